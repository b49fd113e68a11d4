"""How numbers are written for people in English and Norwegian: decimals, signs, thousands, units."""

from __future__ import annotations

import math

from scoring.sheet import Language

MINUS = "\N{MINUS SIGN}"
SPACE = "\N{NO-BREAK SPACE}"
MILLION = 1e6
UNITS: dict[str, tuple[str, str]] = {
    "%": ("%", "%"),
    "bits": ("bits", "bit"),
    "employees": ("employees", "ansatte"),
    "firms": ("firms", "bedrifter"),
    "hours": ("hours", "timer"),
    "hours a firm and year": ("hours", "timer"),
    "jobs": ("jobs", "arbeidsplasser"),
    "km": ("km", "km"),
    "points": ("points", "poeng"),
    "pp": ("pp", "pp"),
    "pp a year": ("pp a year", "pp i året"),
    "years": ("years", "år"),
}
"""Units printed after a number; any other unit of the catalogue (ratio, 0–1) is said in the phrase."""


def number(value: float, language: Language = "en", decimals: int | None = None) -> str:
    """The number as people write it: two or three digits that count, minus as a minus sign.

    >>> number(71.43), number(4.26), number(0.317), number(128400.0), number(-2.04, "nb")
    ('71', '4.3', '0.32', '128,400', '−2,0')
    >>> number(13_332_910.0), number(13_332_910.0, "nb")
    ('13.3\\xa0million', '13,3\\xa0millioner')
    """
    if decimals is None and abs(value) >= MILLION:
        return (
            f"{number(value / MILLION, language, 1)}{SPACE}{'millioner' if language == 'nb' else 'million'}"
        )
    places = _decimals(value) if decimals is None else decimals
    text = f"{abs(value):,.{places}f}"
    negative = value < 0 and bool(text.strip("0.,"))
    if language == "nb":
        text = text.replace(",", SPACE).replace(".", ",")
    return f"{MINUS if negative else ''}{text}"


def signed(value: float, language: Language = "en", decimals: int = 1) -> str:
    """The number with its sign; what rounds to zero has none.

    >>> signed(0.61), signed(-0.8), signed(0.04), signed(-1.25, "nb", 2)
    ('+0.6', '−0.8', '0.0', '−1,25')
    """
    text = number(value, language, decimals)
    return f"+{text}" if value > 0 and text.strip("0.,") else text


def percent(share: float, language: Language = "en") -> str:
    """A share of 0–1 in per cent.

    >>> percent(0.864)
    '86\\xa0%'
    """
    return f"{number(100 * share, language, 0)}{SPACE}%"


def measured(value: float, unit: str, language: Language = "en") -> str:
    """The number with its unit, where the unit is one that is printed.

    >>> measured(12.0, "hours", "nb"), measured(1.84, "ratio")
    ('12\\xa0timer', '1.8')
    """
    text = number(value, language)
    return f"{text}{SPACE}{unit_word(unit, language)}" if unit in UNITS else text


def unit_word(unit: str, language: Language) -> str:
    """The unit in that language; itself where it is the same in both."""
    return UNITS.get(unit, (unit, unit))[language == "nb"]


def _decimals(value: float) -> int:
    """None from 9.95 and for whole numbers, one from 0.995, else two: as few digits as tell values apart."""
    size = abs(value)
    if size >= 9.95 or size == 0 or (size > 0.995 and math.isclose(size, round(size), rel_tol=1e-9)):
        return 0
    return 1 if size >= 0.995 else 2
