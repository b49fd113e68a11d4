"""The language in which a page is written, as score sheets name it."""

from __future__ import annotations

from django.utils.translation import get_language

from scoring.sheet import Language


def written_in() -> Language:
    """Norwegian for those who chose it, else English."""
    return "nb" if (get_language() or "").startswith("nb") else "en"
