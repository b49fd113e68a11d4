"""Past applications as they stood when their call closed, and what each later call could learn from them.

A call is scored with what was known on its closing date: features of that day, outcomes known by that day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.catalogue import build_features, specification
from features.feature import Feature
from features.known import closing_dates, known_by
from features.tables import Tables
from models.outcomes import learn_from

Progress = Callable[[str], None]
Mask = npt.NDArray[np.bool_] | pd.Series


@dataclass(frozen=True, eq=False)
class Cases:
    """Applications with features and, where it was known, the outcome; all aligned with the index of X.

    X: features at the closing date of the application's own call. call: its call_id. closes_on: that date.
    y, se: outcome and standard error in pp a year, missing where not known; known_on: the day it was known.
    kin: applicant, who may come again and whose outcomes overlap. seats: applications a call could fund.
    """

    X: pd.DataFrame
    call: pd.Series
    closes_on: pd.Series
    y: pd.Series
    se: pd.Series
    known_on: pd.Series
    kin: pd.Series
    specification: tuple[Feature, ...]
    seats: Mapping[str, int] = field(default_factory=dict)

    def where(self, wanted: Mask) -> Cases:
        """The cases for which the mask, aligned with X, is true."""
        at = np.flatnonzero(np.asarray(wanted))
        rows = {name: getattr(self, name).iloc[at] for name in ALIGNED}
        return replace(self, **rows)

    def known(self, as_of: pd.Timestamp) -> Cases:
        """The cases of calls closed before the day `as_of` whose outcome was known by its end.

        No call teaches how to score itself or one that closed with it, whatever days its outcomes bear.
        """
        return self.where(self.y.notna() & (self.known_on <= as_of) & (self.closes_on < as_of))

    @property
    def directions(self) -> dict[str, int]:
        """The expected direction of every feature."""
        return {feature.name: feature.direction for feature in self.specification}

    def __len__(self) -> int:
        return len(self.X)


ALIGNED = ("X", "call", "closes_on", "y", "se", "known_on", "kin")


def gather(
    tables: Tables,
    *,
    as_of: pd.Timestamp | None = None,
    progress: Progress | None = None,
    outcomes: pd.DataFrame | None = None,
) -> Cases:
    """Cases of every call closed by `as_of` (default: the latest closing date), each at its own closing date.

    The expensive step: features are built once a call. `progress` is told each call_id before its turn.
    outcomes: those of `models.outcomes.learn_from` for these tables and that day, if they are there already.
    """
    as_of = tables.calls["closes_on"].max() if as_of is None else as_of
    known = known_by(tables, as_of=as_of)
    described = specification(known)
    calls = known.calls[known.calls["closes_on"] <= as_of].sort_values(["closes_on", "call_id"])
    rows = []
    for call in calls["call_id"]:
        if progress is not None:
            progress(call)
        rows.append(at_closing(known, call, described))
    empty = pd.DataFrame(columns=[one.name for one in described], dtype="float64")
    X = pd.concat(rows) if rows else empty
    outcomes = learn_from(known, as_of=as_of) if outcomes is None else outcomes
    return _with_outcomes(X, known, outcomes, described)


def at_closing(tables: Tables, call_id: str, specification: tuple[Feature, ...]) -> pd.DataFrame:
    """Features of the call's applications at its closing date; an indicator not known yet is missing."""
    closes_on = tables.calls.set_index("call_id")["closes_on"][call_id]
    own = tables.applications["application_id"][tables.applications["call_id"] == call_id]
    X = build_features(tables, as_of=closes_on, applications=own.tolist())
    return X.reindex(columns=[feature.name for feature in specification])


def rolling_origin(cases: Cases) -> Iterator[tuple[Cases, Cases]]:
    """For every call, oldest first: what could be learnt from when it closed, and the call itself.

    Calls for which nothing could be learnt yet are passed over.
    """
    dates = cases.closes_on.groupby(cases.call).first()
    for call, closes_on in sorted(dates.items(), key=lambda one: (one[1], one[0])):
        learn = cases.known(closes_on)
        if len(learn):
            yield learn, cases.where(cases.call == call)


def _with_outcomes(
    X: pd.DataFrame,
    known: Tables,
    outcomes: pd.DataFrame,
    described: tuple[Feature, ...],
) -> Cases:
    outcomes = outcomes.reindex(X.index)
    applications = known.applications.set_index("application_id").reindex(X.index)
    seats = known.calls.set_index("call_id")["seats"].dropna().astype("int64")
    return Cases(
        X=X,
        call=applications["call_id"],
        closes_on=closing_dates(known.calls, applications),
        y=outcomes["growth"],
        se=outcomes["se"],
        known_on=outcomes["known_on"],
        kin=_kin(applications),
        specification=described,
        seats={str(call): int(count) for call, count in seats.items()},
    )


def _kin(applications: pd.DataFrame) -> pd.Series:
    """The lead organisation; without one, region and sector; without those, the application alone."""
    place = applications["region_id"] + " " + applications["sector"]
    alone = pd.Series(applications.index, applications.index, dtype="str")
    return applications["lead_org_id"].fillna(place).fillna(alone)
