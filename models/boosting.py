"""The only home of LightGBM: small boosted trees on normal scores, and the stock ones they are compared with.

Every fit runs in one thread and is repeatable to the byte; several fits run side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import lightgbm as lgb
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Trees = Any
"""A fitted `lightgbm.Booster`."""

REPEATABLE = {
    "objective": "l2",
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
SHRUNK = {
    "extra_trees": True,
    "learning_rate": 0.05,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 1.0,
}
SMOOTHED_SHARE = 0.1
"""A leaf with a tenth of the cases keeps half of its own value and takes half of its parent's."""
STOCK_ROUNDS = 100


def grow(
    Z: Floats, y: Floats, weights: Floats, *, rounds: int, leaves: int, directions: Sequence[int], seed: int
) -> Trees:
    """Extra trees of few leaves, boosted slowly on part of the cases and features, led by `directions`.

    All but monotone in them: LightGBM bounds leaves before it smooths them (path_smooth), after which steps
    the other way remain, 0.002 normal scores at most on the simulated programme; unsmoothed there are none.
    Z: cases × features, missing values as they are; directions: −1, 0 or +1 for each feature.
    """
    settings: dict[str, Any] = {
        **REPEATABLE,
        **SHRUNK,
        "num_leaves": leaves,
        "min_data_in_leaf": int(np.clip(len(y) // 20, 2, 20)),
        "path_smooth": SMOOTHED_SHARE * len(y),
        "seed": seed,
    }
    if any(directions):
        settings["monotone_constraints"] = list(directions)
    return lgb.train(settings, _cases(Z, y, weights), rounds)


def grow_stock(Z: Floats, y: Floats) -> Trees:
    """LightGBM as it comes: 31 leaves, 100 rounds."""
    return lgb.train({**REPEATABLE, "num_leaves": 31}, _cases(Z, y, None), STOCK_ROUNDS)


def predict(trees: Trees, Z: Floats, *, rounds: int | None = None) -> Floats:
    """Scores by the first `rounds` trees, or by all of them."""
    scores: Floats = trees.predict(Z, num_iteration=rounds, num_threads=1)
    return scores


def shap_values(trees: Trees, Z: Floats) -> Floats:
    """What every feature adds to each row's score, and last a typical case's score: rows × (features + 1).

    Path-dependent SHAP values, as shap.TreeExplainer has them by default (Lundberg et al. 2020).
    """
    values: Floats = trees.predict(Z, pred_contrib=True, num_threads=1)
    return values


def as_text(trees: Trees) -> str:
    """LightGBM's own text format."""
    text: str = trees.model_to_string()
    return text


def from_text(text: str) -> Trees:
    """The trees that `as_text` wrote; raises ValueError where the text is none of its own."""
    try:
        return lgb.Booster(model_str=text)
    except lgb.basic.LightGBMError as error:
        raise ValueError(str(error)) from error


def _cases(Z: Floats, y: Floats, weights: Floats | None) -> Any:
    return lgb.Dataset(np.ascontiguousarray(Z), y, weight=weights, params={"verbosity": -1})
