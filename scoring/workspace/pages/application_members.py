"""The members of an application as the table beside the map."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from scoring.numbers import number
from scoring.workspace.access import Sight
from scoring.workspace.models import Application
from scoring.workspace.pages.language import written_in

ROLES = {
    "firm": _("firm"),
    "research": _("research"),
    "education": _("education"),
    "investor": _("investor"),
    "public": _("public"),
}
COMMITMENTS = {"none": _("none"), "intent": _("letter of intent"), "signed": _("signed")}


@dataclass(frozen=True)
class MemberRow:
    """A member in words."""

    name: str
    org_id: str
    role: str
    commitment: str
    region: str
    employees: str


def members_of(seen: Sight, one: Application) -> tuple[MemberRow, ...]:
    """The roster by name; one query."""
    language = written_in()
    return tuple(
        MemberRow(
            name or org_id,
            org_id,
            str(ROLES.get(role, role)),
            str(COMMITMENTS.get(commitment, commitment)),
            region,
            "" if employees is None else number(employees, language, 0),
        )
        for name, org_id, role, commitment, region, employees in seen.firms()
        .filter(application=one)
        .values_list("name", "org_id", "role", "commitment", "region", "employees")
    )
