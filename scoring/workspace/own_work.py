"""What waits for one person in all their calls, in few queries whatever the number of calls."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.access import RECUSING
from scoring.workspace.models import Application, Assignment, Call, Conflict, LedgerEntry, Person, Review
from scoring.workspace.went_through import WENT_THROUGH


@dataclass(frozen=True)
class Work:
    """One call: the person's roles, reviews still to be locked, applications to be judged, scores there."""

    call: Call
    roles: frozenset[Role]
    to_lock: int
    to_judge: int
    gone_through: bool
    published: bool


def own_work(person: Person) -> tuple[Work, ...]:
    """Every call in which the person has a part, the latest first."""
    roles: dict[int, set[Role]] = {}
    for part in person.parts.all():
        roles.setdefault(part.call_id, set()).add(Role(part.role))
    calls = Call.objects.filter(pk__in=roles).annotate(scores=Count("publications", distinct=True))
    to_lock, to_judge, through = _to_lock(person), _to_judge(person), _gone_through(person)
    return tuple(
        Work(
            one,
            frozenset(roles[one.pk]),
            to_lock.get(one.pk, 0),
            to_judge.get(one.pk, 0),
            one.call_id in through,
            one.scores > 0,
        )
        for one in calls
    )


def _to_lock(person: Person) -> dict[int, int]:
    done = Review.objects.filter(person=person, application=OuterRef("application"), locked_at__isnull=False)
    mine = Conflict.objects.filter(RECUSING, person=person, application=OuterRef("application"))
    rows = Assignment.objects.filter(~Exists(done), ~Exists(mine), person=person)
    rows = rows.filter(application__call__phase=Phase.RATING, application__withdrawn=False)
    rows = rows.exclude(application__eligible=False).order_by()
    return dict(rows.values_list("application__call").annotate(n=Count("pk")))


def _to_judge(person: Person) -> dict[int, int]:
    rows = Application.objects.filter(
        Q(call__parts__person=person, call__parts__role=Role.OFFICER),
        call__phase=Phase.ELIGIBILITY,
        eligible=None,
        withdrawn=False,
    ).order_by()
    return dict(rows.values_list("call").annotate(n=Count("pk", distinct=True)))


def _gone_through(person: Person) -> frozenset[str]:
    rows = LedgerEntry.objects.filter(by=person.email, act=WENT_THROUGH)
    return frozenset(rows.values_list("chain__name", flat=True))
