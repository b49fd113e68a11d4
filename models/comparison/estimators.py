"""Other estimates that the report shows beside the matched one: naive, inverse propensity, least squares."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.problems import DataError
from models.comparison.covariates import Floats, numbers
from models.comparison.propensity import propensity_logit


def difference_of_means(outcome: pd.Series, treated: pd.Series, weight: pd.Series | None = None) -> float:
    """Mean of all treated less the mean of all controls: the naive comparison, by unit.

    Units without an outcome do not count; missing where a group is empty. `weight`: as in `effect`.
    """
    units = _whole(outcome, treated, weight)
    ours, others = (units[units["treated"] == group] for group in (True, False))
    return _average(ours) - _average(others)


def inverse_propensity(outcome: pd.Series, treated: pd.Series, covariates: pd.DataFrame) -> float:
    """Treated less controls weighted by the odds of being treated: the average effect on the treated.

    All by unit; covariates as for `match`, text is spread into indicators. The controls' weights add up to
    one (Hájek), so the estimate does not depend on the level of the outcome.
    """
    units, values = _with_numbers(outcome, treated, covariates)
    logit = propensity_logit(values, _flags(units))
    odds = pd.Series(np.exp(logit), units.index).where(~units["treated"], 1.0)
    return difference_of_means(units["outcome"], units["treated"], odds)


def least_squares(outcome: pd.Series, treated: pd.Series, covariates: pd.DataFrame) -> float:
    """The coefficient of treatment in a linear regression on it and the covariates, all units alike.

    All by unit; text is spread into indicators. Raises DataError where the covariates determine treatment.
    """
    units, values = _with_numbers(outcome, treated, covariates)
    design = np.column_stack([np.ones(len(values)), values])
    own = units["treated"].to_numpy(dtype="float64")
    rest = own - fitted(design, own)
    if not (rest**2).sum() > 1e-9 * len(rest):
        raise DataError("The covariates determine who is treated; leave some out, or compare by matching.")
    return float(rest @ units["outcome"].to_numpy() / (rest @ own))


def fitted(columns: Floats, values: Floats, weights: Floats | None = None) -> Floats:
    """Least-squares predictions of `values` from `columns`; redundant columns do no harm."""
    scale = np.abs(columns).max(axis=0)
    scaled = columns / np.where(scale > 0, scale, 1.0)
    root = np.ones(len(values)) if weights is None else np.sqrt(weights)
    slopes = np.linalg.lstsq(scaled * root[:, None], values * root, rcond=1e-10)[0]
    return np.asarray(scaled @ slopes, dtype="float64")


def _with_numbers(
    outcome: pd.Series, treated: pd.Series, covariates: pd.DataFrame
) -> tuple[pd.DataFrame, Floats]:
    units = _whole(outcome, treated, None)
    values = numbers(covariates.loc[units.index], list(covariates.columns))
    return units, values.to_numpy(dtype="float64")


def _whole(outcome: pd.Series, treated: pd.Series, weight: pd.Series | None) -> pd.DataFrame:
    """Units with an outcome and a weight, in the order of their index."""
    units = pd.DataFrame({"outcome": outcome, "treated": treated.reindex(outcome.index)})
    units["weight"] = 1.0 if weight is None else weight.reindex(units.index)
    units = units[units["outcome"].notna() & units["treated"].notna() & units["weight"].gt(0)].sort_index()
    return units.astype({"treated": bool, "outcome": "float64", "weight": "float64"})


def _flags(units: pd.DataFrame) -> npt.NDArray[np.bool_]:
    return units["treated"].to_numpy(dtype=bool)


def _average(units: pd.DataFrame) -> float:
    if units.empty:
        return float("nan")
    return float(np.average(units["outcome"], weights=units["weight"]))
