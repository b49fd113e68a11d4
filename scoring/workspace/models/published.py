"""What scoring stored: score sheets published to a call, and what was worked out from the marks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from scoring.workspace.models.applications import Application
from scoring.workspace.models.calls import Call


class Publication(models.Model):
    """Scores of a call as an analyst published them; the latest counts.

    `body` is scores.json without the sheets (scoring/sheet.py CallScore), `recommendation` what `klynge
    recommend` found: portfolio, rules and costs. `sha256` is that of the whole scores.json.
    """

    call = models.ForeignKey(Call, models.CASCADE, related_name="publications")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    body = models.JSONField()
    recommendation = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.call} {self.at:%Y-%m-%d}"


class Sheet(models.Model):
    """One application's score sheet: `body` is the whole sheet as JSON; the columns are what lists sort by.

    `pictures` are SVG by name and language, such as waterfall.nb.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="sheets")
    application = models.ForeignKey(Application, models.CASCADE, related_name="sheets")
    rank = models.PositiveIntegerField()
    score = models.FloatField()
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    top_chance = models.FloatField(null=True, blank=True)
    recommended = models.BooleanField(default=False)
    body = models.JSONField()
    pictures = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["rank", "application__application_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "application"], name="one_sheet_an_application")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.rank}"


class Reckoning(models.Model):
    """What a `klynge` command worked out from the marks of a call: `kind` is line or calibration.

    `marks_sha256` is the hash of the marks that went in, so that a page can say when it is stale.
    """

    call = models.ForeignKey(Call, models.CASCADE, related_name="reckonings")
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    marks_sha256 = models.CharField(max_length=64)
    body = models.JSONField()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.call} {self.kind}"
