"""Conflicts of interest: declared by a person or found in the rosters, and what the chair ruled."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from scoring.workspace.models.applications import Application
from scoring.workspace.models.people import Person


class Conflict(models.Model):
    """A person's conflict with an application. It recuses unless it is dismissed, withdrawn or `gone`.

    `links` are [organisation, kind, by way of]; `org_ids` and `kinds` the same as sorted lists; `of` is how
    many members the application has. `earlier` are rulings on facts that have changed since:
    [ruling, by, reason, ISO time].
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="conflicts")
    application = models.ForeignKey(Application, models.CASCADE, related_name="conflicts")
    source = models.CharField(max_length=10)
    kinds = models.JSONField(default=list)
    links = models.JSONField(default=list)
    org_ids = models.JSONField(default=list)
    of = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    ruling = models.CharField(max_length=10, default="none")
    ruled_by = models.CharField(max_length=200, blank=True)
    ruled_reason = models.TextField(blank=True)
    ruled_at = models.DateTimeField(null=True, blank=True)
    earlier = models.JSONField(default=list)
    gone = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "application", "source"], name="one_conflict_of_a_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.source} {self.application_id}"
