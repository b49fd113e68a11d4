"""The firms: born, growing, dying; with traits that accounts show in part.

Magnitudes: sizes are log-normal (median 4 employees, heavy upper tail); yearly growth is Laplace
("tent-shaped": Stanley et al. 1996, doi 10.1038/379804a0) with a standard deviation of 30 % at 3 employees
that falls with size to the power −.15 as there; about 4 % of firms close in a year, small and weak ones
more often; as many are born. A firm's quality adds 2 pp of growth a year per standard deviation, for good.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.demo.economy import Economy, settle
from scoring.demo.places import Floats, Integers, Places
from scoring.demo.sectors import column

QUALITY_GROWTH = 0.02
SPREAD, SPREAD_ELASTICITY = 0.30, -0.15
SMALLEST, LARGEST = 0.3, 4_000.0
STOCK_SHARE = 0.6  # of all firms ever seen, those that exist before the first year
CLOSURE = 0.032


@dataclass(frozen=True)
class Firms:
    """Traits, one entry a firm, and paths, firm × year; year 0 is the first year of accounts.

    `quality`, `inventive` and `solvent` have mean 0 and standard deviation 1; `born` is the index of the
    year of founding (negative: before the first year); `employees` is 0 where the firm does not exist.
    """

    region: Integers
    sector: Integers
    born: Integers
    quality: Floats
    inventive: Floats
    solvent: Floats
    employees: Floats

    def cells(self, year: int, regions: int) -> Floats:
        """Employees region × sector at the end of `year`."""
        sectors = len(column("firms"))
        cell = self.region * sectors + self.sector
        total = np.bincount(cell, self.employees[:, year], minlength=regions * sectors)
        jobs: Floats = total.astype(float).reshape(regions, sectors)
        return jobs


def found_firms(rng: np.random.Generator, places: Places, *, firms: int, years: int) -> Firms:
    """All firms that ever live, in no order; only year 0 of `employees` is filled."""
    region, sector = settle(rng, places, firms)
    quality, own_v, own_f = rng.standard_normal((3, firms))
    old = rng.random(firms) < STOCK_SHARE
    age = np.minimum(1 + rng.exponential(14, firms).astype(np.int64), 110)
    born = np.where(old, -age, rng.integers(0, years, firms))
    employees = np.zeros((firms, years))
    employees[:, 0] = np.where(born <= 0, _first_size(rng, born), 0)
    return Firms(
        region=region,
        sector=sector,
        born=born,
        quality=quality,
        inventive=0.5 * quality + np.sqrt(0.75) * own_v,
        solvent=0.3 * quality + np.sqrt(0.91) * own_f,
        employees=employees,
    )


def _first_size(rng: np.random.Generator, born: Integers) -> Floats:
    draw = rng.standard_normal(len(born))
    size: Floats = np.where(born < 0, np.exp(np.log(4) + 1.25 * draw), np.exp(np.log(2) + 0.6 * draw))
    return np.clip(size, SMALLEST, LARGEST)


def live_a_year(rng: np.random.Generator, firms: Firms, economy: Economy, year: int, extra: Floats) -> None:
    """Fill `employees` of `year`: growth, closures, births. `extra` is log growth a firm."""
    before = firms.employees[:, year - 1]
    alive = before > 0
    size = np.maximum(before, SMALLEST)
    spread = _spread(size)
    outside = economy.tide[firms.sector, year] + economy.shock[firms.region, year]
    outside = outside + economy.strength[year][firms.region, firms.sector]
    growth = (
        outside + QUALITY_GROWTH * firms.quality + extra + spread * rng.laplace(0, np.sqrt(0.5), len(size))
    )
    grown = np.clip(size * np.exp(np.clip(growth, -1.5, 1.5)), SMALLEST, LARGEST)
    survives = alive & (rng.random(len(size)) >= _closing(firms, size, year))
    newborn = _first_size(rng, np.zeros(len(size), dtype=np.int64))
    firms.employees[:, year] = np.where(survives, grown, 0) + np.where(firms.born == year, newborn, 0)


def expected_growth(firms: Firms, economy: Economy, base: int, horizon: int) -> Floats:
    """Fraction that each firm can expect to grow a year after `base`, its sector's tide apart.

    Closure counts as the loss of all employees; the spread of growth adds half its square, as it does to the
    mean of any growth that is skewed so.
    """
    size = np.maximum(firms.employees[:, base], SMALLEST)
    drift = QUALITY_GROWTH * firms.quality + economy.expected(base, horizon)[firms.region, firms.sector]
    mean = (1 - _closing(firms, size, base + 1)) * np.exp(drift) / (1 - _spread(size) ** 2 / 2) - 1
    grows: Floats = np.where(firms.employees[:, base] > 0, mean, 0)
    return grows


def _spread(size: Floats) -> Floats:
    return np.clip(SPREAD * (size / 3) ** SPREAD_ELASTICITY, 0.10, 0.42)


def _closing(firms: Firms, size: Floats, year: int) -> Floats:
    young = np.where(year - firms.born <= 3, 1.6, 1.0)
    chance = CLOSURE * young * (size / 5) ** -0.25 * np.exp(-0.25 * firms.quality)
    return np.clip(chance, 0.002, 0.25)
