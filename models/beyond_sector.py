"""Firms' growth beyond their sectors': a weighted mean of differences, with its standard error."""

from __future__ import annotations

import numpy as np
import pandas as pd

ENOUGH = 10
"""Non-members that a sector needs to be compared with itself; with fewer, all non-members are compared."""


def beyond_sector(members: pd.DataFrame, others: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Rows application_id, measure, growth, se: members' weighted growth less their sectors', as fractions.

    Both frames have sector, weight and a column `measure`; members have application_id as well. The error of
    an application is that of its members, as if each were drawn from its sector, and that of the sectors'
    means. No rows where fewer than `ENOUGH` others can be compared.
    """
    mine = members[members["weight"].gt(0) & members[measure].notna()]
    compared = others[others["weight"].gt(0) & others[measure].notna()]
    if len(compared) < ENOUGH:
        mine = mine.iloc[:0]
    outside = _outside(compared, measure, mine["sector"])
    weight, excess = mine["weight"], mine[measure] - outside["mean"].to_numpy()
    sums = (
        pd.DataFrame(
            {
                "application_id": mine["application_id"],
                "sector": mine["sector"].fillna(""),
                "weight": weight,
                "excess": weight * excess,
                "own": weight**2 * outside["variance"].to_numpy(),
                "of_mean": weight * np.sqrt(outside["of_mean"].to_numpy()),
            }
        )
        .groupby(["application_id", "sector"])
        .sum()
    )
    sums["of_mean"] **= 2
    total = sums.groupby("application_id").sum()
    return pd.DataFrame(
        {
            "measure": measure,
            "growth": total["excess"] / total["weight"],
            "se": np.sqrt(total["own"] + total["of_mean"]) / total["weight"],
        }
    ).reset_index()


def _outside(compared: pd.DataFrame, measure: str, sectors: pd.Series) -> pd.DataFrame:
    """For each sector asked for: weighted mean, variance and variance of the mean among non-members."""
    everyone = _moments(compared.assign(sector="all"), measure).iloc[:1]
    own = _moments(compared, measure)
    own = own[own["count"] >= ENOUGH].reindex(sectors)
    fallback = pd.DataFrame(everyone.to_numpy().repeat(len(own), axis=0), own.index, own.columns)
    return own.mask(own["count"].isna(), fallback)


def _moments(compared: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Index sector: mean, variance and of_mean, weighted by employees, and count."""
    weight, value = compared["weight"], compared[measure]
    parts = pd.DataFrame({"w": weight, "ww": weight**2, "wx": weight * value, "wxx": weight * value**2})
    sums = parts.groupby(compared["sector"]).sum()
    effective = sums["w"] ** 2 / sums["ww"]
    mean = sums["wx"] / sums["w"]
    spread = (sums["wxx"] / sums["w"] - mean**2).clip(lower=0)
    variance = spread * effective / (effective - 1).where(effective > 1)
    count = compared.groupby("sector")[measure].count()
    return pd.DataFrame({"mean": mean, "variance": variance, "of_mean": variance / effective, "count": count})
