"""The seal of a file: the hash of all its bytes, standing in the file itself, with noughts in its place.

It says that no byte was changed, added or taken out since it was sealed. It does not say who sealed it:
whoever changes a file can seal it anew. That shows in the log, which holds the hash of every dossier written.
"""

from __future__ import annotations

import hashlib
import re

LABEL = "klynge-seal-sha256:"
NOUGHTS = "0" * 64
OPEN = LABEL + NOUGHTS
"""What a file to be sealed holds, once."""
SEAL = re.compile(re.escape(LABEL.encode()) + rb"([0-9a-f]{64})")


def sealed(content: bytes) -> bytes:
    """The file with its seal; ValueError unless it has one place for it."""
    place = OPEN.encode()
    if content.count(LABEL.encode()) != 1 or content.count(place) != 1:
        raise ValueError(f"a file to be sealed holds {OPEN} once")
    return content.replace(place, (LABEL + _digest(content)).encode())


def holds(content: bytes) -> bool:
    """Whether the file is as it was when it was sealed, to the byte."""
    found = SEAL.search(content)
    if found is None or content.count(LABEL.encode()) != 1:
        return False
    return (
        _digest(content[: found.start(1)] + NOUGHTS.encode() + content[found.end(1) :]) == found[1].decode()
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
