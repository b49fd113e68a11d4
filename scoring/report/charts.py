"""Bars that carry their sign: SVG for one row of a waterfall, for a score on an axis, for a share.

Every row is its own SVG with positions in per cent of its width, so that rows of a table share one axis at
any width, hatches keep their shape, and the numbers stay text in the cell beside it. Plus is plain, minus
hatched.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

Kind = Literal["plus", "minus", "sum"]
ROW = 22
"""Height of a row's SVG in CSS pixels."""


@dataclass(frozen=True)
class Axis:
    """A range of values and where each stands, in per cent of the width; bars begin at `neutral`."""

    low: float
    high: float
    neutral: float = 0.0

    def at(self, value: float) -> float:
        """Position of a value in per cent.

        >>> Axis(-1.0, 3.0).at(0.0)
        25.0
        """
        return 100 * (value - self.low) / (self.high - self.low)


@dataclass(frozen=True)
class Step:
    """One row of a waterfall: from where to where the sum moves."""

    label: str
    start: float
    end: float
    kind: Kind

    @property
    def value(self) -> float:
        """What the row adds."""
        return self.end - self.start


def steps(base: float, parts: Iterable[tuple[str, float]]) -> tuple[Step, ...]:
    """The rows of a waterfall between its starting point and its sum, each beginning where the last ended.

    >>> [(one.start, one.end, one.kind) for one in steps(1.0, [("a", 2.0), ("b", -0.5)])]
    [(1.0, 3.0, 'plus'), (3.0, 2.5, 'minus')]
    """
    rows, running = [], base
    for label, value in parts:
        rows.append(Step(label, running, running + value, "plus" if value >= 0 else "minus"))
        running += value
    return tuple(rows)


def axis_for(values: Iterable[float], neutral: float = 0.0, room: float = 0.06) -> Axis:
    """An axis that holds the neutral value and all others, with a little room; never without width."""
    held = [neutral, *values]
    low, high = min(held), max(held)
    pad = (high - low) * room or 1.0
    return Axis(low - pad, high + pad, neutral)


def step_bar(step: Step, axis: Axis, *, first: bool = False) -> str:
    """The bar of one waterfall row, with the neutral line and a hairline from the row before."""
    left, right = sorted((axis.at(step.start), axis.at(step.end)))
    joint = "" if first else _line("joint", axis.at(step.start))
    bar = (
        f'<rect class="{step.kind}" x="{left:.2f}%" y="4" width="{max(right - left, 0.4):.2f}%" height="14"/>'
    )
    return _row("fall", f"{_zero(axis)}{joint}{bar}")


def sum_bar(value: float, axis: Axis) -> str:
    """The bar of a total: from the neutral value to its own."""
    left, right = sorted((axis.at(axis.neutral), axis.at(value)))
    bar = f'<rect class="sum" x="{left:.2f}%" y="4" width="{max(right - left, 0.4):.2f}%" height="14"/>'
    return _row("fall", f"{_zero(axis)}{bar}")


def score_dot(score: float, axis: Axis, low: float | None = None, high: float | None = None) -> str:
    """A score as a point on the axis of the whole table; the interval is drawn where there is one."""
    at = axis.at(score)
    stem = f'<line class="stem" x1="{axis.at(axis.neutral):.2f}%" x2="{at:.2f}%" y1="11" y2="11"/>'
    whisker = ""
    if low is not None and high is not None:
        whisker = (
            f'<line class="whisker" x1="{axis.at(low):.2f}%" x2="{axis.at(high):.2f}%" y1="11" y2="11"/>'
        )
    return _row("dot", f'{_zero(axis)}{stem}{whisker}<circle class="point" cx="{at:.2f}%" cy="11" r="5"/>')


def ticks(axis: Axis, wanted: int = 5) -> tuple[float, ...]:
    """Round values along the axis, zero among them.

    >>> ticks(Axis(-1.3, 3.4))
    (-1.0, 0.0, 1.0, 2.0, 3.0)
    """
    raw = (axis.high - axis.low) / wanted
    unit = 10.0 ** math.floor(math.log10(raw))
    size = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= raw * 0.8)
    first, last = int(axis.low / size) - 1, int(axis.high / size) + 1
    return tuple(round(i * size, 10) for i in range(first, last + 1) if axis.low <= i * size <= axis.high)


def tick_labels(axis: Axis, labels: Sequence[tuple[float, str]]) -> str:
    """The axis' numbers as they stand over the column."""
    text = "".join(
        f'<text x="{axis.at(value):.2f}%" y="12" text-anchor="middle">{escape(label)}</text>'
        for value, label in labels
    )
    return f'<svg class="ticks" width="100%" height="16" aria-hidden="true">{text}</svg>'


def share_bar(share: float) -> str:
    """A share of 0–1 as a filled part of a hairline box."""
    box = '<rect class="box" x="0.5" y="0.5" width="47" height="7"/>'
    filled = f'<rect class="sum" x="0.5" y="0.5" width="{47 * share:.1f}" height="7"/>'
    return f'<svg class="filled" width="48" height="8" aria-hidden="true">{box}{filled}</svg>'


def _row(name: str, inside: str) -> str:
    return f'<svg class="{name}" width="100%" height="{ROW}" aria-hidden="true">{inside}</svg>'


def _zero(axis: Axis) -> str:
    return _line("zero", axis.at(axis.neutral))


def _line(name: str, at: float) -> str:
    return f'<line class="{name}" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="{ROW}"/>'
