"""One transaction an act: the call is locked, and roles and phase are read under the lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from scoring.committee.procedure.actor import Actor
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.phases import Standing
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.committee.procedure.roles import Role
from scoring.workspace.access import Sight
from scoring.workspace.models import Call, Part, Person


def lock_calls_of(holder: int | None) -> None:
    """Lock every call of this person, in the order of their keys: what is done in all of them waits for
    whatever else is done in any, and two who do so never wait for each other.

    Before anything else is locked.
    """
    theirs = Part.objects.filter(person=holder).values("call")
    list(Call.objects.select_for_update().filter(pk__in=theirs).order_by("pk"))


@contextmanager
def acting(
    person: Person, key: int, act: Act | None, *, version: int | None = None, calls_of: int | None = None
) -> Iterator[Sight]:
    """The person's Sight of the call, locked until the block ends; what it writes stands or falls as one.

    Refused where the person may not do `act` (None: the block checks for itself), or where `version`, that of
    the page on which they acted, is no longer the call's: somebody else was quicker. `calls_of`: the person
    all of whose calls the act may change.
    """
    with transaction.atomic():
        if calls_of is not None:
            lock_calls_of(calls_of)
        call = Call.objects.select_for_update().filter(pk=key).first()
        roles = frozenset(Role(one) for one in person.parts.filter(call=call).values_list("role", flat=True))
        if call is None or not roles:
            raise Http404
        found = Sight(person, call, roles)
        if version is not None and version != call.version:
            pattern = worded(
                "Call {call_id} has changed since you opened the page: it is now in {phase}. Nothing was "
                "done. Look at it again, and repeat what still applies."
            )
            raise Refused(sentence(pattern, call_id=call.call_id, phase=found.phase))
        if act is not None:
            found.need(act)
        yield found


def actor_of(seen: Sight) -> Actor:
    """The person as the rules of the procedure know them, at this moment."""
    standing = Standing(seen.call.call_id, seen.phase, seen.call.seen)
    return Actor(seen.person.email, seen.roles, standing, now())


def now() -> datetime:
    """The workspace's clock."""
    return timezone.now()
