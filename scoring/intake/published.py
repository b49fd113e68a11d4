"""Scores as they are published to a committee: plain data, for the workspace to store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scoring.intake.intake import Pictures


@dataclass(frozen=True)
class PublishedSheet:
    """One application: the columns that lists sort by, the whole sheet as JSON, and its pictures as SVG."""

    application_id: str
    rank: int
    score: float
    low: float | None
    high: float | None
    top_chance: float | None
    recommended: bool
    body: Mapping[str, Any]
    pictures: Pictures


@dataclass(frozen=True)
class Published:
    """A call's scores and its recommendation; `sha256` is that of the whole scores.json.

    `hashes` are those of an Intake, SHA-256 by table of what was known at closing, and `closes_on`, `budget`
    and `seats` what the folder says: they must be what was loaded.
    """

    call_id: str
    sha256: str
    body: Mapping[str, Any]
    recommendation: Mapping[str, Any]
    sheets: tuple[PublishedSheet, ...]
    closes_on: date
    budget: float | None = None
    seats: int | None = None
    hashes: Mapping[str, str] = field(default_factory=dict)
