"""Reviewers and the committee of past calls.

Twelve reviewers differ in strictness (standard deviation .35 of a point), in how much of the scale they use
and in reliability; three or four read each application. One reviewer's ratings then have an intraclass
correlation of about .38 within a call, like the .37 of the AIBS grant reviews (Erosheva, Martinková & Lee
2021, doi 10.1111/rssa.12681). They see the drivers of each dimension dimly, a halo of presentation that means
nothing, and sense leadership.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from features.dimensions import DIMENSIONS
from scoring.demo.places import Floats, Integers
from scoring.demo.truth import Worth

CRITERIA = DIMENSIONS
REVIEWERS = 12
SENSED_LEADERSHIP, HALO, COMMITTEE_NOISE = 0.45, 0.35, 0.10


@dataclass(frozen=True)
class Panel:
    """One entry a reviewer, constant over the calls."""

    strictness: Floats
    spread: Floats
    noise: Floats


@dataclass(frozen=True)
class Marks:
    """One entry a rating; `score` is a whole number from 1 to 5."""

    bid: Integers
    reviewer: Integers
    criterion: Integers
    score: Integers


def draw_panel(rng: np.random.Generator) -> Panel:
    """Twelve reviewers."""
    return Panel(
        strictness=0.35 * rng.standard_normal(REVIEWERS),
        spread=np.exp(0.25 * rng.standard_normal(REVIEWERS)),
        noise=0.55 * np.exp(0.35 * rng.standard_normal(REVIEWERS)),
    )


def rate(rng: np.random.Generator, panel: Panel, worth: Worth) -> Marks:
    """Three or four reviewers an application, five criteria each."""
    seen = _seen(rng, worth)
    bids = len(seen)
    order = rng.random((bids, REVIEWERS)).argsort(axis=1)
    bid, place = np.nonzero(np.arange(4) < rng.integers(3, 5, bids)[:, None])
    reviewer = order[bid, place]
    bid, reviewer = (np.repeat(index, len(CRITERIA)) for index in (bid, reviewer))
    criterion = np.tile(np.arange(len(CRITERIA)), len(place))
    impression = panel.spread[reviewer] * 0.6 * seen[bid, criterion] - panel.strictness[reviewer]
    score = np.rint(3.1 + impression + panel.noise[reviewer] * rng.standard_normal(len(bid)))
    return Marks(bid, reviewer, criterion, np.clip(score, 1, 5).astype(np.int64))


def without_firms(worth: Worth) -> Worth:
    """What is left to see for reviewers who know nothing of the member firms but that they are members."""
    unknown = {"quality": 0.0, "inventive": 0.0, "solvent": 0.0}
    return replace(worth, drivers=worth.drivers.assign(**unknown), own=np.zeros_like(worth.own))


def _seen(rng: np.random.Generator, worth: Worth) -> Floats:
    """Bids × criteria, about standard normal: what a reader of the application sees of each dimension."""
    drivers = worth.drivers
    columns = (
        (drivers["quality"] + drivers["inventive"] + 0.7 * drivers["specialisation"]) / 2.2,
        (drivers["engagement"] + 0.5 * drivers["cohesion"]) / 1.1,
        (drivers["variety"] + drivers["linkage"] + worth.own) / 1.8,
        drivers["proximity"],
        drivers["solvent"],
    )
    shared = SENSED_LEADERSHIP * worth.leadership + HALO * rng.standard_normal(len(drivers))
    own = np.column_stack(columns) + 0.4 * rng.standard_normal((len(drivers), len(columns)))
    seen: Floats = 0.75 * own + shared[:, None]
    return seen


def select(rng: np.random.Generator, marks: Marks, requested: Floats, *, seats: int, budget: float) -> Floats:
    """1 for the funded, 0 for the rejected: best mean mark first, with some politics, within the budget."""
    count = np.bincount(marks.bid, minlength=len(requested))
    mean = np.bincount(marks.bid, marks.score, minlength=len(requested)) / count
    order = np.argsort(-(mean + COMMITTEE_NOISE * rng.standard_normal(len(mean))), kind="stable")
    funded = np.zeros(len(requested))
    for bid in order:
        if funded.sum() < seats and requested[funded == 1].sum() + requested[bid] <= budget:
            funded[bid] = 1
    return funded
