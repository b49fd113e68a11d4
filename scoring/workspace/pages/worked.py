"""When something was worked out from the marks, and whether the marks have changed since."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.roles import Role
from scoring.reckoning.marks import RatedMark, blind, changed, digests
from scoring.workspace.access import Sight
from scoring.workspace.rated import rated


@dataclass(frozen=True)
class Worked:
    """`at` is None where nothing was worked out yet; `stale` counts applications whose marks changed since.

    Only applications that the person sees are counted. `may_again`: whether they may have it done again.
    """

    at: datetime | None
    stale: int
    marks: int
    may_again: bool


def worked_of(
    seen: Sight, kind: str, visible: Collection[str], marks: Sequence[RatedMark] | None = None
) -> tuple[Worked, dict[str, Any]]:
    """What is to be said of the latest reckoning of a kind, and its body, which names every application.

    `visible` are the applications in the race that the person sees, `marks` what they see of marks, where
    that was read already.
    """
    found, again = seen.reckoning(kind), may_again(seen)
    if found is None:
        return Worked(None, 0, 0, again), {}
    marks = rated(seen.marks()) if marks is None else marks
    now = digests(blind(marks) if kind == "calibration" else marks, visible)
    stale = changed(found.body["digests"], now, set(visible))
    return Worked(found.at, stale, found.body["marks"], again), found.body


def may_again(seen: Sight) -> bool:
    """Whether the person may have it worked out again (verbs/reckoning.py says whose that is)."""
    return seen.may(Act.SEE_MARKS) and bool(seen.roles & {Role.OFFICER, Role.CHAIR})
