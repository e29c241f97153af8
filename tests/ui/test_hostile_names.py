from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QRegion

from checkin.domain.model import RegistrationId
from tests.fakes import MemoryStore
from tests.ui.conftest import LISTED, PEOPLE
from ui.plain_text import PlainLabel, clean

HOSTILE = [
    '<img src="{picture}" width=900 height=900><h1>Denied</h1>',
    "\u202eknurt a ton\u202d \u2066\u2067\u2068 left open",
    "x" * 10_000,
    "Ada\r\n\n\n\n\t\x00\x07\x1b[31m\u2028\u2029Nwosu",
    "Z" + "\u0301\u0335\u0489" * 400,
    "👩‍👩‍👧‍👦" * 300,
    "\u0e01\u0e49\u0e49\u0e49\u0e49\u0e49\u0e49\u0e49" * 40,
    "\ufdfa" * 50,
]


def without_the_name(panel):
    """The panel's picture with the name's own place painted over."""
    picture = panel.grab().toImage()
    painter = QPainter(picture)
    painter.fillRect(panel.name_box(), "black")
    painter.end()
    return picture


def renamed(name):
    """Everybody, and the first of them under another name."""
    return (replace(PEOPLE[0], public_name=name, organisation=name), *PEOPLE[1:])


@pytest.mark.parametrize("code", ["r1", "r2"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_changes_nothing_but_its_own_place(hands, tmp_path, code, name):
    red = tmp_path / "red.png"
    hands().page.panel.grab().save(str(red))
    name = name.replace("{picture}", red.as_uri())
    people = tuple(
        replace(one, public_name=name, organisation=name) if one.id == code else one
        for one in PEOPLE
    )
    tame, wild = hands(), hands(MemoryStore(replace(LISTED, registrations=people)))
    tame.scan(code)
    wild.scan(code)
    assert without_the_name(wild.page.panel) == without_the_name(tame.page.panel)


def test_a_name_in_a_row_stays_in_its_row(hands):
    people = (replace(PEOPLE[0], aliases=("ada",), public_name=HOSTILE[4], organisation=""),)
    at = hands(MemoryStore(replace(LISTED, registrations=people)))
    at.page.field.insert("ad")
    at.page.search("ad")
    assert at.page.rows.count() == 1
    region = QRegion(QRect(QPoint(0, 130), at.page.rows.rect().bottomRight()))
    crowded = at.page.rows.grab(region.boundingRect()).toImage()
    at.page.rows.forget()
    assert crowded == at.page.rows.grab(region.boundingRect()).toImage()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_moves_nothing_at_the_help_desk(hands, name):
    tame, wild = hands(), hands(MemoryStore(replace(LISTED, registrations=renamed(name))))
    for at in (tame, wild):
        at.page.staff_acts.see_to(at.desk.people.registration(RegistrationId("r1")))
        assert at.page.boarding

    assert wild.page.minimumSizeHint().width() == tame.page.minimumSizeHint().width()
    assert wild.window.size() == tame.window.size()
    assert wild.page.board.geometry() == tame.page.board.geometry()


def test_a_label_shows_markup_as_the_text_that_it_is(qtbot):
    marked, plain = PlainLabel("<b>Ada</b>"), PlainLabel("Ada")
    qtbot.addWidget(marked)
    qtbot.addWidget(plain)
    assert marked.sizeHint().width() > plain.sizeHint().width()
    assert marked.textFormat() is Qt.TextFormat.PlainText


def test_cleaning_leaves_one_line_without_controls():
    assert clean("a\u202eb\x00c\nd") == "a b c d"
    assert clean("نیم\u200cفاصله") == "نیم\u200cفاصله"
    assert len(clean("y" * 10_000)) == 160
