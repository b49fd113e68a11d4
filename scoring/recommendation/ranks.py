"""The page's section on ranks: scores with their intervals, every rank's chance, and what can be claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from scoring.numbers import SPACE, number, percent, signed
from scoring.rank_words import RankWords, span
from scoring.ranks import rank_counts
from scoring.ranks.draws import Draws
from scoring.recommendation import rank_charts as charts
from scoring.recommendation.rank_page_words import say
from scoring.report.charts import Axis, axis_for, tick_labels, ticks
from scoring.sheet import CallScore, Language, ScoreSheet

Number = TypeVar("Number", int, float)
SHOWN = 60
"""Applications drawn: more do not fit a page that a committee reads."""
DENSE = 25
"""Above so many rows stand closer."""


@dataclass(frozen=True)
class RankRow:
    """One application, in words and pictures; `group` is "" but for the first of a group."""

    rank: str
    name: str
    score: str
    interval: str
    wide: str
    bar: str
    heat: str
    chance: str
    likely: str
    sets: str
    own: str
    common: str
    best: str
    group: str
    line: str


@dataclass(frozen=True)
class RanksSection:
    """Ready words and pictures for ranks.html.jinja; `words` are headings and captions."""

    words: dict[str, str]
    sentences: tuple[str, ...]
    short: str
    rows: tuple[RankRow, ...]
    score_ticks: str
    rank_ticks: str
    has_sets: bool
    no_sets: str
    has_heat: bool
    has_intervals: bool
    top: str
    dense: bool
    more: str


def ranks_section(call: CallScore, draws: Draws | None, language: Language) -> RanksSection:
    """The section in that language; `draws` (draws × applications) are in the order of the call's sheets.

    Without draws, or for an index, there are scores in order and a sentence that says why there is no more.
    """
    told = RankWords(call, language)
    shares = None if draws is None or call.ranks is None else rank_counts(draws) / np.float32(len(draws))
    shown = call.sheets[:SHOWN]
    rows = _Rows(call, language, _axis(call), shares)
    marks = [(value, rows.score(value, 0 if value == int(value) else 1)) for value in ticks(rows.axis, 4)]
    count = len(call.sheets)
    sentences = told.sentences()
    whole = all(
        (one.common_low, one.common_high, one.own_low, one.own_high) == (1, count) * 2 for one in call.sheets
    )
    return RanksSection(
        words=_words(call, shares, language),
        sentences=tuple(sentences),
        short=sentences[0],
        rows=tuple(rows.row(place) for place in range(len(shown))),
        score_ticks=tick_labels(rows.axis, marks),
        rank_ticks=charts.rank_ticks(count, call.seats),
        has_sets=call.ranks is not None and not whole,
        no_sets=say("sets_all", language, count=count) if call.ranks is not None and whole else "",
        has_heat=shares is not None,
        has_intervals=any(one.interval_low is not None for one in shown),
        top=told.top(),
        dense=len(shown) > DENSE,
        more=say("first", language, shown=SHOWN, count=number(count, language, 0)) if count > SHOWN else "",
    )


@dataclass(frozen=True)
class _Rows:
    call: CallScore
    language: Language
    axis: Axis
    shares: npt.NDArray[np.float32] | None

    def row(self, place: int) -> RankRow:
        sheet, told = self.call.sheets[place], RankWords(self.call, self.language)
        inner, outer = _both(sheet.interval_low, sheet.interval_high), _both(sheet.wide_low, sheet.wide_high)
        own, common = _both(sheet.own_low, sheet.own_high), _both(sheet.common_low, sheet.common_high)
        drawn = own is not None and common is not None
        count, seats = len(self.call.sheets), self.call.seats
        return RankRow(
            rank=sheet.rank_label,
            name=sheet.name,
            score=self.score(sheet.score),
            interval=self.between(inner),
            wide=self.between(outer),
            bar=charts.interval_row(sheet.score, self.axis, inner, outer),
            heat="" if self.shares is None else self._heat(place),
            chance=told.chance(sheet),
            likely=told.ranks(sheet),
            sets=charts.set_row(sheet.rank, own, common, seats, count) if own and common else "",
            own=span(*own) if own else "",
            common=span(*common) if common else "",
            best=self._best(sheet) if drawn else "",
            group=self._group(place),
            line=self._line(place),
        )

    def score(self, value: float, decimals: int | None = None) -> str:
        places = self.call.decimals if decimals is None else decimals
        return (number if self.call.is_index else signed)(value, self.language, places)

    def between(self, ends: tuple[float, float] | None) -> str:
        if ends is None:
            return say("open", self.language)
        return f"{self.score(ends[0])}{SPACE}{say('to', self.language)}{SPACE}{self.score(ends[1])}"

    def _heat(self, place: int) -> str:
        assert self.shares is not None  # asked only where there are draws
        return charts.heat_row(self.shares[place].tolist(), deepest(self.shares), self.call.seats)

    def _best(self, sheet: ScoreSheet) -> str:
        basis, one = self.call.ranks, sheet.application_id
        if basis is None or self.call.seats is None:
            return ""
        if one in basis.surely_top:
            return say("surely", self.language)
        if one in basis.may_be_top:
            return say("may", self.language)
        return say("may_95" if one in basis.may_be_top_95 else "out", self.language)

    def _group(self, place: int) -> str:
        groups = [one.group for one in self.call.sheets[: place + 1]]
        if self.call.ranks is None or self.call.ranks.groups == 1 or groups[-1] in groups[:-1]:
            return ""
        return say("group", self.language, group=groups[-1])

    def _line(self, place: int) -> str:
        seats, sheets = self.call.seats or 0, self.call.sheets
        if not 0 < seats < len(sheets):
            return ""
        within = max(at for at, one in enumerate(sheets) if one.rank <= sheets[seats - 1].rank)
        return say("line", self.language, seats=seats) if place == within else ""


def deepest(shares: npt.NDArray[np.float32]) -> float:
    """The largest chance that a column of the picture shows."""
    size = charts.bin_size(shares.shape[1])
    starts = np.arange(0, shares.shape[1], size)
    widths = np.diff(starts, append=shares.shape[1])
    return float((np.add.reduceat(shares[:SHOWN], starts, axis=1) / widths).max())


def _words(call: CallScore, shares: npt.NDArray[np.float32] | None, language: Language) -> dict[str, str]:
    plain = ("heading", "scores", "heat", "sets", "sets_caption", "application", "rank", "interval", "wide",
             "likely", "own", "common")  # fmt: skip
    told = {name: say(name, language) for name in plain}
    told["score"] = say("index" if call.is_index else "growth", language)
    told["scores_caption"] = say("scores_caption_index" if call.is_index else "scores_caption", language)
    told["best"] = "" if call.seats is None else say("best", language, seats=call.seats)
    if shares is not None and call.ranks is not None:
        count, seats = len(call.sheets), call.seats
        size = charts.bin_size(count)
        line = say("heat_line", language, seats=seats) if seats and seats < count else ""
        told["heat_caption"] = say(
            "heat_caption",
            language,
            draws=number(call.ranks.draws, language, 0),
            most=percent(deepest(shares), language),
            line=(say("binned", language, size=size) if size > 1 else "") + line,
        )
    return told


def _axis(call: CallScore) -> Axis:
    shown = call.sheets[:SHOWN]
    ends = [(one.interval_low, one.interval_high, one.wide_low, one.wide_high) for one in shown]
    held = [end for row in ends for end in row if end is not None]
    return axis_for([one.score for one in shown] + held, call.neutral)


def _both(low: Number | None, high: Number | None) -> tuple[Number, Number] | None:
    return None if low is None or high is None else (low, high)
