"""Rows of the pictures on ranks: an interval on the axis of scores, chances of every rank, sets of ranks.

Each row is its own SVG with positions in per cent of its width, as in scoring/report/charts.py, and stands in
a table beside the numbers that it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import sqrt

from scoring.report.charts import Axis

SHADES = 12
"""Steps of shade between nothing and the most likely rank."""
COLUMNS = 60
"""Ranks drawn apart; above so many, a column holds several."""


def interval_row(
    score: float, axis: Axis, inner: tuple[float, float] | None, outer: tuple[float, float] | None
) -> str:
    """The score as a dot, the inner interval as a thick line, the outer one as a thin one."""
    lines = "".join(
        f'<line class="{name}" x1="{axis.at(ends[0]):.2f}%" x2="{axis.at(ends[1]):.2f}%" y1="50%" y2="50%"/>'
        for name, ends in (("outer", outer), ("inner", inner))
        if ends is not None
    )
    dot = f'<circle class="point" cx="{axis.at(score):.2f}%" cy="50%" r="4.5"/>'
    return _row(f"{_upright('zero', axis.at(axis.neutral))}{lines}{dot}")


def heat_row(shares: Sequence[float], most: float, seats: int | None) -> str:
    """The chances (of each rank, first to last) as shades, the darkest where a chance is `most`.

    Shade goes with the root of the chance, so that one near-certain rank does not bleach all others.

    >>> heat_row([0.5, 0.5, 0.0], 0.5, None).count("<rect")
    1
    """
    bins = binned(shares)
    deepest = max(most, 1e-9)
    shades = [round(SHADES * sqrt(min(share / deepest, 1.0))) for share in bins]
    drawn, place = [], 0
    for shade, run in groupby(shades):
        width = len(list(run))
        if shade:
            left, wide = (100 * value / len(bins) for value in (place, width))
            opacity = f' fill-opacity="{shade / SHADES:.2f}"' if shade < SHADES else ""
            drawn.append(f'<rect x="{left:.2f}%" width="{wide + 0.05:.2f}%" height="100%"{opacity}/>')
        place += width
    return _row(f'<g class="heat">{"".join(drawn)}</g>{_line(seats, len(shares))}', "strip")


def set_row(rank: int, own: tuple[int, int], common: tuple[int, int], seats: int | None, count: int) -> str:
    """Own set thick, common set thin with ends, the rank a dot; each rank is as wide as any other."""
    lines = "".join(
        f'<line class="{name}" x1="{first:.2f}%" x2="{last:.2f}%" y1="50%" y2="50%"/>'
        for name, (first, last) in (("outer", _span(common, count)), ("inner", _span(own, count)))
    )
    dot = f'<circle class="point" cx="{100 * (rank - 0.5) / count:.2f}%" cy="50%" r="4"/>'
    return _row(f"{_line(seats, count)}{lines}{dot}")


def rank_ticks(count: int, seats: int | None) -> str:
    """First and last rank over the column, and the last seat between them."""
    told = {1: "start", count: "end"}
    if seats is not None and 0.08 * count < seats < 0.88 * count:
        told[seats] = "middle"
    text = "".join(_tick(rank, count, anchor) for rank, anchor in sorted(told.items()))
    return f'<svg class="ticks" width="100%" height="16" aria-hidden="true">{text}</svg>'


def binned(shares: Sequence[float]) -> list[float]:
    """Mean chance of the ranks of a column, where ranks are too many to stand apart."""
    size = bin_size(len(shares))
    bins = [shares[start : start + size] for start in range(0, len(shares), size)]
    return [sum(one) / len(one) for one in bins]


def bin_size(count: int) -> int:
    """How many ranks a column holds.

    >>> bin_size(60), bin_size(61), bin_size(2000)
    (1, 2, 34)
    """
    return -(-count // COLUMNS)


def _span(ranks: tuple[int, int], count: int) -> tuple[float, float]:
    """From the beginning of the first rank to the end of the last, in per cent."""
    return 100 * (ranks[0] - 1) / count, 100 * ranks[1] / count


def _tick(rank: int, count: int, anchor: str) -> str:
    at = {"start": 0.0, "end": 100.0}.get(anchor, 100 * (rank - 0.5) / count)
    return f'<text x="{at:.2f}%" y="12" text-anchor="{anchor}">{rank}</text>'


def _line(seats: int | None, count: int) -> str:
    return "" if seats is None or not 0 < seats < count else _upright("seats", 100 * seats / count)


def _upright(name: str, at: float) -> str:
    return f'<line class="{name}" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="100%"/>'


def _row(inside: str, name: str = "rank-row") -> str:
    return f'<svg class="{name}" width="100%" height="22" aria-hidden="true">{inside}</svg>'
