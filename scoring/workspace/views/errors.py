"""What went wrong, and what to do: in the workspace's look, without saying more than the person may know."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from scoring.workspace.pages.errors import ErrorPage, error_page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request was not one that a page of ours makes."""
    return _told(request, 400)


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not theirs."""
    return _told(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing there, or nothing that they may know of: the two look the same."""
    return _told(request, 404)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more than anybody may send."""
    return _told(request, 413)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: too often in a short time."""
    return _told(request, 429)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our mistake. Nothing of the database is asked here: it may be what failed."""
    return _told(request, 500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that does not carry the sign of the page on which it was filled in."""
    return _answer(request, error_page("forged"))


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: Any) -> HttpResponse:
    """429 after five wrong passwords; the same words whether or not there is such an account."""
    answer = _answer(request, error_page("locked"))
    answer["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return answer


def _told(request: HttpRequest, status: int) -> HttpResponse:
    return _answer(request, error_page(str(status)))


def _answer(request: HttpRequest, page: ErrorPage) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"error": f"{page.heading}. {page.sentence} {page.way_out}"}, status=page.status)
    return render(request, "workspace/error.html", {"page": page}, status=page.status)
