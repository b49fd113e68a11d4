"""Who rates what, and the marks: first blind, then, after the reveal, a second value beside the first."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from scoring.workspace.models.applications import Application
from scoring.workspace.models.people import Person


class Assignment(models.Model):
    """An application that a person is to rate; `by_hand` where an officer changed what was worked out."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="assignments")
    person = models.ForeignKey(Person, models.CASCADE, related_name="assignments")
    by_hand = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "person"], name="one_assignment")
        ]

    def __str__(self) -> str:
        return f"{self.person} rates {self.application_id}"


class Review(models.Model):
    """A person's review of an application: locked by them, and revised after the reveal or not.

    `saves` grows with every save, so that two windows cannot overwrite each other unseen.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="reviews")
    person = models.ForeignKey(Person, models.CASCADE, related_name="reviews")
    locked_at = models.DateTimeField(null=True, blank=True)
    revised_at = models.DateTimeField(null=True, blank=True)
    revision_reason = models.TextField(blank=True)
    blind = models.BooleanField(default=True)
    saves = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "person"], name="one_review")]

    def __str__(self) -> str:
        return f"{self.person} on {self.application_id}"


class Mark(models.Model):
    """A mark on one dimension. `score` is None while empty and where the person abstains."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="marks")
    after_reveal = models.BooleanField(default=False)
    criterion = models.CharField(max_length=20)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    abstained = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "criterion", "after_reveal"], name="one_mark_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.score}"
