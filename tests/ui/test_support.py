"""The support log is read before it is saved; a desk that stops too often says what to do."""

import pytest
from PySide6.QtCore import Qt

from checkin.adapters.diary import Diary, text_of
from tests.ui.test_opening import code, opened  # noqa: F401  a fixture
from ui.card import State
from ui.laptop.support import SupportPage
from ui.recorder import Recorder
from ui.stopped import Stopped
from ui.window import Window


@pytest.fixture
def log(tmp_path):
    one = Diary(tmp_path)
    one.note("camera", width=1280, height=720)
    one.close()
    return text_of(tmp_path)


def plain(label):
    return label.text().strip("\u2068\u2069")


def shown(page, qtbot):
    window = Window()
    qtbot.addWidget(window)
    window.show_page(page)
    window.show()
    page.kept = window
    return page


def test_what_is_saved_is_what_was_shown(qtbot, log, tmp_path):
    page = shown(SupportPage(log, lambda _: tmp_path / "saved.txt"), qtbot)
    assert page.text.toPlainText() == log
    assert page.text.isReadOnly()

    page.save.click()

    assert (tmp_path / "saved.txt").read_text() == log
    assert "saved.txt" in plain(page.said)


def test_a_place_that_takes_nothing_is_said(qtbot, log, tmp_path):
    page = shown(SupportPage(log, lambda _: tmp_path / "nowhere" / "saved.txt"), qtbot)

    page.save.click()

    assert plain(page.said) == "It cannot be saved there. Choose another place."


def test_who_chooses_no_place_saves_nothing(qtbot, log):
    page = shown(SupportPage(log, lambda _: None), qtbot)

    page.save.click()

    assert plain(page.said) == ""


def test_escape_goes_back(qtbot, log):
    page = shown(SupportPage(log), qtbot)

    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_desk_notes_how_it_answers_and_nobody_whom(opened, qtbot, tmp_path):  # noqa: F811
    at = opened()
    recorder = Recorder(Diary(tmp_path), at.window)
    recorder.started("first", "en")
    recorder.watch(at.running)
    at.camera.show(code("CODE-r1"))
    qtbot.waitUntil(lambda: at.page.panel.card.state is State.CHECKED_IN)
    qtbot.waitUntil(lambda: "link" in text_of(tmp_path))

    recorder.end()

    text = text_of(tmp_path)
    assert "start first" in text
    assert "answers     card checked_in  count 1" in text
    for one in ("Ada", "Nwosu", "CODE", "r1", "Harmattan"):
        assert one not in text


def test_a_window_that_was_held_up_says_for_how_long(opened, tmp_path):  # noqa: F811
    at = opened()
    recorder = Recorder(Diary(tmp_path), at.window)
    recorder._looked_ns -= 3_000_000_000

    recorder._look()

    assert "late        ms " in text_of(tmp_path)
    recorder.end()


@pytest.fixture
def stopped(qtbot, tmp_path, log):
    assert log == text_of(tmp_path)
    window = Window()
    qtbot.addWidget(window)
    one = Stopped(window, tmp_path)
    one.begin()
    window.show()
    return one, window


def test_a_desk_that_has_stopped_too_often_says_what_to_do_and_is_tried_again(stopped):
    one, window = stopped
    page = window.centralWidget()
    assert plain(page._title) == "This desk has stopped several times"

    page.go.click()

    assert one.tries_again
    assert not window.isVisible()


def test_it_shows_its_log_and_comes_back(stopped):
    one, window = stopped
    window.centralWidget().also.click()
    page = window.centralWidget()
    assert "width 1280" in page.text.toPlainText()

    page.back.click()

    assert window.centralWidget().go.text() == "Try again"
    assert not one.tries_again
