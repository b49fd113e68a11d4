"""Who takes part, and what they have an interest in."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.refused import Refused, sentence
from scoring.committee.procedure.roles import Role
from scoring.workspace.access import sight
from scoring.workspace.pages.people import people_page
from scoring.workspace.verbs import people as verbs
from scoring.workspace.views.answers import answer, person_of
from scoring.workspace.views.doing import doing


def people(request: HttpRequest, key: int) -> HttpResponse:
    """Everybody who takes part in the call."""
    return answer(request, "people.html", people_page(sight(person_of(request), key)))


@require_POST
def name(request: HttpRequest, key: int) -> HttpResponse:
    """Give somebody a role."""

    def do() -> str:
        told = request.POST.get("role", "")
        if told not in set(Role):
            raise Refused(sentence("Choose a role."))
        part = verbs.take_part(person_of(request), key, request.POST.get("email", ""), Role(told))
        return _("{name} takes part now.").format(name=part.person.name)

    return doing(request, key, Act.NAME_PEOPLE, do, "people")


@require_POST
def leave(request: HttpRequest, key: int, part: int) -> HttpResponse:
    """Take a role away."""

    def do() -> str:
        verbs.leave(person_of(request), key, part)
        return _("The role is taken away.")

    return doing(request, key, Act.NAME_PEOPLE, do, "people")


@require_POST
def hold(request: HttpRequest, key: int, holder: int) -> HttpResponse:
    """Write down an interest."""

    def do() -> str:
        until = _day(request.POST.get("until", ""))
        told = request.POST.get("org_id", ""), request.POST.get("kind", "")
        verbs.hold(person_of(request), key, holder, *told, until=until)
        return _("The interest is noted, and conflicts were looked for.")

    return doing(request, key, Act.NAME_PEOPLE, do, "people", at=f"person-{holder}")


@require_POST
def strike(request: HttpRequest, key: int, interest: int) -> HttpResponse:
    """Strike an interest that was noted in error."""

    def do() -> str:
        verbs.let_go(person_of(request), key, interest)
        return _("The interest is struck, and conflicts were looked for.")

    return doing(request, key, Act.NAME_PEOPLE, do, "people")


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(sentence("{text} is no day; write it like 2026-03-16.", text=text)) from None
