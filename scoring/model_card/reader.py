"""What the template reads: the card, and the few verbs that write it in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from models.card import ModelCard
from models.card.calibration import Bin
from models.card.group_skill import KINDS, GroupSkill
from models.card.inputs import Input
from models.card.skill_rows import SkillRow
from models.groups import LEAST_IN_GROUP
from scoring.confidence_words import in_words
from scoring.industries import industry
from scoring.low_confidence import LowConfidence
from scoring.model_card.limit_words import limit_sentence
from scoring.model_card.words import WORDS, say
from scoring.numbers import number, percent, signed
from scoring.phrases import dimension_name, phrase
from scoring.report import charts
from scoring.report.words import date, model_name
from scoring.report.words import say as said_in_report
from scoring.sheet import Language

NAMED = 12
"""Groups too small to say anything that are named; more are counted."""
SIGNS = {1: "+", -1: "\N{MINUS SIGN}", 0: "?"}
NORMAL_90 = 1.645


@dataclass(frozen=True)
class Groups:
    """The groups of one kind that can be spoken of, their axis, and a sentence about those that cannot."""

    kind: str
    shown: tuple[GroupSkill, ...]
    axis: charts.Axis
    small: str


@dataclass(frozen=True)
class Dimension:
    """Features of one dimension and what they weigh together."""

    name: str
    weight: float
    inputs: tuple[Input, ...]


@dataclass(frozen=True)
class Reader:
    """A card and the language in which it is read."""

    card: ModelCard
    language: Language

    def words(self) -> dict[str, Any]:
        """Everything that the template may use."""
        return {**self._numbers(), **self._judged(), **self._made_of()}

    def _numbers(self) -> dict[str, Any]:
        language = self.language
        return {
            "card": self.card,
            "language": language,
            "say": self.say,
            "date": lambda day: date(day[:10], language),
            "number": lambda value, decimals=0: _or_dash(value, lambda v: number(v, language, decimals)),
            "percent": lambda value: _or_dash(value, lambda v: percent(v, language)),
            "signed": lambda value, decimals=1: _or_dash(value, lambda v: signed(v, language, decimals)),
            "between": self.between,
            "share_bar": charts.share_bar,
            "score_dot": charts.score_dot,
            "tick_labels": charts.tick_labels,
            "tick_texts": self.tick_texts,
        }

    def _judged(self) -> dict[str, Any]:
        card, rows, bins = self.card, self.card.skill, self.card.calibration.bins
        pooled = [one for one in rows if one.is_pooled and one.model != "mean"]
        return {
            "heading": self.heading(),
            "doubt": self.doubt(),
            "pooled": pooled,
            "pooled_axis": axis_of([(one.spearman, one.low, one.high) for one in pooled]),
            "own": next((one for one in pooled if one.model == "model"), None),
            "past": next((one for one in pooled if one.model == "past growth"), None),
            "calls": calls_of(rows),
            "model_name": partial(model_name, language=self.language),
            "limits": [limit_sentence(one, self.language) for one in card.limits],
            "notices": self.notices(),
            "bin_row": bin_row,
            "bin_axis": axis_of([(one.predicted, one.observed, *bin_ends(one)) for one in bins]),
            "sentence_of": self.calibration_sentence,
        }

    def _made_of(self) -> dict[str, Any]:
        card, language = self.card, self.language
        funded, known = sum(one.funded for one in card.cohorts), sum(one.known for one in card.cohorts)
        rejected = sum(one.rejected for one in card.cohorts)
        return {
            "rejected_share": rejected / known if known and funded + rejected else None,
            "groups": [one for kind in KINDS if (one := self.groups(kind)).shown or one.small],
            "group_name": self.group_name,
            "dimensions": self.dimensions(),
            "heaviest": max((one.weight for one in card.inputs), default=0.0) or 1.0,
            "dimension_name": lambda name: dimension_name(name, language),
            "feature": lambda one: phrase(one.feature, one.label).label(language),
            "evidence_word": lambda name: said_in_report(name, language),
            "sign": lambda one: SIGNS[one.direction],
        }

    def say(self, key: str, **filled: object) -> str:
        """The card's own words in the reader's language."""
        return say(key, self.language, **filled)

    def heading(self) -> str:
        """The version, and whether it is what scores."""
        card = self.card
        if card.is_champion:
            return self.say("heading_champion", version=card.version)
        if card.followed_by is not None:
            return self.say("heading_former", version=card.version, next=card.followed_by)
        return self.say("heading_waiting", version=card.version)

    def doubt(self) -> LowConfidence | None:
        """Why its scores carry low confidence, where they do."""
        return in_words(self.card.confidence)

    def notices(self) -> list[str]:
        """What was said at training and does not stand elsewhere on the card."""
        elsewhere = {self.card.low_confidence, *(self.card.suspects or ())}
        return [one for one in self.card.notices if one not in elsewhere]

    def between(self, low: float | None, high: float | None, decimals: int = 2) -> str:
        """The ends of an interval in brackets; nothing where there is none."""
        if low is None or high is None:
            return ""
        word = "til" if self.language == "nb" else "to"
        ends = (number(end, self.language, decimals) for end in (low, high))
        return f"({next(ends)} {word} {next(ends)})"

    def tick_texts(self, axis: charts.Axis) -> list[tuple[float, str]]:
        """The numbers over an axis."""
        found = charts.ticks(axis, 4)
        places = 0 if all(one == int(one) for one in found) else 1
        return [(one, number(one, self.language, places)) for one in found]

    def calibration_sentence(self, name: str) -> str:
        """The slope or the mean error with its interval; nothing where it is not known."""
        told = self.card.calibration
        value, low, high = (getattr(told, f"{name}{end}") for end in ("", "_low", "_high"))
        if value is None or low is None or high is None:
            return ""
        write = signed if name == "error" else number
        ends = {"low": number(low, self.language, 2), "high": number(high, self.language, 2)}
        return self.say(name, value=write(value, self.language, 2), **ends)

    def groups(self, kind: str) -> Groups:
        """The groups of that kind."""
        own = [one for one in self.card.groups if one.kind == kind]
        shown = tuple(one for one in own if not one.is_small)
        axis = axis_of([(one.skill, one.skill_low, one.skill_high) for one in shown])
        return Groups(kind, shown, axis, self._too_small([one for one in own if one.is_small]))

    def _too_small(self, small: Sequence[GroupSkill]) -> str:
        if not small:
            return ""
        if len(small) > NAMED:
            n = sum(one.n for one in small)
            return self.say("groups_small_many", count=len(small), least=LEAST_IN_GROUP, n=n)
        names = ", ".join(f"{self.group_name(one)} ({one.n})" for one in small)
        return self.say("groups_small", least=LEAST_IN_GROUP, names=names)

    def group_name(self, one: GroupSkill) -> str:
        """The group as people call it."""
        if one.kind == "sector":
            return industry(one.name, self.language)
        return self.say(one.name) if one.kind == "size" and one.name in WORDS else one.name

    def dimensions(self) -> list[Dimension]:
        """The features by dimension, in the catalogue's order."""
        names = dict.fromkeys(one.dimension for one in self.card.inputs)
        parts = [(name, tuple(one for one in self.card.inputs if one.dimension == name)) for name in names]
        return [Dimension(name, sum(one.weight for one in own), own) for name, own in parts]


def calls_of(rows: Iterable[SkillRow]) -> list[tuple[str, int, dict[str, SkillRow]]]:
    """Every call, pooled last: its id, its applications and its rows by model."""
    found: dict[str, dict[str, SkillRow]] = {}
    for row in rows:
        found.setdefault(row.call_id, {})[row.model] = row
    return [(call, next(iter(own.values())).n, own) for call, own in found.items()]


def bin_ends(one: Bin) -> tuple[float | None, float | None]:
    """The 90 % interval of the mean outcome."""
    if one.observed_se is None:
        return None, None
    return one.observed - NORMAL_90 * one.observed_se, one.observed + NORMAL_90 * one.observed_se


def bin_row(one: Bin, axis: charts.Axis) -> str:
    """The mean outcome with its interval, and an upright mark where it was predicted."""
    at = axis.at(one.predicted)
    mark = f'<line class="told" x1="{at:.2f}%" x2="{at:.2f}%" y1="3" y2="19"/>'
    return charts.score_dot(one.observed, axis, *bin_ends(one)).replace("</svg>", f"{mark}</svg>")


def axis_of(intervals: Iterable[tuple[float | None, ...]]) -> charts.Axis:
    """An axis that holds all values and their ends, and zero."""
    return charts.axis_for([end for one in intervals for end in one if end is not None])


def _or_dash(value: float | None, write: Any) -> str:
    return "–" if value is None else str(write(value))
