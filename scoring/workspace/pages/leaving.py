"""The page between here and the place that tells who somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class LeavingPage:
    """Where it goes on, and whose place that is."""

    address: str
    host: str


def leaving_page(address: str) -> LeavingPage:
    """The page on the way to `address`."""
    return LeavingPage(address, urlsplit(address).netloc)
