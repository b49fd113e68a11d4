"""What was the case before: level and trend of every firm up to the base year, for matching and balance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.arithmetic import logarithm, ratio
from features.tables import MEASURES
from models.comparison.one_firm import OneFirm
from models.firm_growth import Start, symmetric
from models.firm_years import FirmYears, Flags, Floats

COVARIATES: tuple[str, ...] = (
    "log_employees",
    "log_revenue_per_employee",
    "log_value_added_per_employee",
    "log_wages_per_employee",
    "equity_ratio",
    "research_share",
    "export_share",
    "trend_employees",
    "trend_revenue",
    "trend_value_added",
    "cell_growth",
    "log_age",
)
"""Level in the base year; trends over up to three years before it, in pp a year; log of one more than age.

Amounts per employee are natural logarithms, shares are of revenue (equity: of assets), `cell_growth` is the
symmetric growth of employees of the other firms in the firm's region and two-digit industry over up to three
years before the base year, pp a year.
"""
TREND_YEARS = 3
SMALLEST_CELL = 5
"""Other firms that a region and industry needs to have a growth."""


@dataclass(frozen=True, eq=False)
class Past:
    """Accounts before the base year, as one firm each."""

    years: FirmYears
    firms: OneFirm
    start: Start
    base: int

    def level(self, figure: str, year: int) -> Floats:
        """A figure of an earlier year, where all filed that filed at the start."""
        filed = self.years.has(year)
        whole = self.firms.count(filed) >= self.firms.count(self.years.has(self.base))
        level: Floats = np.where(whole, self.firms.total(self.years.of(figure, year), filed), np.nan)
        return level

    def trend(self, figure: str) -> Floats:
        """Symmetric growth in pp a year from the earliest of the three years before to the start."""
        trend = np.full(self.firms.size, np.nan)
        for back in range(1, TREND_YEARS + 1):
            growth = symmetric(self.level(figure, self.base - back), self.start.figures[figure]) / back
            trend = np.where(np.isnan(growth), trend, growth)
        return trend


def covariates(past: Past, age: Floats, cell: pd.Series) -> pd.DataFrame:
    """All COVARIATES by position as in OneFirm, missing where not known; `cell`: region and industry."""
    start = past.start.figures
    employees, revenue = start["employees"], start["revenue"]
    columns = {
        "log_employees": logarithm(employees),
        **{
            f"log_{name}_per_employee": logarithm(ratio(start[name], employees))
            for name in ("revenue", "value_added", "wages")
        },
        "equity_ratio": np.clip(ratio(start["equity"], start["assets"]), -1, 1),
        "research_share": np.clip(ratio(start["rd"], revenue), 0, 1),
        "export_share": np.clip(ratio(start["exports"], revenue), 0, 1),
        **{f"trend_{name}": past.trend(name) for name in MEASURES},
        "cell_growth": cell_growth(past, cell),
        "log_age": np.log1p(np.maximum(age, 0)),
    }
    return pd.DataFrame(columns)[list(COVARIATES)]


def cell_growth(past: Past, cell: pd.Series) -> Floats:
    """Growth of the other firms of the same region and industry, as described at COVARIATES."""
    counts = [past.years.has(past.base - back).sum() for back in range(TREND_YEARS + 1)]
    spans = [back for back in range(1, TREND_YEARS + 1) if counts[back] >= counts[0] / 2]
    if not spans:
        return np.full(past.firms.size, np.nan)
    back = spans[-1]
    before, after = (_others(past, cell, year) for year in (past.base - back, past.base))
    enough = np.minimum(before[1], after[1]) >= SMALLEST_CELL
    return np.where(enough, symmetric(before[0], after[0]) / back, np.nan)


def _others(past: Past, cell: pd.Series, year: int) -> tuple[Floats, Floats]:
    """Employees of the other firms of the cell in that year, and how many they are."""
    own = past.firms.total(past.years.of("employees", year), past.years.has(year))
    known = np.isfinite(own)
    code = pd.factorize(cell)[0]
    place, size = np.where(code < 0, code.max(initial=0) + 1, code), code.max(initial=0) + 2
    total = np.bincount(place, np.where(known, own, 0.0), minlength=size)[place]
    count = np.bincount(place, known, minlength=size)[place]
    left, others = total - np.where(known, own, 0.0), count - known
    return np.where(code < 0, np.nan, left), np.where(code < 0, 0.0, others)


def filled(values: pd.DataFrame, cell: pd.Series, wanted: Flags) -> pd.DataFrame:
    """Missing values as the median of the `wanted` firms in the cell, else of all of them, else zero."""
    medians = values[wanted].groupby(cell[wanted]).median()
    own = medians.reindex(cell).set_axis(values.index)
    return values.fillna(own).fillna(values[wanted].median()).fillna(0.0)
