"""The funding line: who is clearly in, who is to be discussed, who is clearly out, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from scoring.committee.line_charts import rank_ticks
from scoring.committee.procedure.acts import Act
from scoring.workspace.access import Sight
from scoring.workspace.pages.amounts import millions
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.line_rows import PARTED, LineRow, Teller
from scoring.workspace.pages.named import Named, named_of
from scoring.workspace.pages.portfolio import Portfolio, portfolio_of
from scoring.workspace.pages.worked import Worked, worked_of

HEADINGS = {
    "in": gettext_lazy("Clearly in"),
    "discuss": gettext_lazy("To be discussed"),
    "out": gettext_lazy("Clearly out"),
}
FIRST_OF_ALL = 5
"""Divergences that are named before everything else."""


@dataclass(frozen=True)
class LineGroup:
    """One of the three groups, with its rows in the order of the line."""

    group: str
    heading: str
    rows: tuple[LineRow, ...]


@dataclass(frozen=True)
class LinePage:
    """The line. `hidden` counts applications from which the person is kept away: numbers about all are not
    shown to them. `silent`: whether the model may move nobody, `heard`: whether it could be heard at all."""

    frame: Frame
    worked: Worked
    applications: int
    seats: int | None
    budget: str
    hidden: int
    first: tuple[LineRow, ...]
    groups: tuple[LineGroup, ...]
    ticks: SafeString
    heard: bool
    silent: bool
    by_committee: bool
    settled: bool
    portfolio: Portfolio | None


def line_page(seen: Sight) -> LinePage:
    """The line as it was last worked out, in at most a dozen queries."""
    seen.need(Act.SEE_SCORES)
    named, published = named_of(seen), seen.publication()
    worked, body = worked_of(seen, "line", named)
    rows = line_rows(seen, body, named)
    line = body.get("line", {})
    return LinePage(
        frame(seen, "line"),
        worked,
        len(named),
        seen.call.seats,
        millions(seen.call.budget, seen.call.currency),
        len(seen.recused),
        first_of_all(rows),
        tuple(_group(one, rows) for one in HEADINGS) if rows else (),
        mark_safe(rank_ticks(max(len(rows), 2))) if rows and not seen.recused else mark_safe(""),
        bool(body.get("heard")),
        not line.get("model_counts", False),
        any(place["committee"] for place in line.get("places", ())),
        bool(body.get("settled", True)),
        portfolio_of(published.recommendation, named) if published and not seen.recused else None,
    )


def line_rows(seen: Sight, body: Mapping[str, Any], named: Mapping[str, Named]) -> tuple[LineRow, ...]:
    """The applications that the person may see, in the order of the line; places are counted among them."""
    if not body:
        return ()
    places = [one for one in body["line"]["places"] if one["application_id"] in named]
    tell = Teller(
        body["wanted"],
        max(len(body["line"]["places"]), 2),
        seen.call.currency,
        body["blind"],
        open_numbers=not seen.recused,
    )
    return tuple(tell.row(at, one, named[one["application_id"]]) for at, one in enumerate(places, 1))


def first_of_all(rows: tuple[LineRow, ...]) -> tuple[LineRow, ...]:
    """Where committee and model part most."""
    parted = [one for one in rows if one.apart >= PARTED]
    return tuple(sorted(parted, key=lambda one: -one.apart)[:FIRST_OF_ALL])


def _group(group: str, rows: tuple[LineRow, ...]) -> LineGroup:
    return LineGroup(group, str(HEADINGS[group]), tuple(one for one in rows if one.group == group))
