"""What an assignment is asked for: applications, readers, wishes by hand, and what makes it impossible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from scoring.committee.procedure.assigned import Pair, conflicted
from scoring.committee.procedure.conflicts import Recusals
from scoring.committee.procedure.refused import Refused, Sentence, sentence, worded


@dataclass(frozen=True)
class Bid:
    """An application and the words for the sectors it is in."""

    application_id: str
    sectors: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reader:
    """Somebody on the committee: the sectors known, and how many to read at most; None: as many as come."""

    person: str
    expertise: frozenset[str] = frozenset()
    at_most: int | None = None


@dataclass(frozen=True)
class Asked:
    """An assignment to be made, in the order of names. `open`: the pairs that may be; `demand`: one a bid."""

    bids: tuple[Bid, ...]
    readers: tuple[Reader, ...]
    open: tuple[Pair, ...]
    fixed: frozenset[Pair]
    demand: tuple[int, ...]
    room: tuple[int, ...]


def asked_for(
    bids: Iterable[Bid],
    readers: Iterable[Reader],
    recusals: Recusals,
    *,
    each: int,
    fixed: Collection[Pair] = (),
    barred: Collection[Pair] = (),
) -> Asked:
    """What is asked for; Refused, all at once, where wishes by hand cannot be or a bid has too few readers.

    More pairs by hand than `each`, or than somebody wished to read, are kept: the officer said so.
    """
    rows = tuple(sorted(bids, key=lambda one: one.application_id))
    people = tuple(sorted(readers, key=lambda one: one.person))
    shut = set(barred) | {(name, person) for person, name in recusals}
    every = ((bid.application_id, reader.person) for bid in rows for reader in people)
    free = tuple(pair for pair in every if pair not in shut)
    if problems := (*_by_hand(free, fixed, barred, recusals), *_too_few(rows, free, each)):
        raise Refused(*problems)
    by_bid, by_reader = Counter(name for name, _ in set(fixed)), Counter(person for _, person in set(fixed))
    could = Counter(person for _, person in free)
    demand = tuple(max(each, by_bid[bid.application_id]) for bid in rows)
    wished = (could[one.person] if one.at_most is None else one.at_most for one in people)
    room = tuple(
        max(min(most, could[one.person]), by_reader[one.person])
        for most, one in zip(wished, people, strict=True)
    )
    return Asked(rows, people, free, frozenset(fixed), demand, room)


def _by_hand(
    free: Collection[Pair], fixed: Iterable[Pair], barred: Collection[Pair], recusals: Recusals
) -> Iterator[Sentence]:
    for name, person in sorted(set(fixed) - set(free)):
        if (person, name) in recusals:
            yield conflicted(name, person)
        elif (name, person) in barred:
            pattern = worded(
                "{person} and {application_id} are both wanted and barred by hand. Take one of them back."
            )
            yield sentence(pattern, person=person, application_id=name)
        else:
            pattern = worded(
                "{person} and {application_id} are wanted by hand, but one of them is not in this call."
            )
            yield sentence(pattern, person=person, application_id=name)


def _too_few(bids: Iterable[Bid], free: Iterable[Pair], each: int) -> Iterator[Sentence]:
    counts = Counter(name for name, _ in free)
    for bid in bids:
        if counts[bid.application_id] < each:
            pattern = worded(
                "{application_id}: {n} can read it and {each} are needed. Name more people, allow pairs that "
                "were barred, or ask for fewer readers each."
            )
            yield sentence(
                pattern, application_id=bid.application_id, n=counts[bid.application_id], each=each
            )


def refuse_short(asked: Asked, missing: Collection[tuple[str, int]]) -> None:
    """Nothing where nobody is missing; Refused, naming the bids that found too few readers, where some are.

    missing: the bids and how many readers each lacks in an assignment that finds as many as can be.
    """
    if missing:
        pattern = worded(
            "{applications} found too few readers: {n} more are needed. Readers want {room} in all, {demand} "
            "are to be read. Let somebody read more, name more people, or ask for fewer readers each."
        )
        names, n = ", ".join(name for name, _ in missing), sum(n for _, n in missing)
        room, demand = sum(asked.room), sum(asked.demand)
        raise Refused(sentence(pattern, applications=names, n=n, room=room, demand=demand))
