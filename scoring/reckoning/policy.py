"""The published policy, held against any other choice of applications: plain data, no solver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from scoring.committee.procedure.choices import Check
from scoring.committee.procedure.refused import Both, Sentence, sentence

Rule = Mapping[str, Any]
Sums = Mapping[str, float | None]
NAMING = ("must_fund", "must_not_fund", "exclusion", "shared_firms", "shared_share")
"""Kinds of rules that name applications: they are said without the names, since everybody reads them."""


def checks_of(recommendation: Mapping[str, Any], requested: Sums) -> tuple[Check, ...]:
    """One check a rule beside budget and seats, which are the call's own."""
    budget = recommendation.get("policy", {}).get("budget")
    rules = [one for one in recommendation.get("rules", []) if one["kind"] in KEPT]
    return tuple(_check(rule, requested, budget) for rule in rules)


def _check(rule: Rule, requested: Sums, budget: float | None) -> Check:
    def check(funded: frozenset[str]) -> Iterable[str]:
        return () if KEPT[rule["kind"]](rule, funded, requested, budget) else (_said(rule),)

    return check


def _said(rule: Rule) -> Sentence:
    if rule["kind"] in NAMING:
        return sentence("A rule of the policy that names applications is not kept.")
    return sentence(
        "{rule}: this is not kept.", rule=Both(rule["words"], nb=rule.get("words_nb") or rule["words"])
    )


def _counted(rule: Rule, funded: frozenset[str]) -> int:
    return len(funded & set(rule["concerns"]))


def _share(rule: Rule, funded: frozenset[str], requested: Sums, budget: float | None) -> float:
    return sum(requested.get(one) or 0.0 for one in funded & set(rule["concerns"])) / (budget or 1.0)


def _pairs(rule: Rule, funded: frozenset[str]) -> Iterator[bool]:
    yield from (set(pair) <= funded for pair in rule["apart"])


Kept = Callable[[Rule, frozenset[str], Sums, float | None], bool]
KEPT: dict[str, Kept] = {
    "fund_at_least": lambda rule, funded, _, __: len(funded) >= rule["limit"],
    "at_least": lambda rule, funded, _, __: _counted(rule, funded) >= rule["limit"],
    "at_most": lambda rule, funded, _, __: _counted(rule, funded) <= rule["limit"],
    "at_least_share": lambda rule, *told: _share(rule, *told) >= rule["limit"] - 1e-9,
    "at_most_share": lambda rule, *told: _share(rule, *told) <= rule["limit"] + 1e-9,
    "must_fund": lambda rule, funded, _, __: set(rule["applications"]) <= funded,
    "must_not_fund": lambda rule, funded, _, __: not set(rule["applications"]) & funded,
    "exclusion": lambda rule, funded, _, __: len(set(rule["applications"]) & funded) <= rule["limit"],
    "shared_firms": lambda rule, funded, _, __: not any(_pairs(rule, funded)),
    "shared_share": lambda rule, funded, _, __: not any(_pairs(rule, funded)),
}
"""Whether the funded applications keep a rule, by its kind (scoring/portfolio/rules.py)."""
