"""Which roles one person may hold in one call."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.roles import Role, clashes


def test_only_member_and_chair_or_officer_and_analyst_go_together() -> None:
    together = [pair for pair in combinations(Role, 2) if not clashes(pair)]
    assert together == [(Role.OFFICER, Role.ANALYST), (Role.MEMBER, Role.CHAIR)]


def test_a_clash_says_why() -> None:
    assert clashes({Role.ANALYST, Role.MEMBER}) == (
        "analyst and member: an analyst sees scores before the reveal, a member must not",
    )


@given(st.sets(st.sampled_from(Role)), st.sampled_from(Role))
def test_one_more_role_never_mends_a_clash(roles: set[Role], more: Role) -> None:
    assert set(clashes(roles)) <= set(clashes(roles | {more}))
