"""What has changed since the load before, in English and Norwegian bokmål."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.sheet import Language

WORDS: dict[str, tuple[str, str]] = {
    "first": (
        "{count} applications with {members} members, {asked} applied for",
        "{count} søknader med {members} medlemmer, {asked} søkt",
    ),
    "added": ("{one} is new, with {members} members", "{one} er ny, med {members} medlemmer"),
    "removed": ("{one} is no longer in the folder", "{one} er ikke lenger i mappen"),
    "back": ("{one} is in the folder again", "{one} er i mappen igjen"),
    "joined": ("{one}: {count} joined ({named})", "{one}: {count} kom til ({named})"),
    "left": ("{one}: {count} left ({named})", "{one}: {count} falt fra ({named})"),
    "roles": (
        "{one}: role, commitment or day of joining changed for {count} ({named})",
        "{one}: rolle, forpliktelse eller innmeldingsdag endret for {count} ({named})",
    ),
    "changed": (
        "{one}: {what} changed from {before} to {after}",
        "{one}: {what} endret fra {before} til {after}",
    ),
    "call": (
        "The call’s {what} changed from {before} to {after}",
        "Utlysningens {what} endret fra {before} til {after}",
    ),
    "tables": ("Other rows or values in: {named}", "Andre rader eller verdier i: {named}"),
    "more": ("{named} and {count} more", "{named} og {count} til"),
    "nothing": ("nothing", "ingenting"),
    "name": ("name", "navn"),
    "lead": ("applicant", "søker"),
    "sector": ("sector", "næring"),
    "region": ("region", "region"),
    "stage": ("stage", "fase"),
    "requested": ("sum applied for", "søknadssum"),
    "own_funding": ("own funding", "egenfinansiering"),
    "opens_on": ("first day", "første dag"),
    "closes_on": ("closing date", "sluttdato"),
    "budget": ("budget", "ramme"),
    "seats": ("number of seats", "antall plasser"),
    "currency": ("currency", "valuta"),
    "horizon_years": ("horizon in years", "horisont i år"),
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One sentence in both languages, without a full stop."""

    en: str
    nb: str

    def says(self, language: Language) -> str:
        """The sentence in that language."""
        return self.en if language == "en" else self.nb


def word(key: str, language: Language, **filled: object) -> str:
    """The words for `key` in that language."""
    return WORDS[key][language == "nb"].format(**filled)
