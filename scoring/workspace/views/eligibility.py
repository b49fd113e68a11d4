"""Judging which applications are in the race."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.committee.procedure.acts import Act
from scoring.workspace.access import sight
from scoring.workspace.pages.eligibility import eligibility_page
from scoring.workspace.pages.frame import enter
from scoring.workspace.verbs import eligibility as verbs
from scoring.workspace.views.answers import answer, person_of
from scoring.workspace.views.doing import doing


def eligibility(request: HttpRequest, key: int) -> HttpResponse:
    """All applications and how they were judged."""
    seen = sight(person_of(request), key)
    enter(seen, "eligibility")
    return answer(request, "eligibility.html", eligibility_page(seen))


@require_POST
def judge(request: HttpRequest, key: int, application: int) -> HttpResponse:
    """Judge one."""

    def do() -> str:
        told = request.POST.get("eligible") == "yes", request.POST.get("reason", "")
        verbs.judge(person_of(request), key, application, eligible=told[0], reason=told[1])
        return _("Judged.")

    return doing(request, key, Act.JUDGE_ELIGIBILITY, do, "eligibility", at=f"application-{application}")


@require_POST
def rest(request: HttpRequest, key: int) -> HttpResponse:
    """All that are not judged yet are eligible."""

    def do() -> str:
        n = verbs.judge_rest(person_of(request), key)
        return _("{n} applications are eligible.").format(n=n)

    return doing(request, key, Act.JUDGE_ELIGIBILITY, do, "eligibility")
