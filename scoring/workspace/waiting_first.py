"""What a call waits for up to the reveal: dates, people, applications, quorum, readers, reviews, scores."""

from __future__ import annotations

from collections import Counter

from scoring.committee.procedure.quorum import quorums, short_of_quorum
from scoring.committee.procedure.refused import sentence, worded
from scoring.committee.procedure.roles import Role
from scoring.workspace.conflicted import COMMITTEE, recusals_of
from scoring.workspace.models import Assignment, Call, LedgerEntry, Review
from scoring.workspace.went_through import WENT_THROUGH


def dates(call: Call) -> list[str]:
    """A first day for applications that is not after the last."""
    if call.opens_on is None:
        return [sentence("The call needs a first day for applications.")]
    if call.opens_on > call.closes_on:
        pattern = worded("The call opens on {opens}, after it closes on {closes}. Correct one of them.")
        return [sentence(pattern, opens=call.opens_on, closes=call.closes_on)]
    return []


def chair(call: Call) -> list[str]:
    """A chair, who rules on conflicts and alone can take the call back."""
    if call.parts.filter(role=Role.CHAIR).exists():
        return []
    return [sentence("The call needs a chair, who rules on conflicts. Name one.")]


def applications(call: Call) -> list[str]:
    """At least one application."""
    if call.applications.filter(withdrawn=False).exists():
        return []
    return [sentence("The call has no applications yet. Upload a folder, or run klynge load.")]


def judged(call: Call) -> list[str]:
    """Every application judged, and one at least in the race."""
    rows = Counter(call.applications.filter(withdrawn=False).values_list("eligible", flat=True))
    told: list[str] = []
    if rows[None]:
        pattern = worded("{n} of {all} applications are not judged yet: eligible or not.")
        told.append(sentence(pattern, n=rows[None], all=rows.total()))
    elif not rows[True]:
        told.append(sentence("No application is eligible, so there is nothing to rate."))
    return told


def quorum(call: Call) -> list[str]:
    """Enough of the committee left on every application once conflicts have recused people."""
    names = _racing(call)
    return list(short_of_quorum(quorums(names, _committee(call), recusals_of(call), call.quorum)))


def deputy(call: Call) -> list[str]:
    """For every application a chair without a conflict, who can decide on it."""
    chairs = set(call.parts.filter(role=Role.CHAIR).values_list("person__email", flat=True))
    recusals = recusals_of(call)
    pattern = worded("Every chair has a conflict with {application_id}. Name another, who decides on it.")
    return [
        sentence(pattern, application_id=name)
        for name in _racing(call)
        if all((chair, name) in recusals for chair in chairs)
    ]


def assigned(call: Call) -> list[str]:
    """The number of readers that the call wants for every application."""
    counts = Counter(
        Assignment.objects.filter(application__call=call).values_list(
            "application__application_id", flat=True
        )
    )
    pattern = worded(
        "{application_id} has {n} of {each} readers. Assign more, or ask for fewer readers each."
    )
    return [
        sentence(pattern, application_id=name, n=counts[name], each=call.reviews_each)
        for name in _racing(call)
        if counts[name] < call.reviews_each
    ]


def gone_through(call: Call) -> list[str]:
    """Everybody on the committee says that they have declared what there is to declare."""
    done = set(
        LedgerEntry.objects.filter(chain__name=call.call_id, act=WENT_THROUGH).values_list("by", flat=True)
    )
    people = call.parts.filter(role__in=COMMITTEE).select_related("person")
    names = {one.person.email: one.person.name for one in people}
    pattern = worded("{person} has not said that all conflicts are declared.")
    return [sentence(pattern, person=name) for email, name in sorted(names.items()) if email not in done]


def locked(call: Call) -> list[str]:
    """Every assigned review locked by whoever was to give it."""
    rows = Assignment.objects.filter(application__call=call, application__withdrawn=False)
    rows = rows.exclude(application__eligible=False)
    pairs = rows.values_list("application__application_id", "person__name", "application_id", "person_id")
    done = set(
        Review.objects.filter(application__call=call, locked_at__isnull=False).values_list(
            "application_id", "person_id"
        )
    )
    return [
        sentence("{person} has not locked {application_id}.", person=person, application_id=name)
        for name, person, application, key in sorted(pairs)
        if (application, key) not in done
    ]


def published(call: Call) -> list[str]:
    """Scores to reveal, of the applications as they were loaded last."""
    last, load = call.publications.first(), call.loads.first()
    if last is None:
        return [sentence("No scores are published yet. An analyst publishes them: klynge publish.")]
    if load is not None and load.at > last.at:
        return [sentence("Applications were loaded after the scores were published. Publish them again.")]
    return []


def _committee(call: Call) -> set[str]:
    return set(call.parts.filter(role__in=COMMITTEE).values_list("person__email", flat=True))


def _racing(call: Call) -> list[str]:
    found = call.applications.filter(withdrawn=False).exclude(eligible=False)
    return sorted(found.values_list("application_id", flat=True))
