"""A whole morning by keys alone: no mouse, and no call into the page."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QKeyEvent

from checkin.domain.record import How, Kind, Role
from tests.fakes import MemoryStore
from tests.ui.test_help_desk import EVENT, PIN, SPARE
from ui.card import State
from ui.language import LANGUAGES, Language

KEY = Qt.Key


class Typist:
    """Somebody who has a keyboard, and eyes."""

    def __init__(self, at):
        self.at = at

    def press(self, *keys, held=Qt.KeyboardModifier.NoModifier, text=""):
        """Press keys, as they come to whatever has them in the window."""
        for key in keys:
            has_keys = self.at.window.focusWidget()
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(has_keys, QKeyEvent(kind, key, held, text))

    def write(self, text):
        for letter in text:
            self.press(KEY.Key_unknown, text=letter)

    def choose(self, words):
        """Walk down to the row with these words, and press Enter."""
        for _ in range(10):
            board = self.at.page.board
            if words in board.sheet.options[board.row].words:
                break
            self.press(KEY.Key_Down)
        self.press(KEY.Key_Return)


@pytest.fixture
def typist(hands, qapp):
    """Somebody at a lane, whose window speaks as its keys say."""
    at = hands(MemoryStore(EVENT))
    spoken = Language(qapp)
    spoken.use("en")
    at.page.next_language.connect(spoken.use_next)
    yield Typist(at)
    spoken.use("en")


def test_search_check_in_undo_help_desk_substitution_and_language_by_keys_alone(typist, qtbot):
    at = typist.at

    # Search, and check in.
    typist.write("ada")
    assert at.page.searching
    typist.press(KEY.Key_Return)
    assert at.card.state is State.CONFIRM
    typist.press(KEY.Key_Return)
    assert at.card.state is State.CHECKED_IN

    # Undo.
    typist.press(KEY.Key_Z, held=Qt.KeyboardModifier.ControlModifier, text="\x1a")
    assert at.card.state is State.UNDONE
    typist.press(KEY.Key_Escape)
    assert at.card.state is State.READY

    # Whoever is already in: the buttons, by Tab.
    typist.write("mei")
    typist.press(KEY.Key_Return, KEY.Key_Return, KEY.Key_Escape)
    typist.write("mei")
    typist.press(KEY.Key_Return, KEY.Key_Return)
    assert at.card.title == "Already checked in"
    typist.press(KEY.Key_Tab, KEY.Key_Tab)
    assert at.window.focusWidget().text() == "Same person, back again"
    typist.press(KEY.Key_Return)
    assert at.card.state is State.PLEASE_READ
    typist.press(KEY.Key_Escape)

    # The help desk.
    typist.press(KEY.Key_F2)
    typist.write(PIN)
    typist.press(KEY.Key_Return)
    assert at.desk.role is Role.HELP_DESK

    # Somebody in the place of another, with a spare badge whose code is typed.
    typist.write("ada")
    typist.press(KEY.Key_F2)
    typist.choose("Somebody comes in their place")
    typist.write("Grace Hopper")
    typist.press(KEY.Key_Return)
    typist.write(SPARE.short)
    typist.press(KEY.Key_Return)
    assert at.card.state is State.REGISTERED
    assert at.window.focusWidget() is at.page.field
    typist.press(KEY.Key_Return)
    assert at.card.state is State.CHECKED_IN
    assert at.card.name == "Grace Hopper"

    # Another language, four times round, on a card and on the board.
    seen = []
    for _ in LANGUAGES:
        typist.press(KEY.Key_F7)
        seen.append(QLocale().name()[:2])
    assert seen == ["fr", "es", "ar", "en"]
    typist.press(KEY.Key_Escape, KEY.Key_F7)
    qtbot.waitUntil(lambda: at.page.board.sheet.title == "Accueil")

    # And out again.
    typist.press(KEY.Key_Escape)
    assert at.desk.role is Role.LANE
    assert [(one.kind, one.how, one.role) for one in at.store.records()] == [
        (Kind.ADMITTED, How.SEARCHED, Role.LANE),
        (Kind.UNDONE, "", Role.LANE),
        (Kind.ADMITTED, How.SEARCHED, Role.LANE),
        (Kind.REFUSED, How.SEARCHED, Role.LANE),
        (Kind.ADMITTED, How.SEARCHED, Role.LANE),
        (Kind.REGISTERED, "", Role.HELP_DESK),
        (Kind.ADMITTED, How.SEARCHED, Role.HELP_DESK),
    ]
