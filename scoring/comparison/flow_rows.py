"""The way from every firm to every firm compared, as people read it: all, then members and others apart."""

from __future__ import annotations

from dataclasses import dataclass

from models.comparison.comparison import Comparison
from models.comparison.flow import SIDES
from scoring.comparison.charts import flow_bar
from scoring.comparison.flow_words import step_name
from scoring.comparison.words import say
from scoring.numbers import MINUS, number
from scoring.sheet import Language


@dataclass(frozen=True)
class FlowRow:
    """One step: how many there are (`count`), or how many left and why; the bar shows those that remain."""

    name: str
    count: bool
    firms: str
    bar: str


@dataclass(frozen=True)
class FlowSide:
    """The steps of all firms, of members or of firms outside."""

    side: str
    name: str
    steps: tuple[FlowRow, ...]


def flow_sides(comparison: Comparison, language: Language) -> tuple[FlowSide, ...]:
    """The sides in order; steps at which nobody left are not shown, the file flow.csv has them."""
    sides = [
        FlowSide(side, say(f"flow_{side}", language), _steps(comparison, side, language)) for side in SIDES
    ]
    return tuple(side for side in sides if side.steps)


def _steps(comparison: Comparison, side: str, language: Language) -> tuple[FlowRow, ...]:
    mine = [one for one in comparison.flow if one.side == side]
    most = max((one.firms for one in mine if not one.reason), default=0)
    rows = []
    for one in mine:
        told = number(one.firms, language, 0)
        if not one.reason:
            rows.append(FlowRow(step_name(one.step, language), True, told, flow_bar(one.firms, most)))
        elif one.firms:
            rows.append(FlowRow(step_name(one.reason, language), False, f"{MINUS}{told}", ""))
    return tuple(rows)
