"""What views share: the signed-in person, and a page from a dataclass."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scoring.workspace.models import Person


def person_of(request: HttpRequest) -> Person:
    """Who is signed in; every view but sign-in itself requires somebody (LoginRequiredMiddleware)."""
    return cast(Person, request.user)


def version_of(request: HttpRequest) -> int:
    """Which version of the call the form was filled on; 0, which no call has, where it does not say."""
    told = request.POST.get("version", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0


def answer(request: HttpRequest, template: str, page: Any, *, status: int = 200) -> HttpResponse:
    """The page, given to the template under its one name."""
    return render(request, f"workspace/{template}", {"page": page}, status=status)
