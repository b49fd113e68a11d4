"""`render`: a matched comparison as one HTML file that needs no network and no script."""

from __future__ import annotations

from pathlib import Path

from models.comparison.comparison import Comparison
from scoring.comparison.reader import Reader
from scoring.page import page
from scoring.report import FILES
from scoring.sheet import Language

HERE = Path(__file__).parent
STYLES = (HERE.parent / "look" / "klynge.css", HERE / "comparison.css")


def render(comparison: Comparison, *, language: Language = "en", other: str | None = None) -> str:
    """The report as HTML in that language; `other` is the file name of the same report in the other one.

    The same comparison gives the same text.
    """
    words = Reader(comparison, language).words() | {"other": other}
    return page(HERE / "comparison.html.jinja", words, styles=STYLES)


__all__ = ["FILES", "render"]
