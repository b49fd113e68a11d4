"""Checking a folder with a million account rows against pandas reading the same file with types given.

The peer is `pandas.read_csv` with its default engine (C), `dtype` for every column and `parse_dates`: what
somebody writes who knows the file. Klynge gets no hint, and also reads the other tables, checks ranges, keys
and references, sorts and hashes. Both run in this process by turns; the figures are medians.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from features.reading import read_folder
from features.tables import TABLE

ROWS = 1_000_000
YEARS = 16
ROUNDS = 7
MONEY = {
    "value_added": 0.35,
    "wages": 0.25,
    "equity": 0.2,
    "assets": 0.8,
    "capex": 0.05,
    "exports": 0.2,
    "rd": 0.02,
}


class Writing(NamedTuple):
    """How the file is written, which the peer is told and Klynge finds out."""

    name: str
    delimiter: str
    decimal: str
    thousands: str | None = None


WRITINGS = (
    Writing("comma, decimal point", ",", "."),
    Writing("semicolon, decimal comma", ";", ","),
    Writing("semicolon, 81 200 000,5", ";", ",", " "),
)


def accounts(seed: int = 1) -> pd.DataFrame:
    """Account rows with all columns, 3 % of revenues and of R&D missing, firms in no order."""
    rng = np.random.default_rng(seed)
    firms = rng.choice(np.arange(800_000_000, 999_999_999), ROWS // YEARS, replace=False).astype(str)
    frame = pd.DataFrame(
        {"org_id": np.repeat(firms, YEARS), "year": np.tile(np.arange(2009, 2009 + YEARS), len(firms))}
    )
    frame["employees"] = np.round(rng.lognormal(2.5, 1, ROWS), 1)
    frame["revenue"] = np.round(frame["employees"] * rng.lognormal(14, 0.5, ROWS))
    for name, share in MONEY.items():
        frame[name] = np.round(frame["revenue"] * share * rng.lognormal(0, 0.3, ROWS))
    frame.loc[rng.random(ROWS) < 0.03, ["revenue", "rd"]] = np.nan
    frame = frame.astype(dict.fromkeys(["revenue", *MONEY], "Int64"))
    frame["deflator"] = np.round(1.02 ** (frame["year"] - 2020), 4)
    frame["known_on"] = (frame["year"] + 1).astype(str) + "-08-01"
    return frame.assign(currency="NOK")[[column.name for column in TABLE["accounts"].columns]]


def grouped(values: pd.Series, thousands: str) -> list[str]:
    """Whole amounts with their thousands apart."""
    return ["" if value is pd.NA else f"{value:,}".replace(",", thousands) for value in values]


def write_folder(folder: Path, frame: pd.DataFrame, writing: Writing) -> None:
    """A data folder with the accounts, the organisations they belong to, and one call."""
    folder.mkdir()
    delimiter = writing.delimiter
    if writing.thousands:
        apart = {name: grouped(frame[name], writing.thousands) for name in ("revenue", *MONEY)}
        frame = frame.assign(**apart)
    frame.to_csv(folder / "accounts.csv", sep=delimiter, decimal=writing.decimal, index=False)
    organisations = pd.DataFrame({"org_id": frame["org_id"].unique(), "kind": "firm", "sector": "03.2"})
    organisations.to_csv(folder / "organisations.csv", sep=delimiter, index=False)
    calls = pd.DataFrame({"call_id": ["2026"], "closes_on": ["2026-03-16"], "currency": ["NOK"]})
    calls.to_csv(folder / "calls.csv", sep=delimiter, index=False)
    pd.DataFrame({"application_id": ["A-1"], "call_id": ["2026"]}).to_csv(
        folder / "applications.csv", sep=delimiter, index=False
    )


def read_with_types(path: Path, writing: Writing) -> pd.DataFrame:
    """The peer."""
    columns = TABLE["accounts"].columns
    return pd.read_csv(
        path,
        sep=writing.delimiter,
        decimal=writing.decimal,
        thousands=writing.thousands,
        dtype={one.name: "str" if one.kind == "text" else "float64" for one in columns if one.kind != "date"},
        parse_dates=["known_on"],
    )


def seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def measured(folder: Path, writing: Writing) -> tuple[float, float]:
    """Median seconds of the peer and of Klynge, by turns after one round that does not count."""
    peer, own = [], []
    for _ in range(ROUNDS + 1):
        peer.append(seconds(lambda: read_with_types(folder / "accounts.csv", writing)))
        own.append(seconds(lambda: read_folder(folder)))
    return statistics.median(peer[1:]), statistics.median(own[1:])


def main() -> None:
    frame, ratios = accounts(), []
    print(f"{ROWS:,} account rows, 14 columns; medians of {ROUNDS} rounds by turns")
    print(f"{'written with':<26}{'pandas, types given':>21}{'Klynge, all checks':>20}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as place:
        for number, writing in enumerate(WRITINGS):
            folder = Path(place) / str(number)
            write_folder(folder, frame, writing)
            peer, own = measured(folder, writing)
            ratios.append(round(own / peer, 3))
            print(f"{writing.name:<26}{peer:>19.2f} s{own:>18.2f} s{own / peer:>8.2f}", flush=True)
    others = {"ratio_decimal_comma": ratios[1], "ratio_thousands_apart": ratios[2]}
    print(json.dumps({"ratio": ratios[0], "rows": ROWS, **others}))


if __name__ == "__main__":
    main()
