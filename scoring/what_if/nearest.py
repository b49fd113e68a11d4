"""The nearest feasible change that reaches the line: the smallest standardised total change, if there is one.

Every actionable feature is tried at values that past applications had. One change of each feature at most is
then chosen so that the gains add up to the line at the smallest total distance: a small integer programme,
exact where effects add up. Trees make effects interact, and changes share members and money, so every choice
is carried out in full and scored again; where it falls short, more is asked for. Last, every part is reduced
as long as the line is still reached.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from scoring.what_if.field import Field
from scoring.what_if.levers import LEVERS
from scoring.what_if.plan import Plan, feasible, targets
from scoring.what_if.subject import Subject

TRIES = 12
HALVINGS = 12


@dataclass(frozen=True, eq=False)
class Option:
    """One feature brought to one value: how much further the score, how far from what is."""

    feature: str
    target: float
    gain: float
    distance: float


@dataclass(frozen=True, eq=False)
class Found:
    """What the search came to.

    `after` is the application on the line; None where no change was found. `best_score` is the highest score
    met on the way, `options` the single changes tried, `checked` the combinations carried out in full.
    """

    after: Subject | None
    plan: Plan
    distance: float | None
    best_score: float
    options: int
    checked: int


def nearest(field: Field, subject: Subject, line: float) -> Found:
    """The smallest change with which the application beats `line`; it stands below it."""
    own = float(field.scored([subject])[0])
    options = single_options(field, subject, own)
    best, checked, wanted = own, 0, line - own
    for _ in range(TRIES):
        plan = _smallest(options, wanted)
        if plan is None:
            break
        checked += 1
        after = feasible(field, subject, plan)
        score = float(field.scored([after])[0]) if after is not None else float("-inf")
        best = max(best, score)
        if after is not None and field.beats(score, line):
            return _found(field, subject, line, plan, best, len(options), checked)
        if after is None:
            options = _without(options, plan)
        else:
            wanted += max(line - score, abs(line - own) * 0.02) + 1e-9
    return _everything(field, subject, line, options, best, checked)


def single_options(field: Field, subject: Subject, own: float) -> list[Option]:
    """Every single change that is feasible and raises the score; `own` is the score as it is."""
    tried = [
        (feature, target, after)
        for feature in LEVERS
        for target in targets(field, subject, feature)
        if (after := feasible(field, subject, {feature: target})) is not None
    ]
    if not tried:
        return []
    scores = field.scored([after for _, _, after in tried])
    return [
        Option(feature, target, float(score - own), field.apart(subject, after))
        for (feature, target, after), score in zip(tried, scores, strict=True)
        if score > own
    ]


def _smallest(options: list[Option], wanted: float) -> Plan | None:
    """One option a feature at most, gains adding up to `wanted`, smallest distance; None if impossible."""
    if not options:
        return None
    gains, distances = (np.array([getattr(one, what) for one in options]) for what in ("gain", "distance"))
    features = list(dict.fromkeys(one.feature for one in options))
    each = np.array([[float(one.feature == feature) for one in options] for feature in features])
    solved = milp(
        distances + 1e-6,
        constraints=[LinearConstraint(gains, wanted, np.inf), LinearConstraint(each, 0, 1)],
        integrality=np.ones(len(options)),
        bounds=Bounds(0, 1),
    )
    if solved.status != 0:
        return None
    return {one.feature: one.target for one, taken in zip(options, solved.x, strict=True) if taken > 0.5}


def _without(options: list[Option], plan: Plan) -> list[Option]:
    """The options less the furthest of a plan that cannot be carried out as a whole."""
    inside = [one for one in options if plan.get(one.feature) == one.target]
    worst = max(inside, key=lambda one: one.distance)
    return [one for one in options if one is not worst]


def _everything(
    field: Field, subject: Subject, line: float, options: list[Option], best: float, checked: int
) -> Found:
    """Every feature at the value that alone adds most: where that falls short, nothing tried does it."""
    plan: dict[str, float] = {}
    for one in sorted(options, key=lambda one: -one.gain):
        if (
            one.feature not in plan
            and feasible(field, subject, {**plan, one.feature: one.target}) is not None
        ):
            plan[one.feature] = one.target
    after = feasible(field, subject, plan)
    if after is not None:
        checked, best = checked + 1, max(best, float(field.scored([after])[0]))
        if field.beats(float(field.scored([after])[0]), line):
            return _found(field, subject, line, plan, best, len(options), checked)
    return Found(None, {}, None, best, len(options), checked)


def _found(
    field: Field, subject: Subject, line: float, plan: Plan, best: float, options: int, checked: int
) -> Found:
    plan = _reduced(field, subject, line, dict(plan))
    after = feasible(field, subject, plan)
    assert after is not None, plan
    return Found(after, plan, field.apart(subject, after), best, options, checked)


def _reduced(field: Field, subject: Subject, line: float, plan: dict[str, float]) -> dict[str, float]:
    """The plan with every part left out, or else lowered by bisection, where the line is still reached."""
    for feature in sorted(plan, key=lambda one: (len(plan), one)):
        less = {one: target for one, target in plan.items() if one != feature}
        if less and _reaches(field, subject, line, less):
            plan = less
    for feature in sorted(plan):
        low, high = subject.row[feature], plan[feature]
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            if _reaches(field, subject, line, {**plan, feature: middle}):
                high = middle
            else:
                low = middle
        plan = {**plan, feature: high}
    return plan


def _reaches(field: Field, subject: Subject, line: float, plan: Plan) -> bool:
    after = feasible(field, subject, plan)
    return after is not None and field.beats(float(field.scored([after])[0]), line)
