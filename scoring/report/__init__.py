"""`render`: a scored call as one HTML file that needs no network and no script, for screen, phone and A4."""

from __future__ import annotations

from pathlib import Path

from scoring.page import page
from scoring.report.reader import Reader
from scoring.sheet import CallScore, Language

HERE = Path(__file__).parent
FILES: dict[Language, str] = {"en": "report.html", "nb": "report.nb.html"}
"""Names under which the two languages find each other."""


def render(call_score: CallScore, *, language: Language = "en", other: str | None = None) -> str:
    """The report as HTML in that language; `other` is the file name of the same report in the other one.

    The same call gives the same text. Style stands in the file and is allowed by its hash; everything else
    (scripts, fonts, pictures, requests) the page forbids itself.
    """
    words = Reader(call_score, language).words() | {"other": other}
    return page(HERE / "report.html.jinja", words, styles=[HERE.parent / "look" / "klynge.css"])
