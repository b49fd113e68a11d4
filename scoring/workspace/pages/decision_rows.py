"""One application with what is chosen or decided on it, and why that departs from the recommendation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from scoring.committee.procedure.departure_reasons import ReasonCode, reason_text
from scoring.committee.procedure.departures import departures
from scoring.workspace.models import Choice, Decision
from scoring.workspace.pages.amounts import millions
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.line_rows import GROUPS
from scoring.workspace.pages.named import Named
from scoring.workspace.pending import chosen

OUTCOMES = {
    "fund": gettext_lazy("Funded"),
    "reserve": gettext_lazy("On the reserve list"),
    "decline": gettext_lazy("Declined"),
    "": gettext_lazy("Undecided"),
}


@dataclass(frozen=True)
class DecisionRow:
    """One application. `group` and `outcome` are codes, `label` and `why` words; `by` chose."""

    key: int
    application_id: str
    name: str
    about: str
    asks: str
    group: str
    label: str
    outcome: str
    departs: bool
    why: str
    reason: str
    grounds: str
    by: str


@dataclass(frozen=True)
class OutcomeGroup:
    """All applications with one outcome."""

    outcome: str
    heading: str
    rows: tuple[DecisionRow, ...]


def outcome_groups(
    found: Iterable[Choice], named: Mapping[str, Named], group: Mapping[str, str], currency: str
) -> tuple[OutcomeGroup, ...]:
    """By outcome, in the order of the line; `group` is the recommendation by application, in that order."""
    given = {one.application.application_id: one for one in found}
    departs = {one.choice.application_id for one in departures(chosen(given.values()), group)}
    order = [one for one in group if one in named] + [one for one in named if one not in group]
    rows = [_row(named[one], given.get(one), group.get(one, ""), one in departs, currency) for one in order]
    return tuple(
        OutcomeGroup(code, str(heading), tuple(row for row in rows if row.outcome == code))
        for code, heading in OUTCOMES.items()
    )


def as_choice(one: Decision) -> Choice:
    """A decision as the choice that it was."""
    told = {"outcome": one.outcome, "code": one.code, "reason": one.reason, "grounds": one.grounds}
    return Choice(application=one.application, by=one.chosen_by, **told)


def _row(named: Named, given: Choice | None, group: str, departs: bool, currency: str) -> DecisionRow:
    return DecisionRow(
        named.key,
        named.application_id,
        named.name,
        named.about,
        millions(named.requested, currency),
        group,
        str(GROUPS[group]) if group else "",
        given.outcome if given else "",
        departs,
        reason_text(ReasonCode(given.code), written_in()) if given and given.code else "",
        given.reason if given else "",
        given.grounds if given else "",
        given.by if given else "",
    )
