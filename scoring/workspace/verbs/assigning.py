"""Who reads what: worked out evenly, and changed by hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.assigned import Pair, by_hand
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.workspace.access import Sight
from scoring.workspace.conflicted import recusals_of
from scoring.workspace.ledger import write
from scoring.workspace.models import Assignment as Row
from scoring.workspace.models import Person
from scoring.workspace.question import Question, assigned_of, question_of
from scoring.workspace.verbs.acting import acting, actor_of

Solve = Callable[[Question], Collection[Pair]]
"""Finds the best pairs: in this process for a command, in another for the web (outside.py)."""


def assign_all(person: Person, key: int, solve: Solve, *, each: int | None = None) -> int:
    """Work out who reads what and store it; how many pairs there are.

    What was assigned by hand and what somebody has begun to rate stay. The call is not locked while it is
    worked out: Refused where conflicts, people or applications changed meanwhile.
    """
    with acting(person, key, Act.ASSIGN) as seen:
        asked = question_of(seen.call, each=each)
    if not asked.readers or not asked.bids:
        raise Refused(sentence("There is nobody to assign, or nothing to read. Name the committee first."))
    pairs = solve(asked)
    with acting(person, key, Act.ASSIGN) as seen:
        if question_of(seen.call, each=each) != asked:
            raise Refused(sentence("The call changed while readers were found. Nothing was done; try again."))
        if asked.each != seen.call.reviews_each:
            seen.call.reviews_each = asked.each
            seen.call.save(update_fields=["reviews_each"])
        entries = tuple(_changed(seen, assigned_of(seen.call).pairs, pairs))
        _store(seen, pairs, hand=_by_hand(seen, asked.fixed))
        told = {"pairs": len(pairs), "each": asked.each}
        write([actor_of(seen).told(Act.ASSIGN, "worked out who reads what", "call", **told), *entries])
    return len(pairs)


def change(person: Person, key: int, *, add: Collection[Pair] = (), remove: Collection[Pair] = ()) -> None:
    """Pairs added and taken away by hand; an entry for every application that they touch."""
    with acting(person, key, Act.ASSIGN) as seen:
        before = assigned_of(seen.call)
        _not_begun(seen, remove)
        after, entries = by_hand(
            before, add=add, remove=remove, recusals=recusals_of(seen.call), actor=actor_of(seen)
        )
        _store(seen, after.pairs, hand=frozenset(add) | _by_hand(seen, after.pairs))
        write(entries)


def _changed(seen: Sight, before: Collection[Pair], after: Collection[Pair]) -> Iterator[Draft]:
    """One entry an application whose readers are others than they were."""
    actor = actor_of(seen)
    for name in sorted({name for name, _ in set(before) ^ set(after)}):
        old, new = ({person for one, person in pairs if one == name} for pairs in (before, after))
        yield actor.entry(Act.ASSIGN, name, added=sorted(new - old), removed=sorted(old - new))


def _by_hand(seen: Sight, pairs: Collection[Pair]) -> frozenset[Pair]:
    rows = Row.objects.filter(application__call=seen.call, by_hand=True)
    held = rows.values_list("application__application_id", "person__email")
    return frozenset(held) & frozenset(pairs)


def _not_begun(seen: Sight, remove: Collection[Pair]) -> None:
    for name, email in sorted(remove):
        if seen.call.applications.filter(application_id=name, reviews__person__email=email).exists():
            pattern = worded("{person} has begun to rate {application_id}, and what was given is kept.")
            raise Refused(sentence(pattern, person=email, application_id=name))


def _store(seen: Sight, pairs: Collection[Pair], *, hand: Collection[Pair]) -> None:
    listed = dict(seen.call.applications.values_list("application_id", "pk"))
    people = dict(Person.objects.filter(parts__call=seen.call).values_list("email", "pk"))
    Row.objects.filter(application__call=seen.call).delete()
    Row.objects.bulk_create(
        Row(application_id=listed[name], person_id=people[email], by_hand=(name, email) in hand)
        for name, email in sorted(set(pairs))
    )
