"""How many have come: opened by a key or a press, true while it is open, without a name."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from checkin.domain.model import CheckInList, ListId
from checkin.domain.staff_pin import SALT_BYTES, verifier
from checkin.usecases.curve import MOST_BARS, Curve, curve
from checkin.usecases.exchange import Silent
from checkin.usecases.sync import News
from tests.fakes import OTHER, MemoryStore
from tests.ui.conftest import DAY_1, DAY_2, LISTED, MINUTE, MONDAY, PEOPLE
from tests.ui.test_keys import press, types
from ui.card import State
from ui.curve import ArrivalCurve
from ui.workers import Exchanged, Heard

FIVE = 5 * MINUTE
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def lists_at(hands):
    """A desk of an event with these lists."""

    def at(*lists):
        return hands(MemoryStore(replace(LISTED, lists=lists)))

    return at


def talked(at, *silent, answered=True):
    """An attempt to talk has ended, and the organisers have told of these desks."""
    news = News((), False, 0, 0, 0, False, at.now_ms, silent=silent)
    at.page.hearing.talked(Exchanged(news if answered else None, 0, 0))


def opened(at):
    press(at.page.field, Qt.Key.Key_F4)
    return at.page.counts


def said(counts):
    """All that stands there, without the marks around people's own texts."""
    labels = (
        counts.arrived, counts.as_of, counts.missing, counts.inside,
        counts.nobody, counts.outside, *counts.others,
    )  # fmt: skip
    text = " | ".join(one.words for one in labels if one.words)
    return text.replace("\u2068", "").replace("\u2069", "")


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - the name is Qt's
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_a_key_and_the_count_itself_open_it_and_close_it_again(hands, qtbot):
    at = hands()
    for act in (
        lambda: press(at.page.field, Qt.Key.Key_F4),
        lambda: qtbot.mouseClick(at.page.footer.count, Qt.MouseButton.LeftButton),
    ):
        act()
        assert at.page.counting
        assert at.page.counts.isVisible()
        act()
        assert not at.page.counting
        assert at.page.panel.isVisible()


def test_escape_enter_and_its_button_go_back_to_work(hands, qtbot):
    at = hands()
    for act in (
        lambda: press(at.page.field, Qt.Key.Key_Escape),
        lambda: press(at.page.field, Qt.Key.Key_Return),
        lambda: qtbot.mouseClick(at.page.counts.back, Qt.MouseButton.LeftButton),
    ):
        opened(at)
        act()
        assert not at.page.counting
        assert at.card.state is State.READY


def test_a_letter_closes_it_and_is_typed(hands):
    at = hands()
    opened(at)
    types(at.page.field, "ada")

    assert at.page.field.text() == "ada"
    assert at.page.searching


@pytest.mark.parametrize("way", ["camera", "scanner"])
def test_a_scan_while_it_is_open_is_answered_at_once(hands, way):
    at = hands()
    opened(at)
    if way == "camera":
        at.scan("r1")
    else:
        at.page.scanned("CODE-r1")

    assert at.card.state is State.CHECKED_IN
    assert at.page.panel.isVisible()
    assert not at.page.counting


def test_it_says_how_many_of_how_many_and_of_when_that_is(hands):
    at = hands()
    at.scan("r1")
    talked(at)
    at.later(MINUTE)

    assert said(opened(at)) == "Arrived: 1 of 4 | As of 09:00. | Day 2 · Tue 16 Apr: 0 of 5"


def test_before_the_organisers_are_heard_and_after_it_says_so(hands):
    at = hands()
    counts = opened(at)
    assert "As far as this desk knows. It has not heard from the organisers yet." in said(counts)

    talked(at)
    at.page.standing.timer.timeout.emit()
    assert "As of 09:00." in said(counts)

    at.later(20 * MINUTE)
    talked(at, answered=False)
    at.page.standing.timer.timeout.emit()
    assert "As far as this desk knows, offline since 09:00." in said(counts)


def test_a_desk_that_nobody_has_heard_may_have_more(hands):
    at = hands()
    at.later(20 * MINUTE)
    talked(at, Silent(OTHER, DAY_1.id, at.now_ms - 14 * MINUTE))
    counts = opened(at)
    assert "Perhaps more at Desk 2, not heard for 14 min." in said(counts)

    talked(at, Silent(OTHER, DAY_1.id, at.now_ms - 74 * MINUTE))
    at.page.standing.timer.timeout.emit()
    assert "not heard for 1 h 14 min." in said(counts)

    talked(at)
    at.page.standing.timer.timeout.emit()
    assert "Perhaps" not in said(counts)


def test_where_people_leave_it_says_who_is_inside(lists_at):
    at = lists_at(replace(DAY_1, exit=True))
    at.scan("r1")
    at.scan("r5")
    at.later(MINUTE)
    at.page.let_out(out=True)
    at.scan("r1")

    assert "Arrived: 2 of 4" in said(opened(at))
    assert "Inside now: 1" in said(at.page.counts)


def test_many_lists_have_a_line_each_as_far_as_there_is_room(lists_at):
    dinners = [
        CheckInList(ListId(f"dinner-{number}"), f"Dinner {number}", date(2024, 4, 16))
        for number in range(3)
    ]
    few, many = lists_at(DAY_1, *dinners), lists_at(DAY_1, DAY_2, *dinners)

    assert said(opened(few)).count("Dinner") == 3
    assert said(opened(many)).endswith(
        "Day 2 · Tue 16 Apr: 0 of 5 | Dinner 0 · Tue 16 Apr: 0 of 0 | and 2 more lists"
    )


def test_nobody_yet_is_said_and_no_empty_axes_are_drawn(hands):
    at = hands()
    counts = opened(at)

    assert "Nobody has arrived yet" in said(counts)
    assert not counts.curve.isVisible()


def test_news_is_shown_within_a_second_and_nothing_is_painted_while_nothing_changes(hands):
    at, elsewhere = hands(), hands()
    elsewhere.scan("r5")
    record = replace(next(iter(elsewhere.store.records())), desk=OTHER, digest="e" * 64)
    at.scan("r1")
    talked(at)
    counts = opened(at)
    at.window.grab()
    paints = Paints(counts.curve)
    for _ in range(3):
        at.page.standing.timer.timeout.emit()
    at.window.repaint()
    before = paints.count
    at.page.standing.timer.timeout.emit()
    assert "Arrived: 1 of 4" in said(counts)

    at.page.hearing.told(Heard((record,), behind=False))
    at.page.standing.timer.timeout.emit()

    assert "Arrived: 2 of 4" in said(counts)
    assert before <= 1


def test_while_it_is_closed_nobody_counts(hands):
    at = hands()
    opened(at)
    press(at.page.field, Qt.Key.Key_Escape)
    at.scan("r1")
    at.page.standing.timer.timeout.emit()

    assert "Arrived: 0 of 4" in said(at.page.counts)


def test_it_speaks_the_language_of_now(hands, qapp, qtbot):
    from ui.language import Language

    at = hands()
    counts = opened(at)
    language = Language(qapp)
    try:
        language.use("fr")
        qtbot.waitUntil(lambda: "Arrivées\u202f: 0 sur 4" in said(counts))
        assert counts.back.text() == "Reprendre (Échap)"
        assert "Personne n’est encore arrivé" in said(counts)
    finally:
        language.use("en")


def test_whoever_writes_at_the_help_desk_is_not_interrupted(hands):
    gathering = replace(LISTED.gathering, pin=verifier("246810", bytes(SALT_BYTES)))
    at = hands(MemoryStore(replace(LISTED, gathering=gathering)))
    at.page.ask_pin()
    types(at.page.board.fields[0], "12")

    press(at.page.board.fields[0], Qt.Key.Key_F4)

    assert at.page.boarding
    assert at.page.board.fields[0].text() == "12"


def test_what_is_hidden_stays_so_until_it_is_asked_for(hands):
    at = hands()
    at.page.conceal()
    press(at.page.field, Qt.Key.Key_F4)
    assert not at.page.counting


def test_it_names_nobody_and_those_who_listen_get_the_numbers_as_a_table(hands):
    at = hands()
    for who in ("r1", "r5"):
        at.scan(who)
    at.later(7 * MINUTE)
    at.scan("r6")
    counts = opened(at)

    table = counts.curve.accessibleDescription()
    assert table == "09:00: 2, 2 in all; 09:05: 1, 3 in all"
    assert counts.curve.accessibleName() == "Arrivals per five minutes"
    heard = said(counts) + table
    assert [one.public_name for one in PEOPLE if one.public_name and one.public_name in heard] == []


def test_a_name_of_a_list_that_has_no_end_stays_in_its_line(lists_at):
    endless = replace(DAY_2, name="Plenary " * 400)
    at = lists_at(DAY_1, endless)
    at.window.resize(1280, 720)
    before = at.page.camera.geometry()

    counts = opened(at)
    at.window.grab()

    assert counts.others[0].height() < 40
    assert at.page.camera.geometry() == before


# ---------------------------------------------------------------- the painted curve


def painted(qtbot, shown: Curve, expected: int | None, *, mirrored=False, size=(700, 240)):
    chart = ArrivalCurve()
    qtbot.addWidget(chart)
    chart.resize(*size)
    if mirrored:
        chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chart.show_curve(shown, expected, BERLIN)
    return chart.grab().toImage()


def ink(image, left, right, top, bottom):
    """How many pixels of the accent colour are in that part of it."""
    from PySide6.QtGui import QColor

    from ui.theme import scheme

    accent = QColor(scheme().accent).rgb()
    return sum(image.pixel(x, y) == accent for x in range(left, right) for y in range(top, bottom))


def test_more_arrivals_are_a_higher_bar_and_the_later_ones_are_further_right(qtbot):
    arrivals = {MONDAY: 40, MONDAY + 6 * FIVE: 10}
    image = painted(qtbot, curve(arrivals, 60, None, MONDAY + 11 * FIVE), 60)
    low = image.height() - 90

    first, second = ink(image, 30, 120, low, 240), ink(image, 330, 430, low, 240)
    assert first > 3 * second > 0
    assert ink(image, 440, 660, low, 240) == 0


def test_time_runs_from_the_left_in_arabic_too(qtbot):
    shown = curve({MONDAY: 40, MONDAY + 6 * FIVE: 10}, 60, None, MONDAY)
    plain, mirrored = (painted(qtbot, shown, 60, mirrored=one) for one in (False, True))
    top = 32  # below the words of what is what, which are mirrored
    size = (0, top, plain.width(), plain.height() - top)

    assert plain.copy(*size) == mirrored.copy(*size)
    assert plain != mirrored


def test_what_is_to_be_expected_is_painted_where_it_is_known(qtbot):
    known = curve({MONDAY: 40}, 60, MONDAY + 6 * FIVE, MONDAY)
    without = replace(known, band=())

    assert painted(qtbot, known, 60) != painted(qtbot, without, 60)


@pytest.mark.parametrize("expected", [None, 1, 100_000])
@pytest.mark.parametrize(
    "arrivals",
    [
        {MONDAY: 1},
        {MONDAY + place * FIVE: 1389 for place in range(MOST_BARS)},
        {MONDAY - 10**11: 1, MONDAY: 99_999},
    ],
)
@pytest.mark.parametrize("size", [(700, 120), (1100, 420), (40, 40)])
def test_one_person_a_hundred_thousand_and_a_wrong_clock_can_all_be_painted(
    qtbot, expected, arrivals, size
):
    image = painted(qtbot, curve(arrivals, expected, MONDAY, MONDAY), expected, size=size)

    assert not image.isNull()


# ---------------------------------------------------------------- the help card


def event_with(*contacts):
    return MemoryStore(replace(LISTED, gathering=replace(LISTED.gathering, contacts=contacts)))


def test_the_help_card_says_whom_to_ask_with_no_network(hands):
    at = hands(event_with("Venue lead: room 12", "First aid: +49 30 23125 142"))
    talked(at, answered=False)
    press(at.page.field, Qt.Key.Key_F1)

    assert "Whom to ask: Venue lead: room 12, First aid: +49 30 23125 142" in at.said()
    assert "F2: Send to the help desk" in at.said()


def test_without_contacts_the_card_asks_nobody(hands):
    at = hands()
    at.page.explain()

    assert "Whom to ask" not in at.said()


def test_contacts_are_text_and_at_most_six(hands):
    hostile = "<b>Bold</b>\u202e\x07 &amp; <img src=file:///etc/hosts>"
    at = hands(event_with(hostile, *(f"Desk {number}" for number in range(20))))
    at.page.explain()
    at.window.grab()

    assert "<b>Bold</b> &amp; <img src=file:///etc/hosts>" in at.said()
    assert "Desk 4" in at.said()
    assert "Desk 5" not in at.said()


def test_the_longest_contacts_all_have_their_room(hands):
    from checkin.usecases.contacts import LONGEST_CONTACT, MOST_CONTACTS
    from ui import plain_text

    at = hands(
        event_with(*["Interpretation lead: room 1.204, x 3127"[:LONGEST_CONTACT]] * MOST_CONTACTS)
    )
    at.window.resize(1280, 720)
    at.page.explain()
    plain_text.too_long = found = []
    try:
        at.window.grab()
    finally:
        plain_text.too_long = None

    assert found == []


def test_the_keys_on_the_volunteers_sheet_are_those_of_the_card(hands):
    sheet = Path(__file__).parents[2] / "docs" / "volunteer-card.md"
    named = set(re.findall(r"`(F\d|Ctrl\+\w)`", sheet.read_text(encoding="utf-8")))
    at = hands()
    at.page.explain()

    assert {"F1", "F2", "F4", "F7", "F8", "Ctrl+Z", "Ctrl+L"} <= named
    assert [key for key in named - {"F1"} if f"{key}: " not in at.said()] == []
