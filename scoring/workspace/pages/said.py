"""Sentences of the rules in the reader's language: by their pattern, filled afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext

from scoring.committee.procedure.refused import Both, Sentence
from scoring.numbers import SPACE
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.rule_words import RULE_WORDS


class Number(float):
    """A number that a pattern writes in the reader's form: {money:,.2f} is 1 234,50 in Norwegian."""

    def __format__(self, form: str) -> str:
        """As the pattern asks, with the reader's signs."""
        text = super().__format__(form)
        return text.translate({ord(","): SPACE, ord("."): ","}) if written_in() == "nb" else text


def said(told: str) -> str:
    """The sentence; one that has no pattern, or no translation, as it is."""
    if isinstance(told, Both):
        return told.nb if written_in() == "nb" else told
    if not isinstance(told, Sentence):
        return gettext(told) if told else told
    return gettext(told.pattern).format(**{name: _filled(name, one) for name, one in told.values.items()})


def all_said(sentences: Iterable[str]) -> tuple[str, ...]:
    """All of them."""
    return tuple(said(one) for one in sentences)


def _filled(name: str, value: object) -> object:
    """What stands in a sentence: phases, roles, acts and dimensions have words of their own."""
    if isinstance(value, Sentence | Both):
        return said(value)
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, float | Decimal):
        return Number(value)
    if name == "criterion" and value in DIMENSION_NAMES:
        return dimension_name(str(value), written_in())
    return str(RULE_WORDS[value]) if isinstance(value, StrEnum) and value in RULE_WORDS else value
