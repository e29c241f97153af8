"""Four languages, whole, and one key for the next; what is on the screen changes with it."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt

import resources
from ui.card import State
from ui.first_run import FirstRun
from ui.language import LANGUAGES, Language, is_mirrored
from ui.settings import Settings
from ui.times import day_in_brief, day_in_full

FOLDER = Path(resources.__file__).parent / "languages"
ROOT = Path(resources.__file__).parents[1]
PLACES = re.compile(r"\{\w+\}|%n")


@pytest.fixture
def language(qapp):
    """The language of the application, English again afterwards."""
    found = Language(qapp)
    found.use("en")
    yield found
    found.use("en")


def messages(code):
    """The texts of one language's file: source, and what it is in that language."""
    for message in ET.parse(FOLDER / f"checkin_{code}.ts").iter("message"):  # noqa: S314 - ours
        translation = message.find("translation")
        forms = [one.text or "" for one in translation] or [translation.text or ""]
        yield message.findtext("source"), forms, translation.get("type")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_of_the_window_is_in_the_file_and_none_is_unfinished(code, tmp_path):
    fresh = tmp_path / "fresh.ts"
    found = [*(ROOT / "ui").rglob("*.py"), *(ROOT / "checkin/usecases").glob("self_test*.py")]
    files = sorted(str(file.relative_to(ROOT)) for file in found)
    options = ["-pluralonly"] if code == "en" else []
    subprocess.run(
        [
            Path(sys.executable).parent / "pyside6-lupdate",
            "-silent",
            *options,
            *files,
            "-ts",
            fresh,
        ],
        cwd=ROOT,
        check=True,
    )
    found = ET.parse(fresh)  # noqa: S314 - ours
    wanted = [message.findtext("source") for message in found.iter("message")]

    assert sorted(source for source, _, _ in messages(code)) == sorted(wanted)
    assert [source for source, _, state in messages(code) if state] == []


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_a_translation_has_the_places_of_its_source_and_is_not_the_source(code):
    for source, forms, _ in messages(code):
        for form in forms:
            assert form, source
            # How many there are may be said in a word: two of them, in Arabic.
            assert set(PLACES.findall(form)) | {"%n"} == set(PLACES.findall(source)) | {"%n"}
    same = [source for source, forms, _ in messages(code) if forms == [source]]
    assert [one for one in same if PLACES.sub("", one).strip(" ,.")] == []


def test_no_line_of_a_french_text_begins_with_a_mark():
    loose = re.compile(r" [:;?!»]|« |'")

    assert [one for _, forms, _ in messages("fr") for one in forms if loose.search(one)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_qt_loads_is_as_new_as_what_people_write(code):
    written, built = FOLDER / f"checkin_{code}.ts", FOLDER / f"checkin_{code}.qm"

    assert built.stat().st_mtime >= written.stat().st_mtime, "run .ci/words build"


def test_one_key_goes_through_all_languages_and_comes_back(language):
    seen = []
    for _ in LANGUAGES:
        language.use_next()
        seen.append(language.code)

    assert seen == ["fr", "es", "ar", "en"]
    language.use("tlh")
    assert language.code == "en"


def test_all_that_stands_on_the_screen_changes_with_the_language(hands, language, qtbot):
    at_desk = hands()
    at_desk.scan("r1")
    page = at_desk.page
    assert at_desk.card.title == "Checked in"

    language.use("fr")
    qtbot.waitUntil(lambda: at_desk.card.title == "Entrée enregistrée")

    assert at_desk.card.name == "Ada Nwosu"
    assert page.field.placeholderText() == "Tapez un nom ou un code"
    assert page.footer.undo.text() == "Annuler (Ctrl+Z)"
    assert page.top.to_send.words.text == "1 à envoyer"
    assert page.top.language.text() == "FR"
    assert QLocale().language() is QLocale.Language.French
    page.field.setText("zzz")
    page.search("zzz")
    language.use("es")
    qtbot.waitUntil(lambda: page.rows._title.text().startswith("\u2068Nadie"))


def test_a_name_that_has_shrunk_is_not_shown_again_by_another_language(hands, language, qtbot):
    at_desk = hands()
    at_desk.scan("r4")
    at_desk.page.panel.shrink_name()
    at_desk.page.shrinking.stop()

    language.use("es")

    qtbot.waitUntil(lambda: at_desk.card.title == "El código ya no vale")
    assert at_desk.card.name == "T. B."


def test_arabic_mirrors_the_desk_and_english_puts_it_back(hands, language, qapp, qtbot):
    page = hands().page
    left = page.camera.x()

    language.use("ar")
    qtbot.waitUntil(lambda: page.camera.x() > page.panel.x())

    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert is_mirrored("ar")
    assert not is_mirrored("es")
    language.use("en")
    qtbot.waitUntil(lambda: page.camera.x() == left)


def test_how_many_there_are_is_said_as_each_language_says_it(hands, language):
    strip = hands().page.strip
    said = {}
    for code in LANGUAGES:
        language.use(code)
        said[code] = []
        for count in (1, 2, 5):
            said[code].append(strip.offline_words(count).split(". ")[-1])

    assert said["en"][:2] == [
        "1 check-in will be sent later",
        "2 check-ins will be sent later",
    ]
    assert said["fr"][1] == "2 entrées seront envoyées plus tard"
    assert said["es"][0] == "1 registro se enviará más tarde"
    assert len(set(said["ar"])) == 3


def test_before_there_is_an_event_the_first_page_speaks_it_too(language, qtbot):
    page = FirstRun()
    qtbot.addWidget(page)

    language.use("ar")

    qtbot.waitUntil(lambda: page.join.text() == "الانضمام إلى الفعالية")


def test_the_keys_say_so_to_whoever_listens(hands, qtbot):
    page = hands().page
    with qtbot.waitSignal(page.next_language):
        qtbot.keyClick(page.field, Qt.Key.Key_F7)
    with qtbot.waitSignal(page.mute):
        qtbot.keyClick(page.field, Qt.Key.Key_F8)
    with qtbot.waitSignal(page.next_language):
        qtbot.mouseClick(page.top.language, Qt.MouseButton.LeftButton)


def test_an_answer_is_heard_once_and_the_same_code_in_view_is_not(hands):
    at_desk = hands()
    heard = []
    at_desk.page.scanning.answered.connect(heard.append)

    for _ in range(3):
        at_desk.scan("r1")
    at_desk.store.disk_full = True
    at_desk.scan("r6")

    assert heard == ["checked_in", "stop"]
    assert at_desk.page.blocker.card.state is State.WRITE_FAILED


def test_a_laptop_remembers_how_its_desk_speaks_and_sounds(tmp_path):
    first = Settings(tmp_path)
    assert (first.language, first.muted, first.volume) == (None, False, 0.8)
    first.language, first.muted, first.volume = "ar", True, 0.3

    again = Settings(tmp_path)

    assert (again.language, again.muted, again.volume) == ("ar", True, 0.3)
    assert again.geometry.isEmpty()


def test_settings_that_somebody_has_spoilt_are_the_usual_ones(tmp_path):
    (tmp_path / "desk.ini").write_text("[General]\nvolume=loud\nmuted=perhaps\ngeometry=here\n")

    found = Settings(tmp_path)

    assert (found.muted, found.volume) == (False, 0.8)
    assert found.geometry.isEmpty()


def test_no_text_hides_inside_of_an_f_string_where_translators_do_not_find_it():
    hidden = re.compile(r"\{(self\.tr|translate)\(")
    files = (ROOT / "ui").rglob("*.py")

    assert [file.name for file in files if hidden.search(file.read_text("utf-8"))] == []


def test_dates_have_the_digits_of_hours_and_counts(language):
    language.use("ar")

    said = day_in_full(date(2024, 4, 15)) + day_in_brief(date(2024, 4, 15))

    assert "15" in said
    assert [one for one in said if one.isdecimal() and not one.isascii()] == []
