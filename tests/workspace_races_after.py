"""Races after the reveal: choices, decisions, protocols, letters."""

from __future__ import annotations

from functools import partial

from scoring.committee.procedure.choices import Outcome
from scoring.committee.procedure.departure_reasons import ReasonCode
from scoring.committee.procedure.marks import Mark as Given
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.reckoning.marks import digests, whole
from scoring.workspace.models import (
    Assignment,
    Call,
    Choice,
    LedgerEntry,
    Letter,
    Person,
)
from scoring.workspace.pending import mark_of
from scoring.workspace.verbs import (
    decisions,
    letters,
    rating,
    rounds,
)
from scoring.workspace.verbs.phases import go
from scoring.workspace.verbs.reckoning import given_of
from tests.workspace_at_once import Race, at_once, told
from tests.workspace_calls import a_call, a_part, an_application
from tests.workspace_reviews import DIMENSIONS, a_choice, a_line, a_review, read_by
from tests.workspace_secrets import AT

MARKS = dict.fromkeys(DIMENSIONS, 3)


def a_decided(call_id: str) -> tuple[Call, list[Person]]:
    """A call whose choices can be taken, and its two chairs."""
    call = a_call(Phase.DECISION, call_id=call_id)
    chairs = [a_part(call, name, Role.CHAIR) for name in ("carl", "cleo")]
    rows = [an_application(call), an_application(call, "A-2")]
    a_line(call, {"A-1": "in", "A-2": "out"})
    for one, outcome in zip(rows, ("fund", "decline"), strict=True):
        a_choice(one, outcome, chairs[0])
    return call, chairs


def chairs_take() -> Race:
    """Two chairs take the same decisions, one of them twice."""
    call, (carl, cleo) = a_decided("take")
    read = read_by(carl, call)
    ends = at_once(*(partial(rounds.take, one, call.pk, version=1, read=read) for one in (carl, cleo, carl)))
    return Race(
        ends, 1, {"one round": call.rounds.count() == 1, "told once": told(call, "took the decisions") == 1}
    )


def a_decision_while_ratings_change() -> Race:
    """One chair takes, the other goes back, and a member revises as soon as that is open."""
    call, (carl, cleo) = a_decided("revise")
    ana, one = a_part(call, "ana", Role.MEMBER), call.applications.get(application_id="A-1")
    Assignment.objects.create(application=one, person=ana)
    a_review(one, ana, **MARKS)
    a_line(call, {"A-1": "in", "A-2": "out"})
    read = read_by(carl, call)
    ends = at_once(
        partial(rounds.take, carl, call.pk, version=1, read=read),
        partial(go, cleo, call.pk, Phase.DISCUSSION, version=1, reason="why"),
        partial(rating.revise, ana, call.pk, one.pk, [Given("capital", 5, "why")]),
    )
    call.refresh_from_db()
    taken, given = call.rounds.filter(set_aside=False).first(), given_of(call)
    line = call.reckonings.filter(kind="line").first()
    fresh = line is not None and line.marks_sha256 == whole(digests(given.marks, given.requested))
    holds = {
        "one of the chairs": ends[:2].count("done") == 1,
        "a round rests on its marks": not taken or fresh,
    }
    return Race(ends, 1 + (ends[2] == "done"), holds)


def chairs_choose() -> Race:
    """Two chairs choose otherwise for the same application."""
    call, chairs = a_decided("choose")
    one = call.applications.get(application_id="A-1")
    before = mark_of(Choice.objects.get(application=one))
    wish = decisions.Wish(Outcome.RESERVE, ReasonCode.OTHER, "why")
    ends = at_once(*(partial(decisions.propose, who, call.pk, one.pk, wish, before=before) for who in chairs))
    return Race(ends, 1, {"one choice": Choice.objects.filter(application=one).count() == 1})


def officers_approve() -> Race:
    """Two officers approve the protocol, one of them twice."""
    call, (carl, _cleo) = a_decided("approve")
    who = [a_part(call, name, Role.OFFICER) for name in ("olga", "otto")]
    made = rounds.take(carl, call.pk, version=1, read=read_by(carl, call))
    approve = partial(rounds.approve_protocol, key=call.pk, version=2, sha256=made.sha256)
    ends = at_once(*(partial(approve, one) for one in (*who, who[0])))
    return Race(ends, 1, {"told once": told(call, "approved the decision protocol") == 1})


def officers_let_a_letter_go() -> Race:
    """Two people approve the same letter, one of them twice."""
    call = a_call(Phase.LETTERS, call_id="letter")
    one, olga = an_application(call), a_part(call, "olga", Role.OFFICER)
    who = [a_part(call, "otto", Role.OFFICER), a_part(call, "carl", Role.CHAIR)]
    for language in ("en", "nb"):
        Letter.objects.create(application=one, language=language, html="x", sha256="0" * 64, written_by=olga,
                              written_at=AT)  # fmt: skip
    read = letters.read_hash(Letter.objects.filter(application=one))
    ends = at_once(
        *(partial(letters.approve_letter, each, call.pk, one.pk, read=read) for each in (*who, who[0]))
    )
    return Race(ends, 1, {"told once": LedgerEntry.objects.filter(act="approved the letter").count() == 1})
