"""Choosing at once what the funding line leaves no doubt about: the committee's time is for the others."""

from __future__ import annotations

from scoring.committee.procedure import choices as rules
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.choices import Outcome
from scoring.workspace.access import Sight
from scoring.workspace.conflicted import recusals_of
from scoring.workspace.models import Application, Choice, Person
from scoring.workspace.pending import chosen, recommended
from scoring.workspace.verbs.acting import acting, actor_of, now
from scoring.workspace.verbs.decisions import not_taken

OUT = "out"
"""The group on the line that is declined without a departure."""


def decline_clear(person: Person, key: int) -> int:
    """Choose to decline whatever is clearly out and has no choice yet; how many they were.

    Each stays a choice of its own, to be changed until the round is taken. What the person is kept away
    from is left to another chair.
    """
    with acting(person, key, Act.PROPOSE) as seen:
        not_taken(seen)
        found = undecided_out(seen)
        before = chosen(Choice.objects.filter(application__call=seen.call).select_related("application"))
        away, actor = recusals_of(seen.call), actor_of(seen)
        for one in found:
            rules.propose(before, one.application_id, Outcome.DECLINE, actor=actor, recusals=away)
        Choice.objects.bulk_create(
            Choice(application=one, outcome=Outcome.DECLINE, by=person.email, at=now()) for one in found
        )
    return len(found)


def undecided_out(seen: Sight) -> list[Application]:
    """Applications that are clearly out on the latest line and that nobody has chosen on."""
    line = seen.reckoning("line")
    out = {name for name, group in recommended(line.body if line else {}).items() if group == OUT}
    racing = seen.applications().exclude(eligible=False).exclude(withdrawn=True).filter(choice=None)
    return list(racing.filter(application_id__in=out).defer("pictures", "summary"))
