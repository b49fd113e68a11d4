from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from models.gate_skill import group_row, skill_rows
from models.paired import resampled
from models.replay import Replay
from tests.models.replayed import a_replay


def rows(replay: Replay):
    return skill_rows(replay.judged, resampled(replay.judged["call_id"], seed=0))


def said_otherwise(replay: Replay, **columns: pd.Series) -> Replay:
    return replace(replay, predictions=replay.predictions.assign(**columns))


def test_rankings_that_are_alike_are_not_told_apart():
    skill, top = rows(a_replay())
    assert (skill.verdict, top.verdict) == ("unclear", "pass")
    assert skill.low < skill.difference < skill.high
    assert skill.sentence.startswith("It is not shown which ranks better: 0.")
    assert "on 6 calls (300 applications)" in skill.sentence


def test_a_challenger_that_knows_more_passes_and_one_that_knows_less_fails():
    plain = a_replay()
    growth = plain.predictions["growth"]
    better, _ = rows(said_otherwise(plain, challenger=plain.predictions["challenger"] + growth))
    worse, top = rows(said_otherwise(plain, champion=plain.predictions["champion"] + growth))
    assert (better.verdict, worse.verdict, top.verdict) == ("pass", "fail", "fail")
    assert better.sentence.startswith("The challenger ranks better than the champion")
    assert worse.sentence.startswith("The challenger ranks worse than the champion")
    assert top.sentence.startswith("The challenger orders the best tenth worse")


def test_the_same_ranking_is_no_worse():
    plain = a_replay()
    skill, _ = rows(said_otherwise(plain, challenger=plain.predictions["champion"] * 2))
    assert (skill.difference, skill.verdict) == (0.0, "pass")
    assert skill.sentence.startswith("The challenger ranks no worse")


def test_two_calls_are_too_few_to_tell_and_none_says_nothing():
    plain = a_replay(calls=2)
    growth = plain.predictions["growth"]
    two, _ = rows(said_otherwise(plain, challenger=growth))
    assert two.verdict == "unclear"
    assert two.sentence.endswith("2 calls are too few to tell.")
    none, top = rows(said_otherwise(plain, growth=growth * np.nan))
    assert (none.champion, none.difference, none.verdict, top.verdict) == (None, None, "unclear", "unclear")
    assert none.sentence.startswith("No past call")


def apart(replay: Replay, **named: list[str]) -> pd.DataFrame:
    groups = {"region": "oslo", "sector": None, "size": None}
    return pd.DataFrame(groups, index=replay.judged.index).assign(**named)


def test_a_group_that_is_served_worse_fails_although_all_others_gain():
    plain = a_replay(each=60)
    growth, odd = plain.predictions["growth"], np.arange(360) % 3 == 0
    told = said_otherwise(plain, champion=growth * 0.1, challenger=growth.where(~odd, -growth))
    groups = apart(told, region=np.where(odd, "tromsø", "oslo"))
    row = group_row(told.judged, groups, resampled(told.judged["call_id"], seed=0))
    assert row.verdict == "fail"
    assert row.sentence.startswith("One group is served worse than by the champion: −")
    assert "in region tromsø (n = 120)" in row.sentence


def test_the_lowest_group_is_named_with_its_n_and_small_groups_are_not_judged():
    plain = a_replay()
    places = np.arange(300)
    groups = apart(
        plain, region=np.where(places < 19, "alta", "oslo"), sector=np.where(places % 2, "62", "26")
    )
    row = group_row(plain.judged, groups, resampled(plain.judged["call_id"], seed=0))
    assert row.verdict == "pass"
    assert row.sentence.startswith("Lowest of 3 groups: ")
    assert row.low < row.difference < row.high
    few = group_row(plain.judged, apart(plain, region=None), resampled(plain.judged["call_id"], seed=0))
    assert (few.verdict, few.challenger) == ("unclear", None)


@pytest.mark.parametrize(("programmes", "most"), [(30, 5), pytest.param(100, 11, marks=pytest.mark.slow)])
def test_many_groups_raise_no_false_alarm_more_often_than_declared(programmes: int, most: int):
    """Two rankings that err alike, in programmes with 15 groups: one alarm in twenty is declared."""
    alarms = 0
    for seed in range(programmes):
        plain = a_replay(alike=0.5, seed=seed)
        groups = apart(plain, region=[f"r{i % 15}" for i in range(300)])
        drawn = resampled(plain.judged["call_id"], seed=seed, resamples=300)
        alarms += group_row(plain.judged, groups, drawn).verdict == "fail"
    assert alarms <= most
