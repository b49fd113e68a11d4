"""Applications, their member firms, and the firms' ties to other organisations."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from scoring.workspace.models.calls import Call


class Application(models.Model):
    """An application as it was loaded. `pictures` are SVG by name and language, such as map.en.

    `eligible` is None until judged. `withdrawn` ones stay, and leave every list of the committee.
    """

    call = models.ForeignKey(Call, models.CASCADE, related_name="applications")
    application_id = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    lead = models.CharField(max_length=300, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    sector_name = models.CharField(max_length=200, blank=True)
    region = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=80, blank=True)
    requested = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    own_funding = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    members = models.PositiveIntegerField(default=0)
    firms = models.PositiveIntegerField(default=0)
    roster_sha256 = models.CharField(max_length=64, blank=True)
    pictures = models.JSONField(default=dict)
    eligible = models.BooleanField(null=True, blank=True)
    eligibility_reason = models.TextField(blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["application_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "application_id"], name="one_application_of_an_id")
        ]

    def __str__(self) -> str:
        return self.name or self.application_id


class Firm(models.Model):
    """A member organisation of an application."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="roster")
    org_id = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=12, blank=True)
    commitment = models.CharField(max_length=12, blank=True)
    region = models.CharField(max_length=200, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    employees = models.FloatField(null=True, blank=True)
    joined_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name", "org_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "org_id"], name="one_firm_in_an_application")
        ]

    def __str__(self) -> str:
        return self.name or self.org_id


class Tie(models.Model):
    """A joint project or ownership between two organisations, as the call's data has it."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="ties")
    org_a = models.CharField(max_length=40, db_index=True)
    org_b = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=12)

    def __str__(self) -> str:
        return f"{self.org_a} {self.kind} {self.org_b}"
