"""What grows firms from outside: sector tides, regional shocks and persistent local strengths.

Magnitudes, as standard deviations a year: a common business cycle 1.2 pp, sector cycles 2 pp, regional shocks
1.2 pp (half of each survives a year), local strength of a sector in a region 1.2 pp (85 % survives a year, so
that it can be seen in past growth and still matters over a horizon).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.demo.places import Floats, Integers, Places
from scoring.demo.sectors import GROUPS, column

CYCLE = 0.012
SECTOR_CYCLE, SECTOR_PERSISTENCE = 0.020, 0.50
SHOCK, SHOCK_PERSISTENCE = 0.012, 0.50
STRENGTH, STRENGTH_PERSISTENCE = 0.012, 0.85
POPULATION_ELASTICITY = 0.85  # firms are a little less concentrated than people


@dataclass(frozen=True)
class Economy:
    """Log growth a year: `tide` sector × year, `shock` region × year, `strength` year × region × sector."""

    tide: Floats
    shock: Floats
    strength: Floats

    def expected(self, base: int, horizon: int) -> Floats:
        """Region × sector: shock and strength a year that are expected over the horizon after `base`."""
        ahead = np.arange(1, horizon + 1)
        shock = float(np.mean(SHOCK_PERSISTENCE**ahead)) * self.shock[:, base]
        strength: Floats = float(np.mean(STRENGTH_PERSISTENCE**ahead)) * self.strength[base]
        return strength + shock[:, None]


def draw_economy(rng: np.random.Generator, places: Places, years: int) -> Economy:
    """An economy of `years` + 1 years: the last one is that of the undecided call."""
    sectors, regions = len(GROUPS), len(places.names)
    mean = column("tide")[:, None] / 100
    cycle = CYCLE * rng.standard_normal(years + 1)
    own_cycle = _persistent(rng, (years + 1, sectors), SECTOR_PERSISTENCE) * SECTOR_CYCLE
    shock = _persistent(rng, (years + 1, regions), SHOCK_PERSISTENCE) * SHOCK
    strength = _persistent(rng, (years + 1, regions, sectors), STRENGTH_PERSISTENCE) * STRENGTH
    return Economy(tide=mean + cycle + own_cycle.T, shock=shock.T, strength=strength)


def _persistent(rng: np.random.Generator, shape: tuple[int, ...], persistence: float) -> Floats:
    """Autoregressive paths along the first axis with variance 1 throughout."""
    path = rng.standard_normal(shape)
    for year in range(1, shape[0]):
        path[year] = persistence * path[year - 1] + np.sqrt(1 - persistence**2) * path[year]
    return path


def settle(rng: np.random.Generator, places: Places, firms: int) -> tuple[Integers, Integers]:
    """Region and sector of every firm: regions specialise by chance, in related sectors alike."""
    relative = np.log(places.population / np.median(places.population))
    attraction = (POPULATION_ELASTICITY + 0.35 * column("urban")) * relative[:, None]
    groups = rng.standard_normal((len(relative), GROUPS.max() + 1))[:, GROUPS]
    chance = 0.55 * groups + 0.55 * rng.standard_normal((len(relative), len(GROUPS)))
    weight = column("firms") * np.exp(attraction + chance)
    cell = rng.choice(weight.size, size=firms, p=(weight / weight.sum()).ravel())
    return cell // len(GROUPS), cell % len(GROUPS)


def related_variety(jobs: Floats) -> Floats:
    """Bits of variety within two-digit sectors, per region, from jobs region × sector (Frenken 2007).

    >>> two_related = np.zeros((1, len(GROUPS))); two_related[0, :2] = 5.0
    >>> [float(bits) for bits in related_variety(two_related)]
    [1.0]
    """
    alike = (GROUPS[:, None] == GROUPS).astype(float)
    total = np.maximum(jobs.sum(axis=1, keepdims=True), 1e-9)
    share, group = jobs / total, np.einsum("ij,jk->ik", jobs, alike) / total
    ratio = np.divide(group, share, out=np.ones_like(share), where=share > 0)
    bits: Floats = (share * np.log2(ratio)).sum(axis=1)
    return bits
