"""An organiser whose telephone runs no scripts: forms do all that there is to do."""

import pytest
from playwright.sync_api import expect

from checkin.server.pages.visitors import SESSION_COOKIE
from tests.adapters.examples import EVENT
from tests.browsing import needs_chromium
from tests.server.in_a_browser.looking import Critic

pytestmark = needs_chromium

SHEET = """\
Wie sie heißen,Organisation,Unterschrift
Marigold Fernsby,Quillfeather Trust,
هالة الكاتب,شبكة المدافعين,
"""


@pytest.fixture
def organiser(browser, filled):
    phone = {"width": 390, "height": 844}
    somebody = Critic(browser, None, viewport=phone, java_script_enabled=False)
    somebody.context.add_cookies(
        [{"name": SESSION_COOKIE, "value": filled.other_session, "url": filled.address}]
    )
    somebody.page.goto(f"{filled.address}/events/{EVENT}")
    yield somebody
    assert somebody.wrong == []
    somebody.context.close()


def test_arrivals_are_there_at_once_and_again_by_themselves(organiser):
    page = organiser.page

    expect(page.locator(".totals .arrived").first).to_contain_text("20")
    # The page is asked to be loaded again, which takes no script.
    assert page.locator("meta[http-equiv=refresh]").count() == 1


def test_a_sheet_is_mapped_and_taken_in(organiser, tmp_path):
    page = organiser.page
    sheet = tmp_path / "more.csv"
    sheet.write_text(SHEET, encoding="utf-8")

    organiser.menu("Import")
    page.get_by_label("The sheet").set_input_files(sheet)
    organiser.press("Look at it")
    page.get_by_label("The row that names the columns").fill("1")
    page.get_by_label("A", exact=True).select_option("name")
    organiser.press("Read it so")
    organiser.press("Take these in")

    expect(page.get_by_text("Done. Desks hear of it now.")).to_be_visible()
    page.get_by_role("link", name="To the people").click()
    expect(page.get_by_text("Marigold Fernsby").first).to_be_visible()


def test_a_conflict_is_settled_and_taken_back(organiser):
    page = organiser.page
    organiser.menu("To settle")
    cases = page.get_by_role("button", name="Keep this one")
    before = cases.count()

    page.get_by_label("Why?").first.select_option(label="The same person was scanned twice")
    organiser.press("Keep this one")
    expect(page.get_by_text("Settled. Desks hear of it now.")).to_be_visible()
    expect(cases).to_have_count(before - 1)

    organiser.press("Take back")
    expect(cases).to_have_count(before)


def test_a_desk_is_invited_and_an_event_file_is_made(organiser):
    page = organiser.page
    organiser.menu("Desks")
    organiser.press("Show the code")
    expect(page.get_by_role("img", name="The one-time address as a QR code")).to_be_visible()

    page.goto(f"{organiser.page.url}/files")
    organiser.press("Make the file")
    expect(page.get_by_role("button", name="Download")).to_be_visible()


def test_an_event_is_made_with_another_list(organiser):
    page = organiser.page
    page.get_by_role("link", name="Checkin").click()
    page.get_by_role("link", name="New event").click()
    page.get_by_label("Name of the event").fill("Quiet Harbour")
    organiser.press("Another list")
    assert page.get_by_label("Name of the event").input_value() == "Quiet Harbour"
    page.get_by_label("Name", exact=True).last.fill("Evening")
    organiser.press("Make the event")

    expect(page.get_by_role("heading", name="The event is made")).to_be_visible()
