"""Declaring and ruling: who may, and what stands until then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.committee.procedure.conflicts import Conflict, Kind, Link, Ruling, Source, Verdict, recused
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import ConflictOfInterest, Refused
from scoring.committee.procedure.roles import Role
from scoring.committee.procedure.ruling import declare, rule
from tests.scoring.committee.procedure.acting import NOON, acting

ANA = acting("ana", Role.MEMBER, phase=Phase.CONFLICTS)
BO = acting("bo", Role.CHAIR, phase=Phase.CONFLICTS)
ONE, TWO = Link("11", Kind.EMPLOYER), Link("12", Kind.PROJECT, via="11")
FOUND = Conflict("ana", "A-7", Source.FOUND, (ONE,), 74)
DISMISSED = Ruling(Verdict.DISMISSED, "bo", "left the firm in 2019", NOON)


def test_a_declared_conflict_recuses_at_once_and_is_told() -> None:
    conflicts, entry = declare((FOUND,), "A-8", reason=" my sister works there ", actor=ANA, of=9)
    declared = Conflict("ana", "A-8", Source.DECLARED, of=9, reason="my sister works there")
    assert conflicts == (FOUND, declared)
    assert recused(conflicts) == {("ana", "A-7"), ("ana", "A-8")}
    detail = {"person": "ana", "reason": "my sister works there"}
    assert entry == Draft("2026", NOON, "ana", Role.MEMBER, "declare a conflict", "A-8", detail)


def test_declaring_needs_a_reason_and_is_done_once() -> None:
    with pytest.raises(Refused, match="A conflict with A-7 needs a reason"):
        declare((), "A-7", reason=" ", actor=ANA)
    conflicts, _ = declare((FOUND,), "A-7", reason="a friend", actor=ANA)
    assert [one.source for one in conflicts] == [Source.DECLARED, Source.FOUND]
    with pytest.raises(Refused, match="ana has declared a conflict with A-7 already"):
        declare(conflicts, "A-7", reason="a friend", actor=ANA)


def test_only_who_rates_or_decides_declares_and_only_while_it_matters() -> None:
    for actor in (
        acting("of", Role.OFFICER, phase=Phase.CONFLICTS),
        acting("ana", Role.MEMBER, phase=Phase.DRAFT),
    ):
        with pytest.raises(Refused, match="To declare a conflict is for"):
            declare((), "A-7", reason="a friend", actor=actor)


def test_a_chair_dismisses_a_found_conflict_and_it_is_told() -> None:
    conflicts, entry = rule((FOUND,), FOUND, Verdict.DISMISSED, reason="left the firm in 2019", actor=BO)
    assert conflicts == (replace(FOUND, ruling=DISMISSED),)
    assert recused(conflicts) == frozenset()
    told = {"person": "ana", "source": "found", "verdict": "dismissed", "reason": "left the firm in 2019"}
    assert entry == Draft("2026", NOON, "bo", Role.CHAIR, "rule on a conflict", "A-7", told)


def test_a_declared_conflict_ends_only_when_a_chair_agrees_to_its_withdrawal() -> None:
    conflicts, _ = declare((), "A-7", reason="a friend", actor=ANA)
    with pytest.raises(Refused, match="was declared can be upheld or withdrawn, not dismissed"):
        rule(conflicts, conflicts[0], Verdict.DISMISSED, reason="r", actor=BO)
    after, _ = rule(conflicts, conflicts[0], Verdict.WITHDRAWN, reason="another firm of that name", actor=BO)
    assert recused(after) == frozenset()
    anew, _ = declare(after, "A-7", reason="it was that firm", actor=ANA)
    assert (anew[0].recuses, anew[0].earlier) == (True, (after[0].ruling,))


@pytest.mark.parametrize(
    ("of", "verdict", "reason", "says"),
    [
        (replace(FOUND, person="bo"), Verdict.DISMISSED, "r", "bo cannot rule on an own conflict"),
        (FOUND, Verdict.WITHDRAWN, "r", "was found can be upheld or dismissed, not withdrawn"),
        (FOUND, Verdict.DISMISSED, "  ", "A ruling needs a reason"),
        (replace(FOUND, gone=True), Verdict.DISMISSED, "r", "has changed. Read it again"),
    ],
)
def test_a_ruling_that_may_not_be_is_refused(of: Conflict, verdict: Verdict, reason: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        rule((of,), of, verdict, reason=reason, actor=BO)


def test_a_conflict_that_changed_since_it_was_read_is_not_ruled_on() -> None:
    with pytest.raises(Refused, match="The conflict of ana with A-7 has changed"):
        rule((replace(FOUND, links=(ONE, TWO)),), FOUND, Verdict.DISMISSED, reason="r", actor=BO)


def test_a_chair_with_a_conflict_of_its_own_does_not_rule_on_others() -> None:
    own = replace(FOUND, person="bo")
    with pytest.raises(ConflictOfInterest, match="bo has a conflict of interest with A-7"):
        rule((FOUND, own), FOUND, Verdict.DISMISSED, reason="r", actor=BO)
    after, _ = rule((FOUND, own), own, Verdict.UPHELD, reason="r", actor=replace(BO, by="cy"))
    assert recused(after) == {("ana", "A-7"), ("bo", "A-7")}


def test_only_a_chair_rules() -> None:
    with pytest.raises(Refused, match="To rule on a conflict is for: chair"):
        rule(
            (FOUND,),
            FOUND,
            Verdict.DISMISSED,
            reason="r",
            actor=acting("o", Role.OFFICER, phase=Phase.RATING),
        )
