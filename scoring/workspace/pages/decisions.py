"""Decisions: what is pending, simulated against money, seats and policy, and what was taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.choices import Simulation, Terms, simulate
from scoring.committee.procedure.departures import departures, unexplained
from scoring.workspace.access import Sight
from scoring.workspace.models import Choice, Round
from scoring.workspace.pages.budget import Bar, bar_of
from scoring.workspace.pages.decision_rows import OutcomeGroup, as_choice, outcome_groups
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.named import Named, named_of
from scoring.workspace.pages.said import all_said
from scoring.workspace.pages.worked import Worked, worked_of
from scoring.workspace.pending import chosen, recommended, stamp, stamp_of, terms


@dataclass(frozen=True)
class RoundRow:
    """A round: when it was taken and by whom, who approved its protocol, and whether it still stands."""

    number: int
    taken_by: str
    taken_at: datetime
    approved_by: str
    approved_at: datetime | None
    note: str
    set_aside: bool


@dataclass(frozen=True)
class DecisionsPage:
    """Pending choices, or the round that stands. `problems` are all that stand in the way of taking them.

    `policy` is what is not kept of it, `departed` counts departures, `clear` those that are clearly out and
    undecided, `read` is the stamp of what is shown.
    """

    frame: Frame
    worked: Worked
    bar: Bar
    groups: tuple[OutcomeGroup, ...]
    problems: tuple[str, ...]
    policy: tuple[str, ...]
    departed: int
    standing: RoundRow | None
    earlier: tuple[RoundRow, ...]
    may_choose: bool
    may_take: bool
    hidden: int
    clear: int
    read: str


def decisions_page(seen: Sight) -> DecisionsPage:
    """Everything that is pending or decided, as far as the person may see it."""
    seen.need(Act.SEE_DECISIONS)
    rounds = tuple(map(_round, seen.rounds().select_related("taken_by", "approved_by")))
    standing = next((one for one in rounds if not one.set_aside), None)
    named = named_of(seen)
    worked, line = worked_of(seen, "line", named)
    given, group = terms_for(seen, named, line), recommended(line)
    found = choices_of(seen, taken=standing is not None)
    told = simulate(chosen(found), given)
    groups = outcome_groups(found, named, group, seen.call.currency)
    return DecisionsPage(
        frame(seen, "decisions"),
        worked,
        bar_of(seen, told),
        groups,
        () if standing else tuple(_problems(found, named, told, group, worked)),
        () if standing else all_said(told.against_policy),
        sum(row.departs for one in groups for row in one.rows),
        standing,
        tuple(one for one in rounds if one.set_aside),
        seen.may(Act.PROPOSE) and standing is None,
        seen.may(Act.TAKE) and standing is None,
        len(seen.recused),
        sum(group.get(name) == "out" for name in told.undecided),
        _read(seen, found),
    )


def _read(seen: Sight, found: list[Choice]) -> str:
    """The stamp of what is to be taken; for a chair who does not see all of it, of all none the less."""
    if not seen.may(Act.TAKE):
        return ""
    return stamp_of(seen.call) if seen.recused else stamp(found)


def choices_of(seen: Sight, *, taken: bool) -> list[Choice]:
    """What is chosen, or, once the round is taken, what was decided; what the person may see of it."""
    if not taken:
        return list(seen.choices().select_related("application"))
    return [as_choice(one) for one in seen.decisions().select_related("application")]


def terms_for(seen: Sight, named: Mapping[str, Named], line: Mapping[str, Any]) -> Terms:
    """What the call has to give, to the applications that the person sees."""
    published = seen.publication()
    requested = {name: one.requested for name, one in named.items()}
    return terms(seen.call, requested, line, published.recommendation if published else {})


def _problems(
    found: list[Choice],
    named: Mapping[str, Named],
    told: Simulation,
    group: Mapping[str, str],
    worked: Worked,
) -> Iterator[str]:
    if worked.at is None or worked.stale:
        yield _("The funding line does not rest on the marks as they are: have it worked out again.")
    if told.undecided:
        number = len(told.undecided)
        pattern = ngettext("%(n)d application is undecided.", "%(n)d applications are undecided.", number)
        yield pattern % {"n": number}
    yield from all_said(told.beyond)
    yield from all_said(unexplained(departures(chosen(found), group)))


def _round(one: Round) -> RoundRow:
    approved = one.approved_by.name if one.approved_by else ""
    return RoundRow(
        *(one.number, one.taken_by.name, one.taken_at, approved, one.approved_at, one.note, one.set_aside)
    )
