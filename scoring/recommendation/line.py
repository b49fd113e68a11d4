"""The funding line's part of the page: words and pictures, ready for the template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.tables import Tables
from scoring.committee.assessment import Assessment
from scoring.committee.line import FundingLine, LinePlace, funding_line
from scoring.committee.line_charts import key_mark, line_row, rank_ticks
from scoring.committee.lottery import Lottery
from scoring.committee.rule import GROUPS, Rule
from scoring.committee.views import Side, View, asked_for
from scoring.numbers import SPACE, number, percent
from scoring.recommendation.line_committee import (
    AgreementTable,
    ReviewerTable,
    agreement_table,
    committee_method,
    reviewer_table,
)
from scoring.recommendation.line_notes import line_notes
from scoring.recommendation.line_words import say
from scoring.sheet import CallScore, Language


@dataclass(frozen=True)
class LineRow:
    """One application: its two chances in words, and both voices as a picture.

    `last_above` marks the one under which the line is drawn, in the order shown.
    """

    place: int
    application_id: str
    name: str
    asks: str
    committee: str
    committee_ranks: str
    model: str
    model_ranks: str
    picture: str
    group: str
    label: str
    why: str
    last_above: bool


@dataclass(frozen=True)
class LineGroup:
    """One of the three groups, with its rows in order."""

    group: str
    heading: str
    rows: tuple[LineRow, ...]


@dataclass(frozen=True)
class LotteryTable:
    """The lottery, where one was asked for: rule, and one ticket a row (name, ticket, whether drawn)."""

    heading: str
    lead: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class LineSection:
    """Everything the template reads as `line`."""

    heading: str
    lead: tuple[str, ...]
    short: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    say: Callable[[str], str]
    groups: tuple[LineGroup, ...]
    show_out: str
    divider: str
    above_all: bool
    ticks: str
    key: tuple[tuple[str, str], ...]
    caption: str
    agreement: AgreementTable | None
    reviewers: ReviewerTable | None
    lottery: LotteryTable | None
    method: tuple[str, ...]


def line_of(
    call: CallScore,
    tables: Tables,
    assessment: Assessment | None,
    draws: npt.NDArray[np.float32] | None,
    *,
    rule: Rule | None = None,
) -> FundingLine:
    """The funding line of a scored call.

    draws: draws × applications in the order of the call's sheets, None where the scores have no intervals.
    """
    names = [one.application_id for one in call.sheets]
    asked = tables.applications.set_index("application_id")["requested"].reindex(pd.Index(names))
    return funding_line(
        call.call_id,
        {name: None if pd.isna(one) else float(one) for name, one in zip(names, asked, strict=True)},
        seats=call.seats,
        budget=call.budget,
        committee=None if assessment is None else committee_side(assessment),
        model=None if draws is None else Side(tuple(names), draws, float(len(draws))),
        model_counts=call.low_confidence is None,
        rule=rule,
    )


def committee_side(assessment: Assessment) -> Side:
    """The committee's voice on the line."""
    known = assessment.posterior
    worth = float(len(known.quality)) if np.isnan(known.effective) else known.effective
    return Side(known.applications, known.quality, worth, known.unread)


def line_section(
    line: FundingLine,
    call: CallScore,
    assessment: Assessment | None,
    *,
    language: Language = "en",
    lottery: Lottery | None = None,
    weighted: bool = False,
) -> LineSection:
    """The part in that language; `weighted` where weights of criteria were declared."""
    told = _Told(line, call, language)
    method = () if assessment is None else committee_method(assessment, weighted, language)
    return LineSection(
        told.say("heading"),
        told.lead(),
        told.short(),
        told.facts(),
        line_notes(line, call, assessment, language),
        told.say,
        tuple(LineGroup(one, told.say(f"group_{one}"), told.rows(line.group(one))) for one in GROUPS),
        told.say("show_out", count=len(line.group("out"))),
        told.divider(),
        told.wanted == 0,
        rank_ticks(len(line.places)),
        told.key(),
        told.caption(),
        None if assessment is None else agreement_table(assessment, language),
        None if assessment is None else reviewer_table(assessment, language),
        None if lottery is None else told.lottery(lottery),
        method,
    )


@dataclass(frozen=True)
class _Told:
    """The line in one language."""

    line: FundingLine
    call: CallScore
    language: Language

    def say(self, key: str, **filled: object) -> str:
        return say(key, self.language, **filled)

    @property
    def wanted(self) -> int | None:
        sums = {one.application_id: one.requested for one in self.line.places}
        return asked_for(sums, seats=self.line.seats, budget=self.line.budget).wanted

    def money(self, value: float) -> str:
        million = "mill." if self.language == "nb" else "m"
        told = number(value / 1e6, self.language)
        return f"{self.call.currency}{SPACE}{told}{SPACE}{million}".strip()

    def seats(self, count: int) -> str:
        return self.say("seats_one") if count == 1 else self.say("seats_many", count=count)

    def lead(self) -> tuple[str, ...]:
        rule = self.line.rule
        lots = number(rule.than_lots, self.language)
        told = self.say(
            "lead",
            sure_in=percent(rule.sure_in, self.language),
            sure_out=percent(rule.sure_out, self.language),
            lots=self.say("half") if rule.than_lots == 0.5 else self.say("part", share=lots),
        )
        both = any(one.committee for one in self.line.places) and self.line.model_counts
        return (told, self.say("lead_model")) if both else (told,)

    def short(self) -> str:
        counts = {one: len(self.line.group(one)) for one in GROUPS}
        return self.say("short", inside=counts["in"], discuss=counts["discuss"], out=counts["out"])

    def facts(self) -> tuple[tuple[str, str], ...]:
        line = self.line
        told = [(self.say(f"group_{one}"), str(len(line.group(one)))) for one in GROUPS]
        if line.seats is not None:
            told.append((self.say("fact_seats"), str(line.seats)))
        if line.budget is not None:
            told.append((self.say("fact_budget"), self.money(line.budget)))
        return tuple(told)

    def divider(self) -> str:
        line = self.line
        parts = [] if line.seats is None else [self.seats(line.seats)]
        parts += [] if line.budget is None else [self.money(line.budget)]
        return self.say("line_row", what=", ".join(parts)) if self.wanted is not None else ""

    def key(self) -> tuple[tuple[str, str], ...]:
        told = []
        if any(one.committee for one in self.line.places):
            told.append((key_mark("point"), self.say("key_committee")))
        if any(one.model for one in self.line.places):
            own = "key_model" if self.line.model_counts else "key_silent"
            told.append((key_mark("model-point"), self.say(own)))
        return tuple(told)

    def caption(self) -> str:
        views = [view for one in self.line.places for view in (one.committee, one.model) if view]
        if self.wanted is None or not views:
            return ""
        error = 100 * max(view.error for view in views)
        money = self.say("caption_money") if self.line.budget is not None else ""
        return self.say("caption", k=self.wanted, money=money, error=number(error, self.language, 1))

    def rows(self, places: tuple[LinePlace, ...]) -> tuple[LineRow, ...]:
        return tuple(self.row(one) for one in places)

    def row(self, one: LinePlace) -> LineRow:
        why = f"why_{one.why}"
        picture = line_row(one.committee, one.model, wanted=self.wanted, applications=len(self.line.places))
        return LineRow(
            one.place,
            one.application_id,
            self.name(one.application_id),
            self.say("no_sum")
            if one.requested is None
            else self.say("asks", amount=self.money(one.requested)),
            self.chance(one.committee),
            self.ranks(one.committee),
            self.chance(one.model),
            self.ranks(one.model),
            picture,
            one.group,
            self.say(one.group),
            self.say(why) if one.why in ("model against", "crowded", "unread") else "",
            one.place == self.wanted,
        )

    def name(self, application_id: str) -> str:
        return next((one.name for one in self.call.sheets if one.application_id == application_id), "") or (
            application_id
        )

    def chance(self, view: View | None) -> str:
        if view is None:
            return "–"
        if 0 < view.chance < 0.01:
            return f"<{SPACE}{percent(0.01, self.language)}"
        if 0.99 < view.chance < 1:
            return f">{SPACE}{percent(0.99, self.language)}"
        return percent(view.chance, self.language)

    def ranks(self, view: View | None) -> str:
        if view is None:
            return ""
        key = "rank_single" if view.low == view.high else "ranks_between"
        return self.say(key, low=view.low, high=view.high)

    def lottery(self, lottery: Lottery) -> LotteryTable:
        money = "" if lottery.money is None else self.say("lottery_money", amount=self.money(lottery.money))
        seats = self.say("lottery_any_seats") if lottery.seats is None else self.seats(lottery.seats)
        return LotteryTable(
            self.say("lottery"),
            self.say("lottery_lead", seats=seats, money=money, seed=lottery.seed, source=lottery.source),
            tuple(
                (
                    f"{one.place}. {self.name(one.application_id)} ({one.application_id})",
                    one.digest,
                    self.say("drawn" if one.drawn else "not_drawn"),
                )
                for one in lottery.tickets
            ),
        )
