"""My calls, one call, and its moves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from scoring.committee.procedure.phases import Phase
from scoring.workspace.access import calls_of, sight
from scoring.workspace.pages.overview import mine_page, overview_page
from scoring.workspace.verbs.phases import go
from scoring.workspace.views.answers import answer, person_of


def mine(request: HttpRequest) -> HttpResponse:
    """The calls in which the person has a part."""
    return answer(request, "calls.html", mine_page(person_of(request), calls_of(person_of(request))))


def overview(request: HttpRequest, key: int) -> HttpResponse:
    """Where a call stands and what is waiting for whom."""
    return answer(request, "overview.html", overview_page(sight(person_of(request), key)))


@require_POST
def go_on(request: HttpRequest, key: int) -> HttpResponse:
    """Take the call to another phase."""
    to = Phase(request.POST["to"])
    go(
        person_of(request),
        key,
        to,
        version=int(request.POST["version"]),
        reason=request.POST.get("reason", ""),
    )
    return redirect("overview", key=key)
