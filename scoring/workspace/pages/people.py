"""Who takes part in a call, and what they have an interest in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.roles import APART, Role
from scoring.workspace.access import Sight
from scoring.workspace.models import Person
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.phase_names import INTERESTS, ROLES


@dataclass(frozen=True)
class PartRow:
    """A role of a person."""

    key: int
    role: Promise


@dataclass(frozen=True)
class InterestRow:
    """An interest of a person."""

    key: int
    kind: Promise
    org_id: str
    until: date | None


@dataclass(frozen=True)
class PersonRow:
    """Somebody who takes part; interests are shown to those who name people, and to oneself."""

    key: int
    name: str
    email: str
    expertise: str
    parts: tuple[PartRow, ...]
    interests: tuple[InterestRow, ...]
    shows_interests: bool


@dataclass(frozen=True)
class PeoplePage:
    """Everybody who takes part; `apart` are roles that must not meet."""

    frame: Frame
    people: tuple[PersonRow, ...]
    may_name: bool
    roles: tuple[tuple[str, Promise], ...]
    kinds: tuple[tuple[str, Promise], ...]
    apart: tuple[tuple[Promise, Promise], ...]


def people_page(seen: Sight) -> PeoplePage:
    """The page of people, in the order of their names."""
    may = bool(seen.roles & {Role.OFFICER, Role.AUDITOR})
    parts: dict[Person, list[PartRow]] = {}
    rows = seen.call.parts.select_related("person").prefetch_related("person__interests")
    for one in rows.order_by("person__name", "person__email", "pk"):
        parts.setdefault(one.person, []).append(PartRow(one.pk, ROLES[one.role]))
    return PeoplePage(
        frame(seen, "people"),
        tuple(_person(seen, one, tuple(own), shows=may or one == seen.person) for one, own in parts.items()),
        seen.may(Act.NAME_PEOPLE),
        tuple((str(role), ROLES[role]) for role in Role),
        tuple(INTERESTS.items()),
        tuple((ROLES[one], ROLES[other]) for one, other, _why in APART),
    )


def _person(seen: Sight, who: Person, parts: tuple[PartRow, ...], *, shows: bool) -> PersonRow:
    interests = [
        InterestRow(one.pk, INTERESTS[one.kind], one.org_id, one.until) for one in who.interests.all()
    ]
    if who.organisation:
        interests.insert(0, InterestRow(0, INTERESTS["employer"], who.organisation, None))
    told = tuple(interests) if shows else ()
    return PersonRow(who.pk, who.name, who.email, who.expertise, parts, told, shows)
