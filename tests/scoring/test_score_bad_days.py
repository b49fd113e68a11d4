"""Bad days of scoring: little data, none, or a model that may not score; each is said in a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from features.problems import DataError
from scoring.score import score_call
from scoring.sheet import CallScore
from tests.scoring.programmes import Programme, own_applications, plain, read, trained, with_tables


def test_a_call_that_does_not_exist_names_the_nearest(programme: Programme) -> None:
    with pytest.raises(DataError, match=r"no call 20223 in calls\. Did you mean 2023\? .* 2024, 2025"):
        score_call(programme.reading, programme.champion, "20223")


def test_a_call_without_applications_is_a_sentence(programme: Programme) -> None:
    applications = programme.reading.tables.applications
    empty = applications[~own_applications(programme.reading.tables)]
    with pytest.raises(DataError, match=r"Call 2025 has no applications\. Add rows with call_id 2025"):
        score_call(with_tables(programme, applications=empty), programme.champion)


def test_no_calls_at_all_is_a_sentence(programme: Programme) -> None:
    calls = programme.reading.tables.calls.head(0)
    with pytest.raises(DataError, match="calls has no rows"):
        score_call(with_tables(programme, calls=calls), programme.champion)


def test_a_single_application_is_scored(programme: Programme, scored: CallScore) -> None:
    tables = programme.reading.tables
    kept = scored.sheets[3]
    rows = ~own_applications(tables) | (tables.applications["application_id"] == kept.application_id)
    call = score_call(with_tables(programme, applications=tables.applications[rows]), programme.champion)
    assert [(one.application_id, one.rank_label) for one in call.sheets] == [(kept.application_id, "1")]
    assert call.sheets[0].score == pytest.approx(kept.score, abs=1e-9)


def test_without_any_accounts_there_is_a_sheet_that_says_so(programme: Programme) -> None:
    accounts = programme.reading.tables.accounts.head(0)
    call = score_call(with_tables(programme, accounts=accounts), programme.champion)
    for sheet in call.sheets:
        assert "few accounts" in {flag.code for flag in sheet.flags}
        assert sheet.history is None or sheet.history.of == "jobs"
        assert sheet.evidence_share < 1


def test_a_sector_and_a_region_never_seen_are_flagged(programme: Programme) -> None:
    tables = programme.reading.tables
    applications, own = tables.applications, own_applications(tables)
    moved = applications.assign(
        sector=applications["sector"].mask(own, "99.9"),
        region_id=applications["region_id"].mask(own, "nowhere"),
    ).astype(applications.dtypes)
    call = score_call(with_tables(programme, applications=moved), programme.champion)
    for sheet in call.sheets:
        (flag,) = [flag for flag in sheet.flags if flag.code == "unseen"]
        assert (
            flag.en == "Unseen origin: no past application came from the sector 99.9 or the region nowhere."
        )


def test_a_dimension_without_any_feature_is_blank(index: Programme) -> None:
    tables = index.reading.tables
    known = tables.application_indicators
    gone = (known["dimension"] == "capital") & known["application_id"].str.startswith("A-2-")
    reading = read(replace(tables, application_indicators=known[~gone]))
    call = score_call(reading, index.champion, "c2")
    for sheet in call.sheets:
        assert {one.dimension: one.mark for one in sheet.dimensions}["capital"] is None
        assert "blank" in {flag.code for flag in sheet.flags}


def test_a_champion_that_knows_more_than_the_call_did_is_refused(programme: Programme) -> None:
    with pytest.raises(DataError, match=r"later knowledge must not enter its scores\. Train with --as-of"):
        score_call(programme.reading, programme.champion, "2022")


def test_an_earlier_champion_may_score_an_earlier_call(tmp_path: Path) -> None:
    reading = plain(6, outcomes=True)
    closes_on = reading.tables.calls.set_index("call_id")["closes_on"]
    champion = trained(reading, tmp_path / "export", as_of=closes_on["c4"])
    call = score_call(reading, champion, "c5")
    assert call.model_as_of < call.closes_on
    assert {one.call_id for sheet in call.sheets for one in sheet.comparables} <= {"c0", "c1", "c2", "c3"}


def test_a_champion_of_another_catalogue_is_refused(programme: Programme) -> None:
    with pytest.raises(DataError, match=r"another catalogue of features than this folder gives .*team mark"):
        score_call(plain(12), programme.champion, "c11")


def test_a_constant_outcome_gives_an_index_rather_than_a_growth_model(tmp_path: Path) -> None:
    reading = plain(5, outcomes=True)
    same = read(replace(reading.tables, outcomes=reading.tables.outcomes.assign(growth=1.0)))
    call = score_call(same, trained(same, tmp_path / "export"))
    assert call.is_index
