"""Pending decisions, taking them together, and recording one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from scoring.committee.procedure.choices import Outcome
from scoring.committee.procedure.departure_reasons import ReasonCode
from scoring.committee.procedure.refused import Refused, sentence
from scoring.workspace.access import sight
from scoring.workspace.pages.decisions import decisions_page
from scoring.workspace.verbs.clear import decline_clear
from scoring.workspace.verbs.decisions import Wish, propose, undo
from scoring.workspace.verbs.rounds import take
from scoring.workspace.views.answers import answer, person_of, version_of


def decisions(request: HttpRequest, key: int) -> HttpResponse:
    """What is pending, and what stands in its way."""
    return answer(request, "decisions.html", decisions_page(sight(person_of(request), key)))


def confirm(request: HttpRequest, key: int) -> HttpResponse:
    """Everything that will be decided, once more, before it is; with everything that is wrong at once."""
    return answer(request, "take.html", decisions_page(sight(person_of(request), key)))


@require_POST
def taking(request: HttpRequest, key: int) -> HttpResponse:
    """Take all pending decisions together."""
    given = request.POST
    take(
        person_of(request),
        key,
        version=version_of(request),
        read=given.get("read", ""),
        note=given.get("note", ""),
    )
    return redirect("decisions", key=key)


@require_POST
def choose(request: HttpRequest, key: int, application: int) -> HttpResponse:
    """Record what the chair means to do with an application, or take that back."""
    given, person = request.POST, person_of(request)
    if "undo" in given:
        undo(person, key, application, before=given.get("before", ""))
    else:
        propose(person, key, application, _wish(request), before=given.get("before", ""))
    return _back(request, key)


@require_POST
def clear(request: HttpRequest, key: int) -> HttpResponse:
    """Choose to decline all that are clearly out and undecided."""
    decline_clear(person_of(request), key)
    return redirect("decisions", key=key)


def _wish(request: HttpRequest) -> Wish:
    given = request.POST
    try:
        outcome = Outcome(given.get("outcome", ""))
        code = ReasonCode(given["code"]) if given.get("code") else None
    except ValueError:
        raise Refused(sentence("Choose one of: fund, reserve, decline.")) from None
    return Wish(outcome, code, given.get("reason", ""), given.get("grounds", ""))


def _back(request: HttpRequest, key: int) -> HttpResponse:
    to = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(to, allowed_hosts=None):
        return redirect(to)
    return redirect("decisions", key=key)
