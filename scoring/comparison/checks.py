"""The checks behind an answer: everything that could speak against it, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.comparison.balance import NOT_BALANCED
from models.comparison.comparison import ENOUGH_CLUSTERS, Beside, Comparison, Part
from models.comparison.effect import Effect
from scoring.comparison.answer import WEAK, apart, began_before, clear, times, upper
from scoring.comparison.words import covariate_name, say
from scoring.numbers import number, signed
from scoring.sheet import Language

State = Literal["pass", "fail", "open"]


@dataclass(frozen=True)
class Check:
    """One reason to believe or doubt the answer."""

    code: str
    name: str
    state: State
    sentence: str


def checks(comparison: Comparison, language: Language) -> tuple[Check, ...]:
    """Everything that could speak against the answer, and whether it does."""
    found = (
        _balance(comparison, language),
        *([_clusters(comparison, language)] if comparison.headline.few_clusters else []),
        _earlier(comparison, language),
        _past("placebo", comparison.placebo, comparison.headline, language),
        _beside(comparison, language),
        _unseen(comparison, language),
    )
    return tuple(Check(code, say(f"check_{code}", language), state, told) for code, state, told in found)


def _balance(comparison: Comparison, language: Language) -> tuple[str, State, str]:
    state: State = "pass" if comparison.balanced else "fail"
    name = covariate_name(comparison.worst.covariate, language)
    told = say(
        f"check_balance_{state}",
        language,
        covariate=name if comparison.balanced else upper(name),
        smd=apart(comparison.worst.smd, language),
        limit=number(NOT_BALANCED, language, 1),
    )
    return "balance", state, told


def _clusters(comparison: Comparison, language: Language) -> tuple[str, State, str]:
    found = comparison.headline
    told = say(
        "check_clusters_said" if found.clusters > 1 else "check_clusters_one",
        language,
        clusters=found.clusters,
        enough=ENOUGH_CLUSTERS,
        **({"effective": number(found.effective_clusters, language, 1)} if found.clusters > 1 else {}),
    )
    return "clusters", "fail", told


def _earlier(comparison: Comparison, language: Language) -> tuple[str, State, str]:
    """Had they joined earlier. It tells nothing where the pairs of the answer are alike in what followed."""
    code, state, told = _past("before", comparison.before, comparison.headline, language)
    past = comparison.placebo.effect
    if state == "fail" and past and not clear(past):
        return code, "open", told + say("check_before_grown", language)
    return code, state, told


def _past(code: str, part: Part, found: Effect, language: Language) -> tuple[str, State, str]:
    """A difference where there should be none; too weak a check where it could not tell zero from `found`."""
    effect = part.effect
    if effect is None:
        return code, "open", say("check_none", language)
    value, low, high = (signed(one, language) for one in (effect.estimate, effect.low, effect.high))
    told = say(f"check_{code}_said", language, value=value, low=low, high=high)
    if clear(effect):
        return code, "fail", told
    if clear(found) and effect.low <= found.estimate <= effect.high:
        return code, "open", told + say("check_before_weak", language)
    return code, "pass", told


def _beside(comparison: Comparison, language: Language) -> tuple[str, State, str]:
    """Against those turned down: it can fail, and never settles, as a committee may have chosen well."""
    beside = comparison.beside
    if beside is None:
        return "beside", "open", say("check_beside_none", language)
    if beside.decision == "funded":
        return "funded", "open", _compared("check_funded_said", beside, language)
    more = beside.left_low > 0
    grew_too = beside.effect.low > 0
    told = _compared("check_beside_selection" if grew_too else "check_beside_plain", beside, language)
    told += say("check_beside_choice", language) if more else ""
    fails = beside.left_high < 0 or (grew_too and not more)
    return "beside", "fail" if fails and beside.balanced else "open", told


def _compared(key: str, beside: Beside, language: Language) -> str:
    effect = beside.effect
    names = ("value", "value_low", "value_high", "left", "low", "high")
    values = (effect.estimate, effect.low, effect.high, beside.left, beside.left_low, beside.left_high)
    told = say(
        key, language, **{name: signed(one, language) for name, one in zip(names, values, strict=True)}
    )
    return told if beside.balanced else told + say("check_beside_unbalanced", language)


def _unseen(comparison: Comparison, language: Language) -> tuple[str, State, str]:
    unseen = comparison.unseen
    if unseen is None or unseen.times is None or not clear(comparison.headline):
        return "unseen", "open", say("check_unseen_none", language)
    told = say(
        "check_unseen_said",
        language,
        times=times(unseen.times, language),
        benchmark=covariate_name(unseen.benchmark, language),
        bound=times(unseen.times_bound, language),
    )
    if began_before(comparison):
        return "unseen", "open", told + say("check_unseen_there", language)
    return "unseen", "pass" if unseen.times > WEAK else "fail", told
