"""A call as it was known when it closed: what is learnt later changes nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from features.reading import Reading, read_folder
from scoring.demo import SMALL, write_demo
from scoring.intake.folder import intake_of
from scoring.intake.intake import intake_from, intake_json
from tests.later_rows import LATER


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    folder = tmp_path_factory.mktemp("intake") / "programme"
    write_demo(folder, plan=SMALL)
    return read_folder(folder)


def test_everything_the_committee_reads_is_there(reading: Reading) -> None:
    intake = intake_of(reading, "2025")
    one = intake.applications[0]
    assert (intake.closes_on, intake.currency, len(intake.applications)) == (date(2025, 11, 15), "NOK", 12)
    assert all((one.name, one.lead, one.sector_name, one.region, one.requested, one.firms))
    assert {name for name, _ in one.pictures.items()} == {"map"}
    assert "style=" not in one.pictures["map"]["en"]
    rostered = {firm.org_id for each in intake.applications for firm in each.roster}
    assert intake.ties
    assert all({a, b} & rostered and kind in ("project", "ownership") for a, b, kind in intake.ties)


def test_it_goes_through_json_unchanged(reading: Reading) -> None:
    intake = intake_of(reading, "2025")
    assert intake_from(intake_json(intake)) == intake
    assert json.loads(intake_json(intake))["closes_on"] == "2025-11-15"


def test_a_roster_has_another_hash_when_a_member_or_a_commitment_changes(reading: Reading) -> None:
    one = intake_of(reading, "2025").applications[0]
    fewer = replace(one, roster=one.roster[1:])
    other = replace(one, roster=(replace(one.roster[0], commitment="none"), *one.roster[1:]))
    renamed = replace(one, roster=(replace(one.roster[0], name="Other AS", employees=1.0), *one.roster[1:]))
    assert len({each.roster_sha256 for each in (one, fewer, other)}) == 3
    assert renamed.roster_sha256 == one.roster_sha256
    assert replace(one, roster=one.roster[::-1]).roster_sha256 == one.roster_sha256


@pytest.mark.parametrize("seed", [1, 2])
def test_rows_that_became_known_after_closing_change_nothing(reading: Reading, seed: int) -> None:
    tables, before = reading.tables, intake_of(reading, "2025")
    for name in LATER:
        tables = LATER[name](tables, pd.Timestamp(2025, 11, 15), np.random.default_rng(seed))
        assert (name, intake_of(replace(reading, tables=tables), "2025") == before) == (name, True)
