"""An event file in the window: opened, looked at, and the laptop is a desk. Real files, no server."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from checkin.adapters.event_file import refusals
from checkin.adapters.profile import Profile
from checkin.adapters.server_data import ServerData
from checkin.domain.model import DeskProfile
from tests.adapters.event_files import Made, today
from tests.adapters.examples import ADA, EVENT, GATHERING, LIST
from tests.ui.test_first_run import manners
from ui.calm_page import CalmPage
from ui.desk_page import DeskPage
from ui.first_run import FirstRun
from ui.language import Language
from ui.laptop.self_test import SelfTest
from ui.opening import Opening
from ui.options import DeskOptions
from ui.setting_up import REFUSALS, SettingUp
from ui.settings import Settings
from ui.strip import Strip
from ui.window import Window

PATIENCE_MS = 20_000
LANE = DeskProfile.LANE_WITHOUT_NAMES


@pytest.fixture
def made(tmp_path):
    """A file of two desks whose server is nowhere."""
    data = ServerData(tmp_path / "server")
    data.book(EVENT).publish(gathering=GATHERING, lists=[LIST], registrations=[ADA])
    today(data)
    made = Made(data, "Desk 1", "Desk 2", profile=LANE)
    made.path = made.write(tmp_path / "harbour.checkin-event")
    yield made
    data.close()


class Laptop:
    """A window on a laptop that is no desk yet."""

    def __init__(self, qapp, qtbot, folder, file=None):
        self.folder, self.qtbot = folder, qtbot
        self.profile, self.window = Profile.open(folder), Window()
        qtbot.addWidget(self.window)
        options = DeskOptions(folder, camera="0", event_file=file)
        settings = Settings(folder)
        self.opening = Opening(self.window, options, manners(qapp, folder), settings)
        self.opening.begin(self.profile)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def page(self):
        return self.window.centralWidget()

    def type(self, passphrase):
        self.page.passphrase.setText(passphrase)
        self.qtbot.keyClick(self.page.passphrase, Qt.Key.Key_Return)

    def drop(self, path):
        """Somebody drops a file on the window."""
        said = QMimeData()
        said.setUrls([QUrl.fromLocalFile(str(path))])
        buttons = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, said, *buttons)
        QApplication.sendEvent(self.window, entered)
        if entered.isAccepted():
            dropped = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, said, *buttons)
            QApplication.sendEvent(self.window, dropped)
        return entered.isAccepted()

    def close(self):
        self.opening.end()
        self.profile.close()


@pytest.fixture
def laptop(qapp, qtbot, tmp_path):
    opened = []

    def start(file=None):
        opened.append(Laptop(qapp, qtbot, tmp_path / "desk", file))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def said(page):
    """What the page says of the file, without the marks around people's own texts."""
    labels = [page._title, *page._facts, page.said]
    return " | ".join(one.text().strip("\u2068\u2069") for one in labels)


def test_a_passphrase_and_a_name_make_a_laptop_a_desk(laptop, made, qtbot):
    at = laptop(made.path)
    assert isinstance(at.page, SettingUp)
    assert at.page.passphrase.hasFocus()
    assert not at.page.open.isEnabled()

    at.type(made.passphrase.lower().replace("-", " "))

    qtbot.waitUntil(lambda: bool(at.page.desks))
    for words in ("Harbour Days", "1 person on list", "as of today", "Lane without names",
                  "good until", "Server: https://127.0.0.1:9", "Monday 15 April"):  # fmt: skip
        assert words in said(at.page)
    assert at.profile.enrolment is None
    assert [one.text() for one in at.page.desks] == ["Desk 1", "Desk 2"]
    qtbot.mouseClick(at.page.desks[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(at.page, DeskPage))
    assert at.profile.enrolment.desk_name == "Desk 2"
    assert [one.id for one in at.profile.store.registrations()] == [ADA.id]
    assert not at.drop(made.path)


@pytest.mark.qt_log_ignore("PulseAudioService")  # there need be no sound here
def test_a_desk_that_an_event_file_has_made_looks_itself_over_unasked(laptop, made, qtbot):
    at = laptop(made.path)
    at.type(made.passphrase)
    qtbot.waitUntil(lambda: bool(at.page.desks))
    qtbot.mouseClick(at.page.desks[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(at.window.findChildren(SelfTest)), timeout=PATIENCE_MS)
    assert at.window.is_covered
    assert at.opening._laptop._desk.away  # nobody is checked in behind it


def test_a_wrong_passphrase_is_one_sentence_and_may_be_tried_again_at_once(laptop, made, qtbot):
    at = laptop(made.path)
    at.type("0000-0000-0000-0000")
    qtbot.waitUntil(lambda: refusals.DOES_NOT_OPEN in said(at.page))
    assert at.page.passphrase.hasFocus()
    assert at.page.passphrase.selectedText() == "0000-0000-0000-0000"

    at.type(made.passphrase)

    qtbot.waitUntil(lambda: bool(at.page.desks))
    assert refusals.DOES_NOT_OPEN not in said(at.page)


def test_a_file_is_dropped_on_the_window_or_left_again(laptop, made, qtbot, tmp_path):
    at = laptop()
    first = at.page
    assert isinstance(first, FirstRun)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    assert at.drop(tmp_path / "photo.jpg")
    assert refusals.NOT_ONE in first.said.text()

    assert at.drop(made.path)
    assert isinstance(at.page, SettingUp)
    at.drop(made.path)  # nothing more happens while one is open
    qtbot.keyClick(at.page, Qt.Key.Key_Escape)

    assert isinstance(at.page, FirstRun)
    assert at.page.address.isEnabled()
    assert at.drop(made.path)
    assert isinstance(at.page, SettingUp)
    qtbot.mouseClick(at.page.back, Qt.MouseButton.LeftButton)
    assert isinstance(at.page, FirstRun)


def test_the_first_page_has_a_button_for_it(laptop, made, monkeypatch, qtbot):
    at = laptop()
    chosen = [("", ""), (str(made.path), "")]
    monkeypatch.setattr("ui.joining.QFileDialog.getOpenFileName", lambda *_: chosen.pop(0))

    qtbot.mouseClick(at.page.file, Qt.MouseButton.LeftButton)
    assert isinstance(at.page, FirstRun)
    qtbot.mouseClick(at.page.file, Qt.MouseButton.LeftButton)
    assert isinstance(at.page, SettingUp)


def test_a_laptop_that_is_a_desk_says_so_and_opens_it(laptop, made, qtbot):
    at = laptop(made.path)
    at.type(made.passphrase)
    qtbot.waitUntil(lambda: bool(at.page.desks))
    qtbot.mouseClick(at.page.desks[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(at.page, DeskPage))
    at.close()

    again = laptop(made.path)

    assert isinstance(again.page, CalmPage)
    assert again.page._title.text().strip("\u2068\u2069") == "This laptop is a desk already"
    qtbot.mouseClick(again.page.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(again.page, DeskPage))


def test_desks_that_other_laptops_are_cannot_be_chosen(qapp, qtbot, made):
    page, window = SettingUp("x.checkin-event"), Window()
    qtbot.addWidget(window)
    window.show_page(page)
    window.show()
    page.know(made.head, made.head.made)
    assert [one.isEnabled() for one in page.desks] == [True, True]

    page.know_taken({"Desk 1"})

    assert [one.isEnabled() for one in page.desks] == [False, True]
    assert page.desks[0].text() == "Desk 1 (in use)"
    language = Language(qapp)
    for code in ("fr", "es", "ar"):
        language.use(code)
        QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
        assert page.desks[0].text() != "Desk 1 (in use)"
        assert "Which desk" not in page._which.text()
    language.use("en")


def test_every_refusal_is_said_in_the_language_of_the_window(qapp, qtbot):
    known = {one for name, one in vars(refusals).items() if name.isupper()}
    # Only commands name a desk that is not in the file.
    assert known - {refusals.LETTERS, refusals.NO_SUCH_PLACE} <= {*REFUSALS}

    page, language = SettingUp("x"), Language(qapp)
    qtbot.addWidget(page)
    for code in ("fr", "es", "ar"):
        language.use(code)
        for sentence in REFUSALS:
            page.failed(sentence)
            assert page.said.text().strip("\u2068\u2069") not in {"", sentence}
    language.use("en")


def test_why_a_desk_waits_stands_on_its_strip_with_the_letters_that_organisers_see(qapp, qtbot):
    strip = Strip()
    qtbot.addWidget(strip)
    why = f"{refusals.IN_USE}{refusals.LETTERS}7Q4 MK2"

    assert strip.offline_words(3, why) == f"{refusals.IN_USE} Letters: 7Q4 MK2"
    language = Language(qapp)
    language.use("ar")
    assert strip.offline_words(3, why).endswith("7Q4 MK2")
    assert "Ask an organiser" not in strip.offline_words(3, why)
    language.use("en")
