"""The answer to "what if": what the score would be, what was changed for it, and the nearest way to the line.

Everything is frozen and made of text, numbers and tuples, so that `as_json` loses nothing. Never a promise:
an application that looks otherwise would have another score; doing it need not make anybody grow.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Literal

from scoring.sheet import Language
from scoring.what_if.field import Standing

Outcome = Literal["above", "no line", "nothing to act on", "reached", "none found"]


@dataclass(frozen=True)
class Change:
    """One feature that is not what it was; `acted` tells what was done from what followed.

    `before` and `after` are as people read them, in `unit`; `done` and `gjort` count what was done.
    """

    feature: str
    label: str
    etikett: str
    unit: str
    before: float
    after: float
    acted: bool
    done: str
    gjort: str

    def named(self, language: Language) -> str:
        """The feature's short name."""
        return self.etikett if language == "nb" else self.label

    def says(self, language: Language) -> str:
        """What was done; nothing where it only followed."""
        return self.gjort if language == "nb" else self.done


@dataclass(frozen=True)
class Would:
    """An application as it would be: its changes, its place, and how far that is from what it is.

    `distance` adds up the moves of all features in normal scores among past applications: 1 is about from the
    median to better than five of six.
    """

    standing: Standing
    changes: tuple[Change, ...]
    distance: float


@dataclass(frozen=True)
class Open:
    """A feature that can be acted upon: its value, what it may become, the median of past applications."""

    feature: str
    label: str
    etikett: str
    unit: str
    value: float
    most: float
    typical: float


@dataclass(frozen=True)
class WhatIf:
    """What one application's score would be. `asked` is as the user set it, `nearest` the way to the line.

    `line` is the score of the last seat among the others; `best_score` the highest that the search met;
    `options` single changes and `checked` combinations were carried out and scored.
    """

    application_id: str
    name: str
    call_id: str
    closes_on: str
    seats: int | None
    unit: str
    decimals: int
    currency: str
    model_version: str
    before: Standing
    line: float | None
    asked: Would | None
    outcome: Outcome
    nearest: Would | None
    best_score: float
    options: int
    checked: int
    open: tuple[Open, ...]

    def as_json(self, sentences: dict[str, list[str]]) -> str:
        """The whole answer and its sentences by language, numbers to the last digit."""
        told = dataclasses.asdict(self) | {"sentences": sentences}
        return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False)
