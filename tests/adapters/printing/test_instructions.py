"""The volunteers' card and the pre-flight card: the document, the paper and the window agree."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from checkin.adapters.printing.instructions import Instructions, instructions_pdf, instructions_text
from checkin.adapters.printing.signs import FILLS
from checkin.adapters.printing.words import LANGUAGES
from checkin.domain.model import EventId, Gathering
from ui.theme import INKS, Look

ROOT = Path(__file__).parents[3]
EVENT = Gathering(
    EventId("harbour"),
    "Harbour Days",
    "Asia/Tokyo",
    contacts=("Venue lead: room 12", "First aid: 112", "Doors: 13", "Night: 14"),
    # Already the next day where the event is.
    wipe=round(datetime(2026, 5, 17, 20, tzinfo=UTC).timestamp() * 1000),
)


def texts_of(pdf):
    """What can be read on each page, without the spaces that a PDF has where it likes."""
    pages = pypdfium2.PdfDocument(pdf)
    try:
        return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]
    finally:
        pages.close()


def screen_words(language):
    """Every text of the window in *language*."""
    file = ROOT / "resources" / "languages" / f"checkin_{'fr' if language == 'en' else language}.ts"
    messages = ET.parse(file).getroot().iter("message")  # noqa: S314  # our own file
    return {
        re.sub(
            "[\u00a0\u202f]",
            " ",
            one.findtext("source" if language == "en" else "translation") or "",
        )
        for one in messages
    }


@pytest.fixture(params=list(Instructions))
def which(request):
    return request.param


def parts(which):
    return dict(zip(LANGUAGES, instructions_text(which).split("\n---\n"), strict=True))


def test_the_document_is_what_is_printed(which):
    document = (ROOT / "docs" / f"{which}.md").read_text(encoding="utf-8")

    assert document == instructions_text(which)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_screen_is_said_to_say_it_says_in_that_language(which, language):
    quoted = set(re.findall(r"\*\*(.+?)\*\*", parts(which)[language]))
    window = screen_words(language)

    assert len(quoted) >= 2
    # A band may go on: its beginning is enough to know it.
    assert [one for one in quoted if not any(text.startswith(one) for text in window)] == []


def test_every_language_has_the_same_lines(which):
    def shape(text):
        lines = [line for line in text.splitlines() if line and not line.startswith("<")]
        return [
            (re.match(r"#+|\d+\.|- \[ \]|-|\|", line) or [""])[0] + str(line.count("`"))
            for line in lines
        ]

    english, *others = (shape(text) for text in parts(which).values())

    assert len(english) > 20
    assert [one == english for one in others] == [True] * 3


def test_each_language_has_one_page_and_all_of_it_stands_there(which):
    pdf, report = instructions_pdf(which)
    pages = texts_of(pdf)

    assert (report.pages, report.missing, len(pages)) == (4, (), 4)
    # Arabic is drawn in joined letters, which a PDF tells in its own order: see the pictures.
    for page, text in list(zip(pages, parts(which).values(), strict=True))[:3]:
        bare = re.sub(
            r"^(\|---.*|- \[ \]|- |#+|\d\.)|[*`]|[✅ℹ👥🛑]\ufe0f?", "", text, flags=re.MULTILINE
        )
        said = [re.sub(r"\s", "", one) for one in re.split(r"[|\n]|_[_/]+", bare)]
        assert len(said) > 30
        assert [one for one in said if one not in page] == []


def test_letters_are_as_large_as_arm_s_length_asks(which):
    pages = pypdfium2.PdfDocument(instructions_pdf(which, EVENT)[0])
    for page in pages:
        text = page.get_textpage()
        sizes = [
            pypdfium2.raw.FPDFText_GetFontSize(text.raw, place)
            for place in range(text.count_chars())
        ]
        assert sorted(sizes)[len(sizes) // 2] >= 10
    pages.close()


def test_the_event_says_its_name_whom_to_ask_and_when_all_is_erased():
    card = texts_of(instructions_pdf(Instructions.VOLUNTEER_CARD, EVENT)[0])
    sheet = texts_of(instructions_pdf(Instructions.PRE_FLIGHT, EVENT, ["en"])[0])

    for page in card:
        assert "HarbourDays" in page
        assert all(re.sub(" ", "", one) in page for one in EVENT.contacts)
        assert "______" not in page
    assert len(sheet) == 1
    assert "On2026/05/18everythingiserased" in sheet[0]
    assert "Venuelead" not in sheet[0]


def test_without_an_event_there_is_room_to_write():
    card = texts_of(instructions_pdf(Instructions.VOLUNTEER_CARD, None, ["fr"])[0])[0]
    sheet = texts_of(instructions_pdf(Instructions.PRE_FLIGHT, None, ["fr"])[0])[0]

    assert card.count("______________") == 3
    assert "Le____/__/__toutesteffacé" in sheet


def test_signs_have_the_colours_of_the_window():
    looks = (Look.CHECKED_IN, Look.PLEASE_READ, Look.ALREADY_IN, Look.STOP)

    assert [f"#{''.join(f'{one:02X}' for one in fill)}" for fill in FILLS.values()] == [
        INKS[look].fill for look in looks
    ]
