"""Whom a conflict recuses, and what the guard says."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.conflicts import (
    VERDICTS,
    Conflict,
    Kind,
    Link,
    Ruling,
    Source,
    Verdict,
    guard,
    recused,
)
from scoring.committee.procedure.refused import ConflictOfInterest
from tests.scoring.committee.procedure.acting import NOON

RULINGS = st.builds(
    Ruling, verdict=st.sampled_from(Verdict), by=st.just("bo"), reason=st.just("r"), at=st.just(NOON)
)
NAMES = st.sampled_from(["A-1", "A-2", "A-3"])
CONFLICTS = st.builds(
    Conflict,
    person=st.sampled_from(["ana", "bo"]),
    application_id=NAMES,
    source=st.sampled_from(Source),
    ruling=st.none() | RULINGS,
    gone=st.booleans(),
)


def ruled(verdict: Verdict, at: datetime = NOON) -> Ruling:
    return Ruling(verdict, "bo", "a reason", at)


@pytest.mark.parametrize(
    ("ruling", "recuses"),
    [
        (None, True),
        (ruled(Verdict.UPHELD), True),
        (ruled(Verdict.DISMISSED), False),
        (ruled(Verdict.WITHDRAWN), False),
    ],
)
@pytest.mark.parametrize("source", Source)
def test_a_conflict_recuses_until_a_chair_has_ruled_it_away(
    source: Source, ruling: Ruling | None, recuses: bool
) -> None:
    assert Conflict("ana", "A-7", source, ruling=ruling).recuses is recuses


def test_what_is_no_longer_found_recuses_nobody() -> None:
    assert not Conflict("ana", "A-7", Source.FOUND, ruling=ruled(Verdict.UPHELD), gone=True).recuses


def test_a_declared_conflict_cannot_be_dismissed() -> None:
    assert Verdict.DISMISSED not in VERDICTS[Source.DECLARED]
    assert Verdict.WITHDRAWN not in VERDICTS[Source.FOUND]


def test_firms_and_kinds_are_told_once_and_in_order() -> None:
    links = (Link("2", Kind.PROJECT, "9"), Link("2", Kind.PROJECT, "8"), Link("1", Kind.BOARD))
    conflict = Conflict("ana", "A-7", Source.FOUND, links, 74)
    assert conflict.org_ids == ("1", "2")
    assert conflict.kinds == (Kind.BOARD, Kind.PROJECT)


@given(st.lists(CONFLICTS))
def test_one_conflict_that_stands_is_enough(conflicts: list[Conflict]) -> None:
    recusals = recused(conflicts)
    for person in ("ana", "bo"):
        for name in ("A-1", "A-2", "A-3"):
            mine = [one for one in conflicts if (one.person, one.application_id) == (person, name)]
            assert ((person, name) in recusals) == any(one.recuses for one in mine)


def test_the_guard_tells_the_identifier_and_nothing_else() -> None:
    with pytest.raises(ConflictOfInterest) as refusal:
        guard(frozenset({("ana", "A-7")}), "ana", "A-7")
    assert str(refusal.value) == "ana has a conflict of interest with A-7 and takes no part in it."


def test_the_guard_lets_others_and_other_applications_pass() -> None:
    guard(frozenset({("ana", "A-7")}), "bo", "A-7")
    guard(frozenset({("ana", "A-7")}), "ana", "A-8")
