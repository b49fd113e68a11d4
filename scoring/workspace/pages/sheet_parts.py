"""Parts of a score sheet in words: reasons, past applications most alike, every indicator."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.numbers import number, signed
from scoring.phrases import dimension_name, phrase
from scoring.report.reader import Reader
from scoring.sheet import Language, ScoreSheet


@dataclass(frozen=True)
class ReasonTold:
    """A sentence, its first words apart, and whether it speaks for the application."""

    head: str
    text: str
    speaks_for: bool


@dataclass(frozen=True)
class Alike:
    """A past application and what became of it."""

    name: str
    about: str
    similarity: str
    growth: str


@dataclass(frozen=True)
class Indicator:
    """One indicator: where the application stands, what is typical, and what it adds.

    `settled` is False where past calls do not settle its sign.
    """

    dimension: str
    label: str
    value: str
    typical: str
    evidence: str
    adds: str
    settled: bool


def reasons(sheet: ScoreSheet, language: Language) -> tuple[ReasonTold, ...]:
    """The sentences of the sheet, in its order."""
    found = []
    for one in sheet.reasons:
        head, colon, text = one.says(language).partition(": ")
        told = (f"{head}:", text) if colon else ("", head)
        found.append(ReasonTold(*told, one.contribution > 0))
    return tuple(found)


def alike(reader: Reader, sheet: ScoreSheet) -> tuple[Alike, ...]:
    """The past applications most alike."""
    say, language = reader.say, reader.language
    found = []
    for one in sheet.comparables:
        became = say("not_known") if one.growth is None else signed(one.growth, language, 1)
        if one.growth is not None and one.se is not None:
            became += f" ± {number(one.se, language, 1)}"
        told = (say("call", call=one.call_id), reader.sector(one), say(one.decision) if one.decision else "")
        about = " · ".join(filter(None, told))
        name = one.name or one.application_id
        found.append(Alike(name, about, number(one.similarity, language, 2), became))
    return tuple(found)


def indicators(reader: Reader, sheet: ScoreSheet) -> tuple[Indicator, ...]:
    """All of them, dimension by dimension."""
    language, places = reader.language, reader.call.decimals + 1
    return tuple(
        Indicator(
            dimension_name(one.dimension, language),
            phrase(one.feature, one.label).label(language),
            reader.value(one, one.plain_value),
            reader.value(one, one.plain_typical),
            reader.say(one.evidence),
            signed(one.contribution, language, places),
            one.settled is not False,
        )
        for one in sheet.contributions
    )
