"""Letters to applicants: a draft, and the officer or chair, somebody else, who approved it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from scoring.workspace.models.applications import Application


class Letter(models.Model):
    """The letter of one application in one language; `html` is what was written, `sha256` its hash.

    `final` is whether it was set again with its approval on it; only then may it go, and has a `pdf`.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="letters")
    language = models.CharField(max_length=2)
    html = models.TextField()
    pdf = models.BinaryField(null=True, blank=True)
    final = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)
    written_by = models.ForeignKey("workspace.Person", models.PROTECT, related_name="letters_written")
    written_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        "workspace.Person", models.PROTECT, null=True, blank=True, related_name="letters_approved"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "language"], name="one_letter_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.language}"
