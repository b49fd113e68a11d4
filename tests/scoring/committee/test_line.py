"""Three groups: the declared rule, its bad days, and the ways in which nobody may be moved."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.committee.line import FundingLine, funding_line
from scoring.committee.rule import GROUPS, Rule, verdicts
from scoring.committee.views import Side

NAMES = tuple(f"A-{one:02d}" for one in range(10))
MILLION = 1e6


def side(means: list[float], sd: float = 0.5, names: tuple[str, ...] = NAMES) -> Side:
    """A voice: applications in the order of these means, with that standard deviation."""
    noise = np.random.default_rng(1).standard_normal((2000, len(means)))
    return Side(names, (np.array(means) + sd * noise).astype(np.float32), 2000.0)


def line(committee: Side | None, model: Side | None = None, **more: object) -> FundingLine:
    told = {"seats": 3, "budget": None, "model_counts": True} | more
    asked = told.pop("requested", dict.fromkeys(NAMES, 10 * MILLION))
    return funding_line("2026", asked, committee=committee, model=model, **told)  # type: ignore[arg-type]  # by name


def groups(one: FundingLine) -> dict[str, str]:
    return {place.application_id: place.group for place in one.places}


CLEAR = side([12, 8, 5, 4.8, 4.6, 1.6, 1.2, 0.8, 0.4, 0])
TURNED = side([0, 0.4, 0.8, 1.2, 1.6, 4.6, 4.8, 5, 8, 12])


def test_the_committee_alone_gives_three_groups_in_order() -> None:
    found = line(CLEAR)
    assert [(one.application_id, one.group, one.why) for one in found.places][:6] == [
        ("A-00", "in", "alone"),
        ("A-01", "in", "alone"),
        ("A-02", "discuss", "open"),
        ("A-03", "discuss", "open"),
        ("A-04", "discuss", "open"),
        ("A-05", "out", "alone"),
    ]
    assert [one.place for one in found.places] == list(range(1, 11))
    assert found.places[0].committee_chance == 1.0
    assert sum(one.committee_chance or 0 for one in found.places) == pytest.approx(3, abs=1e-6)


def test_a_model_as_sure_of_the_opposite_sends_to_the_discussion_and_no_further() -> None:
    found = line(CLEAR, TURNED)
    assert groups(found) == dict.fromkeys(NAMES[:5], "discuss") | {
        "A-05": "out", "A-06": "out", "A-07": "out", "A-08": "discuss", "A-09": "discuss"
    }  # fmt: skip
    assert {one.application_id for one in found.places if one.why == "model against"} == {
        "A-00", "A-01", "A-08", "A-09"
    }  # fmt: skip
    assert all(one.model_chance is not None for one in found.places)


def test_a_model_with_low_confidence_is_shown_and_moves_nobody() -> None:
    found = line(CLEAR, TURNED, model_counts=False)
    assert groups(found) == groups(line(CLEAR))
    assert all(one.model_chance is not None for one in found.places)


@given(means=st.lists(st.floats(-3, 3), min_size=10, max_size=10), sd=st.floats(0.01, 3))
@settings(max_examples=30, deadline=None)
def test_the_model_never_vetoes_alone(means: list[float], sd: float) -> None:
    """Whatever it says, what the committee would discuss stays so, and nobody changes sides."""
    own, both = groups(line(CLEAR)), groups(line(CLEAR, side(means, sd)))
    assert all(both[name] in (own[name], "discuss") for name in NAMES)


def test_without_ratings_the_model_stands_in_unless_it_has_low_confidence() -> None:
    assert groups(line(None, CLEAR)) == groups(line(CLEAR))
    found = line(None, CLEAR, model_counts=False)
    assert {(one.group, one.why) for one in found.places} == {("discuss", "nobody to say")}
    assert {(one.group, one.why) for one in line(None).places} == {("discuss", "nobody to say")}


def test_a_voice_that_tells_nobody_apart_puts_nobody_in_or_out() -> None:
    assert set(groups(line(side([0.0] * 10), seats=1)).values()) == {"discuss"}
    assert set(groups(line(side([0.0] * 10), seats=9)).values()) == {"discuss"}
    tied = Side(NAMES, np.zeros((500, 10), dtype=np.float32), 500.0)
    for budget in (None, 25 * MILLION):
        found = line(tied, seats=3, budget=budget)
        assert set(groups(found).values()) == {"discuss"}
        chances = [one.committee_chance or 0.0 for one in found.places]
        assert max(chances) - min(chances) < 0.1


def test_what_nobody_has_read_is_discussed_whatever_its_chance() -> None:
    unread = Side(NAMES, CLEAR.draws, 2000.0, unread=("A-00", "A-09"))
    found = {one.application_id: (one.group, one.why) for one in line(unread).places}
    assert found["A-00"] == found["A-09"] == ("discuss", "unread")


def test_budget_for_none_and_for_all() -> None:
    assert set(groups(line(CLEAR, budget=9 * MILLION)).values()) == {"out"}
    assert set(groups(line(CLEAR, seats=0)).values()) == {"out"}
    everybody = line(CLEAR, seats=None, budget=100 * MILLION)
    assert set(groups(everybody).values()) == {"in"}
    assert everybody.short == 0


def test_without_seats_and_budget_there_is_no_line() -> None:
    assert {one.why for one in line(CLEAR, seats=None).places} == {"no line"}
    unknown = dict.fromkeys(NAMES, None)
    assert {one.why for one in line(CLEAR, seats=None, budget=MILLION, requested=unknown).places} == {
        "no line"
    }
    assert groups(line(CLEAR, budget=MILLION, requested=unknown)) == groups(line(CLEAR))


def test_money_ends_the_line_before_the_seats() -> None:
    dear = dict.fromkeys(NAMES, 10 * MILLION) | {"A-00": 25 * MILLION}
    found = line(CLEAR, budget=30 * MILLION, requested=dear)
    first = next(one for one in found.places if one.application_id == "A-00")
    second = next(one for one in found.places if one.application_id == "A-01")
    assert first.committee is not None
    assert first.committee.chance == 1.0
    assert second.committee is not None
    assert (second.committee.top, second.committee.chance < 0.2) == (1.0, True)
    assert found.short == 1.0


def test_a_sum_that_is_not_known_is_counted_with_the_median_and_said() -> None:
    asked = dict.fromkeys(NAMES, 10 * MILLION) | {"A-00": None}
    found = line(CLEAR, budget=20 * MILLION, requested=asked)
    assert found.unpriced == ("A-00",)
    assert groups(found) == groups(line(CLEAR, budget=20 * MILLION))


def test_more_who_are_sure_than_fit_beside_each_other_are_discussed_from_the_least_sure_on() -> None:
    """Eight for seven seats, each above the line in seven draws of eight, but the first in all of them."""
    draws = np.zeros((700, 10), dtype=np.float32)
    draws[:, :8] = 5
    draws[:, 0] = 9
    for row in range(700):
        draws[row, 1 + row % 7] = 1
    found = line(Side(NAMES, draws, 700.0), seats=7)
    assert groups(found)["A-00"] == "in"
    assert {one.why for one in found.places if one.application_id in NAMES[1:8]} == {"crowded"}


def test_a_side_that_lacks_an_application_is_an_error() -> None:
    with pytest.raises(ValueError, match="no draws for A-09"):
        line(side([1.0] * 9, names=NAMES[:9]))


@given(seed=st.integers(0, 10**6), seats=st.integers(1, 9), budget=st.floats(5, 90), more=st.floats(0, 40))
@settings(max_examples=40, deadline=None)
def test_more_seats_or_money_never_move_anybody_down(
    seed: int, seats: int, budget: float, more: float
) -> None:
    rng = np.random.default_rng(seed)
    asked = {name: float(one) for name, one in zip(NAMES, rng.uniform(3, 15, 10), strict=True)}
    voices = [
        Side(
            NAMES, (rng.normal(0, 2, 10) + rng.gamma(1) * rng.standard_normal((200, 10))).astype("f4"), 200.0
        )
        for _ in range(2)
    ]
    before = line(voices[0], voices[1], seats=seats, budget=budget, requested=asked)
    for richer in (
        line(voices[0], voices[1], seats=seats, budget=budget + more, requested=asked),
        line(voices[0], voices[1], seats=seats + 1, budget=budget, requested=asked),
    ):
        after = {one.application_id: one for one in richer.places}
        for one in before.places:
            then = after[one.application_id]
            assert (then.committee_chance or 0) >= (one.committee_chance or 0)
            assert not (then.group == "out" and one.group != "out")
            if then.why not in ("crowded", "model against"):
                assert GROUPS.index(then.group) <= GROUPS.index(one.group)


@given(
    top=st.lists(st.floats(0, 1), min_size=6, max_size=6),
    lift=st.floats(0, 1),
    chance=st.floats(0, 1),
    k=st.integers(0, 6),
)
def test_a_higher_chance_never_moves_anybody_down(
    top: list[float], lift: float, chance: float, k: int
) -> None:
    lower = np.sort(np.array([top]), axis=1)
    higher = lower + lift * (1 - lower)
    better = chance + lift * (1 - chance)
    before = verdicts(Rule(), np.array([chance]), lower, k)[0]
    after = verdicts(Rule(), np.array([better]), higher, k)[0]
    assert GROUPS.index(after) <= GROUPS.index(before)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=10, deadline=None)
def test_the_order_of_applications_changes_nothing(seed: int) -> None:
    rng = np.random.default_rng(seed)
    order = rng.permutation(10)
    names = tuple(NAMES[one] for one in order)
    other = Side(names, CLEAR.draws[:, order], 2000.0)
    asked = dict.fromkeys(names, 10 * MILLION)
    assert line(other, budget=25 * MILLION, requested=asked) == line(CLEAR, budget=25 * MILLION)


@pytest.mark.parametrize("wrong", [{"sure_in": 0.1}, {"sure_out": -0.1}, {"than_lots": 0.0}])
def test_a_rule_that_makes_no_sense_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"must lie below|expected more than 0"):
        Rule(**wrong)
