"""`render`: a recommendation as one HTML file that needs no network and no script."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scoring.page import page
from scoring.recommendation.reader import Reader
from scoring.recommendation.recommendation import Recommendation
from scoring.report import FILES
from scoring.sheet import Language

HERE = Path(__file__).parent
STYLES = (
    *(HERE.parent / "look" / name for name in ("klynge.css", "line.css")),
    *(HERE / name for name in ("recommendation.css", "ranks.css", "robust.css")),
)


def render(
    one: Recommendation,
    sections: Mapping[str, Any] | None = None,
    *,
    language: Language = "en",
    other: str | None = None,
) -> str:
    """The page as HTML in that language; `other` is the file of the same page in the other one.

    `sections` are the parts that others made, by name (ranks, line, robust). The same gives the same text.
    """
    words = Reader(one, sections or {}, language).words() | {"other": other}
    return page(HERE / "recommendation.html.jinja", words, styles=STYLES)


__all__ = ["FILES", "render"]
