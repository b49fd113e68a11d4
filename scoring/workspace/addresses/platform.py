"""Accounts, tokens, exports, ledger, the API, and what is asked of a server."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
