from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from models.cohorts import gather
from models.export import load_champion
from models.recipe import behind, recipe_of_challenger, recipe_of_champion


@pytest.mark.parametrize("closes", ["2016-03-10", "2020-02-29", "2020-11-15", "2021-03-01"])
@pytest.mark.parametrize("years", [0, 1, 2, 3])
def test_so_many_years_back_from_a_closing_date_is_its_anniversary(closes: str, years: int) -> None:
    old = pd.Timestamp("2024-11-15")
    gap = behind(old, old + pd.DateOffset(years=years))
    assert pd.Timestamp(closes) - gap == pd.Timestamp(closes) - pd.DateOffset(years=years)


@pytest.mark.parametrize("later", ["2024-11-16", "2025-11-14", "2026-03-16", "2028-02-29"])
def test_the_time_between_two_days_leads_from_one_to_the_other(later: str) -> None:
    old, new = pd.Timestamp("2024-11-15"), pd.Timestamp(later)
    assert old + behind(old, new) == new


def test_the_champions_recipe_is_what_its_export_says(training, recorded) -> None:
    recipe = recipe_of_champion(load_champion(recorded), as_of=pd.Timestamp("2016-03-10"))
    assert recipe.specification == training.specification
    assert recipe.settings == {"leaves": 8, "seeds": 8, "seed": 0}
    assert recipe.learns
    assert pd.Timestamp("2014-03-10") - recipe.behind == pd.Timestamp("2013-03-10")
    assert recipe_of_challenger(training.specification, seed=0).settings == recipe.settings


def test_a_feature_that_the_folder_no_longer_gives_is_missing_and_one_it_did_not_know_is_left_out(
    programme, training, recorded
) -> None:
    marks = programme.application_indicators
    kept = marks[marks["indicator"] != "capital mark"]
    other = kept.assign(indicator=kept["indicator"].replace("proximity mark", "closeness mark"))
    cases = gather(type(programme)(**vars(programme) | {"application_indicators": other}))
    seen = recipe_of_champion(load_champion(recorded), as_of=training.as_of).cases(cases)
    assert list(seen.X.columns) == [one.name for one in training.specification]
    assert seen.X["capital mark"].isna().all()
    assert "closeness mark" not in seen.X.columns
    np.testing.assert_array_equal(seen.X["willingness mark"], training.cases.X["willingness mark"])
