"""Headers of every answer, of error pages too: nothing is kept by others, and no page asks for a device."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from scoring.workspace.views.errors import too_large

DEVICES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb", "browsing-topics")
PERMISSIONS = ", ".join(f"{device}=()" for device in DEVICES)
WAIT = 60
"""Seconds after which to try again where nobody said otherwise."""


class HeadersMiddleware:
    """Outermost: what was answered anywhere further in goes through here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with its headers."""
        response = self.get_response(request)
        response.setdefault("Cache-Control", "private, no-store")
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "no-store" in response["Cache-Control"]:
            patch_vary_headers(response, ["Cookie"])
        if response.status_code == 429:
            response.setdefault("Retry-After", str(WAIT))
        return response


class SizeMiddleware:
    """413 for a request that is larger than any may be, before anything of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer."""
        return (
            too_large(request) if _length(request) > settings.LARGEST_REQUEST else self.get_response(request)
        )


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isdecimal() else 0
