"""What the template reads: the call, and the few verbs that write it in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from features.kinds import KINDS
from scoring.flags import FLAG_NAMES
from scoring.numbers import SPACE, measured, number, percent, signed
from scoring.phrases import dimension_name, phrase
from scoring.rank_words import RankWords
from scoring.report import charts
from scoring.report import map as maps
from scoring.report.history import history_chart
from scoring.report.member_maps import labelled_map
from scoring.report.outranked import outranked
from scoring.report.waterfalls import waterfall
from scoring.report.words import date, model_name, say
from scoring.sheet import (
    PAST,
    CallScore,
    Comparable,
    Contribution,
    DimensionScore,
    History,
    Language,
    ScoreSheet,
    Skill,
)

AHEAD = 5
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
BREAKS = (
    "Capa-bilities", "Willing-ness", "Kompe-tanse", "Driv-krefter", "Befolknings-tetthet",
    "Egenkapital-andel", "Investerings-rate", "Drifts-resultatets",
)  # fmt: skip
"""Where long words may break in a narrow column."""
PAGES = 200
"""Applications with a page of their own: a report of thousands would open on no phone."""


@dataclass(frozen=True)
class SkillRow:
    """Skill of several models on one past call."""

    call_id: str
    cases: int | None
    by_model: dict[str, Skill]


@dataclass(frozen=True)
class Reader:
    """A call and the language in which it is read."""

    call: CallScore
    language: Language

    def words(self) -> dict[str, Any]:
        """Everything that the template may use."""
        return {**self._numbers(), **self._call(), **self._sheet(), **self._basis()}

    def _numbers(self) -> dict[str, Any]:
        language = self.language
        return {
            "language": language,
            "say": partial(say, language=language),
            "date": partial(date, language=language),
            "number": lambda value, decimals=None: number(value, language, decimals),
            "percent": partial(percent, language=language),
            "signed": lambda value, decimals=self.call.decimals: signed(value, language, decimals),
            "rho": lambda value: number(value, language, 2),
            "money": self.money,
            "unit": say("points" if self.call.is_index else "pp_a_year", language),
            "share_bar": charts.share_bar,
        }

    def _call(self) -> dict[str, Any]:
        call, axis = self.call, self.axis()
        ticks = [(value, self.score(value, 0 if value == int(value) else 1)) for value in charts.ticks(axis)]
        shares = [one.evidence_share for one in call.sheets]
        return {
            "call": call,
            "title": self.say(
                "title_one" if len(shares) == 1 else "title", call=call.call_id, count=len(shares)
            ),
            "heading": self.heading(),
            "ahead": call.sheets[: self.ahead()],
            "own_skill": call.own_skill,
            "past_skill": call.pooled(PAST),
            "outranked": outranked(call, self.language),
            "evidence_mean": sum(shares) / len(shares),
            "flagged": sum(bool(one.flags) for one in call.sheets),
            "dimensions": [one.dimension for one in call.sheets[0].dimensions],
            "axis": axis,
            "tick_texts": ticks,
            "tick_labels": charts.tick_labels,
            "score_dot": charts.score_dot,
            "line_after": self.line_after(),
            "has_reach": call.has_reach,
            "reach": self.reach,
            "unsettled": any(part.settled is False for one in call.sheets for part in one.dimensions),
            "rank_words": RankWords(call, self.language),
        }

    def _sheet(self) -> dict[str, Any]:
        language = self.language
        return {
            "pages": self.call.sheets[:PAGES],
            "anchor": self.anchor,
            "dimension": lambda name: dimension_name(name, language),
            "narrow": lambda name: narrow(dimension_name(name, language)),
            "feature": lambda one: narrow(phrase(one.feature, one.label).label(language)),
            "value": self.value,
            "mark": mark,
            "member_count": self.member_count,
            "flag_name": lambda code: FLAG_NAMES[code][1 + (language == "nb")],
            "waterfall": lambda sheet: waterfall(sheet, self.call.neutral),
            "score": self.score,
            "sector": self.sector,
            "step_bar": charts.step_bar,
            "sum_bar": charts.sum_bar,
            "member_map": self.member_map,
            "outside": maps.outside,
            "nordic": maps.nordic,
            "roles": roles,
            "role_name": lambda role: say(role if role in KINDS else "other_role", language),
            "key_shape": maps.key_shape,
            "history_chart": self.history_chart,
        }

    def _basis(self) -> dict[str, Any]:
        call = self.call
        rows = skill_rows(call.skill)
        return {
            "skill_rows": rows,
            "skill_models": list(dict.fromkeys(one.model for one in call.skill)),
            "model_name": lambda name: model_name(name, self.language),
            "novelty_rule": self.novelty_rule(),
            "limits": {
                "thin": percent(call.rules["thin_share"], self.language),
                "accounts": percent(call.rules["accounts_share"], self.language),
                "years": number(call.rules["stale_years"], self.language),
                "declared": percent(call.rules["self_declared_share"], self.language),
                "joined": percent(call.rules["joined_share"], self.language),
            },
            "data_stamp": call.data_digest[:12],
        }

    def say(self, key: str, **filled: object) -> str:
        """The report's own words in the reader's language."""
        return say(key, self.language, **filled)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place in the list of each application that has a page."""
        return {one.application_id: place for place, one in enumerate(self.call.sheets[:PAGES], start=1)}

    def anchor(self, sheet: ScoreSheet) -> str:
        """The name of the application's page; empty where it has none."""
        place = self.places.get(sheet.application_id)
        return f"application-{place}" if place else ""

    def heading(self) -> str:
        """How many applications, how many seats."""
        count, seats = len(self.call.sheets), self.call.seats
        told = number(count, self.language, 0)
        text = self.say("one_application") if count == 1 else self.say("applications", count=told)
        if seats is None:
            return text
        return text + (self.say("and_one_seat") if seats == 1 else self.say("and_seats", seats=seats))

    def ahead(self) -> int:
        """How many are named first: the seats, at most AHEAD."""
        return min(self.call.seats or 3, AHEAD)

    def line_after(self) -> int:
        """After which row the line of the seats stands; 0 for none. Equal scores are never parted by it."""
        sheets, seats = self.call.sheets, self.call.seats or 0
        if not 0 < seats < len(sheets):
            return 0
        return max(i for i, one in enumerate(sheets, start=1) if one.rank <= sheets[seats - 1].rank)

    def axis(self) -> charts.Axis:
        """The axis on which all scores of the call stand."""
        ends = [(one.interval_low, one.interval_high) for one in self.call.sheets]
        held = [end for pair in ends for end in pair if end is not None]
        return charts.axis_for([one.score for one in self.call.sheets] + held, self.call.neutral)

    def score(self, value: float, decimals: int | None = None) -> str:
        """A score as people read it: growth with its sign, index points without."""
        places = self.call.decimals if decimals is None else decimals
        return (number if self.call.is_index else signed)(value, self.language, places)

    def reach(self, low: float | None, high: float | None) -> str:
        """An interval, that it is unbounded, or that there is none."""
        if low is None or high is None:
            return self.say("unbounded" if self.call.has_reach else "no_interval")
        return self.say("to", low=self.score(low), high=self.score(high))

    def sector(self, one: ScoreSheet | Comparable) -> str:
        """The sector; a bare code is called one."""
        return self.say("sector_code", code=one.sector) if one.sector[:1].isdigit() else one.sector

    def money(self, value: float) -> str:
        """An amount in millions with its currency."""
        million = number(value / 1e6, self.language)
        return f"{self.call.currency}{SPACE}{million}{SPACE}{self.say('million')}".strip()

    def member_count(self, members: int) -> str:
        """How many members, where any are listed."""
        if not members:
            return ""
        return self.say("one_member") if members == 1 else self.say("members", count=members)

    def value(self, one: Contribution, value: float | None) -> str:
        """A feature's value as people read it; in a table, growth "a year" is understood."""
        if value is None:
            return self.say("missing")
        return measured(value, one.plain_unit.removesuffix(" a year"), self.language)

    def member_map(self, sheet: ScoreSheet) -> str:
        """The map with a sentence for those who do not see it."""
        return labelled_map(sheet.places, sheet.towns, self.language)

    def history_chart(self, history: History) -> str:
        """The chart with a sentence for those who do not see it."""
        last = (number(line[-1], self.language, 0) for line in (history.members, history.sector))
        own, sector = last
        label = self.say(
            "history_label", first=history.years[0], last=history.years[-1], members=own, sector=sector
        )
        name = "history_members" if history.of == "employees" else "history_cell"
        return history_chart(history, label, self.say(name), self.say("history_sector"))

    def novelty_rule(self) -> str:
        """The rule for novelty with its declared and its measured rate of false alarms."""
        novelty = self.call.novelty
        declared = percent(novelty.declared_rate, self.language)
        if novelty.alarm_rate is None:
            return self.say("rule_novel_none", cases=novelty.cases, declared=declared)
        return self.say(
            "rule_novel",
            neighbours=novelty.neighbours,
            declared=percent(1 - novelty.declared_rate, self.language),
            measured=percent(novelty.alarm_rate, self.language),
        )


def narrow(name: str) -> str:
    """The name with soft hyphens where it may break in a narrow column."""
    for word in BREAKS:
        name = name.replace(word.replace("-", ""), word.replace("-", SOFT_HYPHEN))
    return name


def mark(one: DimensionScore) -> str:
    """The class of a dimension's cell: how much it adds or takes away, or that it has no evidence."""
    names = {None: "none", -2: "m2", -1: "m1", 0: "zero-mark", 1: "p1", 2: "p2"}
    return names[one.mark]


def roles(sheet: ScoreSheet) -> list[str]:
    """The roles on the map, in the order of the key."""
    present = {one.role for one in sheet.places}
    return [*(role for role in KINDS if role in present), *(["other"] if present - set(KINDS) else [])]


def skill_rows(skill: Sequence[Skill]) -> list[SkillRow]:
    """One row a call, pooled last."""
    calls = sorted(dict.fromkeys(one.call_id for one in skill), key=lambda call: call == "pooled")
    rows = []
    for call in calls:
        own = {one.model: one for one in skill if one.call_id == call}
        rows.append(SkillRow(call, next(iter(own.values())).cases, own))
    return rows
