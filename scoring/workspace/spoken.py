"""The language in which somebody is answered: a cookie, which signing in and the account's page set."""

from __future__ import annotations

from django.conf import settings
from django.http.response import HttpResponseBase


def answered_in(response: HttpResponseBase, language: str) -> None:
    """From now on this browser is answered in that language; the switch in the bar can say otherwise."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
    )
