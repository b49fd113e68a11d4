"""Rating: save, lock, and after the reveal revise. Saving leaves no entry; a lock and a revision do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from scoring.committee.procedure import marks as rules
from scoring.committee.procedure import reviewing
from scoring.committee.procedure.conflicts import Recusals
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.workspace.access import Sight
from scoring.workspace.ledger import write
from scoring.workspace.models import Application, Mark, Person, Review
from scoring.workspace.verbs.acting import acting, actor_of, now


@dataclass(frozen=True)
class Saved:
    """What a save came to. `theirs`, where not empty, another window had saved: nothing was changed."""

    saves: int
    at: datetime
    theirs: tuple[rules.Mark, ...] = ()


def save(person: Person, key: int, application: int, marks: Collection[rules.Mark], *, saves: int) -> Saved:
    """Keep the person's marks so far; saving the same again changes nothing.

    `saves` is how often the review had been saved when the window was filled; if it has been saved since, and
    differently, nothing is changed and what was saved comes back.
    """
    with acting(person, key, None) as seen:
        row, review = _own(seen, application)
        after = reviewing.save(review, marks, actor=actor_of(seen), recusals=_recusals(seen, row.application))
        differing = _differing(review.blind, after.blind)
        if saves != row.saves and differing:
            return Saved(row.saves, now(), differing)
        if differing or not row.pk:
            _store(row, after.blind, after_reveal=False)
        return Saved(row.saves, now())


def lock(person: Person, key: int, application: int, *, saves: int) -> None:
    """Make the marks final; locking again changes nothing. Refused names everything that is missing."""
    with acting(person, key, None) as seen:
        row, review = _own(seen, application)
        if row.locked_at:
            return
        if saves != row.saves:
            pattern = worded(
                "The review of {application_id} was saved again since you looked at it. Nothing was locked."
            )
            raise Refused(sentence(pattern, application_id=review.application_id))
        locked, told = reviewing.lock(review, actor=actor_of(seen), recusals=_recusals(seen, row.application))
        row.locked_at, row.blind = locked.locked_at, not locked.sighted
        row.save()
        write([told])


def revise(person: Person, key: int, application: int, marks: Collection[rules.Mark]) -> None:
    """Put second values beside the first; the same revision again changes nothing."""
    with acting(person, key, None) as seen:
        row, review = _own(seen, application)
        if marks and set(marks) <= set(review.after):
            return
        revised, told = reviewing.revise(
            review, marks, actor=actor_of(seen), recusals=_recusals(seen, row.application)
        )
        row.revised_at = revised.revised_at
        _store(row, revised.after, after_reveal=True)
        write([told])


def review_of(row: Review, marks: Iterable[Mark]) -> rules.Review:
    """A review as the rules know it."""
    told = [(one.after_reveal, mark_of(one)) for one in marks]
    return rules.Review(
        row.application.application_id,
        row.person.email,
        rules.merged((), (one for after, one in told if not after)),
        row.locked_at,
        not row.blind,
        rules.merged((), (one for after, one in told if after)),
        row.revised_at,
    )


def mark_of(row: Mark) -> rules.Mark:
    """A mark as the rules know it."""
    return rules.Mark(row.criterion, row.score, row.reason, row.abstained)


def _own(seen: Sight, key: int) -> tuple[Review, rules.Review]:
    application = seen.application(key)
    if not seen.assignments().filter(application=application, person=seen.person).exists():
        pattern = worded(
            "{application_id} is not yours to rate. The officer of the call says who rates what."
        )
        raise Refused(sentence(pattern, application_id=application.application_id))
    found = Review.objects.filter(application=application, person=seen.person).first()
    row = found or Review(application=application, person=seen.person)
    return row, review_of(row, row.marks.all() if row.pk else ())


def _recusals(seen: Sight, application: Application) -> Recusals:
    kept_away = application.pk in seen.recused
    return frozenset({(seen.person.email, application.application_id)} if kept_away else ())


def _differing(before: Iterable[rules.Mark], after: Iterable[rules.Mark]) -> tuple[rules.Mark, ...]:
    """What stood before of those marks that are others now; an empty mark is the same as none."""
    stood = {one.criterion: one for one in before}
    pairs = ((stood.get(one.criterion, rules.Mark(one.criterion)), one) for one in after)
    return tuple(old for old, new in pairs if old != new)


def _store(row: Review, marks: Iterable[rules.Mark], *, after_reveal: bool) -> None:
    row.saves += 1
    row.save()
    Mark.objects.bulk_create(
        [
            Mark(
                review=row,
                after_reveal=after_reveal,
                criterion=one.criterion,
                score=one.score,
                abstained=one.abstained,
                reason=one.reason,
            )
            for one in marks
        ],
        update_conflicts=True,
        unique_fields=["review", "criterion", "after_reveal"],
        update_fields=["score", "abstained", "reason"],
    )
