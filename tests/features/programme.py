"""A small programme in which every feature of the catalogue has a value, for tests of the features."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pandas as pd

from features.columns import DTYPES
from features.kinds import KINDS
from features.tables import COMMITMENTS, TABLE, Tables

REGIONS = ("north", "east", "south", "west", "mid")
SECTORS = ("03.1", "03.2", "10.2", "26.1", "26.5", "62.0")
CALLS = (2020, 2022, 2024)
YEARS = range(2014, 2026)
FIRMS, OTHERS, EACH = 90, 20, 4


def table(name: str, rows: list[dict[str, object]] | pd.DataFrame) -> pd.DataFrame:
    """Rows as a frame of the table's contract; what is left out is missing."""
    contract = TABLE[name]
    frame = pd.DataFrame(rows, columns=[column.name for column in contract.columns])
    types = {column.name: DTYPES[column.kind] for column in contract.columns}
    return contract.schema.validate(frame.astype(types))


def closing(year: int) -> pd.Timestamp:
    return pd.Timestamp(year, 3, 16)


def programme(seed: int = 0) -> Tables:
    """Three calls of four applications; accounts, ties and statistics also of years after the last call."""
    draw = np.random.default_rng(seed)
    organisations = _organisations(draw)
    members = _members(draw, organisations)
    return Tables(
        calls=table("calls", [_call(year) for year in CALLS]),
        applications=table("applications", [_application(draw, *one) for one in _bids()]),
        organisations=organisations,
        members=members,
        accounts=_accounts(draw),
        ties=_ties(draw, organisations),
        funding=_funding(draw),
        regions=_regions(draw),
        region_sectors=_region_sectors(draw),
        region_indicators=_region_indicators(draw),
        application_indicators=_application_indicators(draw),
    )


def shuffled(tables: Tables, seed: int) -> Tables:
    """The same rows in another order."""
    return replace(
        tables,
        **{
            one.name: getattr(tables, one.name).sample(frac=1, random_state=seed, ignore_index=True)
            for one in fields(tables)
        },
    )


def only(tables: Tables, *names: str) -> Tables:
    """Only these tables, the others empty."""
    return Tables(**{name: getattr(tables, name) for name in {"calls", "applications", *names}})


def _call(year: int) -> dict[str, object]:
    return {
        "call_id": str(year),
        "opens_on": closing(year) - pd.Timedelta(days=60),
        "closes_on": closing(year),
        "currency": "NOK",
    }


def _bids() -> list[tuple[int, int]]:
    return [(year, number) for year in CALLS for number in range(EACH)]


def _application(draw: np.random.Generator, year: int, number: int) -> dict[str, object]:
    return {
        "application_id": f"A-{year}-{number}",
        "call_id": str(year),
        "sector": SECTORS[(number * 2 + year // 2) % len(SECTORS)],
        "region_id": REGIONS[(number + year // 2) % len(REGIONS)],
        "requested": 1e6 * (3 + number),
        "own_funding": 1e6 * draw.uniform(0.5, 2),
    }


def _organisations(draw: np.random.Generator) -> pd.DataFrame:
    kinds = ["firm"] * FIRMS + [KINDS[1 + n % 4] for n in range(OTHERS)]
    return table(
        "organisations",
        [
            {
                "org_id": f"o{n:03}",
                "kind": kind,
                "sector": "64.3" if n % 30 == 7 else SECTORS[draw.integers(len(SECTORS))],
                "region_id": REGIONS[n % len(REGIONS)],
                "lat": None if n % 11 == 0 else draw.uniform(58, 70),
                "lon": None if n % 11 == 0 else draw.uniform(5, 28),
                "founded_on": pd.Timestamp(int(draw.integers(1995, 2024)), 1 + n % 12, 5),
            }
            for n, kind in enumerate(kinds)
        ],
    )


def _members(draw: np.random.Generator, organisations: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for year, number in _bids():
        for n in draw.choice(len(organisations), size=12 + 3 * number, replace=False):
            rows.append(
                {
                    "application_id": f"A-{year}-{number}",
                    "org_id": f"o{n:03}",
                    "role": organisations["kind"].iloc[n],
                    "commitment": COMMITMENTS[draw.integers(3)],
                    "pledged_cash": 1000.0 * draw.integers(0, 90),
                    "pledged_hours": float(draw.integers(0, 300)),
                }
            )
    return table("members", rows)


def _accounts(draw: np.random.Generator) -> pd.DataFrame:
    rows = []
    for n in range(FIRMS):
        size, skill = draw.uniform(2, 200), draw.uniform(0.7, 1.5)
        for year in YEARS:
            size *= draw.uniform(0.85, 1.2)
            if draw.random() < 0.1:
                continue
            added = 9e5 * skill * size
            rows.append(
                {
                    "org_id": f"o{n:03}",
                    "year": year,
                    "employees": round(size),
                    "revenue": 2.5 * added,
                    "value_added": added,
                    "wages": added * draw.uniform(0.5, 0.8),
                    "equity": added * draw.uniform(0.1, 0.9),
                    "assets": added * 1.5,
                    "capex": added * draw.uniform(0, 0.3),
                    "exports": None if n % 7 == 0 else added * draw.uniform(0, 1.5),
                    "rd": added * draw.uniform(0, 0.2),
                    "deflator": 1.02 ** (year - 2015),
                    "known_on": pd.Timestamp(year + 1, 8, 1) if n % 5 else pd.NaT,
                }
            )
    return table("accounts", rows)


def _ties(draw: np.random.Generator, organisations: pd.DataFrame) -> pd.DataFrame:
    a, b = draw.integers(len(organisations), size=(2, 2500))
    rows = [
        {
            "org_a": f"o{min(one, other):03}",
            "org_b": f"o{max(one, other):03}",
            "kind": ("project", "patent", "supply")[n % 3],
            "started_on": pd.Timestamp(2012 + n % 14, 1 + n % 12, 1 + n % 28),
            "ended_on": pd.NaT if n % 4 else pd.Timestamp(2014 + n % 14, 1 + n % 12, 28),
        }
        for n, (one, other) in enumerate(zip(a, b, strict=True))
        if one != other
    ]
    return table("ties", rows).drop_duplicates(["org_a", "org_b", "kind", "started_on"], ignore_index=True)


def _funding(draw: np.random.Generator) -> pd.DataFrame:
    return table(
        "funding",
        [
            {
                "org_id": f"o{draw.integers(FIRMS):03}",
                "on": pd.Timestamp(2014 + n % 12, 1 + n % 12, 1 + n % 28),
                "kind": ("equity", "grant", "loan")[n % 3],
                "amount": 1e4 * draw.integers(1, 300),
                "investor_id": f"i{n % 9}",
            }
            for n in range(600)
        ],
    ).drop_duplicates(["org_id", "on", "kind", "investor_id"], ignore_index=True)


def _regions(draw: np.random.Generator) -> pd.DataFrame:
    return table(
        "regions",
        [
            {
                "region_id": region,
                "lat": draw.uniform(58, 70),
                "lon": draw.uniform(5, 28),
                "area_km2": draw.uniform(100, 3000),
                "population": round(draw.uniform(5e3, 3e5)),
                "labour_market_id": ("a", "b", "a", "c", "b")[n],
            }
            for n, region in enumerate(REGIONS)
        ],
    )


def _region_sectors(draw: np.random.Generator) -> pd.DataFrame:
    rows = []
    for region in REGIONS:
        for sector in SECTORS:
            jobs = draw.lognormal(6, 1)
            for year in YEARS:
                jobs *= draw.uniform(0.95, 1.08)
                suppressed = region == "mid" and sector == "26.5"
                added = 1e6 * jobs * draw.uniform(0.8, 1.3)
                rows.append(
                    {
                        "region_id": region,
                        "sector": sector,
                        "year": year,
                        "jobs": None if suppressed else round(jobs),
                        "value_added": added,
                        "wages": None if suppressed else added * draw.uniform(0.5, 0.7),
                        "surplus": added * draw.uniform(0.2, 0.4),
                        "known_on": pd.Timestamp(year + 1, 10, 1),
                    }
                )
    return table("region_sectors", rows)


def _region_indicators(draw: np.random.Generator) -> pd.DataFrame:
    kinds = {
        "patents": ("patents", "capabilities"),
        "university_rd": ("NOK", "willingness"),
        "university_rd_business": ("NOK", "willingness"),
        "broadband": ("%", "driving_forces"),
    }
    return table(
        "region_indicators",
        [
            {
                "region_id": region,
                "year": year,
                "indicator": name,
                "value": draw.uniform(5, 60) * (10 if name == "university_rd" else 1),
                "unit": unit,
                "dimension": dimension,
                "direction": 1,
            }
            for region in REGIONS
            for year in YEARS
            for name, (unit, dimension) in kinds.items()
        ],
    )


def _application_indicators(draw: np.random.Generator) -> pd.DataFrame:
    return table(
        "application_indicators",
        [
            {
                "application_id": f"A-{year}-{number}",
                "indicator": "management_score",
                "value": float(draw.integers(1, 6)),
                "unit": "marks",
                "dimension": "willingness",
                "direction": 1,
                "evidence": "self-declared",
            }
            for year, number in _bids()
        ],
    )
