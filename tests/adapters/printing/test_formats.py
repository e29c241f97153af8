"""Every format holds its cards, and every card in every format is read back."""

import io
import random
from dataclasses import replace
from datetime import date

import numpy as np
import pypdfium2
import pytest
import segno
import zxingcpp
from PIL import Image

from bench import printed
from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.keys import SigningKey
from checkin.adapters.printing.badge_sheet import badges_pdf
from checkin.adapters.printing.card import Design
from checkin.adapters.printing.drawing import code_of
from checkin.adapters.printing.fonts import Fonts
from checkin.adapters.printing.formats import (
    FORMATS,
    MODULE,
    MODULES,
    QUIET_MODULES,
    format_called,
)
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.errors import InputError
from checkin.domain.model import BadgeId, EventId, Photos, Registration, RegistrationId
from checkin.domain.short_code import short_code, spaced
from checkin.usecases.organise import PrintedBadge

HARD = [
    ("Ada Oakwind", "Lantern Press"),
    ("محمد عبد الرحمن الورّاق", "مركز الفانوس لحرية التعبير والصحافة المستقلة"),
    ("陈晓明", "灯笼新闻中心"),
    ("प्रियंका क्षत्रिय", "स्वतंत्र पत्रकार संघ"),
    ("น้ำฝน วงศ์สุวรรณ", "กลุ่มเสรีภาพสื่อ"),
    ("Wilhelmina Alexandrina van der Hoogenbergh-Oosterwijk del Campo y Fuentes", "L " * 90),
    ("", ""),
]
EVERYTHING = {"languages": ("en", "fr", "es", "ar"), "category": True, "colour": "#0c4537"}


FONTS = Fonts()
QR = zxingcpp.BarcodeFormat.QRCode


def badges(many=7):
    made = []
    for number in range(many):
        name, organisation = HARD[number % len(HARD)]
        chance = random.Random(number)
        claim = SignedBadge(
            1,
            EventId("0a0b0c0d"),
            BadgeId(chance.randbytes(12).hex()),
            date(2024, 4, 13),
            date(2024, 4, 17),
        )
        person = Registration(
            RegistrationId(str(number)),
            name,
            organisation,
            category="Speaker",
            photos=list(Photos)[number % 3],
        )
        text = sign(claim, SigningKey(bytes(range(32)))).text
        made.append(PrintedBadge(person, short_code(chance.getrandbits(35)), text))
    return made


def logo():
    out = io.BytesIO()
    Image.new("RGB", (300, 100), "#0c4537").save(out, "PNG")
    return out.getvalue()


def grey(image):
    return np.array(image.convert("L"))


UNREACHED = 4.3
"""Millimetres at a page's edges where printers print nothing."""
FEW = ("a4-8", "63.5x33.9")
"""A format of each layout, where all of them would say no more."""

every_format = pytest.mark.parametrize("on", FORMATS.values(), ids=FORMATS.keys())


@every_format
def test_a_grid_of_cards_stands_inside_its_page(on):
    right = on.left + on.columns * on.wide + (on.columns - 1) * on.gap[0]
    bottom = on.top + on.rows * on.high + (on.rows - 1) * on.gap[1]

    assert min(on.left, on.top) >= 0
    assert (right, bottom) <= on.page
    assert on.module >= MODULE
    assert on.high >= (MODULES + 2 * QUIET_MODULES) * on.module


@pytest.mark.parametrize(
    ("on", "dpi"), [(on, 150) for on in FORMATS.values()] + [(FORMATS[key], 300) for key in FEW]
)
def test_each_card_cut_out_by_its_place_is_read_to_the_right_person(on, dpi):
    people = badges()
    pdf, _ = badges_pdf(
        "Convening", people, fonts=FONTS, design=Design(on, **EVERYTHING, logo=logo())
    )

    read = [
        [code.text for code in Decoder().read(grey(card))]
        for card in printed.cards(pdf, on, len(people), dpi)
    ]

    assert read == [[one.text] for one in people]


@pytest.mark.parametrize(
    ("on", "design"),
    [(on, EVERYTHING | {"logo": logo()}) for on in FORMATS.values()]
    + [(FORMATS[key], {}) for key in FEW],
)
def test_nothing_stands_in_the_quiet_zone_or_at_the_edge(on, design):
    people = badges()
    alone = on.alone()
    pdf, _ = badges_pdf(
        "Convening of a Rather Long Name", people, fonts=FONTS, design=Design(alone, **design)
    )

    for card in printed.cards(pdf, alone, len(people), 300):
        pixels = grey(card)
        (code,) = zxingcpp.read_barcodes(pixels, formats=QR)
        corners = code.position
        left, top = corners.top_left.x, corners.top_left.y
        right, bottom = corners.bottom_right.x, corners.bottom_right.y
        quiet = int(QUIET_MODULES * on.module * 300 / 25.4) - 3
        assert left >= quiet
        assert right + quiet <= pixels.shape[1]
        around = pixels[top - quiet : bottom + quiet, left - quiet : right + quiet].copy()
        around[quiet - 3 : 3 - quiet, quiet - 3 : 3 - quiet] = 255
        assert around.min() == 255, "ink in the quiet zone"
        inside = round(2.4 * 300 / 25.4)
        pixels[inside:-inside, inside:-inside] = 255
        assert pixels.min() == 255, "ink at the edge of the card"


@every_format
def test_a_name_a_code_and_the_word_about_photos_are_on_every_card(on):
    people = [
        replace(one, registration=replace(one.registration, photos=Photos.NO)) for one in badges(1)
    ]
    pdf, _ = badges_pdf("Convening", people, fonts=FONTS, design=Design(on, ("fr", "ar")))

    with pypdfium2.PdfDocument(pdf) as opened:
        text = " ".join(opened[0].get_textpage().get_text_range().split())

    for expected in ("Ada Oakwind", "Lantern Press", spaced(people[0].short), "Pas de photos"):
        assert expected in text.replace("\u00a0", " ")


@pytest.mark.parametrize("on", [on for on in FORMATS.values() if on.paper])
def test_nothing_is_lost_at_the_edges_that_printers_do_not_reach(on):
    pdf, _ = badges_pdf("Convening", badges(on.cards), fonts=FONTS, design=Design(on, **EVERYTHING))
    with pypdfium2.PdfDocument(pdf) as opened:
        pixels = grey(opened[0].render(scale=150 / 72).to_pil())

    inside = round(UNREACHED * 150 / 25.4)
    pixels[inside:-inside, inside:-inside] = 255
    assert pixels.min() == 255


def band(photos):
    """The top of a card for somebody who has said so about photos, in black and white."""
    person = replace(badges(1)[0].registration, photos=photos)
    on = FORMATS["a4-8"].alone()
    pdf, _ = badges_pdf(
        "", [replace(badges(1)[0], registration=person)], fonts=FONTS, design=Design(on)
    )
    (card,) = printed.cards(pdf, on, 1, 300)
    at = round(300 / 25.4)
    return grey(card)[6 * at : 12 * at, 6 * at : 84 * at] < 128


def test_no_photos_is_seen_as_stripes_photos_as_a_frame_and_nothing_where_nobody_was_asked():
    beside_the_word = np.s_[10:-10, 10:150]

    stripes = band(Photos.NO)[beside_the_word]
    assert 0.4 < stripes.mean() < 0.6
    assert np.count_nonzero(stripes[25, 1:] != stripes[25, :-1]) >= 4
    assert band(Photos.YES)[beside_the_word].mean() == 0
    assert band(Photos.YES).mean() > 0
    assert band(Photos.UNSAID).mean() == 0


def test_behind_each_card_stands_the_same():
    people = badges(3)
    on = FORMATS["a4-8"]
    pdf, report = badges_pdf("Convening", people, fonts=FONTS, design=Design(on, both_sides=True))
    fronts = list(printed.cards(pdf, on, 3, 150))
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[1].render(scale=150 / 72).to_pil()

    def back_of(number):
        left, top = on.corner(number)
        # A page is turned over its long side.
        sides = (on.page[0] - left - on.wide, top, on.page[0] - left, top + on.high)
        return page.crop([round(side / 25.4 * 150) for side in sides])

    assert report.pages == 2
    for number, person in enumerate(people):
        (code,) = zxingcpp.read_barcodes(grey(back_of(number)), formats=QR)
        assert code.text == person.text
        (code,) = zxingcpp.read_barcodes(grey(fronts[number]), formats=QR)
        assert code.text == person.text


def test_a_code_is_one_that_another_library_makes():
    """Which of the eight masks is best is a matter of opinion where two are as good."""
    for one in badges(20):
        usual = {"error": "m", "boost_error": False, "micro": False}
        others = [segno.make(one.text, mask=mask, **usual).matrix for mask in range(8)]
        assert code_of(one.text) in [[list(map(bool, row)) for row in made] for made in others]


def test_an_unknown_format_is_told_with_those_that_there_are():
    with pytest.raises(InputError, match=r"There is no format “A7”\. There is: a4-8, a6,"):
        format_called("A7")
