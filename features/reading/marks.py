"""How a number is written: what its comma and its point can only be, and where that stays open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from features.reading.cells import MISSING, SUPPRESSED

Use = Literal["decimal", "separator"]
Marks = frozenset[tuple[str, Use]]
"""The uses of comma and point of which some cell leaves no doubt."""
OTHER = {",": ".", ".": ","}

_SIGN = "[-+]?"
_WHOLE = re.compile(_SIGN + "[09]9*")
_SPACED = re.compile(_SIGN + "9{1,3}(?:[ ']999)+(?:([.,])9+)?")
_MARKED = re.compile(_SIGN + "([09]?9*)([.,])(9+)")
_SEPARATED = re.compile(_SIGN + "9{1,3}(?P<mark>[.,])999(?:(?P=mark)999)+")
_BOTH = re.compile(_SIGN + "9{1,3}(?:,999)+([.])9+|" + _SIGN + "9{1,3}(?:[.]999)+(,)9+")
_POWER = re.compile(_SIGN + "[09]9*(?:([.,])9+)?[eE]" + _SIGN + "[09]9*")


@dataclass(frozen=True)
class Shape:
    """What the shape of a cell says: whether it is a number, and what its marks are used for."""

    number: bool = False
    missing: bool = False
    decimal: str = ""
    separator: str = ""
    unclear: str = ""
    """The one mark of a cell like 1,234, which may be either."""


@lru_cache(maxsize=4096)
def shape(name: str) -> Shape:
    """What a shape says, digits as 9 and a leading 0 as 0.

    >>> shape("99 999,99").decimal, shape("9,999").unclear, shape("0,999").decimal, shape("9,999,999").unclear
    (',', ',', ',', '')
    """
    if not name or name in SUPPRESSED or name.casefold() in MISSING:
        return Shape(missing=True)
    if _WHOLE.fullmatch(name):
        return Shape(number=True)
    if found := _MARKED.fullmatch(name):
        return _marked(*found.groups())
    if found := _SPACED.fullmatch(name) or _POWER.fullmatch(name):
        return Shape(number=True, decimal=found[1] or "")
    if found := _SEPARATED.fullmatch(name):
        return Shape(number=True, separator=found[1])
    if found := _BOTH.fullmatch(name):
        mark = found[1] or found[2]
        return Shape(number=True, decimal=mark, separator=OTHER[mark])
    return Shape()


def use(mark: str, marks: Marks) -> Use | None:
    """What these certain uses make of a mark; None where they say nothing or contradict each other.

    >>> use(",", frozenset({(".", "decimal")})), use(",", frozenset())
    ('separator', None)
    """
    decimal = (mark, "decimal") in marks or (OTHER[mark], "separator") in marks
    separator = (mark, "separator") in marks or (OTHER[mark], "decimal") in marks
    if decimal == separator:
        return None
    return "decimal" if decimal else "separator"


def _marked(whole: str, mark: str, part: str) -> Shape:
    """One mark: it may separate thousands before three digits and after one to three without a leading 0."""
    if len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0"):
        return Shape(number=True, unclear=mark)
    return Shape(number=True, decimal=mark)
