"""The card of a trained version: cohorts, limits, who promoted it; from the export and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from models.card import model_card
from models.card.cohorts import Cohort, cohorts
from models.card.limits import limits
from models.champion import Champion
from models.export import load_champion
from models.intervals.coverage import coverage
from models.promotion import Promotion, promotions
from tests.models.card.judged import past, predictions


@pytest.fixture(scope="session")
def champion(recorded: Path) -> Champion:
    return load_champion(recorded)


def test_the_card_says_what_the_export_says(champion: Champion, recorded: Path) -> None:
    card = model_card(champion, promotions(recorded))
    assert (card.version, card.kind, card.as_of, card.cases, card.calls) == (1, "growth", "2015-03-10", 60, 6)
    assert card.hashes == {"calls": "c0ffee", "outcomes": "beef"}
    assert card.low_confidence == champion.card["low_confidence"]
    assert [one.call_id for one in card.cohorts] == [f"c{year}" for year in range(2010, 2016)]
    assert [one.known for one in card.cohorts] == [15, 15, 15, 15, 0, 0]
    assert {one.feature for one in card.inputs} == {one.name for one in champion.specification}
    assert sum(one.weight for one in card.inputs) == pytest.approx(1)
    assert {one.feature: one.missing for one in card.inputs}["capital mark"] == 0.0
    assert card.suspects == ()
    assert model_card(champion, promotions(recorded)) == card


def test_inputs_that_growth_follows_weigh_most(champion: Champion) -> None:
    weights = {one.feature: one.weight for one in model_card(champion, ()).inputs}
    strongest = sorted(weights, key=lambda name: -weights[name])[:2]
    assert set(strongest) == {"capabilities mark", "willingness mark"}


def test_who_promoted_it_and_what_followed(champion: Champion) -> None:
    first = Promotion(1, "2026-03-01T12:00:00+00:00", "klynge train", "the first version")
    second = Promotion(2, "2027-03-01T12:00:00+00:00", "Ada", "ranks better")
    back = Promotion(1, "2027-04-01T12:00:00+00:00", "Bo", "accounts were wrong")
    for log, mine, is_champion, followed_by in (
        ((), (), False, None),
        ((first,), (first,), True, None),
        ((first, second), (first,), False, 2),
        ((first, second, back), (first, back), True, None),
    ):
        card = model_card(champion, log)
        assert (card.promotions, card.is_champion, card.followed_by) == (mine, is_champion, followed_by)


def test_a_cohort_by_hand() -> None:
    rows = pd.DataFrame(
        {
            "call_id": "2014",
            "closes_on": pd.Timestamp("2014-03-10"),
            "decision": ["funded", "funded", "rejected", None],
            "growth": [1.0, 3.0, np.nan, np.nan],
            "evaluable": [0.5, 0.6, np.nan, np.nan],
        }
    )
    assert cohorts(rows) == (Cohort("2014", "2014-03-10", 4, 2, 2, 0, 0, 2.0, 1.0, 0.55, True, True),)
    tracked = rows.assign(growth=[1.0, 3.0, 2.0, np.nan], evaluable=[0.6, 0.6, 0.6, np.nan])
    (cohort,) = cohorts(tracked)
    assert (cohort.known, cohort.rejected, cohort.thin, cohort.winners_only) == (3, 1, False, False)


def codes(rows: pd.DataFrame, judged: pd.DataFrame, tested: int = 6) -> dict[str, tuple[str, ...]]:
    found = limits(rows, tested, cohorts(rows), [coverage(judged, 0.8)], (), is_index=False)
    return {one.code: one.names for one in found}


def test_limits_are_those_that_hold() -> None:
    judged = predictions()
    rows = past(judged)
    assert codes(rows, judged) == {
        "association": (), "elsewhere": (), "few_cases": (), "waiting": ("2030",), "selection": (),
        "few_calls": (),
    }  # fmt: skip
    calm = codes(past(predictions(calls=12)), predictions(calls=12), tested=12)
    assert set(calm) == {"association", "elsewhere", "waiting", "selection"}
    untested = judged.assign(interval_low=np.nan)
    assert "intervals" in codes(rows, untested)


def test_winners_only_thin_noisy_mixed_and_badly_held_are_named() -> None:
    judged = predictions()
    rows = past(judged, evaluable=0.59).assign(se=4.0)
    winners = rows["call_id"] == "2012"
    rows["decision"] = rows["decision"].mask(winners, "funded")
    rows.loc[rows.index[:3], "source"] = "outcomes"
    wild = judged.assign(growth=judged["growth"] * np.where(judged["call_id"] >= "2013", 4, 1))
    found = codes(rows, wild)
    assert found["winners_only"] == ("2012",)
    assert found["thin"] == tuple(str(year) for year in range(2010, 2016))
    assert found["sources"] == ("accounts", "outcomes")
    assert {"noisy", "coverage"} <= set(found)
    assert "selection" not in found


def test_a_version_without_an_audit_says_so(champion: Champion) -> None:
    bare = {name: value for name, value in champion.card.items() if name != "suspects"}
    assert model_card(replace(champion, card=bare), ()).suspects is None
    named = champion.card | {"suspects": [{"feature": "x", "sentence": "x may know the future."}]}
    assert model_card(replace(champion, card=named), ()).suspects == ("x may know the future.",)
