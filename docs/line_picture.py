"""Draw docs/funding-line.png from the workspace of `make demo`: `make picture`.

The chair of the demo's committee looks at the funding line of the call in discussion, in Chromium, from
the real server. The chair is signed in by a session made here, since only `make demo` knew the password.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import FloatRect, Page, sync_playwright

from scoring.workspace.setup import ready

PICTURE = Path(__file__).with_name("funding-line.png")
WIDTH, HEIGHT = 1280, 1400
LARGEST = 300_000
"""Bytes of the picture, at most: a README should open at once."""


def session_of(email: str) -> tuple[str, int]:
    """A session of the account, and the key of the last call."""
    from django.conf import settings  # noqa: PLC0415  needs settings, which `ready` names
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415  needs settings, which `ready` names

    from scoring.workspace.models import Call, Person  # noqa: PLC0415  needs settings, which `ready` names

    person = Person.objects.get(email=email)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    last = Call.objects.order_by("-closes_on").first()
    assert last, "the workspace has no call: make demo"
    return store.session_key, last.pk


def free_port() -> int:
    """A port that nothing uses now."""
    with socket.socket() as tried:
        tried.bind(("localhost", 0))
        port: int = tried.getsockname()[1]
    return port


def served(workspace: Path, port: int) -> subprocess.Popen[bytes]:
    """The server of the workspace, once it answers."""
    command = [sys.executable, "-m", "scoring", "serve", "--workspace", str(workspace), "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urlopen(f"http://localhost:{port}/healthy/").close()
        except URLError:
            time.sleep(0.1)
        else:
            return running
    raise RuntimeError("the server does not answer")


def photograph(page: Page, address: str) -> None:
    """The top of the page."""
    page.goto(address)
    if page.url != address:
        raise RuntimeError(f"the funding line is not shown: {page.url}")
    page.screenshot(path=PICTURE, clip=FloatRect(x=0, y=0, width=WIDTH, height=HEIGHT))
    if PICTURE.stat().st_size > LARGEST:
        raise RuntimeError(f"{PICTURE} has {PICTURE.stat().st_size} bytes; at most {LARGEST} are wanted")


def main(workspace: Path) -> None:
    """Serve, sign in, photograph."""
    ready(workspace)
    session, call = session_of("chair@example.org")
    port = free_port()
    running = served(workspace, port)
    try:
        chromium = shutil.which("chromium") or "/usr/bin/chromium"
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
            host = f"http://localhost:{port}"
            context.add_cookies([{"name": "klynge", "value": session, "url": host}])
            photograph(context.new_page(), f"{host}/calls/{call}/line/")
            browser.close()
    finally:
        running.send_signal(signal.SIGINT)
        running.wait()


if __name__ == "__main__":
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver runs a loop in this thread
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo-workspace"))
    print(f"Drawn: {PICTURE}")
