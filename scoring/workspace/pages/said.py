"""Sentences of the rules in the reader's language: by their pattern, filled afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.utils.translation import gettext

from scoring.committee.procedure.refused import Sentence
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.rule_words import RULE_WORDS


def said(told: str) -> str:
    """The sentence; one that has no pattern, or no translation, as it is."""
    if not isinstance(told, Sentence):
        return gettext(told) if told else told
    return gettext(told.pattern).format(**{name: _filled(name, one) for name, one in told.values.items()})


def all_said(sentences: Iterable[str]) -> tuple[str, ...]:
    """All of them."""
    return tuple(said(one) for one in sentences)


def _filled(name: str, value: object) -> object:
    """What stands in a sentence: phases, roles, acts and dimensions have words of their own."""
    if isinstance(value, Sentence):
        return said(value)
    if name == "criterion" and value in DIMENSION_NAMES:
        return dimension_name(str(value), written_in())
    return str(RULE_WORDS[value]) if isinstance(value, StrEnum) and value in RULE_WORDS else value
