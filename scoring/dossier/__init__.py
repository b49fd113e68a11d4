"""The dossier: one sealed file an application with everything a decision rested on, in a chain of hashes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scoring.dossier.chain import canonical
from scoring.dossier.dossier import dossier_of
from scoring.dossier.reader import Reader
from scoring.dossier.seal import OPEN, sealed
from scoring.page import page
from scoring.paper import pdf
from scoring.sheet import Language

__all__ = ["as_html", "as_pdf", "dossier_of"]
HERE = Path(__file__).parent
ATTACHED = "dossier.json"


def as_html(document: Mapping[str, Any], language: Language) -> bytes:
    """The document as one sealed HTML file that needs no script, with its data in it; the same, the same."""
    return sealed(_page(document, language, paper=False).encode())


def as_pdf(document: Mapping[str, Any], language: Language) -> bytes:
    """The document as one sealed PDF, with its data attached; the same document, the same bytes."""
    text = _page(document, language, paper=True)
    return sealed(pdf(text, mark=f"klynge dossier {OPEN}", attachments={ATTACHED: canonical(document)}))


def _page(document: Mapping[str, Any], language: Language, *, paper: bool) -> str:
    words = Reader(document, language, paper).words()
    return page(HERE / "dossier.html.jinja", words, styles=[HERE / "dossier.css"])
