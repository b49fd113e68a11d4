"""Sentences of the rules in the reader's language: by their pattern, filled afterwards."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from scoring.committee.procedure.refused import Sentence


def said(told: str) -> str:
    """The sentence; one that has no pattern, or no translation, as it is."""
    if not isinstance(told, Sentence):
        return gettext(told) if told else told
    return gettext(told.pattern).format(**told.values)


def all_said(sentences: Iterable[str]) -> tuple[str, ...]:
    """All of them."""
    return tuple(said(one) for one in sentences)
