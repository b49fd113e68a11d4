"""How people come in: accounts are made by an administrator; outside sign-in opens those that exist."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse

from scoring.workspace.addressing import client
from scoring.workspace.models import Person
from scoring.workspace.spoken import answered_in

LOG = logging.getLogger(__name__)


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """allauth's own ways, with sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: whoever takes part in a call is named by its officer."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail that cannot be sent is told to whoever runs the server: to others the answer is the same,
        or it would tell who has an account.
        """
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:
            LOG.error("an e-mail could not be sent: %s. See KLYNGE_SMTP_HOST in docs/deploy.md.", error)

    def post_login(self, request: HttpRequest, user: Person, **told: Any) -> HttpResponse:
        """Where they go from sign-in, in the language of their account."""
        response: HttpResponse = super().post_login(request, user, **told)
        answered_in(response, user.language)
        return response

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that limits count by."""
        return client(request)


class Outside(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in by OpenID Connect: into accounts that exist, by an e-mail address that is verified."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: an account is made by an administrator first."""
        return False
