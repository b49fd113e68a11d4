"""Rank reversal: does anything change among the others when one application is withdrawn?

A score depends on no other application, so nothing should, but for the seat that becomes free. It is tried
all the same, one application after the other: the rules of a policy can reverse, and so can a committee's
marks, where whoever withdraws takes along what told how strict a reviewer is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from scoring.ranking import ALIKE
from scoring.robustness.chooser import Choose, Values

Rescore = Callable[[tuple[str, ...]], Values]
"""The values of these applications, worked out as if there were no others."""


@dataclass(frozen=True)
class Withdrawal:
    """One application withdrawn: who else lost a seat and who got one, and pairs of others in another order.

    `solvable` is whether there is still a portfolio within the rules.
    """

    application_id: str
    was_funded: bool
    left: tuple[str, ...]
    came: tuple[str, ...]
    reversed_pairs: int
    solvable: bool

    @property
    def reverses(self) -> bool:
        """Whether more changed than the filling of a seat that became free."""
        unasked = bool(self.came) and not self.was_funded
        return bool(self.left or self.reversed_pairs or unasked or not self.solvable)


def withdrawals(
    applications: Sequence[str], rescore: Rescore, choose: Choose, *, withdrawn: Collection[str] | None = None
) -> tuple[Withdrawal, ...]:
    """Each application (or those of `withdrawn`) left out in turn; everything is worked out without it."""
    every = tuple(applications)
    values = rescore(every)
    funded = choose(values)
    tried = every if withdrawn is None else tuple(one for one in every if one in withdrawn)
    return tuple(_without(one, every, values, funded, rescore, choose) for one in tried)


def reversed_pairs(before: Values, after: Values) -> int:
    """Pairs of applications in `after` of which `before` had the other one ahead; equal values are no order.

    >>> reversed_pairs({"a": 3.0, "b": 2.0, "c": 1.0}, {"a": 1.0, "b": 2.0})
    1
    """
    names = list(after)
    one, other = (np.round([values[name] for name in names], ALIKE) for values in (before, after))
    moved = np.sign(one[:, None] - one) * np.sign(other[:, None] - other) < 0
    return int(moved.sum()) // 2


def _without(
    one: str,
    every: tuple[str, ...],
    values: Values,
    funded: tuple[str, ...],
    rescore: Rescore,
    choose: Choose,
) -> Withdrawal:
    rest = tuple(other for other in every if other != one)
    after = rescore(rest) if rest else {}
    again = choose(after)
    return Withdrawal(
        one,
        one in funded,
        tuple(other for other in funded if other != one and other not in again) if again else (),
        tuple(other for other in again if other not in funded),
        reversed_pairs(values, after),
        bool(again) or not rest or not funded,
    )
