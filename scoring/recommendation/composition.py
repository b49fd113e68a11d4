"""Who a portfolio is made of by region, sector and stage, against the floors and ceilings of the policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from scoring.numbers import number, percent
from scoring.portfolio.candidate import Candidate
from scoring.portfolio.rules import AXES, Axis, Rule
from scoring.recommendation.charts import part_bar
from scoring.recommendation.recommendation import Recommendation
from scoring.recommendation.rule_words import RuleWords, sector_name
from scoring.recommendation.words import say
from scoring.sheet import Language


@dataclass(frozen=True)
class Part:
    """One group: how many of it are recommended of how many that applied, their money, the limits on both."""

    name: str
    funded: str
    applied: str
    bar: str
    money: str
    money_bar: str
    limits: str


@dataclass(frozen=True)
class Composition:
    """The groups of one axis; `limited` is whether a rule sets a floor or a ceiling on any."""

    name: str
    parts: tuple[Part, ...]
    limited: bool


@dataclass(frozen=True)
class _Group:
    label: str
    members: tuple[Candidate, ...]
    rules: tuple[Rule, ...]

    def limit(self, kind: str) -> float | None:
        """The tightest limit of that kind."""
        found = [rule.limit for rule in self.rules if rule.kind == kind]
        if not found:
            return None
        return max(found) if kind.startswith("at_least") else min(found)


def compositions(one: Recommendation, language: Language) -> tuple[Composition, ...]:
    """One composition an axis: of labour markets only where a rule is about them."""
    ruled = {rule.axis for rule in one.rules if rule.axis}
    axes = [axis for axis in AXES if axis in ruled or axis != "labour_market"]
    made = [_composition(one, axis, language) for axis in axes]
    return tuple(each for each in made if each.parts)


def _composition(one: Recommendation, axis: Axis, language: Language) -> Composition:
    groups = _groups(one, axis, language)
    shares = [_share(group, one) for group in groups]
    most = max(
        [1.0, *(_most(group, len(_inside(group.members, one)), "") for group in groups)],
    )
    most_share = max(
        [1e-9, *(_most(group, share, "_share") for group, share in zip(groups, shares, strict=True))]
    )
    return Composition(
        say(f"axis_{axis}", language),
        tuple(
            _part(one, group, share, most, most_share, language)
            for group, share in zip(groups, shares, strict=True)
        ),
        any(group.rules for group in groups),
    )


def _most(group: _Group, value: float, ending: str) -> float:
    return max(value, group.limit(f"at_least{ending}") or 0.0, group.limit(f"at_most{ending}") or 0.0)


def _part(
    one: Recommendation, group: _Group, share: float, most: float, most_share: float, language: Language
) -> Part:
    funded = len(_inside(group.members, one))
    low, high = group.limit("at_least"), group.limit("at_most")
    return Part(
        group.label,
        number(funded, language, 0),
        number(len(group.members), language, 0),
        part_bar(funded, most, low, high),
        percent(share, language),
        part_bar(share, most_share, group.limit("at_least_share"), group.limit("at_most_share")),
        ", ".join(_limits(group, language)),
    )


def _limits(group: _Group, language: Language) -> list[str]:
    found = []
    for kind in ("at_least", "at_most", "at_least_share", "at_most_share"):
        limit = group.limit(kind)
        if limit is None:
            continue
        share = kind.endswith("_share")
        value = (
            say("of_budget", language, value=percent(limit, language)) if share else number(limit, language)
        )
        found.append(say("limit_low" if kind.startswith("at_least") else "limit_high", language, value=value))
    return found


def _groups(one: Recommendation, axis: Axis, language: Language) -> list[_Group]:
    """The groups that rules name, then all others of whom somebody is recommended, by name."""
    words = RuleWords(one.call, one.candidates, language)
    named: dict[tuple[str, ...], list[Rule]] = {}
    for rule in one.rules:
        if rule.axis == axis:
            named.setdefault(rule.names, []).append(rule)
    groups = [
        _Group(
            words.label(rules[0]),
            tuple(each for each in one.candidates if each.belongs(rules[0])),
            tuple(rules),
        )
        for rules in named.values()
    ]
    ruled = {each.application_id for group in groups for each in group.members}
    inside = [each for each in one.candidates if each.application_id in one.funded]
    values = sorted({str(getattr(each, axis)) for each in inside if each.application_id not in ruled})
    return groups + [
        _Group(
            _label(one, axis, value, language),
            tuple(each for each in one.candidates if getattr(each, axis) == value),
            (),
        )
        for value in values
    ]


def _label(one: Recommendation, axis: Axis, value: str, language: Language) -> str:
    if not value:
        return say("not_stated", language)
    if axis == "sector":
        return sector_name(value, language)
    return one.known_regions.get(value, value) if axis != "stage" else value


def _inside(members: Sequence[Candidate], one: Recommendation) -> list[Candidate]:
    return [each for each in members if each.application_id in one.funded]


def _share(group: _Group, one: Recommendation) -> float:
    """The group's part of the budget; without one, of what all recommended ask for."""
    asked = fsum(each.requested or 0.0 for each in _inside(group.members, one))
    whole = one.budget or one.portfolio.requested
    return asked / whole if whole else 0.0
