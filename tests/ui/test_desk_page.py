from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from checkin.adapters.camera.events import Picture
from checkin.domain.record import Kind
from tests.fakes import OTHER, MemoryStore
from tests.ui.conftest import DAY_1, DAY_2, LISTED, MINUTE, PEOPLE
from ui.card import State
from ui.theme import INKS, Look


def pixel(hands, x=200, y=300):
    return hands.page.panel.grab().toImage().pixelColor(x, y).name().upper()


def test_a_listed_person_is_welcomed_by_name_and_given_their_things(hands):
    at = hands()
    at.scan("r1")
    assert at.card.state is State.CHECKED_IN
    assert at.said() == (
        "Checked in | Ada Nwosu | Harmattan Press Union"
        " | Give: tray C-14 \u00b7 striped lanyard (no photos)"
    )
    assert [one.kind for one in at.store.records()] == [Kind.ADMITTED]


def test_a_full_disk_is_never_shown_as_a_welcome(hands, qtbot):
    at = hands()
    at.store.disk_full = True
    with qtbot.assertNotEmitted(at.page.scanning.verdict):
        at.scan("r1")
    assert at.page.blocker.isVisible()
    assert at.page.blocker.card.title == "Do not use this laptop"
    assert at.page.blocker.card.lines[0].startswith("Nothing since 09:00 is saved.")
    assert at.card.look is not Look.CHECKED_IN
    assert at.page.footer.history.accessibleName() == ""


def test_a_laptop_that_saves_again_goes_back_to_work(hands):
    at = hands()
    at.store.disk_full = True
    at.scan("r1")
    at.store.disk_full = False
    at.later(3_000)
    at.scan("r2")
    assert not at.page.blocker.isVisible()
    assert at.card.state is State.OTHER_LIST


def test_enter_on_a_blocked_laptop_tries_the_same_person_again(hands, qtbot):
    at = hands()
    at.store.disk_full = True
    at.scan("r1")
    qtbot.keyClick(at.page.field, "a")
    assert at.page.field.text() == ""
    at.store.disk_full = False
    qtbot.keyClick(at.page.field, "\r")
    assert not at.page.blocker.isVisible()
    assert at.card.state is State.CHECKED_IN


def test_a_full_disk_at_an_undo_blocks_as_well(hands):
    at = hands()
    at.scan("r1")
    at.store.disk_full = True
    at.page.scanning.undo()
    assert at.page.blocker.isVisible()


@pytest.mark.parametrize(
    ("code", "state", "look", "words"),
    [
        ("r2", State.OTHER_LIST, Look.STOP, "Registered for Day 2, Tuesday 16 April. Help desk"),
        ("r4", State.CANCELLED, Look.STOP, "Code no longer valid | Tomas Brenner | Kiosk | Canc"),
        ("old", State.REPLACED, Look.STOP, "Code no longer valid"),
        ("none", State.NOT_AN_EVENT_CODE, Look.STOP, "Not an event code |  |  | Some other QR"),
        ("r5", State.PLEASE_READ, Look.PLEASE_READ, "Checked in - please read | Mei |  | Please"),
    ],
)
def test_each_answer_has_its_own_words(hands, code, state, look, words):
    at = hands()
    at.scan(code)
    assert at.card.state is state
    assert at.card.look is look
    assert words in at.said()


def test_a_replaced_badge_says_since_when(hands):
    at = hands()
    at.later(80 * MINUTE)
    at.scan("old")
    assert "Replaced today 10:12. Help desk" in at.said()


def test_the_same_person_a_moment_later_was_here_a_moment_ago(hands):
    at = hands()
    at.scan("r1")
    at.later(30_000)
    at.scan("r1")
    assert at.card.state is State.A_MOMENT_AGO
    assert at.said().startswith("Already checked in | Ada Nwosu")
    assert at.said().endswith("A moment ago, here")


def test_somebody_in_since_long_is_told_when_and_where(hands):
    at = hands()
    at.scan("r1")
    elsewhere = next(iter(at.store.records()))
    store = MemoryStore(LISTED)
    store.add(replace(elsewhere, desk=OTHER))
    there = hands(store)
    there.later(22 * MINUTE)
    there.scan("r1")
    assert there.card.state is State.ALREADY_IN
    assert "Today 09:00 at Desk 2, 22 min ago." in there.said()


def test_a_badge_held_up_for_long_is_one_check_in_and_stays_welcome(hands):
    at = hands()
    at.scan("r1")
    begun = at.page.leaving.timerId()
    for _ in range(90):
        at.later(100)
        at.scan("r1")
    assert at.card.state is State.CHECKED_IN
    # Its time began anew.
    assert at.page.leaving.timerId() != begun
    assert len(list(at.store.records())) == 1


def test_a_welcome_leaves_after_its_time(hands):
    at = hands()
    at.scan("r1")
    assert at.page.leaving.interval() == 5_000
    at.page.leaving.timeout.emit()
    assert at.card.state is State.READY


def test_a_strangers_code_is_answered_for_three_seconds(hands):
    at = hands()
    at.scan("none")
    assert at.page.leaving.interval() == 3_000


def test_a_name_shrinks_to_initials_unless_it_is_a_welcome(hands):
    at = hands()
    at.scan("r1")
    assert not at.page.shrinking.isActive()
    at.scan("r2")
    assert at.page.shrinking.isActive()
    assert at.page.shrinking.interval() == 5_000
    at.page.shrinking.timeout.emit()
    assert at.card.name == "Ł. W."
    assert "Wolne" not in at.said()
    assert "Wolne" not in at.page.panel.accessibleDescription()


def test_somebody_who_is_code_only_never_has_a_name(hands):
    at = hands()
    at.scan("r3")
    assert at.said() == "Checked in |  |  | Code only"


def test_no_list_yet_never_looks_like_a_refusal(hands):
    at = hands(MemoryStore())
    assert at.card.title == "No list on this laptop yet"
    at.scan("r1")
    assert at.card.state is State.NO_LIST_YET
    assert at.card.look is Look.READY


def test_the_list_can_be_changed_and_is_named_at_the_top(hands):
    at = hands()
    at.page.top.chosen.emit(DAY_2.id)
    at.scan("r2")
    assert at.card.state is State.CHECKED_IN
    assert at.page.top.list_words.startswith("Day 2")
    at.page.top.chosen.emit(DAY_1.id)
    assert at.page.top.list_words.startswith("Day 1")


@pytest.mark.parametrize(
    ("code", "look"),
    [("r1", Look.CHECKED_IN), ("r2", Look.STOP), ("r5", Look.PLEASE_READ), ("", Look.READY)],
)
def test_the_panel_wears_the_colour_of_its_answer(hands, code, look):
    at = hands()
    if code:
        at.scan(code)
    assert pixel(at, x=12, y=12) == INKS[look].fill


def test_somebody_already_in_is_amber(hands):
    at = hands()
    at.scan("r1")
    at.later(3_000)
    at.scan("r1")
    assert pixel(at, x=12, y=12) == INKS[Look.ALREADY_IN].fill


def test_the_history_has_times_and_no_names(hands):
    at = hands()
    at.scan("r1")
    at.scan("r2")
    assert at.page.footer.history.accessibleName() == "09:00 stop, 09:00 checked_in"


def test_the_count_follows_each_welcome(hands):
    at = hands()
    at.scan("r1")
    at.scan("r5")
    assert "2 here" in at.page.footer.count_words
    assert f"of {len(PEOPLE) - 2}" in at.page.footer.count_words


def test_hiding_leaves_nothing_of_anybody_on_the_screen(hands):
    at = hands()
    nobody = at.page.camera.grab().toImage().pixelColor(40, 40)
    at.page.standing.seen(Picture(b"\xc8" * 640 * 360 * 4, 640, 360, 0, 0))
    assert at.page.camera.grab().toImage().pixelColor(40, 40) != nobody
    at.scan("r2")
    at.page.conceal()
    assert at.page.camera.grab().toImage().pixelColor(40, 40) == nobody
    assert at.said() == "Hidden |  |  | Any key or any code brings the desk back."
    at.scan("r1")
    assert at.card.state is State.CHECKED_IN


def test_hiding_leaves_nothing_of_anybody_for_those_who_listen_either(hands):
    at = hands()
    at.scan("r1")
    assert "Ada Nwosu" in "".join(told(at.page.window()))
    at.page.conceal()
    assert "Ada Nwosu" not in "".join(told(at.page.window()))


def told(window):
    """What the system is told of a window and of each thing in it that is there."""
    yield window.windowTitle()
    for one in window.findChildren(QWidget):
        if one.isVisible():
            yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
            face = QAccessible.queryAccessibleInterface(one)
            if face is not None:
                yield from (
                    face.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)
                )
