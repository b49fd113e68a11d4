"""What matching left: the difference that remaining differences in covariates make to the outcome."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.comparison.covariates import Floats, numbers

CONTROLS_A_COVARIATE = 10
"""Controls (effective number) that a covariate needs; with fewer, its slope would be noise."""


@dataclass(frozen=True, eq=False)
class Correction:
    """By pair: `bias`, what the two would differ by untreated, and `learnt`, what learning the slopes adds to
    the residual of the estimate. `made`: false where there was nothing to correct with; both are then 0.
    """

    bias: Floats
    learnt: Floats
    made: bool


def correction(used: pd.DataFrame, outcome: pd.Series, adjust: pd.DataFrame | None) -> Correction:
    """Abadie & Imbens (2011): outcomes of the matched controls regressed on covariates, weighted as matched.

    used: pairs with treated, control and omega (what the pair counts); outcome and adjust: by unit. Made only
    with `CONTROLS_A_COVARIATE` for each covariate.
    """
    nothing = Correction(np.zeros(len(used)), np.zeros(len(used)), made=False)
    if adjust is None:
        return nothing
    weight = used.groupby("control")["omega"].sum()
    both = numbers(
        adjust.loc[used["treated"].drop_duplicates().tolist() + weight.index.tolist()], list(adjust.columns)
    )
    spread = both.loc[weight.index]
    both = both.loc[:, spread.max() > spread.min()]
    if (weight.sum() ** 2 / (weight**2).sum()) < CONTROLS_A_COVARIATE * both.shape[1]:
        return nothing
    return _made(used, outcome, both, weight)


def _made(used: pd.DataFrame, outcome: pd.Series, both: pd.DataFrame, weight: pd.Series) -> Correction:
    of_controls = both.loc[weight.index]
    centre, scale = of_controls.mean(), of_controls.std(ddof=0)
    x = ((both - centre) / scale).assign(constant=1.0)
    own, y, w = x.loc[weight.index].to_numpy(), outcome.loc[weight.index].to_numpy(), weight.to_numpy()
    inverse = np.linalg.pinv(np.einsum("ij,ik,i->jk", own, own, w), rcond=1e-10, hermitian=True)
    slopes = inverse @ np.einsum("ij,i,i->j", own, w, y)
    error = pd.Series(y - own @ slopes, weight.index)
    apart = x.loc[used["treated"]].to_numpy() - x.loc[used["control"]].to_numpy()
    left = np.einsum("ij,i->j", apart, used["omega"].to_numpy())
    pull = x.loc[used["control"]].to_numpy() @ (inverse @ left)
    return Correction(apart @ slopes, pull * used["control"].map(error).to_numpy(), made=True)
