"""Who reads what, by optimisation: enough readers each, never a conflict, even loads, then expertise.

The assignment is a flow: one unit from an application to a reader. Loads are as even as they can be when the
sum of their squares is least; that also makes the widest difference between two loads least. Squares are
paid unit by unit (1, 3, 5, …), so the whole is a linear programme whose corners are whole numbers (the matrix
is totally unimodular) and no branching is needed. What even loads leave open is read off their reduced costs
(complementary slackness) and settled by expertise, what that leaves open by a hash of the two names. Nothing
depends on the order in which anything is given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from scoring.committee.procedure.assigned import Assignment, Pair
from scoring.committee.procedure.assignment_flow import flow_of
from scoring.committee.procedure.conflicts import Recusals
from scoring.committee.procedure.readers import Asked, Bid, Reader, asked_for, refuse_short


def assign(
    bids: Iterable[Bid],
    readers: Iterable[Reader],
    recusals: Recusals,
    *,
    each: int,
    fixed: Collection[Pair] = (),
    barred: Collection[Pair] = (),
) -> Assignment:
    """At least `each` readers for every bid, with the pairs in `fixed` and without those in `barred`.

    Refused, naming the bids that lack readers and the way out, where it cannot be done.
    """
    asked = asked_for(bids, readers, recusals, each=each, fixed=fixed, barred=barred)
    names = tuple(one.application_id for one in asked.bids)
    return Assignment(names, tuple(one.person for one in asked.readers), each, _chosen(asked))


def _chosen(asked: Asked) -> tuple[Pair, ...]:
    """The pairs; loads are tried up to a little above their mean, further up where somebody lacks."""
    if not asked.bids:
        return ()
    top, most = sum(asked.demand) // max(len(asked.readers), 1) + 2, max(asked.room, default=0)
    while True:
        flow = flow_of(asked, min(top, most))
        found = np.rint(flow.settled())
        if top >= most or not found[flow.lacks].any():
            break
        top *= 2
    missing = zip(asked.bids, found[flow.lacks], strict=True)
    refuse_short(asked, [(bid.application_id, int(n)) for bid, n in missing if n])
    return tuple(pair for pair, taken in zip(asked.open, found[flow.pairs], strict=True) if taken)
