"""The calls of a comparison put together: their firms, pairs, and the way from every firm to every pair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from models.comparison.design import Design
from models.comparison.flow import FlowStep
from models.comparison.matching import NO_CONTROL, OUT_OF_REACH, USED_UP, Matched, match
from models.comparison.units import Units

NOT_NEAREST = "not among the nearest of any member"
PAIRED = "firms in pairs"
REFUSALS = (NO_CONTROL, OUT_OF_REACH, USED_UP)
NUMBERS = re.compile(r"[\d,.]+")
Progress = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Pool:
    """Several calls' firms and pairs under one roof.

    units: index "call:unit" for every firm that could be compared, with call_id, firm (its own id, the same
    in every call) and the columns of `Units.frame`. pairs, weights: those of `match`, so named, pairs with
    call_id as well. covariates: those used in at least one call. flow: of all calls together.
    """

    units: pd.DataFrame
    pairs: pd.DataFrame
    weights: pd.Series
    covariates: tuple[str, ...]
    calls: tuple[Units, ...]
    flow: tuple[FlowStep, ...]
    notices: tuple[str, ...]

    @cached_property
    def even(self) -> pd.Series:
        """By unit: weights with which the firms outside count as much as the members in every call."""
        sizes = self.units.groupby(["call_id", "treated"])["treated"].transform("size")
        members = self.units.groupby("call_id")["treated"].transform("sum")
        return (members / sizes).rename("weight")


def pool(calls: Sequence[Units], design: Design, progress: Progress) -> Pool:
    """Match every call on its own and put the results together; no firm is compared across calls."""
    matched = []
    for one in calls:
        progress(f"Matching {int(one.frame['treated'].sum())} firms of call {one.call_id}")
        matched.append(match(one.frame, fitting(design, one)))
    both = list(zip(calls, matched, strict=True))
    return Pool(
        units=pd.concat([_named(one) for one in calls]),
        pairs=pd.concat([_pairs(*one) for one in both], ignore_index=True),
        weights=pd.concat([_weights(*one) for one in both]),
        covariates=tuple(name for name in design.covariates if any(name in one.covariates for one in calls)),
        calls=tuple(calls),
        flow=_flow(both),
        notices=_notices(calls),
    )


def _notices(calls: Sequence[Units]) -> tuple[str, ...]:
    """What the calls' data give cause to say: once, with the calls, where only the numbers differ."""
    alike: dict[str, list[tuple[str, str]]] = {}
    for one in calls:
        for notice in one.notices:
            alike.setdefault(NUMBERS.sub("", notice), []).append((one.call_id, notice))
    return tuple(_once(*same) for same in alike.values())


def _once(first: tuple[str, str], *others: tuple[str, str]) -> str:
    call, notice = first
    more = f" (and much the same in {', '.join(one for one, _ in others)})" if others else ""
    return f"Call {call}{more}: {notice}"


def fitting(design: Design, units: Units) -> Design:
    """The design with those of its covariates that the call's accounts can tell."""
    kept = tuple(name for name in design.covariates if name in units.covariates)
    return replace(design, covariates=kept or design.covariates)


def _named(one: Units) -> pd.DataFrame:
    frame = one.frame.assign(call_id=one.call_id, firm=one.frame.index)
    return frame.set_axis(_ids(one, frame.index.to_series()), axis=0)


def _ids(one: Units, units: pd.Series) -> pd.Index:
    return pd.Index(one.call_id + ":" + units.astype("str"), name="unit")


def _pairs(one: Units, matched: Matched) -> pd.DataFrame:
    named = {side: _ids(one, matched.pairs[side]) for side in ("treated", "control")}
    return matched.pairs.assign(call_id=one.call_id, **named)


def _weights(one: Units, matched: Matched) -> pd.Series:
    return matched.weights.set_axis(_ids(one, matched.weights.index.to_series()))


def _flow(both: Iterable[tuple[Units, Matched]]) -> tuple[FlowStep, ...]:
    """Every step of every call added up, and then who found a pair."""
    count: Counter[tuple[str, str, str]] = Counter()
    for one, matched in both:
        for step in (*one.flow, *_of_matching(one, matched)):
            count[step.side, step.step, step.reason] += step.firms
    return tuple(FlowStep(*step, firms) for step, firms in count.items())


def _of_matching(one: Units, matched: Matched) -> tuple[FlowStep, ...]:
    outside = int((~one.frame["treated"]).sum())
    used = int(matched.pairs["control"].nunique())
    left = [FlowStep("treated", why, why, int((matched.refused == why).sum())) for why in REFUSALS]
    return (
        *left,
        FlowStep("treated", PAIRED, "", int(matched.pairs["treated"].nunique())),
        FlowStep("control", NOT_NEAREST, NOT_NEAREST, outside - used),
        FlowStep("control", PAIRED, "", used),
    )
