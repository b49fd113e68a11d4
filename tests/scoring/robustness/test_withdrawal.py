from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from scoring.robustness.chooser import first_by_value
from scoring.robustness.pair import Pair, last_pair
from scoring.robustness.withdrawal import Withdrawal, reversed_pairs, withdrawals

NAMES = ("a", "b", "c", "d")
SCORES = st.lists(st.integers(0, 3).map(float), min_size=1, max_size=6)


@given(scores=SCORES, seats=st.integers(1, 4))
def test_where_scores_depend_on_nobody_else_nothing_but_the_free_seat_changes(
    scores: list[float], seats: int
) -> None:
    values = {f"n{place}": score for place, score in enumerate(scores)}
    found = withdrawals(
        tuple(values), lambda names: {name: values[name] for name in names}, first_by_value(seats, "c")
    )
    assert [one.application_id for one in found] == list(values)
    assert not any(one.reverses for one in found)
    assert all(len(one.came) <= (1 if one.was_funded else 0) for one in found)


def test_a_score_that_leans_on_another_application_is_found_out() -> None:
    def rescore(names: tuple[str, ...]) -> dict[str, float]:
        values = {"a": 4.0, "b": 3.0, "c": 2.0, "d": 1.0}
        if "d" not in names:
            values["c"] = 9.0
        return {name: values[name] for name in names}

    found = {one.application_id: one for one in withdrawals(NAMES, rescore, first_by_value(2))}
    assert found["d"] == Withdrawal("d", False, ("b",), ("c",), 2, True)
    assert [one for one in found.values() if one.reverses] == [found["d"]]


def test_a_must_that_withdraws_leaves_no_portfolio() -> None:
    values = {"a": 1.0, "b": 2.0}
    found = withdrawals(
        tuple(values),
        lambda names: {name: values[name] for name in names},
        lambda left: ("a",) if "a" in left else (),
    )
    assert [(one.application_id, one.solvable, one.reverses) for one in found] == [
        ("a", False, True),
        ("b", True, False),
    ]


def test_reversed_pairs_count_no_ties() -> None:
    assert reversed_pairs({"a": 1.0, "b": 1.0, "c": 0.0}, {"a": 0.0, "b": 2.0, "c": 1.0}) == 1


def test_the_last_pair_is_either_side_of_the_line() -> None:
    values = {"a": 4.0, "b": 3.0, "c": 2.0, "d": 1.0}
    assert last_pair(values, first_by_value(2)) == Pair("b", "c", 1.0)


def test_there_is_no_pair_where_nobody_is_out_or_nobody_is_in() -> None:
    assert last_pair({"a": 1.0}, first_by_value(1)) is None
    assert last_pair({"a": 1.0, "b": 2.0}, first_by_value(2)) is None
    assert last_pair({"a": 1.0, "b": 2.0}, lambda values: ()) is None


def test_with_rules_the_pair_is_the_cheapest_exchange_they_allow() -> None:
    values = {"a": 4.0, "b": 3.0, "c": 2.9, "d": 1.0}

    def one_of_each(left: Mapping[str, float]) -> tuple[str, ...]:
        first = [max((one for one in pair if one in left), key=left.__getitem__) for pair in ("ad", "bc")]
        return tuple(first)

    found = last_pair(values, one_of_each)
    assert found is not None
    assert (found.inside, found.outside) == ("b", "c")
