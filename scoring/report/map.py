"""The member map: members as dots on a conformal projection, with an outline of the Nordics beneath.

The outline is drawn once a report and placed by reference in every map. Distances on the map are in
hectometres (0.1 km), y to the south, as SVG counts.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import accumulate, pairwise
from pathlib import Path

from scoring.sheet import Place, Town

WIDTH, HEIGHT = 340, 300
OUTLINES = Path(__file__).with_name("outlines.json")
EARTH = 63710.0
SMALLEST = 1600.0
"""Width of the closest view, in hectometres: nearer than 160 km the outline has no more to tell."""
SCALES = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Conic:
    """Lambert's conformal conic projection on a sphere, two standard parallels (Snyder 1987, p. 107)."""

    lat_a: float
    lat_b: float
    lat: float
    lon: float

    def at(self, lat: float, lon: float) -> Point:
        """East and south of the centre, in hectometres.

        >>> tuple(round(part) for part in NORDIC.at(65.0, 15.0))
        (0, 0)
        """
        a, b = math.radians(self.lat_a), math.radians(self.lat_b)
        n = math.sin(a)
        if abs(a - b) > 1e-9:
            n = math.log(math.cos(a) / math.cos(b)) / math.log(_tan(self.lat_b) / _tan(self.lat_a))
        f = math.cos(a) * _tan(self.lat_a) ** n / n
        rho, centre = (EARTH * f / _tan(one) ** n for one in (lat, self.lat))
        theta = n * math.radians((lon - self.lon + 180) % 360 - 180)
        return rho * math.sin(theta), rho * math.cos(theta) - centre


def _tan(lat: float) -> float:
    return math.tan(math.pi / 4 + math.radians(max(-89.0, min(89.0, lat))) / 2)


NORDIC = Conic(58.0, 70.0, 65.0, 15.0)


@dataclass(frozen=True)
class View:
    """What part of the plane the map shows."""

    left: float
    top: float
    width: float
    height: float

    @property
    def pixel(self) -> float:
        """Hectometres a CSS pixel."""
        return self.width / WIDTH

    def holds(self, point: Point) -> bool:
        """Whether the point is inside."""
        x, y = point[0] - self.left, point[1] - self.top
        return 0 <= x <= self.width and 0 <= y <= self.height


def land(view: View) -> str:
    """What is in view of the Nordics' outline, as one SVG path (Natural Earth, public domain)."""
    margin = 4 * view.pixel
    box = (
        view.left - margin,
        view.top - margin,
        view.left + view.width + margin,
        view.top + view.height + margin,
    )
    rings = (clipped(thinned(ring, 0.7 * view.pixel), box) for ring, bounds in _rings() if _meet(bounds, box))
    return "".join(_path(ring) for ring in rings if len(ring) > 2)


def thinned(ring: Sequence[Point], least: float) -> list[Point]:
    """The ring without points that are nearer than `least` to the one before.

    >>> thinned([(0.0, 0.0), (0.1, 0.0), (2.0, 0.0)], 1.0)
    [(0.0, 0.0), (2.0, 0.0)]
    """
    kept = [ring[0]]
    for point in ring:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    return kept


def clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a closed ring inside the box (Sutherland & Hodgman 1974).

    >>> clipped([(-1.0, 0.0), (1.0, 0.0), (1.0, 1.0)], (0.0, 0.0, 2.0, 2.0))
    [(0.0, 0.5), (0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]
    """
    inside = list(ring)
    for axis, limit, side in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        whole, inside = inside, []
        for before, point in zip(whole[-1:] + whole[:-1], whole, strict=True):
            here, there = side * (point[axis] - limit), side * (before[axis] - limit)
            if (here >= 0) != (there >= 0):
                share = there / (there - here)
                inside.append(
                    (before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1]))
                )
            if here >= 0:
                inside.append(point)
    return inside


@cache
def _rings() -> tuple[tuple[tuple[Point, ...], Box], ...]:
    """The rings of the outline in the NORDIC projection, each with its bounds."""
    countries = json.loads(OUTLINES.read_text(encoding="utf-8"))["countries"]
    rings = [_ring(flat) for of_country in countries.values() for flat in of_country]
    return tuple((ring, _bounds(ring)) for ring in rings)


def _bounds(ring: Sequence[Point]) -> Box:
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _path(ring: Sequence[Point]) -> str:
    """A ring in whole hectometres, each point from the one before."""
    rounded = [(round(x), round(y)) for x, y in ring]
    moves = [f"{b[0] - a[0]},{b[1] - a[1]}" for a, b in pairwise(rounded) if a != b]
    return f"M{rounded[0][0]},{rounded[0][1]}l{' '.join(moves)}z" if moves else ""


def nordic(places: Sequence[Place]) -> bool:
    """Whether at least nine of ten members are where the outline is."""
    inside = [54.5 <= one.lat <= 81 and -25 <= one.lon <= 32.5 for one in places]
    return sum(inside) >= 0.9 * len(inside) > 0


def member_map(places: Sequence[Place], towns: Sequence[Town], label: str) -> str:
    """The map as SVG: outline, members by role and size, names of the main towns, a scale.

    Members further than the outline reaches from a map that has one are left out (`outside` counts them).
    """
    drawn, projection = _shown(places)
    points = [projection.at(one.lat, one.lon) for one in drawn]
    view = view_of(points)
    coast = f'<path class="land" d="{land(view)}"/>' if nordic(places) else ""
    order = sorted(range(len(drawn)), key=lambda i: (-(drawn[i].employees or 0), i))
    dots = "".join(_dot(drawn[i], points[i], view) for i in order)
    names = "".join(_town(town, view, projection) for town in _apart(towns, view, projection))
    box = f"{view.left:.0f} {view.top:.0f} {view.width:.0f} {view.height:.0f}"
    return (
        f'<svg class="map" viewBox="{box}" role="img" aria-label="{escape(label)}">'
        f"{coast}<g>{dots}</g>{names}{_scale(view)}</svg>"
    )


def outside(places: Sequence[Place]) -> int:
    """Members that the map leaves out because they are off the outline that the others stand on."""
    return len(places) - len(_shown(places)[0])


def key_shape(role: str) -> str:
    """The mark of a role in the key of the map, in a box of 11 pixels."""
    if role in ("research", "education"):
        return '<rect class="lab" x="1" y="1" width="9" height="9"/>'
    if role == "investor":
        return '<path class="money" d="M5.5,0.5l5,10h-10z"/>'
    return f'<circle class="{"office" if role == "public" else "firm"}" cx="5.5" cy="5.5" r="4.5"/>'


def view_of(points: Sequence[Point]) -> View:
    """The smallest view of the map's shape that holds all points with a margin, not under SMALLEST."""
    xs, ys = zip(*points, strict=True)
    width = max((max(xs) - min(xs)) * 1.3, (max(ys) - min(ys)) * 1.3 * WIDTH / HEIGHT, SMALLEST)
    height = width * HEIGHT / WIDTH
    return View((max(xs) + min(xs) - width) / 2, (max(ys) + min(ys) - height) / 2, width, height)


def _shown(places: Sequence[Place]) -> tuple[list[Place], Conic]:
    if nordic(places):
        return [one for one in places if nordic([one])], NORDIC
    lat = sum(one.lat for one in places) / len(places)
    lat = math.copysign(max(abs(lat), 5.0), lat)  # the cone is flat on the equator
    lons = [math.radians(one.lon) for one in places]
    lon = math.degrees(math.atan2(sum(map(math.sin, lons)), sum(map(math.cos, lons))))
    return list(places), Conic(lat, lat, lat, lon)


def _ring(flat: Sequence[int]) -> tuple[Point, ...]:
    """A ring of the outline file: hundredths of a degree, each point from the one before."""
    lon, lat = (accumulate(flat[start::2]) for start in (0, 1))
    return tuple(NORDIC.at(north / 100, east / 100) for east, north in zip(lon, lat, strict=True))


def _dot(place: Place, point: Point, view: View) -> str:
    """One member: its role by shape, its size by employees."""
    r = (3.0 + min(0.42 * math.sqrt(place.employees or 0), 9.0)) * view.pixel
    x, y = point
    if place.role in ("research", "education"):
        side = 1.8 * r
        return _tag("rect", "lab", x=x - side / 2, y=y - side / 2, width=side, height=side)
    if place.role == "investor":
        top, half, tall = y - 1.3 * r, 1.2 * r, 2.1 * r
        return f'<path class="money" d="M{x:.0f},{top:.0f}l{half:.0f},{tall:.0f}h{-2 * half:.0f}z"/>'
    return _tag("circle", "office" if place.role == "public" else "firm", cx=x, cy=y, r=r)


def _tag(name: str, kind: str, **numbers: float) -> str:
    inside = " ".join(f'{key}="{value:.0f}"' for key, value in numbers.items())
    return f'<{name} class="{kind}" {inside}/>'


def _apart(towns: Sequence[Town], view: View, projection: Conic) -> list[Town]:
    """The towns with most members whose names do not run into each other."""
    chosen: list[Town] = []
    for town in sorted(towns, key=lambda one: (-one.members, one.name)):
        x, y = projection.at(town.lat, town.lon)
        others = [projection.at(one.lat, one.lon) for one in chosen]
        free = all(abs(y - b) > 18 * view.pixel or abs(x - a) > 110 * view.pixel for a, b in others)
        if view.holds((x, y)) and free and len(chosen) < 4:
            chosen.append(town)
    return chosen


def _town(town: Town, view: View, projection: Conic) -> str:
    x, y = projection.at(town.lat, town.lon)
    right = x - view.left > view.width * 0.62
    x += (-12 if right else 12) * view.pixel
    anchor = "end" if right else "start"
    return (
        f'<text x="{x:.0f}" y="{y - 9 * view.pixel:.0f}" text-anchor="{anchor}" '
        f'font-size="{11.5 * view.pixel:.0f}">{escape(town.name)}</text>'
    )


def _scale(view: View) -> str:
    """A bar of a round number of kilometres, at most a third of the width."""
    length = max((one for one in SCALES if one * 10 <= view.width / 3), default=SCALES[0])
    x, y = view.left + 12 * view.pixel, view.top + view.height - 12 * view.pixel
    return (
        f'<path class="scale" d="M{x:.0f},{y - 4 * view.pixel:.0f}v{4 * view.pixel:.0f}h{length * 10}'
        f'v{-4 * view.pixel:.0f}"/><text x="{x + 6 * view.pixel:.0f}" y="{y - 6 * view.pixel:.0f}" '
        f'font-size="{11 * view.pixel:.0f}">{length} km</text>'
    )
