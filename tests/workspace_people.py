"""People at a real browser, signed in to a served workspace: they click, read, and send forms quickly."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import APIResponse, Browser, Page, expect, sync_playwright

from tests.workspace_calls import PASSWORD

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FOCUSED = """() => {
  const one = document.activeElement, label = one.labels?.[0] ?? one;
  return label.innerText.trim();
}"""
SLOW = 60_000
"""Milliseconds after which the test gives up: some answers come from a process of their own."""


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing, so nobody has driven the workspace. Run: make browser")
    with sync_playwright() as play:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


class Someone:
    """A person with a browser of their own. `call` is where the pages of the call begin."""

    def __init__(self, browser: Browser, url: str, name: str, *, scripts: bool = True) -> None:
        context = browser.new_context(base_url=url, java_script_enabled=scripts, locale="en-GB")
        context.set_default_timeout(SLOW)
        self.page: Page = context.new_page()
        self.name, self.email, self.url, self.call = name.title(), f"{name}@example.org", url, "/"

    def sign_in(self) -> None:
        """By the form, as anybody does; the calls are the first that is read."""
        self.page.goto("/accounts/login/")
        self.page.get_by_label(re.compile("^E-?mail")).fill(self.email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press("Sign in")
        self.reads("Your calls")

    def opens(self, path: str = "") -> None:
        """A page of the call."""
        answered = self.page.goto(f"{self.call}{path}")
        assert answered is not None
        assert answered.status == 200, f"{self.name} {path}: {answered.status} {self.text}"

    def follows(self, name: str) -> None:
        """The link of this name."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def press(self, name: str) -> None:
        """The button of this name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def reads(self, heading: str) -> None:
        """The page has this heading."""
        expect(self.page.get_by_role("heading", name=heading).first).to_be_visible(timeout=SLOW)

    def finds(self, text: str) -> None:
        """The page says this somewhere."""
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=SLOW)

    def types(self, *keys: str) -> None:
        """These keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def tabs_to(self, name: str) -> None:
        """By the key alone to the control of this name."""
        reached: list[str] = []
        while len(reached) < 60:
            self.types("Tab")
            reached.append(self.page.evaluate(FOCUSED))
            if name in reached[-1].splitlines()[:1]:
                return
        pytest.fail(f"Tab does not reach {name!r}: {reached}")

    @property
    def text(self) -> str:
        """All that stands on the page."""
        return self.page.locator("body").inner_text()

    def waits_for(self, path: str, text: str, times: int = 1) -> None:
        """Load the page again until it says this so often: something is being done apart from it."""
        self.opens(path)
        for _ in range(SLOW // 500):
            if self.text.count(text) >= times:
                return
            self.page.wait_for_timeout(500)
            self.page.reload()
        pytest.fail(f"{path} does not say {text!r}: {self.text}")

    def waits_while(self, path: str, text: str) -> None:
        """Load the page again until it no longer says this."""
        self.opens(path)
        for _ in range(SLOW // 500):
            if text not in self.text:
                return
            self.page.wait_for_timeout(500)
            self.page.reload()
        pytest.fail(f"{path} still says {text!r}: {self.text}")

    def gets(self, path: str) -> APIResponse:
        """What the address answers, without showing it."""
        return self.page.request.get(urljoin(self.call, path))

    def sends(self, path: str, form: dict[str, str], *, on: str = "") -> APIResponse:
        """The form as the page `on` would send it, with its token."""
        token = TOKEN.search(self.gets(on).text())
        assert token is not None, f"{on} has no form"
        told = form | {"csrfmiddlewaretoken": unescape(token[1])}
        referer = {"Referer": urljoin(self.url, self.call)}
        return self.page.request.post(urljoin(self.call, path), form=told, headers=referer)

    def takes_on(self, to: str, reason: str = "") -> None:
        """The call to its next phase, by the page that asks first."""
        self.opens()
        self.follows(f"Go on to {to}")
        if reason:
            self.page.get_by_label("Reason").fill(reason)
        self.press(f"Go on to {to}")
        expect(self.page.get_by_role("list", name="Phases").locator("[aria-current=step]")).to_contain_text(
            to
        )
