"""Tokens for programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from scoring.workspace.pages.profile import profile_page
from scoring.workspace.verbs import tokens as verbs
from scoring.workspace.views.answers import answer, person_of


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """A new one, on a page that shows it this once."""
    days = request.POST.get("days", "")
    number = int(days) if days.isdecimal() and len(days) < 5 else 0
    secret = verbs.make(person_of(request), request.POST.get("name", ""), days=number)
    return answer(request, "profile.html", profile_page(person_of(request), secret=secret))


@require_POST
def take_back(request: HttpRequest, key: int) -> HttpResponse:
    """It opens nothing any more."""
    verbs.take_back(person_of(request), key)
    return redirect("profile")
