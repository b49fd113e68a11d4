"""The balance table as people read it: largest difference before matching first, the long tail apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from models.comparison.balance import NOT_BALANCED
from models.comparison.comparison import Comparison
from scoring.comparison.answer import upper
from scoring.comparison.words import covariate_name, say
from scoring.numbers import number
from scoring.report.charts import Axis
from scoring.sheet import Language

WIDEST = 1.0
"""Standard deviations that a Love plot shows to either side, at most."""


@dataclass(frozen=True)
class BalanceRow:
    """One variable before and after matching; None where a measure has no meaning for it."""

    name: str
    prognostic: bool
    over: bool
    smd_before: float
    smd_after: float
    variance_ratio_before: float | None
    variance_ratio_after: float | None
    ecdf_max_before: float | None
    ecdf_max_after: float | None


@dataclass(frozen=True)
class BalanceRows:
    """Rows shown at once, the others, and the limit they are held against."""

    shown: tuple[BalanceRow, ...]
    rest: tuple[BalanceRow, ...]
    summary: str
    limit: float
    limit_text: str


def balance_rows(comparison: Comparison, language: Language) -> BalanceRows:
    """Numeric variables at once; levels of sector, size, region and age apart unless over the limit."""
    prognostic = set(comparison.question.design.covariates)
    rows = [
        _row(str(name), values, prognostic, language)
        for name, values in comparison.balance.to_dict("index").items()
    ]
    rows.sort(key=lambda one: (-abs(one.smd_before), one.name))
    shown = tuple(one for one in rows if one.prognostic or one.over)
    rest = tuple(one for one in rows if one not in shown)
    summary = say("balance_rest", language, count=len(rest))
    return BalanceRows(shown, rest, summary, NOT_BALANCED, number(NOT_BALANCED, language, 1))


def love_axis(comparison: Comparison) -> Axis:
    """An axis for all rows, zero in the middle or where the data have it, wide enough for the limit."""
    values = comparison.balance[["smd_before", "smd_after"]].to_numpy().ravel()
    held = [float(value) for value in values if math.isfinite(value)]
    low = max(min([*held, -2 * NOT_BALANCED]), -WIDEST)
    high = min(max([*held, 2 * NOT_BALANCED]), WIDEST)
    pad = 0.06 * (high - low)
    return Axis(low - pad, high + pad)


def _row(name: str, values: dict[Any, Any], prognostic: set[str], language: Language) -> BalanceRow:
    return BalanceRow(
        name=upper(covariate_name(name, language)),
        prognostic=name in prognostic,
        over=abs(values["smd_after"]) > NOT_BALANCED,
        smd_before=_number(values["smd_before"]) or 0.0,
        smd_after=_number(values["smd_after"]) or 0.0,
        variance_ratio_before=_number(values["variance_ratio_before"]),
        variance_ratio_after=_number(values["variance_ratio_after"]),
        ecdf_max_before=_number(values["ecdf_max_before"]),
        ecdf_max_after=_number(values["ecdf_max_after"]),
    )


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
