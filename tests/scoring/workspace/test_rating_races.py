"""Two acts on one review in the same moment, over connections of their own: one wins, nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.workspace_server import Database, Servers

WORLD = """
import json, threading
from django.db import connection, transaction
from scoring.committee.procedure.marks import Mark
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.phrases import DIMENSION_NAMES
from scoring.workspace.models import LedgerEntry, Review
from scoring.workspace.verbs.rating import lock, save
from tests.workspace_scored import a_world
with transaction.atomic():
    world = a_world(Phase.RATING, 2)
ana, key, one = world.people["ana"], world.call.pk, world.applications[0].pk
def marks(reason):
    return [Mark(name, 3, reason) for name in DIMENSION_NAMES]
def at_once(*works):
    start, told = threading.Barrier(len(works)), [None] * len(works)
    def run(place, work):
        start.wait()
        try:
            told[place] = work()
        except Refused as refusal:
            told[place] = f"refused: {refusal}"
        finally:
            connection.close()
    threads = [threading.Thread(target=run, args=one) for one in enumerate(works)]
    [one.start() for one in threads], [one.join() for one in threads]
    return told
"""
TWO_SAVES = """
told = at_once(*(lambda word=word: save(ana, key, one, marks(word), saves=0) for word in ("first", "second")))
stored = {mark.reason for mark in Review.objects.get().marks.all()}
theirs = [one.theirs[0].reason for one in told if one.theirs]
print(json.dumps([sorted(len(one.theirs) for one in told), theirs, sorted(stored)]))
"""
TWO_LOCKS_AND_A_SAVE = """
save(ana, key, one, marks("first"), saves=0)
locks = [lambda: lock(ana, key, one, saves=1)] * 2
told = at_once(*locks, lambda: save(ana, key, one, marks("late"), saves=1))
review = Review.objects.get()
stored = sorted({mark.reason for mark in review.marks.all()})
locked, entries = review.locked_at is not None, LedgerEntry.objects.count()
print(json.dumps([[str(one) for one in told], stored, locked, entries]))
"""


def raced(servers: Servers, database: Database, code: str) -> Any:
    with servers.workspace(database) as served:
        return json.loads(served.run(WORLD + code))


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_of_two_saves_one_is_stored_and_the_other_is_told_what(servers: Servers, database: Database) -> None:
    sizes, theirs, stored = raced(servers, database, TWO_SAVES)
    assert sizes == [0, 5]
    assert theirs == stored


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_two_locks_are_one_and_a_save_beside_them_is_in_or_told(servers: Servers, database: Database) -> None:
    (first, second, save), stored, locked, entries = raced(servers, database, TWO_LOCKS_AND_A_SAVE)
    if locked:
        assert (first, second, stored, entries) == ("None", "None", ["first"], 1)
        assert "is locked" in save
    else:  # the save came first: both locks were of what had been seen before it
        assert (stored, entries, "saved again" in first, "saved again" in second) == (["late"], 0, True, True)
