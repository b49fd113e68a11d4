"""A waterfall as one picture: names at the left, bars on one axis, what each adds at the right."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from scoring.report.charts import Axis

NAMES, BARS, VALUES, ROW = 230, 330, 80, 32
"""Widths of the three columns, and the height of a row."""
LETTERS = 34
"""Letters of a name that fit on a line."""


@dataclass(frozen=True)
class Row:
    """One bar from `start` to `end`; `kind` is its class: plus, minus or sum."""

    name: str
    start: float
    end: float
    kind: str
    told: str


def falls(rows: Sequence[Row], axis: Axis, label: str) -> str:
    """The picture as SVG with classes only; `label` is what those hear who do not see it."""
    width, height = NAMES + BARS + VALUES, ROW * len(rows)
    zero = _x(axis.neutral, axis)
    drawn = "".join(_row(one, place * ROW, axis) for place, one in enumerate(rows))
    return (
        f'<svg class="falls-picture" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}">'
        f'<line class="zero" x1="{zero:.1f}" x2="{zero:.1f}" y1="0" y2="{height}"/>{drawn}</svg>'
    )


def _row(one: Row, top: int, axis: Axis) -> str:
    left, right = sorted((_x(one.start, axis), _x(one.end, axis)))
    middle = top + ROW / 2
    bar = (
        f'<rect class="{one.kind}" x="{left:.1f}" y="{top + 7}" '
        f'width="{max(right - left, 1.5):.1f}" height="{ROW - 14}"/>'
    )
    return _joint(one, top, axis) + bar + _name(one.name, middle) + _value(one.told, middle)


def _joint(one: Row, top: int, axis: Axis) -> str:
    """A hairline from the end of the row before to this one's beginning."""
    if not top or one.kind == "sum":
        return ""
    x = _x(one.start, axis)
    return f'<line class="joint" x1="{x:.1f}" x2="{x:.1f}" y1="{top - 7}" y2="{top + ROW - 7}"/>'


def _name(name: str, middle: float) -> str:
    lines = textwrap.wrap(name, LETTERS, max_lines=2, placeholder=" …") or [""]
    first = middle + 4.5 - 7 * (len(lines) - 1)
    return "".join(
        f'<text class="part-name" x="0" y="{first + 14 * place:.1f}" font-size="13">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )


def _value(told: str, middle: float) -> str:
    x = NAMES + BARS + VALUES
    return (
        f'<text class="part-value" x="{x}" y="{middle + 4.5:.1f}" font-size="13" '
        f'text-anchor="end">{escape(told)}</text>'
    )


def _x(value: float, axis: Axis) -> float:
    return NAMES + BARS * axis.at(value) / 100
