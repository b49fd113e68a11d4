"""The funding line, calibration, and having them worked out again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.workspace.access import sight
from scoring.workspace.pages.calibration import calibration_page
from scoring.workspace.pages.line import line_page
from scoring.workspace.verbs.reckoning import again
from scoring.workspace.views.answers import answer, person_of

BACK = ("line", "calibration", "decisions")


def line(request: HttpRequest, key: int) -> HttpResponse:
    """Where committee and model put the line."""
    return answer(request, "line.html", line_page(sight(person_of(request), key)))


def calibration(request: HttpRequest, key: int) -> HttpResponse:
    """How strict reviewers are, how far they agree, how far they moved after the reveal."""
    return answer(request, "calibration.html", calibration_page(sight(person_of(request), key)))


@require_POST
def reckon(request: HttpRequest, key: int) -> HttpResponse:
    """Have line and calibration worked out again from the marks as they are."""
    again(person_of(request), key)
    messages.success(request, _("It is being worked out. Load this page again in a minute."))
    back = request.POST.get("back", "")
    return redirect(back if back in BACK else "line", key=key)
