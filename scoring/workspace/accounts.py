"""Accounts are made by an administrator: nobody signs up by themselves."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """allauth's own ways, with sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: whoever takes part in a call is named by its officer."""
        return False
