"""One HTML file that needs no network and no script: the one home of the template engine."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2


def page(template: Path, words: Mapping[str, Any], *, styles: Sequence[Path]) -> str:
    """The template filled with `words`, to which `style` and `style_hash` are added.

    `styles` are joined in their order. Style stands in the file and is to be allowed by its hash; everything
    else (scripts, fonts, pictures, requests) the page should forbid itself. Text is escaped; a name that the
    template uses and `words` lack is an error. The same words give the same text.
    """
    style = "\n".join(path.read_text(encoding="utf-8") for path in styles)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(template.parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template(template.name).render(words, style=style, style_hash=digest)
