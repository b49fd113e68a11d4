"""The list of applications, and one application."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from scoring.workspace.access import sight
from scoring.workspace.pages.application import application_page
from scoring.workspace.pages.applications import applications_page
from scoring.workspace.pages.applications_asked import asked_of
from scoring.workspace.views.answers import answer, person_of


def listing(request: HttpRequest, key: int) -> HttpResponse:
    """The list; only its table where that is all that was asked for."""
    page = applications_page(sight(person_of(request), key), asked_of(request.GET.dict()))
    response = answer(request, "parts/list.html" if wants_part(request) else "applications.html", page)
    patch_vary_headers(response, ["HX-Request"])
    return response


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page that it has, and not for the page on its way back."""
    htmx = request.htmx  # type: ignore[attr-defined]  # django-htmx adds it
    return bool(htmx) and not htmx.history_restore_request


def application(request: HttpRequest, key: int, application: int) -> HttpResponse:
    """One application."""
    return answer(request, "application.html", application_page(sight(person_of(request), key), application))
