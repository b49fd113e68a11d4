"""What speaks for and against one application, and how little would change its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from scoring.numbers import SPACE, number, percent, signed
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.reckoning.marks import RatedMark, standing
from scoring.report.charts import axis_for, score_dot
from scoring.workspace.access import Sight
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.named import Named

FOR, AGAINST = ("strong", "for"), ("weak", "against")
SHOWN = 4
"""Reasons on either side: what can be read from the back of a room."""


@dataclass(frozen=True)
class MeanMark:
    """The committee's mean on one dimension, with how many marks, and the lowest and highest."""

    name: str
    mean: str
    marks: int
    between: str


@dataclass(frozen=True)
class Model:
    """The model's score with its interval, in words and as a picture; `unit` of both."""

    score: str
    interval: str
    unit: str
    picture: SafeString


@dataclass(frozen=True)
class Case:
    """One application's case; `changes` are what would change its place."""

    summary: str
    marks: tuple[MeanMark, ...]
    model: Model | None
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    changes: tuple[str, ...]


def case_of(seen: Sight, one: Named, marks: Iterable[RatedMark]) -> Case:
    """The case of an application that the person may see."""
    rows = seen.sheets().filter(application=one.key)
    sheet, summary = rows.values_list("body", "application__summary").first() or ({}, "")
    published = seen.publication()
    robust = published.recommendation.get("robustness") if published else None
    reasons = sheet.get("reasons", [])
    return Case(
        summary,
        _marks(one, marks),
        _model(sheet, published.body) if sheet and published else None,
        _reasons(reasons, FOR),
        _reasons(reasons, AGAINST),
        tuple(_changes(one.application_id, robust or {})),
    )


def _marks(one: Named, marks: Iterable[RatedMark]) -> tuple[MeanMark, ...]:
    """Means of the marks as they stand."""
    given: dict[str, list[int]] = {}
    for mark in standing(each for each in marks if each.application_id == one.application_id):
        if mark.score is not None:
            given.setdefault(mark.criterion, []).append(mark.score)
    language = written_in()
    return tuple(
        MeanMark(
            dimension_name(name, language),
            number(sum(scores) / len(scores), language, 1),
            len(scores),
            f"{min(scores)}–{max(scores)}",
        )
        for name in DIMENSION_NAMES
        if (scores := given.get(name))
    )


def _model(sheet: Mapping[str, Any], body: Mapping[str, Any]) -> Model:
    language, decimals = written_in(), body.get("decimals", 1)
    write = number if body.get("kind") == "criteria index" else signed
    low, high = sheet.get("interval_low"), sheet.get("interval_high")
    interval = ""
    if low is not None and high is not None:
        ends = {"low": write(low, language, decimals), "high": write(high, language, decimals)}
        interval = _("80 %% interval %(low)s to %(high)s") % ends
    held = [end for end in (sheet["score"], low, high) if end is not None]
    neutral = sheet["base"] if body.get("kind") == "criteria index" else 0.0
    picture = score_dot(sheet["score"], axis_for(held, neutral), low, high)
    unit = {"pp a year": _("pp a year"), "points": _("points")}.get(str(body.get("unit")), "")
    return Model(write(sheet["score"], language, decimals), interval, unit, mark_safe(picture))


def _reasons(reasons: list[Mapping[str, Any]], kinds: tuple[str, ...]) -> tuple[str, ...]:
    found = [one for one in reasons if one["kind"] in kinds]
    found.sort(key=lambda one: -abs(float(one["contribution"])))
    return tuple(str(one["nb" if written_in() == "nb" else "en"]) for one in found[:SHOWN])


def _changes(name: str, robust: Mapping[str, Any]) -> list[str]:
    language, told = written_in(), []
    pair = robust.get("pair") or {}
    if pair.get("inside") == name:
        told.append(_("It is the last one in: the first to lose its seat by a small change."))
    if pair.get("outside") == name:
        told.append(_("It is the first one out: the first to win a seat by a small change."))
    for one in (robust.get("selection") or {}).get("selected", []):
        if one["application_id"] == name:
            pattern = _("The scores select it in %(share)s of the draws of what may happen.")
            told.append(pattern % {"share": percent(one["share"], language)})
    flips = [one for one in robust.get("flips", []) if one["of"] == name]
    for one in sorted(flips, key=lambda flip: float(flip["times"]))[:2]:
        words = str(one["nb" if language == "nb" else "en"])
        size = {"times": f"{number(one['times'], language, 1)}{SPACE}×"}
        told.append(words[:1].upper() + words[1:] + " " + _("(%(times)s ordinary error).") % size)
    return told
