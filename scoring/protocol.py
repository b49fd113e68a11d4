"""What a committee wrote down when it decided: a small file of the agency, `protocol.toml`, by application.

[A-2026-17]
decided_on = 2026-04-28
decided_by = "The selection committee"
reasons = { en = "...", nb = "..." }

[[A-2026-17.conflicts]]
reviewer = "R-03"
what = "Sits on the board of a member"
handled = "Left the room, gave no marks"
"""

from __future__ import annotations

import datetime
import difflib
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from features.problems import DataError
from scoring.sheet import LANGUAGES, Language

FILE = "protocol.toml"


@dataclass(frozen=True)
class Conflict:
    """A reviewer's tie to an application: what it is, and how it was handled."""

    reviewer: str
    what: str
    handled: str


@dataclass(frozen=True)
class Entry:
    """One application's entry: the day (ISO) and the body that decided, its reasons, conflicts declared."""

    decided_on: str = ""
    decided_by: str = ""
    reasons: dict[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()

    def grounds(self, language: Language) -> str:
        """The reasons in that language; empty where there are none in it."""
        return self.reasons.get(language, "")


def read_protocol(path: Path, applications: Collection[str]) -> dict[str, Entry]:
    """The entries by application; none where there is no such file.

    `applications` are those that there are. DataError with everything that is wrong, at once.
    """
    if not path.exists():
        return {}
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read: {error}. It is a TOML file; expected:\n{EXAMPLE}") from error
    problems = [line for name, entry in told.items() for line in _problems(name, entry, applications)]
    if problems:
        raise DataError(f"{path}: {'; '.join(problems)}. Expected:\n{EXAMPLE}")
    return {name: _entry(entry) for name, entry in told.items()}


def others_named(text: str, own: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Applications other than `own` that the text names, by identifier or by name; for letters.

    >>> others_named("Better than ocean WEST and A-1", "A-1", {"A-1": "Own", "A-2": "Ocean West"})
    ('A-2',)
    """
    low, mine = text.casefold(), names.get(own, "").casefold()
    return tuple(
        one
        for one, name in names.items()
        if one != own
        and (_stands(one.casefold(), low, own.casefold()) or _stands(name.casefold(), low, mine))
    )


def _stands(what: str, text: str, own: str) -> bool:
    """Whether `what` stands in the text, apart from where it is a part of what is the applicant's own."""
    return len(what) > 2 and what != own and what in (text.replace(own, "") if own else text)


def _entry(told: dict[str, Any]) -> Entry:
    reasons = told.get("reasons", {})
    both = reasons if isinstance(reasons, dict) else dict.fromkeys(LANGUAGES, reasons)
    return Entry(
        decided_on=str(told.get("decided_on", "")),
        decided_by=str(told.get("decided_by", "")),
        reasons={language: text.strip() for language, text in both.items() if text.strip()},
        conflicts=tuple(Conflict(**one) for one in told.get("conflicts", [])),
    )


def _problems(name: str, told: Any, applications: Collection[str]) -> Iterator[str]:
    if name not in applications:
        near = difflib.get_close_matches(name, sorted(applications), n=1, cutoff=0.0)
        yield f"there is no application {name}" + (f" (did you mean {near[0]}?)" if near else "")
    if not isinstance(told, dict):
        yield f"{name} is no table"
        return
    kinds: dict[str, Any] = {
        "decided_on": lambda one: isinstance(one, datetime.date),
        "decided_by": lambda one: isinstance(one, str),
        "reasons": _is_texts,
        "conflicts": lambda one: isinstance(one, list) and all(map(_is_conflict, one)),
    }
    for key, value in told.items():
        if key not in kinds:
            yield f"{name}.{key} is not known"
        elif not kinds[key](value):
            yield f"{name}.{key} is not what is expected"


def _is_texts(told: Any) -> bool:
    if isinstance(told, dict):
        return all(name in LANGUAGES and isinstance(text, str) for name, text in told.items())
    return isinstance(told, str)


def _is_conflict(told: Any) -> bool:
    return (
        isinstance(told, dict)
        and {*told} == set(CONFLICT)
        and all(isinstance(one, str) for one in told.values())
    )


CONFLICT = ("reviewer", "what", "handled")
EXAMPLE = (__doc__ or "").partition("\n\n")[2]
