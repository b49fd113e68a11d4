"""From where somebody tries, and which account: what limits and lock-outs count by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest


def client(request: HttpRequest) -> str:
    """The address of whoever asks: what our own proxies wrote down, and never what the asker wrote."""
    written = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    near: str = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES and len(written) >= settings.PROXIES:
        return written[-settings.PROXIES] or near
    return near


def account_tried(request: HttpRequest | None, credentials: Mapping[str, Any] | None) -> str:
    """The account that somebody tries to enter, in one spelling."""
    told = credentials or {}
    posted = request.POST.get("login", "") if request is not None else ""
    return str(told.get("email") or told.get("username") or posted).strip().casefold()[:254]
