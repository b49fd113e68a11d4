"""Columns of the list: what they are called, and by what they are sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter

from django.utils.translation import gettext_lazy as _

from scoring.phrases import DIMENSION_NAMES
from scoring.sheet import DimensionScore
from scoring.workspace.pages.applications_asked import Asked
from scoring.workspace.pages.applications_facts import BEGUN, LOCKED, TO_RATE, Facts
from scoring.workspace.pages.applications_scored import DISCUSS, IN, OUT, Place

Key = Callable[["Entry"], float | str | None]
NORDIC = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""Æ, ø and å stand after z, in this order, as in a Norwegian telephone book."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An application with all that the list may tell of it."""

    facts: Facts
    place: Place | None = None
    mean: float | None = None

    def dimension(self, name: str) -> DimensionScore | None:
        """What that dimension adds to the score; None where it is not known."""
        parts = self.place.dimensions if self.place else ()
        return next((one for one in parts if one.dimension == name), None)


def alphabetical(text: str) -> str:
    """What texts are sorted by.

    >>> sorted(["Ås", "Zeta", "øl", "Æra", "beta"], key=alphabetical)
    ['beta', 'Zeta', 'Æra', 'øl', 'Ås']
    """
    return text.casefold().translate(NORDIC)


def _fact(name: str) -> Key:
    def key(one: Entry) -> float | str | None:
        told = getattr(one.facts, name)
        return alphabetical(told) or None if isinstance(told, str) else told

    return key


def _place(name: str) -> Key:
    return lambda one: getattr(one.place, name) if one.place else None


def _adds(dimension: str) -> Key:
    def key(one: Entry) -> float | None:
        part = one.dimension(dimension)
        return part.contribution if part and part.mark is not None else None

    return key


STATES = (TO_RATE, BEGUN, LOCKED)
GROUPS = (IN, DISCUSS, OUT)
FACTS: dict[str, Key] = {
    "id": _fact("application_id"),
    "name": _fact("name"),
    "lead": _fact("lead"),
    "sector": _fact("sector"),
    "region": _fact("region"),
    "stage": _fact("stage"),
    "members": _fact("members"),
    "requested": _fact("requested"),
    "state": lambda one: STATES.index(one.facts.state) if one.facts.state else None,
}
SCORES: dict[str, Key] = {
    "rank": _place("rank"),
    "score": _place("score"),
    "chance": _place("chance"),
    **{name: _adds(name) for name in DIMENSION_NAMES},
    "mean": lambda one: one.mean,
    "group": lambda one: GROUPS.index(one.place.group) if one.place and one.place.group else None,
}
KEYS = FACTS | SCORES
LABELS = {
    "id": _("Identifier"),
    "name": _("Application"),
    "lead": _("Lead"),
    "sector": _("Sector"),
    "region": _("Region"),
    "stage": _("Stage"),
    "members": _("Members"),
    "requested": _("Applied for"),
    "state": _("Your rating"),
    "rank": _("Rank"),
    "chance": _("Chance of a seat"),
    "mean": _("Blind mean"),
    "group": _("Group"),
}


def in_order(entries: Iterable[Entry], asked: Asked, otherwise: str) -> list[Entry]:
    """The entries as asked, ties as they come; what is not known stands last, either way."""
    name = asked.sort.removeprefix("-")
    key = KEYS.get(name) or KEYS[otherwise]
    backwards = asked.sort.startswith("-") and name in KEYS
    keyed = [(key(one), one) for one in entries]
    told = [(value, one) for value, one in keyed if value is not None]
    told.sort(key=itemgetter(0), reverse=backwards)
    return [one for _value, one in told] + [one for value, one in keyed if value is None]
