"""How far the committee moved after the reveal, in aggregate, and whether towards the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from scoring.committee.procedure.marks import Review, mean

ENOUGH_REVISIONS, ENOUGH_PEOPLE = 3, 2
"""With fewer, a number would show what one person changed; it is withheld."""


@dataclass(frozen=True)
class Shift:
    """Points of the scale from 1 to 5, means over the revised reviews; None where withheld.

    `change`: upwards, whatever the model says. `towards`: in the model's direction. `any_model`: what
    `towards` would be of a model that had dealt out the same ranks at random. `beyond`: the difference of
    the two, which is the number to quote; `beyond_all`: the same spread over all reviews. `left_out`: reviews
    that were not blind, or without a model's score.
    """

    reviews: int
    revised: int
    people: int
    left_out: int
    change: float | None = None
    towards: float | None = None
    any_model: float | None = None
    beyond: float | None = None
    beyond_all: float | None = None


def shift(reviews: Iterable[Review], model: Mapping[str, float]) -> Shift:
    """What moved between the blind marks and those that stand now.

    model: application -> score, of one call. A review moves by the mean difference of its marks, dimension by
    dimension, where both are numbers. The model's direction on an application is up where it ranks it higher
    than the committee's blind marks did, down where lower.

    Who ranks first can only be overtaken: any second look pulls extremes to the middle, and any model, also
    one that knows nothing, then seems to have been followed. `any_model` is that part, exactly: the mean of
    `towards` over all ways of dealing the model's ranks to the applications. `beyond` is 0 on average where
    revisions have nothing to do with the model. It does not show that the model was the reason: who talked
    with others, or read again, may have come nearer to the same truth.

    A reader with a conflict is to be shown a shift without the application: leave its reviews out.
    """
    locked = [one for one in reviews if one.locked_at]
    counted = [
        one for one in locked if not one.sighted and one.application_id in model and _blind(one) is not None
    ]
    moved = [(one, by) for one in counted if (by := _moved(one))]
    told = Shift(
        len(counted), len(moved), len({one.person for one, _ in moved}), left_out=len(locked) - len(counted)
    )
    if told.revised < ENOUGH_REVISIONS or told.people < ENOUGH_PEOPLE:
        return told
    return _measured(told, moved, _directions(counted, model))


def _measured(
    told: Shift, moved: Sequence[tuple[Review, float]], way: Mapping[str, tuple[int, float]]
) -> Shift:
    towards = fmean(by * way[one.application_id][0] for one, by in moved)
    any_model = fmean(by * way[one.application_id][1] for one, by in moved)
    beyond = towards - any_model
    return Shift(
        *(told.reviews, told.revised, told.people, told.left_out),
        *(fmean(by for _, by in moved), towards, any_model, beyond),
        beyond * told.revised / told.reviews,
    )


def _blind(review: Review) -> float | None:
    return mean(review.blind)


def _moved(review: Review) -> float | None:
    """None or 0 where no mark became another number."""
    before = {one.criterion: one.score for one in review.blind}
    pairs = [(before.get(one.criterion), one.score) for one in review.marks]
    steps = [new - old for old, new in pairs if old is not None and new is not None]
    return fmean(steps) if any(steps) else None


def _directions(reviews: Iterable[Review], model: Mapping[str, float]) -> dict[str, tuple[int, float]]:
    """Application -> the model's direction (1, 0, -1), and its mean over all dealings of its ranks."""
    given = defaultdict(list)
    for one in reviews:
        given[one.application_id].append(_blind(one) or 0.0)
    names = sorted(given)
    committee = _ranks([fmean(sorted(given[name])) for name in names])
    ranks = _ranks([model[name] for name in names])
    return {
        name: (_sign(own - his), fmean(_sign(any_one - his) for any_one in ranks))
        for name, his, own in zip(names, committee, ranks, strict=True)
    }


def _ranks(values: Sequence[float]) -> list[float]:
    """How many are lower, and half of those that are equal."""
    return [sum((other < one) + (other == one) / 2 for other in values) for one in values]


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
