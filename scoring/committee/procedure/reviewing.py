"""What a reviewer does: save, lock, and after the reveal revise, each kept from those with a conflict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from scoring.committee.procedure.actor import Actor
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.conflicts import Recusals, guard
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.marks import Mark, Review, faults, lacks, merged
from scoring.committee.procedure.refused import Refused, Sentence, sentence, worded


def save(review: Review, marks: Collection[Mark], *, actor: Actor, recusals: Recusals) -> Review:
    """The review with these marks in place of those of the same criteria; it may be incomplete.

    Refused after the lock, and, all at once, what cannot be kept at all.
    """
    _own(review, Act.RATE, actor, recusals)
    _not_locked(review)
    if problems := faults(marks):
        raise Refused(*problems)
    return replace(review, blind=merged(review.blind, marks))


def lock(review: Review, *, actor: Actor, recusals: Recusals) -> tuple[Review, Draft]:
    """The review with its marks final, and the entry that keeps them; Refused names every lack at once."""
    _own(review, Act.RATE, actor, recusals)
    _not_locked(review)
    if problems := faults(review.blind) + lacks(review.blind):
        raise Refused(*problems)
    locked = replace(review, locked_at=actor.at, sighted=actor.standing.seen)
    detail = {"marks": _told(review.blind), "sighted": locked.sighted}
    return locked, actor.told(Act.RATE, "locked a review", review.application_id, **detail)


def revise(
    review: Review, marks: Collection[Mark], *, actor: Actor, recusals: Recusals
) -> tuple[Review, Draft]:
    """The review with second values beside the first, and the entry that keeps both.

    Only what was locked can be revised, each mark with its own reason, and only to something else than what
    stands. Revising again replaces the second value, never the first; the ledger keeps every one.
    """
    _own(review, Act.REVISE, actor, recusals)
    if review.locked_at is None:
        pattern = worded(
            "The review of {application_id} was not locked before the reveal and cannot be revised."
        )
        raise Refused(sentence(pattern, application_id=review.application_id))
    if problems := faults(marks) + _not_revised(review, marks):
        raise Refused(*problems)
    before = [one for one in review.marks if one.criterion in {mark.criterion for mark in marks}]
    revised = replace(review, after=merged(review.after, marks), revised_at=actor.at)
    detail = {"before": _told(before), "after": _told(marks)}
    return revised, actor.told(Act.REVISE, "revised a review", review.application_id, **detail)


def unlocked(reviews: Iterable[Review], assigned: Iterable[tuple[str, str]]) -> tuple[Sentence, ...]:
    """What a call waits for before the reveal: pairs of application and person without a locked review."""
    done = {(one.application_id, one.person) for one in reviews if one.locked_at}
    return tuple(
        sentence("{person} has not locked {application_id}.", person=person, application_id=name)
        for name, person in sorted(set(assigned) - done)
    )


def _own(review: Review, act: Act, actor: Actor, recusals: Recusals) -> None:
    guard(recusals, actor.by, review.application_id)
    if actor.by != review.person:
        pattern = worded("The review of {application_id} is {person}'s; nobody else can change it.")
        raise Refused(sentence(pattern, application_id=review.application_id, person=review.person))
    actor.require(act)


def _not_locked(review: Review) -> None:
    if review.locked_at is not None:
        pattern = worded("The review of {application_id} is locked; after the reveal it can be revised.")
        raise Refused(sentence(pattern, application_id=review.application_id))


def _not_revised(review: Review, marks: Collection[Mark]) -> tuple[Sentence, ...]:
    stands = {one.criterion: one for one in review.marks}
    same = [
        sentence("{criterion}: nothing was changed.", criterion=one.criterion)
        for one in marks
        if one.criterion in stands and _value(one) == _value(stands[one.criterion])
    ]
    none = () if marks else (sentence("Nothing was changed."),)
    given = {one.criterion for one in marks}
    return (*none, *same, *(told for told in lacks(marks) if told.values["criterion"] in given))


def _value(mark: Mark) -> tuple[int | None, bool]:
    return mark.score, mark.abstained


def _told(marks: Iterable[Mark]) -> Mapping[str, Mapping[str, Any]]:
    """A score that is missing is told as null."""
    return {one.criterion: {"score": one.score, "reason": one.reason} for one in marks}
