"""Taking the decisions of a call: all together, within money and seats, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from scoring.committee.procedure.actor import Actor
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.choices import FINAL, Choice, Simulation, Terms, simulate
from scoring.committee.procedure.conflicts import Recusals
from scoring.committee.procedure.departures import Departure, departures, unexplained
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused, Sentence, sentence, worded


@dataclass(frozen=True)
class Round:
    """Decisions that were taken together. `set_aside`: the call went back, and another round replaces it."""

    number: int
    choices: tuple[Choice, ...]
    departed: tuple[Departure, ...]
    money: float
    taken_by: str
    taken_at: datetime
    note: str = ""
    against_policy: tuple[str, ...] = ()
    set_aside: bool = False


def take(
    choices: Collection[Choice],
    terms: Terms,
    *,
    rounds: Sequence[Round] = (),
    actor: Actor,
    recusals: Recusals,
    note: str = "",
) -> tuple[Round, tuple[Draft, ...]]:
    """The round, and its entries: one for the round, one a decision and one a departure.

    A chair may take a round with an application to which it has a conflict only if another chair, without
    one, made the choice. Refused, all at once: what is undecided, what lies beyond money or seats, departures
    without reasons, choices by somebody who has a conflict by now, and policy that is departed from without a
    note. Refused where a round stands: decisions are final until the call goes back.
    """
    actor.require(Act.TAKE)
    if any(not one.set_aside for one in rounds):
        raise Refused(FINAL)
    told, departed = simulate(choices, terms), departures(choices, terms.recommended)
    problems = (*_twice(choices), *_open(told, note), *_conflicted(choices, recusals), *unexplained(departed))
    if problems:
        raise Refused(*problems)
    kept = tuple(sorted(choices, key=lambda one: one.application_id))
    number, signed = len(rounds) + 1, (actor.by, actor.at, note.strip())
    new = Round(number, kept, departed, told.money, *signed, told.against_policy)
    return new, (_round_entry(new, told, actor), *_entries(new, actor))


def set_aside(rounds: Iterable[Round], to: Phase) -> tuple[Round, ...]:
    """The rounds after a move: once the call is back in decision or before it, none stands; all are kept."""
    back = to.place <= Phase.DECISION.place
    return tuple(replace(one, set_aside=one.set_aside or back) for one in rounds)


def _twice(choices: Iterable[Choice]) -> Iterator[Sentence]:
    counts = Counter(one.application_id for one in choices)
    for name in sorted(name for name, n in counts.items() if n > 1):
        yield sentence("{application_id} is decided twice. Choose one.", application_id=name)


def _open(told: Simulation, note: str) -> Iterator[Sentence]:
    for name in told.undecided:
        yield sentence("{application_id} is undecided.", application_id=name)
    yield from told.beyond
    if told.against_policy and not note.strip():
        policy = " ".join(told.against_policy)
        yield sentence("The policy is departed from; a note has to say why. {policy}", policy=policy)


def _conflicted(choices: Iterable[Choice], recusals: Recusals) -> Iterator[Sentence]:
    for one in sorted(choices, key=lambda one: one.application_id):
        if (one.by, one.application_id) in recusals:
            pattern = worded(
                "{person} has a conflict of interest with {application_id}; another chair has to choose."
            )
            yield sentence(pattern, person=one.by, application_id=one.application_id)


def _round_entry(new: Round, told: Simulation, actor: Actor) -> Draft:
    """Totals and no names: whoever may not read of one application may still read that a round was taken."""
    detail = {"round": new.number, "decided": len(new.choices), "funded": len(told.funded), "note": new.note}
    money = {"money": f"{told.money:.2f}", "against_policy": len(told.against_policy)}
    return actor.told(Act.TAKE, "took the decisions", "call", **detail, **money)


def _entries(new: Round, actor: Actor) -> Iterator[Draft]:
    for one in new.choices:
        detail = {"round": new.number, "outcome": one.outcome, "chosen_by": one.by}
        yield actor.told(Act.TAKE, "decided", one.application_id, **detail)
    for departure in new.departed:
        one = departure.choice
        detail = {"round": new.number, "recommended": departure.recommended, "outcome": one.outcome}
        reason = {"reason": one.reason_code, "text": one.text, "chosen_by": one.by}
        yield actor.told(Act.TAKE, "departed from the recommendation", one.application_id, **detail, **reason)
