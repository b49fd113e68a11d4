"""Calls, who takes part in them, and what was loaded into them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.models.people import Person


class Call(models.Model):
    """A call for applications and where it stands.

    `version` grows with every move, so that two people who act on the same page cannot both win; `seen` is
    whether the committee has seen scores. `reviews_each` reviews are wanted for an application, `quorum`
    members without a conflict must remain. `roster_sha256` is set when the roster is frozen.
    `letters_by` and other dates are the officer's plan, by phase: {phase: ISO day on which it ends}.
    """

    call_id = models.CharField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    phase = models.CharField(max_length=12, choices=[(one, one) for one in Phase], default=Phase.DRAFT)
    seen = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField()
    deadlines = models.JSONField(default=dict, blank=True)
    budget = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    seats = models.PositiveIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    horizon_years = models.PositiveSmallIntegerField(default=3)
    reviews_each = models.PositiveSmallIntegerField(default=3)
    quorum = models.PositiveSmallIntegerField(default=2)
    policy = models.TextField(blank=True)
    roster_sha256 = models.CharField(max_length=64, blank=True)
    roster_frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-closes_on", "call_id"]

    def __str__(self) -> str:
        return self.title or self.call_id


class Part(models.Model):
    """A person's role in a call."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="parts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="parts")
    role = models.CharField(max_length=12, choices=[(one, one) for one in Role])

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "person", "role"], name="one_part_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.role} of {self.call}"


class Load(models.Model):
    """Applications as they were read from a folder, and what had changed since the load before.

    `hashes` are SHA-256 by table; `changes` one sentence each, in both languages; `folder` where it lies.
    """

    call = models.ForeignKey(Call, models.CASCADE, related_name="loads")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    folder = models.CharField(max_length=400)
    hashes = models.JSONField(default=dict)
    changes = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.call} {self.at:%Y-%m-%d %H:%M}"
