"""The last funded pair: whoever would be the first to lose a seat, and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.robustness.chooser import Choose, Values


@dataclass(frozen=True)
class Pair:
    """The last one in, the first one out, and how far apart their values are (never below zero by rule
    alone).

    With plain seats these are the applications on either side of the line. Under a policy they are the
    exchange that the rules allow and that costs least.
    """

    inside: str
    outside: str
    margin: float

    def flipped(self, values: Values, choose: Choose) -> bool:
        """Whether, with these values, the first one out is in and the last one in is not."""
        funded = choose(values)
        return self.outside in funded and self.inside not in funded


def last_pair(values: Values, choose: Choose) -> Pair | None:
    """The exchange of one funded for one unfunded application that costs least; None where there is none.

    Each funded application is left out in turn, and the one that takes its seat is looked at, where it is one
    for one. There is none where nobody is funded, or nobody can take a seat.
    """
    funded = choose(values)
    pairs = []
    for one in funded:
        again = choose({other: value for other, value in values.items() if other != one})
        came = [other for other in again if other not in funded]
        kept = [other for other in funded if other in again]
        if len(came) == 1 and len(kept) == len(funded) - 1:
            pairs.append(Pair(one, came[0], values[one] - values[came[0]]))
    return min(pairs, key=lambda pair: (pair.margin, pair.inside), default=None)
