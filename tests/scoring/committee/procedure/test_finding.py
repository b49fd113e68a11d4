"""Conflicts that registers show: direct ones, those over one's own organisation, and how far they reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.conflicts import Kind, Link
from scoring.committee.procedure.finding import Found, Interest, Tie, bare, found

ROSTERS = {"A-1": {"11": "Fjord", "12": "Berg"}, "A-2": {"12": "Berg", "13": "Vidde", "14": "Elv"}}
ORGS = st.sampled_from(["11", "12", "13", "14", "90", "91"])
INTERESTS = st.builds(Interest, person=st.sampled_from("ab"), org_id=ORGS, kind=st.sampled_from(Kind))
TIES = st.tuples(ORGS, ORGS, st.sampled_from(["project", "ownership", "patent", "supply"]))


def test_an_employer_among_the_members_is_found_in_every_application() -> None:
    assert found([Interest("ana", "12", Kind.EMPLOYER)], ROSTERS) == (
        Found("ana", "A-1", (Link("12", Kind.EMPLOYER),), 2),
        Found("ana", "A-2", (Link("12", Kind.EMPLOYER),), 3),
    )


def test_a_project_of_ones_employer_is_found_and_says_through_whom() -> None:
    interests = [Interest("ana", "90", Kind.EMPLOYER)]
    told = (Found("ana", "A-1", (Link("11", Kind.PROJECT, via="90"),), 2),)
    assert found(interests, ROSTERS, [("90", "11", "project")]) == told
    assert found(interests, ROSTERS, [("11", "90", "project")]) == told


@pytest.mark.parametrize("kind", ["patent", "supply"])
def test_a_patent_or_a_supplier_is_no_conflict(kind: str) -> None:
    assert found([Interest("ana", "90", Kind.EMPLOYER)], ROSTERS, [("90", "11", kind)]) == ()


def test_the_partners_of_ones_project_are_not_ones_own() -> None:
    assert found([Interest("ana", "90", Kind.PROJECT)], ROSTERS, [("90", "11", "project")]) == ()


def test_ties_reach_one_step() -> None:
    ties = [("90", "91", "ownership"), ("91", "11", "ownership")]
    assert found([Interest("ana", "90", Kind.BOARD)], ROSTERS, ties) == ()


def test_a_partial_conflict_is_shown_as_it_is() -> None:
    interests = [Interest("ana", "12", Kind.BOARD), Interest("ana", "90", Kind.EMPLOYER)]
    one = found(interests, ROSTERS, [("90", "12", "project"), ("90", "14", "ownership")])[-1]
    assert (one.org_ids, one.kinds, one.of) == (("12", "14"), (Kind.BOARD, Kind.OWNERSHIP, Kind.PROJECT), 3)
    assert one.told() == "2 of 3 members: board, ownership, project"


def test_spaces_in_a_number_hide_nothing() -> None:
    rosters = {"A-1": {"914 778 271": "Fjord"}}
    told = (Found("ana", "A-1", (Link("914 778 271", Kind.EMPLOYER),), 1),)
    assert found([Interest("ana", "914778 271 ", Kind.EMPLOYER)], rosters) == told
    over = [Interest("ana", "90 0", Kind.EMPLOYER)]
    assert len(found(over, rosters, [("900", "914\u00a0778\u00a0271", "project")])) == 1


@given(st.lists(INTERESTS, max_size=6), st.lists(TIES, max_size=6))
def test_the_order_of_rows_changes_nothing(interests: list[Interest], ties: list[Tie]) -> None:
    back = dict(reversed([(name, dict(reversed(firms.items()))) for name, firms in ROSTERS.items()]))
    turned = [(other, one, kind) for one, other, kind in reversed(ties)]
    assert found(interests, ROSTERS, ties) == found(interests[::-1] * 2, back, turned)


@given(st.lists(INTERESTS, max_size=6), st.lists(TIES, max_size=6), INTERESTS, TIES)
def test_more_rows_never_hide_a_conflict(
    interests: list[Interest], ties: list[Tie], interest: Interest, tie: Tie
) -> None:
    before = {(one.person, one.application_id): set(one.links) for one in found(interests, ROSTERS, ties)}
    more = found([*interests, interest], ROSTERS, [*ties, tie])
    after = {(one.person, one.application_id): set(one.links) for one in more}
    assert all(links <= after[key] for key, links in before.items())


@given(st.lists(INTERESTS, max_size=6))
def test_every_direct_interest_in_a_member_is_found(interests: list[Interest]) -> None:
    told = {(one.person, one.application_id, org) for one in found(interests, ROSTERS) for org in one.org_ids}
    assert told == {
        (one.person, name, one.org_id)
        for one in interests
        for name, firms in ROSTERS.items()
        if bare(one.org_id) in firms
    }
