from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.problems import DataError
from models.comparison import choosing, nearest
from models.comparison.matching import Design, Matched, match
from tests.models.comparison.brute_force import brute_force
from tests.models.comparison.some_units import COVARIATES, EXACT, designs, some_units, units

LINE = Design(exact=("sector",), covariates=("x",), neighbours=1)


def on_a_line(**places: float) -> pd.DataFrame:
    """Units named t… (treated) or c…, all in sector 28."""
    index = pd.Index(list(places), name="unit")
    return pd.DataFrame(
        {"treated": index.str.startswith("t"), "sector": "28", "x": list(places.values())}, index
    )


def controls(matched: Matched) -> dict[str, list[str]]:
    return {str(name): list(some["control"]) for name, some in matched.pairs.groupby("treated")}


def same(one: Matched, other: Matched) -> None:
    pd.testing.assert_frame_equal(one.pairs, other.pairs)
    pd.testing.assert_series_equal(one.refused, other.refused)
    pd.testing.assert_series_equal(one.weights, other.weights)


def test_the_two_nearest_share_what_a_treated_unit_counts():
    found = match(on_a_line(t1=0, t2=10, c1=1, c2=2, c3=9, c4=40), replace(LINE, neighbours=2))
    assert controls(found) == {"t1": ["c1", "c2"], "t2": ["c3", "c2"]}
    assert found.pairs["share"].tolist() == [0.5] * 4
    assert found.weights.to_dict() == {"c1": 0.5, "c2": 1.0, "c3": 0.5, "t1": 1.0, "t2": 1.0}
    assert set(found.pairs["cell"]) == {"28"}
    assert found.refused.empty


def test_without_replacement_a_control_serves_once_and_the_next_in_turn_takes_the_next():
    found = match(on_a_line(t1=0, t2=0, t3=0, c1=1, c2=2), replace(LINE, replacement=False))
    assert controls(found) == {"t1": ["c1"], "t2": ["c2"]}
    assert found.refused.to_dict() == {"t3": "controls used up"}


def test_without_replacement_everyone_chooses_once_before_anyone_chooses_again():
    found = match(on_a_line(t1=0, t2=0, c1=1, c2=2, c3=3), replace(LINE, replacement=False, neighbours=2))
    assert controls(found) == {"t1": ["c1", "c3"], "t2": ["c2"]}
    assert found.weights.to_dict() == {"c1": 0.5, "c2": 1.0, "c3": 0.5, "t1": 1.0, "t2": 1.0}


@pytest.mark.parametrize(("ties", "control"), [("earlier", "c1"), ("later", "c3")])
def test_ties_go_to_the_earlier_or_the_later_as_declared(ties: str, control: str):
    units = on_a_line(t1=0, c2=1, c3=-1, c1=1, c0=5)
    assert controls(match(units, replace(LINE, ties=ties))) == {"t1": [control]}


@given(st.permutations(range(12)), st.sampled_from(["earlier", "later"]))
@settings(max_examples=10)
def test_of_many_places_at_the_same_distance_the_declared_ones_are_found(order: list[int], ties: str):
    corners = np.vstack([np.eye(6), -np.eye(6), np.zeros((1, 6))])
    names = [*(f"c{number:02d}" for number in order), "t"]
    columns = tuple("uvwxyz")
    units = pd.DataFrame(corners, names, list(columns)).assign(treated=[False] * 12 + [True])
    design = Design(exact=(), covariates=columns, neighbours=2, ties=ties)
    expected = ["c00", "c01"] if ties == "earlier" else ["c11", "c10"]
    assert controls(match(units, design)) == {"t": expected}


def test_each_refusal_has_its_reason():
    units = on_a_line(t1=0, t2=1, t3=50, t4=0, c1=0.5, c2=100)
    units.loc["t4", "sector"] = "72"
    found = match(units, replace(LINE, replacement=False, caliper=0.1))
    assert controls(found) == {"t1": ["c1"]}
    assert found.refused.to_dict() == {
        "t2": "controls used up",
        "t3": "no control within the caliper",
        "t4": "no comparable firm in its cell",
    }


def test_the_caliper_is_in_standard_deviations_over_all_units():
    units = on_a_line(t1=0, c1=1, c2=3, c3=-4)
    spread = units["x"].std()
    assert match(units, replace(LINE, caliper=1.01 / spread)).refused.empty
    assert match(units, replace(LINE, caliper=0.99 / spread)).pairs.empty


def test_a_farther_control_within_the_caliper_is_found_behind_many_nearer_ones_that_are_not():
    random = np.random.default_rng(0)
    near = pd.DataFrame({"x": random.normal(0, 1, 400), "y": 9.0})
    near["x"] = near["x"] + near["y"]
    crowd = near.assign(treated=False, sector="28").set_axis([f"c{i:03d}" for i in range(400)])
    units = pd.concat([crowd, on_a_line(t1=0, far=0).assign(y=[8.0, 8.0], x=[9.0, 5.5])])
    design = replace(LINE, covariates=("x", "y"), caliper=2.0)
    units.loc["far", "treated"] = False
    assert controls(match(units, design)) == brute_force(units, design)


@given(units, designs.filter(lambda one: not one.coarsen))
@settings(max_examples=80)
def test_pairs_are_those_of_brute_force(units: pd.DataFrame, design: Design):
    assert controls(match(units, design)) == brute_force(units, design)


@given(st.integers(0, 10_000), designs.filter(lambda one: not one.coarsen))
@settings(max_examples=25)
def test_pairs_by_propensity_are_those_of_brute_force(seed: int, design: Design):
    units, by_score = some_units(seed, number=50), replace(design, distance="propensity")
    assert controls(match(units, by_score)) == brute_force(units, by_score)


@given(units, designs, st.integers(0, 10_000))
@settings(max_examples=25)
def test_neither_the_order_of_rows_nor_a_column_told_twice_changes_anything(
    units: pd.DataFrame, design: Design, seed: int
):
    found = match(units, design)
    same(match(units.sample(frac=1, random_state=seed), design), found)
    twice = match(units.assign(again=2 * units["y"] - 3), replace(design, covariates=(*COVARIATES, "again")))
    pd.testing.assert_frame_equal(twice.pairs, found.pairs, rtol=1e-9, atol=1e-9)
    pd.testing.assert_series_equal(twice.refused, found.refused)


@given(st.integers(0, 10_000), designs)
@settings(max_examples=12)
def test_nor_does_it_by_propensity(seed: int, design: Design):
    units, design = some_units(seed, number=50), replace(design, distance="propensity")
    found = match(units, design)
    same(match(units.sample(frac=1, random_state=seed), design), found)
    twice = match(units.assign(again=2 * units["y"] - 3), replace(design, covariates=(*COVARIATES, "again")))
    assert controls(twice) == controls(found)


@given(units, designs)
@settings(max_examples=40)
def test_every_pair_keeps_the_designs_promises(units: pd.DataFrame, design: Design):
    found = match(units, design)
    pairs = found.pairs
    ours, others = units.loc[pairs["treated"]], units.loc[pairs["control"]]
    assert ours["treated"].all()
    assert not others["treated"].any()
    for column, place in zip(design.exact, range(len(design.exact)), strict=True):
        kept = place < len(design.exact) - pairs["dropped"].to_numpy()
        assert (ours[column].to_numpy() == others[column].to_numpy())[kept].all()
    if design.caliper is not None:
        apart = np.abs(ours[list(COVARIATES)].to_numpy() - others[list(COVARIATES)].to_numpy())
        assert (apart <= design.caliper * units[list(COVARIATES)].std().to_numpy() + 1e-9).all()
    if not design.replacement:
        assert pairs["control"].is_unique
    assert not pairs.duplicated(["treated", "control"]).any()
    assert pairs.groupby("treated")["share"].sum().to_numpy() == pytest.approx(1.0)
    assert set(pairs["treated"]) | set(found.refused.index) == set(units.index[units["treated"]])
    assert set(pairs["treated"]).isdisjoint(found.refused.index)


def test_only_those_without_a_control_in_their_cell_go_down_the_ladder_and_it_is_recorded():
    units = on_a_line(t1=0, t2=0, t3=0, c1=0, c2=1, c3=9).assign(
        size=["big", "big", "small", "small", "small", "mid"], region=["n", "s", "n", "n", "s", "n"]
    )
    units.loc["t2", "sector"] = "72"
    design = replace(LINE, exact=("sector", "size", "region"), coarsen=True)
    found = match(units, design)
    assert found.pairs[["treated", "control", "cell", "dropped"]].to_numpy().tolist() == [
        ["t1", "c1", "28", 2],
        ["t3", "c1", "28 · small · n", 0],
    ]
    assert found.refused.to_dict() == {"t2": "no comparable firm in its cell"}
    plain = match(units, replace(design, coarsen=False))
    assert controls(plain) == {"t3": ["c1"]}


def test_on_the_ladder_a_control_still_serves_only_once():
    units = on_a_line(t1=0, t2=0, c1=0).assign(size=["big", "small", "small"])
    design = replace(LINE, exact=("sector", "size"), coarsen=True, replacement=False)
    found = match(units, design)
    assert controls(found) == {"t2": ["c1"]}
    assert found.refused.to_dict() == {"t1": "controls used up"}


def test_an_unknown_value_is_like_no_other():
    units = on_a_line(t1=0, t2=0, c1=0, c2=0).assign(region=[None, "n", None, "n"])
    found = match(units, replace(LINE, exact=("sector", "region")))
    assert controls(found) == {"t2": ["c2"]}
    assert found.refused.to_dict() == {"t1": "no comparable firm in its cell"}
    coarse = match(units, replace(LINE, exact=("sector", "region"), coarsen=True))
    assert controls(coarse) == {"t1": ["c1"], "t2": ["c2"]}


@pytest.mark.parametrize("distance", ["mahalanobis", "propensity"])
@pytest.mark.parametrize("names", [("t1", "t2"), ("c1", "c2"), ()])
def test_where_one_side_is_empty_nobody_is_paired(distance: str, names: tuple[str, ...]):
    units = on_a_line(t1=0, t2=1, c1=0, c2=1).loc[list(names)]
    found = match(units, replace(LINE, distance=distance))
    assert found.pairs.empty
    assert list(found.pairs) == ["treated", "control", "distance", "share", "cell", "dropped"]
    assert list(found.refused) == ["no comparable firm in its cell"] * int(units["treated"].sum())
    assert found.weights.empty


@given(units, designs)
@settings(max_examples=12)
def test_what_is_done_at_a_time_changes_nothing(units: pd.DataFrame, design: Design):
    found = match(units, design)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choosing, "AT_A_TIME", 3)
        patch.setattr(nearest, "AT_ONCE", 20)
        same(match(units, design), found)


def test_text_is_compared_level_by_level():
    units = on_a_line(t1=0, c1=0, c2=0.1, c3=3, t2=3).assign(kind=["a", "b", "a", "b", "b"])
    found = match(units, replace(LINE, covariates=("x", "kind")))
    assert controls(found) == {"t1": ["c2"], "t2": ["c3"]}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"x": [0, np.nan]}, "x is missing or infinite for 1 unit, the first c1"),
        ({"x": [0, np.inf]}, "x is missing or infinite for 1 unit, the first c1"),
        ({"treated": [True, None]}, "treated is missing for some units"),
    ],
)
def test_units_that_are_not_as_said_are_refused_in_words(change: dict, message: str):
    with pytest.raises(DataError, match=message):
        match(on_a_line(t1=0, c1=0).assign(**change), LINE)


def test_a_unit_that_is_there_twice_and_an_absent_column_are_refused_in_words():
    units = on_a_line(t1=0, c1=0)
    with pytest.raises(DataError, match="Unit c1 is there twice"):
        match(pd.concat([units, units.iloc[1:]]), LINE)
    with pytest.raises(DataError, match="no column size_band to agree in"):
        match(units, replace(LINE, exact=("sector", "size_band")))
    with pytest.raises(DataError, match="no column age"):
        match(units, replace(LINE, covariates=("age",)))


def test_pairs_are_named_by_the_units_and_sorted():
    found = match(some_units(3), Design(exact=EXACT, covariates=COVARIATES))
    assert found.pairs["treated"].is_monotonic_increasing
    nearer = found.pairs.groupby("treated")["distance"].is_monotonic_increasing
    assert nearer.all()
