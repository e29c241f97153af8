"""What the strip says of the laptop: its clock, its battery, its scanner, and nothing when all is well."""

import threading

import pytest
from PySide6.QtGui import QAccessible

from checkin.adapters.battery import Battery
from checkin.domain.clock import ClockReading
from tests.ui.conftest import MINUTE
from ui.card import State
from ui.power import PowerWorker
from ui.strip import battery_words, clock_words
from ui.workers import Exchanged

HOUR = 60 * MINUTE


@pytest.mark.parametrize(
    ("offset_ms", "says"),
    [
        (MINUTE + 1, "This laptop's clock is 1 min off."),
        (-3 * MINUTE, "This laptop's clock is 3 min off."),
        (2 * HOUR + 3 * MINUTE, "This laptop's clock is 2 h 03 min off."),
        (-49 * HOUR, "This laptop's clock is 2 days off."),
    ],
)
def test_a_clock_that_is_wrong_is_named_with_what_becomes_of_check_ins(offset_ms, says):
    assert clock_words(ClockReading(0, offset_ms, 1)) == f"{says} Check-ins are kept and corrected"


@pytest.mark.parametrize(
    ("offset_ms", "uncertainty_ms"), [(None, None), (0, 1), (59_999, 1), (90_000, 40_000)]
)
def test_a_clock_that_may_be_right_is_not_called_wrong(offset_ms, uncertainty_ms):
    assert clock_words(ClockReading(0, offset_ms, uncertainty_ms)) == ""


@pytest.mark.parametrize(
    ("battery", "says"),
    [
        (Battery(39, on_mains=False), "On battery, 39 %. Please plug in"),
        (Battery(15, on_mains=False), "On battery, 15 %. Please plug in"),
        (Battery(14, on_mains=False), "Battery almost empty, 14 %. Plug in now"),
        (Battery(40, on_mains=False), ""),
        (Battery(9, on_mains=True), ""),
        (Battery(9, on_mains=None), ""),
        (Battery(None, on_mains=False), ""),
        (Battery(), ""),
    ],
)
def test_a_laptop_on_battery_asks_to_be_plugged_in_while_there_is_time(battery, says):
    assert battery_words(battery) == says


def ground(strip):
    return strip.grab().toImage().pixelColor(strip.width() // 2, 3).name().upper()


def test_what_asks_for_something_is_amber_and_nothing_moves(hands):
    at = hands()
    strip, places = (
        at.page.strip,
        [one.geometry() for one in at.page.children() if one.isWidgetType()],
    )
    assert strip.words == ""
    quiet = ground(strip)
    at.page.standing.power(Battery(24, on_mains=False))

    assert strip.words == strip.accessibleName() == "On battery, 24 %. Please plug in"
    assert ground(strip) == "#FFDF3D"
    assert [one.geometry() for one in at.page.children() if one.isWidgetType()] == places
    at.page.standing.power(Battery(24, on_mains=True))
    assert strip.words == ""
    assert ground(strip) == quiet


def test_working_offline_stays_calm(hands):
    at = hands()
    at.page.standing.talked(Exchanged(None))

    assert at.page.strip.words == "Working offline. Keep going."
    assert ground(at.page.strip) not in ("#FFDF3D", "#FFFFFF")


def test_a_wrong_clock_blocks_nobody_and_what_is_said_of_times_is_corrected(hands):
    at = hands()
    at.offset_ms = 2 * HOUR
    at.scan("r1")
    assert at.card.state is State.CHECKED_IN
    at.later(22 * MINUTE)
    at.scan("r1")

    assert "Today 11:00" in at.said()
    assert "22 min ago" in at.said()
    at.page.standing.refresh()
    assert "2 h 00 min off" in at.page.strip.words


@pytest.fixture
def announced(monkeypatch):
    """What screen readers are told, and how."""
    told = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: told.append((event.message(), event.politeness())),
    )
    return told


def test_each_is_told_once_to_screen_readers_and_politely(hands, announced):
    at = hands()
    announced.clear()
    for percent in (24, 23, 14):
        at.page.standing.power(Battery(percent, on_mains=False))
    at.page.standing.scanner(False)

    polite = QAccessible.AnnouncementPoliteness.Polite
    assert announced == [
        ("On battery, 24 %. Please plug in", polite),
        ("The scanner is unplugged. The camera and typing still work", polite),
    ]


def test_where_there_is_no_room_for_all_the_least_pressing_goes_first(hands, monkeypatch):
    from ui import plain_text

    cut = []
    monkeypatch.setattr(plain_text, "too_long", cut)
    at = hands()
    at.offset_ms = 2 * HOUR
    standing = at.page.standing
    standing.talked(Exchanged(None))
    standing.scanner(False)
    standing.power(Battery(9, on_mains=False))
    at.page.strip.grab()

    assert at.page.strip.words.count(" \u00b7 ") == 3, "screen readers get all of it"
    shown = at.page.strip._fitting(at.page.strip.width() - 32)
    assert shown.endswith("Battery almost empty, 9 %. Plug in now")
    assert "offline" not in shown
    assert cut == []


def test_the_battery_is_read_by_a_thread_of_its_own_and_told_when_it_is_another(qtbot):
    readings = iter([Battery(50, False), Battery(50, False), Battery(24, False)])
    threads = set()

    def read():
        threads.add(threading.current_thread())
        return next(readings, Battery(24, on_mains=False))

    told = []
    worker = PowerWorker(read, every_s=0.001)
    worker.told.connect(told.append)
    worker.start()
    qtbot.waitUntil(lambda: len(told) == 2)
    worker.stop()

    assert told == [Battery(50, on_mains=False), Battery(24, on_mains=False)]
    assert threading.main_thread() not in threads
