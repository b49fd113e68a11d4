"""Skill by group: found where it is, said with its n, and not said where it cannot be."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from models.card.group_skill import group_skill
from tests.models.card.judged import past, predictions


def test_a_group_in_which_nothing_is_known_stands_out() -> None:
    rows = predictions(calls=10, each=40, noise=1.0)
    applicants = past(rows)
    software = (applicants.loc[rows["application_id"], "sector"] == "62").to_numpy()
    draw = np.random.default_rng(1)
    rows["growth"] = rows["growth"].where(~software, draw.normal(0, 2, len(rows)))
    told = {one.name: one for one in group_skill(rows, applicants, seed=0) if one.kind == "sector"}
    assert told["62"].skill_low is not None
    assert told["62"].skill_high is not None
    assert told["62"].skill_low < 0 < told["62"].skill_high
    assert all((told[name].skill_low or 0) > 0.5 for name in ("41", "03", "71"))


def test_a_group_that_grows_beyond_its_prediction_is_scored_too_low() -> None:
    rows = predictions(calls=10, each=40, noise=1.0)
    applicants = past(rows)
    software = (applicants.loc[rows["application_id"], "sector"] == "62").to_numpy()
    rows["growth"] += np.where(software, 4.0, 0.0)
    told = {one.name: one for one in group_skill(rows, applicants, seed=0) if one.kind == "sector"}
    assert told["62"].error == pytest.approx(3.0, abs=0.3)  # less its calls, a quarter of which it is
    assert (told["62"].error_low or 0) > 2
    assert all((told[name].error_high or 0) < 0 for name in ("41", "03", "71"))


def test_kinds_stand_in_order_with_the_largest_first_and_small_ones_say_only_their_n() -> None:
    rows = predictions(calls=3)
    applicants = past(rows)
    applicants.loc[rows["application_id"][:5], "region"] = "Alta"
    told = group_skill(rows, applicants, seed=0)
    assert [one.kind for one in told] == ["size"] * 3 + ["sector"] * 4 + ["region"] * 2
    oslo, alta = told[-2:]
    assert (oslo.name, oslo.n, oslo.is_small) == ("Oslo", 85, False)
    assert (alta.name, alta.n, alta.calls, alta.is_small, alta.skill, alta.error) == (
        "Alta",
        5,
        1,
        True,
        None,
        None,
    )


def test_the_order_of_rows_changes_nothing_and_data_without_groups_has_none() -> None:
    rows = predictions()
    applicants = past(rows)
    mixed = group_skill(
        rows.sample(frac=1, random_state=2), applicants.sample(frac=1, random_state=3), seed=0
    )
    assert mixed == group_skill(rows, applicants, seed=0)
    assert group_skill(rows, applicants.drop(columns=["region", "sector", "size"]), seed=0) == ()
    assert group_skill(rows.head(0), applicants, seed=0) == ()
    alone = applicants.assign(region=pd.NA, size=pd.NA)
    assert {one.kind for one in group_skill(rows, alone, seed=0)} == {"sector"}
