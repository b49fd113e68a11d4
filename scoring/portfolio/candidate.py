"""An application as the portfolio sees it."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from scoring.portfolio.rules import Rule


@dataclass(frozen=True)
class Candidate:
    """One application: what it asks for, what it is worth, where it belongs, and which firms are in it.

    `value` is what is maximised, in the unit that the recommendation says; minus infinity where it has no
    lower bound. `requested` is in the call's currency, None where the application names no sum.
    """

    application_id: str
    name: str
    requested: float | None
    value: float
    region: str = ""
    sector: str = ""
    stage: str = ""
    members: frozenset[str] = frozenset()
    labour_market: str = ""

    def belongs(self, rule: Rule) -> bool:
        """Whether the application is one of those that a rule on region, sector or stage counts."""
        own = "" if rule.axis is None else str(getattr(self, rule.axis))
        if rule.axis == "sector":
            return any(covers(name, own) for name in rule.names)
        return own in rule.names

    def barred(self, rules: tuple[Rule, ...]) -> str:
        """Why it cannot be in any portfolio: "no sum", "no value", or "" where it can."""
        if self.requested is None and any(rule.counts_money for rule in rules):
            return "no sum"
        return "" if isfinite(self.value) else "no value"


def covers(code: str, own: str) -> bool:
    """Whether an industry code of a policy covers an application's: the same, or one that begins with it.

    >>> [covers("62", one) for one in ("62", "62.0", "62.01", "620", "")]
    [True, True, True, False, False]
    >>> covers("62.0", "62.01"), covers("03.2", "62.0")
    (True, False)
    """
    return own == code or own.startswith(code if "." in code else f"{code}.")
