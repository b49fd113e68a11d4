"""The simulated folder as Klynge reads it, and what it would learn from it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from features.reading import Reading, read_folder
from models.outcomes import learn_from
from scoring.demo import truth_beside, write_demo
from tests.made_once import MadeOnce
from tests.scoring.demo.sizes import MIDDLE


@pytest.fixture(scope="module")
def middle(made_once: MadeOnce) -> Path:
    return made_once.folder("middle", lambda at: write_demo(at / "programme", plan=MIDDLE)) / "programme"


@pytest.fixture(scope="module")
def measured(middle: Path) -> pd.DataFrame:
    """Outcomes known when the last call closed, beside the truth; index application_id."""
    tables = read_folder(middle).tables
    outcomes = learn_from(tables, as_of=tables.calls["closes_on"].max())
    truth = pd.read_csv(
        truth_beside(middle) / "applications.csv", sep=";", decimal=",", dtype={"call_id": "str"}
    )
    return outcomes.join(truth.set_index("application_id"))


def test_folder_is_read_without_a_problem_and_with_the_notices_of_real_ones(small: Path) -> None:
    reading: Reading = read_folder(small)
    notices = "\n".join(reading.notices)
    for allowed in ("without employees", "two or more applications", "after the call closed"):
        assert allowed in notices
    assert reading.flow["entered"].equals(reading.flow["kept"])


def test_nine_calls_have_outcomes_from_accounts_when_the_last_one_closes(measured: pd.DataFrame) -> None:
    assert measured["call_id"].nunique() == 9
    assert set(measured["source"]) == {"accounts"}
    assert measured["evaluable"].between(0.5, 1).all()


def test_measured_outcomes_relate_to_the_true_potential(measured: pd.DataFrame) -> None:
    calls = measured.groupby("call_id")
    related = [call["growth"].corr(call["potential"], method="spearman") for _, call in calls]
    assert 0.25 < pd.Series(related).mean() < 0.7


def test_standard_errors_of_outcomes_are_of_the_right_size(measured: pd.DataFrame) -> None:
    expected = measured["potential"] + measured["effect_in_window"] * (measured["funded"] == 1)
    beyond = measured["growth"] - expected
    errors = (beyond - beyond.groupby(measured["call_id"]).transform("mean")) / measured["se"]
    assert 0.6 < errors.std() < 1.3
