"""What became of departures from the recommendation, by reason and by criterion, with intervals.

A *case* is an application that was decided. It is an override where it was funded though recommended out
("in"), or not funded though recommended in ("out"). Two questions are asked of those whose outcome is known:

1. *Against the model.* A case's surprise is its growth minus what the model expected when it was decided. The
   surprise of overrides is compared with the mean surprise of cases of the same call that went as
   recommended and were decided the same way: funded with funded, not funded with not funded. The sign is
   turned for "out", so that above 0 the override was right and below 0 the model was.
2. *The swap.* In calls with both, the mean growth of those taken in minus that of those put out for them,
   over calls by weights n₁n₂/(n₁+n₂). Nothing that the model expected enters.

What it shows: whether departures for this reason went with outcomes above or below what staying with the
recommendation would have led one to expect. What it does not show:

- *Whether a reason is good.* Nobody drew lots. A committee that departs where it knows something differs from
  one that departs where it does not.
- *The effect of funding.* In the swap the one side was funded and the other was not: if funding makes firms
  grow, the swap flatters overrides, whoever chose better. The first question compares funded with funded.
- *The absence of chance at the top.* Scores that are not shrunk enough disappoint among those recommended in
  and surprise among those recommended out, whoever is overridden. The comparison with the same call takes out
  what is common to its funded cases, not this; it flatters overrides.
- *Outcomes that are not known.* They are counted and are not zero. Where firms that closed are later to be
  known, what is known early flatters everybody.
- *Many looks.* One interval in twenty misses; with ten reasons expect to see one in two years that did.

Intervals are t intervals with one degree of freedom a call less one. The standard error is the largest of
three: between calls (cluster-robust, CR1), between overrides, and the outcomes' own errors of measurement.
That is cautious: with 21 overrides in 6 simulated calls, 95 % intervals covered the truth in 99 % of worlds.
Under 5 overrides or 2 calls there is no number, and the grade says "too few".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum, sqrt
from statistics import fmean

from scoring.committee.procedure.clustered import clustered
from scoring.committee.procedure.override_cases import Case, Grade, Grades

ENOUGH, ENOUGH_CALLS = 5, 2


def grades(cases: Iterable[Case]) -> Grades:
    """The grades of all overrides; the order of the cases changes nothing."""
    rows = sorted(cases, key=lambda one: (one.call_id, one.application_id))
    overrides = [one for one in rows if one.side]
    beside = _references(rows)
    reasons, criteria = (sorted({told or "" for told in each}) for each in _keys(overrides))
    return Grades(
        _against("all", overrides, beside),
        tuple(
            _against(key, [o for o in overrides if (o.reason_code or "") == key], beside) for key in reasons
        ),
        tuple(
            _against(key, [o for o in overrides if (o.criterion or "") == key], beside) for key in criteria
        ),
        _swap(overrides),
    )


def _keys(overrides: Sequence[Case]) -> tuple[list[str | None], list[str | None]]:
    return [one.reason_code for one in overrides], [one.criterion for one in overrides]


Cell = tuple[str, bool]
"""A call, and whether the case was funded."""


def _surprise(case: Case) -> float | None:
    return None if case.growth is None or case.expected is None else case.growth - case.expected


def _references(cases: Iterable[Case]) -> dict[Cell, list[float]]:
    """The surprises of cases that went as recommended."""
    told = defaultdict(list)
    for one in cases:
        surprise = _surprise(one)
        if surprise is not None and (one.recommended, one.funded) in (("in", True), ("out", False)):
            told[one.call_id, one.funded].append(surprise)
    return dict(told)


def _against(key: str, overrides: Sequence[Case], beside: Mapping[Cell, list[float]]) -> Grade:
    """The first question: surprises beyond those of the same call that were decided the same way."""
    known = sum(one.growth is not None for one in overrides)
    compared = [
        (one, (1 if one.funded else -1) * (surprise - fmean(beside[one.call_id, one.funded])))
        for one in overrides
        if (surprise := _surprise(one)) is not None and (one.call_id, one.funded) in beside
    ]
    by_call = defaultdict(list)
    for one, value in compared:
        by_call[one.call_id].append(value)
    calls = [(float(len(values)), fmean(values)) for values in by_call.values()]
    counts = (key, len(overrides), known, len(compared), len(calls))
    return _grade(counts, calls, [_spread(compared, beside), _measured([one for one, _ in compared])])


def _spread(compared: Sequence[tuple[Case, float]], beside: Mapping[Cell, list[float]]) -> float:
    """The standard error if calls did not matter: of the overrides, and of what they are compared with."""
    n = len(compared)
    if n < ENOUGH:
        return 0.0
    own = _variance([[value for _, value in compared]])
    cells = Counter((one.call_id, one.funded) for one, _ in compared)
    theirs = _variance([beside[cell] for cell in cells]) or own
    return sqrt(
        own / n + fsum((count / n) ** 2 * theirs / len(beside[cell]) for cell, count in cells.items())
    )


def _swap(overrides: Sequence[Case]) -> Grade:
    """The second question: those taken in beside those put out for them, call by call."""
    known = [one for one in overrides if one.growth is not None]
    sides: dict[str, dict[str, list[float]]] = defaultdict(lambda: {"in": [], "out": []})
    for one in known:
        sides[one.call_id][one.side].append(one.growth or 0.0)
    both = {call: told for call, told in sides.items() if told["in"] and told["out"]}
    calls = [(_weight(told), fmean(told["in"]) - fmean(told["out"])) for told in both.values()]
    compared = [one for one in known if one.call_id in both]
    within = _variance([side for told in both.values() for side in told.values()])
    whole = fsum(sorted(weight for weight, _ in calls))
    errors = [sqrt(within / whole) if whole else 0.0]
    return _grade(("swap", len(overrides), len(known), len(compared), len(calls)), calls, errors)


def _weight(told: Mapping[str, Sequence[float]]) -> float:
    return len(told["in"]) * len(told["out"]) / (len(told["in"]) + len(told["out"]))


def _grade(
    counts: tuple[str, int, int, int, int], calls: Sequence[tuple[float, float]], errors: Sequence[float]
) -> Grade:
    if counts[3] < ENOUGH or len(calls) < ENOUGH_CALLS:
        return Grade(*counts)
    told = clustered(calls, errors)
    return Grade(*counts, told.mean, told.low, told.high, told.detectable)


def _variance(groups: Sequence[Sequence[float]]) -> float:
    """Within groups, pooled; 0 where no group has two."""
    free = sum(len(one) - 1 for one in groups)
    parts = ((value - fmean(one)) ** 2 for one in groups for value in one)
    return fsum(parts) / free if free > 0 else 0.0


def _measured(cases: Sequence[Case]) -> float:
    """The standard error that the outcomes' own errors of measurement give a mean."""
    return sqrt(fsum((one.se or 0.0) ** 2 for one in cases)) / max(len(cases), 1)
