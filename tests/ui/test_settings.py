"""The few settings of a desk, behind the staff PIN: by keys, at once, and remembered."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from tests.fakes import MemoryStore
from tests.ui.conftest import LISTED
from tests.ui.test_help_desk import EVENT, PIN, choose, key, shown, words, write
from tests.ui.test_sounds import Loudspeaker
from ui import theme
from ui.dress import Dress, Theme
from ui.language import Language
from ui.manners import Manners
from ui.settings import Settings
from ui.sounds import Sounds


class Laptop:
    """A help desk whose settings stand on the board, and what keeps them."""

    def __init__(self, at, folder, app, load):
        self.at, self.folder = at, folder
        self.settings = Settings(folder)
        self.language = Language(app)
        self.language.use("en")
        self.dress = Dress(app, self.settings.theme)
        sounds = Sounds(load, volume=self.settings.volume, muted=self.settings.muted)
        Manners(self.settings, self.language, sounds, self.dress).teach(at.page)
        at.page.preferences.show_camera("HD Webcam")
        key(at, "F2")
        write(at, PIN)
        key(at, "Return")
        choose(at, "Settings")

    def says(self, of):
        options = self.at.page.board.sheet.options
        (detail,) = [one.detail for one in options if one.key == of]
        return detail.replace("\u2068", "").replace("\u2069", "")


@pytest.fixture
def speaker():
    return Loudspeaker()


@pytest.fixture
def laptop(hands, qapp, tmp_path, speaker):
    made = Laptop(hands(MemoryStore(EVENT)), tmp_path, qapp, speaker.load)
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made.dress.put_on)
    made.language.use("en")
    theme.apply(qapp, dark=False)


def test_they_say_which_desk_of_which_event_it_is_and_nothing_of_its_folder(laptop):
    sheet = laptop.at.page.board.sheet
    assert shown(laptop.at) == "Settings of this desk"
    assert "Main entrance" in sheet.lines[0]
    assert LISTED.gathering.name in sheet.lines[0]
    assert words(laptop.at) == [
        "Camera (F9)",
        "Sound",
        "Language (F7)",
        "Colours",
        "This laptop\u2026 (F10)",
        "Erase this desk\u2026",
    ]
    assert laptop.says("camera") == "HD Webcam"
    assert str(laptop.folder) not in repr(sheet)


def test_a_lane_has_no_way_to_them(hands):
    at = hands(MemoryStore(EVENT))
    key(at, "F2", "Return")

    assert at.page.board.sheet.options == ()


def test_sound_goes_through_five_steps_and_off_and_each_is_heard(laptop, speaker):
    assert laptop.says("sound") == "4 of 5"
    said = []
    for _ in range(6):
        choose(laptop.at, "Sound")
        said.append(laptop.says("sound"))

    assert said == ["5 of 5", "Off", "1 of 5", "2 of 5", "3 of 5", "4 of 5"]
    assert speaker.played == [("checked_in", step / 5) for step in (5, 1, 2, 3, 4)]
    again = Settings(laptop.folder)
    assert (again.volume, again.muted) == (0.8, False)


def test_f8_beside_them_is_told_there_as_well(laptop):
    key(laptop.at, "F8")
    assert laptop.says("sound") == "Off"
    assert Settings(laptop.folder).muted


def test_the_language_changes_at_once_and_is_remembered(laptop, qtbot):
    choose(laptop.at, "Language")

    qtbot.waitUntil(lambda: laptop.says("language") == "Français")
    assert shown(laptop.at) == "Réglages de ce poste"
    assert QLocale().name()[:2] == "fr"
    assert Settings(laptop.folder).language == "fr"


def test_light_and_dark_are_put_on_at_once_and_remembered(laptop):
    assert laptop.says("theme") == "As the laptop has them"
    choose(laptop.at, "Colours")
    assert (laptop.says("theme"), theme.scheme()) == ("Light", theme.LIGHT)
    choose(laptop.at, "Colours")
    assert (laptop.says("theme"), theme.scheme()) == ("Dark", theme.DARK)
    assert laptop.at.window.grab().toImage().pixelColor(3, 3).name() == theme.DARK.window.lower()
    assert Settings(laptop.folder).theme is Theme.DARK


def test_a_theme_that_nobody_knows_is_the_laptops_own(tmp_path):
    (tmp_path / "desk.ini").write_text("[General]\ntheme=neon\n")
    assert Settings(tmp_path).theme is Theme.SYSTEM


def test_a_laptop_without_a_speaker_says_so_and_sound_does_nothing(hands, qapp, tmp_path):
    made = Laptop(hands(MemoryStore(EVENT)), tmp_path, qapp, lambda _: None)
    choose(made.at, "Sound")

    assert made.says("sound") == "This laptop plays none"
    assert not Settings(tmp_path).muted
    qapp.styleHints().colorSchemeChanged.disconnect(made.dress.put_on)


def test_nothing_of_anybody_is_kept_in_the_file(laptop):
    choose(laptop.at, "Sound")
    choose(laptop.at, "Colours")
    laptop.settings._kept.sync()

    kept = (laptop.folder / "desk.ini").read_text()
    assert sorted(line.split("=")[0] for line in kept.splitlines() if "=" in line) == [
        "muted",
        "theme",
        "volume",
    ]


def speaking(hands, qapp, folder, *codes):
    """A desk of an event that speaks these, before anybody has chosen one there."""
    event = replace(LISTED, gathering=replace(LISTED.gathering, languages=codes))
    laptop = hands(MemoryStore(event))
    language = Language(qapp)
    language.use("en")
    sounds = Sounds(Loudspeaker().load, volume=0.5, muted=True)
    manners = Manners(Settings(folder), language, sounds, Dress(qapp, Theme.SYSTEM))
    manners.teach(laptop.page)
    return laptop, language


def test_a_desk_where_nobody_has_chosen_starts_in_its_events_first_language(hands, qapp, tmp_path):
    laptop, language = speaking(hands, qapp, tmp_path, "es", "fr")
    assert language.code == "es"

    # The key goes through the event's languages, and what is chosen by hand stays.
    key(laptop, "F7")
    assert language.code == "fr"
    _, again = speaking(hands, qapp, tmp_path, "es")
    assert again.code == "en"
    again.use_next()
    assert again.code == "fr"
    again.use("en")
    language.use("en")


def test_a_desk_hears_of_another_first_language_while_it_runs(hands, qapp, tmp_path):
    laptop, language = speaking(hands, qapp, tmp_path)
    assert language.code == "en"

    laptop.page.idle.offered.emit(("fr", "tlh"))

    assert language.code == "fr"
    language.use("en")
