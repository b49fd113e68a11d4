"""One watch: all panels of a call, and one rate of false alarms for all of them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from models.watch.calibration import CALIBRATION, Told, by_call, calibration, reason
from models.watch.drift import CALL_PANELS, Sides, drift, not_judged, signals_of
from models.watch.family import FALSE_ALARMS, share_of
from models.watch.groups import GROUPS, Group, by_group, can_judge, group_panel
from models.watch.panel import Panel

PANELS = (*CALL_PANELS, CALIBRATION, GROUPS)


@dataclass(frozen=True, eq=False)
class Watch:
    """Panels in the order of PANELS; the record of calls behind calibration; skill of every group.

    rate: the declared chance that a call like the past raises any alarm in any panel.
    """

    panels: tuple[Panel, ...]
    record: pd.DataFrame
    groups: tuple[Group, ...]
    rate: float

    @property
    def alarms(self) -> int:
        """Columns in which a shift was noticed."""
        return sum(len(one.alarms) for one in self.panels)


def watch(
    past: Sides, new: Sides, told: Told, groups: pd.DataFrame, *, rate: float = FALSE_ALARMS, seed: int = 0
) -> Watch:
    """The panels for `new` against `past`, and for what came of earlier predictions (`told`).

    groups: kinds of group by column, for the applications of `told`. Each panel gets an equal share of
    `rate`; those that cannot judge give theirs to the others.
    """
    signals = signals_of(past, new)
    outcomes = pd.concat([told.record, told.matured]) if len(told.matured) else told.record
    judged = len(signals) + (reason(told) == "") + can_judge(outcomes, groups)
    each = share_of(1, max(judged, 1), rate)
    found = {
        one.name: one for one in drift(signals, rate=share_of(len(signals), max(judged, 1), rate), seed=seed)
    }
    found |= {name: not_judged(name, past, new) for name in CALL_PANELS if name not in found}
    found[CALIBRATION] = calibration(told, rate=each, seed=seed)
    found[GROUPS] = group_panel(outcomes, groups, rate=each, seed=seed)
    panels = tuple(found[name] for name in PANELS)
    return Watch(panels, by_call(outcomes), by_group(outcomes, groups), rate)
