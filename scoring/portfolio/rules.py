"""What a portfolio must obey: one rule a line of the policy, written in the call or the policy file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Axis = Literal["region", "labour_market", "sector", "stage"]
Value = Literal["expected", "lower", "chance"]
Weight = Literal["applications", "employees"]
Kind = Literal[
    "budget",
    "seats",
    "fund_at_least",
    "at_least",
    "at_most",
    "at_least_share",
    "at_most_share",
    "must_fund",
    "must_not_fund",
    "exclusion",
    "shared_firms",
    "shared_share",
]
AXES: tuple[Axis, ...] = ("region", "labour_market", "sector", "stage")
VALUES: tuple[Value, ...] = ("expected", "lower", "chance")
WEIGHTS: tuple[Weight, ...] = ("applications", "employees")
MONEY: frozenset[Kind] = frozenset({"budget", "at_least_share", "at_most_share"})
"""Kinds that count requested money: an application without a requested sum cannot obey them."""


@dataclass(frozen=True)
class Rule:
    """One rule. `limit` is a number of applications, an amount, a share of 0–1 or a number of firms, by kind.

    `names` are the values of `axis` that the rule is about, `label` what the policy calls them,
    `applications` those that it names. `reason` is the policy's own, printed beside it.
    """

    kind: Kind
    limit: float = 0.0
    axis: Axis | None = None
    names: tuple[str, ...] = ()
    label: str = ""
    applications: tuple[str, ...] = ()
    reason: str = ""

    @property
    def counts_money(self) -> bool:
        """Whether requested sums enter."""
        return self.kind in MONEY


@dataclass(frozen=True)
class Policy:
    """What is maximised and within which rules; budget and seats None: those of the call.

    `value` is growth as expected, its lower end, or the chance of being among the best; `weight` whether an
    application counts once or by its members' employees (growth in per cent of employees is jobs).
    """

    rules: tuple[Rule, ...] = ()
    value: Value = "expected"
    weight: Weight = "applications"
    budget: float | None = None
    seats: int | None = None

    def all_rules(self, budget: float | None, seats: int | None) -> tuple[Rule, ...]:
        """The policy's rules after those of the call, of which the policy may set others."""
        money = budget if self.budget is None else self.budget
        places = seats if self.seats is None else self.seats
        first = () if money is None else (Rule("budget", float(money)),)
        second = () if places is None else (Rule("seats", float(places)),)
        return (*first, *second, *self.rules)
