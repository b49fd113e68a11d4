"""Recommendations on good and on bad days: what is maximised, what rules cost, and what is said then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from features.problems import DataError
from scoring.portfolio.rules import Policy, Rule
from scoring.recommendation.notes import notes
from scoring.recommendation.recommendation import recommendation_of
from scoring.sheet import CallScore
from tests.scoring.by_hand import hand_made
from tests.scoring.recommendation.by_hand import draws, listed, policy, recommended, with_intervals

NONE = Policy()


def with_scores(scores: list[float], **given: object) -> CallScore:
    """A call with these scores, in their order."""
    call = with_intervals(hand_made(len(scores)))
    sheets = [replace(one, score=score) for one, score in zip(call.sheets, scores, strict=True)]
    return replace(call, sheets=tuple(sheets), **given)  # type: ignore[arg-type]  # by name


def test_without_rules_the_best_that_fit_are_recommended() -> None:
    call = replace(hand_made(), budget=1e9)
    made = recommended(call, NONE)
    assert made.portfolio.funded == tuple(one.application_id for one in call.sheets[:4])
    assert made.portfolio.value == pytest.approx(sum(one.score for one in call.sheets[:4]))
    assert (made.growth, made.price) == (made.portfolio.value, 0.0)


def test_the_order_of_sheets_does_not_matter() -> None:
    call = with_intervals(hand_made())
    turned = replace(call, sheets=call.sheets[::-1])
    before, after = recommended(call), recommended(turned, policy(call))
    assert before.portfolio == after.portfolio
    assert [one.rule for one in before.costs] == [one.rule for one in after.costs]


def test_jobs_weigh_large_clusters_more() -> None:
    call = with_scores([2.0, 1.9, 1.0], seats=1, budget=None)
    own = {"employees": {one.application_id: 10.0 * one.rank**2 for one in call.sheets}}
    told = replace(listed(call), **own)
    made = recommendation_of(call, told, Policy(weight="employees"))
    assert made.portfolio.funded == (call.sheets[2].application_id,)
    assert made.portfolio.value == pytest.approx(0.01 * 90)


def test_on_lower_ends_as_many_are_funded_as_on_expected_growth() -> None:
    call = with_scores([1.0, 0.8, 0.5, -0.5], seats=3, budget=None)
    sheets = [
        replace(one, interval_low=low) for one, low in zip(call.sheets, (-9.0, -1.0, -2.0, -0.5), strict=True)
    ]
    made = recommended(replace(call, sheets=tuple(sheets)), Policy(value="lower"))
    names = [one.application_id for one in call.sheets]
    assert set(made.portfolio.funded) == {names[3], names[1], names[2]}
    assert any("as many are funded as on expected growth (3)" in one for one in notes(made, "en"))


def test_the_chance_of_being_among_the_best_can_be_maximised() -> None:
    call = with_scores([3.0, 2.0, 1.0], seats=1, budget=None)
    sheets = [
        replace(one, top_chance=chance) for one, chance in zip(call.sheets, (0.2, 0.7, 0.1), strict=True)
    ]
    made = recommended(replace(call, sheets=tuple(sheets)), Policy(value="chance"))
    assert made.portfolio.funded == (call.sheets[1].application_id,)


@pytest.mark.parametrize(
    ("value", "lacking"), [("lower", "lower bound"), ("chance", "chance of being among")]
)
def test_without_intervals_nothing_can_be_said_of_lower_ends_or_chances(value: str, lacking: str) -> None:
    with pytest.raises(DataError, match=lacking):
        recommended(hand_made(), replace(NONE, value=value))  # type: ignore[arg-type]  # one of the literals


def test_an_application_without_a_lower_bound_is_named_and_left_out() -> None:
    call = with_scores([3.0, 2.0, 1.0], seats=2, budget=None)
    sheets = (replace(call.sheets[0], interval_low=None), *call.sheets[1:])
    made = recommended(replace(call, sheets=sheets), Policy(value="lower"))
    assert made.portfolio.barred == ((call.sheets[0].application_id, "no value"),)
    assert any(call.sheets[0].name in one and "no lower bound" in one for one in notes(made, "en"))
    assert len(made.funded) == 2


def test_an_index_is_not_counted_in_jobs() -> None:
    with pytest.raises(DataError, match="points of a criteria index"):
        recommended(hand_made(index=True), Policy(weight="employees"))


def test_employees_that_are_not_known_are_named() -> None:
    call = hand_made()
    with pytest.raises(DataError, match=f"not known for {call.sheets[0].application_id}"):
        recommendation_of(call, replace(listed(call), employees={}), Policy(weight="employees"))


@pytest.mark.parametrize(
    ("call", "given", "sentence"),
    [
        (with_scores([1.0] * 6), {}, "All applications have the same value"),
        (with_scores([2.0, 1.0], budget=1e6), {}, "The budget of NOK\xa01\xa0m is less than what any"),
        (
            with_scores([2.0, 1.0], budget=1e9, seats=9),
            {},
            "Budget and seats are enough for every application",
        ),
        (with_scores([2.0, 1.0], budget=None, seats=None), {}, "has neither a budget nor seats"),
        (with_scores([2.0, 1.0, 0.5], budget=None, seats=1), {}, "The call has no budget"),
        (with_scores([2.0, 1.0, 0.5], budget=6e6, seats=None), {}, "no number of seats"),
        (with_scores([2.0, -1.0, -2.0], seats=2), {}, "1 of 2 seats stay empty"),
        (with_scores([2.0, 1.0]), {"requested": float("nan")}, "Without a requested sum"),
        (
            with_scores([2.0, 1.0, 1.0], seats=2, budget=None),
            {},
            "Other portfolios are worth exactly as much",
        ),
    ],
)
def test_a_bad_day_has_a_sentence(call: CallScore, given: dict[str, float], sentence: str) -> None:
    made = recommended(call, NONE, **given)
    assert sum(sentence in one for one in notes(made, "en")) == 1, notes(made, "en")
    assert len(notes(made, "nb")) == len(notes(made, "en"))


def test_a_usual_day_has_no_sentence() -> None:
    assert notes(recommended(), "en") == ()


def test_rules_that_contradict_are_named_in_plain_words() -> None:
    call = hand_made()
    told = Policy(
        (
            Rule("at_least", 3.0, "region", ("north",), "Tromsø"),
            Rule("at_least", 2.0, "region", ("west",), "Vestland"),
            Rule("at_most", 9.0, "stage", ("arena",), "arena"),
        )
    )
    with pytest.raises(DataError) as caught:
        recommended(replace(call, budget=1e9), told)
    assert str(caught.value) == (
        "These 3 rules contradict each other: no portfolio obeys them all (any other set of rules that "
        "contradict is at least as large):\n"
        "  1. The seats: at most 4\n"
        "  2. At least 3 from the region Tromsø (4 applied)\n"
        "  3. At least 2 from the region Vestland (4 applied)\n"
        "Without any one of them the others can be met together. Loosen or leave out one of them."
    )


def test_one_impossible_rule_is_named_alone() -> None:
    told = Policy((Rule("at_least", 5.0, "region", ("north",), "Tromsø"),))
    with pytest.raises(
        DataError, match=r"One rule can be met by no portfolio of this call:\n  1\. At least 5"
    ):
        recommended(replace(hand_made(), budget=1e9), told)


def test_a_time_limit_ends_in_a_sentence() -> None:
    call = hand_made(40)
    with pytest.raises(DataError, match="the solver ended with time limit"):
        recommendation_of(call, listed(call), NONE, seconds=1e-9)


def test_draws_are_weighed_in_the_order_of_the_sheets() -> None:
    call = with_scores([3.0, 2.0, 1.0], seats=1, budget=None)
    told = Policy((Rule("must_not_fund", 0.0, applications=(call.sheets[0].application_id,)),))
    made = recommendation_of(call, listed(call), told, draws=draws(call, 4000))
    cost = next(one for one in made.costs if one.rule.kind == "must_not_fund")
    gained = draws(call, 4000) @ [1.0, -1.0, 0.0]
    assert cost.share == pytest.approx((gained > 0).mean())
