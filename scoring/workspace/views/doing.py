"""An act and where it leads: what was done or why not stands on the page one comes back to."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.refused import ConflictOfInterest, Refused
from scoring.workspace.access import sight
from scoring.workspace.pages.said import all_said
from scoring.workspace.views.answers import person_of


def doing(
    request: HttpRequest, key: int, act: Act, do: Callable[[], str], to: str, *, at: str = ""
) -> HttpResponse:
    """Do it, then go to the page named `to`, at the part `at` of it, with the sentence it answers with.

    Whoever may not do this at all, or has a conflict, gets a page that says so; what the rules refuse for
    another reason is told where it can be mended.
    """
    sight(person_of(request), key).need(act)
    try:
        if told := do():
            messages.success(request, told)
    except ConflictOfInterest:
        raise
    except Refused as refused:
        for one in all_said(refused.problems):
            messages.error(request, one)
    answer = redirect(to, key=key)
    answer["Location"] += f"#{at}" if at else ""
    return answer
