"""Rows that became known after a day, one function a table: in good order, and as loud as they can be.

Each takes tables, a day and a generator, and gives the tables with what nobody could know on that day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from features.kinds import KINDS
from features.tables import MEASURES, TABLE, Tables

Draw = np.random.Generator
Later = Callable[[Tables, pd.Timestamp, Draw], Tables]
DAY = pd.Timedelta(days=1)
LOUD = 9e9


def added(tables: Tables, name: str, rows: pd.DataFrame) -> Tables:
    """The tables with these rows at the end of table `name`, save those whose key it has already."""
    old: pd.DataFrame = getattr(tables, name)
    new = rows.reindex(columns=old.columns).astype(old.dtypes.to_dict())
    both = pd.concat([old, new]).drop_duplicates(list(TABLE[name].key), ignore_index=True)
    return replace(tables, **{name: both})


def every(**values: object) -> pd.DataFrame:
    """One row for every combination of the values."""
    lists = [value if isinstance(value, list) else [value] for value in values.values()]
    return pd.MultiIndex.from_product(lists, names=list(values)).to_frame(index=False)


def closed(tables: Tables, day: pd.Timestamp) -> list[str]:
    """Applications of calls that had closed by the day."""
    closes_on = tables.applications["call_id"].map(tables.calls.set_index("call_id")["closes_on"])
    return tables.applications["application_id"][closes_on <= day].tolist()


def published(rows: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Yearly rows with a day of publication after `day` and not before their year was over."""
    over = pd.to_datetime(rows["year"].astype(int).astype(str) + "-12-31")
    return rows.assign(known_on=over.where(over > day, day) + DAY)


def accounts(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """Late accounts of years past, the next years', and one without a day of publication."""
    orgs = draw.choice(tables.organisations["org_id"].to_numpy(dtype=object), 150, replace=False).tolist()
    rows = published(every(org_id=orgs, year=[*range(day.year - 6, day.year + 2)]), day)
    figures = {name: draw.lognormal(12, 4, len(rows)) for name in ("revenue", "value_added", "assets", "rd")}
    rows = rows.assign(employees=draw.integers(0, 9999, len(rows)), wages=1e6, **figures)
    unsaid = pd.DataFrame({"org_id": orgs[:50], "year": day.year + 2, "employees": 99999})
    return added(added(tables, "accounts", rows), "accounts", unsaid)


def region_sectors(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """Cells suppressed until then, a sector new to the statistics, and the next years'."""
    known = tables.region_sectors
    sectors = [*draw.choice(known["sector"].unique(), 4, replace=False), "99.1"]
    years = [*range(day.year - 6, day.year + 2)]
    rows = published(every(region_id=tables.regions["region_id"].tolist(), sector=sectors, year=years), day)
    return added(tables, "region_sectors", rows.assign(jobs=draw.integers(0, 9**6, len(rows)), wages=LOUD))


def region_indicators(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """A new indicator, the next year's patents, and a feature of the catalogue, declared otherwise."""
    regions, names = tables.regions["region_id"].tolist(), ["brand new", "patents", "specialisation"]
    rows = published(every(region_id=regions, year=[day.year - 1, day.year + 1], indicator=names), day)
    rows = rows.assign(value=draw.lognormal(9, 3, len(rows)), unit="odd", dimension="capital", direction=-1)
    return added(tables, "region_indicators", rows)


def application_indicators(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """Answers that came late, to new questions and, declared otherwise, in the place of a feature."""
    names = [*tables.application_indicators["indicator"].unique(), "productivity_gap", "zeal"]
    rows = every(application_id=closed(tables, day), indicator=names, known_on=day + DAY)
    declared = {"unit": "odd", "dimension": "proximity", "direction": -1, "evidence": "self-declared"}
    return added(
        tables, "application_indicators", rows.assign(value=draw.normal(0, 99, len(rows)), **declared)
    )


def ties(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """Ties that begin later, and the later end of some that stood."""
    old, members = tables.ties, tables.members["org_id"].to_numpy(dtype=object)
    ending = old["ended_on"].isna() & (old["started_on"] <= day) & (draw.random(len(old)) < 0.5)
    ended = replace(tables, ties=old.assign(ended_on=old["ended_on"].mask(ending, day + DAY)))
    ends = np.sort([draw.choice(members, 300), draw.choice(members, 300)], axis=0)
    rows = pd.DataFrame({"org_a": ends[0], "org_b": ends[1]})
    rows = rows[rows["org_a"] != rows["org_b"]]
    return added(ended, "ties", rows.assign(kind="project", started_on=day + DAY))


def successions(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """Members that merge with each other and with firms outside on the day after."""
    orgs = draw.choice(tables.organisations["org_id"].to_numpy(dtype=object), (2, 80), replace=False)
    members = draw.choice(tables.members["org_id"].unique(), 60, replace=False)
    pairs = np.hstack([orgs, [members[:40], orgs[0][:40]], [members[:20], members[20:40]]])
    rows = pd.DataFrame({"org_id": pairs[0], "successor_id": pairs[1], "on": day + DAY, "kind": "merger"})
    return added(tables, "successions", rows[rows["org_id"] != rows["successor_id"]])


def funding(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """Grants and rounds of the day after."""
    orgs = draw.choice(tables.members["org_id"].unique(), 60, replace=False).tolist()
    return added(tables, "funding", every(org_id=orgs, on=day + DAY, kind=["equity", "grant"], amount=LOUD))


def members(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """Members who joined the day after, committed with all they have."""
    orgs = draw.choice(tables.organisations["org_id"], 20, replace=False).tolist()
    rows = every(application_id=closed(tables, day), org_id=orgs, joined_on=day + DAY)
    pledged = {"commitment": "signed", "pledged_cash": LOUD, "pledged_hours": 9e5}
    return added(tables, "members", rows.assign(role=draw.choice(KINDS, len(rows)), **pledged))


def organisations(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """Organisations founded the day after, in the sectors and regions of others."""
    rows = tables.organisations.sample(200, random_state=draw)
    named = rows.assign(org_id=[f"new-{one}" for one in range(len(rows))], founded_on=day + DAY)
    return added(tables, "organisations", named.assign(kind=draw.choice(KINDS, len(rows))))


def ratings(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """Marks that a committee gave the day after."""
    rows = every(application_id=closed(tables, day), reviewer_id="late", criterion=["zeal", "willingness"])
    return added(tables, "ratings", rows.assign(score=draw.integers(1, 6, len(rows)), given_on=day + DAY))


def scales(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """Other marks for every call that opens later."""
    opening = tables.calls["opens_on"].fillna(tables.calls["closes_on"]) > day
    rows = every(call_id=tables.calls["call_id"][opening].tolist(), criterion=["willingness", "new"])
    return added(tables, "scales", rows.assign(worst=LOUD, best=-LOUD))


def outcomes(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """What became of everybody, known the day after."""
    rows = every(application_id=closed(tables, day), measure=list(MEASURES), known_on=day + DAY, se=0.1)
    return added(tables, "outcomes", rows.assign(growth=draw.uniform(-99, 99, len(rows))))


def decisions(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """What was decided on the calls that closed on the day or later."""
    closes_on = tables.applications["call_id"].map(tables.calls.set_index("call_id")["closes_on"])
    drawn = pd.Series(draw.choice(["funded", "rejected"], len(closes_on)), closes_on.index, dtype="str")
    decided = tables.applications["decision"].where(closes_on < day, drawn)
    return replace(tables, applications=tables.applications.assign(decision=decided))


def calls(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """A call that was open on the day, one that opens later and one that does not say when it opened."""
    windows = {
        "open": (day - 30 * DAY, day + DAY),
        "next": (day + DAY, day + 60 * DAY),
        "unsaid": (pd.NaT, day + DAY),
    }
    for name, (opens_on, closes_on) in windows.items():
        row = {"call_id": name, "opens_on": opens_on, "closes_on": closes_on, "seats": 9, "horizon_years": 1}
        tables = _handed_in(added(tables, "calls", pd.DataFrame([row])), name, draw)
    return tables


def _handed_in(tables: Tables, call: str, draw: Draw) -> Tables:
    """Applications to `call` by those who had applied before, with their members and answers."""
    old = tables.applications.sample(8, random_state=draw)
    named = {one: f"{call} {one}" for one in old["application_id"]}
    tables = added(tables, "applications", old.assign(application_id=list(named.values()), call_id=call))
    for name in ("members", "application_indicators"):
        rows: pd.DataFrame = getattr(tables, name)
        rows = rows[rows["application_id"].isin(named)]
        again = rows.assign(application_id=rows["application_id"].map(named), **LATELY[name])
        tables = added(tables, name, again)
    return tables


LATELY: dict[str, dict[str, object]] = {
    "members": {"joined_on": pd.NaT, "pledged_cash": LOUD},
    "application_indicators": {"indicator": "asked anew", "known_on": pd.NaT},
}


def regions(tables: Tables, day: pd.Timestamp, draw: Draw) -> Tables:
    """A region that nobody in the folder is in, drawn anew from others."""
    rows = tables.regions.sample(3, random_state=draw)
    return added(
        tables, "regions", rows.assign(region_id=["x1", "x2", "x3"], population=LOUD, name="Elsewhere")
    )


LATER: dict[str, Later] = {
    "accounts": accounts,
    "region_sectors": region_sectors,
    "region_indicators": region_indicators,
    "application_indicators": application_indicators,
    "ties": ties,
    "successions": successions,
    "funding": funding,
    "members": members,
    "organisations": organisations,
    "ratings": ratings,
    "scales": scales,
    "outcomes": outcomes,
    "decisions": decisions,
    "calls": calls,
    "regions": regions,
}
