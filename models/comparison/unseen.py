"""How strong something unseen would have to be to explain a difference away, told against what is seen.

Matching makes the observed factors alike, so that after it none of them seems to matter for who is a member:
measured there, anything unseen would look many times as strong as past growth. The strength of the seen is
therefore taken before matching, members and firms outside counting the same in each call; what is left of
membership and growth, and the difference itself, are those after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.comparison.effect import Effect
from models.comparison.sensitivity import Robustness, e_value, nearest_zero, robustness

TIMES = tuple(float(k) for k in np.round(np.arange(0.1, 20.05, 0.1), 1))
"""Strengths tried, in multiples of the strongest seen factor; anything beyond the last counts as it."""


@dataclass(frozen=True)
class Unseen:
    """What an unseen factor would take.

    `e_value` and `e_value_bound` (to bring the interval to zero) are risk ratios with membership and with
    growth (VanderWeele & Ding 2017). `robustness` is the share of what is left of both that it would have to
    explain, `robustness_bound` the same for the interval (Cinelli & Hazlett 2020). `times` says this against
    `benchmark`, the strongest factor seen: so many times as strong, at most TIMES[-1]; `times_bound` for the
    interval. `benchmark` is empty and `times` None where there is none to compare with.
    """

    e_value: float
    e_value_bound: float
    robustness: float
    robustness_bound: float
    benchmark: str
    times: float | None
    times_bound: float | None


def unseen(
    outcome: pd.Series,
    units: pd.DataFrame,
    covariates: Sequence[str],
    found: Effect,
    *,
    before: pd.Series,
    after: pd.Series,
) -> Unseen | None:
    """None where the effect has no interval, or outcomes do not vary.

    units: every unit with treated and covariates; before and after: its weight before matching and after it.
    """
    spread = float(outcome.loc[after.index].std())
    if not (spread > 0 and np.isfinite(found.se)):
        return None
    columns = units[list(covariates)]
    left = robustness(outcome, units["treated"], columns, after, interval=(found.low, found.high))
    seen = robustness(outcome, units["treated"], columns, before, times=TIMES)
    ratio = e_value(found.estimate, found.low, found.high, spread)
    ends = (found.estimate, nearest_zero(found.low, found.high))
    times, bound = (_times(seen, left, end) for end in ends)
    return Unseen(
        e_value=ratio.estimate,
        e_value_bound=ratio.interval,
        robustness=left.value,
        robustness_bound=left.value_interval,
        benchmark=seen.benchmarks[0].covariate if seen.benchmarks else "",
        times=times,
        times_bound=bound,
    )


def _times(seen: Robustness, left: Robustness, end: float) -> float | None:
    """How many times as strong as the benchmark a factor has to be for a bias of `end` after matching."""
    if not seen.benchmarks or not left.partial_r2 > 0:
        return None
    scale = abs(left.estimate) * np.sqrt((1 - left.partial_r2) / left.partial_r2)
    for one in seen.benchmarks:
        bias = scale * np.sqrt(one.with_outcome * one.with_treatment / (1 - one.with_treatment))
        if np.isnan(bias) or bias >= abs(end):
            return one.times if abs(end) > 0 else 0.0
    return TIMES[-1]
