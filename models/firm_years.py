"""Accounts as they were known on a day: one array a figure, organisations × years, in constant prices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.tables import MEASURES
from models.publication import known_on

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
MONEY = ("revenue", "value_added", "wages", "equity", "assets", "exports", "rd")
FIGURES = ("employees", *MONEY)


@dataclass(frozen=True, eq=False)
class FirmYears:
    """Figures of every organisation (rows, in the order of `orgs`) and year (columns, from `first`).

    filed: whether there are accounts. figures: by name; missing where there are none or the cell is empty.
    Amounts are deflated; employees, revenue and value added are never below zero.
    """

    orgs: pd.Index
    first: int
    filed: Flags
    figures: Mapping[str, Floats]

    def has(self, year: int) -> Flags:
        """Which organisations filed accounts of that year."""
        inside = 0 <= year - self.first < self.filed.shape[1]
        return self.filed[:, year - self.first] if inside else np.zeros(len(self.orgs), dtype=bool)

    def of(self, figure: str, year: int) -> Floats:
        """One figure of one year, by organisation."""
        inside = 0 <= year - self.first < self.filed.shape[1]
        return self.figures[figure][:, year - self.first] if inside else np.full(len(self.orgs), np.nan)


class FiledAccounts:
    """The `accounts` table laid out for being read as of many days; `orgs` are all that may be asked for."""

    def __init__(self, accounts: pd.DataFrame, orgs: pd.Index) -> None:
        deflator = accounts["deflator"].fillna(1.0)
        figures = pd.DataFrame(
            {name: accounts[name] / (deflator if name in MONEY else 1.0) for name in FIGURES}
        )
        figures[list(MEASURES)] = figures[list(MEASURES)].clip(lower=0)
        day = known_on(accounts).to_numpy().astype("datetime64[us]")
        order = np.argsort(day, kind="stable")
        self.orgs = orgs
        self._day = day[order]
        self._year = accounts["year"].to_numpy(dtype="int64")[order]
        self._org = orgs.get_indexer(pd.Index(accounts["org_id"]))[order]
        self._figures = figures.to_numpy()[order]

    def filed_by(self, day: pd.Timestamp) -> Flags:
        """Which organisations had filed any accounts by then."""
        known = int(np.searchsorted(self._day, np.datetime64(day), side="right"))
        filed = np.zeros(len(self.orgs), dtype=bool)
        filed[self._org[:known]] = True
        return filed

    def read(self, first: int, last: int, *, day: pd.Timestamp) -> FirmYears:
        """The accounts of the years `first` to `last` known on `day`, revised ones as last known."""
        known = slice(0, int(np.searchsorted(self._day, np.datetime64(day), side="right")))
        year = self._year[known]
        rows = np.flatnonzero((year >= first) & (year <= last) & (self._org[known] >= 0))
        row, column = self._org[rows], year[rows] - first
        shape = (len(self.orgs), last - first + 1)
        latest = np.zeros(shape, dtype="int64")
        latest[row, column] = rows + 1  # rows are in the order in which they became known: the last one stays
        picked = (
            self._figures[np.maximum(latest, 1) - 1] if len(rows) else np.full((*shape, len(FIGURES)), np.nan)
        )
        filed = latest > 0
        figures = {name: np.where(filed, picked[..., place], np.nan) for place, name in enumerate(FIGURES)}
        return FirmYears(self.orgs, first, filed, figures)
