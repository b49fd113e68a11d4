"""What is true in the simulated programme, how selection and growth relate to it, and who reads it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from scoring.demo import Plan, truth
from scoring.demo.history import Call, History, live
from scoring.demo.rosters import Bid
from scoring.demo.truth import DRIVERS

ROOT = Path(__file__).parents[3]


def test_potential_is_the_sum_of_its_parts(truth: pd.DataFrame) -> None:
    parts = truth["own"] + truth["joint"] + truth["leadership"]
    assert np.allclose(truth["potential"], parts, atol=1e-5)
    assert 1.7 < truth.groupby("call_id")["potential"].std().mean() < 2.8


@pytest.mark.parametrize("driver", [driver.name for driver in DRIVERS])
def test_coefficients_are_about_per_standard_deviation(truth: pd.DataFrame, driver: str) -> None:
    assert 0.6 < truth.groupby("call_id")[driver].std().mean() < 1.4


@pytest.mark.parametrize("part", ["leadership", "joint", "own"])
def test_selection_is_on_observed_and_on_unobserved_quality(truth: pd.DataFrame, part: str) -> None:
    decided = truth[truth["funded"].notna()]
    beyond = decided[part] - decided.groupby("call_id")[part].transform("mean")
    funded = beyond[decided["funded"] == 1]
    assert funded.mean() > 3 * funded.std() / np.sqrt(len(funded))


def growth_beyond(history: History, bid: Bid, outside: np.ndarray) -> float:
    """Symmetric growth of members over the window less that of `outside` in their sectors, pp a year."""
    firms, horizon = history.country.firms, history.plan.horizon
    before, after = firms.employees[:, bid.year - 1], firms.employees[:, bid.year - 1 + horizon]
    weight = (before + after) / 2
    growth = np.divide(after - before, weight, out=np.zeros_like(weight), where=weight > 0)
    counts = outside & (before > 0)
    sums = [np.bincount(firms.sector[counts], each[counts]) for each in (weight * growth, weight)]
    members = bid.founding_firms
    excess = growth[members] - (sums[0] / sums[1])[firms.sector[members]]
    return float(100 * np.average(excess, weights=weight[members]) / horizon)


def _outside(history: History, call: Call) -> np.ndarray:
    """Which firms are in no bid of the call."""
    outside = np.ones(history.plan.firms, dtype=bool)
    outside[np.concatenate([bid.firms for bid in call.bids])] = False
    return outside


def test_members_grow_by_their_potential_and_naive_comparison_takes_it_for_an_effect(
    history: History,
) -> None:
    rows = [
        (funded, potential, growth_beyond(history, bid, _outside(history, call)), effect * 2 / 3)
        for call in history.calls
        if call.year - 1 + history.plan.horizon < history.plan.years
        for bid, potential, funded, effect in zip(
            call.bids, call.worth.potential, call.funded, call.worth.effect, strict=True
        )
    ]
    frame = pd.DataFrame(rows, columns=["funded", "potential", "growth", "effect"])
    slope = np.polyfit(frame["potential"], frame["growth"] - frame["funded"] * frame["effect"], 1)[0]
    funded = frame[frame["funded"] == 1]
    standard_error = funded["growth"].std() / np.sqrt(len(funded))
    naive, effect = funded["growth"].mean(), funded["effect"].mean()
    assert 0.7 < slope < 1.3
    assert naive - effect > 2 * standard_error
    assert abs(naive - effect - funded["potential"].mean()) < 3 * standard_error


def test_effect_is_what_funding_adds(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan(firms=5_000, years=8, calls=4, per_call=(12, 12), members=(20, 40))
    funded = live(plan)
    for name in ("EFFECT_MEAN", "EFFECT_SPREAD", "EFFECT_OF_ENGAGEMENT"):
        monkeypatch.setattr(truth, name, 0.0)
    unfunded = live(plan)
    call, years = funded.calls[0], plan.horizon - 1  # funding begins with the year after the call
    won = np.flatnonzero(call.funded == 1)
    assert np.array_equal(won, np.flatnonzero(unfunded.calls[0].funded == 1))
    assert len(won) > 0
    for bid, effect in ((call.bids[i], call.worth.effect[i]) for i in won):
        paths = [
            each.country.firms.employees[bid.founding_firms, call.year + years] for each in (funded, unfunded)
        ]
        with np.errstate(divide="ignore", invalid="ignore"):
            added = np.log(paths[0] / paths[1])
        assert np.median(added[np.isfinite(added)]) == pytest.approx(years * effect / 100, rel=0.05)


def test_nothing_but_the_demo_itself_knows_what_the_truth_holds() -> None:
    own = ROOT / "scoring" / "demo"
    sources = [path for layer in ("features", "models", "scoring") for path in (ROOT / layer).rglob("*.py")]
    doors = ("truth_beside", "demo.truth", "truth_tables", "firms.parquet", "demo.history", "demo.review")
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in sources
        if own not in path.parents and any(word in path.read_text(encoding="utf-8") for word in doors)
    ]
    assert len(sources) > 50
    assert readers == []
