"""The variance of a weighted mean of pair differences, where pairs share a cluster or a firm."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.comparison.covariates import Floats


def clustered_variance(
    residual: Floats, omega: Floats, cluster: pd.Series, treated_firm: pd.Series, control_firm: pd.Series
) -> float:
    """The sum of all products of two residuals whose pairs have a cluster or a firm in common.

    residual: by pair, times what the pair counts, omega. Two-way clustering (Cameron, Gelbach & Miller
    2011) where the second way is a firm on either side (Aronow, Samii & Assenova 2015): a control that serves
    several treated units, a firm that was treated twice. Products are counted by inclusion and exclusion.
    Residuals of a cluster grow by what it counts itself, as if it had been left out (the jackknife, CV3, of
    MacKinnon, Nielsen & Webb 2023). Never less than with the clusters alone. Missing with one cluster.
    """
    groups = cluster.nunique()
    if groups < 2:
        return float("nan")
    of_cluster = pd.Series(omega).groupby(cluster.to_numpy()).transform("sum").to_numpy()
    u = residual / (1 - of_cluster)
    ends = pd.concat([treated_firm, control_firm], ignore_index=True)
    both = pd.DataFrame(np.sort(pd.factorize(ends)[0].reshape(2, -1), axis=0).T, columns=["one", "other"])
    rows = both.assign(u=u, cluster=pd.factorize(cluster)[0])
    by_cluster = _squares(rows, ["cluster"])
    by_firm = _by_firm(rows, []) - _by_firm(rows, ["cluster"])
    return max(by_cluster, by_cluster + by_firm) * (groups - 1) / groups


def _by_firm(rows: pd.DataFrame, within: list[str]) -> float:
    """Products of pairs that have a firm in common: those with two in common are counted once."""
    firms = pd.concat(
        [rows.assign(firm=rows["one"]), rows.assign(firm=rows["other"])[rows["one"] != rows["other"]]]
    )
    return _squares(firms, [*within, "firm"]) - _squares(rows, [*within, "one", "other"])


def _squares(rows: pd.DataFrame, labels: list[str]) -> float:
    return float((rows.groupby(labels)["u"].sum() ** 2).sum())
