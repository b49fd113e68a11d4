"""Marks as they go into a reckoning, and the hashes by which it is known later whether they still stand."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass


@dataclass(frozen=True, order=True)
class RatedMark:
    """One locked mark; `score` is None for an abstention. `revised`: a second value, after the reveal."""

    application_id: str
    reviewer: str
    criterion: str
    revised: bool
    score: int | None


def blind(marks: Iterable[RatedMark]) -> tuple[RatedMark, ...]:
    """The marks that were given before anybody had seen a score."""
    return tuple(one for one in marks if not one.revised)


def standing(marks: Iterable[RatedMark]) -> tuple[RatedMark, ...]:
    """What stands now: the second value where there is one, the first elsewhere."""
    kept = {(one.application_id, one.reviewer, one.criterion): one for one in sorted(marks, key=_later)}
    return tuple(sorted(kept.values(), key=_place))


def digests(marks: Iterable[RatedMark], applications: Iterable[str]) -> dict[str, str]:
    """SHA-256 of the marks of every application, also of those that nobody has rated.

    >>> first, again = (digests([RatedMark("A-1", "ana", "capital", False, 4)], ["A-1"]) for _ in "ab")
    >>> first == again
    True
    """
    by_application: dict[str, list[RatedMark]] = defaultdict(list)
    for one in sorted(marks, key=_place):
        by_application[one.application_id].append(one)
    return {name: _digest([astuple(one) for one in by_application[name]]) for name in sorted(applications)}


def whole(of_each: Mapping[str, str]) -> str:
    """One hash over all applications."""
    return _digest(sorted(of_each.items()))


def changed(before: Mapping[str, str], now: Mapping[str, str], among: Collection[str]) -> int:
    """How many applications `among` those that somebody may see have other marks, have come or have gone.

    >>> changed({"A-1": "x", "A-2": "y", "A-3": "z"}, {"A-1": "x", "A-2": "q"}, {"A-1", "A-2"})
    1
    """
    return sum(before.get(name) != now.get(name) for name in among)


def _digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _place(one: RatedMark) -> tuple[str, str, str, bool]:
    return one.application_id, one.reviewer, one.criterion, one.revised


def _later(one: RatedMark) -> bool:
    return one.revised
