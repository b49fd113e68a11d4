"""A simulated programme on disk: a data folder as an agency would have it, and beside it the truth."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from features.problems import DataError
from features.tables import TABLE
from features.writing import whole_folder
from scoring.demo.accounts import accounts_table
from scoring.demo.figures import draw_figures
from scoring.demo.funding import funding_table
from scoring.demo.history import History, live
from scoring.demo.merit import figures_chance
from scoring.demo.organisations import organisations_table
from scoring.demo.places import regions_table
from scoring.demo.plan import DEMO, Plan
from scoring.demo.programme import (
    Listing,
    application_indicators_table,
    applications_table,
    calls_table,
    members_table,
    ratings_table,
    scales_table,
)
from scoring.demo.readme import DATA_README, MARK, TRUTH_README
from scoring.demo.statistics import region_indicators_table, region_sectors_table
from scoring.demo.ties import ties_table
from scoring.demo.truth_tables import application_truth, firm_truth

PARQUET = ("accounts", "firms")
README = "README.md"


def write_demo(folder: Path, *, seed: int | None = None, plan: Plan = DEMO) -> None:
    """Write a simulated programme to `folder` and its truth to the folder beside it named `…-truth`.

    Each appears whole or not at all; the same seed and plan give the same bytes. A demo written before is
    replaced; DataError where one of the folders holds anything else.
    """
    folder = Path(folder).absolute()
    truth_folder = truth_beside(folder)
    for target in (folder, truth_folder):
        _refuse_what_is_not_ours(target)
    history = live(plan if seed is None else replace(plan, seed=seed))
    tables, truth = simulated_tables(history)
    with whole_folder(truth_folder) as truth_aside, whole_folder(folder) as aside:
        _write(aside, tables, DATA_README.format(**_facts(history)))
        _write(truth_aside, truth, TRUTH_README)


def truth_beside(folder: Path) -> Path:
    """Where the truth about the demo in `folder` is: only tests and benchmarks look there."""
    return folder.with_name(f"{folder.name}-truth")


def simulated_tables(history: History) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """The tables of the data folder, and those of the truth."""
    plan, country = history.plan, history.country
    organisations = organisations_table(history)
    org_id = organisations["org_id"].to_numpy(dtype=object)
    listing = Listing(history, org_id, organisations["founded_on"].to_numpy().astype("datetime64[D]"))
    figures = draw_figures(figures_chance(plan), country.firms)
    tables = {
        "calls": calls_table(listing),
        "applications": applications_table(listing),
        "organisations": organisations,
        "members": members_table(listing),
        "accounts": accounts_table(plan.random(12), plan, figures, org_id),
        "ties": ties_table(history, org_id, listing.founded_on),
        "funding": funding_table(history, org_id, listing.founded_on),
        "regions": regions_table(country.places),
        "region_sectors": region_sectors_table(plan, figures, country),
        "region_indicators": region_indicators_table(plan.random(13), plan, country),
        "application_indicators": application_indicators_table(listing),
        "ratings": ratings_table(listing),
        "scales": scales_table(listing),
    }
    truth = {"applications": application_truth(listing), "firms": firm_truth(listing)}
    return {name: table for name, table in tables.items() if len(table)}, truth


def _write(folder: Path, tables: dict[str, pd.DataFrame], readme: str) -> None:
    """Accounts as parquet; the rest as CSV as a Norwegian Excel writes it: semicolon and decimal comma."""
    (folder / README).write_text(readme, encoding="utf-8")
    for name, table in tables.items():
        if name in PARQUET:
            table.to_parquet(folder / f"{name}.parquet", index=False, compression="zstd")
        else:
            _plain(table).to_csv(folder / f"{name}.csv", sep=";", index=False, encoding="utf-8-sig")


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """Numbers as people write them: no decimals where there are none, else a decimal comma."""
    return table.assign(**{str(name): _written(table[name]) for name in table.select_dtypes("float64")})


def _written(numbers: pd.Series) -> pd.Series:
    known = numbers.dropna()
    if (known % 1 == 0).all():
        return numbers.astype("Int64")
    return known.astype("str").str.replace(".", ",", regex=False).reindex(numbers.index)


def _refuse_what_is_not_ours(target: Path) -> None:
    """DataError unless `target` is free, an empty folder, or a demo that was written before."""
    if not target.exists():
        return
    if not target.is_dir():
        raise DataError(f"{target} is a file; a demo is a folder. Choose another name.")
    names = {path.name for path in target.iterdir()}
    readme = target / README
    ours = README in names and readme.read_text(encoding="utf-8", errors="replace").startswith(MARK)
    foreign = sorted(name for name in names if not _written_by_us(name))
    if names and (not ours or foreign):
        what = f"{foreign[0]}, which no demo wrote" if foreign else "files, but no demo of Klynge"
        raise DataError(f"{target} holds {what}. Nothing was changed. Choose an empty or a new folder.")


def _written_by_us(name: str) -> bool:
    stem, _, ending = name.rpartition(".")
    return name == README or (ending in ("csv", "parquet") and stem in {*TABLE, "firms"})


def _facts(history: History) -> dict[str, object]:
    plan = history.plan
    return {
        "seed": plan.seed,
        "firms": f"{plan.firms:,}",
        "calls": plan.calls,
        "first_year": plan.first_year,
        "last_year": plan.first_year + plan.years - 1,
        "last_call": plan.first_year + plan.years,
        "delivered": np.datetime_as_string(plan.delivered),
    }
