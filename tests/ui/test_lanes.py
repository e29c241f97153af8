"""Lanes, and lanes without names: what they say and do where nobody at all has a name."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from checkin.domain.model import DeskId, DeskProfile, EnrolledDesk
from checkin.domain.record import How, Kind, Role
from checkin.domain.staff_pin import verifier
from checkin.domain.views import seen_by
from checkin.usecases.sync import News
from tests.fakes import MINE, OTHER, MemoryStore
from tests.ui.conftest import LISTED, MINUTE, SHORT
from tests.ui.test_keys import press, types
from ui.card import Act, State
from ui.workers import Exchanged

LANE, NAMELESS = DeskProfile.LANE, DeskProfile.LANE_WITHOUT_NAMES
PIN = "042917"
NAMES = ("Ada", "Nwosu", "Harmattan", "Mei", "Brenner", "Kiosk", "tea room", "Code only")


def listed(profile, event=LISTED.gathering):
    """What a desk of *profile* is given of the event, and two help desks beside it."""
    event = replace(event, pin=verifier(PIN, b"s" * 16))
    desks = (
        EnrolledDesk(MINE, "Lane 3", b"", profile=profile),
        EnrolledDesk(OTHER, "North door", b""),
        EnrolledDesk(DeskId("e" * 16), "Help desk 1", b""),
    )
    return replace(
        LISTED,
        gathering=seen_by(profile, event),
        registrations=tuple(seen_by(profile, one) for one in LISTED.registrations),
        badges=tuple(seen_by(profile, one) for one in LISTED.badges),
        desks=desks,
    )


@pytest.fixture
def at(hands):
    """A lane without names."""
    return hands(MemoryStore(listed(NAMELESS)))


@pytest.fixture
def lane(hands):
    return hands(MemoryStore(listed(LANE)))


def kinds(at):
    return [one.kind for one in at.store.records()]


def names_in(words):
    return [one for one in NAMES if one in words]


def test_a_badge_checks_in_and_the_card_says_the_category_and_what_to_give(at):
    at.scan("r1")

    assert at.said() == (
        "Checked in |  |  | member | Give: tray C-14 \u00b7 striped lanyard (no photos)"
    )
    assert kinds(at) == [Kind.ADMITTED]


@pytest.mark.parametrize("who", ["r2", "r3", "r4", "r5", "r6", "old"])
def test_no_card_names_anybody_nor_says_that_somebody_asked_not_to_be_named(at, who):
    for _ in range(2):
        at.scan(who)
        assert names_in(at.said()) == []
        at.later(2 * MINUTE)
    at.page.scanning.undo()
    assert names_in(at.said()) == []


def test_who_asked_not_to_be_named_looks_like_everybody(at):
    at.scan("r3")
    shown = at.said()
    at.scan("r5")

    assert at.said() == shown


def test_already_in_says_when_and_where(at):
    at.scan("r1")
    at.later(22 * MINUTE)
    at.scan("r1")

    assert at.said().startswith(
        "Already checked in |  |  | member | Today 09:00 at Lane 3, 22 min ago"
    )


def test_letters_find_nobody_and_that_is_said_calmly(at):
    types(at.page.field, "ada")

    assert at.page.searching
    assert at.page.rows.count() == 0
    said = at.page.rows._title.text().strip("\u2068\u2069")
    assert said == "This desk holds no names. Type the whole short code"
    assert at.page.field.placeholderText() == "Type the short code under the QR code"


def test_the_short_code_and_two_enters_check_somebody_in(at):
    types(at.page.field, SHORT.lower())
    press(at.page.field, Qt.Key.Key_Return)
    assert at.card.state is State.CONFIRM
    assert f"{SHORT[:4]} {SHORT[4:]} | Enter again checks in" in at.said()

    press(at.page.field, Qt.Key.Key_Return)

    record = list(at.store.records())[-1]
    assert (at.card.state, record.kind, record.how) == (State.CHECKED_IN, Kind.ADMITTED, How.TYPED)


def test_the_last_check_in_can_be_taken_back(at):
    at.scan("r1")
    press(at.page.field, Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)

    assert at.card.state is State.UNDONE
    assert kinds(at) == [Kind.ADMITTED, Kind.UNDONE]


def test_the_waiting_card_and_the_help_card_ask_for_no_name(at):
    assert "or type the short code under it" in at.said()
    press(at.page.field, Qt.Key.Key_F1)
    assert "name" not in at.said().lower().replace("letters", "")


def test_the_counts_are_shown(at):
    at.scan("r1")
    press(at.page.field, Qt.Key.Key_F4)
    assert at.page.counting


def test_f2_says_where_the_help_desks_are(at):
    press(at.page.field, Qt.Key.Key_F2)

    assert at.card.state is State.NO_HELP_DESK
    assert at.said().endswith(
        "This desk holds no names. Send people to a help desk. | Help desks: Help desk 1 \u00b7 North door"
    )
    assert not at.page.boarding


def test_at_a_lane_as_well_and_no_pin_is_asked_for_by_any_way(lane):
    press(lane.page.field, Qt.Key.Key_F2)
    assert "This desk is a lane. Send people to a help desk." in lane.said()
    lane.page.to_ready()
    lane.page.press(Act.HELP_DESK)

    assert lane.card.state is State.NO_HELP_DESK
    assert not lane.page.boarding
    assert "Where is the help desk? (F2)" in [one.text() for one in lane.page.top.menu.actions()]


def test_many_help_desks_are_counted_and_none_is_not_spoken_of(hands):
    many = tuple(EnrolledDesk(DeskId(f"{n:016x}"), f"Desk {n}", b"") for n in range(1, 8))
    mine = EnrolledDesk(MINE, "Lane 3", b"", profile=LANE)
    busy = hands(MemoryStore(replace(listed(LANE), desks=(mine, *many))))
    press(busy.page.field, Qt.Key.Key_F2)
    assert "Desk 4 \u00b7 +3" in busy.said()

    alone = hands(MemoryStore(replace(listed(LANE), desks=(mine,))))
    press(alone.page.field, Qt.Key.Key_F2)
    assert alone.said().endswith("Send people to a help desk.")


def test_whoever_is_stopped_is_sent_to_them_by_name(at):
    at.scan("r4")
    press(at.page.field, Qt.Key.Key_F2)

    assert at.card.state is State.SENT
    assert "Help desks: Help desk 1 \u00b7 North door" in at.said()
    assert kinds(at)[-1] == Kind.NOTE


def test_a_lane_shows_public_names_and_what_is_to_be_read(lane):
    lane.scan("r1")
    assert "Ada Nwosu | Harmattan Press Union" in lane.said()
    lane.scan("r5")
    assert "Please ask her to see the tea room." in lane.said()
    lane.page.to_ready()
    types(lane.page.field, "ada")
    assert lane.page.rows.count() == 1


def test_a_help_desk_of_which_the_organisers_make_a_lane_closes_and_says_so_when_asked(hands):
    store = MemoryStore(listed(DeskProfile.HELP_DESK))
    at = hands(store)
    press(at.page.field, Qt.Key.Key_F2)
    types(at.window.focusWidget(), PIN)
    press(at.window.focusWidget(), Qt.Key.Key_Return)
    assert at.desk.role is Role.HELP_DESK

    store.listed = listed(NAMELESS)
    at.page.hearing.talked(Exchanged(News((), True, 0, 0, 0, False, at.now_ms), 0, 0))

    assert at.desk.role is Role.LANE
    assert not at.page.boarding
    assert at.page.field.placeholderText() == "Type the short code under the QR code"
    press(at.page.field, Qt.Key.Key_F2)
    assert at.card.state is State.NO_HELP_DESK
