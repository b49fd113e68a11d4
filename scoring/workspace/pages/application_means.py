"""The committee's own view of an application: the mean of its reviewers' means, before the reveal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from django.db.models import Avg, QuerySet

from scoring.committee.procedure.acts import Act
from scoring.workspace.access import Sight
from scoring.workspace.models import Mark


def blind_means(seen: Sight) -> dict[int, float]:
    """By application, of locked reviews that were blind; who abstains is left out, a reviewer counts once."""
    each = _blind(seen).values("review").annotate(mean=Avg("score")).order_by()
    found: defaultdict[int, list[float]] = defaultdict(list)
    for key, mean in each.values_list("review__application_id", "mean"):
        if mean is not None:
            found[key].append(mean)
    return {key: fmean(means) for key, means in found.items()}


@dataclass(frozen=True)
class MarksOf:
    """Marks on a few applications: the committee's blind means, also by dimension, and one's own marks."""

    means: Mapping[int, float]
    by_dimension: Mapping[tuple[int, str], float]
    own: Mapping[tuple[int, str], float]


def marks_of(seen: Sight, keys: Sequence[int]) -> MarksOf:
    """The marks on these applications, in one query; one's own second values in place of the first."""
    rows = seen.marks().filter(review__application__in=keys, score__isnull=False).order_by("after_reveal")
    own: dict[tuple[int, str], float] = {}
    each: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    reviews: defaultdict[int, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for key, criterion, score, review, person, counts in _told(rows, seen):
        if person == seen.person.pk:
            own[key, criterion] = score
        if counts:
            each[key, criterion].append(score)
            reviews[key][review].append(score)
    means = {key: fmean(map(fmean, of_each.values())) for key, of_each in reviews.items()}
    return MarksOf(means, {place: fmean(scores) for place, scores in each.items()}, own)


def _told(rows: QuerySet[Mark], seen: Sight) -> Iterable[tuple[int, str, int, int, int, bool]]:
    """Application, criterion, score, review, person, and whether it counts as the committee's blind mark."""
    open_ = seen.may(Act.SEE_MARKS)
    names = ("review__application_id", "criterion", "score", "review_id", "review__person_id")
    told = rows.values_list(*names, "after_reveal", "review__blind", "review__locked_at")
    return ((*row, open_ and not after and blind and bool(at)) for *row, after, blind, at in told)


def _blind(seen: Sight) -> QuerySet[Mark]:
    counted = seen.marks().filter(after_reveal=False, review__blind=True, review__locked_at__isnull=False)
    return counted if seen.may(Act.SEE_MARKS) else counted.none()
