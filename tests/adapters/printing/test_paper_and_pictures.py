"""The list on paper, and pictures of badges with the sheet that says whose is which."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from bench import printed
from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.keys import SigningKey
from checkin.adapters.printing.card import Design
from checkin.adapters.printing.fonts import Fonts, Weight
from checkin.adapters.printing.formats import FORMATS
from checkin.adapters.printing.images import image_name, safe_cell, write_images
from checkin.adapters.printing.paper import PER_PAGE, paper_pdf
from checkin.adapters.printing.typesetting import Room, set_text
from checkin.adapters.printing.words import LANGUAGES, word, words
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    EventId,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.short_code import short_code, spaced
from checkin.usecases.organise import PrintedBadge

DAY_1, DAY_2 = (
    CheckInList(ListId(f"day-{number}"), f"Day {number}", date(2024, 4, 14 + number))
    for number in (1, 2)
)
NAMES = ["Ada Oakwind", "محمد الورّاق", "陈晓明", "अनिता", ""]


def badge(number, **more):
    claim = SignedBadge(
        1, EventId("0a0b0c0d"), BadgeId(f"{number:024x}"), date(2024, 4, 13), date(2024, 4, 17)
    )
    usual = {"organisation": "Lantern Press", "lists": frozenset({DAY_1.id, DAY_2.id})}
    name = NAMES[number % len(NAMES)]
    person = Registration(RegistrationId(f"r{number}"), name, **usual | more)
    text = sign(claim, SigningKey(bytes(range(32)))).text
    return PrintedBadge(person, short_code(number * 1_000_003), text)


def texts(pdf):
    with pypdfium2.PdfDocument(pdf) as opened:
        found = [page.get_textpage().get_text_range() for page in opened]
    return [" ".join(text.split()) for text in found]


@pytest.mark.parametrize("dpi", [300, 150])
def test_each_row_of_the_list_is_read_to_the_right_person(dpi):
    people = [badge(number) for number in range(PER_PAGE + 3)]
    pdf, report = paper_pdf("Convening", people, [DAY_1, DAY_2])

    read = [
        [code.text for code in Decoder().read(np.array(row))]
        for row in printed.rows(pdf, len(people), dpi)
    ]

    assert report.pages == 2
    assert read == [[one.text] for one in people]


def test_each_page_says_which_it_is_and_to_destroy_it():
    first, second = texts(paper_pdf("Convening", [badge(n) for n in range(20)], [DAY_1])[0])

    assert "1 of 2" in first
    assert "2 of 2" in second
    for page in (first, second):
        assert "destroy it after the event" in page
        assert "Convening" in page


def test_a_row_has_name_organisation_code_and_a_box_for_each_of_their_lists():
    both, one = badge(0), badge(2, lists=frozenset({DAY_2.id}))

    (page,) = texts(paper_pdf("Convening", [both, one], [DAY_1, DAY_2])[0])

    for expected in ("Ada Oakwind", "陈晓明", "Lantern Press", spaced(both.short)):
        assert expected in page
    assert (page.count("Day 1"), page.count("Day 2")) == (1, 2)


def test_a_long_organisation_and_a_long_list_have_two_lines_and_are_whole():
    meeting = CheckInList(ListId("m"), "Members’ meeting of the year", date(2024, 4, 14))
    long = "Northern Light Foundation for the Protection of Journalists and Human Rights Defenders"
    somebody = badge(0, organisation=long, lists=frozenset({meeting.id}))

    (page,) = texts(paper_pdf("Convening", [somebody], [meeting, DAY_1, DAY_2])[0])

    said = " ".join(page.split())
    assert long in said
    assert meeting.name in said


def test_there_is_no_box_for_a_list_whose_rule_lets_them_not_in():
    members = replace(DAY_2, categories=("Member",))
    people = [badge(0, category="member"), badge(2, category="press")]

    (page,) = texts(paper_pdf("Convening", people, [DAY_1, members])[0])

    assert (page.count("Day 1"), page.count("Day 2")) == (2, 1)


def test_many_lists_have_numbers_that_are_explained():
    lists = [
        CheckInList(ListId(f"w{number}"), f"Workshop {number}", date(2024, 4, 15))
        for number in range(1, 6)
    ]
    everywhere = badge(0, lists=frozenset(one.id for one in lists))

    (page,) = texts(paper_pdf("Convening", [everywhere], lists)[0])

    assert "1 Workshop 1 · 2 Workshop 2" in page
    assert page.count("Workshop 5") == 1


def test_whoever_has_cancelled_has_no_boxes():
    (page,) = texts(
        paper_pdf("Convening", [badge(0, standing=Standing.CANCELLED)], [DAY_1], language="fr")[0]
    )

    assert "Annulé" in page
    assert "Day 1" not in page


def test_without_names_the_list_is_by_code_and_nobody_is_on_it():
    people = [badge(number) for number in range(9)]

    (page,) = texts(paper_pdf("Convening", people, [DAY_1], names=False)[0])

    shown = [code.replace(" ", "") for code in re.findall(r"\b[0-9A-Z]{4} [0-9A-Z]{4}\b", page)]
    assert shown == sorted(one.short for one in people)
    assert "Ada" not in page
    assert "Lantern" not in page


def test_letters_that_no_font_has_are_told_by_the_codes_of_their_rows():
    lacking = replace(
        badge(0), registration=replace(badge(0).registration, public_name="\U00010d50")
    )

    _, report = paper_pdf("Convening", [badge(2), lacking], [DAY_1])

    assert (report.missing, report.lacking) == (("Garay",), (lacking.short,))


# ------------------------------------------------------------------ pictures


def archive_of(people, codes=(), **design):
    out = io.BytesIO()
    report = write_images(out, "Convening", people, design=Design(**design), codes=dict(codes))
    return report, zipfile.ZipFile(out)


@pytest.mark.parametrize("design", [{}, {"colour": "#0c4537", "category": True}])
def test_each_picture_is_the_card_of_whoever_the_sheet_says(design):
    people = [badge(number, category="Speaker") for number in range(30)]
    report, archive = archive_of(people, format=FORMATS["4x3"], **design)

    sheet = io.StringIO(archive.read("mail-merge.csv").decode("utf-8-sig"))
    rows = {row["person"]: row["image"] for row in csv.DictReader(sheet)}

    assert (report.pages, len(rows)) == (30, 30)
    for one in people:
        picture = Image.open(io.BytesIO(archive.read(rows[one.registration.id])))
        (code,) = zxingcpp.read_barcodes(
            picture.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode
        )
        assert code.text == one.text
        assert picture.size[0] == 1200


def test_names_of_pictures_and_their_bytes_say_nothing_of_anybody():
    people = [badge(0)]
    _, archive = archive_of(people)

    names = archive.namelist()
    assert names == [image_name(people[0]), "mail-merge.csv"]
    assert re.fullmatch(r"badge-[0-9a-f]{16}\.png", names[0])
    for one in archive.infolist():
        assert one.date_time == (1980, 1, 1, 0, 0, 0)
        content = archive.read(one)
        assert b"Ada" not in content
        assert b"Lantern" not in content


def test_the_sheet_has_the_code_of_the_organisers_own_sheet_and_no_formula():
    people = [badge(0), badge(2)]
    _, archive = archive_of(people, {"r0": "=HYPERLINK(1)", "r2": "T-42"})

    text = archive.read("mail-merge.csv")
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert [row["code"] for row in rows] == ["'=HYPERLINK(1)", "T-42"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_taken_for_a_formula(start):
    assert safe_cell(f"{start}1") == f"'{start}1"


# ------------------------------------------------------------------ words


def test_words_are_said_once_in_each_language():
    assert words("no photos", ["en", "fr", "en"]).split("\u00a0· ") == [
        "No\u00a0photos",
        "Pas\u00a0de\u00a0photos",
    ]
    assert word("no photos", "de") == "No photos"


def test_a_line_of_words_ends_without_the_dot_that_parts_them():
    said = set_text(words("photos", LANGUAGES), Room(60, 9, 2, 20, 4), Weight.BOLD, Fonts())

    lines = ["".join(piece.text for piece in line.pieces) for line in said.lines]
    assert len(lines) == 2
    assert not any(line.strip().endswith("·") for line in lines)
    assert len({word("keep", one) for one in LANGUAGES}) == len(LANGUAGES)
