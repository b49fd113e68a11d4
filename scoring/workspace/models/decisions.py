"""Decisions: pending choices of the committee, and rounds in which they were taken together."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from scoring.workspace.models.applications import Application
from scoring.workspace.models.calls import Call

OUTCOMES = [("fund", "fund"), ("reserve", "reserve"), ("decline", "decline")]


class Choice(models.Model):
    """A pending decision: nothing follows from it until the round is taken."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="choice")
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    code = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.application_id} {self.outcome}"


class Round(models.Model):
    """Decisions taken together; the latest counts. The protocol is approved by somebody else."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="rounds")
    taken_by = models.ForeignKey("workspace.Person", models.PROTECT, related_name="rounds_taken")
    taken_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        "workspace.Person", models.PROTECT, null=True, blank=True, related_name="rounds_approved"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-taken_at", "-id"]

    def __str__(self) -> str:
        return f"{self.call} {self.taken_at:%Y-%m-%d}"


class Decision(models.Model):
    """What was decided on one application, what had been recommended, and why they differ where they do."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="decisions")
    application = models.ForeignKey(Application, models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    recommended = models.CharField(max_length=8, blank=True)
    code = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "application"], name="one_decision_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.outcome}"
