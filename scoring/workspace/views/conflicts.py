"""Declaring conflicts and ruling on them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.conflicts import Verdict
from scoring.workspace.access import sight
from scoring.workspace.pages.conflicts import conflicts_page
from scoring.workspace.pages.frame import enter
from scoring.workspace.verbs import conflicts as verbs
from scoring.workspace.views.answers import answer, person_of
from scoring.workspace.views.doing import doing


def conflicts(request: HttpRequest, key: int) -> HttpResponse:
    """One's own conflicts, and those of others for whoever may see them."""
    seen = sight(person_of(request), key)
    enter(seen, "conflicts")
    return answer(request, "conflicts.html", conflicts_page(seen))


@require_POST
def declare(request: HttpRequest, key: int, application: int) -> HttpResponse:
    """Declare a conflict of one's own."""

    def do() -> str:
        verbs.declare(person_of(request), key, application, reason=request.POST.get("reason", ""))
        return _("Declared. From now on nothing about the application is shown to you.")

    return doing(request, key, Act.DECLARE, do, "conflicts", at=f"application-{application}")


@require_POST
def through(request: HttpRequest, key: int) -> HttpResponse:
    """Say that there is nothing left to declare."""

    def do() -> str:
        verbs.go_through(person_of(request), key)
        return _("Thank you. If something comes up later, declare it here.")

    return doing(request, key, Act.DECLARE, do, "conflicts")


@require_POST
def rule(request: HttpRequest, key: int, conflict: int) -> HttpResponse:
    """A chair's ruling."""
    told = request.POST.get("verdict", "")
    if told not in set(Verdict):
        raise Http404

    def do() -> str:
        reason, read = request.POST.get("reason", ""), request.POST.get("as_read", "")
        verbs.rule(person_of(request), key, conflict, Verdict(told), reason=reason, as_read=read)
        return _("Ruled.")

    return doing(request, key, Act.RULE, do, "conflicts", at=f"conflict-{conflict}")
