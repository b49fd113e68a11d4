"""What a datum would have to be for the last funded pair to change places.

Every actionable or self-declared feature of the two applications is tried at every value that past
applications had, one feature at a time: better for the first one out, worse for the last one in. Shares of
members move in whole members. The smallest change that flips is confirmed by choosing again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.arithmetic import Floats
from features.feature import Feature
from models.normal_scores import Reference
from scoring.numbers import SPACE, UNITS, measured, number, unit_word
from scoring.phrases import phrase, plain, plain_unit
from scoring.robustness.chooser import Choose, Values
from scoring.robustness.flip import Flip
from scoring.robustness.pair import Pair
from scoring.sheet import Language
from scoring.what_if.field import Score
from scoring.what_if.ranges import legal

MEMBERS = ("signed_commitment", "financial_actors")
"""Shares of all listed members: they move by whole members."""
ORDINARY = 0.1
"""A move of so many normal scores is within ordinary error of measurement; of members, one is."""
TRIED = 1_000
"""Values of a feature that are tried at most; of more past ones, those next to the own value and a spread."""
CONFIRMED = 4
CONTRARY = (" (contrary to expectation)", " (i strid med forventningen)")


@dataclass(frozen=True, eq=False)
class Data:
    """What data flips are looked for in: the features of the call and of past applications, and the model.

    `members` counts the listed members by application, `names` has their names.
    """

    X: pd.DataFrame
    past: pd.DataFrame
    specification: tuple[Feature, ...]
    score: Score
    members: Mapping[str, int]
    names: Mapping[str, str]
    currency: str = ""


@dataclass(frozen=True)
class _Try:
    application: str
    feature: Feature
    before: float
    after: float
    size: float
    value: float
    inside: bool


def data_flips(data: Data, pair: Pair, values: Values, choose: Choose) -> tuple[Flip, ...]:
    """The smallest flip of each feature of either application, the smallest first.

    `values` are the scores that were chosen by.
    """
    tries = _scored(data, pair, values)
    flips = []
    for key in dict.fromkeys((one.application, one.feature.name) for one in tries):
        own = sorted((one for one in tries if (one.application, one.feature.name) == key), key=_smallest)
        found = next((one for one in own[:CONFIRMED] if _flips(one, pair, values, choose)), None)
        if found is not None:
            flips.append(_flip(data, found))
    return tuple(sorted(flips, key=lambda one: (one.size, one.of, one.name)))


def searched(data: Data) -> tuple[str, ...]:
    """The features that are tried."""
    return tuple(one.name for one in data.specification if one.actionable or one.evidence == "self-declared")


def _smallest(one: _Try) -> float:
    return one.size


def _flips(one: _Try, pair: Pair, values: Values, choose: Choose) -> bool:
    return pair.flipped({**values, one.application: one.value}, choose)


def _scored(data: Data, pair: Pair, values: Values) -> list[_Try]:
    """Every change that puts the first one out ahead of the last one in, before the rules are asked."""
    names = set(searched(data))
    asked = [
        (application, feature, _grid(data, application, feature))
        for application in (pair.outside, pair.inside)
        for feature in data.specification
        if feature.name in names
    ]
    limit = {pair.outside: values[pair.inside], pair.inside: values[pair.outside]}
    tries = [one for one, _, grid in asked for _ in grid]
    if not tries:
        return []
    scores = iter(np.asarray(data.score(_changed(data, asked)), dtype="float64").tolist())
    return [
        _Try(one, feature, _own(data, one, feature), value, size, score, one == pair.inside)
        for one, feature, grid in asked
        for value, size, score in zip(grid, _moved(data, one, feature, grid), scores, strict=False)
        if (score - limit[one]) * (1 if one == pair.outside else -1) > 0
    ]


def _changed(data: Data, asked: list[tuple[str, Feature, list[float]]]) -> pd.DataFrame:
    """One row a value to be tried: the application with that one feature changed."""
    rows = data.X.loc[[one for one, _, grid in asked for _ in grid]].to_numpy(dtype="float64", copy=True)
    columns = [list(data.X).index(feature.name) for _, feature, grid in asked for _ in grid]
    rows[np.arange(len(rows)), columns] = [value for _, _, grid in asked for value in grid]
    return pd.DataFrame(rows, columns=data.X.columns)


def _grid(data: Data, application: str, feature: Feature) -> list[float]:
    """Values to try, within what is legal and past applications had."""
    own = _own(data, application, feature)
    known = np.unique(data.past[feature.name].dropna().to_numpy(dtype="float64"))
    if np.isnan(own) or not len(known):
        return []
    low, high = legal(feature) if feature.actionable else (-np.inf, np.inf)
    low, high = max(low, float(known[0])), min(high, float(known[-1]))
    members = data.members.get(application, 0)
    if feature.name in MEMBERS and members:
        known = 100 * np.arange(members + 1) / members
    steps: Floats = known[(known >= low) & (known <= high) & (np.abs(known - own) > 1e-9)]
    if len(steps) > TRIED:
        steps = _near(steps, own)
    return [float(one) for one in steps]


def _near(steps: Floats, own: float) -> Floats:
    """At most `TRIED` of the steps, all of those next to the own value."""
    at = int(np.searchsorted(steps, own))
    next_to = steps[max(0, at - TRIED // 4) : at + TRIED // 4]
    spread = steps[np.linspace(0, len(steps) - 1, TRIED // 2).round().astype(int)]
    return np.unique(np.concatenate([next_to, spread]))


def _own(data: Data, application: str, feature: Feature) -> float:
    return float(data.X[feature.name][application])


def _moved(data: Data, application: str, feature: Feature, grid: list[float]) -> list[float]:
    """How far each value is from the own one, in normal scores among past applications."""
    reference = Reference.of(data.past[[feature.name]].to_numpy(dtype="float64"))
    own, *there = reference.scores(np.array([[_own(data, application, feature)], *[[one] for one in grid]]))
    return [float(abs(one[0] - own[0])) for one in there]


def _flip(data: Data, one: _Try) -> Flip:
    before, after = (_plain(one.feature, value) for value in (one.before, one.after))
    en, nb = (_words(data, one, before, after, language) for language in ("en", "nb"))
    return Flip(
        "datum", one.application, one.feature.name, before, after, one.size, _times(data, one), True, en, nb
    )


def _times(data: Data, one: _Try) -> float:
    """How many times the ordinary error: in members where it counts them, else in tenths of a spread."""
    members = data.members.get(one.application, 0)
    if one.feature.name in MEMBERS and members:
        return abs(one.after - one.before) * members / 100
    return one.size / ORDINARY


def _words(data: Data, one: _Try, before: float, after: float, language: Language) -> str:
    words, name = phrase(one.feature.name, one.feature.label), data.names[one.application]
    unit = plain_unit(one.feature.unit, words.reads)
    old, new = _apart(before, after, unit, data.currency, language)
    label, contrary = words.label(language), CONTRARY[language == "nb"] if _contrary(one) else ""
    return (
        f"{label} {new} i stedet for {old} hos {name}{contrary}"
        if language == "nb"
        else (f"{label} {new} instead of {old} for {name}{contrary}")
    )


def _contrary(one: _Try) -> bool:
    """Whether the last one in would lose by a better value, or the first one out win by a worse one."""
    better = one.feature.direction * (one.after - one.before)
    return better > 0 if one.inside else better < 0


def _apart(before: float, after: float, unit: str, currency: str, language: Language) -> tuple[str, str]:
    """Both values with as many digits as it takes to tell them apart."""
    old, new = (_told(value, unit, currency, language) for value in (before, after))
    if old != new:
        return old, new
    places = next((places for places in range(1, 7) if round(before, places) != round(after, places)), 6)
    word = f"{SPACE}{unit_word(unit, language)}" if unit in UNITS else ""
    exact = (f"{number(value, language, places)}{word}" for value in (before, after))
    return next(exact), next(exact)


def _told(value: float, unit: str, currency: str, language: Language) -> str:
    if unit.startswith("currency") and currency:
        return f"{currency}{SPACE}{measured(value, '', language)}"
    return measured(value, unit, language)


def _plain(feature: Feature, value: float) -> float:
    told = plain(value, phrase(feature.name, feature.label).reads)
    assert told is not None, feature.name
    return told
