"""How treated units and controls are compared: the choices, declared once."""

from __future__ import annotations

from dataclasses import dataclass

from features.problems import DataError
from models.comparison.before import COVARIATES

DISTANCES = ("mahalanobis", "propensity")
TIES = ("earlier", "later")
EXACT = ("sector", "size_band", "region_type", "age_band")


@dataclass(frozen=True)
class Design:
    """The choices of a matched comparison.

    distance: "mahalanobis", or "propensity": the difference in the probability of being treated.
    exact: columns in which a pair agrees, the most important first. covariates: what nearness is measured on.
    neighbours: controls a treated unit gets, fewer where fewer are in reach. replacement: a control may serve
    several treated units. caliper: how far a pair may lie apart, in standard deviations over all units: with
    "mahalanobis" in every covariate; with "propensity" in the log odds of the score (Austin 2011 recommends
    0.2; MatchIt by default takes the score itself, whose differences shrink where few are treated).
    coarsen: treated units without a control in their cell are tried again with the last exact columns dropped
    one by one, never the first. ties: which of several controls at the same distance, by the order of units.
    """

    distance: str = "mahalanobis"
    exact: tuple[str, ...] = EXACT
    covariates: tuple[str, ...] = COVARIATES
    neighbours: int = 5
    replacement: bool = True
    caliper: float | None = None
    coarsen: bool = False
    ties: str = "earlier"

    def __post_init__(self) -> None:
        """Raises DataError where a choice is none of those there are."""
        if self.distance not in DISTANCES:
            raise DataError(f"distance is {self.distance}; expected one of {', '.join(DISTANCES)}.")
        if self.ties not in TIES:
            raise DataError(f"ties is {self.ties}; expected one of {', '.join(TIES)}.")
        if self.neighbours < 1:
            raise DataError(f"neighbours is {self.neighbours}; expected 1 or more.")
        if self.caliper is not None and not self.caliper >= 0:
            raise DataError(f"caliper is {self.caliper}; expected 0 or more standard deviations, or none.")
        if not self.covariates:
            raise DataError("There is no covariate to measure nearness on; name one or more.")
