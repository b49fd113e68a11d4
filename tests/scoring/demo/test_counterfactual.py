"""The same firms without their bid, with the same luck."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from scoring.demo.counterfactual import counterfactual
from scoring.demo.history import History


@pytest.fixture(scope="module")
def firms(history: History) -> pd.DataFrame:
    return counterfactual(history)


def test_every_founding_firm_of_a_call_that_is_over_is_lived_again(
    history: History, firms: pd.DataFrame
) -> None:
    last = history.plan.years - history.plan.horizon
    over = [call for call in history.calls if call.year <= last]
    assert len(firms) == sum(len(bid.founding_firms) for call in over for bid in call.bids)
    assert not firms.isna().any().any()


def test_a_firm_to_which_its_bid_added_nothing_lives_the_same_life(
    history: History, firms: pd.DataFrame
) -> None:
    """Luck is the same to the last bit: only what is added makes a difference, and in its direction."""
    added = np.array(
        [
            next(call for call in history.calls if call.year == row.call).worth.extra[row.bid]
            for row in firms.itertuples()
        ]
    )
    once = ~firms.duplicated("firm", keep=False) & ~firms["funded"]
    survives = once & (firms["lived"] > -60)
    assert (np.sign(firms["effect"]) == np.sign(added))[survives].mean() > 0.95
    firm_years = (firms["lived"] == firms["without"]) & (firms["lived"] <= -60)
    assert firm_years.sum() > 10  # closed with or without


def test_effects_are_what_was_added(firms: pd.DataFrame, history: History) -> None:
    """Mean over bids of one call: joint potential, and funding in two of three years."""
    for call in history.calls[:2]:
        mine = firms[(firms["call"] == call.year) & (firms["lived"] > -60) & (firms["without"] > -60)]
        mean = mine.groupby("bid")["effect"].mean()
        added = call.worth.extra + call.worth.effect * (call.funded == 1) * 2 / 3
        slope = np.polyfit(added[mean.index], mean.to_numpy(), 1)[0]
        assert slope == pytest.approx(1.0, abs=0.2)
