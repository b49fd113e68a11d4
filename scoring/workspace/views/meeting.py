"""The decision meeting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from scoring.workspace.access import sight
from scoring.workspace.pages.meeting import first_in_meeting, meeting_page, stepped_out
from scoring.workspace.views.answers import answer, person_of


def meeting(request: HttpRequest, key: int) -> HttpResponse:
    """The first application of the meeting, or the list where there is none."""
    first = first_in_meeting(sight(person_of(request), key))
    return redirect("meeting_one", key=key, application=first) if first else redirect("decisions", key=key)


def meeting_one(request: HttpRequest, key: int, application: int) -> HttpResponse:
    """One application; nothing of it for somebody who is kept away from it."""
    seen = sight(person_of(request), key)
    if out := stepped_out(seen, application):
        return answer(request, "stepped_out.html", out)
    return answer(request, "meeting.html", meeting_page(seen, application))
