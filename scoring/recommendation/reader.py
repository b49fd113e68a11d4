"""What the template reads: the recommendation in short, its sections, and how it was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from math import isnan
from typing import Any

from scoring.numbers import number
from scoring.portfolio.solve import SECONDS
from scoring.recommendation.amounts import Amounts
from scoring.recommendation.notes import listed, notes
from scoring.recommendation.portfolio import portfolio_section
from scoring.recommendation.recommendation import Recommendation
from scoring.recommendation.rule_words import RuleWords
from scoring.recommendation.words import say
from scoring.report.words import date
from scoring.sheet import Language

NO_GAP = 1e-9
SECTIONS = ("ranks", "line", "portfolio", "robust")
"""Parts of the page in reading order; each is there where it is given."""


@dataclass(frozen=True)
class Funded:
    """One recommended application at a glance."""

    rank: str
    name: str
    growth: str
    requested: str


@dataclass(frozen=True)
class Reader:
    """A recommendation, the sections that others made, and the language in which all is read."""

    one: Recommendation
    sections: Mapping[str, Any]
    language: Language

    def words(self) -> dict[str, Any]:
        """Everything that the template may use."""
        call, language = self.one.call, self.language
        own = {"portfolio": portfolio_section(self.one, language)}
        sections: dict[str, Any] = dict.fromkeys(SECTIONS) | dict(self.sections) | own
        return {
            "language": language,
            "say": partial(say, language=language),
            "title": self.say("title", call=call.call_id),
            "crumbs": self.crumbs(),
            "heading": self.heading(),
            "low_confidence": None if call.low_confidence is None else call.low_confidence.says(language),
            "is_index": call.is_index,
            "funded": [self.funded(name) for name in self.one.portfolio.funded],
            "short": [*self.short(), *self.on_the_line()],
            "facts": self.facts(),
            "notes": notes(self.one, language),
            "maximised": self.maximised(),
            "method": self.method(),
            "policy_rules": [self.rules.says(rule) for rule in self.one.rules],
            "present": [name for name in SECTIONS if sections[name] is not None],
            "stamp": self.stamp(),
            **sections,
        }

    def say(self, key: str, **filled: object) -> str:
        """The page's own words in the reader's language."""
        return say(key, self.language, **filled)

    @property
    def rules(self) -> RuleWords:
        """Rules in words."""
        return RuleWords(self.one.call, self.one.candidates, self.language)

    @property
    def told(self) -> Amounts:
        """Numbers in words."""
        return Amounts(self.one, self.language)

    def crumbs(self) -> str:
        """Call, closing date, policy."""
        file = self.one.policy_file
        return " · ".join(
            [
                self.say("call", call=self.one.call.call_id),
                self.say("closed", date=date(self.one.call.closes_on, self.language)),
                self.say("with_policy", file=file) if file else self.say("without_policy"),
            ]
        )

    def heading(self) -> str:
        """How many of how many."""
        count = len(self.one.funded)
        key = {0: "heading_none", 1: "heading_one"}.get(count, "heading")
        return self.say(key, count=count, all=len(self.one.candidates))

    def funded(self, name: str) -> Funded:
        """A line of the short list."""
        sheet, asked = self.one.sheets[name], self.asked(name)
        return Funded(
            self.say("rank", rank=sheet.rank_label),
            sheet.name,
            self.told.growth(sheet.score),
            "" if asked is None else self.say("asks", amount=self.rules.money(asked)),
        )

    def asked(self, name: str) -> float | None:
        """What an application asks for."""
        return next(each.requested for each in self.one.candidates if each.application_id == name)

    def short(self) -> list[str]:
        """What the policy costs, whom it moves, and the dearest rule."""
        one = self.one
        if len(one.rules) == sum(rule.kind in ("budget", "seats") for rule in one.rules):
            return [self.say("priced_none")]
        if one.price < 1e-6:
            return [self.say("priced_nothing")]
        told = [self.say("priced", loss=self.told.value(one.price), whole=self.told.value(one.freely.value))]
        names = [one.sheets[name].name for name in one.freely.funded if name not in one.funded]
        instead = [one.sheets[name].name for name in one.portfolio.funded if name not in one.freely.funded]
        if instead:
            told.append(self.say("passed_over", names=listed(names), instead=listed(instead)))
        elif names:
            told.append(self.say("passed_over_only", names=listed(names)))
        dear = [cost for cost in one.costs if cost.loss and cost.rule.kind not in ("budget", "seats")]
        if len(dear) > 1:
            loss = self.told.value(dear[0].loss or 0.0)
            told.append(self.say("dearest", rule=self.rules.says(dear[0].rule), loss=loss))
        return told

    def on_the_line(self) -> list[str]:
        """Where the funding line, which hears the committee, has those recommended."""
        line = self.sections.get("line")
        if line is None or not self.one.funded:
            return []
        held = {group.group: [row.application_id for row in group.rows] for group in line.groups}
        own = {group: [each for each in rows if each in self.one.funded] for group, rows in held.items()}
        out = [self.one.sheets[each].name for each in own["out"]]
        return [
            self.say(
                "on_the_line",
                inside=len(own["in"]),
                discuss=len(own["discuss"]),
                outside=len(out),
                names=f" ({listed(out)})" if out else "",
            )
        ]

    def facts(self) -> list[tuple[str, str, str]]:
        """Names, numbers and what they are of."""
        one, told = self.one, self.told
        count, seats, budget = len(one.funded), one.seats, one.budget
        facts = [
            (
                self.say("fact_funded"),
                number(count, self.language, 0),
                "" if seats is None else self.say("fact_of_seats", seats=seats),
            ),
            (
                self.say("fact_asked"),
                self.rules.money(one.portfolio.requested),
                "" if budget is None else self.say("fact_of_budget", amount=self.rules.money(budget)),
            ),
            (self.say("fact_points" if one.call.is_index else "fact_growth"), told.growth(one.growth), ""),
        ]
        if one.policy.value != "expected" or one.policy.weight != "applications":
            facts.append((self.say("fact_value"), told.value(one.portfolio.value), ""))
        facts.append((self.say("fact_price"), told.value(one.price), ""))
        return [*facts, (self.say("fact_gap"), self.gap(), "")]

    def gap(self) -> str:
        """The proven gap."""
        gap = self.one.portfolio.gap
        if isnan(gap) or gap <= NO_GAP:
            return self.say("gap_none")
        return f"{number(100 * gap, self.language)} %"

    def maximised(self) -> list[str]:
        """What is maximised, in a sentence or two."""
        one = self.one
        key = {"expected": "maximised_points" if one.call.is_index else "maximised_expected"}.get(
            one.policy.value, f"maximised_{one.policy.value}"
        )
        told = [self.say(key, **({"seats": one.call.seats} if one.policy.value == "chance" else {}))]
        if one.policy.weight == "employees":
            told = [*(told[1:] if one.policy.value == "expected" else told), self.say("maximised_employees")]
        return told

    def method(self) -> list[str]:
        """How the portfolio was found, a paragraph each."""
        draws = self.one.draws
        told = [self.say("method_money"), self.say("method_not_effect")]
        told += [
            self.say("method_solver", seconds=number(SECONDS, self.language, 0)),
            self.say("method_ties"),
        ]
        sure = self.say("method_draws", count=number(draws, self.language, 0))
        return [*told, self.say("method_costs"), sure if draws else self.say("method_no_draws")]

    def stamp(self) -> str:
        """What this rests on, in a line."""
        call, one = self.one.call, self.one
        return self.say(
            "stamp",
            call=call.call_id,
            date=date(call.closes_on, self.language),
            version=call.model_version,
            data=call.data_digest[:12],
            policy=one.policy_hash[:12] or "–",
        )
