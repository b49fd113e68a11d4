"""What an optimal assignment is asked for, as plain data that another process can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scoring.committee.procedure.assigned import Assignment, Pair
from scoring.committee.procedure.conflicts import Recusals
from scoring.committee.procedure.readers import Bid, Reader
from scoring.workspace.conflicted import COMMITTEE, recusals_of
from scoring.workspace.models import Assignment as Row
from scoring.workspace.models import Call, Person, Review


@dataclass(frozen=True)
class Question:
    """Applications in the race, the committee, who is kept from what, and the pairs that must stay."""

    bids: tuple[Bid, ...]
    readers: tuple[Reader, ...]
    recusals: Recusals
    each: int
    fixed: frozenset[Pair] = frozenset()


def question_of(call: Call, *, each: int | None = None) -> Question:
    """The question as the call stands. What was assigned by hand stays, and so do reviews that were begun."""
    racing = call.applications.filter(withdrawn=False).exclude(eligible=False)
    bids = tuple(
        Bid(name, frozenset({sector, sector[:2]} - {""}))
        for name, sector in racing.order_by("application_id").values_list("application_id", "sector")
    )
    people = Person.objects.filter(parts__call=call, parts__role__in=COMMITTEE).distinct().order_by("email")
    readers = tuple(Reader(one.email, _words(one.expertise)) for one in people)
    recusals = recusals_of(call)
    return Question(bids, readers, recusals, each or call.reviews_each, _kept(call, bids, readers, recusals))


def assigned_of(call: Call) -> Assignment:
    """The assignment as it stands, in the words of the rules."""
    asked = question_of(call)
    rows = Row.objects.filter(application__call=call).values_list(
        "application__application_id", "person__email"
    )
    names, people = (
        tuple(one.application_id for one in asked.bids),
        tuple(one.person for one in asked.readers),
    )
    pairs = sorted(pair for pair in rows if pair[0] in set(names) and pair[1] in set(people))
    return Assignment(names, people, call.reviews_each, tuple(pairs))


def as_json(asked: Question) -> str:
    """The question for another process."""
    return json.dumps(
        {
            "bids": [[one.application_id, sorted(one.sectors)] for one in asked.bids],
            "readers": [[one.person, sorted(one.expertise)] for one in asked.readers],
            "recusals": sorted(asked.recusals),
            "each": asked.each,
            "fixed": sorted(asked.fixed),
        }
    )


def from_json(text: str) -> Question:
    """The question as the other process reads it."""
    raw: Mapping[str, Any] = json.loads(text)
    return Question(
        tuple(Bid(name, frozenset(sectors)) for name, sectors in raw["bids"]),
        tuple(Reader(person, frozenset(words)) for person, words in raw["readers"]),
        frozenset((person, name) for person, name in raw["recusals"]),
        raw["each"],
        frozenset((name, person) for name, person in raw["fixed"]),
    )


def _kept(
    call: Call, bids: tuple[Bid, ...], readers: tuple[Reader, ...], recusals: Recusals
) -> frozenset[Pair]:
    columns = ("application__application_id", "person__email")
    hand = Row.objects.filter(application__call=call, by_hand=True).values_list(*columns)
    begun = Review.objects.filter(application__call=call).values_list(*columns)
    names, people = {one.application_id for one in bids}, {one.person for one in readers}
    held = {*hand, *begun}
    return frozenset((a, b) for a, b in held if a in names and b in people and (b, a) not in recusals)


def _words(expertise: str) -> frozenset[str]:
    return frozenset(filter(None, (one.strip() for one in expertise.split(","))))
