"""Level and trend before the base year, as firms are matched on them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from features.known import known_by
from features.tables import Tables
from models.comparison.before import filled
from models.comparison.units import Units, units_of
from tests.models.firm_programme import LATE, YEARS, account, programme, steady

PLACE = {"region_id": "r"}


def read(tables: Tables) -> Units:
    return units_of(known_by(tables, as_of=LATE), "c", as_of=LATE)


def of(tables: Tables, org: str, name: str) -> float:
    return float(read(tables).frame.loc[org, name])


def path(org: str, people: dict[int, float], **more: object) -> list[dict[str, object]]:
    return [account(org, year, people.get(year, 20), **more) for year in YEARS]


def test_levels_are_those_of_the_base_year() -> None:
    told = {
        "revenue": 8_000,
        "value_added": 3_000,
        "wages": 2_000,
        "equity": 30,
        "assets": 60,
        "rd": 400,
        "exports": 9e9,
    }
    rows = [*path("m1", {2015: 40, 2018: 1}, **told), *path("other", {}, **told)]
    tables = programme(rows, {"a": ("m1",)}, outside=0)
    row = read(tables).frame.loc["m1"]
    assert row["log_employees"] == pytest.approx(np.log(40))
    assert row["log_revenue_per_employee"] == pytest.approx(np.log(200))
    assert row["log_value_added_per_employee"] == pytest.approx(np.log(75))
    assert row["log_wages_per_employee"] == pytest.approx(np.log(50))
    assert (row["equity_ratio"], row["research_share"], row["export_share"]) == (0.5, 0.05, 1.0)


def test_trends_reach_back_up_to_three_years_and_no_further() -> None:
    three = programme(path("m1", {2012: 10, 2013: 1, 2014: 1, 2015: 30}), {"a": ("m1",)})
    assert of(three, "m1", "trend_employees") == pytest.approx(200 * 20 / 40 / 3)
    younger = [row for row in path("m1", {2013: 10, 2015: 30}) if row["year"] != 2012]
    assert of(programme(younger, {"a": ("m1",)}), "m1", "trend_employees") == pytest.approx(200 * 20 / 40 / 2)


def test_growth_of_the_cell_is_that_of_the_other_firms_in_region_and_industry() -> None:
    """Firms elsewhere, in other industries, and the firm itself do not count; closures before do."""
    elsewhere = {f"o{n:02}": {"region_id": "q"} for n in range(12)}
    facts = elsewhere | {f"n{n}": PLACE for n in range(8)} | {"m1": PLACE, "e1": {**PLACE, "sector": "99"}}
    rows = [row for n in range(8) for row in path(f"n{n}", {2012: 10, 2015: 15})]
    rows += [*path("m1", {2012: 1, 2015: 99}), *path("e1", {2012: 1, 2015: 99})]
    tables = programme(rows, {"a": ("m1",)}, facts=facts)
    assert of(tables, "m1", "cell_growth") == pytest.approx(200 * 5 / 25 / 3)


def test_the_cell_has_no_growth_with_fewer_than_five_others() -> None:
    facts = {f"n{n}": PLACE for n in range(4)} | {"m1": PLACE}
    rows = [row for n in range(4) for row in path(f"n{n}", {2012: 10})] + path("m1", {})
    units = read(programme(rows, {"a": ("m1",)}, facts=facts))
    assert "cell_growth" not in units.covariates
    assert (units.frame["cell_growth"] == 0).all()


def test_what_merged_has_the_past_of_all_its_parts_or_none() -> None:
    rows = [*steady("m1", 30), *[row for row in steady("m2", 10) if row["year"] in (2014, 2015)]]
    tables = programme(rows, {"a": ("m1",)})
    joined = pd.DataFrame(
        {"org_id": ["m2"], "successor_id": ["m1"], "on": pd.to_datetime(["2016-06-01"]), "kind": [None]}
    )
    merged = read(
        Tables(**vars(tables) | {"successions": joined.astype(tables.successions.dtypes.to_dict())})
    )
    assert np.exp(merged.frame.loc["m1", "log_employees"]) == pytest.approx(40)
    assert merged.frame.loc["m1", "trend_employees"] == 0  # 2014: 40 as well; 2012 and 2013 lack a part


def test_gaps_become_the_median_of_the_cell_then_of_all_then_zero() -> None:
    values = pd.DataFrame({"x": [1.0, 3.0, np.nan, np.nan, 9.0], "y": [np.nan] * 5})
    cell = pd.Series(list("aaabb"))
    assert filled(values, cell, np.array([True, True, True, True, False]))["x"].tolist() == [1, 3, 2, 2, 9]
    assert filled(values, cell, np.ones(5, dtype=bool))["x"].tolist() == [1, 3, 2, 9, 9]
    assert filled(values, cell, np.ones(5, dtype=bool))["y"].tolist() == [0] * 5
