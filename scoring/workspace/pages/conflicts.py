"""Conflicts: a member declares, a chair rules, an officer sees how many are left on every application."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.conflicts import VERDICTS, Source
from scoring.workspace.access import Sight
from scoring.workspace.conflicted import COMMITTEE
from scoring.workspace.models import Application, Conflict
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.phase_names import INTERESTS
from scoring.workspace.verbs.conflicts import stamp

RULINGS: dict[str, Promise] = {
    "none": gettext_lazy("not ruled on yet"),
    "upheld": gettext_lazy("upheld"),
    "dismissed": gettext_lazy("dismissed"),
    "withdrawn": gettext_lazy("withdrawn"),
}
VERBS: dict[str, Promise] = {
    "upheld": gettext_lazy("Uphold"),
    "dismissed": gettext_lazy("Dismiss"),
    "withdrawn": gettext_lazy("Let it be withdrawn"),
}


@dataclass(frozen=True)
class ConflictRow:
    """A conflict; `extent` says how much of the application is concerned, `verdicts` what a chair can say."""

    key: int
    email: str
    person: str
    application_id: str
    name: str
    found: bool
    extent: str
    firms: tuple[str, ...]
    reason: str
    ruling: Promise
    ruled: str
    recuses: bool
    stamp: str
    verdicts: tuple[tuple[str, Promise], ...]


@dataclass(frozen=True)
class Declarable:
    """An application as one has to know it to declare: name and members; `own` is one's conflict with it."""

    key: int
    application_id: str
    name: str
    lead: str
    members: int
    firms: tuple[str, ...]
    own: ConflictRow | None


@dataclass(frozen=True)
class Left:
    """An application and how many of the committee are left on it."""

    application_id: str
    name: str
    left: int
    needed: int
    short: bool


@dataclass(frozen=True)
class ConflictsPage:
    """What each may see: own list for the committee, all conflicts for chair, officer and auditor."""

    frame: Frame
    may_declare: bool
    gone_through: bool
    list: tuple[Declarable, ...]
    own: tuple[ConflictRow, ...]
    may_see_all: bool
    all: tuple[ConflictRow, ...]
    left: tuple[Left, ...]
    committee: int
    waits_for: tuple[str, ...]


def conflicts_page(seen: Sight) -> ConflictsPage:
    """The page of conflicts."""
    mine = _rows(seen, seen.own_conflicts())
    everything = _all(seen)
    people = {one.person.email: one.person.name for one in _committee(seen)}
    through = seen.gone_through()
    sees = seen.may(Act.SEE_CONFLICTS)
    return ConflictsPage(
        frame(seen, "conflicts"),
        seen.may(Act.DECLARE),
        seen.person.email in through,
        _declarable(seen, mine),
        mine,
        sees,
        everything,
        _left(seen, everything, len(people)) if sees else (),
        len(people),
        tuple(name for email, name in sorted(people.items()) if email not in through) if sees else (),
    )


def _all(seen: Sight) -> tuple[ConflictRow, ...]:
    return _rows(seen, seen.conflicts(), ruling=seen.may(Act.RULE)) if seen.may(Act.SEE_CONFLICTS) else ()


def _committee(seen: Sight) -> list:  # type: ignore[type-arg]
    return list(seen.call.parts.filter(role__in=COMMITTEE).select_related("person"))


def _rows(seen: Sight, found: Iterable[Conflict], *, ruling: bool = False) -> tuple[ConflictRow, ...]:
    rows = found.filter(gone=False).select_related("person", "application")  # type: ignore[attr-defined]
    rows = rows.defer("application__pictures", "application__summary")
    rows = list(rows.order_by("application__application_id", "person__name", "source"))
    names = seen.firm_names({one.application_id: one.org_ids for one in rows})
    return tuple(_row(one, names, may_rule=ruling and one.person_id != seen.person.pk) for one in rows)


def _row(one: Conflict, names: dict[tuple[int, str], str], *, may_rule: bool) -> ConflictRow:
    by = _("{ruling} by {by}: {reason}").format(
        ruling=RULINGS[one.ruling], by=one.ruled_by, reason=one.ruled_reason
    )
    verdicts = VERDICTS[Source(one.source)] if may_rule else ()
    return ConflictRow(
        one.pk,
        one.person.email,
        one.person.name,
        one.application.application_id,
        one.application.name,
        one.source == Source.FOUND,
        _extent(one),
        tuple(names.get((one.application_id, org), org) for org in one.org_ids),
        one.reason,
        RULINGS[one.ruling],
        by if one.ruling != "none" else "",
        one.ruling in ("none", "upheld"),
        stamp(one.org_ids, one.ruling, gone=one.gone),
        tuple((str(each), VERBS[each]) for each in verdicts),
    )


def _extent(one: Conflict) -> str:
    if not one.org_ids:
        return ""
    kinds = ", ".join(str(INTERESTS.get(kind, kind)) for kind in one.kinds)
    told = ngettext("{n} of {of} member: {kinds}", "{n} of {of} members: {kinds}", one.of)
    return told.format(n=len(one.org_ids), of=one.of, kinds=kinds)


def _declarable(seen: Sight, mine: tuple[ConflictRow, ...]) -> tuple[Declarable, ...]:
    own = {one.application_id: one for one in reversed(mine)}
    rows = seen.declarable().filter(withdrawn=False).exclude(eligible=False)
    rows = rows.only("application_id", "name", "lead", "members").prefetch_related(_rosters(seen))
    return tuple(_listed(one, own.get(one.application_id)) for one in rows)


def _rosters(seen: Sight) -> Prefetch:  # type: ignore[type-arg]
    return Prefetch("roster", queryset=seen.declarable_firms())


def _listed(one: Application, own: ConflictRow | None) -> Declarable:
    firms = tuple(str(firm) for firm in one.roster.all())
    return Declarable(one.pk, one.application_id, one.name, one.lead, one.members, firms, own)


def _left(seen: Sight, everything: Iterable[ConflictRow], committee: int) -> tuple[Left, ...]:
    away: dict[str, set[str]] = {}
    for one in everything:
        if one.recuses:
            away.setdefault(one.application_id, set()).add(one.email)
    needed = seen.call.quorum
    rows = seen.applications().filter(withdrawn=False).exclude(eligible=False)
    found = [
        Left(
            key, name, committee - len(away.get(key, ())), needed, committee - len(away.get(key, ())) < needed
        )
        for key, name in rows.values_list("application_id", "name")
    ]
    return tuple(sorted(found, key=lambda one: (one.left, one.application_id)))
