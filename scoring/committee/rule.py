"""The declared rule that turns one voice's chances into clearly in, clearly out, or to be discussed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scoring.committee.above import Floats

Group = Literal["in", "discuss", "out"]
GROUPS: tuple[Group, ...] = ("in", "discuss", "out")


@dataclass(frozen=True)
class Rule:
    """When a voice is sure, and that it must say more than a draw of lots would.

    Clearly in: above the line in at least `sure_in` of the draws. Clearly out: among the top k in at most
    `sure_out` of them. Either way the other is to happen at most `than_lots` times as often as by lot, so
    that a voice that tells nobody apart puts nobody in or out: with 4 seats for 50, lots give everybody 8 %.
    Out needs more certainty than in: a discussion costs an hour, a closed door a programme.
    """

    sure_in: float = 0.8
    sure_out: float = 0.1
    than_lots: float = 0.5

    def __post_init__(self) -> None:
        if not 0 <= self.sure_out < self.sure_in <= 1:
            raise ValueError(f"sure_out {self.sure_out} must lie below sure_in {self.sure_in}, both 0 to 1")
        if not 0 < self.than_lots <= 1:
            raise ValueError(f"than_lots is {self.than_lots}; expected more than 0 and at most 1")


def verdicts(rule: Rule, chance: Floats, top: Floats, k: int) -> tuple[Group, ...]:
    """The group of every application by one voice alone.

    chance: (applications,), of standing above the line; top: applications × ranks, P(top k') for k' = 1 to n;
    k: how many stand above the line at most. Comparing with lots at every k' up to k, not at k alone, makes
    the groups grow one way: with more seats or money nobody leaves clearly in or enters clearly out.
    """
    ranks = np.arange(1, min(k, top.shape[1]) + 1)
    lots, within = ranks / top.shape[1], top[:, : len(ranks)]
    tolerance = 1e-9
    below = within <= np.minimum(rule.sure_out, rule.than_lots * lots) + tolerance
    better = 1 - within <= rule.than_lots * (1 - lots) + tolerance
    out, sure = below.all(axis=1), better.any(axis=1) & (chance >= rule.sure_in)
    return tuple("out" if no else "in" if yes else "discuss" for no, yes in zip(out, sure, strict=True))
