"""What the simulation knows and nobody else: the growth potential of every bid and what funding adds.

The potential of a bid is the expected excess growth of its members, in pp a year over the horizon, if not
funded:

    own quality of the firms and local strength of their sectors   (past growth shows it, dimly)
  + the drivers below, which catalogue features measure with error (inventiveness shows as R&D and exports, …)
  + one interaction: inventive firms gain most with research partners (trees can see it, ridge cannot)
  + leadership, which no table holds; reviewers sense a part of it.

Coefficients are pp a year per standard deviation. They follow the literature's signs (CATALOGUE's sources)
and a common size of about .4 pp, a third of Delgado, Porter & Stern's 1.3 pp for specialisation: no driver
stands out, because nothing in the field suggests that one does. Together the potential has a standard
deviation near 2 pp. They were set once from these considerations, not fitted to any model's skill.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.demo.economy import Economy, related_variety
from scoring.demo.firms import Firms, expected_growth
from scoring.demo.places import Floats
from scoring.demo.rosters import REACH_SPREAD, USUAL_REACH_KM, Bid, Country

LEADERSHIP = 1.0
INTERACTION = 0.5
QUOTIENT_SPREAD = 1.3  # standard deviation of the log location quotient between bids
MEMBER_SPREAD = {"quality": 0.45, "inventive": 0.45, "solvent": 0.25}
"""Standard deviation of the members' mean trait between bids, which brings these drivers to scale."""
EFFECT_MEAN, EFFECT_SPREAD, EFFECT_OF_ENGAGEMENT = 1.5, 0.6, 0.4


@dataclass(frozen=True)
class Driver:
    """One column of `drivers` and what a standard deviation of it adds, in pp a year."""

    name: str
    coefficient: float
    reason: str


DRIVERS: tuple[Driver, ...] = (
    Driver("quality", 0.30, "productive firms grow more together than their own past shows"),
    Driver("inventive", 0.50, "R&D performers grow faster in clusters"),
    Driver("specialisation", 0.40, "Delgado, Porter & Stern 2014"),
    Driver("engagement", 0.50, "signed commitment: Klofsten 2015"),
    Driver("cohesion", 0.50, "inverted U: too few ties bring no knowledge, too many bring nothing new"),
    Driver("variety", 0.35, "related variety: Frenken 2007, Aarstad 2016"),
    Driver("linkage", 0.25, "firms tied to research: evaluations of Norwegian clusters"),
    Driver("proximity", 0.30, "members who meet"),
    Driver("solvent", 0.35, "access to capital: Samila & Sorenson 2011"),
)


@dataclass(frozen=True)
class Worth:
    """Truth of a call's bids, one entry a bid: pp a year, except `drivers` (standardised columns)."""

    drivers: pd.DataFrame
    own: Floats
    joint: Floats
    leadership: Floats
    effect: Floats

    @property
    def potential(self) -> Floats:
        """Expected excess growth of the members if not funded, pp a year."""
        return self.own + self.joint + self.leadership

    @property
    def extra(self) -> Floats:
        """What membership adds to each firm's own growth, pp a year; the effect of funding not included."""
        return self.joint + self.leadership


def weigh(
    rng: np.random.Generator, country: Country, economy: Economy, bids: list[Bid], *, horizon: int
) -> Worth:
    """The truth about bids of one call, from what is the case in the base year, the year before it."""
    base = bids[0].year - 1
    drivers = _drivers(country, bids, base)
    meeting = np.clip((drivers["inventive"] * drivers["linkage"]).to_numpy(), -3, 3)
    parts = [driver.coefficient * drivers[driver.name].to_numpy() for driver in DRIVERS]
    engagement = drivers["engagement"].to_numpy()
    effect = EFFECT_MEAN + EFFECT_OF_ENGAGEMENT * engagement + EFFECT_SPREAD * rng.standard_normal(len(bids))
    return Worth(
        drivers=drivers,
        own=_own(country.firms, bids, expected_growth(country.firms, economy, base, horizon), base),
        joint=np.sum(parts, axis=0) + INTERACTION * meeting,
        leadership=LEADERSHIP * np.array([bid.leadership for bid in bids]),
        effect=np.maximum(effect, 0),
    )


def _own(firms: Firms, bids: list[Bid], growth: Floats, base: int) -> Floats:
    """The members' own expected growth less that of firms outside the call in their sectors, pp a year."""
    jobs = firms.employees[:, base].copy()
    jobs[np.concatenate([bid.founding_firms for bid in bids])] = 0
    outside = np.bincount(firms.sector, jobs * growth) / np.maximum(np.bincount(firms.sector, jobs), 1)
    excess = 100 * (growth - outside[firms.sector])
    return np.array(
        [
            np.average(excess[bid.founding_firms], weights=firms.employees[bid.founding_firms, base])
            for bid in bids
        ]
    )


def _drivers(country: Country, bids: list[Bid], year: int) -> pd.DataFrame:
    jobs = country.firms.cells(year, len(country.places.names))
    variety = related_variety(jobs)
    variety = (variety - variety.mean()) / variety.std()
    return pd.DataFrame([_driver_row(country.firms, bid, jobs, variety, year) for bid in bids])


def _driver_row(firms: Firms, bid: Bid, jobs: Floats, variety: Floats, year: int) -> dict[str, float]:
    members = bid.founding_firms
    weight = np.sqrt(firms.employees[members, year])
    quality, inventive, solvent = (
        float(np.average(getattr(firms, trait)[members], weights=weight)) / spread
        for trait, spread in MEMBER_SPREAD.items()
    )
    local = jobs[bid.region, bid.sector] / jobs[bid.region].sum()
    quotient = np.log(local / (jobs[:, bid.sector].sum() / jobs.sum()))
    return {
        "quality": quality,
        "inventive": inventive,
        "specialisation": float(np.clip(quotient / QUOTIENT_SPREAD, -2.5, 2.5)),
        "engagement": bid.engagement,
        "cohesion": float(np.clip(1 - bid.cohesion**2, -3, 1) / np.sqrt(2)),
        "variety": float(variety[bid.region]),
        "linkage": bid.linkage,
        "proximity": -float(np.log(bid.reach_km / USUAL_REACH_KM)) / REACH_SPREAD,
        "solvent": solvent,
    }
