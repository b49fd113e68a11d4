"""How strong something unseen would have to be: against what is seen before matching, not after it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from models.comparison.design import Design
from models.comparison.effect import Effect, effect
from models.comparison.matching import match
from models.comparison.sensitivity import robustness
from models.comparison.unseen import TIMES, Unseen, unseen

DESIGN = Design(exact=(), covariates=("past", "noise"), neighbours=1)


def drawn(gain: float, *, firms: int = 1500, seed: int = 1) -> tuple[pd.Series, pd.DataFrame]:
    """Firms that join the more often, and grow the more, the more they grew in the past."""
    draw = np.random.default_rng(seed)
    past, noise = draw.normal(size=firms), draw.normal(size=firms)
    treated = draw.random(firms) < 1 / (1 + np.exp(2.5 - 1.2 * past))
    index = pd.Index([f"{i:05d}" for i in range(firms)])
    units = pd.DataFrame({"treated": treated, "past": past, "noise": noise}, index)
    growth = pd.Series(past + gain * treated + draw.normal(size=firms), index)
    return growth, units


def told(growth: pd.Series, units: pd.DataFrame) -> tuple[Unseen | None, Effect, pd.Series, pd.Series]:
    matched = match(units, DESIGN)
    cluster = pd.Series(units.index, units.index)
    found = effect(growth, matched.pairs, cluster=cluster, firm=cluster)
    before = units["treated"].map({True: 1.0, False: units["treated"].mean() / (~units["treated"]).mean()})
    whole = unseen(growth, units, DESIGN.covariates, found, before=before, after=matched.weights)
    return whole, found, before, matched.weights


def test_the_strongest_seen_factor_is_the_one_that_chose_and_the_stronger_the_effect_the_safer() -> None:
    small, large = (told(*drawn(gain))[0] for gain in (1.0, 2.5))
    assert small is not None
    assert large is not None
    assert small.benchmark == large.benchmark == "past"
    assert small.times is not None
    assert large.times is not None
    assert small.times_bound is not None
    assert 0 < small.times_bound < small.times < large.times


def test_measured_after_matching_anything_unseen_would_look_many_times_as_strong() -> None:
    growth, units = drawn(0.4)
    whole, found, _, weights = told(growth, units)
    assert whole is not None
    assert whole.times is not None
    flattering = unseen(growth, units, DESIGN.covariates, found, before=weights, after=weights)
    assert flattering is not None
    assert flattering.times is not None
    assert flattering.times > 5 * whole.times


def test_times_are_where_the_bias_reaches_the_estimate() -> None:
    growth, units = drawn(0.4)
    whole, found, before, weights = told(growth, units)
    assert whole is not None
    columns = units[list(DESIGN.covariates)]
    after = robustness(growth, units["treated"], columns, weights)
    scale = abs(after.estimate) * np.sqrt(1 / after.partial_r2 - 1)
    seen = robustness(growth, units["treated"], columns, before, times=TIMES).benchmarks
    biases = {
        one.times: scale * np.sqrt(one.with_outcome * one.with_treatment / (1 - one.with_treatment))
        for one in seen
    }
    assert whole.times is not None
    assert biases[whole.times] >= found.estimate > biases[round(whole.times - 0.1, 1)]


def test_what_does_not_vary_or_has_no_interval_cannot_be_judged() -> None:
    growth, units = drawn(0.4)
    _, found, before, weights = told(growth, units)
    still = unseen(growth * 0.0, units, DESIGN.covariates, found, before=before, after=weights)
    lone = replace(found, se=float("nan"))
    assert still is None
    assert unseen(growth, units, DESIGN.covariates, lone, before=before, after=weights) is None


def test_an_interval_around_zero_needs_nothing_to_be_brought_there() -> None:
    growth, units = drawn(0.25)
    whole, found, _, _ = told(growth, units)
    assert found.low < 0 < found.high
    assert whole is not None
    assert (whole.e_value_bound, whole.robustness_bound, whole.times_bound) == pytest.approx((1.0, 0.0, 0.0))
