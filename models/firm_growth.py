"""Growth of firms from accounts between two years, births and closures included.

Symmetric growth, 2(x1 − x0)/(x1 + x0): a birth is +2 over the span, a closure −2 (Davis, Haltiwanger & Schuh
1996). The rules, the same for members and others:

- A firm is one organisation, or several that merged or split (models/comparison/one_firm.py): their accounts
  are added at both ends.
- One missing year is bridged by the year before; at the start only for a firm that is there at the end, or
  firms long closed would count. An organisation that has gone on in another is not bridged: its figures are
  in its successor's.
- Births: a firm founded after the base year and without accounts of it starts from zero. A firm whose start
  is unknown for another reason has no growth.
- Closures: a firm without accounts of the end year and of the year before ends at zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from features.arithmetic import ratio
from features.tables import MEASURES
from models.comparison.one_firm import NEVER, OneFirm
from models.firm_years import FIGURES, FirmYears, Flags, Floats


@dataclass(frozen=True, eq=False)
class Start:
    """Where firms start: figures by name; `known`, `born` and `bridged` flags. By position, as in OneFirm."""

    figures: dict[str, Floats]
    known: Flags
    born: Flags
    bridged: Flags


@dataclass(frozen=True, eq=False)
class FirmGrowth:
    """Levels of the measures at the start, every year and the end, by position as in OneFirm.

    levels: by measure, from the base year to the end year; missing where a year between is not known.
    weight: employees at the start, so that nothing that happened later moves it; of firms born since, half of
    those at the end. both_ends: accounts of exactly the two years. filed_end: of exactly
    the end year.
    """

    start: Start
    levels: dict[str, list[Floats]]
    weight: Floats
    both_ends: Flags
    filed_end: Flags

    @property
    def horizon(self) -> int:
        """Years between the ends."""
        return len(self.levels[MEASURES[0]]) - 1

    def symmetric(self, measure: str) -> Floats:
        """Symmetric growth in pp a year over the horizon."""
        return symmetric(self.levels[measure][0], self.levels[measure][-1]) / self.horizon

    def logarithmic(self, measure: str) -> Floats:
        """Log growth × 100 a year; missing where an end is zero."""
        before, after = self.levels[measure][0], self.levels[measure][-1]
        both = (before > 0) & (after > 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            grown: Floats = np.where(both, 100 * np.log(after / before) / self.horizon, np.nan)
        return grown

    def yearly(self, measure: str) -> Iterator[tuple[int, Floats]]:
        """Each year of the horizon, from 1, and the symmetric growth in it, pp."""
        levels = self.levels[measure]
        for year in range(1, len(levels)):
            yield year, symmetric(levels[year - 1], levels[year])


def symmetric(before: Floats, after: Floats) -> Floats:
    """Symmetric growth in pp over the span; missing where both are zero or one is missing.

    >>> symmetric(np.array([90.0, 0.0, 0.0]), np.array([110.0, 5.0, 0.0])).tolist()
    [20.0, 200.0, nan]
    """
    return ratio(200 * (after - before), after + before)


def firm_growth(years: FirmYears, firms: OneFirm, founded: Floats, *, base: int, end: int) -> FirmGrowth:
    """Growth from `base` to `end`; `founded` is each organisation's year of founding."""
    filed_end, bridged_end = _end(years, firms, base, end)
    there = firms.any(filed_end | bridged_end)
    start = _start(years, firms, founded, base, there)
    levels = {name: [start.figures[name]] for name in MEASURES}
    for year in range(base + 1, end):
        for name in MEASURES:
            levels[name].append(_between(years, firms, name, there, base, year, end))
    for name in MEASURES:
        values = np.where(filed_end, years.of(name, end), years.of(name, end - 1))
        ended = firms.total(values, filed_end | bridged_end)
        levels[name].append(np.where(there, ended, np.where(start.known, 0.0, np.nan)))
    exact = firms.any(years.has(base)) & firms.any(filed_end) & ~firms.any(bridged_end) & ~start.bridged
    weight = np.where(start.born, levels["employees"][-1] / 2, levels["employees"][0])
    return FirmGrowth(start, levels, weight, exact & start.known, firms.any(filed_end))


def _start(years: FirmYears, firms: OneFirm, founded: Floats, base: int, there: Flags) -> Start:
    filed = years.has(base)
    stands = firms.succeeded > base
    bridged = ~filed & years.has(base - 1) & stands & there[firms.unit]
    absent = ~filed & ~bridged & ~(founded > base)
    known = firms.any(filed | bridged) & ~firms.any(absent & stands & (firms.succeeded < NEVER))
    born = ~firms.any(filed | bridged) & ~firms.any(~(founded > base))
    figures = {}
    for name in FIGURES:
        values = np.where(filed, years.of(name, base), years.of(name, base - 1))
        summed = np.where(known, firms.total(values, filed | bridged), np.nan)
        figures[name] = np.where(born, 0.0, summed)
    return Start(figures, known | born, born, firms.any(bridged))


def _end(years: FirmYears, firms: OneFirm, base: int, end: int) -> tuple[Flags, Flags]:
    """Which organisations have accounts of the end year, and which of the year before in their stead."""
    filed = years.has(end)
    before = years.has(end - 1) if end - 1 > base else np.zeros(firms.size, dtype=bool)
    return filed, ~filed & before & (firms.succeeded > end)


def _between(
    years: FirmYears, firms: OneFirm, name: str, there: Flags, base: int, year: int, end: int
) -> Floats:
    """The level in a year between the ends: bridged for firms with later accounts, zero after the last."""
    later = there.copy()
    for after in range(year + 1, end + 1):
        later |= firms.any(years.has(after))
    filed, bridged = _end(years, firms, base, year)
    bridged &= later[firms.unit]
    values = np.where(filed, years.of(name, year), years.of(name, year - 1))
    level = firms.total(values, filed | bridged)
    return np.where(firms.any(filed | bridged), level, np.where(later, np.nan, 0.0))
