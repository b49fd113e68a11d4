"""What was loaded, and uploading."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.refused import Refused
from scoring.workspace.access import sight
from scoring.workspace.limits import limited
from scoring.workspace.pages.frame import enter
from scoring.workspace.pages.intake import intake_page
from scoring.workspace.pages.said import all_said
from scoring.workspace.verbs.upload import upload
from scoring.workspace.views.answers import answer, person_of


def intake(request: HttpRequest, key: int) -> HttpResponse:
    """The loads of a call; sending files is part of the same page."""
    return _sent(request, key) if request.method == "POST" else _shown(request, key)


def _shown(request: HttpRequest, key: int) -> HttpResponse:
    seen = sight(person_of(request), key)
    enter(seen, "intake")
    return answer(request, "intake.html", intake_page(seen))


@limited("upload")
def _sent(request: HttpRequest, key: int) -> HttpResponse:
    seen = sight(person_of(request), key)
    seen.need(Act.UPLOAD)
    try:
        done = upload(seen.person, key, request.FILES.getlist("files"))
    except Refused as refused:
        return answer(request, "intake.html", intake_page(seen, all_said(refused.problems)), status=422)
    told = _("Loaded. What changed stands below.") if done.changes else _("Nothing has changed.")
    messages.success(request, told)
    return redirect("intake", key=key)
