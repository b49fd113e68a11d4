"""The event study of a programme: cohorts are its calls, compared from the year before joining on.

Controls are matched on what members were in the base year and not on how they had grown until then, unlike
in the headline: the years before are to speak for themselves. A firm belongs to the first funded application
that it was a member of; later ones are part of what followed. Controls are those of the headline's rule and
leave in the year in which they join a funded application themselves.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from features.tables import Tables
from models.comparison.design import Design
from models.comparison.event_study import EventStudy, event_study
from models.comparison.matching import match
from models.comparison.panel import BLOCK, Cohort, panel_of
from models.comparison.units import Controls, Register
from models.comparison.window import Window, matured_windows

LEVELS = ("log_employees", "log_value_added_per_employee", "log_age")
"""What controls are matched on and adjusted for: levels in the base year."""
AROUND = Design(covariates=LEVELS)
FEWEST_COHORTS = 2


def event_study_of(
    known: Tables, *, as_of: pd.Timestamp, controls: Controls = "never", design: Design = AROUND
) -> EventStudy | None:
    """The event study of a programme's employees: symmetric growth added up from the base year on, pp.

    Groups are named by their call, times are years. None where fewer than two calls with known outcomes have
    members and controls. `known` are the tables as of `as_of`.
    """
    register = Register(known)
    cohorts = cohorts_of(register, as_of=as_of, controls=controls, design=design)
    if len(cohorts) < FEWEST_COHORTS:
        return None
    panel = panel_of(register, cohorts, as_of=as_of)
    study = event_study(
        panel,
        outcome="growth",
        unit="unit",
        year="period",
        first_year="first_period",
        covariates=[name for name in design.covariates if panel[name].min() < panel[name].max()],
        cluster="cluster",
    )
    return _named(study, panel, cohorts)


def cohorts_of(
    register: Register, *, as_of: pd.Timestamp, controls: Controls, design: Design = AROUND
) -> list[Cohort]:
    """The calls with known outcomes, oldest first, each with its members and matched controls."""
    taken, found = set[str](), list[Cohort]()
    for window in matured_windows(register.known, as_of=as_of):
        cohort = _cohort(register, window, controls, design, taken)
        if cohort is not None:
            found.append(cohort)
            taken |= set(cohort.members)
    return found


def _cohort(
    register: Register, window: Window, controls: Controls, design: Design, taken: set[str]
) -> Cohort | None:
    """A call's members that are not `taken` by an earlier one, and their controls; None without either."""
    units = register.units(window, controls=controls)
    frame = units.frame
    out = frame["treated"] & frame.index.isin(list(taken))
    frame = frame[~out & frame["size_band"].ne("new")]
    if frame["treated"].nunique() < 2:
        return None
    kept = tuple(name for name in design.covariates if name in units.covariates)
    pairs = match(frame, replace(design, covariates=kept or design.covariates)).pairs
    if pairs.empty:
        return None
    members = frame.loc[sorted(set(pairs["treated"])), "application_id"].to_dict()
    outside = tuple(sorted(set(pairs["control"])))
    return Cohort(
        call_id=window.call_id,
        base=window.base,
        end=window.end,
        members=members,
        controls=outside,
        covariates=frame.loc[[*members, *outside], list(design.covariates)],
    )


def _named(study: EventStudy, panel: pd.DataFrame, cohorts: list[Cohort]) -> EventStudy:
    """Groups by their call, times as years, and every firm outside counted once."""
    calls = dict(enumerate(one.call_id for one in cohorts))
    table = study.table.assign(
        group=(study.table["group"] // BLOCK).map(calls), time=study.table["time"] % BLOCK
    )
    index = pd.Index((study.by_group.index.astype("int64") // BLOCK).map(calls), name="group")
    outside = panel.loc[panel["first_period"] == 0, "firm"].nunique()
    return replace(study, table=table, by_group=study.by_group.set_axis(index), controls=int(outside))
