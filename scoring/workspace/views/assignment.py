"""Who reads what."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.refused import Refused, sentence
from scoring.workspace.access import sight
from scoring.workspace.pages.assignment import assignment_page
from scoring.workspace.pages.frame import enter
from scoring.workspace.solved import solved
from scoring.workspace.verbs import assigning as verbs
from scoring.workspace.views.answers import answer, person_of
from scoring.workspace.views.doing import doing

MOST = 20


def assignment(request: HttpRequest, key: int) -> HttpResponse:
    """Members and their loads, applications and their readers."""
    seen = sight(person_of(request), key)
    enter(seen, "assignment")
    return answer(request, "assignment.html", assignment_page(seen))


@require_POST
def find(request: HttpRequest, key: int) -> HttpResponse:
    """Have readers found, evenly."""

    def do() -> str:
        told = request.POST.get("each", "")
        if not (told.isascii() and told.isdigit() and 0 < int(told) <= MOST):
            raise Refused(sentence("Readers for each application: a number from 1 to {most}.", most=MOST))
        n = verbs.assign_all(person_of(request), key, solved, each=int(told))
        return _("{n} reviews are assigned.").format(n=n)

    return doing(request, key, Act.ASSIGN, do, "assignment")


@require_POST
def change(request: HttpRequest, key: int, application: int) -> HttpResponse:
    """Add a reader, take one away, or put one in another's place."""
    row = sight(person_of(request), key).application(application)

    def do() -> str:
        add, remove = ([(row.application_id, one)] if one else [] for one in map(request.POST.get, NAMES))
        if not (add or remove):
            raise Refused(sentence("Choose who is to read it, or who no longer is."))
        verbs.change(person_of(request), key, add=add, remove=remove)
        return _("Changed.")

    return doing(request, key, Act.ASSIGN, do, "assignment", at=f"application-{application}")


NAMES = ("add", "remove")
