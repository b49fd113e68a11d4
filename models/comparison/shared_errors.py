"""The variance of a weighted mean of pair differences, where pairs share a cluster or a firm."""

from __future__ import annotations

import numpy as np

from models.comparison.covariates import Floats
from models.comparison.places import Integers


def clustered_variance(
    residual: Floats, counts: Floats, cluster: Integers, treated_firm: Integers, control_firm: Integers
) -> float:
    """The sum of all products of two residuals whose pairs have a cluster or a firm in common.

    By pair: residual, times what the pair counts; counts, adding up to one; and whole numbers from 0 on for
    the cluster and, in one numbering, the firms on both sides. Two-way clustering (Cameron, Gelbach & Miller
    2011) where the second way is a firm on either side (Aronow, Samii & Assenova 2015): a control that serves
    several treated units, a firm that was treated twice. Products are counted by inclusion and exclusion.
    Residuals of a cluster grow by what it counts itself, as if it had been left out (the jackknife, CV3, of
    MacKinnon, Nielsen & Webb 2023). Never less than with the clusters alone. Missing with one cluster.
    """
    clusters = len(np.unique(cluster))
    if clusters < 2:
        return float("nan")
    u = residual / (1 - np.bincount(cluster, counts)[cluster])
    by_cluster = _squares(u, cluster)
    by_firm = _by_firm(u, treated_firm, control_firm, np.zeros_like(cluster))
    in_both = _by_firm(u, treated_firm, control_firm, cluster)
    return max(by_cluster, by_cluster + by_firm - in_both) * (clusters - 1) / clusters


def _by_firm(u: Floats, one: Integers, other: Integers, within: Integers) -> float:
    """Products of pairs that have a firm in common: those with two in common are counted once."""
    firms = int(max(one.max(), other.max())) + 1
    apart = one != other
    ends = np.concatenate([one, other[apart]]), np.concatenate([within, within[apart]])
    low, high = np.minimum(one, other), np.maximum(one, other)
    by_end = _squares(np.concatenate([u, u[apart]]), ends[1] * firms + ends[0])
    both = _numbered(low * firms + high) * (within.max() + 1) + within
    return by_end - _squares(u[apart], both[apart])


def _squares(u: Floats, label: Integers) -> float:
    return float((np.bincount(_numbered(label), u) ** 2).sum())


def _numbered(label: Integers) -> Integers:
    return np.unique(label, return_inverse=True)[1].astype("int64")
