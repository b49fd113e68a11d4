"""The answer in a sentence, the numbers behind it and what it is not: the same in terminal and report."""

from __future__ import annotations

from math import isnan

from models.comparison.balance import NOT_BALANCED
from models.comparison.comparison import Comparison
from models.comparison.effect import Effect
from models.comparison.unseen import TIMES
from scoring.comparison.words import covariate_name, say
from scoring.numbers import number, signed
from scoring.sheet import Language

POWER = 0.84
"""Standard errors beyond the interval's reach that a true difference needs to be found with 80 % power."""
WEAK = 1.0
"""An unseen factor no stronger than the strongest seen one would do: the difference is fragile."""


def headline(comparison: Comparison, language: Language) -> str:
    """The answer in one sentence; none is given where the groups are not alike."""
    effect, who = comparison.headline, f"who_{comparison.question.decision}"
    if not comparison.balanced:
        return say("unbalanced", language)
    if not clear(effect):
        return say("chance", language)
    key = "more" if effect.estimate > 0 else "less"
    size = number(abs(effect.estimate), language, 1)
    told = say(key, language, who=say(who, language), size=size)
    return told + (say("already", language) if began_before(comparison) else "")


def lead(comparison: Comparison, language: Language) -> str:
    """The numbers behind the headline, or why there is none."""
    effect, decision = comparison.headline, comparison.question.decision
    if not comparison.balanced:
        return say(
            "lead_unbalanced",
            language,
            covariate=upper(covariate_name(comparison.worst.covariate, language)),
            smd=apart(comparison.worst.smd, language),
            small=say(f"small_{decision}", language),
            limit=number(NOT_BALANCED, language, 1),
        )
    return say(
        "lead_no_interval" if isnan(effect.low) else "lead",
        language,
        years=horizon(comparison, language),
        value=signed(effect.estimate, language),
        low=interval_end(effect.low, language),
        high=interval_end(effect.high, language),
        firms=number(effect.treated, language, 0),
        clusters=number(effect.clusters, language, 0),
        controls=number(effect.controls, language, 0),
    )


def horizon(comparison: Comparison, language: Language) -> str:
    """Over how many years, in words."""
    years = sorted({one.end - one.base for one in comparison.calls})
    if len(years) > 1:
        return say("over_horizon", language, low=years[0], high=years[-1])
    return say("over_one_year" if years == [1] else "over_years", language, years=years[0])


def is_not(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """What the number does not show."""
    told = [say("is_not_proof", language)]
    unseen = comparison.unseen
    if isnan(comparison.headline.se):
        return tuple(told)
    if began_before(comparison) and clear(comparison.headline) and comparison.placebo.effect:
        value = signed(comparison.placebo.effect.estimate, language)
        told.append(say("is_not_already", language, value=value))
    elif not clear(comparison.headline):
        noticed = number(noticeable(comparison.headline), language, 1)
        told.append(say("is_not_nothing", language, noticed=noticed))
    elif unseen and unseen.times is not None and comparison.balanced:
        key = "is_not_unseen" if unseen.times > WEAK else "is_not_unseen_weak"
        benchmark = covariate_name(unseen.benchmark, language)
        told.append(say(key, language, times=times(unseen.times, language), benchmark=benchmark))
    return tuple(told)


def clear(effect: Effect) -> bool:
    """Whether the interval is clear of zero."""
    return effect.low > 0 or effect.high < 0


def noticeable(effect: Effect) -> float:
    """The smallest true difference that would have been found with 80 % power at 5 %."""
    return effect.high - effect.estimate + POWER * effect.se


def began_before(comparison: Comparison) -> bool:
    """Whether the same pairs differed before anybody had joined, in the direction of the answer."""
    past = comparison.placebo.effect
    return bool(past and clear(past) and past.estimate * comparison.headline.estimate > 0)


def interval_end(value: float, language: Language) -> str:
    """One end of an interval; a dash where there is none."""
    return "–" if isnan(value) else signed(value, language)


def times(value: float | None, language: Language) -> str:
    """How many times as strong; the largest that was tried stands for anything beyond it.

    >>> times(2.4, "en"), times(20.0, "en"), times(20.0, "nb")
    ('2.4', 'at least 20', 'minst 20')
    """
    if value is None:
        return "–"
    told = number(value, language, 0 if value >= TIMES[-1] else 1)
    return say("at_least", language, value=told) if value >= TIMES[-1] else told


def apart(smd: float, language: Language) -> str:
    """A standardised difference in two decimals, or as many as tell it from the limit.

    >>> apart(0.184, "en"), apart(-0.1006, "en"), apart(0.0997, "nb")
    ('0.18', '0.101', '0,0997')
    """
    size = abs(smd)
    places = next(
        (
            few
            for few in (2, 3, 4)
            if (round(size, few) > NOT_BALANCED) == (size > NOT_BALANCED) and round(size, few) != NOT_BALANCED
        ),
        5,
    )
    return number(size, language, places)


def upper(words: str) -> str:
    """The words with a capital first letter.

    >>> upper("past growth")
    'Past growth'
    """
    return words[:1].upper() + words[1:]
