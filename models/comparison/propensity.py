"""The propensity score: the probability of being treated, given the covariates (Rosenbaum & Rubin 1983)."""

from __future__ import annotations

import warnings

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from features.problems import DataError
from models.comparison.mahalanobis import Floats, whitened

TOLERANCE = 1e-10
LIMIT = 500


def propensity_logit(values: Floats, treated: npt.NDArray[np.bool_]) -> Floats:
    """Log odds of being treated, one a unit, from a logistic regression without penalty.

    values: units × covariates; redundant columns do no harm. Units of a kind that only one side has get a
    score of nearly 0 or 1. Raises DataError where there are no treated or no controls, or where the
    covariates tell the two apart without error: then no score exists.
    """
    if treated.all() or not treated.any():
        raise DataError("A propensity score needs treated units and controls; one of them is absent.")
    turned = whitened(values, np.zeros(len(values), dtype=bool))
    if not turned.shape[1]:
        return np.full(len(values), float(logit(treated.mean())))
    model = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=TOLERANCE, max_iter=LIMIT)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            model.fit(turned - turned.mean(axis=0), treated)
    except (ConvergenceWarning, RuntimeWarning, np.linalg.LinAlgError) as never:
        raise _told_apart() from never
    found: Floats = model.decision_function(turned - turned.mean(axis=0))
    if found[treated].min() > found[~treated].max():
        raise _told_apart()
    return found


def propensity_score(log_odds: Floats) -> Floats:
    """The probability of being treated."""
    score: Floats = expit(log_odds)
    return score


def _told_apart() -> DataError:
    return DataError(
        "The covariates tell treated units from controls without error, so there is no propensity score. "
        "Compare on fewer covariates, or by Mahalanobis distance."
    )
