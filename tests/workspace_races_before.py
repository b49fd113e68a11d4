"""Races up to the reveal: loads, moves, rulings, marks."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Any

from scoring.committee.procedure.conflicts import Verdict
from scoring.committee.procedure.marks import Mark as Given
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import (
    Assignment,
    Call,
    Conflict,
)
from scoring.workspace.verbs import (
    conflicts,
    rating,
)
from scoring.workspace.verbs.freezing import freeze
from scoring.workspace.verbs.load import load
from scoring.workspace.verbs.phases import go
from tests.workspace_at_once import Race, at_once, told
from tests.workspace_calls import a_call, a_part, a_person, an_application
from tests.workspace_intakes import an_intake, applied
from tests.workspace_reviews import DIMENSIONS, a_review
from tests.workspace_secrets import AT

MARKS = dict.fromkeys(DIMENSIONS, 3)


def members_lock() -> Race:
    """Two members lock, each of them twice."""
    call = a_call(Phase.RATING, call_id="lock")
    one, who = an_application(call), [a_part(call, name, Role.MEMBER) for name in ("ana", "ben")]
    for person in who:
        Assignment.objects.create(application=one, person=person)
        a_review(one, person, locked=False, **MARKS)
    ends = at_once(*(partial(rating.lock, person, call.pk, one.pk, saves=0) for person in who * 2))
    return Race(ends, 4, {"an entry each": told(call, "locked a review") == 2})


def one_saves_in_two_windows() -> Race:
    """The first save of a review, from two windows with other marks in them."""
    call = a_call(Phase.RATING, call_id="save")
    one, ana = an_application(call), a_part(call, "ana", Role.MEMBER)
    Assignment.objects.create(application=one, person=ana)
    saved: list[Any] = []

    def save(score: int) -> None:
        saved.append(rating.save(ana, call.pk, one.pk, [Given("capital", score, "why")], saves=0))

    ends = at_once(partial(save, 2), partial(save, 4))
    return Race(ends, 2, {"one is shown the other's": sum(bool(each.theirs) for each in saved) == 1})


def officers_move() -> Race:
    """Two officers move the call on from the same page, one of them twice."""
    call = a_call(call_id="move")
    who = [a_part(call, name, Role.OFFICER) for name in ("olga", "otto")]
    ends = at_once(*(partial(go, one, call.pk, Phase.INTAKE, version=1) for one in (*who, who[0])))
    call.refresh_from_db()
    moved = (call.phase, call.version, told(call, "went on")) == (Phase.INTAKE, 2, 1)
    return Race(ends, 1, {"moved once": moved})


def chairs_rule() -> Race:
    """Two chairs rule otherwise on what both have read."""
    call = a_call(Phase.CONFLICTS, call_id="rule")
    one, ana = an_application(call), a_part(call, "ana", Role.MEMBER)
    row = Conflict.objects.create(person=ana, application=one, source="declared", reason="x")
    read = conflicts.stamp(row.org_ids, row.ruling, gone=False)
    chairs = [a_part(call, name, Role.CHAIR) for name in ("carl", "cleo")]
    verdicts = (Verdict.UPHELD, Verdict.WITHDRAWN)
    rule = partial(conflicts.rule, key=call.pk, conflict=row.pk, reason="why", as_read=read)
    ends = at_once(*(partial(rule, who, verdict=one) for who, one in zip(chairs, verdicts, strict=True)))
    row.refresh_from_db()
    winner = chairs[ends.index("done")].email if "done" in ends else ""
    return Race(
        ends, 1, {"the winner's ruling stands": row.ruled_by == winner, "no other": row.earlier == []}
    )


def deadline() -> Race:
    """A load at the moment at which the call leaves intake."""
    olga = a_person("lena", opens_calls=True)
    first, later = applied("A-1", "100", "200"), applied("A-1", "100", "300")
    call = Call.objects.get(pk=load(olga, dataclasses.replace(an_intake(first), call_id="freeze")).key)
    Call.objects.filter(pk=call.pk).update(phase=Phase.INTAKE)
    second = dataclasses.replace(an_intake(later), call_id="freeze")
    ends = at_once(
        partial(load, olga, second), partial(go, olga, call.pk, Phase.ELIGIBILITY, version=call.version)
    )
    call.refresh_from_db()
    frozen, there = call.roster_sha256, set(call.applications.get().roster.values_list("org_id", flat=True))
    freeze(call, AT)
    loaded = there == {"100", "300"}
    holds = {"what is frozen is what is there": frozen == call.roster_sha256, "moved": ends[1] == "done"}
    return Race(
        ends, 1 + loaded, holds | {"a load that was told changed nothing": loaded == (ends[0] == "done")}
    )


def two_loads() -> Race:
    """Two officers load other folders into the same call."""
    olga = a_person("lena", opens_calls=True)
    key = load(olga, dataclasses.replace(an_intake(applied("A-1", "100")), call_id="loads")).key
    call = Call.objects.get(pk=key)
    otto = a_part(call, "otto", Role.OFFICER)
    wide = [applied("A-1", "1"), applied("A-2", "2"), applied("A-3", "3")]
    other = [applied("A-1", "7"), applied("A-4", "8")]
    folders = [dataclasses.replace(an_intake(*each), call_id="loads") for each in (wide, other)]
    ends = at_once(partial(load, olga, folders[0]), partial(load, otto, folders[1]))
    rows = call.applications.values_list("application_id", "roster__org_id")
    whole_ones = [{(one.application_id, one.roster[0].org_id) for one in each} for each in (wide, other)]
    return Race(ends, 2, {"one of them whole": set(rows) in whole_ones, "both told": call.loads.count() == 3})


def a_new_call_twice() -> Race:
    """Two people load the same new call."""
    who = [a_person(name, opens_calls=True) for name in ("lena", "lars")]
    folder = dataclasses.replace(an_intake(), call_id="new")
    ends = at_once(*(partial(load, one, folder) for one in who))
    return Race(ends, 1, {"one call": Call.objects.filter(call_id="new").count() == 1})
