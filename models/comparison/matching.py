"""Treated units and their controls: exact cells, inside them the nearest neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.problems import DataError
from models.comparison.cells import cell_names, cells
from models.comparison.choosing import chosen
from models.comparison.covariates import Floats
from models.comparison.design import Design
from models.comparison.nearest import Found, nearest
from models.comparison.places import Integers, Places, places

__all__ = ["NO_CONTROL", "OUT_OF_REACH", "USED_UP", "Design", "Matched", "match"]

Texts = npt.NDArray[np.object_]
Columns = tuple[Integers, Integers, Floats, Integers]
"""Treated, control, distance, dropped."""
NO_CONTROL = "no comparable firm in its cell"
OUT_OF_REACH = "no control within the caliper"
USED_UP = "controls used up"


@dataclass(frozen=True, eq=False)
class Matched:
    """Who was compared with whom.

    pairs: treated, control (units), distance, share (1 / number of controls of that treated unit), cell (what
    the two have in common) and dropped (how many of the last exact columns were dropped to find one); sorted
    by treated, the nearest control first. refused: treated unit -> reason. weights: by unit, treated 1,
    controls the sum of their shares; absent where a unit is in no pair.
    """

    pairs: pd.DataFrame
    refused: pd.Series
    weights: pd.Series


def match(units: pd.DataFrame, design: Design | None = None) -> Matched:
    """Controls for every treated unit.

    units: unique index of units; columns treated (bool), the design's exact columns (text; missing: like no
    other) and covariates (numbers, or text spread into indicators; none missing). The order of rows changes
    nothing. Without replacement each treated unit chooses one control a round, in descending order of the
    score (propensity) or in the order of the index (Mahalanobis), as in MatchIt (Ho, Imai, King & Stuart
    2011). Raises DataError for units that are not as said.
    """
    design = design or Design()
    ordered = _checked(units).sort_index()
    treated = ordered["treated"].to_numpy(dtype=bool)
    stand, free = places(ordered, design), ~treated
    reasons = np.where(treated, NO_CONTROL, "").astype(object)
    found: list[Columns] = []
    for exact in _ladder(design):
        left = np.flatnonzero(reasons == NO_CONTROL)
        for ours, others in cells(ordered, exact, left, _in_order(~treated, design)):
            pairs = chosen(stand, ours, others, design, free)
            reasons[ours] = _reasons(stand, ours, others, pairs, design)
            dropped = np.full(len(pairs.wanted), len(design.exact) - len(exact))
            found.append((ours[pairs.wanted], others[pairs.offered], pairs.distance, dropped))
    return _told(ordered, found, reasons, design)


def _checked(units: pd.DataFrame) -> pd.DataFrame:
    if not units.index.is_unique:
        twice = units.index[units.index.duplicated()][0]
        raise DataError(f"Unit {twice} is there twice; expected one row a unit. Name or drop one of them.")
    if "treated" not in units or units["treated"].isna().any():
        raise DataError("treated is missing for some units; expected true or false. Fill it in or drop them.")
    return units


def _ladder(design: Design) -> list[tuple[str, ...]]:
    """The exact columns, then fewer of them where the design says so; the first is never dropped."""
    least = 1 if design.coarsen and design.exact else len(design.exact)
    return [design.exact[:kept] for kept in range(len(design.exact), least - 1, -1)]


def _in_order(controls: Integers, design: Design) -> Integers:
    """Positions of the controls, those first that win a tie."""
    return np.flatnonzero(controls)[:: -1 if design.ties == "later" else 1]


def _reasons(stand: Places, ours: Integers, others: Integers, pairs: Found, design: Design) -> Texts:
    """Why each treated unit of a cell has no control; empty for those that have one."""
    alone = np.setdiff1d(np.arange(len(ours)), pairs.wanted)
    if not len(alone):
        return np.full(len(ours), "", dtype=object)
    within = alone[nearest(stand, ours[alone], others, 1, design.caliper).wanted]
    reasons = np.full(len(ours), "", dtype=object)
    reasons[alone] = OUT_OF_REACH
    reasons[within] = USED_UP
    return reasons


def _frame(found: list[Columns]) -> pd.DataFrame:
    """The pairs of all cells, those of a treated unit together."""
    none = np.array([], dtype="int64")
    parts = zip((none, none, none.astype("float64"), none), *found, strict=True)
    columns = zip(("treated", "control", "distance", "dropped"), map(np.concatenate, parts), strict=True)
    return pd.DataFrame(dict(columns)).sort_values("treated", kind="stable", ignore_index=True)


def _told(units: pd.DataFrame, found: list[Columns], reasons: Texts, design: Design) -> Matched:
    """Positions -> names of units."""
    rows = _frame(found)
    rows["share"] = 1 / rows.groupby("treated")["control"].transform("size")
    weights = pd.concat([rows.groupby(side)["share"].sum() for side in ("treated", "control")]).sort_index()
    cells_met = _cell_of(units.iloc[rows["treated"]], rows["dropped"].to_numpy(), design)
    rows["cell"] = pd.Series(cells_met, rows.index, dtype="str")
    refused = np.flatnonzero(reasons != "")
    named = rows.assign(**{side: units.index[rows[side]] for side in ("treated", "control")})
    return Matched(
        named[["treated", "control", "distance", "share", "cell", "dropped"]],
        pd.Series(reasons[refused], units.index[refused], name="reason", dtype="str"),
        pd.Series(weights.to_numpy(), units.index[weights.index], name="weight", dtype="float64"),
    )


def _cell_of(units: pd.DataFrame, dropped: Integers, design: Design) -> Texts:
    names = np.full(len(units), "", dtype=object)
    for exact in _ladder(design):
        mine = dropped == len(design.exact) - len(exact)
        names[mine] = cell_names(units[mine], exact)
    return names
