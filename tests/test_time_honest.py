"""The whole way from a folder to a model and a scored call: what became known later changes no byte.

Features, outcomes and cases have their own such tests; this one goes through the files, as people do.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from features.reading import read_folder
from features.tables import Tables
from features.writing import whole_folder
from models.export import load_export, write_export
from models.training import train
from scoring.score import score_call
from scoring.score_files import write_scores
from tests.klynge_command import contents
from tests.later_rows import LATER

RUN = {"version": 1, "run_id": "r", "trained_at": "2026-01-01"}
INDEX_DAY, GROWTH_DAY = pd.Timestamp("2022-11-15"), pd.Timestamp("2025-11-15")
"""Closing days of calls: of one before any outcome was known, and of one with more than thirty."""


@dataclass(frozen=True, repr=False)  # what hypothesis would print of it has millions of letters
class Early:
    """The programme, and what the model and the sheets of INDEX_DAY are without later rows."""

    tables: Tables
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def early(tiny: Tables, tmp_path_factory: pytest.TempPathFactory) -> Early:
    return Early(tiny, made(tiny, INDEX_DAY, tmp_path_factory.mktemp("early")))


def made(tables: Tables, day: pd.Timestamp, at: Path) -> dict[str, bytes]:
    """Every file of the model of that day and of the call that closed on it; hashes of the tables apart."""
    with whole_folder(at / "programme") as aside:
        for name in tables.present:
            getattr(tables, name).to_parquet(aside / f"{name}.parquet", index=False)
    reading = read_folder(at / "programme")
    with whole_folder(at / "model") as aside:
        write_export(train(reading.tables, as_of=day), aside, RUN)
    scored = score_call(reading, load_export(at / "model"), str(day.year))
    write_scores(replace(scored, table_hashes={}), at / "sheets")
    return {name: file for name, file in contents(at).items() if not name.startswith("programme")}


def with_later(tables: Tables, day: pd.Timestamp, names: list[str], seed: int) -> Tables:
    for name in names:
        tables = LATER[name](tables, day, np.random.default_rng(seed))
    return tables


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def test_there_are_later_rows_for_every_table(tiny: Tables) -> None:
    assert set(LATER) == {one.name for one in fields(Tables)} - {"applications"} | {"decisions"}
    for name, later in LATER.items():
        changed = later(tiny, INDEX_DAY, np.random.default_rng(0))
        table = "applications" if name == "decisions" else name
        assert not getattr(changed, table).equals(getattr(tiny, table))


def test_what_all_tables_say_later_changes_no_byte_of_index_and_sheets(early: Early, tmp_path: Path) -> None:
    later = with_later(early.tables, INDEX_DAY, list(LATER), seed=3)
    assert differing(early.files, made(later, INDEX_DAY, tmp_path)) == []


@pytest.mark.slow
@given(names=st.lists(st.sampled_from(sorted(LATER)), min_size=3, unique=True), seed=st.integers(0, 2**16))
@settings(max_examples=6, deadline=None, phases=[Phase.generate])  # to make one smaller would take minutes
def test_what_any_tables_say_later_changes_no_byte_of_index_and_sheets(
    early: Early, tmp_path_factory: pytest.TempPathFactory, names: list[str], seed: int
) -> None:
    later = with_later(early.tables, INDEX_DAY, names, seed)
    assert differing(early.files, made(later, INDEX_DAY, tmp_path_factory.mktemp("later"))) == []


def test_what_all_tables_say_later_changes_no_byte_of_a_growth_model_and_its_sheets(
    tiny: Tables, tmp_path: Path
) -> None:
    before = made(tiny, GROWTH_DAY, tmp_path / "before")
    assert b'"kind": "growth"' in before["model/card.json"]
    after = made(with_later(tiny, GROWTH_DAY, list(LATER), seed=7), GROWTH_DAY, tmp_path / "after")
    assert differing(before, after) == []
