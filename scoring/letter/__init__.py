"""The applicant's letter: strengths, gaps, what can be acted on, how it was decided, how to appeal."""

from __future__ import annotations

from pathlib import Path

from scoring.letter.agency import Agency
from scoring.letter.approval import Approval
from scoring.letter.letter import Letter, letter_of
from scoring.letter.reader import Reader
from scoring.page import page
from scoring.sheet import Language

__all__ = ["Agency", "Approval", "Letter", "letter_of", "render"]
HERE = Path(__file__).parent


def render(letter: Letter, agency: Agency, *, language: Language, approval: Approval | None = None) -> str:
    """The letter as one HTML file for screen and paper; without an approval, a draft on every page.

    The same letter, agency and approval give the same text.
    """
    styles = [HERE / "letter.css"]
    if approval is None:
        styles.append(HERE / f"draft.{language}.css")
    return page(HERE / "letter.html.jinja", Reader(letter, agency, language, approval).words(), styles=styles)
