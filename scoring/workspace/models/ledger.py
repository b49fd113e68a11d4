"""The ledger as tables: triggers refuse to change or delete an entry (migrations/0002_append_only.py)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from scoring.committee.procedure.ledger import Entry


class Chain(models.Model):
    """One chain a call, and one, named "", for accounts; `number` and `sha256` of its last entry."""

    name = models.CharField(max_length=80, unique=True)
    number = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name or "accounts"


class LedgerEntry(models.Model):
    """One entry, as it was sealed; every field but `chain` is under its hash."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    at = models.CharField(max_length=40)
    by = models.CharField(max_length=200)
    role = models.CharField(max_length=12, blank=True)
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    detail = models.TextField()
    before = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["chain", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="one_entry_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.subject}"

    @property
    def entry(self) -> Entry:
        """The entry as plain data; reads the chain's name, which belongs to the hash."""
        return Entry(
            self.number,
            self.chain.name,
            *(self.at, self.by, self.role, self.act, self.subject, self.detail, self.before, self.sha256),
        )
