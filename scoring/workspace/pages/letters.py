"""Letters: where each stands, and one of them to be read before it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from scoring.committee.procedure.acts import Act
from scoring.workspace.access import Sight
from scoring.workspace.models import Letter
from scoring.workspace.pages.decision_rows import OUTCOMES
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.verbs.letters import read_hash

STATES = {
    "none": gettext_lazy("not written"),
    "draft": gettext_lazy("draft, waits for a second person"),
    "approved": gettext_lazy("approved, being set"),
    "final": gettext_lazy("approved, may go"),
}


@dataclass(frozen=True)
class LetterRow:
    """One application's letter, in both languages. `read` is the hash of what is read before approving."""

    key: int
    application_id: str
    name: str
    outcome: str
    state: str
    label: str
    written_by: str
    approved_by: str
    languages: tuple[str, ...]
    read: str
    may_approve: bool


@dataclass(frozen=True)
class LettersPage:
    """All letters of the round that stands."""

    frame: Frame
    rows: tuple[LetterRow, ...]
    missing: int
    may_write: bool
    decided: bool


def letters_page(seen: Sight) -> LettersPage:
    """Where every letter stands."""
    seen.need(Act.SEE_LETTERS)
    found: dict[int, list[Letter]] = {}
    rows = seen.letters().select_related("written_by", "approved_by").defer("html", "pdf")
    for one in rows:
        found.setdefault(one.application_id, []).append(one)
    told = tuple(_rows(seen, found))
    missing = sum(one.state != "final" for one in told)
    return LettersPage(
        frame(seen, "letters"), told, missing, seen.may(Act.WRITE_LETTER), seen.round() is not None
    )


def letter_html(seen: Sight, application: int, language: str) -> str | None:
    """The letter in that language as it stands; None where there is none."""
    return _one(seen, application).filter(language=language).values_list("html", flat=True).first()


def letter_pdf(seen: Sight, application: int, language: str) -> bytes | None:
    """The letter that may go, as a PDF; None where it may not go yet."""
    found = _one(seen, application).filter(language=language, final=True)
    pdf = found.values_list("pdf", flat=True).first()
    return None if pdf is None else bytes(pdf)


def _one(seen: Sight, application: int) -> QuerySet[Letter]:
    seen.need(Act.SEE_LETTERS)
    return seen.letters().filter(application=seen.application(application))


def _rows(seen: Sight, found: dict[int, list[Letter]]) -> Iterator[LetterRow]:
    for one in seen.decisions().select_related("application").order_by("application__application_id"):
        letters = found.get(one.application_id, [])
        first = letters[0] if letters else None
        state = _state(letters)
        mine = first is not None and first.written_by_id == seen.person.pk
        yield LetterRow(
            one.application_id,
            one.application.application_id,
            str(one.application),
            str(OUTCOMES[one.outcome]),
            state,
            str(STATES[state]),
            first.written_by.name if first else "",
            first.approved_by.name if first and first.approved_by else "",
            tuple(sorted(letter.language for letter in letters)),
            read_hash(letters) if letters else "",
            state == "draft" and seen.may(Act.APPROVE_LETTER) and not mine,
        )


def _state(letters: list[Letter]) -> str:
    if not letters:
        return "none"
    if all(one.final for one in letters):
        return "final"
    return "approved" if all(one.approved_at for one in letters) else "draft"
