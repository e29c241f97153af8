"""An organiser who is new to it, in a real browser: from an empty server to a live count.

Every step leaves a picture in ``build/organiser``.
"""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from playwright.sync_api import expect

from bench.scan_live.stream import StreamCamera
from checkin.adapters.camera.vision import cv2
from tests.adapters.camera.conftest import frame, middle
from tests.browsing import WAIT_MS, Organiser, needs_chromium, running_browser
from tests.cli.conftest import Shell

PICTURES = Path("build/organiser")
PEOPLE = """\
Name,Organisation,Category,Passport number
Ada Canarybird,Quillfeather Trust,Guest,X1
عمر الحداد,شبكة المدافعين,Delegate,X2
Łucja Wróblewska,Quillfeather Trust,Delegate,X3
"""
PASSWORD = "harbour lantern seven quills"

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser():
    with running_browser() as running:
        yield running


@pytest.fixture
def pictures():
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    return PICTURES


@pytest.fixture
def shell(tmp_path):
    computer = Shell(tmp_path)
    yield computer
    computer.close()


@pytest.fixture
def camera():
    """What the desk's camera sees: an empty room, until a badge is held up."""
    with StreamCamera([_jpeg(frame())], rate=10) as seen:
        yield seen


def _jpeg(picture):
    return cv2.imencode(".jpg", picture)[1].tobytes()


def cards_of(pdf):
    """A picture of each page of a PDF, as a printer makes it, as large as a camera sees it."""
    document = pypdfium2.PdfDocument(pdf)
    cards = []
    for page in document:
        drawn = page.render(scale=150 / 72).to_numpy()
        factor = 700 / drawn.shape[0]
        cards.append(cv2.resize(drawn, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))
    document.close()
    return cards


def arrived(page, list_name):
    """What the open page says of one list, once it says it."""
    return page.locator(".totals li", has_text=list_name).locator(".arrived")


def test_from_an_empty_server_to_a_live_count(browser, pictures, shell, camera):
    _, said = shell.serve()
    organiser = Organiser(browser, pictures)
    page = organiser.page

    # The first account, by the link that the server has printed.
    page.goto(said["first"])
    organiser.picture("welcome")
    page.get_by_label("Name to sign in with").fill("Ines")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    organiser.press("Make the account")
    expect(page.get_by_role("heading", name="Events")).to_be_visible()
    organiser.picture("events")

    # The event.
    page.get_by_role("link", name="New event").click()
    today = datetime.now(UTC).date().isoformat()
    page.get_by_label("First day").fill(today)
    organiser.press("Fill in")
    page.get_by_label("Name of the event").fill("Harbour Days")
    page.get_by_label("Name", exact=True).first.fill("Day one")
    organiser.picture("new-event")
    organiser.press("Make the event")
    expect(page.get_by_text("staff PIN").first).to_be_visible()
    organiser.picture("event-made")
    page.goto(f"{said['page']}events")
    page.get_by_role("link", name="Harbour Days").first.click()
    event = re.search("/events/([0-9a-f]{8})", page.url)[1]
    root = f"{said['page']}events/{event}"
    organiser.picture("arrivals-empty")

    # The people.
    sheet = shell.folder / "people.csv"
    sheet.write_text(PEOPLE, encoding="utf-8")
    organiser.menu("Import")
    organiser.picture("import")
    _import(organiser, sheet)
    organiser.menu("People")
    expect(page.get_by_text("Łucja Wróblewska").first).to_be_visible()
    organiser.picture("people")

    # Their badges.
    organiser.menu("Badges")
    one_on_a_page = page.locator("#format option", has_text="one on a page").first
    page.get_by_label("Cards or labels").select_option(one_on_a_page.get_attribute("value"))
    organiser.picture("badges")
    organiser.press("Make it")
    expect(page.get_by_role("link", name="Download")).to_be_visible(timeout=WAIT_MS)
    organiser.picture("badges-made")
    with page.expect_download() as loading:
        page.get_by_role("link", name="Download").click()
    cards = cards_of(loading.value.path())
    assert len(cards) == 3

    # A desk, let in once its letters were compared.
    organiser.menu("Desks")
    page.get_by_label("Name of the desk").fill("Main entrance")
    organiser.picture("desks")
    organiser.press("Show the code")
    organiser.picture("desk-invited")
    link = page.get_by_label("One-time address").inner_text().strip()
    desk = shell.start("desk", "--headless", "--join", link, "--camera", camera.address)
    organiser.menu("Desks")
    expect_soon(page, page.get_by_role("button", name="Let in"))
    organiser.picture("desk-waits")
    organiser.press("Let in")

    # Badges are held up, and the open page counts.
    organiser.menu("Arrivals")
    expect(arrived(page, "Day one")).to_have_text(re.compile(r"^0\s+of 3$"))
    organiser.picture("arrivals-before")
    for count, card in enumerate(cards, start=1):
        camera.show([_jpeg(middle(card))])
        expect(arrived(page, "Day one")).to_have_text(
            re.compile(rf"^{count}\s+of 3$"), timeout=WAIT_MS
        )
    organiser.picture("arrivals-after")
    assert desk.poll() is None

    for name, path in AFTERWARDS.items():
        page.goto(f"{root}{path}")
        organiser.picture(name)
    assert organiser.wrong == []
    _elsewhere(browser, pictures, organiser, root)


AFTERWARDS = {
    "settle": "/settle",
    "report": "/report",
    "settings": "/settings",
    "erase": "/erase",
}

LOOKS = {
    "phone": {"viewport": {"width": 360, "height": 740}},
    "arabic": {"locale": "ar"},
    "dark": {"color_scheme": "dark"},
    "no-scripts": {"java_script_enabled": False},
}


def _elsewhere(browser, pictures, organiser, root):
    """The same pages on a phone, in Arabic, in the dark, without scripts."""
    cookies = organiser.context.cookies()
    for look, how in LOOKS.items():
        folder = pictures / look
        folder.mkdir()
        other = Organiser(browser, folder, **how)
        other.context.add_cookies(cookies)
        for name, path in {"arrivals": "", **PAGES, **AFTERWARDS}.items():
            other.page.goto(f"{root}{path}")
            other.picture(name)
            if (look, name) == ("phone", "people"):
                _looks_further(other.page.locator(".scroll"))
            if look == "arabic":
                assert other.page.locator("html").get_attribute("dir") == "rtl"
        if look == "no-scripts":
            expect(arrived(other.page.goto(root) and other.page, "Day one")).to_contain_text("3")
        assert other.wrong == []
        other.context.close()


def _looks_further(frame):
    """A table that goes on beyond an edge is darker there, and no longer when its end is seen."""

    def edges():
        picture = cv2.imdecode(np.frombuffer(frame.screenshot(), np.uint8), cv2.IMREAD_GRAYSCALE)
        line = picture[-4:-2]
        return line[:, 3:6].mean(), line[:, -6:-3].mean()

    begins = edges()
    frame.evaluate("one => one.scrollLeft = one.scrollWidth")
    ends = edges()
    assert begins[0] > begins[1] + 30
    assert ends[1] > ends[0] + 30


PAGES = {"desks": "/desks", "people": "/people", "import": "/import", "badges": "/badges"}


def expect_soon(page, wanted):
    """Load a page again until it has what comes by itself."""
    for _ in range(60):
        if wanted.count():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(wanted).to_be_visible()


def _import(organiser, sheet):
    """Choose a sheet, look at what it would change, and take it in."""
    page = organiser.page
    page.get_by_label("The sheet").set_input_files(sheet)
    organiser.press("Look at it")
    take = page.get_by_role("button", name="Take these in")
    # The page looks again by itself while the sheet is read.
    expect(take).to_be_visible(timeout=WAIT_MS)
    passport = page.locator("tr", has_text="Passport number").locator("select")
    assert passport.input_value() == "none"
    organiser.picture("import-looked-at")
    take.click()
    expect(page.get_by_text("Done. Desks hear of it now.")).to_be_visible(timeout=WAIT_MS)
    organiser.picture("imported")
