"""Five hundred hostile names, and everywhere that a name is shown: only its own place changes."""

import ctypes
import os
import socket
import sys
import unicodedata
from dataclasses import replace
from urllib.parse import urlsplit

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel, QWidget

from checkin.domain.model import BadgeId, IssuedBadge, RegistrationId
from checkin.domain.short_code import short_code
from tests.fakes import MemoryStore
from tests.ui.conftest import LISTED, PEOPLE
from tests.ui.hostile import hostile_names
from tests.ui.test_keys import press
from ui.card import State
from ui.search import ROW

TAME = "Ada Nwosu"
EDGE = 16
"""Of 255: by so much a pixel may be lighter where nothing has moved."""
MARKS = "\u2068\u2069\u200c\u200d"
"""What may stand in a text that is ours: the isolates, and what Persian and emoji need."""


class Bait:
    """A file and a server that nobody has a reason to touch, and whether somebody has."""

    def __init__(self, folder):
        self.folder = folder
        picture = folder / "red.png"
        picture.write_bytes(b"nobody reads this")
        self.file = picture.as_uri()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.setblocking(False)
        self.address = f"http://127.0.0.1:{self._server.getsockname()[1]}/red.png"
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK)
        opened_or_read = 0x20 | 0x01
        self._libc.inotify_add_watch(self._watch, os.fsencode(folder), opened_or_read)

    def taken(self):
        """Whether the file was opened, by whichever library, or the server called."""
        try:
            os.read(self._watch, 4096)
        except BlockingIOError:
            pass
        else:
            return True
        try:
            self._server.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def close(self):
        self._server.close()
        os.close(self._watch)


pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="inotify")


@pytest.fixture(scope="module")
def bait(tmp_path_factory):
    made = Bait(tmp_path_factory.mktemp("bait"))
    yield made
    made.close()


opens = []
"""What Python was asked to open or to connect to, while somebody counts."""
_counting = []


def _audit(event, arguments):
    if _counting and event in {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"}:
        opens.append((event, str(arguments)))


sys.addaudithook(_audit)


@pytest.fixture
def counted():
    """From here on all is counted that Python opens."""
    opens.clear()
    _counting.append(True)
    yield opens
    _counting.clear()


class Entrance:
    """A desk at which people with these names are expected, each with two codes."""

    def __init__(self, hands, names):
        self.names = names
        people = tuple(
            replace(
                PEOPLE[0],
                id=RegistrationId(f"n{n}"),
                public_name=name,
                organisation=name,
            )
            for n, name in enumerate(names)
        )
        badges = tuple(
            IssuedBadge(BadgeId(f"CODE-{one.id}{twice}"), one.id)
            for one in people
            for twice in ("", "-again")
        )
        typed = tuple(
            IssuedBadge(BadgeId(f"{n:024x}"), one.id, short_code(n)) for n, one in enumerate(people)
        )
        listed = replace(LISTED, registrations=people, badges=(*badges, *typed))
        self.at = hands(MemoryStore(listed))

    def confirm(self, n):
        """Type the code under their badge, and look twice."""
        self.at.page.field.setText(short_code(n))
        self.at.page.search(short_code(n))
        rows = self.rows_without_the_name()
        press(self.at.page.field, Qt.Key.Key_Return)
        assert self.at.card.state is State.CONFIRM
        return rows

    def rows_without_the_name(self):
        rows = self.at.page.rows
        assert rows.count() == 1
        picture = rows.grab().toImage()
        item = rows._list.visualItemRect(rows._list.item(0))
        corner = rows._list.viewport().mapTo(rows, item.topLeft())
        inside = QRect(corner, item.size()).adjusted(20, 4, -20, -4)
        assert inside.height() == ROW - 8
        return covered(picture, inside)

    def panel(self):
        panel = self.at.page.panel
        return covered(panel.grab().toImage(), panel.name_box())

    def forget(self):
        self.at.page.to_ready()


def covered(picture, box):
    painter = QPainter(picture)
    painter.fillRect(box, "black")
    painter.end()
    return picture


def is_same(one, other):
    """Whether nothing moved. The edges of large letters may be drawn a little lighter."""
    # By what Qt remembers of letters from before, it fills their outlines in one of two ways.
    if one == other:
        return True
    if one.size() != other.size():
        return False
    first, second = (
        np.frombuffer(each.convertToFormat(QImage.Format.Format_RGBA8888).constBits(), np.uint8)
        for each in (one, other)
    )
    return int(np.abs(first.astype(np.int16) - second).max()) <= EDGE


def is_plain(text, longest=700):
    """One line of printable letters, whatever the name was."""
    odd = [one for one in text if one not in MARKS and unicodedata.category(one)[0] == "C"]
    return not odd and len(text) <= longest


def spoken(page):
    """All that a screen reader may read on the page now."""
    for one in (page, *page.findChildren(QWidget)):
        yield one.accessibleName()
        yield one.accessibleDescription()
        if isinstance(one, QLabel):
            assert one.textFormat() is Qt.TextFormat.PlainText
            yield one.text()
    for row in range(page.rows._list.count()):
        yield page.rows._list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)


def walk(entrance, n):
    """Everywhere that one person's name comes: pictures of all but the name, and what is said."""
    at = entrance.at
    seen = {"row": entrance.confirm(n), "confirm": entrance.panel()}
    said = [*spoken(at.page), at.card.read_aloud()]
    entrance.forget()
    at.scan(f"n{n}")
    assert at.card.state is State.CHECKED_IN
    seen["checked in"] = entrance.panel()
    said += [*spoken(at.page), at.card.read_aloud()]
    at.scan(f"n{n}-again")
    assert at.card.state is State.A_MOMENT_AGO
    seen["a moment ago"] = entrance.panel()
    said += [*spoken(at.page), at.card.read_aloud()]
    # As much of it as is there however many people the count beside it names.
    seen["history"] = at.page.footer.history.grab().toImage().copy(0, 0, 3 * 96, 48)
    at.page.panel.shrink_name()
    seen["initials"] = entrance.panel()
    entrance.forget()
    seen["ready"] = at.page.panel.grab().toImage()
    return seen, said


def test_five_hundred_names_change_nothing_but_their_own_place(hands, bait, counted):
    names = list(hostile_names(bait.file, bait.address))
    assert len(names) == 500
    tame = Entrance(hands, [TAME] * 4)
    for n in range(4):  # the history is full from then on
        usual, _ = walk(tame, n)
    wild = Entrance(hands, [TAME] * 3 + names)
    for n in range(3):
        walk(wild, n)
    before = len(counted)

    changed, unplain = [], []
    for n, name in enumerate(names, 3):
        seen, said = walk(wild, n)
        changed += [(name[:40], where) for where in usual if not is_same(seen[where], usual[where])]
        unplain += [(name[:40], text[:80]) for text in said if not is_plain(text)]
    QCoreApplication.processEvents()

    print(f"{len(names)} names, {len(usual)} places each: {len(changed)} changed")  # noqa: T201 - the figure
    assert changed == []
    assert unplain == []
    assert not bait.taken()
    assert counted[before:] == [], "nothing is opened for any of them"


def test_five_hundred_names_move_nothing_at_the_help_desk(hands, bait, counted):
    names = list(hostile_names(bait.file, bait.address))
    at = Entrance(hands, [TAME, *names]).at

    def placed(n):
        who = at.desk.people.registration(RegistrationId(f"n{n}"))
        at.page.staff_acts.see_to(who)
        page, board = at.page, at.page.board
        assert board.isVisible()
        pieces = [one.geometry() for one in (board, page.camera, page.top, page.field)]
        said = [*spoken(page), board.sheet.title, *board.sheet.lines]
        at.page.steps.back()
        return (at.window.size(), at.window.minimumSizeHint(), pieces), said

    usual, _ = placed(0)
    before = len(counted)
    for n, name in enumerate(names, 1):
        now, said = placed(n)
        assert now == usual, name[:60]
        assert [one[:80] for one in said if not is_plain(one)] == [], name[:60]
    assert not bait.taken()
    assert counted[before:] == []


def test_the_bait_is_taken_by_a_label_that_guesses_what_a_text_is(qtbot, bait):
    label = QLabel(f'<img src="{urlsplit(bait.file).path}">')
    qtbot.addWidget(label)
    label.show()
    label.grab()

    assert bait.taken()
    socket.create_connection(("127.0.0.1", urlsplit(bait.address).port)).close()
    assert bait.taken()
    assert not bait.taken()


def test_what_python_opens_is_counted(counted, tmp_path):
    (tmp_path / "a").write_text("a")

    assert [event for event, _ in counted] == ["open"]
