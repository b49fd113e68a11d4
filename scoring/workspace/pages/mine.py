"""My calls, and what waits for me in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.committee.procedure.phases import MOVES, Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Person
from scoring.workspace.own_work import Work, own_work
from scoring.workspace.pages.phase_names import PHASES, ROLES


@dataclass(frozen=True)
class CallRow:
    """One call: `waits` is what the person is waited for, and `place` the address where it is done."""

    key: int
    title: str
    call_id: str
    phase: Promise
    closes_on: date
    roles: tuple[Promise, ...]
    waits: str
    place: str


@dataclass(frozen=True)
class MinePage:
    """The person's calls; `may_open` is whether they may open one."""

    calls: tuple[CallRow, ...]
    may_open: bool


def mine_page(person: Person) -> MinePage:
    """The list of calls."""
    return MinePage(tuple(_row(one) for one in own_work(person)), person.opens_calls)


def _row(work: Work) -> CallRow:
    call = work.call
    waits, place = _waits(work)
    roles = tuple(ROLES[one] for one in Role if one in work.roles)
    return CallRow(call.pk, str(call), call.call_id, PHASES[call.phase], call.closes_on, roles, waits, place)


def _waits(work: Work) -> tuple[str, str]:
    phase, committee = Phase(work.call.phase), bool(work.roles & {Role.MEMBER, Role.CHAIR})
    if phase is Phase.ELIGIBILITY and work.to_judge:
        told = ngettext("{n} application to judge", "{n} applications to judge", work.to_judge)
        return told.format(n=work.to_judge), "eligibility"
    if phase is Phase.CONFLICTS and committee and not work.gone_through:
        return _("Declare your conflicts"), "conflicts"
    if phase is Phase.RATING and work.to_lock:
        told = ngettext("{n} review to lock", "{n} reviews to lock", work.to_lock)
        return told.format(n=work.to_lock), "applications"
    if Role.ANALYST in work.roles and not work.published and _publishable(phase):
        return _("Publish the scores"), "overview"
    return (_("Take the call on when it is time"), "overview") if _moves(work, phase) else ("", "overview")


def _publishable(phase: Phase) -> bool:
    return Phase.ELIGIBILITY.place <= phase.place <= Phase.RATING.place


def _moves(work: Work, phase: Phase) -> bool:
    return any(role in work.roles for role in MOVES[phase].values())
