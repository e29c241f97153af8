"""What the page's script does in a real browser: it puts in what is new, and says how old it is."""

import re
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from checkin.adapters.links import LinkKind
from checkin.adapters.server_data import ServerData
from checkin.domain.access import Access
from checkin.domain.model import Registration, RegistrationId

CHROMIUM = shutil.which("chromium")
WAIT_MS = 60_000
"""Milliseconds at most for what another process does."""

# .ci/setup installs it where tests are run.
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this computer")


class Event:
    """The event of a server that runs, changed beside it as commands do."""

    def __init__(self, shell):
        _, said = shell.serve()
        self._data = ServerData(shell.server)
        (self._id,) = self._data.events()
        self.book = self._data.book(self._id)
        self.address = f"{said['page']}events/{self._id}"

    def session(self):
        token = self._data.links.make(LinkKind.JOIN, 60_000, access=Access.ORGANISER)
        account = self._data.accounts.join(LinkKind.JOIN, token, "Zoë", "seven quiet harbours")
        session = self._data.sessions.begin(account.id, "", whole=True)
        return {"name": "checkin_session", "value": session, "url": self.address}

    def expect(self, count):
        """Have so many people be expected on the first list."""
        on = self.book.lists()[0].id
        some = [
            Registration(RegistrationId(f"r{n}"), "Somebody", lists=frozenset({on}))
            for n in range(count)
        ]
        self.book.publish(registrations=some)

    def close(self):
        self._data.close()


@pytest.fixture
def event(shell):
    running = Event(shell)
    yield running
    running.close()


@pytest.fixture
def page(event):
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    arguments += ["--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*arguments, "--disable-sync"]
        )
        context = browser.new_context(viewport={"width": 800, "height": 500})
        context.add_cookies([event.session()])
        context.set_default_timeout(WAIT_MS)
        expect.set_options(timeout=WAIT_MS)
        yield context.new_page()
        browser.close()


def test_what_is_new_is_put_in_and_whoever_reads_keeps_their_place(event, page):
    event.expect(2)
    page.goto(event.address)
    label = page.locator("#freshness")
    expect(label).to_have_text("Live")
    page.locator(".totals a").first.focus()
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 0")
    place = page.evaluate("scrollY")

    event.expect(3)

    expect(page.locator(".totals .arrived").first).to_have_text("0 of 3")
    assert page.evaluate("document.activeElement.closest('.totals') !== null")
    assert page.evaluate("scrollY") == place


def test_where_no_stream_gets_through_the_page_asks_now_and_then(event, page):
    page.clock.install()
    page.route("**/live?*", lambda route: route.abort())
    page.goto(event.address)
    expect(page.locator("#freshness")).to_have_text("Live")

    event.expect(7)
    page.clock.fast_forward(11_000)

    expect(page.locator(".totals .arrived").first).to_have_text("0 of 7")


def test_a_page_that_hears_nothing_says_so_and_says_when_it_hears_again(event, page):
    page.clock.install()
    for cut in ("**/live?*", "**/now?*"):
        page.route(cut, lambda route: route.abort())
    page.goto(event.address)
    label = page.locator("#freshness")

    page.clock.fast_forward(31_000)
    expect(label).to_have_class("freshness late")
    expect(label).to_have_text(re.compile(r"^Nothing new for 3\d s$"))
    page.clock.fast_forward(90_000)
    expect(label).to_have_class("freshness dead")
    expect(label).to_have_text("Not live: the server has not been heard for 2 min")

    page.unroute("**/now?*")
    page.clock.fast_forward(10_000)
    expect(label).to_have_text("Live")
