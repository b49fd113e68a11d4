"""How often each application is selected, and how small a change would do, as SVG rows of tables.

Positions are per cent of the width, so that rows of a table share one axis at any width; the numbers stand in
the cell beside, and each table has its caption.
"""

from __future__ import annotations

from scoring.report.charts import Axis

TALL, MIDDLE = 22, 11
MOST_TIMES = 10.0
"""Times ordinary error from which a change is drawn as an arrow: it is large, how large is in the cell."""
SHARES = Axis(0.0, 1.04)
TIMES = Axis(0.0, MOST_TIMES * 1.05)


def share_row(share: float, error: float, *, funded: bool) -> str:
    """A share of 0–1 as a bar, filled where it is recommended, with two errors to either side."""
    kind = "sum" if funded else "hollow"
    low, high = (min(max(share + side * 2 * error, 0.0), 1.0) for side in (-1, 1))
    bar = f'<rect class="{kind}" x="0" y="4.5" width="{max(SHARES.at(share), 0.3):.2f}%" height="13"/>'
    ends = f'x1="{SHARES.at(low):.2f}%" x2="{SHARES.at(high):.2f}%"'
    line = f'<line class="halo" {ends} y1="{MIDDLE}" y2="{MIDDLE}"/>'
    whisker = f'<line class="whisker" {ends} y1="{MIDDLE}" y2="{MIDDLE}"/>'
    return _row(f"{_upright('zero', 0.0)}{bar}{line}{whisker}")


def times_row(times: float) -> str:
    """How many times ordinary error: a stem from zero to a point, the line at 1; beyond ten an arrow."""
    cut = times > MOST_TIMES
    at = TIMES.at(MOST_TIMES if cut else times)
    stem = f'<line class="stem" x1="0" x2="{at:.2f}%" y1="{MIDDLE}" y2="{MIDDLE}"/>'
    tip = (
        f'<svg x="{at:.2f}%" y="{MIDDLE}" overflow="visible"><path class="cut" d="M0,-4 L7,0 L0,4 Z"/></svg>'
        if cut
        else f'<circle class="{"point" if times <= 1 else "open"}" cx="{at:.2f}%" cy="{MIDDLE}" r="5"/>'
    )
    return _row(f"{_upright('zero', 0.0)}{_upright('ordinary', TIMES.at(1.0))}{stem}{tip}")


def _upright(name: str, at: float) -> str:
    return f'<line class="{name}" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="{TALL}"/>'


def _row(inside: str) -> str:
    return f'<svg class="dot" width="100%" height="{TALL}" aria-hidden="true">{inside}</svg>'
