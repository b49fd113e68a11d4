"""The gate's rows on what would change: who gets the seats, what is measured, what may know the future."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from features.catalogue import catalogue_hash
from features.feature import Feature
from models.gate import CATALOGUE, LEAKAGE, SAME_SEATS, SEATS, GateRow, SameSeats
from models.leakage import LEAST, Suspect
from models.replay import Replay

SHOWN = 5
"""Names that a sentence lists; the rest is counted."""


def same_seats(replay: Replay) -> tuple[SameSeats, ...]:
    """For every replayed call, with outcomes or without, how many seats both would have given alike."""
    told = []
    call: Any
    for call in replay.calls.itertuples():
        mine = replay.predictions[replay.predictions["call_id"] == call.Index]
        both = _seated(mine["champion"], call.seats) & _seated(mine["challenger"], call.seats)
        told.append(SameSeats(str(call.Index), int(call.seats), len(both)))
    return tuple(told)


def _seated(predicted: pd.Series, seats: int) -> set[str]:
    """The best; of equals, those first in the order of their ids."""
    order = predicted.sort_index().sort_values(ascending=False, kind="stable")
    return set(order.index[:seats])


def seats_row(seats: Sequence[SameSeats]) -> GateRow:
    """Who would have been funded, had the order alone decided: no fault, but a change to be looked at."""
    if not seats:
        return _row(SEATS, None, True, "No call could be replayed: who would be funded cannot be compared.")
    same, every = sum(one.same for one in seats), sum(one.seats for one in seats)
    listed = ", ".join(f"{one.same} of {one.seats} in {one.call_id}" for one in seats)
    share = same / every
    return _row(SEATS, share, share < SAME_SEATS, f"{same} of {every} seats stay the same: {listed}.")


def catalogue_row(old: Sequence[Feature], new: Sequence[Feature], changed: Sequence[Suspect] = ()) -> GateRow:
    """What is measured now and was not, no longer, or by another definition; and values that were revised."""
    changes = catalogue_changes(old, new)
    told = [f"{what}: {_listed(names)}" for what, names in changes.items() if names]
    revised = [one.feature for one in changed]
    if revised:
        told.append(f"other values for past applications: {_listed(revised)}")
    count = sum(map(len, changes.values())) + len(revised)
    same = "The same features, with the same values for past applications."
    return _row(CATALOGUE, float(count), count > 0, f"Features {'; '.join(told)}." if told else same)


def catalogue_changes(old: Sequence[Feature], new: Sequence[Feature]) -> dict[str, list[str]]:
    """Names of features by what became of them; all empty where the catalogues are the same but for order."""
    was = {feature.name: catalogue_hash([feature]) for feature in old}
    now = {feature.name: catalogue_hash([feature]) for feature in new}
    return {
        "new": [name for name in now if name not in was],
        "gone": [name for name in was if name not in now],
        "redefined": [name for name in was if now.get(name, was[name]) != was[name]],
    }


def leakage_row(suspects: Sequence[Suspect], *, outcomes: int) -> GateRow:
    """Any suspect keeps the champion: it has to be looked at first. With few outcomes nothing can be said."""
    if outcomes < LEAST:
        return _row(LEAKAGE, None, True, f"{outcomes} outcomes are too few to tell who knows the future.")
    told = " ".join(one.sentence for one in suspects)
    count = float(len(suspects))
    clear = "No feature predicts suspiciously well."
    return GateRow(LEAKAGE, None, count, None, None, None, "fail" if suspects else "pass", told or clear)


def _row(name: str, value: float | None, unclear: bool, sentence: str) -> GateRow:
    return GateRow(name, None, value, None, None, None, "unclear" if unclear else "pass", sentence)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"
