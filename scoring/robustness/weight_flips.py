"""How much another weight of one dimension or criterion would exchange the last funded pair.

A score is a sum of parts by dimension. If one part counted t more (t = −1: not at all), the pair's margin
would change in proportion to t, so the weight at which it turns is exact, and is confirmed by choosing again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scoring.numbers import percent
from scoring.phrases import dimension_name
from scoring.robustness.chooser import Choose, Values
from scoring.robustness.committee import criterion_name
from scoring.robustness.flip import Flip
from scoring.robustness.pair import Pair
from scoring.sheet import Language

TENTH = 0.1
"""A weight that is a tenth larger or smaller is an ordinary matter of opinion."""
MOST = 2.0
"""A weight is tried up to three times what it is; down to nothing."""
BEYOND = 1e-6
Parts = Mapping[str, Mapping[str, float]]
"""By application, then by dimension: what it adds to the score."""


def dimension_flips(
    parts: Parts,
    pair: Pair,
    values: Values,
    choose: Choose,
    *,
    weights: Mapping[str, float] | None = None,
) -> tuple[Flip, ...]:
    """The flip of each dimension's weight, the smallest first.

    weights: the declared weights of a criteria index (0–1, adding up to one), by dimension. Without them, as
    for a learnt model, a change is told as counting so much more or less: nobody set that weight.
    """
    flips = []
    for dimension in parts[pair.inside]:
        apart = parts[pair.inside][dimension] - parts[pair.outside][dimension]
        if not apart:
            continue
        turn = -(pair.margin + BEYOND) / apart
        if -1 <= turn <= MOST and pair.flipped(_reweighted(parts, values, dimension, turn), choose):
            flips.append(_flip(dimension, turn, weights))
    return tuple(sorted(flips, key=lambda one: (one.size, one.name)))


def _reweighted(parts: Parts, values: Values, dimension: str, turn: float) -> dict[str, float]:
    return {one: value + turn * parts[one][dimension] for one, value in values.items()}


def _flip(dimension: str, turn: float, weights: Mapping[str, float] | None) -> Flip:
    en, nb = (_words(dimension, turn, weights, language) for language in ("en", "nb"))
    before = 1.0 if weights is None else weights[dimension]
    after = 1 + turn if weights is None else _weight(weights[dimension], turn)
    return Flip("weight", dimension, dimension, before, after, abs(turn), abs(turn) / TENTH, True, en, nb)


def _weight(weight: float, turn: float) -> float:
    """The share of a weight after it has grown by `turn` and all were brought back to add up to one.

    >>> _weight(0.5, 1.0) * 3
    2.0
    """
    return weight * (1 + turn) / (1 + weight * turn)


def _words(dimension: str, turn: float, weights: Mapping[str, float] | None, language: Language) -> str:
    name, nb = dimension_name(dimension, language), language == "nb"
    if weights is not None:
        return f"{name} {_instead(weights[dimension], turn, language)}"
    size = percent(abs(turn), language)
    if nb:
        return f"{name} som teller {size} {'mer' if turn > 0 else 'mindre'} i skåren"
    return f"{name} counting {size} {'more' if turn > 0 else 'less'} in the score"


def _instead(share: float, turn: float, language: Language) -> str:
    old, new = percent(share, language), percent(_weight(share, turn), language)
    if language == "nb":
        return f"med vekt {new} i stedet for {old}"
    return f"at a weight of {new} instead of {old}"


Weighted = Callable[[Mapping[str, float]], Values]
"""Criterion weights -> the committee's values."""


def criterion_flips(
    criteria: Sequence[str], weights: Mapping[str, float], weighted: Weighted, pair: Pair, choose: Choose
) -> tuple[Flip, ...]:
    """The smallest change of each criterion's weight that flips the committee's pair, the smallest first.

    Weights are tried in steps of a twentieth, from nothing to three times what they are, and the step between
    is halved: the committee's values need not change in proportion where reviewers abstain.
    """
    flips = []
    for criterion in criteria:
        turns = [_turn(criterion, sign, weights, weighted, pair, choose) for sign in (-1, 1)]
        found = [turn for turn in turns if turn is not None]
        if found and weights[criterion] > 0:
            flips.append(_criterion_flip(criterion, min(found, key=abs), weights))
    return tuple(sorted(flips, key=lambda one: (one.size, one.name)))


def _turn(
    criterion: str, sign: int, weights: Mapping[str, float], weighted: Weighted, pair: Pair, choose: Choose
) -> float | None:
    def flips(turn: float) -> bool:
        if len(weights) < 2:
            return False
        values = weighted({**weights, criterion: weights[criterion] * (1 + turn)})
        return values[pair.outside] > values[pair.inside] and pair.flipped(values, choose)

    steps = [sign * step / 20 for step in range(1, (20 if sign < 0 else int(20 * MOST)) + 1)]
    first = next((step for step in steps if flips(step)), None)
    if first is None:
        return None
    low, high = first - sign / 20, first
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (low, middle) if flips(middle) else (middle, high)
    return high


def _criterion_flip(criterion: str, turn: float, weights: Mapping[str, float]) -> Flip:
    share = weights[criterion] / sum(weights.values())
    english, norwegian = criterion_name(criterion, "en"), criterion_name(criterion, "nb")
    en = f"{english} {_instead(share, turn, 'en')} among the committee's criteria"
    nb = f"{norwegian} {_instead(share, turn, 'nb')} blant komiteens kriterier"
    after = _weight(share, turn)
    return Flip("criterion", criterion, criterion, share, after, abs(turn), abs(turn) / TENTH, True, en, nb)
