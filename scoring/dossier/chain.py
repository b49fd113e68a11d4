"""Sections of a dossier, each with the hash of itself and of everything before it; the last is the head.

Content is JSON of one canonical form: keys sorted, no spaces, numbers in full. A head can be said aloud: its
first 64 bits as four words of consonants and vowels (proquints; Wilkerson 2009).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

FORMAT = "klynge dossier 1"
CONSONANTS, VOWELS = "bdfghjklmnprstvz", "aiou"


def chained(sections: Mapping[str, Any]) -> dict[str, Any]:
    """The document: format, sections (name, content, sha256) in their order, and the head.

    ValueError where a number is not finite.
    """
    link, told = first_link(), []
    for name, content in sections.items():
        link = next_link(link, name, content)
        told.append({"name": name, "content": content, "sha256": link})
    return {"format": FORMAT, "sections": told, "head": link}


def broken_sections(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of the sections that do not give their hash; "head" where that is not the last one's.

    Each is judged by the hash that stands before it, so that one change is one name.
    """
    link, broken = first_link(), []
    for section in document["sections"]:
        if next_link(link, section["name"], section["content"]) != section["sha256"]:
            broken.append(str(section["name"]))
        link = str(section["sha256"])
    return tuple(broken + (["head"] if link != document["head"] else []))


def first_link() -> str:
    """What the first section follows."""
    return hashlib.sha256(FORMAT.encode()).hexdigest()


def next_link(before: str, name: str, content: Any) -> str:
    """The hash of a section that follows `before`."""
    return hashlib.sha256(f"{before}\n{name}\n{canonical(content)}".encode()).hexdigest()


def canonical(content: Any) -> str:
    """The one text of a content.

    >>> canonical({"b": 1.5, "a": [None, "ø"]})
    '{"a":[null,"ø"],"b":1.5}'
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def spoken(digest: str) -> str:
    """The first 64 bits of a hash as four words, to be compared over the telephone.

    >>> spoken("7f000001" * 8)
    'lusab-babad-lusab-babad'
    """
    numbers = [int(digest[at : at + 4], 16) for at in range(0, 16, 4)]
    return "-".join(_word(number) for number in numbers)


def _word(number: int) -> str:
    return (
        CONSONANTS[number >> 12]
        + VOWELS[number >> 10 & 3]
        + CONSONANTS[number >> 6 & 15]
        + VOWELS[number >> 4 & 3]
        + CONSONANTS[number & 15]
    )
