"""The answer to "what if" as lines of text in one language."""

from __future__ import annotations

from scoring.numbers import SPACE, measured, number, percent, signed
from scoring.sheet import Language
from scoring.what_if.answer import Change, Open, WhatIf, Would
from scoring.what_if.field import Standing
from scoring.what_if.words import WORDS

FAR = 3.0
"""Spreads of past applications from which a change is called another application."""


def sentences(answer: WhatIf, language: Language = "en") -> list[str]:
    """Every line that people read, in order; indented where it belongs to the one above."""
    wish = [] if answer.asked is None else _asked(answer, answer.asked, language)
    return [
        _say("title", language, name=answer.name, application=answer.application_id, call=answer.call_id),
        _place("now", answer, answer.before, language),
        *_line(answer, language),
        *wish,
        *_nearest(answer, language),
        *_open(answer, language),
        _say("rules", language),
        _say("no_cause" if answer.unit == "pp a year" else "no_cause_index", language),
    ]


def _line(answer: WhatIf, language: Language) -> list[str]:
    if answer.line is None or answer.seats is None:
        return []
    return [
        _say(
            "line", language, seats=number(answer.seats, language), line=_score(answer.line, answer, language)
        )
    ]


def _asked(answer: WhatIf, would: Would, language: Language) -> list[str]:
    told = [_place("asked", answer, would.standing, language), *_changes(answer, would, language)]
    if would.standing.score < answer.before.score:
        told.append(_say("asked_lower", language))
    if answer.line is None:
        return told
    over = would.standing.score > answer.line and would.standing.rank <= (answer.seats or 0)
    return [*told, _say("asked_over" if over else "asked_under", language)]


def _nearest(answer: WhatIf, language: Language) -> list[str]:
    if answer.nearest is None:
        best = _score(answer.best_score, answer, language)
        told = [_say(answer.outcome, language, best=best)]
    else:
        distance = number(answer.nearest.distance, language, 1)
        far = "far" if answer.nearest.distance > FAR else "near"
        told = [
            _place("reached", answer, answer.nearest.standing, language),
            *_changes(answer, answer.nearest, language),
            _say(far, language, distance=distance),
        ]
    return [*told, *_searched(answer, language)]


def _searched(answer: WhatIf, language: Language) -> list[str]:
    if not answer.options:
        return []
    counted = {name: number(getattr(answer, name), language) for name in ("options", "checked")}
    return [_say("searched", language, features=number(len(answer.open), language), **counted)]


def _changes(answer: WhatIf, would: Would, language: Language) -> list[str]:
    return ["  " + _change(one, answer.currency, language) for one in would.changes]


def _change(one: Change, currency: str, language: Language) -> str:
    return _say(
        "acted" if one.acted else "followed",
        language,
        label=one.named(language),
        before=_value(one.before, one.unit, currency, language),
        after=_value(one.after, one.unit, currency, language),
        done=one.says(language),
    )


def _open(answer: WhatIf, language: Language) -> list[str]:
    if not answer.open:
        return []
    rows = ["  " + _open_row(one, answer.currency, language) for one in answer.open]
    return [f"{_say('open', language)}:", *rows]


def _open_row(one: Open, currency: str, language: Language) -> str:
    value, typical, most = (
        _value(told, one.unit, currency, language) for told in (one.value, one.typical, one.most)
    )
    label = one.etikett if language == "nb" else one.label
    return _say(
        "open_row", language, label=label, value=value, typical=typical, most=most, feature=one.feature
    )


def _place(what: str, answer: WhatIf, place: Standing, language: Language) -> str:
    chance = ""
    if place.top_chance is not None and answer.seats:
        told = percent(place.top_chance, language)
        chance = _say("chance", language, seats=number(answer.seats, language), chance=told)
    score = _score(place.score, answer, language)
    return _say(what, language, score=score, place=place.label, chance=chance)


def _score(score: float, answer: WhatIf, language: Language) -> str:
    if answer.unit == "points":
        return measured(round(score, answer.decimals), "points", language)
    year = "pp i året" if language == "nb" else "pp a year"
    return f"{signed(score, language, max(answer.decimals, 2))}{SPACE}{year}"


def _value(value: float, unit: str, currency: str, language: Language) -> str:
    if unit.startswith("currency") and currency:
        return f"{currency}{SPACE}{measured(value, '', language)}"
    return measured(value, unit, language)


def _say(what: str, language: Language, **filled: str) -> str:
    return WORDS[what][language == "nb"].format(**filled)
