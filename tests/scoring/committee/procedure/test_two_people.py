"""Nobody approves their own act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.committee.procedure.two_people import APPROVERS, Second, approve
from tests.scoring.committee.procedure.acting import NOON


def approved(made_by: list[str], by: str, what: Second = Second.PROTOCOL, role: Role = Role.OFFICER) -> Draft:
    return approve(
        what, "2026", made_by=made_by, approved_by=by, role=role, sha256="ab", call_id="2026", at=NOON
    )


def test_a_second_person_approves_and_it_is_told_of_what() -> None:
    detail = {"made_by": ["ana", "bo"], "sha256": "ab"}
    assert approved(["bo", "ana", "bo "], "of") == Draft(
        "2026", NOON, "of", Role.OFFICER, "approved the decision protocol", "2026", detail
    )


@pytest.mark.parametrize("what", Second)
@pytest.mark.parametrize("by", ["of", " OF", "Of "])
def test_nobody_approves_what_they_had_a_hand_in(what: Second, by: str) -> None:
    with pytest.raises(Refused, match=f"made the {what} 2026; somebody else has to approve it"):
        approved(["ana", "of"], by, what)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Refused) as refusal:
        approve(
            *(Second.PROTOCOL, "2026"),
            **{"made_by": [" "], "approved_by": "bo", "role": Role.AUDITOR, "sha256": ""},
            **{"call_id": "2026", "at": NOON},
        )
    assert refusal.value.problems == (
        "Nobody is named as having made the decision protocol 2026, so nobody can be a second person.",
        "To approve a decision protocol is for: officer.",
        "The decision protocol 2026 has no hash; approve what was read, byte for byte.",
    )


@given(
    st.sampled_from(Second), st.lists(st.sampled_from("abc")), st.sampled_from("abc"), st.sampled_from(Role)
)
def test_an_approval_is_by_another_in_a_role_that_approves(
    what: Second, made_by: list[str], by: str, role: Role
) -> None:
    try:
        approved(made_by, by, what, role)
    except Refused:
        assert not made_by or by in made_by or role not in APPROVERS[what]
    else:
        assert made_by
        assert by not in made_by
        assert role in APPROVERS[what]
