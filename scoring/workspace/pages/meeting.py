"""The decision meeting: one application at a time, large and calm, with what is left of money and seats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.choices import simulate
from scoring.committee.procedure.departure_reasons import ReasonCode, reason_text
from scoring.committee.procedure.departures import RECOMMENDED
from scoring.workspace.access import Sight
from scoring.workspace.models import Choice
from scoring.workspace.pages.budget import Bar, bar_of
from scoring.workspace.pages.decisions import choices_of, terms_for
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.line import line_rows
from scoring.workspace.pages.line_rows import LineRow
from scoring.workspace.pages.meeting_case import Case, case_of
from scoring.workspace.pages.named import Named, named_of
from scoring.workspace.pages.worked import Worked, worked_of
from scoring.workspace.pending import chosen, mark_of
from scoring.workspace.rated import rated

ANSWERS = (
    ("fund", gettext_lazy("Fund")),
    ("reserve", gettext_lazy("Reserve list")),
    ("decline", gettext_lazy("Decline")),
)
"""What a chair can choose, in the order of the form."""


@dataclass(frozen=True)
class Step:
    """An application in the sequence of the meeting."""

    key: int
    place: int
    name: str
    group: str
    outcome: str
    here: bool


@dataclass(frozen=True)
class Chosen:
    """The pending choice as the form shows it; `before` tells the verb which one the chair saw."""

    outcome: str
    code: str
    reason: str
    grounds: str
    before: str


@dataclass(frozen=True)
class MeetingPage:
    """One application in the meeting. `asked_for` is the outcome that was recommended, or ""."""

    frame: Frame
    worked: Worked
    row: LineRow | None
    one: Named
    case: Case
    steps: tuple[Step, ...]
    at: int
    previous: int | None
    following: int | None
    bar: Bar
    chosen: Chosen
    asked_for: str
    answers: tuple[tuple[str, Any], ...]
    codes: tuple[tuple[str, str], ...]
    may_choose: bool


@dataclass(frozen=True)
class SteppedOutPage:
    """Somebody is kept away from the application that is discussed: nothing of it is said."""

    frame: Frame
    following: int | None


def first_in_meeting(seen: Sight) -> int | None:
    """The first application in the sequence; None where there is none."""
    seen.need(Act.SEE_DECISIONS)
    named, found = named_of(seen), seen.reckoning("line")
    places = found.body["line"]["places"] if found else ()
    keys = [named[one["application_id"]].key for one in places if one["application_id"] in named]
    return next(iter([*keys, *(one.key for one in named.values())]), None)


def stepped_out(seen: Sight, key: int) -> SteppedOutPage | None:
    """The page of somebody who is kept away from this application; None for everybody else."""
    seen.need(Act.SEE_DECISIONS)
    return SteppedOutPage(frame(seen, "meeting"), first_in_meeting(seen)) if key in seen.recused else None


def meeting_page(seen: Sight, key: int) -> MeetingPage:
    """One application, in a dozen queries; Http404 where it is not in the race."""
    seen.need(Act.SEE_DECISIONS)
    named, marks = named_of(seen), rated(seen.marks())
    worked, body = worked_of(seen, "line", named, marks)
    rows = {row.application_id: row for row in line_rows(seen, body, named)}
    order = _in_order(rows, named)
    at = next((place for place, told in enumerate(order) if told.key == key), None)
    if at is None:
        raise Http404
    taken, one = seen.round() is not None, order[at]
    found = choices_of(seen, taken=taken)
    given = {choice.application.application_id: choice for choice in found}
    row = rows.get(one.application_id)
    return MeetingPage(
        frame(seen, "meeting"),
        worked,
        row,
        one,
        case_of(seen, one, marks),
        tuple(_step(place, told, rows, given, key) for place, told in enumerate(order, 1)),
        at + 1,
        order[at - 1].key if at else None,
        order[at + 1].key if at + 1 < len(order) else None,
        bar_of(seen, simulate(chosen(found), terms_for(seen, named, body))),
        _chosen(given.get(one.application_id), taken=taken),
        RECOMMENDED.get(row.group, "") if row else "",
        ANSWERS,
        tuple((code.value, reason_text(code, written_in())) for code in ReasonCode),
        seen.may(Act.PROPOSE) and not taken,
    )


def _in_order(rows: Mapping[str, LineRow], named: Mapping[str, Named]) -> list[Named]:
    """The order of the line, then whoever it does not know."""
    return [named[one] for one in rows] + [one for name, one in named.items() if name not in rows]


def _step(
    place: int, told: Named, rows: Mapping[str, LineRow], given: Mapping[str, Choice], here: int
) -> Step:
    row, choice = rows.get(told.application_id), given.get(told.application_id)
    outcome = choice.outcome if choice else ""
    return Step(told.key, place, told.name, row.group if row else "", outcome, told.key == here)


def _chosen(one: Choice | None, *, taken: bool) -> Chosen:
    if one is None:
        return Chosen("", "", "", "", "")
    return Chosen(one.outcome, one.code, one.reason, one.grounds, "" if taken else mark_of(one))
