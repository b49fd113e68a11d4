"""What the pending choices would commit of money and seats, as a bar."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from scoring.committee.procedure.choices import Simulation
from scoring.workspace.access import Sight
from scoring.workspace.pages.amounts import millions


@dataclass(frozen=True)
class Bar:
    """Money and seats: committed, left, and the whole as a picture; empty text where there is no limit.

    `over` is whether more is committed than there is. `hidden`: counted among what the person sees only.
    """

    committed: str
    left: str
    budget: str
    seats: int | None
    seats_taken: int
    seats_left: int | None
    over: bool
    hidden: bool
    picture: SafeString


def bar_of(seen: Sight, told: Simulation) -> Bar:
    """The bar of these choices."""
    call = seen.call
    over = (told.money_left or 0) < 0 or (told.seats_left or 0) < 0
    return Bar(
        millions(told.money, call.currency),
        "" if told.money_left is None else millions(told.money_left, call.currency),
        millions(call.budget, call.currency),
        call.seats,
        len(told.funded),
        told.seats_left,
        over,
        bool(seen.recused),
        mark_safe(_picture(told.money, float(call.budget) if call.budget else 0.0)),
    )


def _picture(money: float, budget: float) -> str:
    """The money as a part of the budget; what is beyond it is hatched to the right of the line."""
    if not budget:
        return ""
    whole = max(money, budget) or 1.0
    within, line = 100 * min(money, budget) / whole, 100 * budget / whole
    beyond = f'<rect class="minus" x="{line:.2f}%" y="2" width="{100 - line:.2f}%" height="14"/>'
    return (
        f'<svg class="{escape("budget")}" width="100%" height="18" aria-hidden="true">'
        '<rect class="track" x="0" y="2" width="100%" height="14"/>'
        f'<rect class="sum" x="0" y="2" width="{within:.2f}%" height="14"/>{beyond if money > budget else ""}'
        f'<line class="the-line" x1="{line:.2f}%" x2="{line:.2f}%" y1="0" y2="18"/></svg>'
    )
