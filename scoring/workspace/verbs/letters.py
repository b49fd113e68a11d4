"""Letters: drafted by a command in an officer's name, approved by somebody else, then set for good."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.committee.procedure.roles import Role
from scoring.committee.procedure.two_people import APPROVERS, Second, approve
from scoring.reckoning.marks import RatedMark, standing
from scoring.workspace.ledger import write
from scoring.workspace.models import Application, Call, Letter, Mark, Person, Review, Round
from scoring.workspace.outside import after_this
from scoring.workspace.rated import rated
from scoring.workspace.verbs.acting import acting, now

BY = "klynge draft-letters"
UNFILLED = "<mark>"
"""Stands in a draft where a text of the agency's is missing (scoring/letter/letter.html.jinja)."""


@dataclass(frozen=True)
class Due:
    """A decided application, with all that its letter rests on.

    `applications`: how many were scored. `days`: first and last day on which reviews were locked, ISO.
    `approved`: of the letters that wait to be set for good, by language: who approved them, and the day.
    """

    application: Application
    outcome: str
    grounds: str
    applications: int
    sheet: dict[str, Any]
    call: dict[str, Any]
    marks: tuple[RatedMark, ...]
    days: tuple[str, str]
    approved: dict[str, tuple[str, str]]


def order(person: Person, key: int) -> None:
    """Have the drafts written, in a process of its own."""
    with acting(person, key, Act.WRITE_LETTER) as seen:
        after_this("draft-letters", "--call", seen.call.call_id, "--by", person.email)


def due(call: Call) -> tuple[Round | None, tuple[Due, ...]]:
    """The round that stands, and what its letters rest on."""
    made = call.rounds.filter(set_aside=False).first()
    published = call.publications.first()
    if made is None or published is None:
        return made, ()
    sheets = dict(published.sheets.values_list("application_id", "body"))
    rows = made.decisions.select_related("application")
    return made, tuple(
        Due(
            one.application,
            one.outcome,
            one.grounds,
            len(sheets),
            sheets[one.application_id],
            published.body,
            standing(rated(Mark.objects.filter(review__application=one.application))),
            _days(one.application),
            _approved(one.application),
        )
        for one in rows
        if one.application_id in sheets
    )


def keep_drafts(person: Person, call: Call, application: Application, drafts: dict[str, str]) -> bool:
    """Store the drafts by language, where they have changed; False where the letter is approved already."""
    with acting(person, call.pk, Act.WRITE_LETTER) as seen:
        seen.clear_of(application)
        kept = {one.language: one for one in Letter.objects.filter(application=application)}
        if any(one.approved_at for one in kept.values()):
            return False
        hashes = {language: _sha256(html) for language, html in sorted(drafts.items())}
        if {language: one.sha256 for language, one in kept.items()} == hashes:
            return True
        for language, html in drafts.items():
            told = {"html": html, "sha256": hashes[language], "written_by": person, "written_at": now()}
            Letter.objects.update_or_create(application=application, language=language, defaults=told)
        name = application.application_id
        write([Draft(call.call_id, now(), person.email, Role.OFFICER, "wrote a letter", name, hashes)])
    return True


def approve_letter(person: Person, key: int, application: int, *, read: str) -> None:
    """Let the letter go, in both languages; `read` is the hash of the drafts that were read.

    Refused to whoever wrote it, and where it was written anew meanwhile.
    """
    with acting(person, key, Act.APPROVE_LETTER) as seen:
        one = seen.application(application)
        letters = list(Letter.objects.filter(application=one).select_related("written_by"))
        if not letters or read_hash(letters) != read or any(each.approved_at for each in letters):
            pattern = worded(
                "The letter about {application_id} is approved, or not what you read. Read it again."
            )
            raise Refused(sentence(pattern, application_id=one.application_id))
        if any(UNFILLED in each.html for each in letters):
            pattern = worded(
                "The agency has not filled in all of its texts, such as how to appeal: write agency.toml "
                "into the workspace's folder, have the drafts written again, and read them."
            )
            raise Refused(sentence(pattern))
        at = now()
        entry = approve(
            Second.LETTER,
            one.application_id,
            made_by={each.written_by.email for each in letters},
            approved_by=person.email,
            role=next(role for role in Role if role in seen.roles & APPROVERS[Second.LETTER]),
            sha256=read,
            call_id=seen.call.call_id,
            at=at,
        )
        Letter.objects.filter(application=one).update(approved_by=person, approved_at=at)
        write([entry])
        after_this("draft-letters", "--call", seen.call.call_id)


def keep_final(letter: Letter, html: str, pdf: bytes) -> None:
    """Store a letter as it goes, with its approval on it; nothing where that was withdrawn meanwhile."""
    told = {"html": html, "sha256": _sha256(html), "pdf": pdf, "final": True}
    waiting = Letter.objects.filter(pk=letter.pk, approved_at=letter.approved_at, final=False)
    with transaction.atomic():
        if waiting.update(**told):
            one = letter.application
            detail = {"language": letter.language, "sha256": told["sha256"]}
            write([Draft(one.call.call_id, now(), BY, None, "set a letter", one.application_id, detail)])


def waiting_letters(application: Application) -> Iterable[Letter]:
    """Approved letters that are not set for good yet."""
    found = Letter.objects.filter(application=application, approved_at__isnull=False, final=False)
    return found.select_related("application__call", "approved_by")


def read_hash(letters: Iterable[Letter]) -> str:
    """One hash over the drafts of an application in all languages."""
    return _sha256("\n".join(f"{one.language} {one.sha256}" for one in sorted(letters, key=_language)))


def _language(one: Letter) -> str:
    return one.language


def _days(application: Application) -> tuple[str, str]:
    locked = Review.objects.filter(application=application, locked_at__isnull=False).order_by("locked_at")
    days = [at.date().isoformat() for at in locked.values_list("locked_at", flat=True) if at]
    return (days[0], days[-1]) if days else ("", "")


def _approved(application: Application) -> dict[str, tuple[str, str]]:
    return {
        one.language: (one.approved_by.name, one.approved_at.date().isoformat())
        for one in waiting_letters(application)
        if one.approved_by and one.approved_at
    }


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
