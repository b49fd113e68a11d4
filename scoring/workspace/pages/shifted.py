"""How far the committee moved after the reveal, in sentences, as far as the person may see its reviews."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.committee.procedure.marks import Mark, Review
from scoring.committee.procedure.reveal import ENOUGH_PEOPLE, ENOUGH_REVISIONS, Shift, shift
from scoring.numbers import signed
from scoring.workspace.access import Sight
from scoring.workspace.pages.language import written_in

COLUMNS = (
    *("review_id", "review__application__application_id", "review__person__email", "review__locked_at"),
    *("review__blind", "review__revised_at", "after_reveal", "criterion", "score", "abstained"),
)


def shift_of(seen: Sight) -> Shift:
    """The shift over the reviews that the person may see, beside the published scores."""
    scores = dict(seen.sheets().values_list("application__application_id", "score"))
    return shift(_reviews(seen), scores)


def told(one: Shift) -> tuple[str, ...]:
    """What to say of it; where few revised, that no number is given, and why."""
    if not one.revised:
        return (_("Nobody has revised a rating after the reveal."),)
    counts = {"revised": one.revised, "reviews": one.reviews}
    first = ngettext(
        "%(revised)d of %(reviews)d reviews was revised after the reveal.",
        "%(revised)d of %(reviews)d reviews were revised after the reveal.",
        one.revised,
    )
    if one.change is None or one.towards is None or one.any_model is None or one.beyond is None:
        few = _("No number is given with fewer than %(revisions)d by %(people)d people: it would show whose.")
        return (first % counts, few % {"revisions": ENOUGH_REVISIONS, "people": ENOUGH_PEOPLE})
    points = {
        name: signed(getattr(one, name), written_in(), 1)
        for name in ("change", "towards", "any_model", "beyond")
    }
    return (
        first % counts,
        _("They changed by %(change)s points on average, %(towards)s in the model's direction.") % points,
        _(
            "Any second look pulls extremes to the middle, so any model would seem to have gained "
            "%(any_model)s. Beyond that, the committee moved %(beyond)s points towards the model. It does "
            "not show that the model was the reason."
        )
        % points,
    )


def _reviews(seen: Sight) -> list[Review]:
    rows = seen.marks().order_by("review_id", "criterion").values_list(*COLUMNS)
    heads, marks = {}, defaultdict(list)
    for key, name, email, locked, blind, revised, later, criterion, score, abstained in rows:
        heads[key] = (name, email, locked, not blind, revised)
        marks[key, later].append(Mark(criterion, score, "", abstained))
    return [
        Review(name, email, tuple(marks[key, False]), locked, sighted, tuple(marks[key, True]), revised)
        for key, (name, email, locked, sighted, revised) in heads.items()
    ]
