"""The average effect on the treated from matched pairs, with an interval that knows who shares what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import t

from features.problems import DataError
from models.comparison.correction import Correction, correction
from models.comparison.estimators import difference_of_means
from models.comparison.shared_errors import clustered_variance

FEW_CLUSTERS = 6
"""Clusters under which an interval rests on too few independent draws to be relied on."""
COVERAGE = 0.95


@dataclass(frozen=True)
class Effect:
    """What the treated gained over their controls, in units of the outcome.

    se, low and high (95 %): missing with one cluster. treated and controls: distinct units; clusters: those
    of the treated; effective: the controls' effective number, (Σ weight)² / Σ weight²; naive: mean of all
    treated less mean of all controls, missing where `effect` was not told who is treated; few_clusters: under
    six, where the interval should not be relied on; adjusted: whether differences that matching left in the
    covariates were corrected for (asked for, and enough controls to do it).
    """

    estimate: float
    se: float
    low: float
    high: float
    treated: int
    controls: int
    clusters: int
    effective: float
    naive: float
    few_clusters: bool
    adjusted: bool


def effect(
    outcome: pd.Series,
    pairs: pd.DataFrame,
    *,
    cluster: pd.Series,
    firm: pd.Series | None,
    weight: pd.Series | None = None,
    adjust: pd.DataFrame | None = None,
    treated: pd.Series | None = None,
) -> Effect:
    """Mean difference of the pairs; each treated unit counts by its `weight` (all alike where there is none).

    All but `pairs` (of `match`) are by unit. outcome: a pair with a missing one drops out, and the shares of
    the treated unit's other controls grow. cluster: of every treated unit. firm: the same for units that are
    one firm at several times; without it every unit is a firm. adjust: covariates for the bias correction of
    Abadie & Imbens (2011), none missing. treated: of all units, for `naive`. Treated units whose weight is
    missing or 0 do not count. Raises DataError where a treated unit has no cluster.
    """
    used = _used(outcome, pairs, weight)
    if used.empty:
        return _nothing(outcome, treated, weight)
    corrected = correction(used, outcome, adjust)
    difference = used["outcome_treated"] - used["outcome_control"] - corrected.bias
    estimate = float((used["omega"] * difference).sum())
    groups = _labels(used["treated"], cluster, "cluster")
    firms = [_labels(used[side], firm, "firm") for side in ("treated", "control")]
    residual = used["omega"] * (difference - estimate - corrected.learnt)
    variance = clustered_variance(residual.to_numpy(), used["omega"].to_numpy(), groups, *firms)
    naive = float("nan") if treated is None else difference_of_means(outcome, treated, weight)
    return _told(estimate, float(np.sqrt(variance)), used, groups.nunique(), naive, corrected)


def _used(outcome: pd.Series, pairs: pd.DataFrame, weight: pd.Series | None) -> pd.DataFrame:
    """Pairs with both outcomes, and omega, what each counts: adds up to one."""
    rows = pairs.assign(**{f"outcome_{side}": pairs[side].map(outcome) for side in ("treated", "control")})
    rows["weight"] = 1.0 if weight is None else pairs["treated"].map(weight)
    rows = rows[rows["weight"].gt(0) & rows["outcome_treated"].notna() & rows["outcome_control"].notna()]
    share = rows["share"] / rows.groupby("treated")["share"].transform("sum")
    total = rows.drop_duplicates("treated")["weight"].sum()
    return rows.assign(omega=rows["weight"] * share / total).reset_index(drop=True)


def _labels(units: pd.Series, labels: pd.Series | None, name: str) -> pd.Series:
    if labels is None:
        return units
    told = units.map(labels)
    if told.isna().any():
        raise DataError(f"{name} is missing for unit {units[told.isna()].iloc[0]}; expected one for each.")
    return told


def _told(
    estimate: float, se: float, used: pd.DataFrame, clusters: int, naive: float, corrected: Correction
) -> Effect:
    reach = float(t.ppf((1 + COVERAGE) / 2, clusters - 1)) * se if clusters > 1 else float("nan")
    by_control = used.groupby("control")["omega"].sum()
    return Effect(
        estimate=estimate,
        se=se if clusters > 1 else float("nan"),
        low=estimate - reach,
        high=estimate + reach,
        treated=used["treated"].nunique(),
        controls=len(by_control),
        clusters=clusters,
        effective=float(by_control.sum() ** 2 / (by_control**2).sum()),
        naive=naive,
        few_clusters=clusters < FEW_CLUSTERS,
        adjusted=corrected.made,
    )


def _nothing(outcome: pd.Series, treated: pd.Series | None, weight: pd.Series | None) -> Effect:
    missing = float("nan")
    naive = missing if treated is None else difference_of_means(outcome, treated, weight)
    return Effect(missing, missing, missing, missing, 0, 0, 0, 0.0, naive, True, False)
