"""Declaring a conflict, ruling on one, and looking again when a roster has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from scoring.committee.procedure.actor import Actor
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.conflicts import VERDICTS, Conflict, Ruling, Source, Verdict, guard, recused
from scoring.committee.procedure.finding import Found
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, sentence
from scoring.committee.procedure.roles import Role

Conflicts = tuple[Conflict, ...]


def declare(
    conflicts: Iterable[Conflict], application_id: str, *, reason: str, actor: Actor, of: int = 0
) -> tuple[Conflicts, Draft]:
    """The conflicts with the actor's own; it recuses at once, until a chair agrees to its withdrawal.

    `of`: how many members the application has. Refused without a reason, and where it stands already.
    """
    actor.require(Act.DECLARE)
    kept = {one.key: one for one in conflicts}
    new = Conflict(actor.by, application_id, Source.DECLARED, of=of, reason=reason.strip())
    before = kept.get(new.key)
    if before and before.recuses:
        pattern = "{person} has declared a conflict with {application_id} already; nothing more is needed."
        raise Refused(sentence(pattern, person=actor.by, application_id=application_id))
    if not new.reason:
        pattern = (
            "A conflict with {application_id} needs a reason. A few words will do: my sister works there."
        )
        raise Refused(sentence(pattern, application_id=application_id))
    kept[new.key] = _reopened(new, before) if before else new
    return _in_order(kept), actor.entry(Act.DECLARE, application_id, person=actor.by, reason=new.reason)


def rule(
    conflicts: Iterable[Conflict], of: Conflict, verdict: Verdict, *, reason: str, actor: Actor
) -> tuple[Conflicts, Draft]:
    """The conflicts after a chair ruled on one of them.

    The chair must not be the person concerned nor have a conflict with the same application: another chair
    rules, and where there is none the conflict stands. Refused where it has changed since it was read.
    """
    actor.require(Act.RULE)
    kept = {one.key: one for one in conflicts}
    if kept.get(of.key) != of or of.gone:
        pattern = "The conflict of {person} with {application_id} has changed. Read it again, then rule."
        raise Refused(sentence(pattern, person=of.person, application_id=of.application_id))
    if actor.by == of.person:
        pattern = "{person} cannot rule on an own conflict. Another chair can; until then it stands."
        raise Refused(sentence(pattern, person=of.person))
    guard(recused(kept.values()), actor.by, of.application_id)
    if verdict not in VERDICTS[of.source]:
        pattern = "A conflict that was {source} can be {verdicts}, not {verdict}."
        verdicts = " or ".join(VERDICTS[of.source])
        raise Refused(sentence(pattern, source=of.source, verdicts=verdicts, verdict=verdict))
    if not reason.strip():
        raise Refused(sentence("A ruling needs a reason, which an auditor will read."))
    kept[of.key] = replace(
        of, ruling=Ruling(verdict, actor.by, reason.strip(), actor.at), earlier=_rulings(of)
    )
    detail = {"person": of.person, "source": of.source, "verdict": verdict, "reason": reason.strip()}
    return _in_order(kept), actor.entry(Act.RULE, of.application_id, **detail)


def again(previous: Iterable[Conflict], found: Iterable[Found]) -> Conflicts:
    """The conflicts after the registers were read again.

    A ruling stays where no link came that it did not know; one new link opens it again, and so does coming
    back after it was gone. What is found no longer is kept as gone. Declared conflicts stay as they are.
    """
    before = {one.key: one for one in previous}
    kept = {
        key: one if one.source == Source.DECLARED else replace(one, gone=True) for key, one in before.items()
    }
    for one in (each.conflict() for each in found):
        kept[one.key] = _renewed(one, before[one.key]) if one.key in before else one
    return _in_order(kept)


def look_again(
    previous: Iterable[Conflict],
    found: Iterable[Found],
    *,
    call_id: str,
    by: str,
    role: Role | None,
    at: datetime,
) -> tuple[Conflicts, tuple[Draft, ...]]:
    """The same, and one entry for every conflict that is new, open again or gone."""
    before = {one.key: one for one in previous}
    now = again(before.values(), found)
    told = ((one, words) for one in now if (words := _change(before.get(one.key), one)))
    return now, tuple(
        Draft(
            call_id,
            at,
            by,
            role,
            words,
            one.application_id,
            {"person": one.person, "members": list(one.org_ids)},
        )
        for one, words in told
    )


def _change(before: Conflict | None, now: Conflict) -> str:
    if before is None:
        return "found a conflict"
    if now.gone != before.gone:
        return "found a conflict no longer" if now.gone else "found a conflict again"
    return "opened a conflict again" if now.ruling != before.ruling else ""


def _renewed(one: Conflict, before: Conflict) -> Conflict:
    if before.gone or not set(one.links) <= set(before.links):
        return _reopened(one, before)
    return replace(one, ruling=before.ruling, earlier=before.earlier)


def _reopened(one: Conflict, before: Conflict) -> Conflict:
    return replace(one, ruling=None, earlier=_rulings(before))


def _rulings(one: Conflict) -> tuple[Ruling, ...]:
    return one.earlier + ((one.ruling,) if one.ruling else ())


def _in_order(kept: Mapping[tuple[str, str, str], Conflict]) -> Conflicts:
    return tuple(kept[key] for key in sorted(kept))
