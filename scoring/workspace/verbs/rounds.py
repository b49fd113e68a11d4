"""Taking the pending decisions as a round, and a second person's approval of its protocol."""

from __future__ import annotations

from typing import Any

from scoring.committee.procedure import decisions as rules
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused, Sentence, sentence, worded
from scoring.committee.procedure.roles import Role
from scoring.committee.procedure.two_people import Second, approve
from scoring.reckoning.marks import digests, whole
from scoring.workspace.access import Sight
from scoring.workspace.conflicted import recusals_of
from scoring.workspace.ledger import write
from scoring.workspace.minutes import minutes, minutes_sha256
from scoring.workspace.models import Choice, Decision, Letter, Mark, Person, Reckoning, Round
from scoring.workspace.outside import after_this
from scoring.workspace.pending import chosen, recommended, stamp, terms
from scoring.workspace.rated import race, rated
from scoring.workspace.verbs.acting import acting, actor_of


def take(person: Person, key: int, *, version: int, read: str, note: str = "") -> Round:
    """All pending decisions at once; `read` is the stamp of the choices that the chair saw.

    Refused, with everything that is wrong at once, and where choices or marks have changed meanwhile.
    """
    with acting(person, key, Act.TAKE, version=version) as seen:
        pending = list(Choice.objects.filter(application__call=seen.call).select_related("application"))
        if stamp(pending) != read:
            raise Refused(sentence("The choices have changed since you opened the page. Read them again."))
        line = seen.call.reckonings.filter(kind="line").first()
        taken, entries = _taken(seen, pending, line, note)
        seen.call.version += 1
        seen.call.save(update_fields=["version"])
        made = _stored(seen, taken, pending, line)
        write(entries)
    return made


def approve_protocol(person: Person, key: int, *, version: int, sha256: str) -> None:
    """Approve the protocol of the round that stands; `sha256` is of what was read.

    Refused to whoever took the round or chose in it, and where another round stands by now.
    """
    with acting(person, key, Act.APPROVE_PROTOCOL, version=version) as seen:
        made = seen.call.rounds.filter(set_aside=False).first()
        if made is None or made.sha256 != sha256 or made.approved_at is not None:
            raise Refused(sentence("The protocol is approved, or not the one that you read. Read it again."))
        _clear_of_all(seen)
        actor, chose = actor_of(seen), made.decisions.values_list("chosen_by", flat=True)
        entry = approve(
            Second.PROTOCOL,
            "call",
            made_by={made.taken_by.email, *chose},
            approved_by=person.email,
            role=Role.OFFICER,
            sha256=sha256,
            call_id=seen.call.call_id,
            at=actor.at,
        )
        made.approved_by, made.approved_at = person, actor.at
        made.save(update_fields=["approved_by", "approved_at"])
        write([entry])
        after_this("protocol", "--call", seen.call.call_id)


def set_aside(seen: Sight) -> None:
    """Once the call is back in decision or before it no round stands any more, and all are kept.

    Letters of a round that was set aside have to be approved anew.
    """
    if seen.call.phase in (Phase.LETTERS, Phase.CLOSED):
        return
    if seen.call.rounds.filter(set_aside=False).update(set_aside=True):
        letters = Letter.objects.filter(application__call=seen.call)
        letters.update(approved_by=None, approved_at=None, final=False, pdf=None)


def _taken(
    seen: Sight, pending: list[Choice], line: Reckoning | None, note: str
) -> tuple[rules.Round, tuple[Any, ...]]:
    problems = _out_of_date(seen, line)
    requested = race(seen.call.applications.all())
    published = seen.call.publications.first()
    given = terms(
        seen.call, requested, line.body if line else {}, published.recommendation if published else {}
    )
    counted = [one for one in chosen(pending) if one.application_id in requested]
    try:
        found = rules.take(
            counted,
            given,
            rounds=_rounds(seen),
            actor=actor_of(seen),
            recusals=recusals_of(seen.call),
            note=note,
        )
    except Refused as refused:
        raise Refused(*problems, *refused.problems) from None
    if problems:
        raise Refused(*problems)
    return found


def _rounds(seen: Sight) -> list[rules.Round]:
    """The call's rounds as far as the next one looks at them: how many, and whether one stands."""
    rows = seen.call.rounds.select_related("taken_by").order_by("number")
    return [
        rules.Round(one.number, (), (), 0.0, one.taken_by.email, one.taken_at, set_aside=one.set_aside)
        for one in rows
    ]


def _out_of_date(seen: Sight, line: Reckoning | None) -> tuple[Sentence, ...]:
    """A round rests on a line that was worked out from the marks as they are."""
    if line is None:
        return (sentence("The funding line has not been worked out; without it nothing was recommended."),)
    marks = rated(Mark.objects.filter(review__application__call=seen.call))
    if whole(digests(marks, race(seen.call.applications.all()))) == line.marks_sha256:
        return ()
    return (sentence("Marks have changed since the funding line was worked out: have it done again."),)


def _stored(seen: Sight, taken: rules.Round, pending: list[Choice], line: Reckoning | None) -> Round:
    made = Round.objects.create(
        call=seen.call,
        number=seen.call.rounds.count() + 1,
        note=taken.note,
        taken_by=seen.person,
        taken_at=taken.taken_at,
    )
    group = recommended(line.body if line else {})
    running = {one.application_id for one in taken.choices}
    Decision.objects.bulk_create(
        _decision(made, one, group) for one in pending if one.application.application_id in running
    )
    made.protocol = minutes(made, line)
    made.sha256 = minutes_sha256(made.protocol)
    made.save(update_fields=["protocol", "sha256"])
    return made


def _decision(made: Round, one: Choice, group: dict[str, str]) -> Decision:
    return Decision(
        round=made,
        application=one.application,
        outcome=one.outcome,
        recommended=group.get(one.application.application_id, ""),
        code=one.code,
        reason=one.reason,
        grounds=one.grounds,
        chosen_by=one.by,
        amount=one.application.requested if one.outcome == "fund" else None,
    )


def _clear_of_all(seen: Sight) -> None:
    if seen.recused:
        pattern = worded(
            "You are kept away from an application of this call; another officer approves the protocol."
        )
        raise Refused(sentence(pattern))
