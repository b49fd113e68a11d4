"""Addresses and claims of the provider; imported by its process only, whose Django is another one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from oauth2_provider.models import Application
from oauth2_provider.oauth2_validators import OAuth2Validator

from tests.oidc_provider import CLIENT, CLIENT_SECRET


class Claims(OAuth2Validator):  # type: ignore[misc]  # it has no types
    """Tells address, whether it is verified, and name."""

    oidc_claim_scope = None

    def get_additional_claims(self, request: Any) -> dict[str, Any]:
        """Of whoever signed in; `first_name` says whether the address is verified."""
        user = request.user
        return {"email": user.email, "email_verified": user.first_name == "verified", "name": user.username}


def enter(request: HttpRequest, email: str) -> HttpResponse:
    """Sign the browser in as somebody."""
    told = {"email": email, "first_name": "verified" if request.GET.get("verified") == "1" else ""}
    user, _ = get_user_model().objects.update_or_create(username=email, defaults=told)
    login(request, user, "django.contrib.auth.backends.ModelBackend")
    return HttpResponse("in")


def register(request: HttpRequest) -> HttpResponse:
    """Let the client come back to this address."""
    Application.objects.update_or_create(
        client_id=CLIENT,
        defaults={
            "client_secret": CLIENT_SECRET,
            "redirect_uris": request.GET["uri"],
            "client_type": Application.CLIENT_CONFIDENTIAL,
            "authorization_grant_type": Application.GRANT_AUTHORIZATION_CODE,
            "skip_authorization": True,
            "algorithm": Application.RS256_ALGORITHM,
        },
    )
    return HttpResponse("registered")


urlpatterns = [
    path("as/<str:email>/", enter),
    path("register/", register),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]
