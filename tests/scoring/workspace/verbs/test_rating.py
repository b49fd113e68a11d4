"""Saving, locking and revising: whose it is, when, and what the ledger keeps."""

from __future__ import annotations

import json

import pytest

from scoring.committee.procedure.ledger import faults
from scoring.committee.procedure.marks import Mark
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import ConflictOfInterest, Refused
from scoring.phrases import DIMENSION_NAMES
from scoring.workspace.models import Assignment, Conflict, LedgerEntry, Review
from scoring.workspace.verbs.rating import lock, revise, save
from tests.workspace_scored import a_world

pytestmark = pytest.mark.django_db
MARKS = tuple(Mark(name, 4, "good") for name in DIMENSION_NAMES)


def test_a_lock_keeps_the_marks_under_the_applications_own_name() -> None:
    world = a_world(Phase.RATING)
    ana, one = world.people["ana"], world.applications[0]
    save(ana, world.call.pk, one.pk, MARKS, saves=0)
    lock(ana, world.call.pk, one.pk, saves=1)
    entry = LedgerEntry.objects.get()
    assert (entry.act, entry.subject, entry.by) == ("locked a review", one.application_id, "ana@example.org")
    assert json.loads(entry.detail)["marks"]["capital"] == {"score": 4, "reason": "good"}
    assert faults([entry.entry]) == ()
    review = Review.objects.get()
    assert (review.locked_at.isoformat(), review.blind) == (entry.at, True)


def test_what_is_locked_after_scores_were_seen_is_not_blind() -> None:
    world = a_world(Phase.RATING)
    world.call.seen = True
    world.call.save()
    ana, one = world.people["ana"], world.applications[0]
    save(ana, world.call.pk, one.pk, MARKS, saves=0)
    lock(ana, world.call.pk, one.pk, saves=1)
    assert Review.objects.get().blind is False


def test_a_window_behind_that_says_the_same_is_no_clash() -> None:
    world = a_world(Phase.RATING)
    ana, one = world.people["ana"], world.applications[0]
    assert save(ana, world.call.pk, one.pk, MARKS, saves=0).saves == 1
    again = save(ana, world.call.pk, one.pk, MARKS, saves=0)
    assert (again.saves, again.theirs) == (1, ())
    other = save(ana, world.call.pk, one.pk, (Mark("capital", 2, "bad"),), saves=0)
    assert other.theirs == (Mark("capital", 4, "good"),)


def test_only_whoever_is_to_rate_it_can() -> None:
    world = a_world(Phase.RATING)
    ana, one = world.people["ana"], world.applications[0]
    Assignment.objects.filter(person=ana, application=one).delete()
    with pytest.raises(Refused, match="A-01 is not yours to rate"):
        save(ana, world.call.pk, one.pk, MARKS, saves=0)
    with pytest.raises(Refused, match="not yours to rate"):
        save(world.people["carl"], world.call.pk, one.pk, MARKS, saves=0)


def test_whoever_is_kept_away_cannot_rate_lock_or_revise() -> None:
    world = a_world(Phase.RATING)
    ana, one = world.people["ana"], world.applications[0]
    Conflict.objects.create(person=ana, application=one, source="found")
    for act in (
        lambda: save(ana, world.call.pk, one.pk, MARKS, saves=0),
        lambda: lock(ana, world.call.pk, one.pk, saves=0),
        lambda: revise(ana, world.call.pk, one.pk, MARKS),
    ):
        with pytest.raises(ConflictOfInterest, match="A-01"):
            act()
    assert not Review.objects.exists()


def test_nothing_is_rated_outside_of_its_phase() -> None:
    world = a_world(Phase.REVEAL, locked=False)
    with pytest.raises(Refused, match="To rate is for"):
        save(world.people["ana"], world.call.pk, world.applications[0].pk, MARKS, saves=0)
    with pytest.raises(Refused, match="was not locked before the reveal"):
        revise(world.people["ana"], world.call.pk, world.applications[0].pk, MARKS)
