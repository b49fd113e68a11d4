"""Acts that need a second person: nobody approves what they made."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, joined, sentence, worded
from scoring.committee.procedure.roles import Role


class Second(StrEnum):
    """What a second person has to approve, and whose approval it is (APPROVERS)."""

    PROMOTION = "promotion of a model"
    PROTOCOL = "decision protocol"
    LETTER = "letter"


APPROVERS: dict[Second, frozenset[Role]] = {
    Second.PROMOTION: frozenset({Role.ANALYST, Role.CHAIR, Role.OFFICER}),
    Second.PROTOCOL: frozenset({Role.OFFICER}),
    Second.LETTER: frozenset({Role.OFFICER, Role.CHAIR}),
}


def approve(
    what: Second,
    subject: str,
    *,
    made_by: Collection[str],
    approved_by: str,
    role: Role,
    sha256: str,
    call_id: str,
    at: datetime,
) -> Draft:
    """The entry of an approval. `made_by`: all who had a hand in it; `sha256`: of exactly what was read.

    Refused, all at once: to who made it, under whatever spelling of the name; to a role that does not
    approve such things; where nobody is named as its maker; without the hash of what was read.
    """
    makers = tuple(sorted({one.strip() for one in made_by if one.strip()}))
    problems = []
    if not makers:
        pattern = worded(
            "Nobody is named as having made the {what} {subject}, so nobody can be a second person."
        )
        problems.append(sentence(pattern, what=what, subject=subject))
    if _same(approved_by) in {_same(one) for one in makers}:
        pattern = worded("{person} made the {what} {subject}; somebody else has to approve it.")
        problems.append(sentence(pattern, person=approved_by, what=what, subject=subject))
    if role not in APPROVERS[what]:
        roles = joined(" or ", (one for one in Role if one in APPROVERS[what]))
        problems.append(sentence("To approve a {what} is for: {roles}.", what=what, roles=roles))
    if not sha256:
        pattern = worded("The {what} {subject} has no hash; approve what was read, byte for byte.")
        problems.append(sentence(pattern, what=what, subject=subject))
    if problems:
        raise Refused(*problems)
    detail = {"made_by": list(makers), "sha256": sha256}
    return Draft(call_id, at, approved_by, role, f"approved the {what}", subject, detail)


def _same(person: str) -> str:
    return person.strip().casefold()
