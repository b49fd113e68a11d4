"""My calls, opening and editing one, one call, and its moves."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused, sentence
from scoring.workspace.access import sight
from scoring.workspace.forms.call import CallForm
from scoring.workspace.pages.editing import EditingPage
from scoring.workspace.pages.frame import frame
from scoring.workspace.pages.mine import mine_page
from scoring.workspace.pages.moving import moving_page
from scoring.workspace.pages.overview import overview_page
from scoring.workspace.pages.said import all_said
from scoring.workspace.verbs.calls import edit_call, open_call
from scoring.workspace.verbs.phases import go
from scoring.workspace.views.answers import answer, person_of, version_of


def mine(request: HttpRequest) -> HttpResponse:
    """The calls in which the person has a part."""
    return answer(request, "calls.html", mine_page(person_of(request)))


def opening(request: HttpRequest) -> HttpResponse:
    """Open a call; for those who may."""
    if not person_of(request).opens_calls:
        raise Refused(sentence("You may not open calls. An administrator can allow it."))
    form = CallForm(request.POST or None)
    problems: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            call = open_call(person_of(request), form.cleaned_data["call_id"], form.told())
        except Refused as refused:
            problems = all_said(refused.problems)
        else:
            return redirect("overview", key=call.pk)
    return answer(request, "editing.html", EditingPage(None, form, problems))


def editing(request: HttpRequest, key: int) -> HttpResponse:
    """Say something else of a call."""
    seen = sight(person_of(request), key)
    seen.need(Act.EDIT_CALL)
    form = CallForm(request.POST or None, call=seen.call)
    problems: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            edit_call(seen.person, key, form.told(), version=version_of(request))
        except Refused as refused:
            problems = all_said(refused.problems)
        else:
            messages.success(request, _("The call is as you wrote it."))
            return redirect("overview", key=key)
    return answer(request, "editing.html", EditingPage(frame(seen, "overview"), form, problems))


def overview(request: HttpRequest, key: int) -> HttpResponse:
    """Where a call stands and what is waiting for whom."""
    return answer(request, "overview.html", overview_page(sight(person_of(request), key)))


def moving(request: HttpRequest, key: int, to: str) -> HttpResponse:
    """What a move means and waits for, before it is made."""
    return answer(request, "moving.html", moving_page(sight(person_of(request), key), _phase(to)))


@require_POST
def go_on(request: HttpRequest, key: int) -> HttpResponse:
    """Take the call to another phase."""
    to, reason = _phase(request.POST.get("to", "")), request.POST.get("reason", "")
    go(person_of(request), key, to, version=version_of(request), reason=reason)
    return redirect("overview", key=key)


def _phase(text: str) -> Phase:
    if text not in set(Phase):
        raise Http404
    return Phase(text)
