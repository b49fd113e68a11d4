"""Leaving for another place to sign in."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect.views import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from scoring.workspace.pages.leaving import leaving_page
from scoring.workspace.views.answers import answer


@login_not_required
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go on to the provider by a page of ours: a form may lead to no other host (form-action 'self')."""
    response: HttpResponse = login(request, provider_id=provider_id)
    away = response.get("Location", "")
    if not away.startswith(("http://", "https://")):
        return response
    return answer(request, "leaving.html", leaving_page(away))
