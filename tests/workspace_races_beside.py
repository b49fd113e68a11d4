"""Races beside the call: accounts, tokens, interests, and many acts at once."""

from __future__ import annotations

from functools import partial

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.limits import over
from scoring.workspace.models import (
    Conflict,
    Kept,
    LedgerEntry,
    Person,
    Token,
)
from scoring.workspace.verbs import (
    accounts,
    conflicts,
    people,
    profile,
    tokens,
)
from scoring.workspace.verbs.acting import now
from tests.workspace_at_once import Race, at_once
from tests.workspace_calls import a_call, a_part, a_person, an_application


def a_token_too_many() -> Race:
    """The last token that somebody may have, made twice."""
    dana = a_person("dana")
    for place in range(tokens.MOST - 1):
        tokens.make(dana, f"{place}", days=1)
    ends = at_once(*(partial(tokens.make, dana, "last", days=1) for _ in range(3)))
    return Race(ends, 1, {"no more than that": Token.objects.filter(person=dana).count() == tokens.MOST})


def an_account_twice() -> Race:
    """Two administrators make the same account."""
    by = [a_person(name, administers=True) for name in ("adam", "alma")]
    ends = at_once(*(partial(accounts.make, one, "new@example.org", name="New") for one in by))
    return Race(ends, 1, {"one account": Person.objects.filter(email="new@example.org").count() == 1})


def interests_of_one_in_two_calls() -> Race:
    """Officers of two calls, and the person herself, note interests that are conflicts in both calls."""
    ends, many = [], 6
    calls = [a_call(Phase.CONFLICTS, call_id=f"interest-{place}") for place in range(2)]
    gil = [a_part(call, "gil", Role.MEMBER) for call in calls][-1]
    officers = [a_part(call, name, Role.OFFICER) for call, name in zip(calls, ("olga", "otto"), strict=True)]
    for call in calls:
        for place in range(3 * many):
            an_application(call, f"A-{place}").roster.create(org_id=f"90{place}")
    for turn in range(many):
        ends += at_once(
            *(
                partial(people.hold, who, call.pk, gil.pk, f"90{3 * turn + place}", "board")
                for place, (who, call) in enumerate(zip(officers, calls, strict=True))
            ),
            partial(profile.add_interest, gil, f"90{3 * turn + 2}", "board"),
            partial(people.hold, officers[0], calls[0].pk, gil.pk, f"90{3 * turn + 2}", "board"),
        )
    found = Conflict.objects.filter(person=gil, application__call__in=calls).count()
    return Race(ends, 4 * many, {"found in both": found == 2 * 3 * many})


def two_hundred_acts() -> Race:
    """Twenty people do ten things each, in two calls and to their accounts."""
    calls = [a_call(Phase.CONFLICTS, call_id=f"many-{place}") for place in range(2)]
    who = [a_part(calls[place % 2], f"many{place}", Role.MEMBER) for place in range(20)]
    before = LedgerEntry.objects.count()

    def act(place: int) -> None:
        for turn in range(5):
            conflicts.go_through(who[place], calls[place % 2].pk)
            tokens.make(who[place], f"{turn}", days=1)

    ends = at_once(*(partial(act, place) for place in range(20)))
    return Race(ends, 20, {"nothing is lost": LedgerEntry.objects.count() == before + 200})


def counted_together() -> Race:
    """What limits count, counted by many at once."""
    window = now().timestamp() // 60

    def count() -> None:
        for _ in range(5):
            over("api", "races")

    ends = at_once(*[count] * 8)
    values = [int(one.value) for one in Kept.objects.filter(key__contains="api:races")]
    same_minute = now().timestamp() // 60 == window
    return Race(ends, 8, {"each once": sum(values) == 40 or not same_minute})
