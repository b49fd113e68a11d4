"""What no page of ours sends: a text with the character NUL in it, which PostgreSQL does not take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from scoring.workspace.views.errors import bad_request

NUL = "\0"


class NulMiddleware:
    """400 for such a request, whatever it asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """After the form was found to be one of ours."""
        told = NUL in request.path or _holds(request.GET) or _holds(request.POST)
        return bad_request(request) if told else None


def _holds(told: QueryDict) -> bool:
    return any(NUL in text for _name, texts in told.lists() for text in texts)
