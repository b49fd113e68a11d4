"""The towns are real ones."""

from __future__ import annotations

import pytest

from scoring.demo.places import norwegian_towns, regions_table


def test_towns_lie_where_they_lie() -> None:
    regions = regions_table(norwegian_towns()).set_index("region_id")
    for town, lat, lon in (("oslo", 59.91, 10.75), ("bergen", 60.39, 5.32), ("tromso", 69.65, 18.96)):
        assert regions.loc[town, ["lat", "lon"]].tolist() == pytest.approx([lat, lon], abs=0.05)


def test_all_towns_are_in_mainland_norway() -> None:
    places = norwegian_towns()
    assert places.lat.min() > 57.9
    assert places.lat.max() < 71.3
    assert places.lon.min() > 4.4
    assert places.lon.max() < 31.2
    assert len(places.names) > 80


def test_ids_are_plain_and_unique() -> None:
    ids = norwegian_towns().ids
    assert len(set(ids)) == len(ids)
    assert all(name.isascii() and name == name.lower() for name in ids)


def test_suburbs_belong_to_the_labour_market_of_their_town() -> None:
    regions = regions_table(norwegian_towns()).set_index("region_id")
    assert regions.loc["ski", "labour_market_id"] == "oslo"
    assert regions.loc["alta", "labour_market_id"] == "alta"
    assert (regions["area_km2"] >= 60).all()
