"""What the template reads: the comparison, and the few verbs that write it in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import isnan
from typing import Any

from models.comparison.comparison import Alternative, Comparison, Part
from models.comparison.effect import Effect
from scoring.comparison import charts
from scoring.comparison.answer import headline, interval_end, is_not, lead, noticeable
from scoring.comparison.balance_rows import BalanceRows, balance_rows, love_axis
from scoring.comparison.checks import checks
from scoring.comparison.event import event_words
from scoring.comparison.flow_rows import flow_sides
from scoring.comparison.groups import split
from scoring.comparison.method import method, replay_command, unseen_sentences
from scoring.comparison.names import MEASURES
from scoring.comparison.notices import plainly
from scoring.comparison.picture import Row, picture
from scoring.comparison.words import say, variant_name
from scoring.industries import industry
from scoring.numbers import SPACE, number, signed
from scoring.report.charts import Axis, tick_labels, ticks
from scoring.report.words import date
from scoring.sheet import Language


@dataclass(frozen=True)
class Reader:
    """A comparison and the language in which it is read."""

    comparison: Comparison
    language: Language

    def words(self) -> dict[str, Any]:
        """Everything that the template may use."""
        return {**self._numbers(), **self._answer(), **self._results(), **self._basis()}

    def _numbers(self) -> dict[str, Any]:
        language = self.language
        return {
            "language": language,
            "say": partial(say, language=language),
            "date": partial(date, language=language),
            "number": lambda value, decimals=None: number(value, language, decimals),
            "signed": lambda value, decimals=1: signed(value, language, decimals),
            "smd": lambda value: "–" if value is None else signed(value, language, 2),
            "ratio": lambda value: "–" if value is None else number(value, language, 2),
            "between": self.between,
            "tick_labels": tick_labels,
            "tick_texts": self.tick_texts,
            "interval_row": lambda effect, axis: charts.interval_row(
                effect.estimate, effect.low, effect.high, axis
            ),
            "point_row": charts.point_row,
        }

    def _answer(self) -> dict[str, Any]:
        one, language = self.comparison, self.language
        rows = picture(one, language)
        return {
            "title": say("title", language, scope=self.scope("programme")),
            "crumbs": self.crumbs(),
            "heading": headline(one, language),
            "lead": lead(one, language),
            "balanced": one.balanced,
            "decision": one.question.decision,
            "picture": rows,
            "picture_axis": mixed_axis(rows),
            "is_not": is_not(one, language),
            "checks": checks(one, language),
            "headline": one.headline,
            "noticed": None if isnan(one.headline.se) else noticeable(one.headline),
            "treated": sum(call.treated for call in one.calls),
            "calls": one.calls,
        }

    def _results(self) -> dict[str, Any]:
        one, language = self.comparison, self.language
        balance = balance_rows(one, language)
        return {
            "results_lead": say(
                "results_lead", language, small=say(f"small_{one.question.decision}", language)
            ),
            "by_measure": one.by_measure,
            "by_year": one.by_year if len(one.by_year) > 1 else (),
            "by_sector": split(one.by_sector, language),
            "by_region": split(one.by_region, language),
            "alternatives": one.alternatives,
            "variant_axis": mixed_axis(one.alternatives),
            "part_axis": part_axis,
            "measure_name": lambda name: MEASURES[name][language == "nb"],
            "year_name": lambda name: say("year_number", language, number=name),
            "sector_name": lambda name: industry(name, language) or say("unknown_group", language),
            "region_name": lambda name: name or say("unknown_group", language),
            "variant_name": lambda name: variant_name(name, language),
            "event": event_words(one, language),
            **self._balance(balance),
        }

    def _balance(self, balance: BalanceRows) -> dict[str, Any]:
        axis = love_axis(self.comparison)
        return {
            "balance": balance,
            "balance_lead": say("balance_lead", self.language, limit=balance.limit_text),
            "love_axis": axis,
            "love_ticks": [(value, signed(value, self.language, 1)) for value in ticks(axis, 4)],
            "love_row": lambda row: charts.love_row(row.smd_before, row.smd_after, axis, balance.limit),
            "flows": flow_sides(self.comparison, self.language),
        }

    def _basis(self) -> dict[str, Any]:
        one, language = self.comparison, self.language
        return {
            "unseen": unseen_sentences(one, language),
            "method": method(one, language),
            "notices": tuple(plainly(notice) for notice in one.notices),
            "command": replay_command(one.question),
            "as_of": one.question.as_of,
            "code_version": one.code_version,
            "hashes": one.hashes,
            "stamp": say(
                "stamp",
                language,
                scope=self.scope("Programme"),
                date=date(one.question.as_of, language),
                code=one.code_version,
                data=one.data_digest[:12],
            ),
        }

    def scope(self, programme: str) -> str:
        """The call, or the programme."""
        call = self.comparison.question.call_id
        return say(programme, self.language) if call is None else say("call", self.language, call=call)

    def crumbs(self) -> str:
        """What was compared and on what day it was known."""
        one = self.comparison
        told = [self.scope("Programme")]
        if one.question.call_id is None:
            first, last = one.calls[0].call_id, one.calls[-1].call_id
            told.append(say("crumbs_calls", self.language, count=len(one.calls), first=first, last=last))
        told.append(say("crumbs_known", self.language, date=date(one.question.as_of, self.language)))
        return " · ".join(told)

    def between(self, low: float, high: float) -> str:
        """An interval in numbers."""
        ends = (interval_end(low, self.language), interval_end(high, self.language))
        return f"{ends[0]}{SPACE}{say('to', self.language)}{SPACE}{ends[1]}"

    def tick_texts(self, axis: Axis) -> list[tuple[float, str]]:
        """The numbers over an axis."""
        return [
            (value, signed(value, self.language, 0 if value == int(value) else 1)) for value in ticks(axis, 4)
        ]


def part_axis(parts: Sequence[Part]) -> Axis:
    """One axis for all rows of a table."""
    return charts.interval_axis([ends(one.effect) for one in parts if one.effect])


def mixed_axis(rows: Sequence[Row | Alternative]) -> Axis:
    """One axis for rows of which some have no interval."""
    return charts.interval_axis(ends(one.effect) if one.effect else (one.value,) * 3 for one in rows)


def ends(effect: Effect) -> tuple[float, float, float]:
    """An estimate and its interval; where it has none, the estimate thrice."""
    if isnan(effect.low):
        return (effect.estimate,) * 3
    return effect.estimate, effect.low, effect.high
