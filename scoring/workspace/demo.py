"""A committee to try the workspace with: accounts, and two calls of the demo taken through the real verbs.

One call is open for rating, another has been revealed and is in discussion. Nothing is written past
the rules: every step is an act of somebody who may do it, and stands in the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scoring.committee.procedure.marks import Mark
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.intake.intake import Intake
from scoring.workspace.access import sight
from scoring.workspace.models import Call, Person
from scoring.workspace.verbs.accounts import make
from scoring.workspace.verbs.assigning import change
from scoring.workspace.verbs.calls import edit_call
from scoring.workspace.verbs.conflicts import go_through
from scoring.workspace.verbs.eligibility import judge_rest
from scoring.workspace.verbs.load import load
from scoring.workspace.verbs.people import hold, take_part
from scoring.workspace.verbs.phases import go
from scoring.workspace.verbs.rating import lock, save

OFFICER, ANALYST, AUDITOR = "officer", "analyst", "auditor"
SIGN_IN: dict[str, tuple[str, str]] = {
    OFFICER: ("Kari Nordmann", "officer@example.org"),
    "R-01": ("Ingrid Solheim", "chair@example.org"),
    "R-02": ("Jonas Berg", "member@example.org"),
    "R-03": ("Amina Hassan", "conflicted@example.org"),
    ANALYST: ("Nils Dahl", "analyst@example.org"),
    AUDITOR: ("Ada Lie", "auditor@example.org"),
}
"""Who can sign in: by their part, or by the reviewer of the demo whose marks they gave."""
OTHERS = (
    *("Bjørn Aas", "Camilla Vik", "David Moen", "Eli Strand", "Finn Haugen"),
    *("Gro Lunde", "Henrik Foss", "Ida Ness", "Jan Tveit"),
)
"""Reviewers R-04 to R-12; their accounts have no password."""
CHAIR, CONFLICTED = "R-01", "R-03"
REASON = "Simulated mark."
READERS = 2
"""Asked for an application: a recusal leaves two of the three who gave marks."""


@dataclass(frozen=True)
class GivenMark:
    """A mark of the demo's past committee."""

    application_id: str
    reviewer: str
    criterion: str
    score: int


@dataclass(frozen=True)
class Committee:
    """Everybody, by part or reviewer."""

    people: Mapping[str, Person]

    @property
    def others(self) -> dict[str, Person]:
        """Everybody but the officer, who is one by opening the call."""
        return {part: one for part, one in self.people.items() if part != OFFICER}

    @property
    def reviewers(self) -> dict[str, Person]:
        """Those who rate."""
        return {name: one for name, one in self.people.items() if name.startswith("R-")}


def a_committee(password: str) -> Committee:
    """Six accounts with the password, nine without."""
    people = {
        part: make(None, email, name=name, password=password, **_rights(part))
        for part, (name, email) in SIGN_IN.items()
    }
    for place, name in enumerate(OTHERS, 4):
        people[f"R-{place:02}"] = make(None, f"reviewer{place}@example.org", name=name)
    return Committee(people)


def prepared(committee: Committee, intake: Intake, marks: Iterable[GivenMark]) -> Call:
    """The call, loaded and ready for rating: people, one conflict found, everybody's reading assigned."""
    officer = committee.people[OFFICER]
    call = Call.objects.get(pk=load(officer, intake).key)
    told = {
        "title": f"Industry clusters {call.call_id}",
        "closes_on": call.closes_on,
        "reviews_each": READERS,
    }
    edit_call(officer, call.pk, told)
    for part, person in committee.others.items():
        take_part(officer, call.pk, person.email, _role(part))
    _on(officer, call, Phase.INTAKE, Phase.ELIGIBILITY)
    judge_rest(officer, call.pk)
    _on(officer, call, Phase.CONFLICTS)
    hold(officer, call.pk, committee.people[CONFLICTED].pk, _employer(intake, marks), "employer")
    for person in committee.reviewers.values():
        go_through(person, call.pk)
    change(officer, call.pk, add=_readings(committee, call, marks))
    _on(officer, call, Phase.RATING)
    return call


def rated(
    committee: Committee,
    call: Call,
    marks: Iterable[GivenMark],
    *,
    but: Iterable[str] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> None:
    """Everybody's marks saved and locked, save those of the reviewers in `but`."""
    keys = dict(call.applications.values_list("application_id", "pk"))
    for (application_id, reviewer), told in sorted(_by_reading(marks).items()):
        person = committee.people[reviewer]
        if reviewer in but or keys[application_id] in sight(person, call.pk).recused:
            continue
        progress(f"{person.name} rates {application_id}")
        given = [Mark(one.criterion, one.score, REASON) for one in told]
        lock(person, call.pk, keys[application_id], saves=_saved(person, call, keys[application_id], given))


def revealed(committee: Committee, call: Call) -> None:
    """The chair opens scores and marks, and the discussion."""
    _on(committee.people[CHAIR], call, Phase.REVEAL, Phase.DISCUSSION)


def _saved(person: Person, call: Call, key: int, marks: list[Mark]) -> int:
    return save(person, call.pk, key, marks, saves=0).saves


def _on(person: Person, call: Call, *phases: Phase) -> None:
    for phase in phases:
        call.refresh_from_db()
        go(person, call.pk, phase, version=call.version)
    call.refresh_from_db()


def _readings(committee: Committee, call: Call, marks: Iterable[GivenMark]) -> list[tuple[str, str]]:
    """Who reads what, as in the demo, without the recused."""
    keys = dict(call.applications.values_list("application_id", "pk"))
    recused = {name: sight(one, call.pk).recused for name, one in committee.reviewers.items()}
    return [
        (application_id, committee.people[reviewer].email)
        for application_id, reviewer in sorted(_by_reading(marks))
        if keys[application_id] not in recused[reviewer]
    ]


def _by_reading(marks: Iterable[GivenMark]) -> dict[tuple[str, str], list[GivenMark]]:
    found: dict[tuple[str, str], list[GivenMark]] = defaultdict(list)
    for one in marks:
        found[one.application_id, one.reviewer].append(one)
    return found


def _employer(intake: Intake, marks: Iterable[GivenMark]) -> str:
    """A member of the first application that the conflicted reviewer was to read: where they work."""
    read = min(one.application_id for one in marks if one.reviewer == CONFLICTED)
    roster = next(one.roster for one in intake.applications if one.application_id == read)
    return next(one.org_id for one in roster if one.role == "firm")


def _role(part: str) -> Role:
    if part.startswith("R-"):
        return Role.CHAIR if part == CHAIR else Role.MEMBER
    return Role(part)


def _rights(part: str) -> dict[str, bool]:
    return {"opens_calls": True, "administers": True} if part == OFFICER else {}
