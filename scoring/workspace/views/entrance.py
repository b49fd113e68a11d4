"""Leaving for another place to sign in."""

from __future__ import annotations

import logging

from allauth.socialaccount.providers.openid_connect.views import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from requests import RequestException

from scoring.workspace.pages.leaving import leaving_page
from scoring.workspace.views.answers import answer

LOG = logging.getLogger(__name__)


@login_not_required
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go on to the provider by a page of ours: a form may lead to no other host (form-action 'self')."""
    try:
        response: HttpResponse = login(request, provider_id=provider_id)
    except RequestException as error:
        LOG.error("the provider of sign-in does not answer: %s", error)
        return redirect("socialaccount_login_error")
    away = response.get("Location", "")
    if not away.startswith(("http://", "https://")):
        return response
    return answer(request, "leaving.html", leaving_page(away))
