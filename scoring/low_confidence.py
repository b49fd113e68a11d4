"""The mark that scores carry where past calls do not show that such scores rank well."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LowConfidence:
    """Why scores carry "low confidence", in words, with every number that the words use.

    `doubt` names which part of the declared rule applies (models/confidence.py).
    """

    doubt: str
    en: str
    nb: str
    numbers: dict[str, float]

    def says(self, language: str) -> str:
        """The message in that language: "Low confidence:", the reason, and what to do."""
        return self.nb if language == "nb" else self.en
