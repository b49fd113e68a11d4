"""Applications' growth beyond matched firms, and how sure it is."""

from __future__ import annotations

import numpy as np
import pytest

from features.known import known_by
from features.tables import Tables
from models.comparison.units import Units, units_of
from models.excess_growth import excess_growth
from models.outcomes import learn_from
from tests.models.firm_programme import LATE, account, programme, steady


def read(tables: Tables) -> Units:
    return units_of(known_by(tables, as_of=LATE), "c", decision="all", as_of=LATE)


def told(tables: Tables) -> dict[str, float]:
    return excess_growth(read(tables)).set_index("application_id")["growth"].to_dict()


def rate(before: float, after: float) -> float:
    return 200 * (after - before) / (after + before) / 3


def test_funded_and_rejected_applications_have_outcomes_alike() -> None:
    rows = [*steady("m1", 20, 24), *steady("m2", 20, 18)]
    found = told(programme(rows, {"a": ("m1",), "b": ("m2",)}))
    assert found == pytest.approx({"a": rate(20, 24), "b": rate(20, 18)})


def test_a_firm_in_two_applications_counts_in_both() -> None:
    rows = [*steady("m1", 20, 24), *steady("m2", 20, 18)]
    found = told(programme(rows, {"a": ("m1",), "b": ("m1", "m2")}))
    assert found == pytest.approx({"a": rate(20, 24), "b": (rate(20, 24) + rate(20, 18)) / 2})


def test_a_member_without_a_firm_like_it_counts_as_nothing_and_not_as_zero() -> None:
    facts = {"m2": {"sector": "99"}, "m3": {"sector": "99"}}
    rows = [*steady("m1", 20, 24), *steady("m2", 20, 90), *steady("m3", 20, 90)]
    tables = programme(rows, {"a": ("m1", "m2"), "b": ("m3",)}, facts=facts)
    assert told(tables) == pytest.approx({"a": rate(20, 24)})
    assert excess_growth(read(tables))["matched"].tolist() == [0.5]
    assert learn_from(tables, as_of=LATE).index.tolist() == ["a"]


def test_a_cell_of_few_is_widened_from_the_last_column_on_and_never_beyond_the_sector() -> None:
    """Four old firms grow, twelve of unknown age stand still: with five the four would have done."""
    old = {f"g{n}": {"founded_on": "1990-01-01"} for n in range(5)}
    facts = {"m1": {"founded_on": "1990-01-01"}} | old
    rows = [*steady("m1", 20, 20), *(row for n in range(4) for row in steady(f"g{n}", 20, 30))]
    widened = told(programme(rows, {"a": ("m1",)}, facts=facts))["a"]
    assert widened == pytest.approx(-rate(20, 30) * 4 / 16)
    enough = told(programme([*rows, *steady("g4", 20, 30)], {"a": ("m1",)}, facts=facts))["a"]
    assert enough == pytest.approx(-rate(20, 30))


def test_a_measure_that_firms_outside_lack_is_left_out_of_the_mean() -> None:
    rows = [account("m1", year, 24 if year == 2018 else 20, revenue=500) for year in range(2012, 2019)]
    tables = programme(rows, {"a": ("m1",)})
    three = told(tables)["a"]
    assert three == pytest.approx((rate(20, 24) + 0 + rate(20, 24)) / 3)
    outside = tables.accounts["org_id"] != "m1"
    lacking = tables.accounts.assign(value_added=tables.accounts["value_added"].mask(outside))
    assert told(Tables(**vars(tables) | {"accounts": lacking}))["a"] == pytest.approx(rate(20, 24) / 2)


def test_measures_of_a_firm_err_together_and_members_on_their_own() -> None:
    """Revenue and value added follow employees: three measures are no surer than one."""
    draw = np.random.default_rng(1)
    outside = [row for n in range(30) for row in steady(f"z{n:02}", 20, float(draw.uniform(10, 30)))]
    rows = [*outside, *(row for n in range(8) for row in steady(f"m{n}", 20, 24))]
    se = {}
    for count in (2, 8):
        tables = programme(rows, {"a": [f"m{n}" for n in range(count)]}, outside=0)
        se[count] = excess_growth(read(tables))["se"].item()
    growth = [rate(20, row["employees"]) for row in outside if row["year"] == 2018]  # type: ignore[arg-type]  # a number
    assert se[8] == pytest.approx(np.std(growth, ddof=1) * np.sqrt(1 / 8 + 1 / 20), rel=0.15)
    assert se[2] == pytest.approx(np.std(growth, ddof=1) * np.sqrt(1 / 2 + 1 / 20), rel=0.15)


def test_one_outlying_firm_outside_is_one_of_twenty() -> None:
    rows = [*steady("m1", 20, 20), *steady("wild", 20, 4000)]
    assert told(programme(rows, {"a": ("m1",)}, outside=19))["a"] == pytest.approx(-rate(20, 4000) / 20)


def test_seeds_of_names_do_not_matter() -> None:
    """What firms are called decides no outcome where nothing ties."""
    sizes = {f"z{n}": 12.0 + n for n in range(12)}
    rows = [row for org, size in sizes.items() for row in steady(org, size, size + 1)]
    one = told(programme([*steady("m1", 20, 24), *rows], {"a": ("m1",)}, outside=0))["a"]
    renamed = [row | {"org_id": f"a{str(row['org_id'])[::-1]}"} for row in rows]
    other = told(programme([*steady("m1", 20, 24), *renamed], {"a": ("m1",)}, outside=0))["a"]
    assert one == pytest.approx(other)


def test_no_pair_no_row() -> None:
    empty = excess_growth(read(programme([*steady("m1", 20)], {"a": ("m1",)}, outside=0)))
    assert empty.columns.tolist() == ["application_id", "growth", "se", "matched"]
    assert empty.empty
