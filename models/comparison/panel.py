"""Firms by year around the call that they joined with: the panel of an event study.

- The outcome is symmetric growth, 2(x1 − x0)/(x1 + x0), of employees, added up year by year, in pp: near log
  points for firms that go on, −200 in the year of a closure and 0 after it.
- A year without accounts between two with them is taken half-way (on the logarithm); without accounts of the
  last year alone a firm stands where it stood; one whose last accounts are older has closed after them.
- Employees of organisations that merged or split are added up in all years.
- Each cohort's years stand apart from those of others, so that it is compared with its own controls alone.
- Controls leave the panel in the year in which they join a funded application themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.comparison.one_firm import one_firm
from models.comparison.units import Register
from models.comparison.window import growth_windows
from models.firm_growth import symmetric
from models.firm_years import Floats

YEARS_BEFORE, YEARS_AFTER = 4, 5
"""Years around the base year; fewer where there are no accounts."""
BLOCK = 10_000
"""Years of the next cohort begin as many later."""


@dataclass(frozen=True, eq=False)
class Cohort:
    """A call: its members (firm -> application), their controls, covariates by firm, base and last year."""

    call_id: str
    base: int
    end: int
    members: Mapping[str, str]
    controls: tuple[str, ...]
    covariates: pd.DataFrame

    @property
    def firms(self) -> list[str]:
        """Members, then controls."""
        return [*self.members, *self.controls]


def panel_of(register: Register, cohorts: Sequence[Cohort], *, as_of: pd.Timestamp) -> pd.DataFrame:
    """One row a cohort's firm and year with known employees.

    Columns: unit ("call:firm"), firm, cluster (the application of members, else the firm), period and
    first_period (years, moved apart by cohort; 0 for controls), growth (pp) and the covariates.
    """
    levels = _levels(register, cohorts, as_of)
    joins = _joins(register)
    owner = {firm: application for one in cohorts for firm, application in one.members.items()}
    parts = [_of_cohort(number, one, levels) for number, one in enumerate(cohorts)]
    panel = pd.concat(parts, ignore_index=True)
    left = panel["first_period"].eq(0) & panel["year"].ge(panel["firm"].map(joins).fillna(np.inf))
    kept = panel[panel["growth"].notna() & ~left].reset_index(drop=True)
    return kept.assign(cluster=kept["firm"].map(owner).fillna(kept["firm"]))


def _of_cohort(number: int, cohort: Cohort, levels: pd.DataFrame) -> pd.DataFrame:
    firms, base = cohort.firms, cohort.base
    near = range(base - YEARS_BEFORE, base + YEARS_AFTER + 1)
    years = sorted(set(near) & set(levels.columns))
    rows = pd.DataFrame(
        {
            "firm": np.repeat(firms, len(years)),
            "year": np.tile(years, len(firms)),
            "growth": added_up(levels.loc[firms, years].to_numpy()).ravel(),
            "first_period": np.repeat(
                [base + 1 + BLOCK * number, 0], [len(cohort.members), len(cohort.controls)]
            ).repeat(len(years)),
        }
    )
    rows = rows.assign(unit=cohort.call_id + ":" + rows["firm"], period=rows["year"] + BLOCK * number)
    return rows.join(cohort.covariates, on="firm")


def added_up(levels: Floats) -> Floats:
    """Firms × years of employees -> symmetric growth added up since the first known year, pp.

    >>> added_up(np.array([[np.nan, 90.0, 110.0, 0.0, 0.0]])).tolist()
    [[nan, 0.0, 20.0, -180.0, -180.0]]
    """
    steps = np.nan_to_num(symmetric(levels[:, :-1], levels[:, 1:]))
    path = np.concatenate([np.zeros((len(levels), 1)), np.cumsum(steps, axis=1)], axis=1)
    added: Floats = np.where(np.isnan(levels), np.nan, path)
    return added


def _levels(register: Register, cohorts: Sequence[Cohort], as_of: pd.Timestamp) -> pd.DataFrame:
    """Employees, firm (its first organisation) × year, to the last year whose outcomes are known."""
    first, last = min(one.base for one in cohorts) - YEARS_BEFORE, max(one.end for one in cohorts)
    years = register.accounts.read(first, last, day=as_of)
    one = one_firm(register.known.successions, register.orgs, base=first, until=as_of)
    firms = sorted({firm for cohort in cohorts for firm in cohort.firms})
    place = one.unit[register.orgs.get_indexer(firms)]
    columns = {
        year: one.total(years.of("employees", year), years.has(year))[place]
        for year in range(first, last + 1)
    }
    return pd.DataFrame(bridged(np.column_stack(list(columns.values()))), firms, list(columns))


def bridged(levels: Floats) -> Floats:
    """Firms × years of employees with gaps filled as said above.

    >>> bridged(np.array([[2.0, np.nan, 8.0, np.nan], [5.0, np.nan, np.nan, np.nan]])).round(9).tolist()
    [[2.0, 4.0, 8.0, 8.0], [5.0, 0.0, 0.0, 0.0]]
    """
    places = np.arange(levels.shape[1])
    filled = levels.copy()
    for row in np.flatnonzero(np.isnan(levels).any(axis=1) & ~np.isnan(levels).all(axis=1)):
        known = np.flatnonzero(~np.isnan(levels[row]))
        inside = places[(places > known[0]) & (places < known[-1]) & np.isnan(levels[row])]
        logs = np.log(np.maximum(levels[row, known], 0.1))
        filled[row, inside] = np.exp(np.interp(inside, known, logs))
        after = places[places > known[-1]]
        filled[row, after] = levels[row, known[-1]] if len(after) == 1 else 0.0
    return filled


def _joins(register: Register) -> pd.Series:
    """By organisation: the first year after the base year of its first funded application."""
    listed = register.known.applications
    funded = listed.loc[listed["decision"].eq("funded"), "application_id"]
    roster = register.roster[register.roster["application_id"].isin(funded)]
    windows = growth_windows(register.known.calls)[["call_id", "base"]]
    first: pd.Series = roster.merge(windows, on="call_id").groupby("org_id")["base"].min() + 1
    return first
