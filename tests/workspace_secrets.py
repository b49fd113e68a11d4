"""A call in which every hidden field holds a secret word of its own, and who may read which.

`may_read` is written from the rules as people know them, and asks nothing of scoring/workspace/access.py or
acts.py: it is what these are judged by.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.sheet import CallScore, Flag, ScoreSheet
from scoring.workspace.ledger import write
from scoring.workspace.minutes import minutes, minutes_sha256
from scoring.workspace.models import (
    Application,
    Assignment,
    Call,
    Choice,
    Conflict,
    Decision,
    Letter,
    Mark,
    Person,
    Publication,
    Review,
    Round,
    Sheet,
)
from tests.scoring.by_hand import hand_made
from tests.workspace_calls import a_call, a_part, a_person, an_application

AT = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)
CRITERIA = ("capabilities", "willingness", "driving_forces", "proximity", "capital")
PEOPLE = {
    "olga": Role.OFFICER,
    "carl": Role.CHAIR,
    "ana": Role.MEMBER,
    "ben": Role.MEMBER,
    "nils": Role.ANALYST,
    "ada": Role.AUDITOR,
}
RECUSED = {"ana": {1}, "carl": {1}, "olga": {1}}
"""Who is kept away from which applications, by their place."""
APPLICATIONS = 2


@dataclass(frozen=True)
class Secret:
    """A word that stands in one hidden field: of what kind, on which application, and written by whom."""

    word: str
    kind: str
    place: int
    by: str = ""


@dataclass(frozen=True)
class World:
    """A call and what is hidden in it."""

    call: Call
    people: dict[str, Person]
    applications: tuple[Application, ...]
    secrets: tuple[Secret, ...]

    @property
    def conflicts(self) -> tuple[int, ...]:
        """Keys of everybody's conflicts."""
        return tuple(Conflict.objects.values_list("pk", flat=True))


def may_read(secret: Secret, who: str, phase: Phase) -> bool:
    """Whether this person may read this word while the call is in this phase."""
    role = PEOPLE.get(who)
    if role is None or secret.place in RECUSED.get(who, ()):
        return role is not None and secret.kind == "conflict" and secret.by == who
    if secret.by == who or role is Role.AUDITOR:
        return True
    after = {
        "mark": dict.fromkeys(Role, Phase.REVEAL),
        "sheet": dict.fromkeys(Role, Phase.REVEAL) | {Role.ANALYST: Phase.DRAFT},
        "decision": dict.fromkeys(Role, Phase.DISCUSSION) | {Role.ANALYST: Phase.LETTERS},
        "letter": {Role.OFFICER: Phase.LETTERS, Role.CHAIR: Phase.LETTERS},
        "conflict": {Role.OFFICER: Phase.CONFLICTS, Role.CHAIR: Phase.CONFLICTS},
        "ledger": {Role.OFFICER: Phase.REVEAL, Role.CHAIR: Phase.REVEAL},
    }[secret.kind]
    return role in after and phase.place >= after[role].place


def a_world(phase: Phase) -> World:
    """The call, in that phase, with everything in its tables that any phase could have put there."""
    call = a_call(phase, seen=True)
    people = {name: a_part(call, name, role) for name, role in PEOPLE.items()} | {"eve": a_person("eve")}
    applications = tuple(an_application(call, f"A-{place}") for place in range(APPLICATIONS))
    secrets = [
        *(one for place in range(APPLICATIONS) for one in _reviews(place, applications[place], people)),
        *_sheets(call, applications),
        *_decisions(call, applications, people),
        *_conflicts(applications, people),
        *_ledger(call, applications),
    ]
    return World(call, people, applications, tuple(secrets))


def _reviews(place: int, application: Application, people: dict[str, Person]) -> list[Secret]:
    found = []
    for name in ("ana", "ben", "carl"):
        Assignment.objects.create(application=application, person=people[name])
        told = Secret(f"zqrev{name}{place}", "mark", place, name)
        review = Review.objects.create(
            application=application,
            person=people[name],
            locked_at=AT,
            revised_at=AT,
            revision_reason=told.word,
        )
        for after in (False, True):
            mark = Secret(f"zq{'aft' if after else 'bli'}{name}{place}", "mark", place, name)
            for criterion in CRITERIA:
                Mark.objects.create(
                    review=review, after_reveal=after, criterion=criterion, score=4, reason=mark.word
                )
            found.append(mark)
        found.append(told)
    return found


def _sheets(call: Call, applications: tuple[Application, ...]) -> list[Secret]:
    scored = hand_made(APPLICATIONS)
    body = {key: one for key, one in dataclasses.asdict(scored).items() if key != "sheets"}
    publication = Publication.objects.create(
        call=call, by="nils@example.org", at=AT, sha256="0" * 64, body=body, recommendation={}
    )
    found = []
    for place, (application, sheet) in enumerate(zip(applications, scored.sheets, strict=True)):
        words = {part: Secret(f"zq{part}{place}", "sheet", place) for part in ("flag", "alike", "pict")}
        _a_sheet(publication, application, _told(sheet, scored, application, words), words["pict"].word)
        found += words.values()
    return found


def _told(
    sheet: ScoreSheet, call: CallScore, application: Application, words: dict[str, Secret]
) -> ScoreSheet:
    flag = Flag("stale", words["flag"].word, words["flag"].word, {})
    alike = replace(sheet.comparables[0], name=words["alike"].word)
    return replace(
        sheet,
        application_id=application.application_id,
        call_id=call.call_id,
        name=application.name,
        flags=(flag,),
        comparables=(alike, *sheet.comparables[1:]),
    )


def _a_sheet(publication: Publication, application: Application, sheet: ScoreSheet, picture: str) -> None:
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img"><title>{picture}</title></svg>'
    )
    Sheet.objects.create(
        publication=publication,
        application=application,
        rank=sheet.rank,
        score=sheet.score,
        low=sheet.interval_low,
        high=sheet.interval_high,
        top_chance=sheet.top_chance,
        body=dataclasses.asdict(sheet),
        pictures={name: {"en": drawn, "nb": drawn} for name in ("waterfall", "features", "history")},
    )


def _decisions(call: Call, applications: tuple[Application, ...], people: dict[str, Person]) -> list[Secret]:
    taken = Round.objects.create(call=call, taken_by=people["carl"], taken_at=AT)
    found = []
    for place, application in enumerate(applications):
        pending = Secret(f"zqpend{place}", "decision", place)
        final = Secret(f"zqfina{place}", "decision", place)
        letter = Secret(f"zqlett{place}", "letter", place)
        plain: dict[str, Any] = {"application": application, "outcome": "fund", "code": "other"}
        Choice.objects.create(**plain, reason=pending.word, by="carl@example.org", at=AT)
        Decision.objects.create(**plain, round=taken, recommended="decline", reason=final.word)
        for language in ("en", "nb"):
            Letter.objects.create(
                application=application,
                language=language,
                html=f"<p>{letter.word}</p>",
                sha256="0" * 64,
                written_by=people["olga"],
                written_at=AT,
            )
        found += [pending, final, letter]
    taken.protocol = minutes(taken, None)
    taken.sha256 = minutes_sha256(taken.protocol)
    taken.save()
    return found


def _conflicts(applications: tuple[Application, ...], people: dict[str, Person]) -> list[Secret]:
    found = []
    for name, places in RECUSED.items():
        for place in places:
            told = Secret(f"zqconf{name}{place}", "conflict", place, name)
            Conflict.objects.create(
                person=people[name],
                application=applications[place],
                source="declared",
                reason=told.word,
            )
            found.append(told)
    return found


def _ledger(call: Call, applications: tuple[Application, ...]) -> list[Secret]:
    found = []
    with transaction.atomic():
        for place, application in enumerate(applications):
            told = Secret(f"zqledg{place}", "ledger", place)
            write(
                [
                    Draft(
                        call.call_id,
                        AT,
                        "ben@example.org",
                        Role.MEMBER,
                        "locked",
                        application.application_id,
                        {"w": told.word},
                    )
                ]
            )
            found.append(replace(told, by="ben"))
    return found
