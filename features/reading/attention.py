"""What is allowed and yet worth saying: each with how many, where, and what Klynge makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from features.problems import counted, rows_text
from features.reading.checking import Checked

NAMED = 3
"""Cases that are named one by one."""


def attention(tables: Mapping[str, Checked]) -> Iterator[str]:
    """Notices on tables without rows, holes in accounts, and organisations that take part twice."""
    for one in tables.values():
        if one.frame.empty:
            yield f"{one.file} has no rows"
    if "accounts" in tables:
        yield from _without_employees(tables["accounts"])
    if "accounts" in tables and "members" in tables:
        yield from _without_accounts(tables["members"], tables["accounts"])
    if "members" in tables and "applications" in tables:
        yield from _twice_in_a_call(tables["members"], tables["applications"].frame)


def _without_employees(accounts: Checked) -> Iterator[str]:
    at = np.flatnonzero(accounts.frame["employees"].isna().to_numpy())
    if at.size:
        yield (
            f"{accounts.file}: {counted(at.size, 'row')} without employees ({rows_text(accounts.rows(at))}): "
            "taken as missing, never as zero, and in no growth of employees"
        )


def _without_accounts(members: Checked, accounts: Checked) -> Iterator[str]:
    held = set(accounts.coded["org_id"].dictionary.to_pylist())
    names = members.coded["org_id"].dictionary.to_pylist()
    missing = [name for name in names if name not in held]
    if missing:
        yield (
            f"{members.file}: {len(missing):,} of {counted(len(names), 'member')} ({_some(missing)}) have no "
            f"row in {accounts.file}: indicators from accounts rest on the others"
        )


def _twice_in_a_call(members: Checked, applications: pd.DataFrame) -> Iterator[str]:
    calls = applications.drop_duplicates("application_id").set_index("application_id")["call_id"]
    listed = members.frame[["application_id", "org_id"]].dropna()
    listed = listed.assign(call_id=calls.reindex(listed["application_id"]).to_numpy()).drop_duplicates()
    listed = listed.dropna()
    several = listed[listed.duplicated(["call_id", "org_id"], keep=False)]
    if len(several):
        twice = several.groupby(["call_id", "org_id"])["application_id"].agg(list)
        orgs = twice.index.get_level_values("org_id")
        cases = [f"{org} in {' and '.join(ids)}" for org, ids in zip(orgs, twice, strict=True)]
        yield (
            f"{members.file}: {counted(len(twice), 'organisation')} in two or more applications of one call "
            f"({_some(cases, '; ')}): allowed, and counted in each"
        )


def _some(names: list[str], between: str = ", ") -> str:
    more = len(names) - NAMED
    return between.join(names[:NAMED]) + (f" and {more:,} more" if more > 0 else "")
