"""What each role may do and see in each phase: one table, readable by a lawyer."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role

DRAFT, INTAKE, ELIGIBILITY, CONFLICTS, RATING, REVEAL, DISCUSSION, DECISION, LETTERS, CLOSED = Phase
OFFICER, MEMBER, CHAIR, ANALYST, AUDITOR = Role


class Act(StrEnum):
    """Something a person may do to a call or see of it."""

    EDIT_CALL = "edit the call"
    NAME_PEOPLE = "name who takes part"
    UPLOAD = "upload applications"
    JUDGE_ELIGIBILITY = "judge eligibility"
    DECLARE = "declare a conflict"
    RULE = "rule on a conflict"
    ASSIGN = "assign reviewers"
    RATE = "rate"
    REVISE = "revise a rating"
    PUBLISH = "publish scores"
    PROPOSE = "propose decisions"
    TAKE = "take decisions"
    APPROVE_PROTOCOL = "approve the protocol"
    WRITE_LETTER = "write letters"
    APPROVE_LETTER = "approve letters"
    SEE_CALL = "see the call"
    SEE_APPLICATIONS = "see applications"
    SEE_CONFLICTS = "see all conflicts"
    SEE_PROGRESS = "see who has rated"
    SEE_MARKS = "see others' ratings"
    SEE_SCORES = "see scores"
    SEE_DECISIONS = "see decisions"
    SEE_LETTERS = "see letters"
    SEE_LEDGER = "see the ledger"


def _from(first: Phase, last: Phase = CLOSED) -> frozenset[Phase]:
    return frozenset(phase for phase in Phase if first.place <= phase.place <= last.place)


ALWAYS = _from(DRAFT)
MAY: dict[Act, dict[Role, frozenset[Phase]]] = {
    Act.EDIT_CALL: {OFFICER: _from(DRAFT, INTAKE)},
    Act.NAME_PEOPLE: {OFFICER: _from(DRAFT, CONFLICTS)},
    Act.UPLOAD: {OFFICER: _from(DRAFT, INTAKE)},
    Act.JUDGE_ELIGIBILITY: {OFFICER: _from(ELIGIBILITY, ELIGIBILITY)},
    Act.DECLARE: {MEMBER: _from(CONFLICTS, DECISION), CHAIR: _from(CONFLICTS, DECISION)},
    Act.RULE: {CHAIR: _from(CONFLICTS, DECISION)},
    Act.ASSIGN: {OFFICER: _from(CONFLICTS, RATING)},
    Act.RATE: {MEMBER: _from(RATING, RATING), CHAIR: _from(RATING, RATING)},
    Act.REVISE: {MEMBER: _from(REVEAL, DISCUSSION), CHAIR: _from(REVEAL, DISCUSSION)},
    Act.PUBLISH: {ANALYST: _from(ELIGIBILITY, RATING)},
    Act.PROPOSE: {CHAIR: _from(DISCUSSION, DECISION)},
    Act.TAKE: {CHAIR: _from(DECISION, DECISION)},
    Act.APPROVE_PROTOCOL: {OFFICER: _from(DECISION, DECISION)},
    Act.WRITE_LETTER: {OFFICER: _from(LETTERS, LETTERS)},
    Act.APPROVE_LETTER: {OFFICER: _from(LETTERS, LETTERS), CHAIR: _from(LETTERS, LETTERS)},
    Act.SEE_CALL: dict.fromkeys(Role, ALWAYS),
    Act.SEE_APPLICATIONS: {
        OFFICER: ALWAYS,
        ANALYST: _from(INTAKE),
        MEMBER: _from(CONFLICTS),
        CHAIR: _from(CONFLICTS),
        AUDITOR: ALWAYS,
    },
    Act.SEE_CONFLICTS: {OFFICER: _from(CONFLICTS), CHAIR: _from(CONFLICTS), AUDITOR: ALWAYS},
    Act.SEE_PROGRESS: {OFFICER: _from(RATING), CHAIR: _from(RATING), AUDITOR: ALWAYS},
    Act.SEE_MARKS: {
        OFFICER: _from(REVEAL),
        ANALYST: _from(REVEAL),
        MEMBER: _from(REVEAL),
        CHAIR: _from(REVEAL),
        AUDITOR: ALWAYS,
    },
    Act.SEE_SCORES: {
        OFFICER: _from(REVEAL),
        ANALYST: ALWAYS,
        MEMBER: _from(REVEAL),
        CHAIR: _from(REVEAL),
        AUDITOR: ALWAYS,
    },
    Act.SEE_DECISIONS: {
        OFFICER: _from(DISCUSSION),
        ANALYST: _from(LETTERS),
        MEMBER: _from(DISCUSSION),
        CHAIR: _from(DISCUSSION),
        AUDITOR: ALWAYS,
    },
    Act.SEE_LETTERS: {OFFICER: _from(LETTERS), CHAIR: _from(LETTERS), AUDITOR: ALWAYS},
    Act.SEE_LEDGER: {OFFICER: _from(REVEAL), CHAIR: _from(REVEAL), AUDITOR: ALWAYS},
}
"""What is not in the table is refused. A conflict takes away every act on that application (conflicts.py)."""


def may(act: Act, roles: Collection[Role], phase: Phase) -> bool:
    """Whether somebody with these roles may do or see this while the call is in this phase.

    >>> may(Act.SEE_SCORES, {Role.MEMBER}, Phase.RATING), may(Act.SEE_SCORES, {Role.MEMBER}, Phase.REVEAL)
    (False, True)
    """
    return any(phase in MAY[act].get(role, ()) for role in roles)
