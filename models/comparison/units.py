"""Member firms of a call and the firms that they can be compared with, as known on one day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from features.problems import counted
from features.tables import Tables
from models.comparison.bands import divisions
from models.comparison.before import COVARIATES
from models.comparison.columns import columns_of
from models.comparison.definitions import differences
from models.comparison.firms import Firms, read_firms
from models.comparison.flow import (
    COMPARED,
    FUNDED_TOO,
    GONE_OUTSIDE,
    IN_A_CLUSTER,
    JOINED,
    MEMBERS,
    NO_GROWTH,
    NO_START,
    NOT_A_FIRM,
    NOT_THERE,
    OTHERS,
    OWNED,
    REGISTER,
    Flow,
    FlowStep,
)
from models.comparison.membership import Memberships, frozen_roster
from models.comparison.window import Window, window_of
from models.firm_years import FiledAccounts, Flags

__all__ = ["COVARIATES", "FlowStep", "Units", "units_of"]

Controls = Literal["never", "not yet"]
Decision = Literal["funded", "rejected", "all"]


@dataclass(frozen=True, eq=False)
class Units:
    """Firms of one comparison.

    frame: index unit, the org_id of a firm (of several that merged or split: their first), sorted. Columns:
    treated (bool); application_id and cluster (missing for firms outside; of a firm in several applications
    of the call the first); the cells sector, size_band (employees), region_type, age_band; region_id;
    weight (employees at the start; of firms born since, half of those at the end); COVARIATES, none missing;
    and for every measure growth_ and loggrowth_ (pp a year over the horizon), growth_<measure>_1, _2, … (pp,
    year by year), placebo_ (pp a year over the two years before the base year); both_ends (bool).
    covariates: those of COVARIATES that can be used; the others are zero for all, and a notice says why.
    roster: application_id, unit, both_ends (False where it cannot be compared): every member firm of every
    application compared, also where it is in several.
    flow: from every firm of the register to every firm compared. day: on which the outcomes were read.
    notices: sentences for the reader; doubts: those of them about accounts that are hard to compare.
    """

    frame: pd.DataFrame
    covariates: tuple[str, ...]
    roster: pd.DataFrame
    flow: tuple[FlowStep, ...]
    day: pd.Timestamp
    call_id: str
    base: int
    horizon: int
    notices: tuple[str, ...]
    doubts: tuple[str, ...]


def units_of(
    known: Tables,
    call_id: str,
    *,
    controls: Controls = "never",
    decision: Decision = "funded",
    as_of: pd.Timestamp,
    shift_years: int = 0,
    winsorise: float | None = None,
) -> Units:
    """The firms of a call and those outside, as known on the day its outcomes were published.

    known: tables as of `as_of`. controls: firms that never joined a cluster as known on that day, or had
    "not yet" by the end year. decision: whose members are treated; of rejected applications those firms that
    no funded one has had too, as known on that day. shift_years: −2 compares the same firms
    over the two years before the base year, a placebo. winsorise: the share of firms at either end whose
    growth is moved to the quantile there. Raises DataError where the outcomes of the call are not known yet.
    """
    window = window_of(known, call_id, as_of=as_of, shift_years=shift_years)
    return Register(known).units(window, controls=controls, decision=decision, winsorise=winsorise)


class Register:
    """Everything that is known of all firms, laid out once for the comparisons of many calls."""

    def __init__(self, known: Tables) -> None:
        self.known = known
        self.roster = frozen_roster(known)
        named = [known.organisations["org_id"], known.accounts["org_id"], known.members["org_id"]]
        named += [known.successions["org_id"], known.successions["successor_id"]]
        self.orgs = pd.Index(np.unique(pd.concat(named).to_numpy(dtype="object")), dtype="str")
        self.accounts = FiledAccounts(known.accounts, self.orgs)
        self.memberships = Memberships(known, self.orgs)
        self.registered = _placed(self.orgs, known.organisations["org_id"])
        facts = known.organisations.set_index("org_id").reindex(self.orgs)
        self.facts = facts.assign(division=divisions(facts["sector"]).astype("str"))

    def units(
        self,
        window: Window,
        *,
        controls: Controls = "never",
        decision: Decision = "funded",
        winsorise: float | None = None,
    ) -> Units:
        """As `units_of`, for a window that `models.comparison.window` gives."""
        firms = read_firms(self.known.successions, self.registered, self.facts, self.accounts, window)
        roster = self._roster(window, decision, firms)
        flow = Flow()
        treated, others = self._parted(window, firms, roster, controls, decision, flow)
        compared = treated | others
        columns = columns_of(firms, compared, treated, self.known.regions, winsorise)
        frame = columns.frame
        frame.insert(1, "application_id", roster.groupby("unit")["application_id"].min().reindex(frame.index))
        frame.insert(2, "cluster", frame["application_id"])
        doubts = tuple(differences(firms, treated, others))
        return Units(
            frame=frame,
            covariates=columns.covariates,
            roster=roster.assign(both_ends=frame["both_ends"].reindex(roster["unit"]).eq(True).to_numpy()),
            flow=tuple(flow.steps),
            day=window.day,
            call_id=window.call_id,
            base=window.base,
            horizon=window.horizon,
            notices=(*_several(roster), *_merged(firms), *doubts, *columns.notices),
            doubts=doubts,
        )

    def _roster(self, window: Window, decision: Decision, firms: Firms) -> pd.DataFrame:
        """Rows application_id, unit: members at the deadline of the applications with that decision."""
        listed = self.known.applications
        wanted = listed["call_id"].eq(window.call_id)
        if decision != "all":
            wanted &= listed["decision"].eq(decision)
        rows = self.roster[self.roster["application_id"].isin(listed.loc[wanted, "application_id"])]
        unit = self.orgs[firms.one.unit[self.orgs.get_indexer(rows["org_id"])]]
        rows = pd.DataFrame({"application_id": rows["application_id"].to_numpy(), "unit": unit})
        return rows.drop_duplicates().sort_values(["application_id", "unit"], ignore_index=True)

    def _parted(
        self,
        window: Window,
        firms: Firms,
        roster: pd.DataFrame,
        controls: Controls,
        decision: Decision,
        flow: Flow,
    ) -> tuple[Flags, Flags]:
        """Members and firms outside that can be compared, by position."""
        flow.count("all", REGISTER, firms.listed)
        other = (firms.facts["kind"].fillna("firm") != "firm").to_numpy()
        everyone = flow.leave("all", NOT_A_FIRM, firms.listed, other)
        here = flow.leave("all", JOINED, everyone, ~firms.first)
        member = here & _placed(self.orgs, roster["unit"])
        outside = here & ~member
        flow.count("treated", MEMBERS, member)
        if decision == "rejected":
            member = flow.leave("treated", FUNDED_TOO, member, firms.one.any(self.memberships.funded(window)))
        flow.count("control", OTHERS, outside)
        until = window.day if controls == "never" else min(window.day, pd.Timestamp(window.end, 12, 31))
        taken = self.memberships.of(window, until)
        outside = flow.leave("control", IN_A_CLUSTER, outside, firms.one.any(taken.member))
        outside = flow.leave("control", OWNED, outside, firms.one.any(taken.owned))
        treated, others = (
            _measurable(firms, side, flags, flow)
            for side, flags in (("treated", member), ("control", outside))
        )
        return treated, others


def _measurable(firms: Firms, side: str, here: Flags, flow: Flow) -> Flags:
    """Those with a start, an end and a weight."""
    grown = firms.growth
    here = flow.leave(side, NO_START, here, ~grown.start.known)
    if firms.window.shifted:
        here = flow.leave(side, NOT_THERE, here, ~grown.filed_end)
    here = flow.leave(side, GONE_OUTSIDE, here, firms.outside)
    here = flow.leave(side, NO_GROWTH, here, ~(grown.weight > 0))
    flow.count(side, COMPARED, here)
    return here


def _placed(orgs: pd.Index, named: pd.Series) -> Flags:
    """Flags in the order of `orgs`; all named are among them."""
    flags = np.zeros(len(orgs), dtype=bool)
    flags[orgs.get_indexer(pd.Index(named))] = True
    return flags


def _several(roster: pd.DataFrame) -> list[str]:
    """Firms that are in several applications of the call."""
    count = int((roster["unit"].value_counts() > 1).sum())
    if not count:
        return []
    return [
        f"{counted(count, 'firm')} in several applications of the call: counted once, with the first by id."
    ]


def _merged(firms: Firms) -> list[str]:
    """Firms whose organisations merged or split between the ends."""
    joined = firms.one.count(firms.listed) > 1
    if not joined.any():
        return []
    merged = counted(int(joined.sum()), "firm")
    return [f"{merged} merged or split in these years: their accounts are added at both ends."]
