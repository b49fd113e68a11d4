"""How much of the score the ridge gets and how much the trees, judged by predictions for calls held out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from models.boosting import grow, predict
from models.folds import Fold
from models.ridge import Ridge, t_values

Floats = npt.NDArray[np.float64]
One = TypeVar("One")
Many = TypeVar("Many")

ROUNDS = (10, 20, 35, 60, 100, 150, 200, 300, 400)
PENALTIES = (3.0, 10.0, 30.0, 100.0, 200.0, 400.0, 1000.0, 3000.0)
FOLD_SEEDS = 3
CONTRADICTED = 1.645
PRIOR_CASES = 50.0
"""Equal halves count as much as this many cases: few cases cannot tell the two apart."""


@dataclass(frozen=True, eq=False)
class Cases:
    """What both halves learn from: normal scores, weights of mean 1, and how trees are grown."""

    Z: Floats
    y: Floats
    weights: Floats
    leaves: int
    directions: tuple[int, ...]
    seed: int


@dataclass(frozen=True)
class Choice:
    """Settings chosen out of call: the ridge's penalty, the trees' rounds, the share of each in the score."""

    penalty: float
    rounds: int
    ridge_share: float
    trees_share: float


def choose(cases: Cases, folds: Sequence[Fold], threads: int) -> Choice:
    """Settings with the smallest weighted squared error over the cases held out."""
    held = side_by_side(lambda fold: _out_of_fold(cases, fold), folds, threads)
    at = np.concatenate([positions for _, positions in folds])
    y, weights = cases.y[at], cases.weights[at]
    ridge, trees = (np.concatenate([one[half] for one in held], axis=1) for half in (0, 1))
    penalty, rounds = (_best(y, weights, half) for half in (ridge, trees))
    shares = nonnegative_shares(ridge[penalty], trees[rounds], y, weights)
    return Choice(PENALTIES[penalty], ROUNDS[rounds], *shares)


def nonnegative_shares(ridge: Floats, trees: Floats, y: Floats, weights: Floats) -> tuple[float, float]:
    """Shares of the two halves, by least squares, never negative and drawn towards equal halves.

    >>> told, noise = np.array([-1.0, 0, 1] * 500), np.array([1.0, -2, 1] * 500)
    >>> [round(share, 2) for share in nonnegative_shares(told, noise, told, np.ones(1500))]
    [0.98, 0.01]
    """
    halves = np.column_stack([ridge, trees])
    prior = PRIOR_CASES * weights.mean()
    gram = np.einsum("ij,ik,i->jk", halves, halves, weights) + prior * np.eye(2)
    against = np.einsum("ij,i,i->j", halves, y, weights) + prior / 2
    both = np.linalg.solve(gram, against)
    if both.min() < 0:
        alone = np.maximum(against / np.diag(gram), 0)
        both = np.where(both < 0, 0, alone)
    return float(both[0]), float(both[1])


def side_by_side(verb: Callable[[One], Many], things: Sequence[One], threads: int) -> list[Many]:
    """The verb done to each thing, `threads` at a time; the answers in order, the same for any number."""
    if threads == 1:
        return [verb(thing) for thing in things]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(verb, things))


def _out_of_fold(cases: Cases, fold: Fold) -> tuple[Floats, Floats]:
    """Held-out scores of the ridge, penalties × cases, and of the trees, rounds × cases."""
    learn, held = fold
    Z, y, weights = cases.Z[learn], cases.y[learn], cases.weights[learn]
    ridges = Ridge.fit(Z, y, weights, PENALTIES, cases.directions)
    directions = released(cases.directions, Z, y, weights)
    grown = [
        grow(Z, y, weights, rounds=max(ROUNDS), leaves=cases.leaves, directions=directions, seed=seed)
        for seed in range(cases.seed, cases.seed + FOLD_SEEDS)
    ]
    trees = [
        np.mean([predict(one, cases.Z[held], rounds=rounds) for one in grown], axis=0) for rounds in ROUNDS
    ]
    return np.array([one.predict(cases.Z[held]) for one in ridges]), np.array(trees)


def released(directions: Sequence[int], Z: Floats, y: Floats, weights: Floats) -> tuple[int, ...]:
    """The expected directions but for those that the cases contradict beyond chance (one-sided, 5 %).

    An expectation from the literature keeps trees from fitting noise; it must not overrule the cases.
    """
    told = t_values(Z, y, weights, PENALTIES[0])
    return tuple(0 if way * t < -CONTRADICTED else way for way, t in zip(directions, told, strict=True))


def _best(y: Floats, weights: Floats, scores: Floats) -> int:
    errors = np.einsum("sj,j->s", (scores - y) ** 2, weights)
    return int(np.argmin(errors))
