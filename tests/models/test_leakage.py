"""What knows the future is named: a planted indicator, a copy of it, its absence, a cheating feature."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.catalogue import build_features
from features.tables import Tables
from models.cohorts import Cases, gather
from models.leakage import Suspect, audit, changed_since, changing_values, leakage_audit, out_of_time_alone
from models.outcomes import learn_from
from tests.models.own_numbers import table
from tests.us_states import ABSENT, FOLDER, us_states

LATE = pd.Timestamp("2099-01-01")


def drawn(calls: int = 8, each: int = 25, strength: float = 0.9) -> Cases:
    """Calls a year apart, outcomes known two years later; growth follows two marks of four."""
    draw = np.random.default_rng(0)
    n = calls * each
    X = pd.DataFrame(draw.standard_normal((n, 4)), columns=["zeal", "crowding", "cash", "age"])
    X.index = pd.Index([f"A-{one:04}" for one in range(n)], name="application_id")
    call = pd.Series([f"c{2010 + one // each}" for one in range(n)], X.index)
    closes_on = pd.to_datetime(call.str.removeprefix("c") + "-03-10")
    growth = strength * (X["zeal"] - X["crowding"]) + 1.5 * draw.standard_normal(n)
    days = {"closes_on": closes_on, "known_on": closes_on + pd.Timedelta(days=725)}
    rest = {"se": pd.Series(1.0, X.index), "kin": pd.Series(X.index, X.index), "specification": ()}
    return Cases(X=X, call=call, y=growth, **days, **rest)


@pytest.fixture(scope="module")
def honest() -> Cases:
    return drawn()


def planted(tables: Tables, noise: float, seed: int = 0) -> Tables:
    """With an indicator that holds every outcome and noise, dated as if handed in with the application."""
    growth = learn_from(tables, as_of=LATE)["growth"]
    drawn = np.random.default_rng(seed).standard_normal(len(growth)) * noise * growth.std()
    rows = pd.DataFrame({"application_id": growth.index, "value": growth.to_numpy() + drawn})
    rows = rows.assign(indicator="consultant's estimate", unit="marks", dimension="capital", direction=1)
    more = table("application_indicators", rows)
    return replace(tables, application_indicators=pd.concat([tables.application_indicators, more]))


def with_leak(cases: Cases, noise: float, seed: int = 0) -> Cases:
    y = cases.y.to_numpy()
    drawn = np.random.default_rng(seed).standard_normal(len(y)) * noise * np.nanstd(y)
    return replace(cases, X=cases.X.assign(leak=y + drawn))


def named(found: tuple[Suspect, ...]) -> list[tuple[str, str]]:
    return [(one.feature, one.kind) for one in found]


def test_a_planted_indicator_is_found_and_the_ordinary_catalogue_raises_none(tiny: Tables):
    cases = gather(planted(tiny, 0.3))
    assert named(leakage_audit(cases)) == [("consultant's estimate", "alone")]
    ordinary = replace(cases, X=cases.X.drop(columns="consultant's estimate"))
    assert leakage_audit(ordinary) == ()


@pytest.mark.skipif(not FOLDER.exists(), reason=ABSENT)
def test_on_us_states_too():
    tables = us_states()
    few = tables.applications.iloc[::15]
    cases = gather(replace(tables, applications=few), as_of=pd.Timestamp("2019-12-31"))
    assert leakage_audit(cases) == ()
    assert named(leakage_audit(with_leak(cases, 0.5))) == [("leak", "alone")]
    assert named(leakage_audit(with_leak(cases, 1.3))) == [("leak", "out of time")]


def test_the_sentence_says_what_was_seen_and_what_to_look_for(honest: Cases):
    [suspect] = leakage_audit(with_leak(honest, 0.1))
    assert suspect == Suspect("leak", "alone", suspect.value, 200, suspect.sentence)
    assert suspect.sentence == (
        "leak predicts growth suspiciously well alone: rank correlation 0.99 on 200 past applications, where "
        "no single feature is expected to pass 0.5. Check that nothing in it was known only after the calls "
        "had closed."
    )


def test_two_copies_of_a_leak_do_not_hide_each_other(honest: Cases):
    leaking = with_leak(with_leak(honest, 0.2), 0.2)
    twice = replace(leaking, X=leaking.X.assign(copy=leaking.X["leak"]))
    assert named(leakage_audit(twice)) == [("leak", "alone"), ("copy", "alone")]


def test_a_lead_out_of_time_is_shared_by_copies():
    leaking = with_leak(drawn(calls=16, strength=0.2), 1.6)
    twice = replace(leaking, X=leaking.X.assign(copy=leaking.X["leak"]))
    assert named(leakage_audit(twice)) == [("leak", "out of time"), ("copy", "out of time")]


def test_being_missing_can_know_the_future_as_well(honest: Cases):
    ended_well = honest.y > honest.y.median()
    asked_again = honest.X["cash"].where(ended_well)
    cases = replace(honest, X=honest.X.assign(**{"cash": asked_again}))
    assert named(leakage_audit(cases)) == [("cash", "missing")]


def test_few_outcomes_make_nobody_a_suspect(honest: Cases):
    leaking = with_leak(honest, 0.0)
    few = leaking.where(np.arange(len(leaking)) < 19)
    assert leakage_audit(few) == ()


def test_the_sign_of_a_feature_is_learnt_from_earlier_calls_only(honest: Cases):
    turned = honest.X["zeal"].where(honest.call < "c2014", -honest.X["zeal"])
    skill = out_of_time_alone(replace(honest, X=honest.X.assign(turned=turned)))
    assert skill.loc["zeal", "spearman"] > 0.3
    assert skill.loc["turned", "spearman"] < 0.1


@given(seed=st.integers(0, 2**16))
@settings(max_examples=10)
def test_the_order_of_rows_changes_nothing(honest: Cases, seed: int):
    leaking = with_leak(honest, 0.8)
    at = np.random.default_rng(seed).permutation(len(leaking))
    rows = ("X", "call", "closes_on", "y", "se", "known_on", "kin")
    shuffled = replace(leaking, **{name: getattr(leaking, name).iloc[at] for name in rows})
    assert leakage_audit(shuffled, seed=seed) == leakage_audit(leaking)


def test_no_feature_of_the_catalogue_changes_when_later_rows_are_added(tiny: Tables):
    calls = tiny.calls.sort_values("closes_on")["call_id"]
    assert changing_values(tiny, calls.iloc[1]) == ()


def test_a_feature_that_reads_later_rows_is_named(tiny: Tables):
    def cheating(tables: Tables, *, as_of: pd.Timestamp, applications: list[str]) -> pd.DataFrame:
        X = build_features(tables, as_of=as_of, applications=applications)
        return X.assign(headcount=float(len(tables.accounts)))

    cases = gather(tiny)
    assert audit(tiny, cases) == ()
    found = audit(tiny, with_leak(cases, 0.1), build=cheating)
    assert named(found) == [("leak", "alone"), ("headcount", "changes")]


def test_figures_revised_in_place_are_told_from_those_that_stayed():
    index = pd.Index(["A-1", "A-2", "A-3"], name="application_id")
    before = pd.DataFrame({"kept": [1.0, np.nan, 3.0], "revised": [1.0, 2.0, np.nan]}, index=index)
    after = pd.DataFrame({"revised": [5.0, 2.0, 3.0, 9.0], "kept": [9.0, 3.0, np.nan, 1.0], "new": 1.0})
    after.index = pd.Index(["A-3", "A-2", "A-1", "A-4"], name="application_id")
    after = after.assign(kept=[3.0, np.nan, 1.0, 9.0])
    [suspect] = changed_since(before, after)
    assert (suspect.feature, suspect.kind, suspect.value, suspect.n) == ("revised", "changes", 2 / 3, 3)
    assert suspect.sentence.startswith("revised changes for 2 of 3 past applications")
