"""The door for programs: a token in the header, reading only, not too often, and every refusal as JSON."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from scoring.committee.procedure.refused import Refused
from scoring.workspace.addressing import client
from scoring.workspace.limits import over
from scoring.workspace.verbs.tokens import owner_of
from scoring.workspace.views.errors import not_found, too_many

NO_TOKEN = (
    "This needs a token that is still good. Make one on the page of your account, and send it in the header: "
    "Authorization: Bearer klynge_…"
)
READS_ONLY = "The interface reads only: ask by GET."


def for_programs(view: Callable[..., JsonResponse]) -> Callable[..., HttpResponse]:
    """A view that is given the owner of the token."""

    @login_not_required
    @wraps(view)
    def entered(request: HttpRequest, **told: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return _refused(READS_ONLY, 405, Allow="GET, HEAD")
        person = owner_of(_token(request))
        if person is None:
            if over("refused_token", client(request)):
                return too_many(request)
            return _refused(NO_TOKEN, 401, **{"WWW-Authenticate": "Bearer"})
        if over("api", str(person.pk)):
            return too_many(request)
        try:
            return view(request, person, **told)
        except Refused as refused:
            return _refused(str(refused), 403)
        except Http404:
            return not_found(request)

    return entered


def _token(request: HttpRequest) -> str:
    scheme, _, told = request.headers.get("Authorization", "").partition(" ")
    return told.strip() if scheme.casefold() == "bearer" else ""


def _refused(sentence: str, status: int, **headers: str) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status, headers=headers)
