"""What people read on a page: its text, and the attributes that are shown or spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

MARKED = re.compile("⟦[^⟦⟧]*⟧")
SAID = ("aria-label", "title", "placeholder", "alt", "label", "data-label", "aria-description")
SILENT = {"script", "style", "code"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Texts(HTMLParser):
    """What people read on a page: its text and the attributes that are shown or spoken."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Attributes, unless the element says that it is in another language."""
        told = dict(attrs)
        silent = tag in SILENT or told.get("lang") == "en" or any(shut for _, shut in self.open)
        if tag not in VOID:
            self.open.append((tag, silent))
        if not silent:
            self.found += [told[name] or "" for name in SAID if name in told]

    def handle_endtag(self, tag: str) -> None:
        """Back to what is around it."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Text, where it is not silent."""
        if not any(shut for _, shut in self.open):
            self.found.append(data)


def unmarked(page: str) -> Iterator[str]:
    """Texts of a page without what stands in ⟦…⟧, however deep, over whatever elements."""
    reader = Texts()
    reader.feed(page)
    left = "\x1f".join(reader.found)
    while MARKED.search(left):
        left = MARKED.sub(" ", left)
    yield from (" ".join(text.split()) for text in left.split("\x1f"))
