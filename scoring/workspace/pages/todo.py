"""What a call waits for, by person: who, what, and where it is done; nothing that the reader may not see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.phases import MOVES, Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.access import Sight
from scoring.workspace.conflicted import COMMITTEE


@dataclass(frozen=True)
class Todo:
    """One thing that is waited for; `place` is where the reader can do it, "" where it is another's."""

    who: str
    what: str
    place: str
    mine: bool


@dataclass(frozen=True)
class People:
    """Names by role, of those who take part; `own` is the reader's name."""

    by_role: dict[str, tuple[str, ...]]
    by_email: dict[str, str]
    own: str

    def of(self, role: Role) -> str:
        """Everybody with the role, in words."""
        return ", ".join(self.by_role.get(role, ())) or _("nobody yet")


def todo_of(seen: Sight) -> tuple[Todo, ...]:
    """In order of who can do something now: the reader first."""
    people = _people(seen)
    found = [*_work(seen, people), *_onward(seen, people)]
    return tuple(sorted(found, key=lambda one: not one.mine))


def _people(seen: Sight) -> People:
    by_role: dict[str, list[str]] = {}
    by_email: dict[str, str] = {}
    for part in seen.call.parts.select_related("person").order_by("person__name"):
        by_role.setdefault(part.role, []).append(part.person.name)
        if part.role in COMMITTEE:
            by_email[part.person.email] = part.person.name
    return People({role: tuple(names) for role, names in by_role.items()}, by_email, seen.person.name)


def _work(seen: Sight, people: People) -> Iterator[Todo]:
    if seen.phase is Phase.INTAKE:
        yield _for(
            seen, people, Role.OFFICER, _("see that applications are in before the closing date"), "intake"
        )
    if seen.phase is Phase.ELIGIBILITY:
        yield from _judging(seen, people)
    if seen.phase is Phase.CONFLICTS:
        yield from _declaring(seen, people)
        yield from _ruling(seen, people)
    if seen.phase is Phase.RATING:
        yield from _rating(seen, people)
    if Phase.ELIGIBILITY.place <= seen.phase.place <= Phase.RATING.place and not seen.has_scores():
        yield _for(seen, people, Role.ANALYST, _("publish the scores"), "")


def _judging(seen: Sight, people: People) -> Iterator[Todo]:
    n = seen.applications().filter(eligible=None, withdrawn=False).count()
    if n:
        told = ngettext("judge {n} application", "judge {n} applications", n).format(n=n)
        yield _for(seen, people, Role.OFFICER, told, "eligibility")


def _declaring(seen: Sight, people: People) -> Iterator[Todo]:
    done = seen.gone_through()
    everybody = seen.may(Act.SEE_CONFLICTS)
    for email, name in people.by_email.items():
        own = email == seen.person.email
        if email not in done and (own or everybody):
            yield Todo(
                name, _("declare conflicts, or say that there are none"), "conflicts" if own else "", own
            )


def _ruling(seen: Sight, people: People) -> Iterator[Todo]:
    if not seen.may(Act.SEE_CONFLICTS):
        return
    n = seen.conflicts().filter(gone=False, ruling="none").count()
    if n:
        told = ngettext("rule on {n} conflict", "rule on {n} conflicts", n).format(n=n)
        yield _for(seen, people, Role.CHAIR, told, "conflicts")


def _rating(seen: Sight, people: People) -> Iterator[Todo]:
    rows = seen.assignments().exclude(application__eligible=False).exclude(application__withdrawn=True)
    pairs = set(rows.values_list("person__email", "application_id"))
    locked = set(
        seen.reviews().filter(locked_at__isnull=False).values_list("person__email", "application_id")
    )
    all_of, left = Counter(email for email, _one in pairs), Counter(email for email, _one in pairs - locked)
    for email in sorted(left, key=lambda one: people.by_email.get(one, one)):
        own = email == seen.person.email
        told = _("lock {n} of {all} reviews").format(n=left[email], all=all_of[email])
        yield Todo(people.by_email.get(email, email), told, "applications" if own else "", own)


def _onward(seen: Sight, people: People) -> Iterator[Todo]:
    for role in MOVES[seen.phase].values():
        yield _for(seen, people, role, _("take the call on"), "")


def _for(seen: Sight, people: People, role: Role, what: str, place: str) -> Todo:
    mine = role in seen.roles
    return Todo(people.of(role), what, place if mine else "", mine)
