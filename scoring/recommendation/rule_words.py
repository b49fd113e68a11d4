"""Rules in plain words, in English and Norwegian bokmål, and what to say where they contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.industries import industry
from scoring.numbers import SPACE, number, percent
from scoring.portfolio.candidate import Candidate
from scoring.portfolio.conflicts import Conflict
from scoring.portfolio.rules import Axis, Rule
from scoring.sheet import CallScore, Language

RULES: dict[str, tuple[str, str]] = {
    "budget": ("The budget: at most {amount}", "Rammen: høyst {amount}"),
    "seats": ("The seats: at most {limit}", "Plassene: høyst {limit}"),
    "fund_at_least": ("At least {limit} funded", "Minst {limit} innvilget"),
    "at_least": ("At least {limit} from {group}", "Minst {limit} fra {group}"),
    "at_most": ("At most {limit} from {group}", "Høyst {limit} fra {group}"),
    "at_least_share": ("At least {share} of the budget to {group}", "Minst {share} av rammen til {group}"),
    "at_most_share": ("At most {share} of the budget to {group}", "Høyst {share} av rammen til {group}"),
    "must_fund": ("{named} must be funded", "{named} må innvilges"),
    "must_not_fund": ("{named} must not be funded", "{named} skal ikke innvilges"),
    "exclusion": ("At most {limit} of {named}", "Høyst {limit} av {named}"),
    "shared_firms": (
        "No two funded share more than {firms}",
        "Ingen to innvilgede deler mer enn {firms}",
    ),
    "shared_share": (
        "No two funded share more than {share} of the smaller one’s firms",
        "Ingen to innvilgede deler mer enn {share} av den minstes bedrifter",
    ),
}
GROUPS: dict[Axis, tuple[str, str]] = {
    "region": ("the region {label}", "regionen {label}"),
    "labour_market": ("the labour market {label}", "arbeidsmarkedet {label}"),
    "sector": ("the sector {label}", "næringen {label}"),
    "stage": ("the stage {label}", "fasen {label}"),
}
SEVERAL: dict[Axis, tuple[str, str]] = {
    "region": ("the regions {label}", "regionene {label}"),
    "labour_market": ("the labour markets {label}", "arbeidsmarkedene {label}"),
    "sector": ("the sectors {label}", "næringene {label}"),
    "stage": ("the stages {label}", "fasene {label}"),
}
SIZES = ("({count} applied)", "({count} søkte)")
FIRMS = (("one firm", "{count} firms", "no firm"), ("én bedrift", "{count} bedrifter", "ingen bedrift"))


@dataclass(frozen=True)
class RuleWords:
    """A call, its candidates, and the language in which their rules are read."""

    call: CallScore
    candidates: Sequence[Candidate]
    language: Language

    def says(self, rule: Rule) -> str:
        """The rule in a few words; `reason` is the policy's own and follows."""
        told = RULES[rule.kind][self._nb].format(
            amount=self.money(rule.limit),
            limit=number(rule.limit, self.language),
            share=percent(rule.limit, self.language),
            group=self.group(rule),
            named=", ".join(self.names(rule)),
            firms=self._firms(int(rule.limit)),
        )
        return f"{told}: {rule.reason}" if rule.reason else told

    def group(self, rule: Rule) -> str:
        """The region, sector or stage that a rule is about, in words."""
        if rule.axis is None:
            return ""
        words = GROUPS if len(rule.names) == 1 else SEVERAL
        return words[rule.axis][self._nb].format(label=self.label(rule))

    def label(self, rule: Rule) -> str:
        """The names of the group, industries with their short name."""
        if rule.axis != "sector":
            return rule.label
        return ", ".join(sector_name(one, self.language) for one in rule.names)

    def names(self, rule: Rule) -> list[str]:
        """The names of the applications that a rule names."""
        named = {one.application_id: one.name for one in self.candidates}
        return [named.get(one, one) for one in rule.applications]

    def money(self, value: float) -> str:
        """An amount in millions with its currency."""
        million = "mill." if self._nb else "m"
        return f"{self.call.currency}{SPACE}{number(value / 1e6, self.language)}{SPACE}{million}".strip()

    def contradiction(self, conflict: Conflict) -> str:
        """The rules that contradict each other, one a line, and the way out."""
        lines = [f"  {at}. {self._sized(rule)}" for at, rule in enumerate(conflict.rules, start=1)]
        if len(conflict.rules) == 1:
            first = "One rule can be met by no portfolio of this call:"
            last = "Loosen it, or leave it out of the policy."
        else:
            which = "any other set of rules that contradict is at least as large" if conflict.smallest else ""
            first = f"These {len(conflict.rules)} rules contradict each other: no portfolio obeys them all"
            first += f" ({which}):" if which else ":"
            last = "Without any one of them the others can be met together. Loosen or leave out one of them."
        return "\n".join([first, *lines, last])

    def _sized(self, rule: Rule) -> str:
        """The rule, with how many applications there are to meet it and what bars those it names."""
        told = self.says(rule)
        if rule.axis is not None:
            count = sum(one.belongs(rule) for one in self.candidates)
            return f"{told} {SIZES[self._nb].format(count=count)}"
        if rule.kind == "must_fund":
            own = next(one for one in self.candidates if one.application_id in rule.applications)
            asked = "no requested sum" if own.requested is None else f"requests {self.money(own.requested)}"
            return f"{told} ({asked})"
        return told

    def _firms(self, count: int) -> str:
        words = FIRMS[self._nb]
        return words[{0: 2, 1: 0}.get(count, 1)].format(count=count)

    @property
    def _nb(self) -> bool:
        return self.language == "nb"


def sector_name(code: str, language: Language) -> str:
    """An industry code with its short name; other words as they are.

    >>> sector_name("03.2", "en"), sector_name("Fintech", "en")
    ('03.2 fishing and aquaculture', 'Fintech')
    """
    name = industry(code[:2], language).removeprefix(code[:2]).strip()
    return f"{code} {name}" if code[:2].isdigit() and name else code
