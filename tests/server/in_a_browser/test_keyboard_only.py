"""An organiser without a mouse, from signing in to signing out."""

import re

from playwright.sync_api import expect

from tests.adapters.examples import EVENT, GATHERING
from tests.browsing import needs_chromium
from tests.server.conftest import PASSWORD
from tests.server.in_a_browser.filled import OTHER
from tests.server.in_a_browser.keys import ByKeys

pytestmark = needs_chromium

SHEET = """\
Wie sie heißen,Organisation,Unterschrift
Zuzanna Quickbeam,Quillfeather Trust,
ثريا القاسم,شبكة المدافعين,
"""


def test_an_event_is_run_with_keys_alone(browser, filled, tmp_path):
    sheet = tmp_path / "people.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    organiser = ByKeys(browser, None)
    page = organiser.page

    # Sign in: the first field has the focus already.
    page.goto(f"{filled.address}/sign-in")
    assert organiser.at()["name"] == "Name"
    page.keyboard.type(OTHER)
    organiser.write("Password", PASSWORD)
    organiser.answered(lambda: organiser.key("Enter"))
    expect(page.get_by_role("heading", name="Events")).to_be_visible()

    # The way past the head of the page is the first thing that is met.
    organiser.key("Tab")
    assert organiser.at()["name"] == "To the content"
    organiser.key("Enter")
    organiser.key("Tab")
    assert organiser.at()["name"] == GATHERING.name

    # The event, two languages of its desks.
    organiser.follow("New event")
    organiser.write("Name of the event", "Lantern Night")
    organiser.go_to("Français", "checkbox")
    organiser.key("Space")
    assert page.get_by_role("checkbox", name="Français").is_checked()
    organiser.press("Make the event")
    expect(page.get_by_role("heading", name="The event is made")).to_be_visible()

    # The people, from a sheet whose first row is not known for what it is.
    organiser.follow("Bring in people")
    organiser.bring("The sheet", sheet)
    organiser.press("Look at it")
    expect(page.get_by_role("button", name="Read it so")).to_be_visible()
    organiser.go_to("The row that names the columns", "number")
    organiser.key("ArrowUp")
    organiser.choose("A", "name")
    organiser.press("Read it so")
    expect(page.get_by_role("button", name="Take these in")).to_be_visible()
    organiser.press("Take these in")
    expect(page.get_by_text("Done. Desks hear of it now.")).to_be_visible()
    organiser.follow("To the people")
    expect(page.get_by_text("Zuzanna Quickbeam").first).to_be_visible()

    # An invitation, of a lane: the second of three.
    organiser.follow("Desks")
    organiser.write("Name of the desk", "Side entrance")
    organiser.go_to("help desk", "radio")
    organiser.key("ArrowDown")
    assert page.get_by_role("radio", name=re.compile("^lane: ")).is_checked()
    organiser.press("Show the code")
    expect(page.get_by_role("heading", name="Invite a desk")).to_be_visible()
    organiser.go_to("One-time address")

    # In the event that goes on: a desk is let in, and a conflict is settled.
    page.goto(f"{filled.address}/events/{EVENT}")
    organiser.follow("Desks")
    organiser.press("Let in")
    expect(page.get_by_role("button", name="Let in")).to_have_count(0)
    organiser.follow("To settle")
    before = page.get_by_role("button", name="Keep this one").count()
    organiser.go_to("Main entrance", "radio")
    organiser.key("ArrowDown")
    organiser.choose("Why?", "The same person was")
    organiser.press("Keep this one")
    expect(page.get_by_text("Settled. Desks hear of it now.")).to_be_visible()
    assert page.get_by_role("button", name="Keep this one").count() == before - 1

    organiser.press("Sign out")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert organiser.wrong == []
    organiser.context.close()
