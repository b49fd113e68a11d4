"""Conflicts of interest: what was declared, what was found, what the chair ruled, and whom they recuse."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scoring.committee.procedure.refused import ConflictOfInterest, sentence, worded


class Kind(StrEnum):
    """What connects a person with a firm."""

    EMPLOYER = "employer"
    BOARD = "board"
    OWNERSHIP = "ownership"
    PROJECT = "project"


class Source(StrEnum):
    """Where a conflict comes from: the person's own word, or the registers."""

    DECLARED = "declared"
    FOUND = "found"


class Verdict(StrEnum):
    """What a chair can say: of a found conflict that it is none, of a declared one that it is withdrawn."""

    UPHELD = "upheld"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


VERDICTS = {
    Source.FOUND: (Verdict.UPHELD, Verdict.DISMISSED),
    Source.DECLARED: (Verdict.UPHELD, Verdict.WITHDRAWN),
}


@dataclass(frozen=True, order=True)
class Link:
    """One connection with a member firm; `via` is the reviewer's own organisation where it is indirect."""

    org_id: str
    kind: Kind
    via: str = ""


@dataclass(frozen=True)
class Ruling:
    """What a chair said of a conflict, and why."""

    verdict: Verdict
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class Conflict:
    """A person and an application that must be kept apart until it is ruled otherwise.

    `links` and `of` (the number of members) show how much of the application is concerned; a declared
    conflict need not name a firm. `earlier` are rulings on facts that have changed since. `gone`: found once,
    and no longer so; it is kept to be read.
    """

    person: str
    application_id: str
    source: Source
    links: tuple[Link, ...] = ()
    of: int = 0
    reason: str = ""
    ruling: Ruling | None = None
    earlier: tuple[Ruling, ...] = ()
    gone: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What there is one of: person, application, source."""
        return self.person, self.application_id, self.source

    @property
    def org_ids(self) -> tuple[str, ...]:
        """The member firms concerned, sorted."""
        return tuple(sorted({link.org_id for link in self.links}))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What connects the person with them, in the order of `Kind`."""
        return tuple(kind for kind in Kind if any(link.kind == kind for link in self.links))

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings, the latest last."""
        return self.earlier + ((self.ruling,) if self.ruling else ())

    @property
    def recuses(self) -> bool:
        """True until the chair has dismissed it or agreed to its withdrawal, and while it is found."""
        return not self.gone and (self.ruling is None or self.ruling.verdict == Verdict.UPHELD)


Conflicts = tuple[Conflict, ...]
"""All conflicts of a call, in the order of their keys."""
Recusals = frozenset[tuple[str, str]]
"""Pairs of person and application."""


def in_order(kept: Mapping[tuple[str, str, str], Conflict]) -> Conflicts:
    """The conflicts by their keys."""
    return tuple(kept[key] for key in sorted(kept))


def recused(conflicts: Iterable[Conflict]) -> Recusals:
    """Who is kept from what: a conflict on which nobody has ruled counts like one that was upheld."""
    return frozenset((one.person, one.application_id) for one in conflicts if one.recuses)


def guard(recusals: Collection[tuple[str, str]], person: str, application_id: str) -> None:
    """Nothing, or ConflictOfInterest, which says no more of the application than its identifier."""
    if (person, application_id) in recusals:
        pattern = worded("{person} has a conflict of interest with {application_id} and takes no part in it.")
        raise ConflictOfInterest(sentence(pattern, person=person, application_id=application_id))
