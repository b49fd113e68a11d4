"""Who takes part in a call, and what they have an interest in; conflicts are looked for after each change."""

from __future__ import annotations

from datetime import date

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.committee.procedure.roles import Role, clashes
from scoring.workspace.access import Sight
from scoring.workspace.ledger import write
from scoring.workspace.models import Assignment, Call, Interest, Part, Person, Review
from scoring.workspace.models.people import KINDS
from scoring.workspace.verbs.acting import acting, actor_of
from scoring.workspace.verbs.conflicts import look
from scoring.workspace.verbs.fitting import fit


def take_part(person: Person, key: int, email: str, role: Role) -> Part:
    """Give somebody a role; Refused where it must not meet another that they have."""
    with acting(person, key, Act.NAME_PEOPLE) as seen:
        who = Person.objects.filter(email=email.strip().casefold(), is_active=True).first()
        if who is None:
            pattern = worded("There is no account of {email}. An administrator makes one first.")
            raise Refused(sentence(pattern, email=email.strip() or "nobody"))
        have = {Role(one) for one in who.parts.filter(call=seen.call).values_list("role", flat=True)}
        if role in have:
            raise Refused(sentence("{name} is {role} already.", name=who.name, role=role))
        if why := clashes(have | {role}):
            raise Refused(*(sentence("{name} cannot be {why}.", name=who.name, why=one) for one in why))
        part = Part.objects.create(call=seen.call, person=who, role=role)
        write([actor_of(seen).told(Act.NAME_PEOPLE, "named a person", who.email, role=str(role))])
        look(seen.call, by=person.email, role=Role.OFFICER)
    return part


def leave(person: Person, key: int, part: int) -> None:
    """Take a role away; Refused for the last officer, and for whoever has begun to rate."""
    with acting(person, key, Act.NAME_PEOPLE) as seen:
        row = seen.call.parts.select_related("person").filter(pk=part).first()
        if row is None:
            return
        _may_leave(seen, row)
        row.delete()
        own = Assignment.objects.filter(application__call=seen.call, person=row.person)
        if not row.person.parts.filter(call=seen.call, role__in=(Role.MEMBER, Role.CHAIR)).exists():
            own.delete()
        write([actor_of(seen).told(Act.NAME_PEOPLE, "took a role away", row.person.email, role=row.role)])
        look(seen.call, by=person.email, role=Role.OFFICER)


def hold(
    person: Person, key: int, holder: int, org_id: str, kind: str, *, until: date | None = None
) -> Interest:
    """Write down an interest of somebody who takes part: employer, board, ownership or project."""
    with acting(person, key, Act.NAME_PEOPLE, calls_of=holder) as seen:
        who = _holder(seen, holder)
        number = "".join(org_id.split())
        if not number or kind not in KINDS:
            raise Refused(sentence("An interest needs an organisation number and a kind."))
        fit(Interest, org_id=number)
        found, _ = Interest.objects.update_or_create(
            person=who, org_id=number, kind=kind, defaults={"until": until}
        )
        write(
            [actor_of(seen).told(Act.NAME_PEOPLE, "noted an interest", who.email, org_id=number, kind=kind)]
        )
        _look_everywhere(seen, who)
    return found


def let_go(person: Person, key: int, interest: int) -> None:
    """Strike an interest that was written down in error; one that ended is kept with its last day."""
    holder = Interest.objects.filter(pk=interest).values_list("person", flat=True).first()
    with acting(person, key, Act.NAME_PEOPLE, calls_of=holder) as seen:
        row = (
            Interest.objects.select_related("person")
            .filter(pk=interest, person__parts__call=seen.call)
            .first()
        )
        if row is None:
            return
        row.delete()
        told = {"org_id": row.org_id, "kind": row.kind}
        write([actor_of(seen).told(Act.NAME_PEOPLE, "struck an interest", row.person.email, **told)])
        _look_everywhere(seen, row.person)


def _holder(seen: Sight, holder: int) -> Person:
    who = Person.objects.filter(pk=holder, parts__call=seen.call).distinct().first()
    if who is None:
        raise Refused(sentence("Only of those who take part in the call are interests written down."))
    return who


def _look_everywhere(seen: Sight, who: Person) -> None:
    for call in Call.objects.filter(parts__person=who).distinct().order_by("pk"):
        look(call, by=seen.person.email, role=Role.OFFICER)


def _may_leave(seen: Sight, row: Part) -> None:
    if row.role == Role.OFFICER and seen.call.parts.filter(role=Role.OFFICER).count() == 1:
        raise Refused(sentence("A call keeps one officer at least. Name another first."))
    rated = Review.objects.filter(application__call=seen.call, person=row.person)
    if row.role in (Role.MEMBER, Role.CHAIR) and rated.exists():
        pattern = worded("{name} has begun to rate, and what was given is kept. The role stays.")
        raise Refused(sentence(pattern, name=row.person.name))
