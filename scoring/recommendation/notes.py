"""What is unusual about a recommendation, each in a sentence: ties, budgets for none or all, empty seats."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from scoring.portfolio.recommend import ALIKE
from scoring.recommendation.recommendation import Recommendation
from scoring.recommendation.rule_words import RuleWords
from scoring.recommendation.words import say
from scoring.sheet import Language

NAMED = 8


def notes(one: Recommendation, language: Language) -> tuple[str, ...]:
    """The sentences that hold for this recommendation."""
    return tuple(say(key, language, **told) for key, told in _found(one, language))


def _found(one: Recommendation, language: Language) -> Iterator[tuple[str, dict[str, object]]]:
    yield from _values(one)
    yield from _limits(one, language)
    for key, why in (("note_no_sum", "no sum"), ("note_no_value", "no value")):
        barred = [name for name, told in one.portfolio.barred if told == why]
        if barred:
            yield key, {"names": listed([one.sheets[name].name for name in barred])}


def _values(one: Recommendation) -> Iterator[tuple[str, dict[str, object]]]:
    values = [each.value for each in one.candidates if isfinite(each.value)]
    if len(values) > 1 and max(values) - min(values) <= ALIKE:
        yield "note_tied", {}
    elif one.ties:
        yield "note_ties", {}
    if one.policy.value == "lower":
        yield "note_lower", {"count": len(one.funded)}


def _limits(one: Recommendation, language: Language) -> Iterator[tuple[str, dict[str, object]]]:
    budget, seats, count = one.budget, one.seats, len(one.candidates)
    asked = [each.requested for each in one.candidates if each.requested is not None]
    if budget is None and seats is None:
        yield "note_no_limits", {}
    elif budget is None or seats is None:
        yield ("note_no_budget" if budget is None else "note_no_seats"), {}
    if budget is not None and asked and min(asked) > budget:
        money = RuleWords(one.call, one.candidates, language).money
        yield "note_for_none", {"budget": money(budget), "least": money(min(asked))}
    elif (budget is not None or seats is not None) and _enough(budget, seats, asked, count):
        yield "note_for_all", {}
    elif seats is not None and len(one.funded) < min(seats, count) and _worthless_left(one):
        yield "note_empty_seats", {"count": seats - len(one.funded), "seats": seats}


def _enough(budget: float | None, seats: int | None, asked: list[float], count: int) -> bool:
    return (budget is None or sum(asked) <= budget) and (seats is None or seats >= count)


def _worthless_left(one: Recommendation) -> bool:
    """Whether an application outside would still fit the money, though it is worth nothing."""
    left = float("inf") if one.budget is None else one.budget - one.portfolio.requested
    outside = [each for each in one.candidates if each.application_id not in one.funded]
    return any(each.value <= 0 and (each.requested or 0.0) <= left for each in outside)


def listed(names: list[str]) -> str:
    """Names in a sentence, the first few of many."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" (+ {more})" if more > 0 else "")
