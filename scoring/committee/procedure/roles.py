"""Who takes part in a call, and which two roles nobody may hold at once."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from scoring.committee.procedure.refused import Sentence, sentence, worded


class Role(StrEnum):
    """A person's part in one call; a person may have several, save those that must not meet."""

    OFFICER = "officer"
    MEMBER = "member"
    CHAIR = "chair"
    ANALYST = "analyst"
    AUDITOR = "auditor"


COMMITTEE = frozenset({Role.MEMBER, Role.CHAIR})
"""Those who rate and decide."""
APART: tuple[tuple[Role, Role, str], ...] = (
    (Role.AUDITOR, Role.OFFICER, worded("an auditor judges what the officer did")),
    (Role.AUDITOR, Role.MEMBER, worded("an auditor judges what the committee did")),
    (Role.AUDITOR, Role.CHAIR, worded("an auditor judges what the committee did")),
    (Role.AUDITOR, Role.ANALYST, worded("an auditor judges what the analyst did")),
    (Role.ANALYST, Role.MEMBER, worded("an analyst sees scores before the reveal, a member must not")),
    (Role.ANALYST, Role.CHAIR, worded("an analyst sees scores before the reveal, the chair must not")),
    (Role.OFFICER, Role.MEMBER, worded("an officer chooses who rates what")),
    (Role.OFFICER, Role.CHAIR, worded("an officer approves what the chair has taken down")),
)
"""Roles that must not meet in one person, and why."""


def clashes(roles: Collection[Role]) -> tuple[Sentence, ...]:
    """Why these roles cannot be one person's in one call; empty where they can.

    >>> clashes({Role.AUDITOR, Role.CHAIR})
    ('auditor and chair: an auditor judges what the committee did',)
    """
    return tuple(
        sentence("{one} and {other}: {why}", one=one, other=other, why=sentence(why))
        for one, other, why in APART
        if one in roles and other in roles
    )
