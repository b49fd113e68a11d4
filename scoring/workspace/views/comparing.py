"""Up to four applications side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from scoring.workspace.access import sight
from scoring.workspace.pages.applications_compared import compared_page
from scoring.workspace.views.answers import answer, person_of


def comparing(request: HttpRequest, key: int) -> HttpResponse:
    """Those that the address names; a fifth is refused in a sentence."""
    asked = tuple(dict.fromkeys(int(one) for one in request.GET.getlist("a") if one.isdecimal()))
    page = compared_page(sight(person_of(request), key), asked)
    return answer(request, "compared.html", page, status=400 if page.refusal else 200)
