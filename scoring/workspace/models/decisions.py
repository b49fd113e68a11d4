"""Decisions: pending choices of the committee, and rounds in which they were taken together."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from scoring.workspace.models.applications import Application
from scoring.workspace.models.calls import Call

OUTCOMES = [("fund", "fund"), ("reserve", "reserve"), ("decline", "decline")]


class Choice(models.Model):
    """A pending decision: nothing follows from it until the round is taken.

    `code` and `reason` say why it departs from the recommendation; `grounds` is what the applicant may read.
    """

    application = models.OneToOneField(Application, models.CASCADE, related_name="choice")
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    code = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    grounds = models.TextField(blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.application_id} {self.outcome}"


class Round(models.Model):
    """Decisions taken together; the latest counts, unless the call went back and it was `set_aside`.

    `protocol` is everything that the decision protocol says, as it was when the round was taken, and `sha256`
    its hash: whoever approves it, somebody else, approves these bytes.
    """

    call = models.ForeignKey(Call, models.CASCADE, related_name="rounds")
    number = models.PositiveIntegerField(default=1)
    note = models.TextField(blank=True)
    set_aside = models.BooleanField(default=False)
    protocol = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64, blank=True)
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


class Paper(models.Model):
    """The protocol of an approved round as it was set in pages, in one language."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="papers")
    language = models.CharField(max_length=2)
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "language"], name="one_paper_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.language}"


class Decision(models.Model):
    """What was decided on one application, what had been recommended, and why they differ where they do.

    `recommended` is the group on the funding line: in, discuss or out.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="decisions")
    application = models.ForeignKey(Application, models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    recommended = models.CharField(max_length=8, blank=True)
    code = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    grounds = models.TextField(blank=True)
    chosen_by = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "application"], name="one_decision_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.outcome}"
