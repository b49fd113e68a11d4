"""Differences of a pool's pairs: the headline, by measure, year, sector and region, and counted otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from features.problems import DataError
from features.tables import MEASURES
from models.comparison.bands import divisions
from models.comparison.comparison import ENOUGH_FIRMS, Alternative, Part, Question
from models.comparison.effect import Effect, effect, levelled
from models.comparison.estimators import difference_of_means, inverse_propensity, least_squares
from models.comparison.pairing import Pool

GROWTH = {"symmetric": "growth", "log": "loggrowth"}
CLOSED = -200.0
"""Symmetric growth of a firm that closed, pp."""
Estimate = Callable[[pd.Series, pd.Series, pd.DataFrame], float]
CELLS = ("sector", "size_band", "region_type", "age_band")


def outcome(pool: Pool, question: Question, measure: str) -> pd.Series:
    """Growth of the measure over the horizon as the question has it, by unit, pp a year."""
    growth: pd.Series = pool.units[f"{GROWTH[question.growth]}_{measure}"]
    return growth


def whole(growth: pd.Series, pool: Pool) -> Effect:
    """The difference over all pairs, whatever their number, and the naive one beside it.

    Differences that matching left in the covariates are corrected for: cells are thin, and members the better
    firms in them (benchmarks/comparison_truth.py). Naive: all members less all firms outside, which count as
    much as the members in every call.
    """
    units = pool.units
    found = effect(
        growth,
        pool.pairs,
        cluster=units["cluster"],
        firm=units["firm"],
        adjust=units[list(pool.covariates)],
    )
    return replace(found, naive=difference_of_means(growth, units["treated"], pool.even))


def corrected(growth: pd.Series, pool: Pool) -> pd.Series:
    """Growth of the pool's firms less what covariates explain of it, for the differences of its parts."""
    return levelled(growth, pool.pairs, pool.units[list(pool.covariates)])


def part(name: str, growth: pd.Series, pairs: pd.DataFrame, pool: Pool) -> Part:
    """The difference over some pairs; without a number where they are too few."""
    units = pool.units
    found = effect(growth, pairs, cluster=units["cluster"], firm=units["firm"])
    enough = found.treated >= ENOUGH_FIRMS and not found.few_clusters
    return Part(name, found.treated, found.clusters, found if enough else None)


def by_measure(pool: Pool, question: Question) -> tuple[Part, ...]:
    """One part a measure; these stand whatever their number, as the headline does."""
    found = [(name, whole(outcome(pool, question, name), pool)) for name in question.measures]
    return tuple(Part(name, one.treated, one.clusters, one if one.treated else None) for name, one in found)


def by_year(pool: Pool, measure: str) -> tuple[Part, ...]:
    """One part a year of the shortest horizon: symmetric growth in that year, pp."""
    years = range(1, min(one.horizon for one in pool.calls) + 1)
    growth = {str(k): corrected(pool.units[f"growth_{measure}_{k}"], pool) for k in years}
    return tuple(part(year, values, pool.pairs, pool) for year, values in growth.items())


def by_sector(pool: Pool, growth: pd.Series) -> tuple[Part, ...]:
    """One part a two-digit industry of the members, named by it; "" where the sector is not stated."""
    named = divisions(pool.units["sector"].astype("str")).where(pool.units["sector"].ne("unknown"), "")
    return _by(named, growth, pool)


def by_region(pool: Pool, growth: pd.Series, regions: pd.DataFrame) -> tuple[Part, ...]:
    """One part a region of the members, with its name; its id where it has none, "" where it is not known."""
    region = pool.units["region_id"]
    names = regions.set_index("region_id")["name"]
    return _by(region.map(names).fillna(region).fillna(""), growth, pool)


def alternatives(pool: Pool, growth: pd.Series, found: Effect) -> tuple[Alternative, ...]:
    """The headline counted in other ways; the last two use every firm outside, call by call.

    "standing": without the firms on either side that closed in the first year. Members were there when their
    call closed, firms outside only at the start, up to a year before: closures between count against these.
    """
    units, adjust = pool.units, pool.units[list(pool.covariates)]
    standing = growth.where(~units[f"growth_{MEASURES[0]}_1"].le(CLOSED))
    matched, sized, stood = (
        effect(values, pool.pairs, cluster=units["cluster"], firm=units["firm"], weight=weight, adjust=x)
        for values, weight, x in (
            (growth, None, None),
            (growth, units["weight"], adjust),
            (standing, None, adjust),
        )
    )
    told = [("headline", found), ("as matched", matched), ("by employees", sized), ("standing", stood)]
    others = [
        (name, _call_by_call(pool, growth, estimate))
        for name, estimate in (("weighting", inverse_propensity), ("least squares", least_squares))
    ]
    return (
        *(Alternative(name, one.estimate, one) for name, one in told if one.treated),
        *(Alternative(name, value, None) for name, value in others if value is not None),
    )


def _by(named: pd.Series, growth: pd.Series, pool: Pool) -> tuple[Part, ...]:
    mine, growth = pool.pairs["treated"].map(named), corrected(growth, pool)
    return tuple(part(str(name), growth, pool.pairs[mine == name], pool) for name in sorted(set(mine)))


def _call_by_call(pool: Pool, growth: pd.Series, estimate: Estimate) -> float | None:
    """The mean over the calls of an estimate that has no pairs, calls counting by their members.

    None where a call's members and the firms outside are so unlike that there is none.
    """
    found, weights = [], []
    for _, units in pool.units.groupby("call_id"):
        shared = _overlapping(units)
        columns = shared[[*pool.covariates, *CELLS]]
        varying = columns.loc[:, columns.ne(columns.iloc[0]).any()]
        try:
            found.append(estimate(growth.loc[shared.index], shared["treated"], varying))
        except DataError:
            return None
        weights.append(int(shared["treated"].sum()))
    return float(np.average(found, weights=weights))


def _overlapping(units: pd.DataFrame) -> pd.DataFrame:
    """Those whose sector, size, region and age are found among members and outside alike."""
    for name in CELLS:
        both = units.groupby(name)["treated"].agg(["any", "all"])
        units = units[units[name].isin(both.index[both["any"] & ~both["all"]])]
    return units
