"""What rules cost and what a portfolio is made of, as SVG rows of tables: numbers stand in the cell beside.

Positions are per cent of the width, so that rows of a table share one axis at any width.
"""

from __future__ import annotations

from collections.abc import Iterable

from scoring.portfolio.costs import Cost
from scoring.report.charts import Axis, axis_for

TALL = 26
MARK = 6
"""Half the height of a limit's mark, in CSS pixels."""


def cost_axis(costs: Iterable[Cost]) -> Axis:
    """An axis that holds every loss with its interval, and 0."""
    ends = [end for one in costs for end in (one.loss, one.low, one.high) if end is not None]
    return axis_for(ends or [1.0])


def cost_bar(cost: Cost, axis: Axis) -> str:
    """The loss as a bar from 0; where draws tell, 80 % of them as a line through its end."""
    left, right = sorted((axis.at(0.0), axis.at(cost.loss or 0.0)))
    bar = f'<rect class="sum" x="{left:.2f}%" y="6" width="{max(right - left, 0.4):.2f}%" height="14"/>'
    line = ""
    if cost.low is not None and cost.high is not None:
        ends = f'x1="{axis.at(cost.low):.2f}%" x2="{axis.at(cost.high):.2f}%"'
        line = f'<line class="halo" {ends} y1="13" y2="13"/><line class="whisker" {ends} y1="13" y2="13"/>'
    return _row("fall", f"{_zero(axis)}{bar}{line}")


def part_bar(value: float, most: float, low: float | None = None, high: float | None = None) -> str:
    """A part of `most` as a bar, with marks at its floor (pointing up the axis) and at its ceiling."""
    scale = 92.0 / most if most else 0.0
    bar = f'<rect class="sum" x="0" y="6" width="{value * scale:.2f}%" height="14"/>' if value else ""
    floor = "" if low is None else _mark("floor", low * scale, 1)
    ceiling = "" if high is None else _mark("ceiling", high * scale, -1)
    return _row("part", f'<line class="zero" x1="0" x2="0" y1="0" y2="{TALL}"/>{bar}{floor}{ceiling}')


def _mark(name: str, at: float, points: int) -> str:
    """A line across the row with a triangle at its top, pointing to the side that is allowed."""
    tip = 9 * points
    shape = f'<path d="M0,0 L{tip},{MARK} L0,{2 * MARK} Z"/><line x1="0" x2="0" y1="0" y2="{TALL}"/>'
    return f'<svg class="limit-mark {name}" x="{at:.2f}%" y="0" overflow="visible">{shape}</svg>'


def _zero(axis: Axis) -> str:
    at = axis.at(0.0)
    return f'<line class="zero" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="{TALL}"/>'


def _row(name: str, inside: str) -> str:
    return f'<svg class="{name}" width="100%" height="{TALL}" aria-hidden="true">{inside}</svg>'
