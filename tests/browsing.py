"""A real browser, and somebody who sits at it."""

import contextlib
import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium")
WAIT_MS = 60_000
"""Milliseconds at most for what another process does."""

# .ci/setup installs it where tests are run.
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this computer")


class Organiser:
    """Somebody at a browser, who keeps a picture of each step."""

    def __init__(self, browser, folder, **looks):
        self.context = browser.new_context(
            viewport=looks.pop("viewport", {"width": 1280, "height": 860}),
            locale=looks.pop("locale", "en"),
            accept_downloads=True,
            **looks,
        )
        self.context.set_default_timeout(WAIT_MS)
        self.page = self.context.new_page()
        self._folder = folder
        self._taken = 0
        self.wrong = []
        self.page.on("response", self._note)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def _note(self, answer):
        if answer.status >= 400:
            self.wrong.append(f"{answer.status} {answer.url}")

    def _hear(self, message):
        if message.type == "error" and "Failed to load" not in message.text:
            self.wrong.append(message.text)

    def picture(self, name):
        """Keep a picture, and see that nothing stands beyond the edge of the window."""
        self._taken += 1
        self.page.screenshot(path=self._folder / f"{self._taken:02}-{name}.png", full_page=True)
        wide, shown = self.page.viewport_size["width"], "document.documentElement.scrollWidth"
        assert self.page.evaluate(shown) <= wide, f"{name} is wider than {wide} px"
        assert self.page.locator("h1").count() == 1

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def menu(self, name):
        self.page.get_by_role("navigation").get_by_role("link", name=name).click()


@contextlib.contextmanager
def running_browser():
    """A browser, for one module of tests: while it runs, nothing else has an event loop here."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    arguments += ["--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*arguments, "--disable-sync"]
        )
        yield running
        running.close()
