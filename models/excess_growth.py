"""Growth of applications' members beyond their matched firms outside, with its standard error.

A firm's excess is its growth less the mean of its matched firms'. An application's is the mean over its
firms, which weigh by the square root of their employees at the start: with employees themselves, one or two
firms decide; with every firm alike, the smallest do. Over several measures it is the mean of theirs.

The standard error takes firms to err on their own, by the spread of firms outside of their size around their
matched set, all measures of a firm together; a firm outside that serves several members errs once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from features.tables import MEASURES
from models.comparison.bands import NEW
from models.comparison.design import Design
from models.comparison.matching import match
from models.comparison.units import Units
from models.firm_years import Floats

DESIGN = Design(covariates=("log_employees", "log_age"), neighbours=20)
"""Alike in sector, size, type of region and age, and no further.

What else tells firms apart before joining (past growth, productivity, research) is what applications are
chosen for: matched away, it could not be learnt from.
"""
FEW = 5
"""Firms outside under which a cell is widened: by age first, then type of region, then size, never sector."""
ENOUGH = 50
"""Pairs from which a size band has a spread of its own."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Matched pairs: positions of their treated and their firms outside, and what each counts, by measure.

    treated, control: names by position; bands: their size bands. wanted, offered: a pair's positions.
    own, outside: growth of treated and control, firms × measures. share: pairs × measures, adding up to 1 for
    every treated firm with an outcome.
    """

    treated: pd.Index
    control: pd.Index
    wanted: np.ndarray
    offered: np.ndarray
    share: Floats
    own: Floats
    outside: Floats
    bands: tuple[np.ndarray, np.ndarray]


def excess_growth(units: Units, design: Design = DESIGN) -> pd.DataFrame:
    """Rows application_id, growth and se (pp a year), matched (share of its firms): those that have any."""
    pairs = _paired(units, design)
    if not len(pairs.treated):
        return pd.DataFrame({"application_id": [], "growth": [], "se": [], "matched": []})
    mean = _sums(pairs.wanted, pairs.share * np.nan_to_num(pairs.outside[pairs.offered]), len(pairs.treated))
    whole = _sums(pairs.wanted, pairs.share, len(pairs.treated)) > 0
    excess = np.where(whole, pairs.own - mean, np.nan)
    spread = _spread(units.frame, pairs, mean)
    weight = np.sqrt(units.frame["weight"].reindex(pairs.treated).to_numpy())
    place = pd.Series(np.arange(len(pairs.treated)), pairs.treated)
    rows = []
    for application, roster in units.roster.groupby("application_id")["unit"]:
        members = place.reindex(roster).dropna().to_numpy(dtype="int64")
        if np.isfinite(excess[members]).any():
            growth, se = _of_application(members, weight, excess, pairs, spread)
            rows.append((application, growth, se, len(members) / len(roster)))
    return pd.DataFrame(rows, columns=["application_id", "growth", "se", "matched"])


def _paired(units: Units, design: Design) -> Pairs:
    """Pairs of firms that were there at the start, or both born since; measures that both sides have."""
    frame = units.frame
    rows = _matched(frame, design)
    treated, control = pd.Index(rows["treated"].unique()), pd.Index(rows["control"].unique())
    wanted, offered = treated.get_indexer(rows["treated"]), control.get_indexer(rows["control"])
    growth = frame[[f"growth_{measure}" for measure in MEASURES]]
    own, outside = (growth.reindex(names).to_numpy() for names in (treated, control))
    both = np.isfinite(own[wanted]) & np.isfinite(outside[offered])
    count = _sums(wanted, both.astype("float64"), len(treated))[wanted]
    share = np.divide(both, count, out=np.zeros(both.shape), where=count > 0)
    bands = tuple(frame["size_band"].reindex(names).to_numpy(dtype=object) for names in (treated, control))
    return Pairs(treated, control, wanted, offered, share, own, outside, (bands[0], bands[1]))


def _matched(frame: pd.DataFrame, design: Design) -> pd.DataFrame:
    """Pairs (treated, control), of at least FEW firms outside where cells can be widened to hold as many."""
    treated = frame["treated"].to_numpy(dtype=bool)
    within = frame.assign(sector=frame["sector"] + np.where(frame["size_band"].eq(NEW), f" {NEW}", ""))
    found, left = [], treated.copy()
    for kept in range(len(design.exact), 0, -1):
        offered = ~treated & within["sector"].isin(within["sector"][left].unique()).to_numpy()
        rows = match(within[left | offered], replace(design, exact=design.exact[:kept])).pairs
        rows = rows[["treated", "control"]]
        enough = (rows.groupby("treated")["control"].transform("size") >= FEW) | (kept == 1)
        found.append(rows[enough])
        left[frame.index.get_indexer(pd.Index(rows.loc[enough, "treated"].unique()))] = False
    pairs: pd.DataFrame = pd.concat(found, ignore_index=True)
    return pairs


def _sums(place: np.ndarray, values: Floats, size: int) -> Floats:
    """Sums of rows by place, column by column."""
    columns = [np.bincount(place, column, minlength=size) for column in values.T]
    return np.column_stack(columns).astype("float64")


def _spread(frame: pd.DataFrame, pairs: Pairs, mean: Floats) -> dict[str, Floats]:
    """By size band: covariance of the measures among firms outside around the mean of their matched set.

    Of pairs in which every measure that occurs is known; bands with few of them have that of all.
    """
    used = (pairs.share > 0).any(axis=0)
    whole = (pairs.share[:, used] > 0).all(axis=1)
    size = np.bincount(pairs.wanted[whole], minlength=len(pairs.treated))[pairs.wanted]
    whole &= size > 1
    away = np.nan_to_num(pairs.outside[pairs.offered] - mean[pairs.wanted]) * used
    away = away * np.sqrt(size / np.maximum(size - 1, 1))[:, None]
    band = pairs.bands[1][pairs.offered]
    everyone = _second_moments(away[whole])
    return {
        name: _second_moments(away[mine]) if mine.sum() >= ENOUGH else everyone
        for name in sorted(set(frame["size_band"]))
        for mine in [whole & (band == name)]
    }


def _second_moments(away: Floats) -> Floats:
    """Mean products of the columns, summed in a fixed order whatever the number of threads."""
    moments: Floats = np.einsum("ij,ik->jk", away, away, optimize=False) / max(1, len(away))
    return moments


def _of_application(
    members: np.ndarray, weight: Floats, excess: Floats, pairs: Pairs, spread: Mapping[str, Floats]
) -> tuple[float, float]:
    """Mean over the measures of the members' weighted excess, and its standard error."""
    counts = weight[members, None] * np.isfinite(excess[members])
    total = counts.sum(axis=0)
    used = total > 0
    part = np.divide(counts, total, out=np.zeros(counts.shape), where=used) / used.sum()
    growth = float((part * np.nan_to_num(excess[members])).sum())
    return growth, float(np.sqrt(_variance(members, part, pairs, spread)))


def _variance(members: np.ndarray, part: Floats, pairs: Pairs, spread: Mapping[str, Floats]) -> float:
    """Of the weighted excess: members and firms outside err by the spread of their size bands.

    part: what each member's excess counts, members × measures.
    """
    ours = np.zeros(len(pairs.treated), dtype="int64") - 1
    ours[members] = np.arange(len(members))
    mine = np.flatnonzero(ours[pairs.wanted] >= 0)
    outside, place = np.unique(pairs.offered[mine], return_inverse=True)
    served = _sums(place, part[ours[pairs.wanted[mine]]] * pairs.share[mine], len(outside))
    sides = ((pairs.bands[0][members], part), (pairs.bands[1][outside], served))
    return float(
        sum(
            np.einsum("ij,jk,ik->", counts[bands == name], moments, counts[bands == name], optimize=False)
            for bands, counts in sides
            for name, moments in spread.items()
        )
    )
