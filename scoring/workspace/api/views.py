"""The addresses of the interface: find the call, ask the table, answer as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, JsonResponse

from scoring.workspace.access import Sight, calls_of, sight
from scoring.workspace.api.description import MOST, description
from scoring.workspace.api.entering import for_programs
from scoring.workspace.exports.table import plain
from scoring.workspace.exports.tables import table
from scoring.workspace.models import Call, Person


@login_not_required
def described(request: HttpRequest) -> JsonResponse:
    """What the interface is: it tells nothing about any call."""
    return JsonResponse(description())


@for_programs
def calls(request: HttpRequest, person: Person) -> JsonResponse:
    """The person's calls."""
    found = calls_of(person).order_by("call_id")
    return _paged(
        request,
        found.count(),
        lambda first, last: [_call(sight(person, one.pk)) for one in found[first:last]],
    )


@for_programs
def call(request: HttpRequest, person: Person, key: int) -> JsonResponse:
    """One call."""
    return JsonResponse(_call(sight(person, key)))


@for_programs
def rows(request: HttpRequest, person: Person, key: int, name: str) -> JsonResponse:
    """A table of a call."""
    wanted = table(name)
    if wanted is None:
        raise Http404
    seen = sight(person, key)
    return _paged(request, wanted.count(seen), lambda first, last: wanted.records(seen, first, last))


@for_programs
def application(request: HttpRequest, person: Person, key: int, application_id: str) -> JsonResponse:
    """One application, by its identifier."""
    seen, wanted = sight(person, key), table("applications")
    assert wanted is not None
    found = next((one for one in wanted.records(seen) if one["application_id"] == application_id), None)
    if found is None:
        hidden = seen.call.applications.filter(pk__in=seen.recused, application_id=application_id).first()
        if hidden is not None:
            seen.clear_of(hidden)
        raise Http404
    return JsonResponse(found)


def _call(seen: Sight) -> dict[str, Any]:
    one: Call = seen.call
    plainly = ("call_id", "title", "phase", "opens_on", "closes_on", "budget", "currency", "seats")
    told = {name: plain(getattr(one, name)) for name in plainly}
    return {"key": one.pk, **told, "roles": sorted(map(str, seen.roles))}


def _paged(request: HttpRequest, total: int, rows: Callable[[int, int], list[Any]]) -> JsonResponse:
    asked = request.GET.get("page", "1")
    page = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    pages = max(1, -(-total // MOST))
    if not 1 <= page <= pages:
        raise Http404
    found = rows((page - 1) * MOST, page * MOST)
    return JsonResponse({"rows": found, "total": total, "page": page, "pages": pages})
