"""The consortia of a call: a home town, a core sector, and members gathered around both.

A bid's calibre draws better and more inventive firms; its engagement, cohesion and linkage show in
commitments and ties; its leadership shows nowhere but in the interview room. All five are standard normal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.demo.firms import Firms
from scoring.demo.institutions import Institutions, nearest_first
from scoring.demo.merit import Merit
from scoring.demo.places import Floats, Integers, Places
from scoring.demo.sectors import GROUPS

USUAL_REACH_KM, REACH_SPREAD = 40.0, 0.5
SAME_GROUP, OTHER_SECTOR = 0.35, 0.012
CALIBRE = 0.45  # how far calibre tilts the choice of members towards quality
REST_YEARS, RESTING = 3, 0.05  # a firm seldom joins two bids within a horizon
LATE_SHARE = 0.04  # of the firms: they join after the call has closed


@dataclass(frozen=True)
class Bid:
    """One application while it is simulated; firms and institutions are positions, `late` marks firms."""

    year: int
    region: int
    sector: int
    reach_km: float
    calibre: float
    engagement: float
    cohesion: float
    linkage: float
    leadership: float
    firms: Integers
    late: np.ndarray[tuple[int], np.dtype[np.bool_]]
    institutions: Integers

    @property
    def founding_firms(self) -> Integers:
        """The firms that were members when the call closed."""
        return self.firms[~self.late]


@dataclass(frozen=True)
class Country:
    """What consortia are made of."""

    places: Places
    firms: Firms
    institutions: Institutions


@dataclass(frozen=True)
class Pool:
    """The firms that could join a bid this year; `appeal` holds what does not depend on the bid."""

    firms: Integers
    region: Integers
    sector: Integers
    trait: Floats
    appeal: Floats


def gather_bids(
    rng: np.random.Generator,
    country: Country,
    *,
    year: int,
    count: int,
    members: tuple[int, int],
    joined: Integers,
    merit: Merit,
) -> list[Bid]:
    """`count` bids for the call of `year`; `joined` (year of a firm's latest bid) is brought up to date.

    Members existed at the end of the base year, the year before. `merit` is what bids look for in firms.
    """
    jobs = country.firms.cells(year - 1, len(country.places.names))
    bids = []
    for home in _homes(rng, country.places, jobs, count):
        pool = _pool(country.firms, year, joined, merit)
        bid = _gather(rng, country, year, divmod(int(home), len(GROUPS)), members, pool)
        joined[bid.firms] = year
        bids.append(bid)
    return bids


def _homes(rng: np.random.Generator, places: Places, jobs: Floats, count: int) -> Integers:
    """Different cells of region and sector, likelier where more work in the sector, there and nearby."""
    mass = np.einsum("ij,jk->ik", np.exp(-places.kilometres / USUAL_REACH_KM), jobs)
    chance = np.sqrt(mass * jobs).ravel()
    return rng.choice(chance.size, size=count, replace=False, p=chance / chance.sum())


def _pool(firms: Firms, year: int, joined: Integers, merit: Merit) -> Pool:
    alive = np.flatnonzero(firms.employees[:, year - 1] > 0)
    size = 0.35 * np.log(np.maximum(firms.employees[alive, year - 1], 1))
    tired = np.log(RESTING) * (year - joined[alive] < REST_YEARS)
    appeal = size + tired + merit.common * merit.trait[alive]
    return Pool(alive, firms.region[alive], firms.sector[alive], merit.trait[alive], appeal)


def _gather(
    rng: np.random.Generator,
    country: Country,
    year: int,
    home: tuple[int, int],
    members: tuple[int, int],
    pool: Pool,
) -> Bid:
    calibre, engagement, cohesion, linkage, leadership = (float(latent) for latent in rng.standard_normal(5))
    reach = USUAL_REACH_KM * float(np.exp(REACH_SPREAD * rng.standard_normal()))
    low, high = members
    size = round(low * (high / low) ** rng.beta(2.0, 1.8))
    institutions = _institutions(rng, country, home[0], size, linkage)
    key = _preference(country.places, pool, home, reach, calibre) + rng.gumbel(size=len(pool.firms))
    wanted = min(size - len(institutions), len(key))
    chosen = np.sort(pool.firms[np.argpartition(-key, wanted - 1)[:wanted]])
    late = rng.random(wanted) < LATE_SHARE
    late[rng.integers(wanted)] = False
    return Bid(
        year, *home, reach, calibre, engagement, cohesion, linkage, leadership, chosen, late, institutions
    )


def _preference(places: Places, pool: Pool, home: tuple[int, int], reach: float, calibre: float) -> Floats:
    """Log weight of every firm in the pool: near, in the sector or a related one, of the bid's calibre."""
    region, sector = home
    related = np.where(GROUPS[sector] == GROUPS, SAME_GROUP, OTHER_SECTOR)
    related[sector] = 1.0
    near = -places.kilometres[region] / reach
    weight: Floats = near[pool.region] + np.log(related)[pool.sector] + CALIBRE * calibre * pool.trait
    return weight + pool.appeal


def _institutions(
    rng: np.random.Generator, country: Country, region: int, size: int, linkage: float
) -> Integers:
    """Usually 5 % research, 4 % education, 4 % investors and 4 % public bodies; at least one scholar."""
    share = np.array([0.05 * np.exp(0.3 * linkage), 0.04, 0.04, 0.04])
    counts = np.minimum(rng.poisson(share * size), size // 12)
    counts[0] += counts[:2].sum() == 0
    kilometres = country.places.kilometres[region]
    chosen = [
        nearest_first(rng, kilometres, country.institutions, kind, int(count))
        for kind, count in enumerate(counts)
    ]
    return np.sort(np.concatenate(chosen))
