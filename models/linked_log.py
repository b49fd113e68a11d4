"""A log that is only ever added to: JSON, one entry a line, each with the hash of the line before it.

A line that was cut off by a kill does not count, and is cleared away before the next is written. A line that
was changed or taken out later shows (`broken_links`), save the last, which no line follows.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LINK = "after_sha256"
"""The field of an entry that holds the hash of the line before; empty in the first."""


def whole_lines(path: Path) -> list[bytes]:
    """The whole lines, oldest first; what stands after the last line's end was cut off."""
    return path.read_bytes().split(b"\n")[:-1] if path.exists() else []


def link_of(path: Path) -> str:
    """What the next entry has to hold as its link: the hash of the last line, empty where there is none."""
    lines = whole_lines(path)
    return sha256(lines[-1]) if lines else ""


def append_line(path: Path, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Add one line, flushed to disk before this returns; the entry as it was written, with its link."""
    linked = {**entry, LINK: link_of(path)}
    line = json.dumps(linked, ensure_ascii=False).encode() + b"\n"
    with path.open("ab+") as log:
        log.seek(0)
        log.truncate(log.read().rfind(b"\n") + 1)
        log.write(line)
        log.flush()
        os.fsync(log.fileno())
    return linked


def broken_links(path: Path, links: list[str]) -> tuple[int, ...]:
    """Numbers of the lines that do not follow from the line before, given every line's link, oldest first.

    The first line follows none. An empty link, as earlier versions of klynge wrote, says nothing.
    """
    before = ["", *map(sha256, whole_lines(path))]
    return tuple(
        number
        for number, (expected, link) in enumerate(zip(before, links, strict=False), start=1)
        if link not in ("", expected)
    )


def sha256(line: bytes) -> str:
    """The hash of a line, without its end."""
    return hashlib.sha256(line).hexdigest()
