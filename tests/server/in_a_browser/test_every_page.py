"""Every page in every language, on a phone and on a laptop, in the light and in the dark.

Which pages there are is what the application says: a new one is walked through as well.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from babel.messages.pofile import read_po

import resources
from checkin.server.pages.texts import LANGUAGES
from checkin.server.pages.visitors import SESSION_COOKIE
from tests.browsing import Organiser, needs_chromium
from tests.server.in_a_browser.looking import CONTRAST, FOCUS, LOOKING

pytestmark = needs_chromium

WIDTHS = {390: 844, 1280: 860}
"""Of a phone and of a laptop, in pixels, with their heights."""

ANSWERS = {"/": 303, "/first/{token}": 410}
"""What does not say 200: the way in, and a link for the first owner where there is one."""

CALLED_THE_SAME = {"Checkin", "PDF", "PNG", "CSV", "XLSX", "JSON", "MB"}
TRANSLATED = [one for one in LANGUAGES if one != "en"]


@dataclass
class Walk:
    """What was seen in one language, by page and width.

    ``faint`` is what was hard to read, ``hidden`` what did not show that it had the focus, and
    ``said`` what the browser complained of.
    """

    seen: dict = field(default_factory=dict)
    faint: list = field(default_factory=list)
    hidden: list = field(default_factory=list)
    said: list = field(default_factory=list)


@pytest.fixture(scope="module")
def pages(filled):
    """By its route, the address of every page that can be opened, and whose session opens it."""
    found = {}
    with httpx.Client(base_url=filled.address, timeout=30) as asking:
        for (method, route), needs in filled.app.state.pages.needs.items():
            if method != "GET":
                continue
            whose = filled.session if needs else filled.half
            headers = {"Cookie": f"{SESSION_COOKIE}={whose}"}
            # Some go on for ever: what they are stands at their head.
            with asking.stream("GET", filled.path(route), headers=headers) as answer:
                assert answer.status_code == ANSWERS.get(route, 200), route
                if answer.headers.get("Content-Type", "").startswith("text/html"):
                    found[route] = filled.path(route), whose
    return found


@pytest.fixture(scope="module")
def walk(filled, browser, pages):
    """Walks through all pages in a language, and says what it saw; once for each language."""
    walked = {}

    def in_language(language):
        if language not in walked:
            walked[language] = Walk()
            for whose in (filled.session, filled.half):
                some = {route: path for route, (path, who) in pages.items() if who == whose}
                _walk(walked[language], browser, language, filled.address, whose, some)
        return walked[language]

    return in_language


def _walk(found, browser, language, address, session, pages):
    somebody = Organiser(browser, None, locale=language)
    somebody.context.add_cookies([{"name": SESSION_COOKIE, "value": session, "url": address}])
    page = somebody.page
    for route, path in pages.items():
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            if page.url != address + path:
                page.goto(address + path)
            assert page.url == address + path
            found.seen[route, width] = page.evaluate(LOOKING)
        # What colours there are is the same in every language.
        for scheme in ("light", "dark") if language == "en" else ():
            page.emulate_media(color_scheme=scheme)
            found.faint += [f"{route}, {scheme}: {one}" for one in page.evaluate(CONTRAST)]
            found.hidden += [f"{route}, {scheme}: {one}" for one in page.evaluate(FOCUS)]
    expected = {
        f"{ANSWERS[route]} {address}{path}" for route, path in pages.items() if route in ANSWERS
    }
    found.said += [one for one in somebody.wrong if one not in expected]
    somebody.context.close()


def test_whatever_is_wrong_with_a_page_is_seen(browser):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_content(
        "<h1>A page</h1><h1>Another</h1><p style='width: 400px'>wide</p><input name='who'>"
        "<p style='width: 9px; overflow: hidden; white-space: nowrap'>cut off</p><a href='#'></a>"
        "<button style='outline: none'>hides it</button>"
        "<p id='one' style='color: #999'>faint</p><p id='one'><img src='data:,'></p>"
    )

    faults = "\n".join(page.evaluate(LOOKING)["faults"])

    for seen in ("408 px, p “wide”", "cut: p “cut off”", "no label: input[name=who]"):
        assert seen in faults
    for seen in ("says nothing", "picture without", "are called one", "2 headings"):
        assert seen in faults
    assert page.evaluate(CONTRAST) == ["hard to read, 2.8 to 1: “faint”"]
    assert "hides it" in "".join(page.evaluate(FOCUS))
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_is_whole_and_has_its_labels(walk, language):
    wrong = [
        f"{route}, {language}, {width} px: {fault}"
        for (route, width), page in walk(language).seen.items()
        for fault in page["faults"]
    ]

    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_the_browser_complain(walk, language):
    said = walk(language).said

    assert said == [], "\n".join(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_and_their_menu_begin_where_the_language_does(walk, language):
    way, side = ("rtl", "right") if language == "ar" else ("ltr", "left")
    wrong = [
        f"{route}, {language}, {width} px: {page['direction']}, menu from {page['begins']}"
        for (route, width), page in walk(language).seen.items()
        if page["direction"] != way or page["begins"] not in {None, side}
    ]

    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_in_english(walk, filled, language):
    english = walk("en").seen
    same = CALLED_THE_SAME | spelled_as_in_english(language) | filled.typed
    wrong = [
        f"{route}, {language}: {text}"
        for (route, width), page in walk(language).seen.items()
        for text in page["words"]
        if width == 1280 and text in english[route, width]["words"] and not is_told(text, same)
    ]

    assert wrong == [], "\n".join(wrong)


def test_all_text_can_be_read_in_the_light_and_in_the_dark(walk):
    faint = walk("en").faint

    assert faint == [], "\n".join(faint)


def test_whatever_has_the_focus_shows_it(walk):
    hidden = walk("en").hidden

    assert hidden == [], "\n".join(hidden)


def spelled_as_in_english(language):
    """What a translator has said in the same letters: "Badges" is French as well."""
    file = Path(resources.__file__).parent / "pages" / "languages" / f"{language}.po"
    with file.open("rb") as opened:
        return {one.id for one in read_po(opened) if one.id and one.id == one.string}


def is_told(text, same):
    """Whether *text* may stand there in any language: numbers, signs, names of things."""
    parts = [one.strip(" ·:\u202f") for one in re.split(r" – |(?<=\d) ", text)]
    return all(one in same or not re.search("[A-Za-z]{2}", one) for one in parts)
