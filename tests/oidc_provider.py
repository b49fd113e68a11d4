"""A real OpenID provider on localhost, in its own process: django-oauth-toolkit, with accounts on demand.

/as/EMAIL/?verified=1     signs the browser in at the provider, as somebody whose address is verified or not
/register/?uri=URI        lets a client come back to URI
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from jwcrypto.jwk import JWK

CLIENT, CLIENT_SECRET = "klynge-tests", "a-secret-of-the-client-0815"
ROOT = Path(__file__).parents[1]


@contextmanager
def provider(folder: Path) -> Iterator[str]:
    """Start it; its address, without /o."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "KLYNGE_"))
    }
    environment |= {"OAUTHLIB_INSECURE_TRANSPORT": "1", "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.oidc_provider", str(folder / "provider.db")],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stdout is not None
    try:
        yield running.stdout.readline().strip()
    finally:
        running.kill()
        running.wait()
        running.stdout.close()


def main(database: str) -> None:
    """Serve until killed; the address is the first line."""
    key = JWK.generate(kty="RSA", size=2048).export_to_pem(private_key=True, password=None).decode()
    settings.configure(
        SECRET_KEY="of the provider",
        ALLOWED_HOSTS=["localhost"],
        DEBUG=False,
        ROOT_URLCONF="tests.oidc_provider_urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
        INSTALLED_APPS=[
            *("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"),
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": key,
            "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "who", "email": "address", "profile": "name"},
            "OAUTH2_VALIDATOR_CLASS": "tests.oidc_provider_urls.Claims",
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
    call_command("migrate", verbosity=0)
    server = make_server("localhost", 0, get_wsgi_application(), handler_class=Quiet)
    print(f"http://localhost:{server.server_port}", flush=True)
    server.serve_forever()


class Quiet(WSGIRequestHandler):
    """Says nothing of requests."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


if __name__ == "__main__":
    main(sys.argv[1])
