"""The comparison of a small simulated programme: what may change it, and what cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from features.problems import DataError
from features.tables import Tables
from models.comparison import flow, pairing
from models.comparison.balance import NOT_BALANCED
from models.comparison.compare import compare, last_day, worst_of
from models.comparison.comparison import ENOUGH_FIRMS, Comparison
from models.comparison.membership import frozen_roster
from scoring.comparison.files import as_json
from tests.later_rows import LATER

DAY = pd.Timestamp("2024-12-31")
"""Two of the six calls have known outcomes then."""


@dataclass(frozen=True, repr=False)  # what hypothesis would print of it has millions of letters
class Early:
    """The programme, and what was found in it on DAY."""

    tables: Tables
    found: Comparison


@pytest.fixture(scope="module")
def early(tiny: Tables) -> Early:
    return Early(tiny, compare(tiny, as_of=DAY))


def everything(found: Comparison) -> tuple[str, str]:
    """To the last digit; which code it was may change while the tests run."""
    return as_json(replace(found, code_version="")), found.pairs.to_csv(index=False)


def with_later(tables: Tables, names: list[str], seed: int) -> Tables:
    for name in names:
        tables = LATER[name](tables, DAY, np.random.default_rng(seed))
    return tables


def shuffled(tables: Tables, seed: int) -> Tables:
    frames = {one.name: getattr(tables, one.name) for one in fields(tables)}
    mixed = {name: frame.sample(frac=1, random_state=seed) for name, frame in frames.items()}
    return replace(tables, **mixed)


def test_what_all_tables_say_later_changes_nothing(early: Early) -> None:
    later = with_later(early.tables, list(LATER), seed=3)
    assert everything(compare(later, as_of=DAY)) == everything(early.found)


@given(names=st.lists(st.sampled_from(sorted(LATER)), min_size=2, unique=True), seed=st.integers(0, 2**16))
@settings(max_examples=4, deadline=None, phases=[Phase.generate])  # to make one smaller would take minutes
@pytest.mark.slow  # the test above covers all tables at once
def test_what_any_tables_say_later_changes_nothing(early: Early, names: list[str], seed: int) -> None:
    later = with_later(early.tables, names, seed)
    assert everything(compare(later, as_of=DAY)) == everything(early.found)


def test_one_other_order_of_rows_changes_nothing(early: Early) -> None:
    assert everything(compare(shuffled(early.tables, seed=1), as_of=DAY)) == everything(early.found)


@given(seed=st.integers(0, 2**16))
@settings(max_examples=4, deadline=None, phases=[Phase.generate])
@pytest.mark.slow
def test_the_order_of_rows_changes_nothing(early: Early, seed: int) -> None:
    assert everything(compare(shuffled(early.tables, seed), as_of=DAY)) == everything(early.found)


def test_a_later_day_knows_more(early: Early) -> None:
    latest = compare(early.tables, as_of=last_day(early.tables))
    assert [one.call_id for one in early.found.calls] == ["2020", "2021"]
    assert [one.call_id for one in latest.calls] == ["2020", "2021", "2022"]
    assert all(one.read_on <= "2024-12-31" for one in early.found.calls)


def test_the_programme_has_the_pairs_of_its_calls(early: Early) -> None:
    alone = [compare(early.tables, as_of=DAY, call=one.call_id).pairs for one in early.found.calls]
    pd.testing.assert_frame_equal(pd.concat(alone, ignore_index=True), early.found.pairs)


def test_members_are_compared_with_firms_of_no_application_so_far_and_of_no_cluster(early: Early) -> None:
    pairs, tables = early.found.pairs, early.tables
    decided = tables.applications[["application_id", "decision"]]
    roster = frozen_roster(tables).merge(decided, on="application_id")
    funded = roster[roster["decision"] == "funded"]
    listed = set(zip(funded["call_id"], funded["org_id"], strict=True))
    assert set(zip(pairs["call_id"], pairs["treated"], strict=True)) <= listed
    for call in early.found.calls:
        mine = set(pairs.loc[pairs["call_id"] == call.call_id, "control"])
        assert mine.isdisjoint(roster.loc[roster["call_id"] <= call.call_id, "org_id"])
        assert mine.isdisjoint(funded.loc[funded["call_id"] <= call.read_on[:4], "org_id"])
    shares = pairs.groupby(["call_id", "treated"])["share"].sum()
    assert shares.tolist() == pytest.approx([1.0] * len(shares))


def test_nobody_is_lost_on_the_way_without_being_counted(early: Early) -> None:
    steps = early.found.flow
    for side in flow.SIDES:
        mine = [one for one in steps if one.side == side]
        counts = [i for i, one in enumerate(mine) if not one.reason]
        for here, there in pairwise(counts):
            left = sum(one.firms for one in mine[here + 1 : there])
            assert mine[here].firms - left == mine[there].firms, mine[there]
    paired = {one.side: one.firms for one in steps if one.step == pairing.PAIRED}
    pairs = early.found.pairs
    assert paired == {side: len(pairs[["call_id", side]].drop_duplicates()) for side in paired}
    assert sum(one.matched for one in early.found.calls) == paired["treated"]


def test_groups_add_up_to_all_firms_and_small_ones_have_no_number(early: Early) -> None:
    found = early.found
    for parts in (found.by_sector, found.by_region):
        assert sum(one.treated for one in parts) == found.headline.treated
        small = [one.effect for one in parts if one.treated < ENOUGH_FIRMS]
        assert small == [None] * len(small) != []


def test_the_worst_variable_decides_about_balance(early: Early) -> None:
    found = early.found
    covariates = [name for name in found.question.design.covariates if name in found.balance.index]
    after = found.balance.loc[covariates, "smd_after"].abs()
    assert abs(found.worst.smd) == after.max()
    assert found.balanced == (after.max() <= NOT_BALANCED)
    even = found.balance.assign(smd_after=0.0)
    assert worst_of(even, tuple(covariates)).smd == 0.0
    assert not np.isfinite(worst_of(even.assign(smd_after=np.inf), tuple(covariates)).smd)


def test_growth_is_that_of_the_question(early: Early) -> None:
    logs = compare(early.tables, as_of=DAY, call="2020", growth="log", measures=("employees",))
    symmetric = compare(early.tables, as_of=DAY, call="2020")
    assert [one.name for one in logs.by_measure] == ["employees"]
    assert logs.headline.treated < symmetric.headline.treated
    assert logs.pairs.equals(symmetric.pairs)


def without(tables: Tables, name: str) -> Tables:
    return replace(tables, **{name: getattr(tables, name).iloc[:0]})


def nobody_outside(tables: Tables) -> Tables:
    applications = tables.applications[tables.applications["call_id"] == "2020"]
    funded = applications.loc[applications["decision"] == "funded", "application_id"]
    inside = tables.members.loc[tables.members["application_id"].isin(funded), "org_id"]
    return replace(tables, accounts=tables.accounts[tables.accounts["org_id"].isin(inside)])


def undecided(tables: Tables) -> Tables:
    return replace(tables, applications=tables.applications.assign(decision=None).astype({"decision": "str"}))


@pytest.mark.parametrize(
    ("spoilt", "call", "sentence"),
    [
        (lambda tables: tables, "1999", "There is no call 1999 by 2024-12-31"),
        (lambda tables: tables, "2023", "outcomes of call 2023 are not known on 2024-12-31"),
        (lambda tables: without(tables, "accounts"), None, "No accounts are known by 2024-12-31"),
        (nobody_outside, "2020", "there is no firm outside to compare with"),
        (undecided, None, "no firm of its funded applications can be compared"),
    ],
)
def test_what_cannot_be_compared_is_said_with_the_way_out(
    tiny: Tables, spoilt: object, call: str | None, sentence: str
) -> None:
    assert callable(spoilt)
    with pytest.raises(DataError, match=sentence):
        compare(spoilt(tiny), as_of=DAY, call=call)


def test_a_programme_whose_outcomes_are_not_known_yet_is_told_to_wait(tiny: Tables) -> None:
    with pytest.raises(DataError, match="No call has known outcomes by 2021-12-31"):
        compare(tiny, as_of=pd.Timestamp("2021-12-31"))
