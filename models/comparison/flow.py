"""The unit flow: how many firms entered a comparison, how many left at each step, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from models.firm_years import Flags

SIDES = ("all", "treated", "control")
REGISTER = "firms and other organisations in the register when the call closed"
NOT_A_FIRM = "not a firm"
JOINED = "counted with a firm that they merged with or split from"
MEMBERS = "member firms when the call closed"
OTHERS = "firms outside"
IN_A_CLUSTER = "in an application up to this call, or in a cluster later"
FUNDED_TOO = "also in an application that was funded"
OWNED = "tied by ownership to an applicant or a member"
NOT_THERE = "no accounts when the call closed"
NO_START = "no accounts at the start"
GONE_OUTSIDE = "went on in a firm outside the register"
NO_GROWTH = "no employees"
COMPARED = "firms that can be compared"
STEPS = (
    REGISTER,
    NOT_A_FIRM,
    JOINED,
    MEMBERS,
    FUNDED_TOO,
    OTHERS,
    IN_A_CLUSTER,
    OWNED,
    NO_START,
    NOT_THERE,
    GONE_OUTSIDE,
    NO_GROWTH,
    COMPARED,
)
"""Every step and reason, in the order in which they occur: what has to have a translation."""


@dataclass(frozen=True)
class FlowStep:
    """A count (`reason` empty), or the firms that left at it and why.

    side: "all" until members and others part, then "treated" or "control".
    """

    side: str
    step: str
    reason: str
    firms: int


@dataclass
class Flow:
    """Keeps count: what remains on a side is what entered less what left."""

    steps: list[FlowStep] = field(default_factory=list)

    def count(self, side: str, step: str, here: Flags) -> None:
        """How many there are."""
        self.steps.append(FlowStep(side, step, "", int(here.sum())))

    def leave(self, side: str, reason: str, here: Flags, out: Flags) -> Flags:
        """Those of `here` that stay when those `out` leave for `reason`."""
        self.steps.append(FlowStep(side, reason, reason, int((here & out).sum())))
        return np.asarray(here & ~out)
