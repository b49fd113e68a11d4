"""Accounts, tokens, exports, ledger, the API, and what is asked of a server."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from scoring.workspace.views import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthy/", health.healthy, name="healthy"),
]
