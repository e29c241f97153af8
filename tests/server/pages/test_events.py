"""An event made in minutes, in a browser; what is wrong with a form is said beside it."""

import io
import re

import pytest
from PIL import Image

from checkin.adapters.profile import wall_ms
from checkin.adapters.server_erasing import erases_itself
from checkin.domain.access import Access
from checkin.domain.model import EventId
from checkin.domain.staff_pin import is_right


def fields_of(page):
    """What a browser would send of a page's last form, if nobody touched it."""
    form = page[page.rindex('class="event"') :].split("</form>")[0]
    found = []
    for tag in re.findall(r"<(?:input|select|textarea)[^>]*>(?:[^<]*</textarea>)?", form):
        name = re.search(r'name="([^"]*)"', tag)
        if name is None or 'type="file"' in tag:
            continue
        if 'type="checkbox"' in tag and " checked" not in tag:
            continue
        value = re.search(r'value="([^"]*)"', tag)
        if tag.startswith("<select"):
            rest = form[form.index(tag) :].split("</select>")[0]
            chosen = re.search(r'<option(?: value="([^"]*)")?[^>]* selected>([^<]*)', rest)
            first = re.search(r'<option(?: value="([^"]*)")?', rest)
            text = (chosen[1] if chosen[1] is not None else chosen[2]) if chosen else first[1]
        elif tag.startswith("<textarea"):
            text = re.search(r">([^<]*)</textarea>", tag)[1]
        else:
            text = value[1] if value else ""
        found.append((name[1], text))
    return found


def filled(found, **changes):
    """The form with other values: one for a field, a list for one that each list has."""
    sent = {}
    for name, value in found:
        sent.setdefault(name, []).append(value)
    for name, value in changes.items():
        sent[name] = value if isinstance(value, list) else [value]
    return sent


@pytest.fixture
def organiser(venue):
    browser = venue.organiser()
    browser.get("/events")
    return browser


@pytest.fixture
def form(organiser):
    """The form of two days with a members' meeting before, as it opens."""
    return fields_of(organiser.get("/events/new?shape=two-days&first=2098-04-15").text)


def make(organiser, form, files=None, **changes):
    return organiser.submit("/events/new", filled(form, **changes), files or {"none": b""})


def picture(kind="PNG", size=(40, 20), **more):
    out = io.BytesIO()
    Image.new("RGB", size, "#0c4537").save(out, kind, **more)
    return out.getvalue()


def the_new(venue):
    (found,) = [one for one in venue.data.gatherings() if one.name == "Harbour Convening"]
    return found


def test_a_ready_made_form_needs_a_name_and_makes_the_event(venue, organiser, form):
    answer = make(organiser, form, name="Harbour Convening", zone="Europe/Berlin")

    assert answer.status_code == 200
    made = the_new(venue)
    assert made.languages == ("en", "fr", "es", "ar")
    assert made.ends < made.wipe
    lists = venue.data.book(made.id).lists()
    assert [(one.name, str(one.day), one.categories) for one in lists] == [
        ("Members’ meeting", "2098-04-14", ("member",)),
        ("Day 1", "2098-04-15", ()),
        ("Day 2", "2098-04-16", ()),
    ]
    pin = re.search(r'class="code"><span dir="ltr">(\d{6})<', answer.text)[1]
    assert is_right(pin, made.pin)
    assert venue.data.book(made.id).lock() is not None
    assert erases_itself(venue.data, made.id).name == "Owner 1", "on that date, unless unticked"


def test_an_event_is_made_whose_people_only_a_person_erases(venue, organiser, form):
    kept = [(name, said) for name, said in form if name != "by_itself"]
    make(organiser, kept, name="Harbour Convening")

    assert erases_itself(venue.data, the_new(venue).id) is None


def test_who_is_no_owner_makes_an_event_and_says_nothing_of_erasing(venue):
    browser = venue.organiser(Access.ORGANISER)
    page = browser.get("/events/new?shape=one-day").text
    assert "by_itself" not in page
    make(browser, fields_of(page), name="Harbour Convening", by_itself="yes")

    assert erases_itself(venue.data, the_new(venue).id) is None


def test_the_same_form_sent_twice_makes_one_event(venue, organiser, form):
    make(organiser, form, name="Harbour Convening")
    made = the_new(venue)
    answer = make(organiser, form, name="Harbour Convening")

    assert answer.headers["Location"] == f"/events/{made.id}/steps"
    assert the_new(venue) == made


def test_what_is_wrong_is_said_beside_it_and_nothing_that_was_typed_is_lost(venue, organiser, form):
    answer = make(
        organiser,
        form,
        name="",
        wipe="",
        colour="#ffff00",
        contacts="Nadia: room 12",
        list_opens=["late", "", ""],
    )

    assert answer.status_code == 400
    for said in (
        "Give it a name.",
        "Choose the day on which everything about people is erased.",
        "its contrast is 1.0, and 3 is the least",
        "Write an hour such as 08:00, or a day and an hour: 2098-04-14 08:00",
    ):
        assert said in answer.text
    again = filled(fields_of(answer.text))
    assert again["contacts"] == ["Nadia: room 12"]
    assert again["list_opens"] == ["late", "", ""]
    assert again["event"] == filled(form)["event"]
    assert len(venue.data.events()) == 1


def test_another_list_is_added_without_a_script_and_nothing_is_made(venue, organiser, form):
    answer = make(organiser, form, name="Harbour Convening", do="more")

    again = filled(fields_of(answer.text))
    assert again["list_name"] == ["Members’ meeting", "Day 1", "Day 2", ""]
    assert again["list_day"][-1] == "2098-04-16"
    assert len(venue.data.events()) == 1
    # One that stays empty is none.
    make(organiser, fields_of(answer.text))
    assert len(venue.data.book(the_new(venue).id).lists()) == 3


def test_what_is_to_be_done_ticks_itself_off(venue, organiser):
    page = organiser.get("/events/0badcafe/steps").text
    assert page.count('class="is-done"') == 2  # people and badges

    venue.desk("Hall")

    assert organiser.get("/events/0badcafe/steps").text.count('class="is-done"') == 3


def test_the_colour_and_the_logo_dress_the_pages(venue, organiser, form):
    logo = {"logo": ("logo.jpg", picture("JPEG", comment=b"taken by Ada"), "image/jpeg")}
    make(organiser, form, logo, name="Harbour Convening", colour="#0C4537")

    made = the_new(venue)
    style = organiser.get(f"/events/{made.id}/colour.css")
    assert style.headers["Content-Type"].startswith("text/css")
    assert "--brand: #0c4537; --on-brand: #ffffff" in style.text
    shown = organiser.get(f"/events/{made.id}/logo")
    assert shown.headers["Content-Type"] == "image/png"
    assert b"Ada" not in shown.content
    assert Image.open(io.BytesIO(shown.content)).size == (40, 20)
    assert f"/events/{made.id}/logo?" in organiser.get(f"/events/{made.id}/settings").text


@pytest.mark.parametrize(
    "data",
    [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", picture()[:60], b""],
    ids=["svg", "gif", "cut off", "empty"],
)
def test_a_logo_that_is_no_picture_is_refused_and_no_event_is_made(venue, organiser, form, data):
    logo = {"logo": ("logo.png", data, "image/png")}
    answer = make(organiser, form, logo, name="Harbour Convening")

    assert answer.status_code == 400
    assert "This is no picture that can be read" in answer.text
    assert len(venue.data.events()) == 1


def test_a_small_file_that_unpacks_to_a_huge_picture_is_refused(venue, organiser, form):
    out = io.BytesIO()
    Image.new("1", (30_000, 2_000)).save(out, "PNG")
    answer = make(organiser, form, {"logo": ("a.png", out.getvalue(), "image/png")}, name="X")

    assert "A logo has at most 1 MB" in answer.text
    assert len(venue.data.events()) == 1


def test_the_settings_change_all_of_it_later(venue, organiser, form):
    make(organiser, form, name="Harbour Convening", colour="#0c4537")
    made = the_new(venue)
    path = f"/events/{made.id}/settings"
    page = organiser.get(path).text

    answer = organiser.submit(
        path,
        filled(
            fields_of(page),
            name="Harbour Convening 2098",
            list_name=["General Meeting", "Day 1", "Day 2"],
            list_closes=["2098-04-15 02:00", "", ""],
            contacts="Nadia: room 12\nFirst aid: 112",
            first_language="ar",
            language=["fr"],
        ),
        {"none": b""},
    )

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{path}?said=saved")
    book = venue.data.book(made.id)
    after = book.gathering()
    assert (after.name, after.languages) == ("Harbour Convening 2098", ("ar", "fr"))
    assert after.contacts == ("Nadia: room 12", "First aid: 112")
    assert (after.pin, after.badge_keys) == (made.pin, made.badge_keys)
    first = book.lists()[0]
    # A renamed list is the same list: who was checked in stays so.
    assert (first.id, first.name) == ("members-meeting", "General Meeting")
    again = filled(fields_of(organiser.get(path).text))
    assert again["list_closes"] == ["2098-04-15 02:00", "", ""]


def test_a_form_that_is_saved_untouched_changes_nothing(venue, organiser):
    before = venue.book.gathering(), venue.book.lists()
    page = organiser.get("/events/0badcafe/settings").text

    # The gathering of the tests was made before wipe dates were required.
    form = filled(fields_of(page), wipe="2098-01-01", ends="2097-12-01")
    assert organiser.submit("/events/0badcafe/settings", form, {"none": b""}).status_code == 303
    after = venue.book.gathering(), venue.book.lists()
    assert after[1] == before[1]
    version = venue.book.roster_version()
    page = organiser.get("/events/0badcafe/settings").text
    organiser.submit("/events/0badcafe/settings", filled(fields_of(page)), {"none": b""})
    assert venue.book.roster_version() == version


def test_the_second_of_two_who_change_settings_is_told_and_loses_nothing(venue, organiser, form):
    make(organiser, form, name="Harbour Convening")
    path = f"/events/{the_new(venue).id}/settings"
    mine = fields_of(organiser.get(path).text)
    other = venue.organiser()
    theirs = fields_of(other.get(path).text)
    other.submit(path, filled(theirs, contacts="Nadia: room 12"), {"none": b""})

    answer = organiser.submit(path, filled(mine, contacts="Ada: room 9"), {"none": b""})

    assert answer.status_code == 409
    assert "Somebody else has changed this meanwhile" in answer.text
    assert "Now it says:</b> <bdi>Nadia: room 12" in answer.text.replace("says:", "says:</b>")
    again = fields_of(answer.text)
    assert filled(again)["contacts"] == ["Ada: room 9"]
    assert organiser.submit(path, filled(again), {"none": b""}).status_code == 303
    assert the_new(venue).contacts == ("Ada: room 9",)


def test_another_pin_is_shown_once_and_the_old_one_is_good_no_more(venue, organiser):
    organiser.get("/events/0badcafe/settings")
    first = organiser.submit("/events/0badcafe/settings/pin")
    pin = re.search(r'class="code"><span dir="ltr">(\d{6})<', first.text)[1]

    assert is_right(pin, venue.book.gathering().pin)
    assert pin not in organiser.get("/events/0badcafe/settings").text


def test_an_event_that_is_erased_soon_after_it_was_may_keep_its_date(venue, organiser):
    past = wall_ms() - 1000
    venue.book.publish(gathering=venue.book.gathering().__class__(EventId("0badcafe"), "Old",
        wipe=past, ends=past - 10**8))  # fmt: skip
    page = organiser.get("/events/0badcafe/settings").text
    answer = organiser.submit(
        "/events/0badcafe/settings", filled(fields_of(page), wipe="2020-01-01"), {"none": b""}
    )

    assert "would erase all they hold at once" in answer.text
