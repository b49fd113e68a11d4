"""Skill by group: pairs in the right order, small groups untold, a group that fails found, chance left."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from models.watch.groups import by_group, group_panel, right_pairs


def ranked(seed: int, wrong: float = 0.0, n: int = 300) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Six calls; the region north is ranked with its predictions turned by `wrong` (1: upside down)."""
    draw = np.random.default_rng(seed)
    index = pd.Index([f"A-{one:03}" for one in range(n)], name="application_id")
    growth = draw.standard_normal(n)
    north = draw.random(n) < 0.3
    predicted = np.where(north, 1 - 2 * wrong, 1.0) * growth + 1.5 * draw.standard_normal(n)
    call = [f"c{one % 6}" for one in range(n)]
    rows = pd.DataFrame({"call_id": call, "predicted": predicted, "growth": growth}, index)
    size = draw.choice(["small consortia", "large consortia"], n)
    return rows, pd.DataFrame({"region": np.where(north, "north", "south"), "size": size}, index)


def test_right_pairs_by_hand():
    index = pd.Index(["a", "b", "c", "d"], name="application_id")
    rows = pd.DataFrame(
        {"call_id": "x", "predicted": [1.0, 2.0, 2.0, 0.0], "growth": [1.0, 2.0, 3.0, 3.0]}, index
    )
    assert right_pairs(rows).tolist() == pytest.approx([2 / 3, (1 + 0.5 + 0) / 3, (1 + 0.5) / 2, 0.0])


@pytest.mark.parametrize("times", [20, pytest.param(60, marks=pytest.mark.slow)])
def test_a_group_ranked_no_worse_raises_an_alarm_in_about_one_of_twenty(times: int):
    alarms = sum(bool(group_panel(*ranked(seed), rate=0.05).alarms) for seed in range(times))
    assert alarms <= {20: 4, 60: 7}[times]


def test_a_group_ranked_upside_down_is_found_and_its_complement_is_not():
    panel = group_panel(*ranked(1, wrong=0.8), rate=0.05)
    assert [(one.name, one.unit) for one in panel.alarms] == [("region: north", "pairs")]
    assert panel.alarms[0].shift < panel.alarms[0].limits[0]


def test_groups_are_told_with_intervals_and_small_ones_are_not():
    rows, groups = ranked(0)
    groups["sector"] = np.where(np.arange(len(groups)) < 19, "03", None)
    told = by_group(rows, groups)
    assert [(one.kind, one.name) for one in told] == [
        ("region", "south"),
        ("region", "north"),
        ("size", told[2].name),
        ("size", told[3].name),
        ("sector", "03"),
    ]
    assert all(one.low < one.right < one.high for one in told[:4])
    assert told[4].n == 19
    assert math.isnan(told[4].right)


@pytest.mark.parametrize(("times", "room"), [(30, 0.12), pytest.param(100, 0.07, marks=pytest.mark.slow)])
def test_intervals_hold_the_skill_of_the_many_in_nine_of_ten(times: int, room: float):
    """The true share comes from a call so large that chance hardly moves it."""
    draw = np.random.default_rng(0)

    def outcomes(n: int, calls: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        index = pd.Index([f"A-{one:05}" for one in range(n)], name="application_id")
        growth = draw.standard_normal(n)
        predicted = growth + 2 * draw.standard_normal(n)
        call = [f"c{one % calls}" for one in range(n)]
        half = pd.DataFrame({"half": np.where(draw.random(n) < 0.5, "a", "b"), "all": "x"}, index)
        return pd.DataFrame({"call_id": call, "predicted": predicted, "growth": growth}, index), half

    [_, _, truth] = by_group(*outcomes(3000, 1))
    held = [[one.low <= truth.right <= one.high for one in by_group(*outcomes(120, 3))] for _ in range(times)]
    assert np.mean(held, axis=0) == pytest.approx([0.9, 0.9, 0.9], abs=room)


def test_without_a_group_of_twenty_n_is_too_small():
    rows, groups = ranked(0, n=30)
    panel = group_panel(rows, groups[["region"]].where(np.arange(30)[:, None] < 15), rate=0.05)
    assert (panel.why, panel.verdict) == ("small groups", "not judged")
