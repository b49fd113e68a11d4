"""Sectors and regions as the report shows them: those with enough firms, and a sentence for all others."""

from __future__ import annotations

from dataclasses import dataclass

from models.comparison.comparison import ENOUGH_CLUSTERS, ENOUGH_FIRMS, Part
from scoring.comparison.words import say
from scoring.numbers import number
from scoring.sheet import Language


@dataclass(frozen=True)
class Split:
    """Groups with a number, most firms first; `rest` says what the others are, `none` that there are none."""

    shown: tuple[Part, ...]
    caption: str
    rest: str
    none: str


def split(parts: tuple[Part, ...], language: Language) -> Split:
    """Groups large enough for a number apart from those that are not."""
    shown = sorted((one for one in parts if one.effect), key=lambda one: (-one.treated, one.name))
    small = [one for one in parts if one.effect is None]
    rest = ""
    if small:
        firms = number(sum(one.treated for one in small), language, 0)
        key = "groups_small_one" if len(small) == 1 else "groups_small"
        rest = say(key, language, groups=len(small), firms=firms)
    limits = {"firms": ENOUGH_FIRMS, "clusters": ENOUGH_CLUSTERS}
    caption, none = (say(key, language, **limits) for key in ("groups_caption", "groups_none"))
    return Split(tuple(shown), caption, rest, none)
