from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.catalogue import build_features
from features.statistics import jobs_of, relatedness, sector_groups, squares
from features.tables import Tables
from tests.features.programme import table

AS_OF = pd.Timestamp("2024-03-16")
CELLS = {
    ("a", "01.1"): (100, 90, 120),
    ("a", "62.0"): (300, 310, 330),
    ("b", "01.1"): (400, 390, 380),
    ("b", "62.0"): (200, 220, 260),
    ("c", "01.1"): (500, 510, 500),
    ("c", "62.0"): (500, 480, 520),
}


def statistics(changes: dict[tuple[str, str, int], float | None] | None = None, **columns: float) -> Tables:
    """Three regions, two sectors, 2020 to 2022; one application a cell; `changes` by region, sector, year."""
    jobs = {(*cell, 2020 + n): value for cell, row in CELLS.items() for n, value in enumerate(row)}
    jobs |= changes or {}
    return Tables(
        calls=table("calls", [{"call_id": "c", "closes_on": AS_OF}]),
        applications=table(
            "applications",
            [{"application_id": f"{r} {s}", "call_id": "c", "region_id": r, "sector": s} for r, s in CELLS],
        ),
        region_sectors=table(
            "region_sectors",
            [
                {"region_id": r, "sector": s, "year": y, "jobs": v, "known_on": f"{y + 1}-10-01", **columns}
                for (r, s, y), v in jobs.items()
            ],
        ),
    )


def without(tables: Tables, region: str, sector: str, year: int) -> Tables:
    rows = tables.region_sectors
    gone = (rows["region_id"] == region) & (rows["sector"] == sector) & (rows["year"] == year)
    return replace(tables, region_sectors=rows[~gone])


def test_specialisation_is_the_location_quotient_of_the_latest_year():
    X = build_features(statistics(), as_of=AS_OF)
    quotient = (120 / 450) / (1000 / 2110)
    assert X.loc["a 01.1", "specialisation"] == pytest.approx(np.log(quotient))


def test_a_suppressed_cell_leaves_totals_missing_where_it_may_weigh():
    """b has 640 jobs, of which 380 are hidden: more than a fifth of the sector, and of the region."""
    X = build_features(statistics({("b", "01.1", 2022): None}), as_of=AS_OF)
    assert X["specialisation"].isna().to_dict() == {
        "a 01.1": True,
        "a 62.0": False,
        "b 01.1": True,
        "b 62.0": True,
        "c 01.1": True,
        "c 62.0": False,
    }
    assert np.isnan(X.loc["b 01.1", "own_momentum"])


def test_a_suppressed_cell_never_makes_a_total_smaller():
    """A small cell is estimated: all totals stay near the truth, where a partial sum would not."""
    hidden = {("a", "01.1", 2022): None}
    rich = statistics(hidden).region_sectors
    rich["value_added"] = rich["jobs"].fillna(120.0) * np.where(rich["sector"] == "01.1", 2.0, 5.0)
    table_ = squares(rich)
    jobs = jobs_of(table_, 2022)
    assert jobs.cells[0].tolist() == [120.0, 330.0]
    assert jobs.nation == 2110
    assert np.isnan(jobs.published[0, 0])
    assert np.isnan(jobs.region[0])  # 120 of 450 is more than a fifth
    assert jobs.sector.tolist() == [1000.0, 1110.0]


def test_without_value_added_a_hidden_cell_is_what_region_and_sector_would_have():
    jobs = jobs_of(squares(statistics({("a", "01.1", 2022): None}).region_sectors), 2022)
    assert jobs.cells[0, 0] == pytest.approx(330 * (380 + 500) / (260 + 520), rel=1e-4)


def test_a_sector_that_is_published_nowhere_is_left_out():
    hidden = {("a", "99.9", 2022): None, ("b", "99.9", 2022): None}
    X = build_features(statistics(hidden), as_of=AS_OF)
    assert X.loc["a 01.1", "specialisation"] == pytest.approx(np.log((120 / 450) / (1000 / 2110)))


def test_no_row_means_no_jobs_and_no_growth():
    more = {("a", f"{n}.1", year): 8.0 for n in range(71, 76) for year in range(2020, 2023)}
    gone = without(statistics(more), "a", "01.1", 2022)
    X = build_features(gone, as_of=AS_OF)
    assert np.isnan(X.loc["a 01.1", "specialisation"])
    assert np.isnan(X.loc["a 01.1", "own_momentum"])
    assert X.loc["b 01.1", "specialisation"] == pytest.approx(np.log((380 / 640) / (880 / 2030)))


@pytest.mark.parametrize("year", [2020, 2022])
def test_national_growth_is_over_regions_that_publish_both_ends(year: int):
    """A partial sum would show the sector growing or shrinking by the hidden region's whole weight."""
    X = build_features(statistics({("c", "01.1", year): None}), as_of=AS_OF)
    tide = 200 * (500 - 500) / (500 + 500) / 2
    own = 200 * (120 - 100) / (120 + 100) / 2
    assert X.loc["a 01.1", "industry_tide"] == pytest.approx(tide)
    assert X.loc["a 01.1", "own_momentum"] == pytest.approx(own)
    assert X.loc["a 01.1", "local_shift"] == pytest.approx(own - tide)


def test_a_cell_hidden_three_years_back_grows_over_the_shorter_span():
    X = build_features(statistics({("a", "62.0", 2020): None}), as_of=AS_OF)
    own = 200 * (330 - 310) / (330 + 310)
    nation = 200 * (1110 - 1010) / (1110 + 1010)
    assert X.loc["a 62.0", "own_momentum"] == pytest.approx(own)
    assert X.loc["a 62.0", "local_shift"] == pytest.approx(own - nation)
    assert X.loc["b 62.0", "own_momentum"] == pytest.approx(200 * (260 - 200) / (260 + 200) / 2)


def test_a_year_of_which_few_cells_are_out_is_not_the_latest():
    early = {("a", "01.1", 2023): 1000.0}
    rows = statistics(early).region_sectors
    rows["known_on"] = rows["known_on"].clip(upper=pd.Timestamp("2024-01-01"))
    X = build_features(replace(statistics(), region_sectors=rows), as_of=AS_OF)
    pd.testing.assert_frame_equal(X, build_features(statistics(), as_of=AS_OF), check_exact=True)


def test_the_regions_shift_is_what_its_mix_of_sectors_does_not_explain():
    X = build_features(statistics(), as_of=AS_OF)
    shifts = X["local_shift"]
    expected = (120 * shifts["a 01.1"] + 330 * shifts["a 62.0"]) / 450
    assert X.loc["a 01.1", "regional_shift"] == pytest.approx(expected)
    assert X.loc["a 01.1", "regional_breadth"] == 50.0


def test_groups_are_the_first_two_digits_with_or_without_a_section_letter():
    groups = sector_groups(pd.Index(["01", "A01.2", "01.11", "C10.1", "10", "3361MV", "HS", "4A0", "2"]))
    assert len(set(groups[:3])) == 1
    assert groups[3] == groups[4]
    assert len(set(groups)) == 6


def test_relatedness_is_the_smaller_chance_and_symmetric():
    quotients = np.array([[2, 2, 0.5], [2, 0.5, 2], [2, 2, 0.5], [0.5, 0.5, 2]])
    phi = relatedness(quotients)
    assert phi[0, 1] == pytest.approx(2 / 3)  # both in two regions; the first in three
    np.testing.assert_equal(phi, phi.T)
    assert np.isnan(np.diag(phi)).all()


@given(st.integers(0, 2**16), st.integers(2, 6), st.integers(2, 8))
@settings(max_examples=25, deadline=None)
def test_quotients_average_to_one_over_the_regions_jobs(seed: int, regions: int, sectors: int):
    draw = np.random.default_rng(seed)
    rows = [
        {"region_id": f"r{r}", "sector": f"{s:02}", "year": 2022, "jobs": 1.0 + draw.integers(0, 999)}
        for r in range(regions)
        for s in range(sectors)
    ]
    jobs = jobs_of(squares(table("region_sectors", rows)), 2022)
    mean = (jobs.quotients * jobs.region[:, None]).sum(axis=0) / jobs.region.sum()
    np.testing.assert_allclose(mean, 1.0)
