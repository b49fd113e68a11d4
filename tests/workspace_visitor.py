"""Somebody with a browser that has no JavaScript: pages by address, forms with their hidden fields."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

import requests

from tests.workspace_calls import PASSWORD

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class Visitor(requests.Session):
    """Keeps cookies, follows redirects, and sends forms with the token of the page that they stand on."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.headers["Accept-Language"] = "en"

    def request(
        self, method: str | bytes, url: str | bytes, *args: object, **told: object
    ) -> requests.Response:
        """As requests does it, from the workspace's address on."""
        told.setdefault("timeout", 30)
        return super().request(method, urljoin(self.url, str(url)), *args, **told)  # type: ignore[arg-type]  # as given

    def fill(self, path: str, **fields: str) -> requests.Response:
        """Open a page, fill in its form and send it to the same address."""
        page = self.get(path)
        hidden = {name: unescape(value) for name, value in HIDDEN.findall(page.text)}
        return self.post(page.url, data=hidden | fields, headers={"Referer": page.url})

    def sign_in(self, email: str, password: str = PASSWORD) -> requests.Response:
        """The page to which signing in leads."""
        return self.fill("/accounts/login/", login=email, password=password)
