"""Whatever the pages say, they say in every language, with the same places for names and numbers."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import checkin
import resources
from checkin.server.pages.texts import LANGUAGES

PAGES = Path(resources.__file__).parent / "pages"
PACKAGE = Path(checkin.__file__).parent
CODE = (PACKAGE / "server", PACKAGE / "usecases", PACKAGE / "adapters" / "importing")
METHODS = [("**.html", "jinja2"), ("**.py", "python")]
KEYWORDS = {"_": None, "gettext": None, "text": None, "sentence": None, "ngettext": (1, 2)}
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def said():
    """Every text that templates and code have, as gettext knows it."""
    return {
        text if isinstance(text, str) else text[0]
        for folder in (PAGES, *CODE)
        for _, _, text, _, _ in extract_from_dir(folder, METHODS, keywords=KEYWORDS)
    }


def catalogue(code):
    with (PAGES / "languages" / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


@pytest.mark.parametrize("code", sorted(LANGUAGES.keys() - {"en"}))
def test_every_text_is_there_in_every_language(code):
    held = {
        one.id if isinstance(one.id, str) else one.id[0]: one for one in catalogue(code) if one.id
    }

    assert said() - held.keys() == set(), "run .ci/words update, and translate what is new"
    forms = {
        key: [one.string] if isinstance(one.string, str) else list(one.string)
        for key, one in held.items()
    }
    assert [key for key, found in forms.items() if not all(found)] == []


@pytest.mark.parametrize("code", sorted(LANGUAGES.keys() - {"en"}))
def test_a_translation_has_the_places_of_its_text(code):
    for one in catalogue(code):
        if not one.id:
            continue
        texts = (one.id,) if isinstance(one.id, str) else one.id
        forms = (one.string,) if isinstance(one.string, str) else one.string
        wanted = {place for text in texts for place in PLACES.findall(text)}
        for form in forms:
            # How many there are may go without saying: "one person".
            missing = wanted - set(PLACES.findall(form))
            assert missing <= ({"%(num)s", "%(count)s"} if len(forms) > 1 else set()), form
            assert set(PLACES.findall(form)) <= wanted, form


def test_no_line_of_a_french_text_begins_with_a_mark():
    texts = [one.string for one in catalogue("fr") if one.id]
    forms = [form for one in texts for form in ((one,) if isinstance(one, str) else one)]

    assert [one for one in forms if re.search(r" [:;?!»]|« |'", one)] == []
