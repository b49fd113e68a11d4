"""Intervals of a trained model: what must not change them, what their draws are, and how they are kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from features.problems import DataError
from models.cohorts import ALIGNED, Cases
from models.growth import GrowthModel
from models.intervals import Intervals, learn_intervals
from models.intervals.files import load_intervals, save_intervals
from models.intervals.settled import settled
from tests.models.intervals.programme import SPECIFICATION, learnt, some_cases

Made = tuple[Cases, GrowthModel, Intervals]


@pytest.fixture(scope="module")
def made() -> Made:
    cases = some_cases(240, calls=8)
    model = learnt(cases)
    intervals = learn_intervals(cases, model)
    assert intervals is not None
    return cases, model, intervals


def test_new_calls_are_held_about_as_often_as_meant_and_draws_agree(made: Made) -> None:
    _, model, intervals = made
    new = some_cases(400, calls=8, seed=9)
    reach, y = intervals.predictive(model, new.X), new.y.to_numpy()
    draws = reach.draws(2000, seed=1)
    for coverage, room in ((0.8, 0.1), (0.95, 0.05)):
        low, high = reach.interval(coverage)
        assert np.mean((low <= y) & (y <= high)) == pytest.approx(coverage, abs=room)
        drawn = np.quantile(draws, [(1 - coverage) / 2, (1 + coverage) / 2], axis=0)
        assert np.mean((drawn[0] <= y) & (y <= drawn[1])) == pytest.approx(
            float(np.mean((low <= y) & (y <= high))), abs=0.06
        )


def test_growth_without_error_of_measurement_varies_less(made: Made) -> None:
    cases, model, intervals = made
    reach = intervals.predictive(model, cases.X)
    observed, itself = (reach.draws(500, seed=1, observed=one).std(axis=0) for one in (True, False))
    assert (itself < observed).all()


def test_neither_order_nor_threads_nor_company_change_anything(made: Made) -> None:
    cases, model, intervals = made
    order = np.random.default_rng(1).permutation(len(cases))
    shuffled = replace(cases, **{name: getattr(cases, name).iloc[order] for name in ALIGNED})
    threaded = learnt(shuffled).set_params(threads=2)
    again = learn_intervals(shuffled, threaded)
    assert again is not None
    whole, part = intervals.predictive(model, cases.X), again.predictive(threaded, cases.X.iloc[[7, 3]])
    for one, other in zip(whole.interval(0.8), part.interval(0.8), strict=True):
        assert one[[7, 3]].tolist() == other.tolist()
    assert np.array_equal(whole.draws(50, seed=2)[:, [7, 3]], part.draws(50, seed=2))


def test_kept_and_read_again_they_are_the_same(made: Made, tmp_path: Path) -> None:
    cases, model, intervals = made
    for name in ("one", "other"):
        save_intervals(intervals, tmp_path / name)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files[0] == "intervals.json"
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes()
    kept = load_intervals(tmp_path / "one", model).predictive(model, cases.X)
    assert np.array_equal(kept.draws(9, seed=0), intervals.predictive(model, cases.X).draws(9, seed=0))
    (tmp_path / "one" / "intervals.json").write_text("{}")
    with pytest.raises(DataError, match="train again"):
        load_intervals(tmp_path / "one", model)


def test_outcomes_of_one_call_give_no_intervals() -> None:
    cases = some_cases(60, calls=1)
    assert learn_intervals(cases, learnt(cases)) is None


def test_the_sign_of_what_counts_is_settled_and_of_noise_is_not(made: Made) -> None:
    cases, model, intervals = made
    told = settled(intervals.refits, cases.X, model.contributions(cases.X), SPECIFICATION)
    assert list(told) == ["skill", "rivals", "noise", "hump", "gap", "capabilities"]
    assert told["skill"].mean() > 0.8
    assert told["skill"].mean() > told["noise"].mean() + 0.2
