"""The page of badges: chosen, made in a process of its own, fetched; and what is refused."""

import csv
import io
import re
import zipfile
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from checkin.adapters.logo import clean_logo
from checkin.adapters.printing import jobs
from checkin.domain.badge import parse
from checkin.domain.model import Photos, Registration, RegistrationId
from tests.adapters.examples import ADA, EVENT, GATHERING, LIST

PAGE = f"/events/{EVENT}/badges"
PLAIN = {"make": "badges", "whom": "everybody", "format": "a4-8", "language": "en"}


@pytest.fixture
def organiser(venue):
    browser = venue.organiser()
    browser.get(PAGE)
    return browser


@pytest.fixture
def printed(organiser):
    """Choose, wait as a browser does, and fetch what was made."""

    def make(**chosen):
        path = organiser.submit(PAGE, PLAIN | chosen).headers["Location"]
        while 'http-equiv="refresh"' in (page := organiser.get(path)).text:
            continue
        return page.text, organiser.get(f"{path}/file")

    return make


def add(venue, name, **more):
    person = Registration(RegistrationId(name), name, lists=frozenset({LIST.id}), **more)
    venue.book.publish(registrations=[person])
    return person


def pages_of(pdf):
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def codes_of(pdf):
    with pypdfium2.PdfDocument(pdf) as opened:
        pictures = [page.render(scale=150 / 72).to_pil() for page in opened]
    formats = zxingcpp.BarcodeFormat.QRCode
    return {code.text for one in pictures for code in zxingcpp.read_barcodes(one, formats=formats)}


def test_everybodys_badges_are_made_and_fetched(venue, printed):
    add(venue, "Grace Hopper")

    page, file = printed()

    assert "2 badges are ready." in page
    assert "It has 1 page." in page
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"] == 'attachment; filename="badges.pdf"'
    (text,) = pages_of(file.content)
    assert ADA.public_name in text
    assert "Grace Hopper" in text
    assert {parse(one).event for one in codes_of(file.content)} == {EVENT}
    assert len(codes_of(file.content)) == 2


def test_what_was_fetched_is_printed_and_comes_again_only_when_it_has_changed(venue, printed):
    printed()
    other = venue.organiser()
    other.get(PAGE)
    refused = other.submit(PAGE, PLAIN | {"whom": "changed"})
    add(venue, "Grace Hopper")
    _, file = printed(whom="changed")

    assert refused.status_code == 400
    assert "Nobody is new or has changed" in refused.text
    (text,) = pages_of(file.content)
    assert "Grace Hopper" in text
    assert ADA.public_name not in text


def test_a_person_a_list_and_a_category_are_chosen(venue, printed):
    add(venue, "Grace Hopper", category="Speaker")

    for chosen in (
        {"whom": "person", "person": "grace hopper"},
        {"whom": "category", "category": "speaker"},
    ):
        assert ADA.public_name not in pages_of(printed(**chosen)[1].content)[0]
    both = pages_of(printed(whom="list", list=LIST.id)[1].content)[0]
    assert "Grace Hopper" in both
    assert ADA.public_name in both


def test_spare_and_practice_badges_are_nobodys(printed):
    assert len(codes_of(printed(whom="spare", spare="3")[1].content)) == 3
    assert len(codes_of(printed(whom="practice")[1].content)) == 13


def test_pictures_come_with_a_sheet_that_says_whose_and_nothing_else(printed):
    _, file = printed(make="images")

    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        sheet = archive.read("mail-merge.csv")
        (row,) = csv.DictReader(io.StringIO(sheet.decode("utf-8-sig")))
        names = archive.namelist()
        picture = archive.read(row["image"])
    assert sheet.startswith(b"\xef\xbb\xbf")
    assert (row["person"], names) == (ADA.id, [row["image"], "mail-merge.csv"])
    assert picture.startswith(b"\x89PNG")
    assert ADA.public_name.encode() not in file.content


def test_the_list_on_paper_has_names_or_none(printed):
    _, named = printed(make="paper")
    _, codes = printed(make="codes")

    assert ADA.public_name in pages_of(named.content)[0]
    assert "1 of 1" in pages_of(named.content)[0]
    assert ADA.public_name not in pages_of(codes.content)[0]
    assert codes_of(named.content) == codes_of(codes.content) != set()


def test_letters_that_no_font_has_are_named_before_anything_is_fetched(venue, printed):
    add(venue, "Grace \U00010d50\U00010d51")

    page, file = printed()

    assert "cannot draw Garay" in page
    assert "Grace \U00010d50\U00010d51" in page
    assert file.status_code == 200


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"make": "cake"}, "Choose what is to be made"),
        ({"whom": "nobody"}, "choose people"),
        ({"make": "paper", "whom": "practice"}, "choose people"),
        ({"whom": "person", "person": ""}, "which person"),
        ({"whom": "person", "person": "Nobody"}, "Nobody of the organisers"),
        ({"whom": "spare", "spare": "many"}, "Between 1 and 1000"),
        ({"format": "postcard"}, "There is no format"),
    ],
)
def test_what_cannot_be_made_is_said_beside_what_was_typed(organiser, chosen, sentence):
    answer = organiser.submit(PAGE, PLAIN | {"person": "Ada typed this"} | chosen)

    assert answer.status_code == 400
    assert sentence in answer.text
    if "person" not in chosen:
        assert "Ada typed this" in answer.text


@pytest.mark.parametrize("key", ["a6", "63.5x33.9", "101.6x84.7"])
def test_a_look_shows_somebody_who_does_not_exist(organiser, key):
    page = organiser.submit(PAGE, PLAIN | {"then": "look", "format": key, "category_word": "1"})
    address = re.search(r'<img class="sample" src="([^"]+)"', page.text)[1].replace("&amp;", "&")
    picture = organiser.get(address)

    assert key in address
    assert picture.content.startswith(b"\x89PNG")
    assert ADA.public_name not in page.text


def test_a_large_job_can_be_stopped(venue, organiser, monkeypatch):
    monkeypatch.setattr("checkin.server.pages.badges._SOON_S", 0.0)
    people = [
        Registration(RegistrationId(f"r{n}"), f"Person {n}", lists=frozenset({LIST.id}))
        for n in range(2_000)
    ]
    venue.book.publish(registrations=people)
    path = organiser.submit(PAGE, PLAIN).headers["Location"]

    going = organiser.get(path)
    early = organiser.get(f"{path}/file")
    stopped = organiser.submit(f"{path}/stop")
    after = organiser.get(path)

    assert 'http-equiv="refresh"' in going.text
    assert 'max="2001"' in going.text
    assert (early.status_code, "not made yet" in early.text) == (400, True)
    assert stopped.status_code == 303
    assert "Stopped. Nothing was made." in after.text
    assert organiser.get(f"{path}/file").status_code == 400


def test_what_was_made_is_forgotten_after_a_while(organiser, monkeypatch):
    path = organiser.submit(PAGE, PLAIN).headers["Location"]
    while 'http-equiv="refresh"' in organiser.get(path).text:
        continue

    monkeypatch.setattr(jobs, "KEPT_S", 0.0)

    assert "kept for a quarter of an hour" in organiser.get(path).text


def test_a_job_of_another_event_is_not_found(venue, organiser):
    venue.data.book("0badbeef").publish(gathering=replace(GATHERING, id="0badbeef"))
    path = organiser.submit(PAGE, PLAIN).headers["Location"]

    answer = organiser.get(path.replace(EVENT, "0badbeef"))

    assert answer.status_code == 400


def test_desk_cards_are_made_and_the_pin_only_when_it_is_set(venue, organiser):
    before = organiser.submit(f"{PAGE}/cards")
    with_pin = organiser.submit(f"{PAGE}/cards", {"pin": "new"})
    alone = organiser.submit(f"{PAGE}/cards")

    assert "no staff PIN yet" in before.text
    cards, pin = pages_of(with_pin.content)
    assert "Desk card" in cards
    assert re.search(r"\d{3} \d{3}", pin)
    assert pages_of(alone.content) == [cards]
    assert venue.book.gathering().pin


def test_what_is_made_and_fetched_is_noted_in_the_trail(venue, printed):
    printed(make="paper")

    noted = [(one.word, one.event, one.about) for one in venue.data.trail.steps(event=EVENT)]
    assert noted == [("badges-fetched", EVENT, "paper"), ("badges-made", EVENT, "paper")]


def test_badges_wear_the_events_colour_and_logo_and_speak_its_languages(venue, organiser, printed):
    add(venue, "Grace Hopper", photos=Photos.NO)
    venue.book.publish(
        gathering=replace(venue.book.gathering(), colour="#a01060", languages=("fr", "ar"))
    )
    venue.data.logo(EVENT).put(clean_logo(picture_of((16, 96, 160))))
    page = organiser.get(PAGE).text

    _, file = printed(whom="person", person="Grace Hopper", category_word="1", language="fr")
    with pypdfium2.PdfDocument(file.content) as opened:
        picture = opened[0].render(scale=1).to_pil().convert("RGB")
        text = opened[0].get_textpage().get_text_range()

    ticked = re.findall(r'name="language" value="(\w+)"[^>]* checked', page)
    assert ticked == ["fr", "ar"]
    assert "Pas de photos" in " ".join(text.split())
    assert (16, 96, 160) in {colour for _, colour in picture.getcolors(1_000_000)}


def picture_of(colour):
    out = io.BytesIO()
    Image.new("RGB", (300, 100), colour).save(out, "PNG")
    return out.getvalue()


def test_what_volunteers_do_is_printed_in_the_languages_of_the_event(organiser):
    shown = organiser.get(PAGE).text
    links = re.findall(r'href="(\S+/instructions/\S+)"', shown)
    made = [organiser.get(link) for link in links]

    assert [one.status_code for one in made] == [200, 200]
    assert {one.headers["Content-Type"] for one in made} == {"application/pdf"}
    assert all("Harbour Days" in page for one in made for page in pages_of(one.content))
    assert organiser.get(f"{PAGE}/instructions/anything.pdf").status_code == 400
