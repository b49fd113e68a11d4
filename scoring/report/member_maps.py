"""The member map with a sentence for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.report import map as maps
from scoring.report.words import say
from scoring.sheet import LANGUAGES, Language, Place, Town


def labelled_map(places: Sequence[Place], towns: Sequence[Town], language: Language) -> str:
    """The map as SVG, labelled with how many members it shows and where most of them are."""
    label = say("map_label", language, count=len(places))
    if towns:
        label += say("map_most", language, place=max(towns, key=lambda one: one.members).name)
    return maps.member_map(places, towns, label)


def map_by_language(places: Sequence[Place], towns: Sequence[Town]) -> dict[str, str]:
    """The same in every language."""
    return {language: labelled_map(places, towns, language) for language in LANGUAGES}
