"""The funding line as rows of a table: two voices, each a point with its interval of ranks, and the line.

Ranks stand on a logarithmic axis: the first few, about which the committee decides, have most of the room.
"""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the workspace draws these rows too, and loads no array library for it
    from scoring.committee.reviewers import Estimate
    from scoring.committee.views import View
    from scoring.report.charts import Axis

TALL, UPPER, LOWER = 30, 10, 21
ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
EDGE = 3.0
"""Per cent of the width that stays free at either end."""


def rank_at(rank: float, applications: int) -> float:
    """Position of a rank in per cent of the width.

    >>> rank_at(1, 47), rank_at(47, 47)
    (3.0, 97.0)
    """
    return EDGE + (100 - 2 * EDGE) * math.log(rank) / math.log(max(applications, 2))


def line_row(committee: View | None, model: View | None, *, wanted: int | None, applications: int) -> str:
    """One application: the committee's point is filled, the model's hollow; the line is after `wanted`."""
    line = ""
    if wanted is not None:
        at = rank_at(min(max(wanted, 0.5) + 0.5, applications + 0.5), applications)
        line = f'<line class="the-line" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="{TALL}"/>'
    alone = committee is None or model is None
    heights = (TALL / 2, TALL / 2) if alone else (UPPER, LOWER)
    drawn = [
        _voice(view, kind, height, applications)
        for view, kind, height in zip((committee, model), ("point", "model-point"), heights, strict=True)
        if view is not None
    ]
    return f'<svg class="dot" width="100%" height="{TALL}" aria-hidden="true">{line}{"".join(drawn)}</svg>'


def rank_ticks(applications: int) -> str:
    """Round ranks as they stand over the column."""
    shown = [rank for rank in ROUND if rank < 0.75 * applications] + [applications]
    text = "".join(
        f'<text x="{rank_at(rank, applications):.2f}%" y="12" text-anchor="middle">{rank}</text>'
        for rank in shown
    )
    return f'<svg class="ticks" width="100%" height="16" aria-hidden="true">{text}</svg>'


def strictness_row(estimate: Estimate, axis: Axis) -> str:
    """A reviewer's strictness with its interval; filled where it is clear of zero, hollow where it is not."""
    value, low, high = estimate
    kind = "point" if low > 0 or high < 0 else "model-point"
    zero = f'<line class="zero" x1="{axis.at(0):.2f}%" x2="{axis.at(0):.2f}%" y1="0" y2="22"/>'
    whisker = f'<line class="whisker" x1="{axis.at(low):.2f}%" x2="{axis.at(high):.2f}%" y1="11" y2="11"/>'
    point = f'<circle class="{kind}" cx="{axis.at(value):.2f}%" cy="11" r="5"/>'
    return f'<svg class="dot" width="100%" height="22" aria-hidden="true">{zero}{whisker}{point}</svg>'


def key_mark(kind: str) -> str:
    """A point as it stands in the key: "point" or "model-point"."""
    return (
        f'<svg width="26" height="12" aria-hidden="true"><line class="whisker" x1="1" x2="25" y1="6" y2="6"/>'
        f'<circle class="{escape(kind)}" cx="13" cy="6" r="5"/></svg>'
    )


def _voice(view: View, kind: str, height: float, applications: int) -> str:
    low, high = rank_at(view.low, applications), rank_at(view.high, applications)
    middle = rank_at(view.rank, applications)
    ends = f'x1="{low:.2f}%" x2="{high:.2f}%" y1="{height:g}" y2="{height:g}"'
    return (
        f'<line class="whisker {kind}-line" {ends}/>'
        f'<circle class="{kind}" cx="{middle:.2f}%" cy="{height:g}" r="5"/>'
    )
