"""Who sends the letter, and what only the agency can know: a small file of its own, `agency.toml`.

Klynge has no text about appeals: rights, deadlines and addresses are the agency's to state. Until they are,
the letter says so in their place, and nobody can approve it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from features.problems import DataError
from scoring.sheet import LANGUAGES, Language

FILE = "agency.toml"
TEMPLATE = """\
# Who sends the letters of klynge letter. Every text in English (en) and Norwegian bokmål (nb).

name = { en = "", nb = "" }        # "The Innovation Agency"
decides = { en = "", nb = "" }     # who decides: "The selection committee"
contact = { en = "", nb = "" }     # "Kari Nordmann, kari@agency.example, +47 00 00 00 00"
appeal = { en = "", nb = "" }      # how to appeal: to whom, how, within which time, under which rule
"""


@dataclass(frozen=True)
class Agency:
    """The agency's own texts by language; a text that is empty or absent is not filled in yet."""

    name: dict[str, str] = field(default_factory=dict)
    decides: dict[str, str] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    appeal: dict[str, str] = field(default_factory=dict)

    def says(self, what: str, language: Language) -> str:
        """The text in that language; empty where it is not filled in."""
        texts: dict[str, str] = getattr(self, what)
        return texts.get(language, "")

    def unfilled(self, language: Language) -> tuple[str, ...]:
        """Names of the texts that are not filled in, in that language."""
        return tuple(one.name for one in fields(self) if not self.says(one.name, language))


def read_agency(path: Path) -> Agency:
    """The agency of that file; one with nothing filled in where there is no such file.

    DataError naming everything that is not a text of a known name and language.
    """
    if not path.exists():
        return Agency()
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(
            f"{path} cannot be read: {error}. It is a TOML file; expected:\n\n{TEMPLATE}"
        ) from error
    problems = [problem for name, value in told.items() for problem in _problems(name, value)]
    if problems:
        raise DataError(f"{path}: {'; '.join(problems)}. Expected:\n\n{TEMPLATE}")
    return Agency(
        **{name: {language: text.strip() for language, text in value.items()} for name, value in told.items()}
    )


def _problems(name: str, value: Any) -> list[str]:
    if name not in {one.name for one in fields(Agency)}:
        return [f"{name} is not known"]
    if not isinstance(value, dict):
        return [f"{name} has no languages"]
    return [
        f"{name}.{language} is no text in English (en) or Norwegian (nb)"
        for language, text in value.items()
        if language not in LANGUAGES or not isinstance(text, str)
    ]
