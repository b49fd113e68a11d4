"""Flips of data and weights, on scores that are plain to see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.arithmetic import Floats
from features.catalogue import FEATURES
from scoring.robustness.chooser import first_by_value
from scoring.robustness.data_flips import Data, data_flips
from scoring.robustness.flip import Flip
from scoring.robustness.pair import Pair
from scoring.robustness.verdict import Order, fragile, order_of
from scoring.robustness.weight_flips import criterion_flips, dimension_flips

SPECIFICATION = tuple(
    one for one in FEATURES if one.name in ("signed_commitment", "export_share", "specialisation")
)
PAST = pd.DataFrame(
    {
        "specialisation": np.linspace(0, 1, 101),
        "export_share": np.linspace(0, 100, 101),
        "signed_commitment": np.linspace(0, 100, 101),
    }
)
X = pd.DataFrame(
    {
        "specialisation": [0.9, 0.1, 0.1],
        "export_share": [20.0, 20.0, 20.0],
        "signed_commitment": [60.0, 40.0, 0.0],
    },
    index=["a", "b", "c"],
)
SEAT = first_by_value(1)


def score(rows: pd.DataFrame) -> Floats:
    told: Floats = (rows["signed_commitment"] + rows["export_share"] / 2).to_numpy(dtype="float64")
    return told


def data(**other: object) -> Data:
    plain = Data(
        X, PAST, SPECIFICATION, score, {"a": 5, "b": 5, "c": 5}, {"a": "Alfa", "b": "Beta", "c": "C"}
    )
    return replace(plain, **other)  # type: ignore[arg-type]  # fields by name, as the test says them


def values() -> dict[str, float]:
    return dict(zip(X.index, score(X).tolist(), strict=True))


def test_every_smallest_flip_is_found_in_whole_members_and_confirmed() -> None:
    found = data_flips(data(), Pair("a", "b", 20.0), values(), SEAT)
    told = {(one.of, one.name): (one.before, one.after) for one in found}
    assert told == {
        ("b", "signed_commitment"): (40.0, 80.0),
        ("a", "signed_commitment"): (60.0, 20.0),
        ("b", "export_share"): (20.0, 61.0),
    }
    assert all(one.confirmed for one in found)
    two = next(one for one in found if (one.of, one.name) == ("b", "signed_commitment"))
    assert (round(two.times, 9), two.small) == (2.0, False)
    assert (two.en, two.nb) == (
        "Signed commitment 80\xa0% instead of 40\xa0% for Beta",
        "Signerte forpliktelser 80\xa0% i stedet for 40\xa0% hos Beta",
    )


def test_every_flip_told_flips_when_scored_from_scratch() -> None:
    for one in data_flips(data(), Pair("a", "b", 20.0), values(), SEAT):
        changed = X.copy()
        changed.loc[one.of, one.name] = one.after
        assert SEAT(dict(zip(X.index, score(changed).tolist(), strict=True))) == ("b",)


def test_one_member_is_within_ordinary_error_and_makes_it_fragile() -> None:
    near = X.assign(signed_commitment=[60.0, 59.0, 0.0])
    scores = dict(zip(near.index, score(near).tolist(), strict=True))
    found = data_flips(data(X=near), Pair("a", "b", 1.0), scores, SEAT)
    assert any(one.small and one.name == "signed_commitment" for one in found)
    assert fragile(None, found) == ("datum",)


def test_what_nobody_can_act_on_and_a_register_holds_is_not_tried() -> None:
    found = data_flips(data(score=lambda rows: 100 * rows["specialisation"].to_numpy()), Pair("a", "b", 80.0),
        {"a": 90.0, "b": 10.0, "c": 10.0}, SEAT)  # fmt: skip
    assert found == ()


def test_a_feature_that_counts_against_expectation_is_said_to() -> None:
    def contrary(rows: pd.DataFrame) -> Floats:
        return np.asarray(-rows["export_share"].to_numpy(dtype="float64") + rows["specialisation"].to_numpy())

    scores = {"a": -19.1, "b": -19.9, "c": -19.9}
    found = data_flips(data(score=contrary), Pair("a", "b", 0.8), scores, SEAT)
    assert {one.en.endswith("(contrary to expectation)") for one in found} == {True}
    assert {one.nb.endswith("(i strid med forventningen)") for one in found} == {True}


def test_a_value_that_is_printed_alike_gets_the_digits_that_tell_it_apart() -> None:
    past = PAST.assign(signed_commitment=np.linspace(40.0, 40.001, 101))
    near = X.assign(signed_commitment=[40.0004, 40.0, 0.0])
    scores = dict(zip(near.index, score(near).tolist(), strict=True))
    found = data_flips(data(X=near, past=past, members={}), Pair("a", "b", 0.0004), scores, SEAT)
    assert "40.0004" in next(one.en for one in found if one.of == "b" and one.name == "signed_commitment")


PARTS = {"a": {"willingness": 3.0, "capital": 1.0}, "b": {"willingness": 1.0, "capital": 2.0}}


def test_the_weight_at_which_a_pair_turns_is_exact() -> None:
    found = dimension_flips(PARTS, Pair("a", "b", 1.0), {"a": 4.0, "b": 3.0}, SEAT)
    assert {one.name: round(one.size, 3) for one in found} == {"willingness": 0.5, "capital": 1.0}
    assert found[0].en == "Willingness counting 50\xa0% less in the score"
    assert found[1].nb == "Tilgang på kapital som teller 100\xa0% mer i skåren"


def test_declared_weights_of_an_index_are_told_as_shares_that_still_add_up() -> None:
    weights = {"willingness": 0.5, "capital": 0.5}
    found = dimension_flips(PARTS, Pair("a", "b", 1.0), {"a": 4.0, "b": 3.0}, SEAT, weights=weights)
    assert found[0].en == "Willingness at a weight of 33\xa0% instead of 50\xa0%"
    reweighted = {one: 0.5 * part["willingness"] + part["capital"] for one, part in PARTS.items()}
    assert reweighted["a"] == pytest.approx(reweighted["b"])


def test_a_criterion_weight_is_found_to_a_thousandth() -> None:
    marks = {"a": {"x": 0.8, "y": 0.2}, "b": {"x": 0.4, "y": 0.5}}

    def weighted(weights: dict[str, float]) -> dict[str, float]:
        whole = sum(weights.values())
        return {one: sum(weights[c] * mark for c, mark in own.items()) / whole for one, own in marks.items()}

    weights = {"x": 1.0, "y": 1.0}
    found = criterion_flips(("x", "y"), weights, weighted, Pair("a", "b", 0.05), SEAT)  # type: ignore[arg-type]  # a dict is asked and given
    assert {one.name: round(one.size, 2) for one in found} == {"x": 0.25, "y": 0.33}


def test_a_lone_criterion_has_no_weight_to_change() -> None:
    assert (
        criterion_flips(("x",), {"x": 1.0}, lambda _: {"a": 1.0, "b": 0.0}, Pair("a", "b", 1.0), SEAT) == ()
    )


def flip(kind: str, times: float) -> Flip:
    return Flip(kind, "a", "x", 1.0, 2.0, times, times, True, "", "")  # type: ignore[arg-type]  # a kind


@pytest.mark.parametrize(
    ("chance", "flips", "reasons"),
    [
        (0.9, (), ()),
        (0.6, (), ("order",)),
        (0.9, (("datum", 1.0), ("rating", 1.0)), ("datum", "rating")),
        (0.9, (("datum", 1.1), ("rating", 2.0), ("weight", 1.5)), ()),
        (None, (("weight", 0.4), ("criterion", 0.9)), ("weight", "criterion")),
    ],
)
def test_fragile_is_what_the_declared_rule_says(
    chance: float | None, flips: tuple[tuple[str, float], ...], reasons: tuple[str, ...]
) -> None:
    order = None if chance is None else Order(chance, 0.01, 100)
    assert fragile(order, [flip(*one) for one in flips]) == reasons


def test_the_order_of_a_pair_over_the_draws_counts_ties_half() -> None:
    draws = np.array([[2, 1], [1, 2], [1, 1], [3, 1]], dtype="float32")
    found = order_of(draws, ("a", "b"), Pair("a", "b", 0.0))
    assert (found.chance, found.draws) == (0.625, 4)
