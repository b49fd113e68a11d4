"""Sectors and regions as the report shows them: those with enough firms, and a sentence for all others."""

from __future__ import annotations

from dataclasses import dataclass

from models.comparison.comparison import ENOUGH_CLUSTERS, ENOUGH_FIRMS, Part
from scoring.comparison.words import say
from scoring.numbers import number
from scoring.sheet import Language

FIRST = 12
"""Groups that are shown at once."""


@dataclass(frozen=True)
class Split:
    """Groups with a number, most firms first; the first FIRST are shown at once, `more` on demand.

    `rest` says what the groups without a number are, `none` that there are no others.
    """

    shown: tuple[Part, ...]
    more: tuple[Part, ...]
    summary: str
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
    more = tuple(shown[FIRST:])
    summary = say("groups_more", language, groups=len(more))
    return Split(tuple(shown[:FIRST]), more, summary, caption, rest, none)
