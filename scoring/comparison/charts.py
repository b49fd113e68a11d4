"""Intervals on a shared axis, Love plots and the event study as SVG.

Rows of a table are SVGs of their own with positions in per cent (as scoring/report/charts.py has them), so
that they share one axis at any width. What an axis cannot hold ends in an arrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import isnan

from models.comparison.comparison import EventYear
from scoring.report.charts import ROW, Axis, axis_for, ticks

WIDEST = 4.0
"""Times a short interval of its table (the first quartile) that one may be long before it is cut."""
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 360, 200, 34, 12, 12, 40


def interval_axis(intervals: Iterable[tuple[float, float, float]]) -> Axis:
    """An axis for estimates with their ends (estimate, low, high), on which no wide one dwarfs the rest.

    >>> axis = interval_axis([(1.0, 0.0, 2.0), (1.0, 0.0, 2.0), (0.0, -90.0, 90.0)])
    >>> -8 < axis.low < axis.high < 8
    True
    """
    rows = list(intervals)
    lengths = sorted(high - low for _, low, high in rows if high > low)
    reach = WIDEST * lengths[len(lengths) // 4] / 2 if lengths else 1.0
    held = [
        point
        for estimate, low, high in rows
        for point in (max(low, estimate - reach), min(high, estimate + reach))
    ]
    return axis_for([*held, *(estimate for estimate, _, _ in rows)])


def interval_row(estimate: float, low: float, high: float, axis: Axis) -> str:
    """A point with its interval; filled where the interval is clear of zero, hollow where it is not."""
    kind = "point" if low > 0 or high < 0 else "open"
    if isnan(low):
        return point_row(estimate, axis)
    ends = _arrow(0, low < axis.low) + _arrow(100, high > axis.high)
    left, right = (min(max(axis.at(end), 0.0), 100.0) for end in (low, high))
    whisker = f'<line class="whisker" x1="{left:.2f}%" x2="{right:.2f}%" y1="11" y2="11"/>'
    return _row(f"{_upright('zero', axis.at(0.0))}{whisker}{ends}{_dot(kind, axis.at(estimate))}")


def point_row(value: float, axis: Axis) -> str:
    """A value that has no interval: a square, which claims less."""
    at = axis.at(value)
    shape = '<rect class="naive" x="-4.5" y="-4.5" width="9" height="9"/>'
    square = f'<svg x="{at:.2f}%" y="11" overflow="visible">{shape}</svg>'
    return _row(f"{_upright('zero', axis.at(0.0))}{square}")


def love_row(before: float, after: float, axis: Axis, limit: float) -> str:
    """A row of a Love plot: before matching hollow, after it filled, a hairline between, lines at ± limit."""
    ends = [min(max(axis.at(value), 0.0), 100.0) for value in (before, after)]
    joint = f'<line class="joint" x1="{ends[0]:.2f}%" x2="{ends[1]:.2f}%" y1="11" y2="11"/>'
    limits = _upright("limit", axis.at(limit)) + _upright("limit", axis.at(-limit))
    return _row(
        f"{_upright('zero', axis.at(0.0))}{limits}{joint}{_dot('open', ends[0])}{_dot('point', ends[1])}"
    )


def flow_bar(firms: int, most: int) -> str:
    """How many remain, against how many there were at first."""
    share = 100 * firms / most if most else 0.0
    bar = f'<rect class="sum" x="0" y="7" width="{max(share, 0.6 if firms else 0):.2f}%" height="8"/>'
    return f'<svg class="fall" width="100%" height="{ROW}" aria-hidden="true">{bar}</svg>'


def event_chart(years: Sequence[EventYear], label: str, axis_label: str, tick_text: dict[float, str]) -> str:
    """Points with intervals by year from joining; a dashed line where they joined."""
    axis = axis_for([end for one in years for end in (one.low, one.high)])
    first, last = years[0].year, years[-1].year
    places = {one: _x(one.year, first, last) for one in years}
    grid = "".join(
        _level("grid", value, axis) + _label(LEFT - 6, _y(value, axis) + 4, text, "end")
        for value, text in tick_text.items()
    )
    joined = (_x(-1, first, last) + _x(0, first, last)) / 2
    mark = f'<line class="joined" x1="{joined:.1f}" x2="{joined:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
    drawn = "".join(_event(one, x, axis) for one, x in places.items())
    named = "".join(_label(x, HEIGHT - BOTTOM + 16, _number(one.year)) for one, x in places.items())
    below = _label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4, axis_label)
    return (
        f'<svg class="event" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
        f"{grid}{_level('zero', 0.0, axis)}{mark}{drawn}{named}{below}</svg>"
    )


def event_ticks(years: Sequence[EventYear]) -> tuple[float, ...]:
    """Round values for the chart's left side."""
    return ticks(axis_for([end for one in years for end in (one.low, one.high)]), 4)


def _event(one: EventYear, x: float, axis: Axis) -> str:
    kind = "point" if one.low > 0 or one.high < 0 else "open"
    ends = f'y1="{_y(one.low, axis):.1f}" y2="{_y(one.high, axis):.1f}"'
    return (
        f'<line class="whisker" x1="{x:.1f}" x2="{x:.1f}" {ends}/>'
        f'<circle class="{kind}" cx="{x:.1f}" cy="{_y(one.estimate, axis):.1f}" r="4"/>'
    )


def _level(name: str, value: float, axis: Axis) -> str:
    y = f"{_y(value, axis):.1f}"
    return f'<line class="{name}" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'


def _label(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _x(year: int, first: int, last: int) -> float:
    room = WIDTH - LEFT - RIGHT - 24
    return LEFT + 12 + room * (year - first) / max(last - first, 1)


def _y(value: float, axis: Axis) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - axis.at(value) / 100)


def _number(year: int) -> str:
    return f"\N{MINUS SIGN}{-year}" if year < 0 else str(year)


def _row(inside: str) -> str:
    return f'<svg class="dot" width="100%" height="{ROW}" aria-hidden="true">{inside}</svg>'


def _upright(name: str, at: float) -> str:
    return f'<line class="{name}" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="{ROW}"/>'


def _dot(kind: str, at: float) -> str:
    return f'<circle class="{kind}" cx="{at:.2f}%" cy="11" r="5"/>'


def _arrow(at: int, cut: bool) -> str:
    if not cut:
        return ""
    tip = -6 if at == 0 else 6
    return f'<svg x="{at}%" y="11" overflow="visible"><path class="cut" d="M0,-4 L{tip},0 L0,4 Z"/></svg>'
