"""Declaring a conflict, and ruling on one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scoring.committee.procedure.actor import Actor
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.conflicts import (
    VERDICTS,
    Conflict,
    Conflicts,
    Ruling,
    Source,
    Verdict,
    guard,
    in_order,
    recused,
)
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, joined, sentence, worded


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
        pattern = worded(
            "{person} has declared a conflict with {application_id} already; nothing more is needed."
        )
        raise Refused(sentence(pattern, person=actor.by, application_id=application_id))
    if not new.reason:
        pattern = worded(
            "A conflict with {application_id} needs a reason. A few words will do: my sister works there."
        )
        raise Refused(sentence(pattern, application_id=application_id))
    kept[new.key] = replace(new, earlier=before.rulings) if before else new
    return in_order(kept), actor.entry(Act.DECLARE, application_id, person=actor.by, reason=new.reason)


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
        pattern = worded(
            "The conflict of {person} with {application_id} has changed. Read it again, then rule."
        )
        raise Refused(sentence(pattern, person=of.person, application_id=of.application_id))
    if actor.by == of.person:
        pattern = worded("{person} cannot rule on an own conflict. Another chair can; until then it stands.")
        raise Refused(sentence(pattern, person=of.person))
    guard(recused(kept.values()), actor.by, of.application_id)
    if verdict not in VERDICTS[of.source]:
        pattern = worded("A conflict that was {source} can be {verdicts}, not {verdict}.")
        verdicts = joined(" or ", VERDICTS[of.source])
        raise Refused(sentence(pattern, source=of.source, verdicts=verdicts, verdict=verdict))
    if not reason.strip():
        raise Refused(sentence("A ruling needs a reason, which an auditor will read."))
    kept[of.key] = replace(of, ruling=Ruling(verdict, actor.by, reason.strip(), actor.at), earlier=of.rulings)
    detail = {"person": of.person, "source": of.source, "verdict": verdict, "reason": reason.strip()}
    return in_order(kept), actor.entry(Act.RULE, of.application_id, **detail)
