"""The decision protocol as a PDF, in English and Norwegian; the same protocol gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scoring.minutes_paper.words import Approval, Words
from scoring.page import page
from scoring.paper import pdf
from scoring.sheet import Language

HERE = Path(__file__).parent
MARK = "klynge protocol"


def protocol_pdf(told: Mapping[str, Any], language: Language, *, approval: Approval | None) -> bytes:
    """The protocol of a round (workspace/minutes.py says what is in it), with its approval on it."""
    words = {"language": language, **Words(told, language, approval).page()}
    return pdf(page(HERE / "protocol.html.jinja", words, styles=[HERE / "protocol.css"]), mark=MARK)
