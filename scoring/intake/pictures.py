"""The pictures of a score sheet as SVG by name and language: the report's, each to stand on its own.

Shapes carry classes and attributes, never a style, so that a strict policy for content lets them be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoring.intake.falls import Row, falls
from scoring.phrases import dimension_name, phrase
from scoring.report.charts import Axis, Step
from scoring.report.reader import Reader
from scoring.report.waterfalls import Falls, waterfall
from scoring.sheet import LANGUAGES, CallScore, ScoreSheet

Drawn = dict[str, dict[str, str]]


def pictures_of(call: CallScore) -> dict[str, Drawn]:
    """By application: waterfall, features, map and history, those that there are, each in both languages."""
    readers = {str(language): Reader(call, language) for language in LANGUAGES}
    return {sheet.application_id: _in_both(readers, sheet) for sheet in call.sheets}


def _in_both(readers: Mapping[str, Reader], sheet: ScoreSheet) -> Drawn:
    told = {language: _drawn(reader, sheet) for language, reader in readers.items()}
    names = {name for one in told.values() for name in one}
    return {name: {language: one[name] for language, one in told.items()} for name in sorted(names)}


def _drawn(reader: Reader, sheet: ScoreSheet) -> dict[str, str]:
    told = waterfall(sheet, reader.call.neutral)
    drawn = {
        "waterfall": _falls(reader, sheet, "why", told.axis, told.dimensions, _dimensions(reader, sheet)),
        "features": _falls(reader, sheet, "features", told.feature_axis, told.features, _parts(reader, told)),
    }
    if sheet.places:
        drawn["map"] = reader.member_map(sheet)
    if sheet.history:
        drawn["history"] = reader.history_chart(sheet.history)
    return drawn


def _falls(
    reader: Reader, sheet: ScoreSheet, title: str, axis: Axis, steps: Sequence[Step], names: Mapping[str, str]
) -> str:
    """From the starting point over the steps to the score."""
    neutral, call = axis.neutral, reader.call
    total = reader.say("index" if call.is_index else "growth")
    signed = reader.words()["signed"]
    rows = [
        Row(reader.say("starting"), neutral, sheet.base, "sum", reader.score(sheet.base)),
        *(Row(names[one.label], one.start, one.end, one.kind, signed(one.value)) for one in steps),
        Row(total, neutral, sheet.score, "sum", reader.score(sheet.score)),
    ]
    return falls(rows, axis, f"{reader.say(title)}: {sheet.name}")


def _dimensions(reader: Reader, sheet: ScoreSheet) -> dict[str, str]:
    return {one.dimension: dimension_name(one.dimension, reader.language) for one in sheet.dimensions}


def _parts(reader: Reader, told: Falls) -> dict[str, str]:
    named = {name: phrase(one.feature, one.label).label(reader.language) for name, one in told.named.items()}
    return named | {"": reader.say("other_features", count=told.others)}
