"""The member map: a coastline where there is one, shapes by role, names that keep apart."""

from __future__ import annotations

import json
import re

import pytest

from scoring.report import map as maps
from scoring.sheet import Place, Town

OSLO, LONGYEARBYEN, MADRID = (59.91, 10.75), (78.22, 15.65), (40.42, -3.70)


def at(*where: tuple[float, float], role: str = "firm") -> tuple[Place, ...]:
    return tuple(Place(role, lat, lon, 10.0) for lat, lon in where)


def test_the_map_has_a_coastline_in_the_nordics_only() -> None:
    assert 'class="land"' in maps.member_map(at(OSLO, (60.4, 5.3)), (), "Map")
    assert 'class="land"' in maps.member_map(at(LONGYEARBYEN), (), "Map")
    assert 'class="land"' not in maps.member_map(at(MADRID, (41.4, 2.2)), (), "Map")


def test_one_member_abroad_is_counted_and_not_drawn() -> None:
    places = at(*[OSLO] * 12, MADRID)
    assert maps.outside(places) == 1
    assert maps.member_map(places, (), "Map").count('class="firm"') == 12
    assert maps.outside(at(MADRID, OSLO)) == 0


def test_roles_have_shapes_and_sizes_say_employees() -> None:
    places = (*at(OSLO), *at(OSLO, role="research"), *at(OSLO, role="investor"), *at(OSLO, role="public"))
    drawn = maps.member_map(places, (), "Map")
    assert [drawn.count(f'class="{kind}"') for kind in ("firm", "lab", "money", "office")] == [1, 1, 1, 1]
    radii = [maps.member_map((Place("firm", *OSLO, size),), (), "Map") for size in (1.0, 400.0)]
    small, large = (float(re.search(r' r="([\d.]+)"', one)[1]) for one in radii)
    assert large > 2 * small


def test_names_of_towns_stand_apart_and_in_view() -> None:
    towns = (Town("Oslo", *OSLO, 30), Town("Bærum", 59.89, 10.55, 9), Town("Bergen", 60.39, 5.32, 5))
    drawn = maps.member_map(at(OSLO, (60.39, 5.32)), towns, "Map")
    assert (">Oslo<" in drawn, ">Bærum<" in drawn, ">Bergen<" in drawn) == (True, False, True)
    assert ">Bergen<" not in maps.member_map(at(OSLO), towns, "Map")


def test_the_projection_keeps_distances_near_its_centre() -> None:
    (x0, y0), (x1, y1) = (maps.NORDIC.at(*place) for place in (OSLO, (60.39, 5.32)))
    assert ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 / 10 == pytest.approx(306, rel=0.02)  # km, great circle


def test_the_outline_is_small_credited_and_closed() -> None:
    text = maps.OUTLINES.read_bytes()
    assert len(text) < 60_000
    outline = json.loads(text)
    assert "Natural Earth" in outline["credit"]
    assert "public domain" in outline["credit"]
    assert {"Norway", "Sweden", "Finland", "Denmark", "Iceland"} <= set(outline["countries"])
    oslo = maps.land(maps.view_of([maps.NORDIC.at(*OSLO)]))
    assert 500 < len(oslo) < 20_000
