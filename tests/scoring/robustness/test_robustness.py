"""The whole question, asked of a criteria index: its weights are known, so that everything is exact."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.catalogue import FEATURES
from features.known import known_by
from features.tables import TABLE, Tables
from models.cohorts import at_closing
from scoring.robustness import Case, first_by_value, robustness
from scoring.robustness.gaming import gaming_gap, self_declared
from tests.scoring.programmes import Programme, last_call

SPECIFICATION = FEATURES
EMPTY = Tables(calls=TABLE["calls"].empty(), applications=TABLE["applications"].empty())


@pytest.fixture(scope="module")
def case(index: Programme) -> Case:
    return case_of(index)


def case_of(programme: Programme) -> Case:
    call = last_call(programme.reading.tables)
    known = known_by(programme.reading.tables, as_of=call["closes_on"])
    X = at_closing(known, str(call["call_id"]), programme.champion.specification)
    return Case(
        programme.champion, known, call, X, first_by_value(3, "c2"), {one: one.lower() for one in X.index}
    )


def only(case: Case, applications: list[str]) -> Case:
    return replace(case, X=case.X.loc[applications])


def test_an_index_without_draws_or_marks_still_says_what_would_change_it(case: Case) -> None:
    found = robustness(case)
    assert (found.is_index, found.order, found.selection, found.committee) == (True, None, None, None)
    assert found.pair is not None
    assert len(found.funded) == 3
    assert not any(one.reverses for one in found.withdrawn)
    assert {one.kind for one in found.flips} <= {"datum", "weight"}
    assert found.flips


def test_the_weight_that_is_told_turns_the_pair_of_an_index(case: Case) -> None:
    found = robustness(case)
    assert found.pair is not None
    told = [one for one in found.flips if one.kind == "weight"]
    assert told
    parts = case.champion.model.contributions(case.X).drop(columns="base")
    dimension = {one.name: one.dimension for one in case.champion.specification}
    for one in told:
        assert 0 <= one.after <= 1
        odds = one.after / (1 - one.after) / (one.before / (1 - one.before)) if one.after < 1 else np.inf
        times = pd.Series({name: odds if dimension[name] == one.name else 1.0 for name in parts})
        again = (parts * times).sum(axis=1)
        assert again[found.pair.outside] == pytest.approx(again[found.pair.inside], abs=1e-4)
        assert again[found.pair.outside] > again[found.pair.inside] - 1e-9


def test_the_order_of_rows_changes_nothing(case: Case) -> None:
    backwards = replace(case, X=case.X[::-1])
    one, other = robustness(case), robustness(backwards)
    assert (one.pair, one.flips, one.gap.losers) == (other.pair, other.flips, other.gap.losers)
    assert set(one.withdrawn) == set(other.withdrawn)


def test_one_application_alone_has_no_pair(case: Case) -> None:
    found = robustness(only(case, [str(case.X.index[0])]))
    assert (found.pair, found.flips, found.reasons, found.fragile) == (None, (), (), False)
    assert [one.reverses for one in found.withdrawn] == [False]


def test_all_tied_any_gain_at_all_turns_the_pair(case: Case) -> None:
    tied = case.X.copy()
    tied[:] = case.X.iloc[0].to_numpy()
    found = robustness(replace(case, X=tied))
    assert found.pair is not None
    assert found.pair.margin == 0
    assert "datum" in found.reasons


def test_draws_select_and_order_the_pair(case: Case) -> None:
    rng = np.random.default_rng(3)
    scores = np.asarray(case.champion.model.predict(case.X))
    draws = (scores + 20 * rng.standard_normal((300, len(scores)))).astype("float32")
    found = robustness(replace(case, draws=draws, solves=50))
    assert found.selection is not None
    assert found.selection.solves == 50
    assert sum(one.share for one in found.selection.selected) == pytest.approx(3.0)
    assert found.order is not None
    assert 0.4 < found.order.chance < 0.8
    assert ("order" in found.reasons) is (found.order.chance < 2 / 3)


def test_without_self_declared_values_an_index_of_nothing_else_ties_everybody(case: Case) -> None:
    gap = robustness(case).gap
    assert gap.self_declared == int(case.X.notna().to_numpy().sum())
    assert {after for _, after in gap.ranks.values()} == {1}
    assert gap.losers == ()


def test_who_rests_on_own_words_loses_places_and_is_named_with_the_evidence() -> None:
    names = [f"a{place}" for place in range(9)]
    X = pd.DataFrame({"signed_commitment": [90.0] + [np.nan] * 8, "export_share": range(9)}, index=names)
    chosen = tuple(one for one in SPECIFICATION if one.name in X)

    def score(rows: pd.DataFrame) -> np.ndarray:
        return (rows["signed_commitment"].fillna(0) + rows["export_share"]).to_numpy(dtype="float64")

    gap = gaming_gap(X[[one.name for one in chosen]], EMPTY, chosen, score, "c")
    assert gap.self_declared == 1
    (loser,) = gap.losers
    assert (loser.application_id, loser.rank, loser.rank_without, loser.places) == ("a0", 1, 9, 8)
    assert loser.evidence("en") == ("Signed commitment",)
    assert loser.evidence("nb") == ("Signerte forpliktelser",)


def test_a_loss_of_five_places_is_not_named() -> None:
    X = pd.DataFrame(
        {"signed_commitment": [90.0] + [np.nan] * 5, "export_share": range(6)}, index=list("abcdef")
    )
    chosen = tuple(one for one in SPECIFICATION if one.name in X)

    def score(rows: pd.DataFrame) -> np.ndarray:
        return (rows["signed_commitment"].fillna(0) + rows["export_share"]).to_numpy(dtype="float64")

    gap = gaming_gap(X[[one.name for one in chosen]], EMPTY, chosen, score, "c")
    assert gap.ranks["a"] == (1, 6)
    assert gap.losers == ()


def test_an_own_number_counts_by_the_grade_of_its_own_row(case: Case) -> None:
    rows = case.known.application_indicators.copy()
    first = rows["application_id"] == str(case.X.index[0])
    rows["evidence"] = rows["evidence"].where(~first, "register")
    declared = self_declared(
        case.X, replace(case.known, application_indicators=rows), case.champion.specification
    )
    assert not declared.iloc[0].any()
    assert (declared.iloc[1:] == case.X.iloc[1:].notna()).all().all()
