"""People on the organisers' pages: found, changed, and never changed unseen."""

import random
import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from checkin.adapters.printing.one_badge import badge_png
from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    CheckInList,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.record import Draft, Kind
from checkin.usecases.organise import issue_badges
from tests.adapters.examples import ADA, ADAS_BADGE, DAY_1, EVENT, LIST, NOON, admission
from tests.server.pages.test_events import filled

PEOPLE = f"/events/{EVENT}/people"
DINNER = CheckInList(ListId("dinner"), "Dinner", LIST.day, categories=("Speaker",))


def fields_of(page):
    """What a browser would send of a person's form, if nobody touched it."""
    form = page[page.index('class="person"') :].split("</form>")[0]
    found = []
    for tag in re.findall(r"<input[^>]*>|<textarea[^>]*>[^<]*</textarea>|<select.*?</select>", form, re.DOTALL):  # fmt: skip
        name = re.search(r'name="([^"]*)"', tag)[1]
        if 'type="checkbox"' in tag and " checked" not in tag:
            continue
        chosen = re.search(r'value="([^"]*)" selected', tag)
        if tag.startswith("<select"):
            value = chosen[1] if chosen else ""
        elif tag.startswith("<textarea"):
            value = re.search(r">([^<]*)<", tag)[1]
        else:
            value = re.search(r'value="([^"]*)"', tag)[1]
        found.append((name, value))
    return found


@pytest.fixture
def organiser(venue):
    others = [
        Registration(RegistrationId("r-grace"), "Grace Øbi", "Harbour", category="Speaker"),
        Registration(RegistrationId("r-gone"), "Old Guest", standing=Standing.CANCELLED),
        Registration(RegistrationId("r-code"), "", "Harbour", lists=frozenset({DINNER.id})),
    ]
    venue.book.publish(lists=[DINNER], registrations=others)
    browser = venue.organiser()
    browser.get("/events")
    return browser


def names(page):
    return re.findall(r'<th scope="row"><a [^>]*><bdi>([^<]*)</bdi>', page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["by code only", "Ada Canarybird", "Grace Øbi", "Old Guest"]),
        ("q=OBI", ["Grace Øbi"]),
        ("q=quillfeather", ["Ada Canarybird"]),
        ("list=dinner", ["by code only"]),
        ("organisation=harbour", ["by code only", "Grace Øbi"]),
        ("category=Speaker", ["Grace Øbi"]),
        ("standing=cancelled", ["Old Guest"]),
        ("q=nobody&page=x", []),
    ],
)
def test_people_are_found_by_any_word_and_filter(organiser, query, found):
    assert names(organiser.get(f"{PEOPLE}?{query}").text) == found


def test_many_people_come_fifty_at_a_time(venue, organiser):
    many = [Registration(RegistrationId(f"{n:03}"), f"Person {n:03}", "Crowd") for n in range(120)]
    venue.book.publish(registrations=many)

    page = organiser.get(f"{PEOPLE}?organisation=Crowd&page=2").text

    assert names(page) == [f"Person {n:03}" for n in range(50, 100)]
    assert 'href="?organisation=Crowd&amp;page=1"' in page
    assert 'href="?organisation=Crowd&amp;page=3"' in page


def test_whoever_is_found_by_the_code_on_a_badge_is_shown(venue, organiser):
    badges = issue_badges(venue.book, venue.data.signer, random.Random(7).randbytes)
    short = next(one.short for one in badges if one.registration.id == ADA.id)

    assert "This code is on the badge of" in organiser.get(f"{PEOPLE}?q={short.lower()}").text


def test_somebody_is_added_by_hand_and_a_namesake_is_asked_about_first(venue, organiser):
    form = fields_of(organiser.get(f"{PEOPLE}/new").text)
    assert filled(form)["list"] == ["day-1", "dinner"]
    typed = {"public_name": "ada CANARYBIRD", "organisation": "Quillfeather trust"}

    answer = organiser.submit(f"{PEOPLE}/new", filled(form, **typed))

    assert (answer.status_code, "on the list already" in answer.text) == (400, True)
    again = filled(fields_of(answer.text), namesake="yes")
    made = organiser.submit(f"{PEOPLE}/new", again).headers["Location"]
    key = made.removeprefix(f"{PEOPLE}/").removesuffix("?said=added")
    assert venue.book.registration(RegistrationId(key)).public_name == "ada CANARYBIRD"


def test_every_field_of_somebody_is_changed_and_read_back(venue, organiser):
    path = f"{PEOPLE}/{ADA.id}"
    form = fields_of(organiser.get(path).text)
    typed = {
        "public_name": "A. Canarybird",
        "organisation": "Harbour",
        "country": "Ghana",
        "region": "Africa",
        "category": "Speaker",
        "list": ["dinner"],
        "give": "headset\r\nlanyard",
        "attention": "greet in person",
        "photos": "no",
        "aliases": "Zed",
        "other_script": "أدا",
    }

    answer = organiser.submit(path, filled(form, **typed))

    assert answer.headers["Location"] == f"{path}?said=saved"
    held = venue.book.registration(ADA.id)
    assert (held.public_name, held.lists) == ("A. Canarybird", {DINNER.id})
    assert held.give == ("headset", "lanyard")
    again = filled(fields_of(organiser.get(path).text))
    expected = {key: value if key == "list" else [value] for key, value in typed.items()}
    expected["give"] = ["headset\nlanyard"]
    assert {key: again[key] for key in typed} == expected


def test_what_is_wrong_is_said_beside_it(venue, organiser):
    path = f"{PEOPLE}/{ADA.id}"
    form = fields_of(organiser.get(path).text)

    answer = organiser.submit(path, filled(form, public_name="", country="x" * 201))

    assert answer.status_code == 400
    assert "appears by code only" in answer.text
    assert "A line has at most 200 characters." in answer.text
    again = filled(fields_of(answer.text))
    assert (again["before"], again["country"]) == (filled(form)["before"], ["x" * 201])
    assert venue.book.registration(ADA.id).public_name == ADA.public_name


def test_the_second_of_two_who_change_somebody_is_told_and_loses_nothing(venue, organiser):
    path = f"{PEOPLE}/{ADA.id}"
    mine = fields_of(organiser.get(path).text)
    other = venue.organiser()
    theirs = fields_of(other.get(path).text)
    other.submit(path, filled(theirs, country="Ghana"))

    answer = organiser.submit(path, filled(mine, country="Togo"))

    assert answer.status_code == 409
    assert "Now it says: <bdi>Ghana" in answer.text
    again = fields_of(answer.text)
    assert filled(again)["country"] == ["Togo"]
    assert venue.book.registration(ADA.id).country == "Ghana"
    organiser.submit(path, filled(again))
    assert venue.book.registration(ADA.id).country == "Togo"


def test_somebody_cancels_and_comes_after_all(venue, organiser):
    path = f"{PEOPLE}/{ADA.id}"
    organiser.get(path)
    organiser.submit(f"{path}/standing", {"do": "cancel"})
    assert venue.book.registration(ADA.id).standing is Standing.CANCELLED
    page = organiser.get(f"{path}?said=cancelled").text
    assert "Put on the list again" in page
    assert "Whoever has cancelled gets no badge." in page

    organiser.submit(f"{path}/standing", {"do": "restore"})
    assert venue.book.registration(ADA.id).standing is Standing.ACTIVE


def test_another_badge_is_printed_at_once_and_the_one_before_is_good_no_more(venue, organiser):
    path = f"{PEOPLE}/{ADA.id}"
    page = organiser.get(path).text
    assert "There is none that is good now." in page
    assert organiser.get(f"{path}/badge.pdf").status_code == 400

    organiser.submit(f"{path}/badge")
    (first,) = [one for one in venue.book.badges_of(ADA.id) if one.short]
    organiser.submit(f"{path}/badge")
    page = organiser.get(path).text

    (now,) = [one for one in venue.book.badges_of(ADA.id) if one.replaced_at is None]
    assert venue.book.badge(first.id).replaced_at is not None
    assert f"{now.short[:4]} {now.short[4:]}" in page
    pdf = organiser.get(f"{path}/badge.pdf")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert f"{now.short[:4]} {now.short[4:]}" in PdfReader(BytesIO(pdf.content)).pages[0].extract_text()  # fmt: skip
    png = organiser.get(f"{path}/badge.png")
    assert png.headers["Content-Type"] == "image/png"
    picture = Image.open(BytesIO(png.content))
    assert abs(picture.width / picture.height - 90 / 65) < 0.01


def test_a_picture_of_a_badge_is_read_as_it_is_printed(venue):
    (badge,) = issue_badges(venue.book, venue.data.signer, random.Random(7).randbytes)
    import zxingcpp

    picture = Image.open(BytesIO(badge_png("Harbour Days", badge)))

    assert zxingcpp.read_barcode(picture).text == badge.text


def test_another_comes_in_somebodys_place(venue, organiser):
    path = f"{PEOPLE}/{ADA.id}"
    organiser.get(path)
    wrong = organiser.submit(f"{path}/place", {"public_name": " "})
    assert (wrong.status_code, "Write a name" in wrong.text) == (400, True)

    answer = organiser.submit(f"{path}/place", {"public_name": "Zoe", "organisation": "Quill"})

    key = re.search(r"/people/([0-9a-f]+)\?said=place_given", answer.headers["Location"])[1]
    came = venue.book.registration(RegistrationId(key))
    assert (came.public_name, came.lists) == ("Zoe", {LIST.id})
    assert venue.book.registration(ADA.id).standing is Standing.CANCELLED


def test_what_happened_to_somebody_stands_with_its_desk_and_time(venue, organiser):
    hall = venue.desk("Hall")
    hall.sync()
    made = hall.store.record(admission(ADA.id), ClockReading(NOON))
    hall.store.record(admission("r-grace"), ClockReading(NOON))
    undo = Draft(Kind.UNDONE, DAY_1, ADA.id, names=made.fact)
    hall.store.record(undo, ClockReading(NOON + 61_000))
    # A desk that has seen a badge before it heard whose it is.
    unknown = Draft(Kind.REFUSED, DAY_1, badge=ADAS_BADGE.id, reason="not-on-this-list")
    hall.store.record(unknown, ClockReading(NOON + 120_000))
    hall.sync()

    page = organiser.get(f"{PEOPLE}/{ADA.id}").text

    told = re.findall(r'<li><span dir="ltr">([^<]*)</span><br><strong>([^<]*)</strong>', page)
    assert told == [
        ("2024-04-15 12:00:00", "Was checked in"),
        ("2024-04-15 12:01:01", "Taken back"),
        ("2024-04-15 12:02:00", "Was not let in"),
    ]
    assert page.count("<bdi>Hall</bdi>") == 3


def test_an_organisation_is_renamed_for_everybody(venue, organiser):
    organiser.get(PEOPLE)
    form = {"what": "category", "old": "SPEAKER", "new": "Panelist"}
    answer = organiser.submit(PEOPLE, form)

    assert answer.headers["Location"] == f"{PEOPLE}?said=saved"
    assert venue.book.registration(RegistrationId("r-grace")).category == "Panelist"
    lists = {one.id: one.categories for one in venue.book.lists()}
    assert lists == {LIST.id: (), DINNER.id: ("Panelist",)}
    wrong = organiser.submit(PEOPLE, form | {"new": ""})
    assert wrong.status_code == 400
    nobody = organiser.submit(PEOPLE, form)
    assert "Nobody on the list has this any more." in nobody.text


def test_what_is_nobody_is_said_in_a_sentence(organiser):
    assert "no such person" in organiser.get(f"{PEOPLE}/r-nobody").text


def test_hostile_names_stay_text(venue, organiser):
    hostile = "<script>alert('x')</script>\"'&{{7*7}}"
    venue.book.publish(registrations=[replace(ADA, public_name=hostile, organisation=hostile)])

    for path in (PEOPLE, f"{PEOPLE}/{ADA.id}", f"{PEOPLE}/new"):
        page = organiser.get(path).text
        assert "<script>" not in page
        assert "49" not in re.findall(r"<bdi>([^<]*)", page)
