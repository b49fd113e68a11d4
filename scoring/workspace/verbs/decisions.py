"""Pending choices, and taking them together as a round."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.committee.procedure import choices as rules
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.choices import Outcome
from scoring.committee.procedure.departure_reasons import ReasonCode
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.protocol import others_named
from scoring.workspace.access import Sight
from scoring.workspace.conflicted import recusals_of
from scoring.workspace.models import Application, Choice, Person
from scoring.workspace.pending import chosen, mark_of
from scoring.workspace.verbs.acting import acting, actor_of, now


@dataclass(frozen=True)
class Wish:
    """What a chair means to do with an application, and why; `grounds` is for the applicant to read."""

    outcome: Outcome
    code: ReasonCode | None = None
    reason: str = ""
    grounds: str = ""


def propose(person: Person, key: int, application: int, wish: Wish, *, before: str) -> None:
    """Put the wish in place of an earlier choice; nothing follows from it until the round is taken.

    `before` is the mark of the choice that the chair saw: refused where another chair chose meanwhile, where
    decisions are taken, and where the grounds name another application.
    """
    with acting(person, key, Act.PROPOSE) as seen:
        one = seen.application(application)
        not_taken(seen)
        _as_seen(one, before)
        _names_no_other(seen, one, wish.grounds)
        earlier = Choice.objects.filter(application__call=seen.call).select_related("application")
        rules.propose(
            chosen(earlier),
            one.application_id,
            wish.outcome,
            actor=actor_of(seen),
            recusals=recusals_of(seen.call),
            reason_code=wish.code,
            text=wish.reason,
        )
        told: dict[str, object] = {"outcome": wish.outcome, "code": wish.code or ""}
        told |= {
            "reason": wish.reason.strip(),
            "grounds": wish.grounds.strip(),
            "by": person.email,
            "at": now(),
        }
        Choice.objects.update_or_create(application=one, defaults=told)


def undo(person: Person, key: int, application: int, *, before: str) -> None:
    """Take a pending choice away."""
    with acting(person, key, Act.PROPOSE) as seen:
        one = seen.application(application)
        not_taken(seen)
        _as_seen(one, before)
        Choice.objects.filter(application=one).delete()


def not_taken(seen: Sight) -> None:
    """Refused once the round is taken."""
    if seen.call.rounds.filter(set_aside=False).exists():
        raise Refused(sentence("The decisions of this call are taken. They stand until a chair goes back."))


def _as_seen(one: Application, before: str) -> None:
    latest = Choice.objects.filter(application=one).first()
    if mark_of(latest) != before:
        pattern = worded(
            "Somebody has changed the choice on {application_id} meanwhile. Read it, then choose again."
        )
        raise Refused(sentence(pattern, application_id=one.application_id))


def _names_no_other(seen: Sight, one: Application, grounds: str) -> None:
    names = dict(seen.call.applications.values_list("application_id", "name"))
    if others_named(grounds, one.application_id, names):
        pattern = worded(
            "What {application_id} may read names another application. A letter tells an applicant of its "
            "own application only: write it without."
        )
        raise Refused(sentence(pattern, application_id=one.application_id))
