"""What the template reads: a chained document in ready words; nothing else enters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from scoring.dossier.chain import canonical, spoken
from scoring.dossier.seal import OPEN
from scoring.dossier.words import say
from scoring.numbers import measured, number, percent, signed
from scoring.phrases import DIMENSION_NAMES, dimension_name, phrase
from scoring.report.words import date
from scoring.sheet import Language


@dataclass(frozen=True)
class Reader:
    """A document and the language in which it is read; on paper, the data are attached, not embedded."""

    document: Mapping[str, Any]
    language: Language
    paper: bool = False

    def words(self) -> dict[str, Any]:
        """Everything that the template may use."""
        told = {one["name"]: one["content"] for one in self.document["sections"]}
        sheet = told["sheet"]
        return {
            "language": self.language,
            "say": self.say,
            "date": self.day,
            "number": lambda value, decimals=None: number(value, self.language, decimals),
            "sections": self.document["sections"],
            "head": self.document["head"],
            "words": spoken(self.document["head"]),
            "seal": "" if self.paper else OPEN,
            "data": "" if self.paper else embedded(self.document),
            "of": told,
            "facts": self.facts(told),
            "parts": self.parts(sheet),
            "signed": lambda value, more=0: signed(value, self.language, sheet["decimals"] + more),
            "says": lambda one: one[self.language],
            "doubt": ""
            if told["model"]["low_confidence"] is None
            else told["model"]["low_confidence"][self.language],
            "criteria": sorted({mark["criterion"] for mark in told["ratings"]["marks"]}),
            "reviewers": self.reviewers(told["ratings"]["marks"]),
            "revised": self.reviewers(told["ratings"].get("revised", [])),
            "criterion": self.criterion,
            "scales": self.scales(told["ratings"]["scales"]),
            "marked": self.marked_in_conflict(told),
            "score": self.score,
            "money": lambda value: measured(value, "", self.language),
        }

    def say(self, key: str, **filled: object) -> str:
        """Our words for `key`."""
        return say(key, self.language, **filled)

    def day(self, iso: str) -> str:
        """A day in words."""
        return date(iso, self.language)

    def facts(self, told: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What to know first: score, interval, rank, evidence, decision."""
        sheet, count = told["sheet"], told["application"]["applications"]
        is_index = told["model"]["kind"] == "criteria index"
        told_score = f"{self.score(sheet['score'], sheet)} {self.say(sheet['unit'])}"
        low, high = sheet["interval_low"], sheet["interval_high"]
        between = self.say("not_computed")
        if low is not None and high is not None:
            between = self.say("interval_said", low=self.score(low, sheet), high=self.score(high, sheet))
        return [
            (self.say("score_index" if is_index else "score"), told_score),
            (self.say("interval"), between),
            (self.say("rank"), self.rank(sheet, count)),
            (self.say("evidence"), percent(sheet["evidence_share"], self.language)),
            (self.say("outcome"), self.say(told["decision"]["decision"] or "undecided")),
        ]

    def score(self, value: float, sheet: Mapping[str, Any]) -> str:
        """A score as the sheet writes it: growth with its sign, points without."""
        write = number if sheet["unit"] == "points" else signed
        return write(value, self.language, sheet["decimals"])

    def rank(self, sheet: Mapping[str, Any], count: int) -> str:
        """The rank, with its set where there is one."""
        filled = {"rank": sheet["rank_label"], "count": count}
        if sheet["rank_low"] is None or sheet["rank_high"] is None:
            return self.say("rank_said", **filled)
        return self.say("rank_set", **filled, low=sheet["rank_low"], high=sheet["rank_high"])

    def parts(self, sheet: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Dimensions with their indicators, in the catalogue's order."""
        own: dict[str, list[Mapping[str, Any]]] = {}
        for part in sheet["contributions"]:
            own.setdefault(part["dimension"], []).append(part)
        return [
            {
                "name": dimension_name(one["dimension"], self.language),
                "adds": one["contribution"],
                "unsettled": one.get("settled") is False,
                "rows": [self.row(part) for part in own.get(one["dimension"], [])],
            }
            for one in sheet["dimensions"]
        ]

    def row(self, part: Mapping[str, Any]) -> dict[str, Any]:
        """One indicator."""
        write = partial(self.value, unit=part["plain_unit"])
        return {
            "name": phrase(part["feature"], part["label"]).label(self.language),
            "here": write(part["plain_value"]),
            "typical": write(part["plain_typical"]),
            "source": EVIDENCE.get(part["evidence"], (part["evidence"],) * 2)[self.language == "nb"],
            "adds": part["contribution"],
        }

    def value(self, value: float | None, unit: str) -> str:
        """A value with its unit, or that it is missing."""
        return self.say("missing") if value is None else measured(value, unit, self.language)

    def criterion(self, name: str) -> str:
        """A criterion as people call it."""
        return dimension_name(name, self.language) if name in DIMENSION_NAMES else name

    def reviewers(self, marks: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """One row a reviewer: marks by criterion as text, and the day of the last."""
        rows = []
        for reviewer, own in groupby(marks, key=lambda mark: str(mark["reviewer_id"])):
            given = list(own)
            rows.append(
                {
                    "reviewer": reviewer,
                    "marks": {mark["criterion"]: self.mark(mark["score"]) for mark in given},
                    "last": max((mark["given_on"] for mark in given if mark["given_on"]), default=""),
                }
            )
        return rows

    def scales(self, scales: list[Mapping[str, Any]]) -> str:
        """What is worst and best: once where it is the same for every criterion, else by criterion."""
        if not scales:
            return self.say("scale_none")
        ends = [[number(one[end], self.language) for end in ("worst", "best")] for one in scales]
        if all(one == ends[0] for one in ends):
            return self.say("scale_all", worst=ends[0][0], best=ends[0][1])
        told = zip(scales, ends, strict=True)
        return " ".join(
            self.say("scale", criterion=self.criterion(one["criterion"]), worst=worst, best=best)
            for one, (worst, best) in told
        )

    def marked_in_conflict(self, told: Mapping[str, Any]) -> str:
        """Who is named in a conflict and gave a mark all the same; empty where nobody did."""
        named = {one["reviewer"] for one in told["conflicts"]}
        marks = told["ratings"]["marks"]
        both = {one["reviewer_id"] for one in marks if one["score"] is not None} & named
        return self.say("marked", who=", ".join(sorted(both))) if both else ""

    def mark(self, score: float | None) -> str:
        """A mark, or that there is none."""
        return self.say("abstained") if score is None else number(score, self.language)


EVIDENCE = {
    "register": ("register", "register"),
    "audited": ("audited", "revidert"),
    "self-declared": ("self-declared", "egenmeldt"),
}


def embedded(document: Mapping[str, Any]) -> str:
    """The document as it can stand within a page: no sign in it ends the element that holds it."""
    return canonical(document).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
