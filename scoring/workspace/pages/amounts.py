"""Money as pages write it."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import pgettext

from scoring.numbers import SPACE, number
from scoring.workspace.pages.language import written_in


def millions(value: Decimal | float | None, currency: str) -> str:
    """An amount in millions with its currency; empty where it is not known."""
    if value is None:
        return ""
    told = number(float(value) / 1e6, written_in(), 1)
    unit = pgettext("million, of money", "m")
    return f"{currency}{SPACE}{told}{SPACE}{unit}".strip()
