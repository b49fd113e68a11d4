"""Tables of a call and marks by reviewers of known strictness, spread and noise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from features.tables import TABLE, Tables

DAY = pd.Timestamp("2026-04-30")
Row = tuple[str, str, str, float | None]


def committee_tables(
    rows: Iterable[Row | tuple[str, str, str, float | None, str]],
    *,
    applications: Sequence[str],
    scales: Iterable[tuple[str, float, float]] = (),
) -> Tables:
    """Call 2026 with these applications, ratings (the day is 2 April unless given) and scales."""
    given = [(*row, "2026-04-02") if len(row) == 4 else row for row in rows]
    names = ["application_id", "reviewer_id", "criterion", "score", "given_on"]
    return Tables(
        calls=_table("calls", [("2026", "2026-03-16")], ["call_id", "closes_on"]),
        applications=_table(
            "applications", [(one, "2026") for one in applications], ["application_id", "call_id"]
        ),
        ratings=_table("ratings", given, names),
        scales=_table(
            "scales", [("2026", *one) for one in scales], ["call_id", "criterion", "worst", "best"]
        ),
    )


def _table(name: str, rows: Sequence[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    empty = TABLE[name].empty()
    return pd.DataFrame(rows, columns=columns).reindex(columns=empty.columns).astype(empty.dtypes.to_dict())


def some_rows(
    seed: int, *, applications: int = 20, reviewers: int = 6, read: int = 3, criteria: Sequence[str] = ("c",)
) -> list[Row]:
    """Marks from 1 to 5, some of them blank, by reviewers of different strictness."""
    rng = np.random.default_rng(seed)
    quality, strict = rng.standard_normal(applications), 0.5 * rng.standard_normal(reviewers)
    rows: list[Row] = []
    for application in range(applications):
        for reviewer in rng.permutation(reviewers)[:read]:
            for criterion in criteria:
                mark = 3 + quality[application] - strict[reviewer] + 0.6 * rng.standard_normal()
                blank = rng.random() < 0.05
                told = None if blank else float(np.clip(np.rint(mark), 1, 5))
                rows.append((f"A-{application:02d}", f"R-{reviewer}", criterion, told))
    return rows
