"""Conflicts: a member declares, a chair rules, an officer sees how many are left on every application."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.conflicts import VERDICTS, Source
from scoring.workspace.access import Sight
from scoring.workspace.conflicted import COMMITTEE
from scoring.workspace.models import Application, Conflict, Firm, Part
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


Names = Mapping[tuple[int, str], str]
"""Names of members by application and organisation."""


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
    own, rows = _fetched(seen.own_conflicts()), _fetched(seen.conflicts()) if _sees(seen) else ()
    names = seen.firm_names((one.application_id, one.org_ids) for one in (*own, *rows))
    mine = _rows(seen, own, names)
    everything = _rows(seen, rows, names, ruling=seen.may(Act.RULE))
    listed = _declarable(seen, mine)
    people = {one.person.email: one.person.name for one in _committee(seen)}
    through = seen.gone_through()
    return ConflictsPage(
        frame(seen, "conflicts"),
        seen.may(Act.DECLARE),
        seen.person.email in through,
        listed,
        mine,
        _sees(seen),
        everything,
        _left(seen, listed, everything, len(people)) if _sees(seen) else (),
        len(people),
        tuple(name for email, name in sorted(people.items()) if email not in through) if _sees(seen) else (),
    )


def _sees(seen: Sight) -> bool:
    return seen.may(Act.SEE_CONFLICTS)


def _committee(seen: Sight) -> list[Part]:
    return list(seen.call.parts.filter(role__in=COMMITTEE).select_related("person"))


def _fetched(found: QuerySet[Conflict]) -> tuple[Conflict, ...]:
    rows = found.filter(gone=False).select_related("person", "application")
    rows = rows.defer("application__pictures", "application__summary")
    return tuple(rows.order_by("application__application_id", "person__name", "source"))


def _rows(
    seen: Sight, rows: Iterable[Conflict], names: Names, *, ruling: bool = False
) -> tuple[ConflictRow, ...]:
    return tuple(_row(one, names, may_rule=ruling and one.person_id != seen.person.pk) for one in rows)


def _row(one: Conflict, names: Names, *, may_rule: bool) -> ConflictRow:
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
    rows = rows.only("call", "application_id", "name", "lead", "members").prefetch_related(_rosters(seen))
    return tuple(_listed(one, own.get(one.application_id)) for one in rows)


def _rosters(seen: Sight) -> Prefetch[str, QuerySet[Firm], str]:
    return Prefetch("roster", queryset=seen.declarable_firms())


def _listed(one: Application, own: ConflictRow | None) -> Declarable:
    firms = tuple(str(firm) for firm in one.roster.all())
    return Declarable(one.pk, one.application_id, one.name, one.lead, one.members, firms, own)


def _left(
    seen: Sight, listed: Iterable[Declarable], everything: Iterable[ConflictRow], committee: int
) -> tuple[Left, ...]:
    away: dict[str, set[str]] = {}
    for one in everything:
        if one.recuses:
            away.setdefault(one.application_id, set()).add(one.email)
    left = [(key, name, committee - len(away.get(key, ()))) for key, name in _racing(seen, listed)]
    needed = seen.call.quorum
    found = [Left(key, name, n, needed, n < needed) for key, name, n in left]
    return tuple(sorted(found, key=lambda one: (one.left, one.application_id)))


def _racing(seen: Sight, listed: Iterable[Declarable]) -> list[tuple[str, str]]:
    """Those that the person sees: of the list to declare from, where there is one, else asked for."""
    told = [(one.application_id, one.name) for one in listed if one.key not in seen.recused]
    if told:
        return told
    rows = seen.applications().filter(withdrawn=False).exclude(eligible=False)
    return list(rows.values_list("application_id", "name"))
