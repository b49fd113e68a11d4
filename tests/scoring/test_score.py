"""Scores of a call: they add up, look back only, and do not depend on order."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from features.dimensions import DIMENSIONS
from models.training import train
from scoring.score import score_call
from scoring.sheet import CallScore, ScoreSheet
from scoring.sheet_json import from_json
from tests.scoring.programmes import Programme, last_call, plain, read, trained, with_tables


def told(call: CallScore) -> list[tuple[str, str, float]]:
    return [(one.application_id, one.rank_label, one.score) for one in call.sheets]


def test_contributions_add_up_to_dimensions_and_dimensions_to_the_score(scored: CallScore) -> None:
    for sheet in scored.sheets:
        parts = math.fsum(one.contribution for one in sheet.contributions)
        assert sheet.base + parts == pytest.approx(sheet.score, abs=1e-9)
        for dimension in sheet.dimensions:
            own = [one.contribution for one in sheet.contributions if one.dimension == dimension.dimension]
            assert dimension.contribution == pytest.approx(math.fsum(own), abs=1e-12)


def test_scores_are_those_of_the_model(programme: Programme, scored: CallScore) -> None:
    for sheet in scored.sheets:
        values = {one.feature: one.value for one in sheet.contributions}
        assert list(values) == [feature.name for feature in programme.champion.specification]
    ranked = [sheet.score for sheet in scored.sheets]
    assert ranked == sorted(ranked, reverse=True)
    assert [sheet.rank for sheet in scored.sheets] == list(range(1, len(ranked) + 1))


def test_provenance_is_on_the_sheet(programme: Programme, scored: CallScore) -> None:
    assert scored.call_id == "2025"
    assert (
        scored.as_of
        == scored.closes_on
        == last_call(programme.reading.tables)["closes_on"].date().isoformat()
    )
    assert scored.table_hashes == programme.reading.hashes
    assert scored.training_hashes == programme.champion.card["hashes"]
    assert (scored.model_version, scored.kind, scored.unit) == ("1", "growth", "pp a year")
    assert scored.catalogue == programme.champion.card["catalogue_hash"]


def test_ranks_stand_on_the_sheets_with_what_they_rest_on(scored: CallScore) -> None:
    count = len(scored.sheets)
    assert scored.ranks is not None
    assert (scored.ranks.draws, scored.ranks.level) == (10_000, 0.8)
    assert sum(one.top_chance or 0.0 for one in scored.sheets) == pytest.approx(scored.seats)
    for one in scored.sheets:
        assert 1 <= one.rank_low <= one.rank_high <= count
        assert one.common_low <= one.own_low <= one.own_high <= one.common_high
    assert max(one.group for one in scored.sheets) == scored.ranks.groups
    assert set(scored.ranks.surely_top) <= set(scored.ranks.may_be_top) <= set(scored.ranks.may_be_top_95)


def test_an_index_has_no_ranks_to_draw(index: Programme) -> None:
    told = score_call(index.reading, index.champion)
    names = ("rank_low", "rank_high", "own_low", "common_low", "top_chance", "top_error", "group")
    assert {getattr(sheet, name) for sheet in told.sheets for name in names} == {None}
    assert told.ranks is None


def test_typical_is_the_median_of_the_applications_learnt_from(
    programme: Programme, scored: CallScore
) -> None:
    past = programme.champion.past
    learnt = past.index[past["growth"].notna()]
    medians = programme.champion.past_features.loc[learnt].median()
    for one in scored.sheets[0].contributions:
        expected = medians[one.feature]
        assert one.typical == (None if np.isnan(expected) else expected)


def test_comparables_come_from_earlier_calls_with_known_outcomes(
    programme: Programme, scored: CallScore
) -> None:
    past = programme.champion.past
    for sheet in scored.sheets:
        assert len(sheet.comparables) == 5
        for one in sheet.comparables:
            row = past.loc[one.application_id]
            assert row["closes_on"] < pd.Timestamp(scored.closes_on)
            assert row["known_on"] <= pd.Timestamp(scored.closes_on)
            assert one.growth == row["growth"]


def test_members_map_and_history_are_those_of_the_date(scored: CallScore) -> None:
    for sheet in scored.sheets:
        assert sheet.members == len(sheet.places) > 0
        assert sheet.history is not None
        assert sheet.history.years[-1] < pd.Timestamp(scored.closes_on).year
        assert sheet.history.members[0] == sheet.history.sector[0] == 100.0
        assert len(sheet.history.years) == len(sheet.history.members) == len(sheet.history.sector)


def test_json_loses_nothing(scored: CallScore, call: CallScore) -> None:
    assert from_json(scored.as_json()) == scored
    assert from_json(call.as_json()) == call


def test_the_order_of_rows_changes_nothing(programme: Programme, scored: CallScore) -> None:
    tables = programme.reading.tables
    shuffled = {name: getattr(tables, name).sample(frac=1, random_state=5) for name in tables.present}
    again = score_call(with_tables(programme, **shuffled), programme.champion)
    assert replace(again, table_hashes=scored.table_hashes).as_json() == scored.as_json()


def test_rows_known_after_the_closing_date_change_nothing(programme: Programme, scored: CallScore) -> None:
    tables, call = programme.reading.tables, last_call(programme.reading.tables)
    later = call["closes_on"] + pd.Timedelta(days=1)
    accounts = tables.accounts.assign(year=tables.accounts["year"] + 20, known_on=later).head(500)
    outcomes = pd.DataFrame(
        {
            "application_id": tables.applications["application_id"],
            "measure": "employees",
            "growth": 50.0,
            "se": 1.0,
        }
    ).assign(known_on=later)
    next_call = (
        call.to_frame().T.assign(call_id="next", opens_on=later, closes_on=later).astype(tables.calls.dtypes)
    )
    more = with_tables(
        programme,
        accounts=pd.concat([tables.accounts, accounts]),
        outcomes=pd.concat([tables.outcomes, outcomes]),
        calls=pd.concat([tables.calls, next_call]),
        applications=tables.applications.assign(decision="funded").astype(tables.applications.dtypes),
    )
    again = score_call(more, programme.champion, scored.call_id)
    assert replace(again, table_hashes=scored.table_hashes) == scored


def test_one_withdrawal_leaves_every_other_score_as_it_was(programme: Programme, scored: CallScore) -> None:
    gone = scored.sheets[2].application_id
    tables = programme.reading.tables
    without = {
        name: getattr(tables, name)[getattr(tables, name)["application_id"] != gone]
        for name in ("applications", "members", "application_indicators", "ratings")
    }
    again = score_call(with_tables(programme, **without), programme.champion)
    left = [(one, score) for one, _, score in told(scored) if one != gone]
    assert [one for one, _, _ in told(again)] == [one for one, _ in left]
    assert [score for _, _, score in told(again)] == pytest.approx([score for _, score in left], abs=1e-9)


def test_two_applications_alike_to_the_last_digit_share_a_rank_in_a_neutral_order(index: Programme) -> None:
    def neutral(name: str) -> str:
        return hashlib.sha256(f"c2\n{name}".encode()).hexdigest()

    tables = index.reading.tables
    names = ["A-2-00", "A-2-01", "A-2-02"]
    assert sorted(names, key=neutral) not in (names, names[::-1])
    indicators = tables.application_indicators
    one = indicators[indicators["application_id"] == names[0]]
    alike = [one.assign(application_id=name) for name in names]
    others = indicators[~indicators["application_id"].isin(names)]
    for order in (1, -1):
        reading = read(
            replace(
                tables,
                applications=tables.applications[::order],
                application_indicators=pd.concat([others, *alike])[::order],
            )
        )
        call = score_call(reading, index.champion, "c2")
        tied = [sheet for sheet in call.sheets if sheet.application_id in names]
        assert len({sheet.rank for sheet in tied}) == 1
        assert {sheet.rank_label for sheet in tied} == {f"{tied[0].rank}="}
        assert [sheet.application_id for sheet in tied] == sorted(names, key=neutral)
        after = [sheet.rank for sheet in call.sheets if sheet.rank > tied[0].rank]
        assert after[0] == tied[0].rank + 3


def test_an_index_is_called_an_index_in_points(index: Programme) -> None:
    call = score_call(index.reading, index.champion)
    assert (call.kind, call.unit, call.is_index, call.skill) == ("criteria index", "points", True, ())
    assert call.neutral == 50.0
    assert all("points)" in one.en for sheet in call.sheets for one in sheet.reasons)
    assert all(one.growth is None for sheet in call.sheets for one in sheet.comparables)


def test_a_folder_with_own_indicators_and_outcomes_only_is_scored(tmp_path: Path) -> None:
    reading = plain(5, outcomes=True)
    champion = trained(reading, tmp_path / "export")
    call = score_call(reading, champion)
    assert (call.kind, len(call.sheets), call.cases) == ("growth", 12, 36)
    sheet = call.sheets[0]
    assert (sheet.places, sheet.history, sheet.members) == ((), None, 0)
    assert [one.dimension for one in sheet.dimensions] == list(DIMENSIONS)
    assert {flag.code for flag in sheet.flags} >= {"thin"}


def test_strongest_and_weakest_are_the_ends(scored: CallScore) -> None:
    def ends(sheet: ScoreSheet) -> tuple[float, float]:
        parts = [one.contribution for one in sheet.dimensions]
        return max(parts), min(parts)

    for sheet in scored.sheets:
        assert (sheet.strongest.contribution, sheet.weakest.contribution) == ends(sheet)


def test_training_and_scoring_leave_the_tables_as_they_were(programme: Programme) -> None:
    tables = programme.reading.tables
    before = {name: getattr(tables, name).copy() for name in tables.present}
    score_call(programme.reading, programme.champion)
    train(plain().tables, as_of=pd.Timestamp("2020-01-01"))
    for name, frame in before.items():
        pd.testing.assert_frame_equal(getattr(tables, name), frame)
