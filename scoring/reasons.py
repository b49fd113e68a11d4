"""Contributions -> sentences in English and Norwegian bokmål.

A sentence says what the application is like, what is typical, and what that adds to the score. It never says
what the programme would change, and it holds no number that does not stand in its contribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from scoring.addressed_phrases import addressed_clause
from scoring.numbers import SPACE, measured, signed
from scoring.phrases import phrase
from scoring.sheet import Contribution, Language, Reason

Kind = Literal["strong", "weak", "for", "against", "missing"]
CONTRARY = (", contrary to expectation", ", i strid med forventningen")
"""Added where the model has learnt the opposite of the direction that the catalogue expects."""
UNSETTLED = (", sign not settled", ", fortegn ikke avgjort")
"""Added where past calls do not settle which way the feature counts (models/intervals/settled.py)."""
SHOWN = 4
"""Sentences for, and as many against: what a committee member reads before the discussion."""
OPENINGS: dict[Kind, tuple[str, str]] = {
    "strong": ("Strong", "Sterkt"),
    "weak": ("Weak", "Svakt"),
    "for": ("Counts in favour", "Teller for"),
    "against": ("Counts against", "Teller mot"),
    "missing": ("Not known", "Ikke kjent"),
}


def reasons(
    contributions: Sequence[Contribution], *, unit: str, decimals: int, currency: str = "", shown: int = SHOWN
) -> tuple[Reason, ...]:
    """The sentences that matter most: up to `shown` for and `shown` against, largest contribution first.

    A contribution that rounds to zero at `decimals` is no reason. Equal ones stand in the catalogue's order.
    """
    counted = [one for one in contributions if abs(round(one.contribution, decimals)) > 0]
    ordered = sorted(counted, key=lambda one: -abs(one.contribution))
    best = [one for one in ordered if one.contribution > 0][:shown]
    worst = [one for one in ordered if one.contribution < 0][:shown]
    return tuple(reason(one, unit=unit, decimals=decimals, currency=currency) for one in (*best, *worst))


def reason(one: Contribution, *, unit: str, decimals: int, currency: str = "") -> Reason:
    """One feature's sentence in both languages."""
    kind = kind_of(one)
    en, nb = (sentence(one, kind, language, unit, decimals, currency) for language in ("en", "nb"))
    return Reason(kind, one.feature, one.contribution, en, nb)


def kind_of(one: Contribution) -> Kind:
    """How the sentence opens: strong and weak only where value, typical and direction agree with the sign."""
    if one.value is None:
        return "missing"
    better = one.direction * (one.value - (one.value if one.typical is None else one.typical))
    if one.contribution > 0:
        return "strong" if better > 0 else "for"
    return "weak" if better < 0 else "against"


def contrary(one: Contribution) -> bool:
    """Whether being better than typical, as the catalogue expects it, takes away, or being worse adds."""
    if one.value is None or one.typical is None:
        return False
    return one.direction * (one.value - one.typical) * one.contribution < 0


def sentence(
    one: Contribution, kind: Kind, language: Language, unit: str, decimals: int, currency: str = ""
) -> str:
    """The sentence: opening, what the application is like, what is typical, and what that adds."""
    nb = language == "nb"
    if one.plain_value is None:
        label = _within(phrase(one.feature, one.label).label(language))
        clause = f"{label}, {'som mangler i datamappen' if nb else 'which the data folder lacks'}"
    else:
        value = _value(one.plain_value, one, language, currency)
        clause = phrase(one.feature, one.label).clause(language).format(value=value)
        clause += _against(one, value, language, currency)
    short = {"pp a year": "pp", "points": "poeng" if nb else "points"}[unit]
    added = f"{signed(one.contribution, language, decimals)}{SPACE}{short}"
    opening = OPENINGS[kind][nb] + (CONTRARY[nb] if contrary(one) else "")
    opening += UNSETTLED[nb] if one.settled is False else ""
    return f"{opening}: {clause} ({added})."


def to_applicant(one: Contribution, language: Language, currency: str = "") -> str:
    """The same fact as a letter tells the applicant: the feature, its value, what is typical; no verdict.

    What it adds to the score is left to the sheet. Without a value, only the feature's name.
    """
    label = phrase(one.feature, one.label).label(language)
    if one.plain_value is None:
        return label
    value = _value(one.plain_value, one, language, currency)
    clause = addressed_clause(one.feature, one.label, language).format(value=value)
    points = "prosentpoeng" if language == "nb" else "percentage points"
    return f"{label}: {clause}{_against(one, value, language, currency)}.".replace(
        f"{SPACE}pp", SPACE + points
    )


def _within(label: str) -> str:
    """The label as it stands within a sentence: a small letter first, save in abbreviations.

    >>> _within("Signed commitment"), _within("R&D partners"), _within("FoU-partnere")
    ('signed commitment', 'R&D partners', 'FoU-partnere')
    """
    word = label.split(" ")[0].split("-")[0]
    return label[:1].lower() + label[1:] if word[1:].islower() else label


def _against(one: Contribution, value: str, language: Language, currency: str) -> str:
    if one.plain_typical is None:
        return ""
    typical = _value(one.plain_typical, one, language, currency)
    if typical == value:
        return ", som i en typisk søknad" if language == "nb" else ", as in a typical application"
    return (
        f", mot {typical} i en typisk søknad"
        if language == "nb"
        else f", against {typical} in a typical application"
    )


def _value(value: float, one: Contribution, language: Language, currency: str) -> str:
    """The number as it stands in a sentence; amounts of money begin with the currency."""
    if one.plain_unit.startswith("currency") and currency:
        return f"{currency}{SPACE}{measured(value, '', language)}"
    return measured(value, one.plain_unit, language)
