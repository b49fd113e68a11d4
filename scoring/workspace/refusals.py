"""What the rules refuse becomes a page that says so: 403 for a refusal, with the way on."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scoring.committee.procedure.refused import Refused
from scoring.workspace.pages.said import all_said


class RefusalMiddleware:
    """Turns Refused into a page; a view need not know."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The view's answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The sentences of a refusal, on a page of its own."""
        if not isinstance(exception, Refused):
            return None
        return render(
            request, "workspace/refused.html", {"sentences": all_said(exception.problems)}, status=403
        )
