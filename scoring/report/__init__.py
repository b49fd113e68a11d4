"""`render`: a scored call as one HTML file that needs no network and no script, for screen, phone and A4."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import jinja2

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
    style = (HERE / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    template = environment.get_template("report.html.jinja")
    return template.render(Reader(call_score, language).words(), style=style, style_hash=digest, other=other)
