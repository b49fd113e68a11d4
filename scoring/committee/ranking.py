"""The committee's posterior: how good every application is, as its reviewers see it, with what is not known.

Reviewers differ in leniency, in how far they spread good and bad apart, and in noise; the model (gibbs.py)
takes each into account, so that an application read by strict reviewers is not the worse for it. Marks are
treated as numbers with normal errors, which marks of five steps are only roughly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.committee.convergence import effective_draws, split_r_hat
from scoring.committee.gibbs import start_of, walk
from scoring.committee.priors import BETWEEN
from scoring.committee.ratings import Floats, Ratings, overall
from scoring.committee.state import Marks, State, marks_of

Flags = npt.NDArray[np.bool_]
CHAINS, DRAWS, WARM_UP, LONGEST = 4, 1_000, 300, 4
"""Chains, draws kept of each, draws thrown away first, and how many times as long chains may become."""
MET, ENOUGH = 1.01, 400.0
"""R-hat at most, and effective draws at least, of everything that is shown (Vehtari et al. 2021)."""
ALIKE_FROM = 3
"""Applications from which a reviewer whose marks are all the same tells nothing apart."""


@dataclass(frozen=True, eq=False)
class Posterior:
    """Draws of what the committee's marks say.

    quality: draws × applications (those of the call, by name), shares of the scale around a typical
    application, high is good. shift (leniency), spread and reliability: draws × reviewers, those in
    `reviewers`. `alike` are reviewers set aside because their marks are all the same, `unread`
    applications for which no mark counts: they have the prior of the call, which is wide.
    """

    applications: tuple[str, ...]
    quality: npt.NDArray[np.float32]
    reviewers: tuple[str, ...]
    shift: Floats
    spread: Floats
    reliability: Floats
    alike: tuple[str, ...]
    unread: tuple[str, ...]
    r_hat: float
    effective: float
    seed: int

    @property
    def settled(self) -> bool:
        """Whether the chains have met and are worth enough draws."""
        return not self.reviewers or (self.r_hat <= MET and self.effective >= ENOUGH)


def committee_posterior(
    ratings: Ratings, *, weights: Mapping[str, float] | None = None, seed: int = 0
) -> Posterior | None:
    """The posterior of a call's ratings; None where there is not one mark.

    Several criteria count as their weighted mean (`ratings.overall`). The same ratings and seed give the
    same draws, whatever the order of their rows. Chains are made longer until they have met, up to
    `LONGEST` times; whether they have stands in the result.
    """
    if not ratings.count:
        return None
    marks = overall(ratings, weights)
    alike = _all_alike(ratings)
    counted = np.where(alike, np.nan, marks)
    known = ~np.isnan(counted)
    read, heard = known.sum(axis=1) > 0, known.sum(axis=0) > 0
    rng = np.random.default_rng([seed, 2])
    states = _sampled(rng, counted[read][:, heard]) if heard.any() else None
    quality = _with_unread(np.random.default_rng([seed, 3]), states, read)
    shift, spread, reliability = _of_reviewers(states)
    r_hat, effective = (np.nan, np.nan) if states is None else _check(states)
    return Posterior(
        ratings.applications,
        quality.astype(np.float32),
        _named(ratings.reviewers, heard),
        shift,
        spread,
        reliability,
        _named(ratings.reviewers, alike),
        _named(ratings.applications, ~read),
        r_hat,
        effective,
        seed,
    )


def _all_alike(ratings: Ratings) -> Flags:
    """Reviewers of several applications who gave all of them the same marks."""
    known = ~np.isnan(ratings.marks)
    several = known.any(axis=2).sum(axis=0) >= ALIKE_FROM
    highest = np.where(known, ratings.marks, -np.inf).max(axis=0)
    lowest = np.where(known, ratings.marks, np.inf).min(axis=0)
    same: Flags = several & ~(highest > lowest).any(axis=1)
    return same


def _sampled(rng: np.random.Generator, matrix: Floats) -> State:
    """Chains × draws × entry of everything, as long as is needed, thinned to `DRAWS` a chain."""
    marks = marks_of(np.ascontiguousarray(matrix))
    steps = 1
    while True:
        states = _chains(rng, marks, steps)
        r_hat, effective = _check(states)
        if (r_hat <= MET and effective >= ENOUGH) or steps >= LONGEST:
            return states
        steps *= 2


def _chains(rng: np.random.Generator, marks: Marks, steps: int) -> State:
    chain = walk(rng, marks, start_of(rng, marks, CHAINS))
    for _ in range(WARM_UP * steps):
        next(chain)
    kept = [[next(chain) for _ in range(steps)][-1] for _ in range(DRAWS)]
    return State(**{name: np.stack([getattr(one, name) for one in kept], axis=1) for name in vars(kept[0])})


def _check(states: State) -> tuple[float, float]:
    """The worst R-hat and the fewest effective draws of what is shown."""
    shown = np.concatenate([states.quality, states.shift, states.spread, _reliability(states)], axis=2)
    return float(np.nanmax(split_r_hat(shown))), float(np.nanmin(effective_draws(shown)))


def _with_unread(rng: np.random.Generator, states: State | None, read: Flags) -> Floats:
    """Draws × applications; those unread are drawn from what the call's applications look like."""
    normal = rng.standard_normal((CHAINS * DRAWS, len(read)))
    if states is None:
        return BETWEEN * normal
    quality = normal * np.sqrt(states.between.reshape(-1, 1))
    quality[:, read] = states.quality.reshape(CHAINS * DRAWS, -1)
    return quality


def _of_reviewers(states: State | None) -> tuple[Floats, Floats, Floats]:
    """Leniency, spread and reliability: draws × reviewers."""
    if states is None:
        empty = np.empty((CHAINS * DRAWS, 0))
        return empty, empty, empty
    shift, spread = (one.reshape(CHAINS * DRAWS, -1) for one in (states.shift, states.spread))
    return shift, spread, _reliability(states).reshape(CHAINS * DRAWS, -1)


def _reliability(states: State) -> Floats:
    """Chains × draws × reviewers: the share of what makes marks differ that is the applications."""
    signal = states.spread**2 * states.between
    return signal / (signal + states.noise)


def _named(names: tuple[str, ...], wanted: Flags) -> tuple[str, ...]:
    return tuple(name for name, one in zip(names, wanted, strict=True) if one)
