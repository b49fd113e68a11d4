"""One funding line: what committee, model and money say together, in three groups.

The rule. Each voice on its own is sure that an application is in, sure that it is out, or neither (rule.py).
The committee's word stands, with one exception: where the model is sure of the opposite, the application is
to be discussed. The model alone moves nobody in or out, and where its scores carry "low confidence" it moves
nobody at all. Without ratings the model stands in the committee's place, unless it carries that mark: then
everybody is to be discussed. What nobody has read is to be discussed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scoring.committee.rule import GROUPS, Group, Rule
from scoring.committee.views import Asked, Side, View, Views, asked_for, views_of
from scoring.ranking import neutral_key

Why = Literal["agree", "alone", "model against", "open", "crowded", "unread", "no line", "nobody to say"]


@dataclass(frozen=True)
class LinePlace:
    """One application on the line; `place` is its number in the order in which it is shown."""

    application_id: str
    place: int
    group: Group
    why: Why
    requested: float | None
    committee: View | None
    model: View | None

    @property
    def committee_chance(self) -> float | None:
        """The committee's chance of standing above the line."""
        return self.committee.chance if self.committee else None

    @property
    def model_chance(self) -> float | None:
        """The model's."""
        return self.model.chance if self.model else None


@dataclass(frozen=True)
class FundingLine:
    """All applications of a call, clearly in first, within a group the committee's most likely first.

    `short`: in what share of draws (the committee's, if there are any) money ends before the seats.
    `unpriced`: applications that name no sum and are counted with the median of the others.
    """

    call_id: str
    seats: int | None
    budget: float | None
    places: tuple[LinePlace, ...]
    rule: Rule
    model_counts: bool
    short: float
    unpriced: tuple[str, ...]

    def group(self, group: Group) -> tuple[LinePlace, ...]:
        """The places of one group, in order."""
        return tuple(one for one in self.places if one.group == group)


def funding_line(
    call_id: str,
    requested: Mapping[str, float | None],
    *,
    seats: int | None,
    budget: float | None,
    committee: Side | None,
    model: Side | Views | None,
    model_counts: bool,
    rule: Rule | None = None,
) -> FundingLine:
    """The line of a call; `requested` names its applications and the sums they ask for, None where unknown.

    `model_counts` is False where the scores carry "low confidence". Without seats and without a budget, or
    with a budget and no sum known, no line can be drawn and everybody is to be discussed. A model that has
    spoken before may be given by its views, in the order of names. The order of applications in any other
    argument changes nothing. ValueError where a side lacks an application.
    """
    rule = rule or Rule()
    asked = asked_for(requested, seats=seats, budget=budget)
    of_committee, of_model = (_heard(side, asked, rule) for side in (committee, model))
    rows = list(zip(_each(of_committee, asked), _each(of_model, asked), strict=True))
    first = of_committee or of_model
    told = [_judged(ours, models, model_counts) for ours, models in rows]
    for place, name in enumerate(asked.names):
        if asked.wanted is None:
            told[place] = ("discuss", "no line")
        elif committee and asked.wanted and name in committee.unread:
            told[place] = ("discuss", "unread")
    for place in _crowded(told, first, asked):
        told[place] = ("discuss", "crowded")
    places = [
        LinePlace(name, 0, *told[place], requested[name], *rows[place])
        for place, name in enumerate(asked.names)
    ]
    return FundingLine(
        call_id,
        seats,
        budget,
        _in_order(places, call_id),
        rule,
        model_counts=model_counts and model is not None,
        short=first.short if first else 0.0,
        unpriced=asked.unpriced,
    )


def _heard(side: Side | Views | None, asked: Asked, rule: Rule) -> Views | None:
    return views_of(side, asked, rule) if isinstance(side, Side) else side


def _each(side: Views | None, asked: Asked) -> tuple[View | None, ...]:
    return side.views if side else (None,) * len(asked.names)


def _judged(committee: View | None, model: View | None, counts: bool) -> tuple[Group, Why]:
    """The declared rule for one application."""
    heard = model.own if model is not None and counts else None
    if committee is None:
        return (heard, "alone" if heard != "discuss" else "open") if heard else ("discuss", "nobody to say")
    own = committee.own
    if own == "discuss" or heard == "discuss" or heard is None:
        return own, "open" if own == "discuss" else "alone"
    return (own, "agree") if own == heard else ("discuss", "model against")


def _crowded(told: Sequence[tuple[Group, Why]], first: Views | None, asked: Asked) -> list[int]:
    """Those clearly in one by one for whom there is no room beside the surer ones; ties go together."""
    if first is None:
        return []
    sure = [place for place, (group, _) in enumerate(told) if group == "in"]
    sure.sort(key=lambda place: -first.views[place].chance)
    fits = [asked.pays(sure[: number + 1]) for number in range(len(sure))]
    if all(fits):
        return []
    bar = first.views[sure[fits.index(False)]].chance
    return [place for place in sure if first.views[place].chance <= bar]


def _in_order(places: Sequence[LinePlace], call_id: str) -> tuple[LinePlace, ...]:
    def key(one: LinePlace) -> tuple[int, float, float, float, str]:
        views = [view for view in (one.committee, one.model) if view]
        chances = [-view.chance for view in views] + [0.0, 0.0]
        rank = views[0].rank if views else 0.0
        return GROUPS.index(one.group), chances[0], rank, chances[1], neutral_key(call_id, one.application_id)

    ordered = sorted(places, key=key)
    return tuple(replace(one, place=number) for number, one in enumerate(ordered, 1))
