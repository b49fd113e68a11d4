"""The gate's rows on skill: over all replayed calls, at the top, and in the group that is served worst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import norm

from models.gate import GROUP, SKILL, TOP, GateRow, Judged, judged_skill, said
from models.groups import LEAST_IN_GROUP
from models.paired import Difference, Resamples, compared, rank_correlation, top_tenth

Floats = npt.NDArray[np.float64]
TINY = 1e-12
LEVEL = 0.05
"""Chance, over all groups together, that one is called worse served although none is."""


def skill_rows(judged: pd.DataFrame, drawn: Resamples) -> tuple[GateRow, GateRow]:
    """Rank correlation, which decides, and NDCG in the top tenth, which can only speak against."""
    calls = judged["call_id"].nunique()
    skill = compared(judged, rank_correlation, drawn)
    verdict = judged_skill(calls, _number(skill.low), _number(skill.high))
    top = compared(judged, top_tenth, drawn)
    worse: Judged = "fail" if judged_skill(calls, _number(top.low), _number(top.high)) == "fail" else "pass"
    looked_at: Judged = "unclear" if np.isnan(top.difference) else worse
    return (
        _row(SKILL, skill, verdict, _skill_said(skill, verdict, len(judged), calls)),
        _row(TOP, top, looked_at, _top_said(top, looked_at)),
    )


def _skill_said(skill: Difference, verdict: Judged, n: int, calls: int) -> str:
    if np.isnan(skill.difference):
        return "No past call with known outcomes could be replayed: nothing is known about the difference."
    numbers = f"{said(skill.challenger)} beside {said(skill.champion)} on {calls} calls ({n} applications)"
    if verdict == "unclear":
        few = f"; {calls} {'call is' if calls == 1 else 'calls are'} too few to tell" if calls < 3 else ""
        return f"It is not shown which ranks better: {numbers}, difference {_with(skill)}{few}."
    how = "worse" if verdict == "fail" else "better" if skill.low > 0 else "no worse"
    return f"The challenger ranks {how} than the champion: {numbers}, difference {_with(skill)}."


def _top_said(top: Difference, verdict: Judged) -> str:
    if verdict == "unclear":
        return "Nothing is known about the best tenth."
    told = "The challenger orders the best tenth worse" if verdict == "fail" else "At the top it is not worse"
    return f"{told}: {said(top.challenger)} beside {said(top.champion)}, difference {_with(top)}."


def group_row(judged: pd.DataFrame, groups: pd.DataFrame, drawn: Resamples) -> GateRow:
    """The group with the challenger's lowest skill, or the one that it serves worse than the champion did.

    Skill in a group: correlation of places within the call, because a group has few applications a call. The
    level is shared among the groups, so that many of them do not make a false alarm likely.
    """
    found = list(_looked_at(judged, groups, drawn))
    if not found:
        few = f"No region, sector or size has {LEAST_IN_GROUP} replayed outcomes: no group can be judged."
        return GateRow(GROUP, None, None, None, None, None, "unclear", few)
    harmed = [one for one in found if one.skill.high < 0]
    worst = min(harmed or found, key=lambda one: one.skill.difference if harmed else one.skill.challenger)
    verdict: Judged = "fail" if harmed else "pass"
    return _row(GROUP, worst.skill, verdict, _group_said(worst, verdict, len(found)))


@dataclass(frozen=True)
class Group:
    """A group's name, its outcomes and both models' skill in it."""

    name: str
    n: int
    skill: Difference


def _looked_at(judged: pd.DataFrame, groups: pd.DataFrame, drawn: Resamples) -> Iterator[Group]:
    """Every group with enough outcomes in which both can be judged."""
    places = _places(judged)
    members = [
        (f"{kind} {name}" if kind != "size" else str(name), (groups[kind] == name).to_numpy(dtype="bool"))
        for kind in groups.columns
        for name in sorted(groups[kind].dropna().unique())
    ]
    members = [(name, mine) for name, mine in members if mine.sum() >= LEAST_IN_GROUP]
    z = float(norm.isf(LEVEL / max(len(members), 1)))
    for name, mine in members:
        skill = _within(places, mine, drawn, z)
        if not np.isnan(skill.high):
            yield Group(name, int(mine.sum()), skill)


def _places(judged: pd.DataFrame) -> Floats:
    """Outcome, champion and challenger as places within the call, 0 to 1: three columns."""
    columns = judged[["growth", "champion", "challenger"]]
    ranks = columns.groupby(judged["call_id"]).rank(pct=True)
    return ranks.to_numpy(dtype="float64")


def _within(places: Floats, mine: npt.NDArray[np.bool_], drawn: Resamples, z: float) -> Difference:
    """Skill of both in a group, and the difference with an interval z standard errors long on either side."""
    old, new = (correlations(places[mine][:, [0, side]], drawn.times[:, mine]) for side in (1, 2))
    off = new - old
    found = off[1:][~np.isnan(off[1:])]
    error = float(found.std()) if len(found) > len(drawn) / 2 else float("nan")
    ends = float(off[0] - z * error), float(off[0] + z * error)
    return Difference(float(old[0]), float(new[0]), float(off[0]), *ends)


def correlations(pair: Floats, times: Floats) -> Floats:
    """Of two columns, once for each row of `times`, which says how often every row of the pair counts.

    0 where the second column tells nobody apart, missing where the first does not or fewer than 3 rows count.

    >>> pair = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 1.0]])
    >>> correlations(pair, np.array([[1.0, 1, 1], [1, 1, 0], [2, 2, 0]])).tolist()
    [0.0, nan, 1.0]
    """
    x, y = pair.T
    count = times.sum(axis=1)
    safe = np.maximum(count, 1)
    mean_x, mean_y = times @ x / safe, times @ y / safe
    over_x, over_y = times @ x**2 / safe - mean_x**2, times @ y**2 / safe - mean_y**2
    both = times @ (x * y) / safe - mean_x * mean_y
    spread = np.sqrt(np.clip(over_x, 0, None) * np.clip(over_y, 0, None))
    told = np.divide(both, spread, out=np.zeros(len(times)), where=spread > TINY)
    missing: Floats = np.where((count < 3) | (over_x < TINY), np.nan, told)
    return missing


def _group_said(worst: Group, verdict: Judged, count: int) -> str:
    skill = worst.skill
    numbers = f"{said(skill.challenger)} beside {said(skill.champion)} in {worst.name} (n = {worst.n})"
    if verdict == "fail":
        return f"One group is served worse than by the champion: {numbers}, difference {_with(skill)}."
    return f"Lowest of {count} groups: {numbers}; none is served worse beyond chance."


def _row(name: str, found: Difference, verdict: Judged, sentence: str) -> GateRow:
    old, new, off, low, high = (
        _number(one) for one in (found.champion, found.challenger, found.difference, found.low, found.high)
    )
    return GateRow(name, old, new, off, low, high, verdict, sentence)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else value


def _with(found: Difference) -> str:
    if np.isnan(found.low):
        return said(found.difference)
    return f"{said(found.difference)} ({said(found.low)} to {said(found.high)})"
