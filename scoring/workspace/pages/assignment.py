"""Who reads what: members and their loads, applications and their readers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scoring.committee.procedure.acts import Act
from scoring.workspace.access import Sight
from scoring.workspace.conflicted import COMMITTEE
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.sectors import sector_said


@dataclass(frozen=True)
class ReaderLoad:
    """A member: how many to read, how many of these are locked, from how many kept away."""

    email: str
    name: str
    expertise: str
    load: int
    locked: int
    recused: int
    share: int


@dataclass(frozen=True)
class ReaderOf:
    """Somebody who reads an application; `locked` once the review is."""

    email: str
    name: str
    by_hand: bool
    begun: bool
    locked: bool


@dataclass(frozen=True)
class ReadRow:
    """An application, who reads it, and who else could."""

    key: int
    application_id: str
    name: str
    sector: str
    readers: tuple[ReaderOf, ...]
    others: tuple[tuple[str, str], ...]
    recused: tuple[str, ...]
    short: bool


@dataclass(frozen=True)
class AssignmentPage:
    """The whole assignment, or one's own where one does not assign."""

    frame: Frame
    may_assign: bool
    each: int
    loads: tuple[ReaderLoad, ...]
    rows: tuple[ReadRow, ...]
    pairs: int
    short: int


def assignment_page(seen: Sight) -> AssignmentPage:
    """The page of who reads what; for those who assign or see progress."""
    people = _people(seen)
    reads, away = _reads(seen, people), _away(seen)
    rows = tuple(
        _row(seen, key, (name, title, sector), people, reads.get(key, ()), away.get(key, frozenset()))
        for key, name, title, sector in _racing(seen)
    )
    return AssignmentPage(
        frame(seen, "assignment"),
        seen.may(Act.ASSIGN),
        seen.call.reviews_each,
        _loads(people, rows),
        rows,
        sum(len(one.readers) for one in rows),
        sum(one.short for one in rows),
    )


def _people(seen: Sight) -> dict[str, tuple[str, str]]:
    """E-mail -> name and expertise."""
    rows = seen.call.parts.filter(role__in=COMMITTEE).order_by("person__name")
    told = rows.values_list("person__email", "person__name", "person__expertise")
    return {email: (name, expertise) for email, name, expertise in told}


def _racing(seen: Sight) -> list[tuple[int, str, str, str]]:
    rows = seen.applications().filter(withdrawn=False).exclude(eligible=False)
    told = rows.values_list("pk", "application_id", "name", "sector", "sector_name")
    return [(key, name, title, sector_said(code, sector)) for key, name, title, code, sector in told]


def _reads(seen: Sight, people: dict[str, tuple[str, str]]) -> dict[int, tuple[ReaderOf, ...]]:
    begun = {
        (application, email): locked is not None
        for application, email, locked in seen.reviews().values_list(
            "application_id", "person__email", "locked_at"
        )
    }
    found: dict[int, list[ReaderOf]] = {}
    rows = seen.assignments().values_list("application_id", "person__email", "person__name", "by_hand")
    for application, email, name, by_hand in rows.order_by("person__name"):
        if email in people:
            state = begun.get((application, email))
            found.setdefault(application, []).append(
                ReaderOf(email, name, by_hand, state is not None, state is True)
            )
    return {key: tuple(readers) for key, readers in found.items()}


def _away(seen: Sight) -> dict[int, frozenset[str]]:
    """Application -> e-mails of those who are kept from it."""
    found: dict[int, set[str]] = {}
    for application, email in seen.recusals():
        found.setdefault(application, set()).add(email)
    return {key: frozenset(emails) for key, emails in found.items()}


def _row(
    seen: Sight,
    key: int,
    told: tuple[str, str, str],
    people: dict[str, tuple[str, str]],
    readers: tuple[ReaderOf, ...],
    away: frozenset[str],
) -> ReadRow:
    taken = {one.email for one in readers}
    others = [(email, name) for email, (name, _expertise) in people.items() if email not in taken | away]
    recused = tuple(name for email, (name, _expertise) in people.items() if email in away)
    short = len(readers) < seen.call.reviews_each
    return ReadRow(key, *told, readers, tuple(others), recused, short)


def _loads(people: dict[str, tuple[str, str]], rows: tuple[ReadRow, ...]) -> tuple[ReaderLoad, ...]:
    load = Counter(one.email for row in rows for one in row.readers)
    locked = Counter(one.email for row in rows for one in row.readers if one.locked)
    away = Counter(name for row in rows for name in row.recused)
    most = max(load.values(), default=1)
    return tuple(
        ReaderLoad(email, name, expertise, load[email], locked[email], away[name], 100 * load[email] // most)
        for email, (name, expertise) in people.items()
    )
