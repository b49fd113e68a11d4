"""Who reads what: the pairs of application and reviewer, and changing them by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from scoring.committee.procedure.actor import Actor
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.conflicts import Recusals
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, Sentence, sentence, worded

Pair = tuple[str, str]
"""An application and who reads it."""


@dataclass(frozen=True)
class Assignment:
    """Everybody's pairs, sorted; `each` is how many readers every application is to have at least."""

    applications: tuple[str, ...]
    people: tuple[str, ...]
    each: int
    pairs: tuple[Pair, ...]

    def readers(self, application_id: str) -> tuple[str, ...]:
        """Who reads the application."""
        return tuple(person for name, person in self.pairs if name == application_id)

    def loads(self) -> dict[str, int]:
        """How many applications each person reads, in the order of their names."""
        counts = Counter(person for _, person in self.pairs)
        return {person: counts[person] for person in self.people}


def by_hand(
    assignment: Assignment,
    *,
    add: Collection[Pair] = (),
    remove: Collection[Pair] = (),
    recusals: Recusals,
    actor: Actor,
) -> tuple[Assignment, tuple[Draft, ...]]:
    """The assignment after an officer's changes, and one entry for every application that was changed.

    Pairs that a conflict has ended meanwhile go too. Refused, all at once: a conflicted or unknown reader,
    a pair that is there already or was not there, and an application left with fewer than `each` readers.
    """
    actor.require(Act.ASSIGN)
    kept = {pair for pair in assignment.pairs if (pair[1], pair[0]) not in recusals}
    after = (kept - set(remove)) | set(add)
    touched = {name for name, _ in (*add, *remove)}
    problems = (
        *_unknown(assignment, add),
        *_conflicted(add, recusals),
        *_no_change(assignment, add, remove),
        *_too_few(after, touched, assignment.each),
    )
    if problems:
        raise Refused(*problems)
    changed = replace(assignment, pairs=tuple(sorted(after)))
    return changed, tuple(_entries(assignment, changed, actor))


def _entries(before: Assignment, after: Assignment, actor: Actor) -> Iterator[Draft]:
    for name in before.applications:
        old, new = set(before.readers(name)), set(after.readers(name))
        if old != new:
            yield actor.entry(Act.ASSIGN, name, added=sorted(new - old), removed=sorted(old - new))


def _unknown(assignment: Assignment, add: Iterable[Pair]) -> Iterator[Sentence]:
    for name, person in sorted(add):
        if name not in assignment.applications:
            yield sentence("There is no application {application_id} in this call.", application_id=name)
        if person not in assignment.people:
            yield sentence("{person} is not on the committee of this call.", person=person)


def _conflicted(add: Iterable[Pair], recusals: Recusals) -> Iterator[Sentence]:
    for name, person in sorted(add):
        if (person, name) in recusals:
            yield conflicted(name, person)


def conflicted(application_id: str, person: str) -> Sentence:
    """Why this person cannot read this application."""
    pattern = worded("{person} has a conflict of interest with {application_id} and cannot read it.")
    return sentence(pattern, person=person, application_id=application_id)


def _no_change(assignment: Assignment, add: Iterable[Pair], remove: Iterable[Pair]) -> Iterator[Sentence]:
    for name, person in sorted(set(add) & set(assignment.pairs) - set(remove)):
        yield sentence("{person} reads {application_id} already.", person=person, application_id=name)
    for name, person in sorted(set(remove) - set(assignment.pairs)):
        pattern = worded("{person} does not read {application_id}; there is nothing to take away.")
        yield sentence(pattern, person=person, application_id=name)
    for name, person in sorted(set(add) & set(remove)):
        pattern = worded("{person} and {application_id} are both to be added and to be taken away.")
        yield sentence(pattern, person=person, application_id=name)


def _too_few(pairs: Iterable[Pair], touched: Iterable[str], each: int) -> Iterator[Sentence]:
    counts = Counter(name for name, _ in pairs)
    for name in sorted(touched):
        if counts[name] < each:
            pattern = worded(
                "{application_id} would have {n} of {each} readers. Add another in the same step."
            )
            yield sentence(pattern, application_id=name, n=counts[name], each=each)
