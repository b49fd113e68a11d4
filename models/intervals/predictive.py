"""`Predictive`: what the outcomes of a call's applications may be, each alone and all together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.intervals.conformal import ends, is_bounded

Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Predictive:
    """Scores with what is known of their error, in pp a year.

    centre: the scores, as on the sheets. refits: groups × applications, what the models that each left a
    group of calls out predict. scale: of each application, the size with which errors are compared (expected
    standard error and `rest`: models/intervals/spread.py). call, group, error, error_scale, worth: of each
    past case (models/intervals/intervals.py).
    """

    applications: tuple[str, ...]
    centre: Floats
    refits: Floats
    scale: Floats
    rest: float
    call: Positions
    group: Positions
    error: Floats
    error_scale: Floats
    worth: Floats

    def interval(self, coverage: float) -> tuple[Floats, Floats]:
        """Lower and upper ends of the conformal interval of the growth that will be observed.

        It is to hold the stated share of new outcomes over calls to come. -inf and inf where past cases are
        worth too few independent ones for the level: 4 for 80 %, 19 for 95 %.
        """
        scaled = self.error / self.error_scale
        return ends(self.refits, scaled, self.scale, self.group, self.worth, coverage)

    def is_bounded(self, coverage: float) -> bool:
        """Whether past cases are worth enough for an interval of that level."""
        return is_bounded(self.worth, coverage)

    @property
    def cases_worth(self) -> float:
        """How many independent cases the past ones are worth together."""
        return float(self.worth.sum())

    def draws(self, number: int, *, seed: int, observed: bool = True) -> npt.NDArray[np.float32]:
        """What may happen, `number` times: draws × applications, pp a year, each row one possible call.

        A draw is the growth that will be observed, with the error of its measurement; with observed=False it
        is growth itself, without it, which is what ranks are of. Each is the score, plus the difference of
        one refit from it, plus the mean error of the call which that refit left out (one for the whole row:
        it changes no rank), plus an error within its call, drawn for each application alone and brought to
        the application's scale; without measurement error, to `rest`. That assumes that errors and growth
        beyond prediction have one shape, as both have where they are normal. Where no standard error is known
        the two are the same.

        Applications depend on each other through the refit and the call only; an application's draws do not
        change with the others in the call or their order. Draws are made where an interval is unbounded too:
        ask `is_bounded`, and say so.
        """
        calls = int(self.call.max()) + 1
        weight = np.bincount(self.call, self.worth, calls).astype("float64")
        mean: Floats = np.bincount(self.call, self.worth * self.error, calls) / weight
        within = (self.error - mean[self.call]) / self.error_scale
        called = _drawn(np.random.default_rng([seed, 0]), weight, number)
        group: Positions = np.zeros(calls, dtype="int64")
        group[self.call] = self.group
        size = self.scale if observed else np.full(len(self.scale), self.rest)
        told = np.empty((number, len(self.applications)), dtype="float32")
        for column, one in enumerate(self.applications):
            own = within[_drawn(np.random.default_rng([seed, *_numbers(one)]), self.worth, number)]
            told[:, column] = self.refits[group[called], column] + mean[called] + size[column] * own
        return told


def _drawn(rng: np.random.Generator, weight: Floats, number: int) -> Positions:
    """Positions drawn with chances in proportion to the weights."""
    shares = np.cumsum(weight) / weight.sum()
    at: Positions = np.searchsorted(shares, rng.random(number), side="right")
    return np.minimum(at, len(weight) - 1)


def _numbers(application: str) -> list[int]:
    """The application's own start of chance."""
    digest = hashlib.sha256(application.encode()).digest()
    return [int.from_bytes(digest[at : at + 4], "big") for at in range(0, 16, 4)]
