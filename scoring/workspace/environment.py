"""What differs between places, by environment variable; docs/deploy.md lists them."""

from __future__ import annotations

import os

VARIABLES: dict[str, tuple[str, str]] = {
    "KLYNGE_WORKSPACE": ("workspace", "The folder of the workspace; `--workspace` says the same."),
    "DATABASE_URL": (
        "",
        "Another database than SQLite in that folder: `postgresql://user:password@host/name`.",
    ),
    "KLYNGE_HOSTS": ("localhost,127.0.0.1,[::1]", "Host names under which people reach it, comma between."),
    "KLYNGE_HTTPS": (
        "",
        "`1` where people reach it over HTTPS: cookies then travel over nothing else, and HSTS is sent.",
    ),
    "KLYNGE_PROXIES": ("", "How many proxies stand before it; else 1 with KLYNGE_HTTPS and 0 without."),
    "KLYNGE_SECRET": ("", "The key that signs sessions; else, the one in the file `secret` of the folder."),
    "KLYNGE_TIME_ZONE": ("Europe/Oslo", "The time zone in which times are shown."),
    "KLYNGE_UPLOAD_MB": ("50", "The largest request, in megabytes."),
    "KLYNGE_EMAIL_FROM": ("klynge@localhost", "The sender of e-mails."),
    "KLYNGE_EMAIL_FOLDER": ("", "A folder into which e-mails are written instead of being sent."),
    "KLYNGE_SMTP_HOST": ("", "The mail server; without it, e-mails are printed where the server runs."),
    "KLYNGE_SMTP_PORT": (
        "587",
        "Its port; the connection is encrypted by STARTTLS, on port 465 by TLS from the start.",
    ),
    "KLYNGE_SMTP_USER": ("", "The account at the mail server."),
    "KLYNGE_SMTP_PASSWORD": ("", "Its password."),
    "KLYNGE_OIDC_NAME": (
        "",
        "What the button for sign-in by OpenID Connect says, such as the name of the ministry.",
    ),
    "KLYNGE_OIDC_URL": ("", "The address of the provider, where `/.well-known/openid-configuration` is."),
    "KLYNGE_OIDC_CLIENT_ID": ("", "What the provider knows the workspace by."),
    "KLYNGE_OIDC_SECRET": ("", "The secret that the provider gave to it."),
    "KLYNGE_OIDC_TRUST_EMAIL": (
        "",
        "`1` where the provider vouches for e-mail addresses without saying `email_verified`.",
    ),
}
"""Name: what counts where it is not set, and what it is."""


def told(name: str) -> str:
    """What the environment says, or what counts where it says nothing."""
    return os.environ.get(name) or VARIABLES[name][0]


def on(name: str) -> bool:
    """Whether a variable that is 1 or nothing is 1."""
    return told(name) not in ("", "0")
