"""Where the committee departs from the recommendation, and what a departure owes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.committee.procedure.choices import Choice, Outcome
from scoring.committee.procedure.refused import Sentence, sentence, worded

RECOMMENDED = {"in": "fund", "out": "decline"}
"""What a recommendation asks for; of those to be discussed it asks for nothing."""
WORDS = {
    Outcome.FUND: worded("funded"),
    Outcome.RESERVE: worded("on the reserve list"),
    Outcome.DECLINE: worded("declined"),
}
GROUPS = {"in": worded("in"), "out": worded("out")}


@dataclass(frozen=True)
class Departure:
    """A choice that is not what was recommended."""

    choice: Choice
    recommended: str


def departures(choices: Iterable[Choice], recommended: Mapping[str, str] | None) -> tuple[Departure, ...]:
    """Where the choices are not what was recommended, with reasons or without.

    A reserve place for one that was recommended either way is a departure; any choice on one that was to be
    discussed is none.
    """
    told = ((one, (recommended or {}).get(one.application_id, "discuss")) for one in choices)
    return tuple(
        Departure(one, group) for one, group in told if one.outcome != RECOMMENDED.get(group, one.outcome)
    )


def unexplained(departed: Iterable[Departure]) -> tuple[Sentence, ...]:
    """Departures that lack a code or a text, in sentences."""
    pattern = worded(
        "{application_id} was recommended {group} and is to be {outcome}: choose a reason and say it."
    )
    return tuple(
        sentence(
            pattern,
            **{"application_id": one.choice.application_id, "group": sentence(GROUPS[one.recommended])},
            outcome=sentence(WORDS[one.choice.outcome]),
        )
        for one in departed
        if one.choice.reason_code is None or not one.choice.text.strip()
    )
