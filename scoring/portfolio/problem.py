"""Candidates and rules as the arrays of a 0–1 programme: one column an application, whole numbers throughout.

Every row adds up whole numbers (applications, or money in its largest common unit) and its ends lie half a
unit beyond what is allowed, so that no rounding of a solver can let a krone too much through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import gcd, inf

import numpy as np
import numpy.typing as npt
from scipy import sparse

from scoring.portfolio.candidate import Candidate
from scoring.portfolio.overlap import cliques, too_close
from scoring.portfolio.rules import Rule

Whole = npt.NDArray[np.int64]
HUNDREDTHS = 100
"""Money is counted in hundredths of the currency's unit."""


@dataclass(frozen=True, eq=False)
class Row:
    """low < Σ `weights` over the chosen of `columns` < high; `rule` is the position of the rule it is of."""

    rule: int
    columns: Whole
    weights: Whole
    low: float = -inf
    high: float = inf

    def obeyed(self, chosen: npt.NDArray[np.bool_]) -> bool:
        """Whether the row holds, in whole numbers."""
        return self.low < int(self.weights[chosen[self.columns]].sum()) < self.high


@dataclass(frozen=True, eq=False)
class Problem:
    """`candidates` in their neutral order, the rules with their rows, and who can be chosen at all."""

    candidates: tuple[Candidate, ...]
    rules: tuple[Rule, ...]
    rows: tuple[Row, ...]
    open: npt.NDArray[np.bool_]

    @property
    def values(self) -> npt.NDArray[np.float64]:
        """What each candidate is worth; 0 for those who cannot be chosen."""
        listed = [one.value if can else 0.0 for one, can in zip(self.candidates, self.open, strict=True)]
        return np.array(listed, dtype="float64")

    def within(self, rules: Sequence[int]) -> Problem:
        """The same with only the rules at these positions; who can be chosen stays as it is."""
        kept = set(rules)
        return replace(self, rows=tuple(row for row in self.rows if row.rule in kept))

    def without(self, rule: int) -> Problem:
        """The same without one rule."""
        return self.within([one for one in range(len(self.rules)) if one != rule])

    def obeyed(self, chosen: npt.NDArray[np.bool_]) -> bool:
        """Whether these applications together obey every rule."""
        return not chosen[~self.open].any() and all(row.obeyed(chosen) for row in self.rows)

    def matrix(self) -> sparse.csr_array:
        """The rows, rules × applications."""
        columns = [row.columns for row in self.rows]
        ends = np.cumsum([0, *(len(one) for one in columns)])
        shape = (len(self.rows), len(self.candidates))
        if not columns:
            return sparse.csr_array(shape, dtype="float64")
        weights = np.concatenate([row.weights for row in self.rows]).astype("float64")
        return sparse.csr_array((weights, np.concatenate(columns), ends), shape=shape)


def problem_of(candidates: Sequence[Candidate], rules: Sequence[Rule]) -> Problem:
    """The programme of these candidates, in the order given, under these rules."""
    listed, told = tuple(candidates), tuple(rules)
    budget = next((rule.limit for rule in told if rule.kind == "budget"), None)
    rows = [row for at, rule in enumerate(told) for row in _rows(at, rule, listed, budget)]
    can = np.array([not one.barred(told) for one in listed], dtype=bool)
    return Problem(listed, told, tuple(rows), can)


def _rows(at: int, rule: Rule, candidates: tuple[Candidate, ...], budget: float | None) -> list[Row]:
    everyone = np.arange(len(candidates))
    if rule.kind == "budget":
        return [_money(at, everyone, candidates, high=rule.limit)]
    if rule.kind in ("seats", "fund_at_least"):
        return [_count(at, everyone, rule, "fund_at_least")]
    if rule.kind in ("must_fund", "must_not_fund", "exclusion"):
        named = [i for i, one in enumerate(candidates) if one.application_id in rule.applications]
        return [_count(at, np.array(named, dtype="int64"), rule, "must_fund")]
    if rule.kind in ("shared_firms", "shared_share"):
        edges = too_close(candidates, rule)
        return [
            _count(at, np.array(one, dtype="int64"), Rule("exclusion", 1.0), "") for one in cliques(edges)
        ]
    within = np.array([i for i, one in enumerate(candidates) if one.belongs(rule)], dtype="int64")
    if rule.kind in ("at_least", "at_most"):
        return [_count(at, within, rule, "at_least")]
    amount = rule.limit * (budget or 0.0)
    if rule.kind == "at_least_share":
        return [_money(at, within, candidates, low=amount)]
    return [_money(at, within, candidates, high=amount)]


def _count(at: int, columns: Whole, rule: Rule, floor: str) -> Row:
    """Each of `columns` counts once; the limit is a floor for rules of kind `floor`, else a ceiling."""
    weights = np.ones(len(columns), dtype="int64")
    if rule.kind == floor:
        return Row(at, columns, weights, low=rule.limit - 0.5)
    return Row(at, columns, weights, high=rule.limit + 0.5)


def _money(
    at: int,
    columns: Whole,
    candidates: tuple[Candidate, ...],
    low: float | None = None,
    high: float | None = None,
) -> Row:
    """Requested sums in their largest common unit, between whole limits."""
    sums = [round(HUNDREDTHS * (candidates[i].requested or 0.0)) for i in columns]
    unit = gcd(*sums) or 1
    floor = -inf if low is None else -(-_hundredths(low) // unit) - 0.5
    ceiling = inf if high is None else _hundredths(high) // unit + 0.5
    return Row(at, columns, np.array([one // unit for one in sums], dtype="int64"), floor, ceiling)


def _hundredths(amount: float) -> int:
    return round(HUNDREDTHS * amount)
