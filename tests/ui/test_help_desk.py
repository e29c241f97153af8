"""The help desk on the screen: opened by the staff PIN, everything by keys, everything recorded."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import checkin.usecases.help_desk
from checkin.adapters.keys import SigningKey
from checkin.domain import badge as badges
from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    BadgeId,
    DeskId,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
)
from checkin.domain.reasons import SettleReason
from checkin.domain.record import Draft, Kind, Role, regarding
from checkin.domain.short_code import short_code
from checkin.domain.staff_pin import verifier
from checkin.usecases.sync import News
from tests.fakes import OTHER, MemoryStore
from tests.ui.conftest import DAY_1, DAY_2, LISTED, MINUTE, MONDAY
from tests.ui.test_keys import press
from ui.card import State
from ui.help_desk.words import SENTENCES
from ui.theme import Look
from ui.workers import Exchanged

PIN = "042917"
SIGNER = SigningKey(b"k" * 32)
SPARE = IssuedBadge(BadgeId("cd" * 12), RegistrationId(""), short_code(815))
SPARE_TEXT = badges.sign(
    badges.SignedBadge(1, LISTED.gathering.id, SPARE.id, DAY_1.day, DAY_2.day), SIGNER
).text
COLLEAGUE = Registration(
    RegistrationId("r7"), "Zed Ade", "Harmattan Press Union", lists=frozenset({DAY_1.id})
)
EVENT = replace(
    LISTED,
    gathering=replace(
        LISTED.gathering,
        badge_keys=((1, SIGNER.public_key),),
        pin=verifier(PIN, b"s" * 16),
    ),
    lists=(replace(DAY_1, exit=True), DAY_2),
    registrations=(*LISTED.registrations, COLLEAGUE),
    badges=(*LISTED.badges, SPARE),
)


def key(at, *names):
    for name in names:
        press(at.window.focusWidget(), getattr(Qt.Key, f"Key_{name}"))


def write(at, text):
    for letter in text:
        press(at.window.focusWidget(), Qt.Key.Key_unknown, letter)


def choose(at, words):
    """Walk to the row with these words, and press Enter."""
    options = at.page.board.sheet.options
    place = next(n for n, one in enumerate(options) if words in one.words)
    key(at, *["Up"] * len(options), *["Down"] * place, "Return")


def shown(at):
    assert at.page.boarding
    return at.page.board.sheet.title.replace("\u2068", "").replace("\u2069", "")


def words(at):
    return [one.words for one in at.page.board.sheet.options]


def records(at, *kinds):
    return [one for one in at.store.records() if one.kind in kinds]


@pytest.fixture
def lane(hands):
    return hands(MemoryStore(EVENT))


@pytest.fixture
def desk(lane):
    """A help desk that has just been opened."""
    key(lane, "F2")
    write(lane, PIN)
    key(lane, "Return")
    return lane


def see_to(at, name):
    write(at, name)
    key(at, "F2")


# ---------------------------------------------------------------- the way in and out


def test_the_staff_pin_opens_the_help_desk_and_a_band_says_so(lane):
    before = lane.page.strip.grab().toImage().pixelColor(2, 16)
    key(lane, "F2")
    assert shown(lane) == "Help desk"
    assert lane.page.board.fields[0].echoMode() is lane.page.board.fields[0].EchoMode.Password
    write(lane, PIN)
    key(lane, "Return")

    assert lane.desk.role is Role.HELP_DESK
    assert words(lane)[0] == "Somebody who is not on the list"
    assert lane.page.strip.grab().toImage().pixelColor(2, 16) != before
    assert lane.page.door.closing.isActive()
    assert lane.page.door.closing.interval() == 5 * MINUTE


def test_a_wrong_pin_opens_nothing_and_has_to_wait(lane):
    key(lane, "F2")
    write(lane, "111111")
    key(lane, "Return")
    assert "Try again in 1 s." in lane.page.board.said
    assert lane.page.board.typed[0] == ""
    write(lane, PIN)
    key(lane, "Return")

    assert lane.desk.role is Role.LANE
    write(lane, "12")
    lane.page.door._door._until_ms = 0
    key(lane, "Return")
    assert lane.page.board.said == "The staff PIN has six digits."


def test_where_no_pin_has_come_the_sheet_says_how_to_get_one(hands):
    at = hands()
    key(at, "F2")

    assert "checkin pin" in at.page.board.sheet.lines[1]
    key(at, "Return", "Escape")
    assert at.card.state is State.READY
    assert not at.page.boarding


def test_a_badge_is_answered_while_the_pin_is_asked_for(lane):
    key(lane, "F2")
    lane.scan("r1")

    assert lane.card.state is State.CHECKED_IN
    assert not lane.page.boarding


def test_escape_on_the_first_sheet_closes_it_and_so_do_five_minutes(desk):
    key(desk, "Escape")
    assert desk.desk.role is Role.LANE
    assert not desk.page.boarding
    assert not desk.page.door.closing.isActive()
    desk.page.press("help_desk")
    write(desk, PIN)
    key(desk, "Return")
    desk.page.door.closing.timeout.emit()
    assert desk.desk.role is Role.LANE


def test_the_menu_opens_and_closes_it(desk):
    menu = desk.page.top.menu
    next(one for one in menu.actions() if one.text() == "Close the help desk").trigger()
    assert desk.desk.role is Role.LANE
    next(one for one in menu.actions() if one.text().startswith("Help desk")).trigger()
    assert shown(desk) == "Help desk"


def test_a_minute_without_a_key_hides_it_and_a_key_brings_the_step_back(desk):
    choose(desk, "not on the list")
    write(desk, "Grace")
    desk.page.door.hiding.timeout.emit()
    assert desk.card.state is State.HIDDEN
    assert not desk.page.boarding

    key(desk, "Shift", "F5")
    assert desk.page.board.typed[0] == "Grace"
    assert desk.card.state is State.READY


# ---------------------------------------------------------------- for one person


@pytest.mark.parametrize(
    ("rules", "state", "why", "reason"),
    [
        ({"opens": MONDAY + MINUTE}, State.NOT_OPEN_YET, "Before it opens", "outside_hours"),
        ({"closes": MONDAY}, State.CLOSED, "after it closed", "outside_hours"),
        (
            {"categories": ("Speaker",)},
            State.OTHER_CATEGORY,
            "The list is for others",
            "other_category",
        ),
    ],
)
def test_somebody_against_the_rules_is_admitted_with_the_reason_that_fits(
    desk, rules, state, why, reason
):
    desk.store.listed = replace(desk.store.listed, lists=(replace(DAY_1, **rules), DAY_2))
    desk.page.hearing.talked(Exchanged(News((), True, 0, 0, 0, False, desk.now_ms), 0, 0))
    desk.scan("r1")
    assert desk.card.state is state
    key(desk, "F2")
    assert "Check in" not in [one.words for one in desk.page.board.sheet.options]
    choose(desk, "Admit anyway")
    assert len(desk.page.board.sheet.options) == 3
    choose(desk, why)

    (admitted,) = records(desk, Kind.ADMITTED)
    assert admitted.reason == reason
    assert desk.card.state is State.CHECKED_IN


def test_somebody_of_another_day_is_admitted_with_a_reason(desk):
    desk.scan("r2")
    assert desk.card.state is State.OTHER_LIST
    assert desk.card.buttons[0].words == "More (F2)"
    key(desk, "F2")
    assert shown(desk) == "Łucja Wróblewska"
    choose(desk, "Admit anyway")
    choose(desk, "An organiser asked for it")

    (admitted,) = records(desk, Kind.ADMITTED)
    assert (admitted.reason, admitted.role) == ("organiser_asked", Role.HELP_DESK)
    assert desk.card.state is State.CHECKED_IN
    desk.page.over.emit()
    assert shown(desk) == "Help desk"


def test_a_check_in_of_long_ago_is_taken_back_with_a_reason(desk):
    desk.scan("r1")
    desk.later(40 * MINUTE)
    see_to(desk, "ada")
    assert "In since 09:00." in desk.page.board.sheet.lines[0]
    choose(desk, "Take the check-in back")
    choose(desk, "They did not enter")

    (undone,) = records(desk, Kind.UNDONE)
    assert undone.reason == "did_not_enter"
    assert desk.card.state is State.UNDONE
    assert desk.desk.count().here == 0


def test_a_lost_badge_is_replaced_by_a_spare_one_that_is_shown(desk):
    see_to(desk, "ada")
    choose(desk, "Another badge")
    choose(desk, "lost")
    desk.scan_text("CODE-r5")
    assert "somebody's already" in desk.page.board.said
    desk.scan_text(SPARE_TEXT)

    (made,) = records(desk, Kind.REPLACED)
    assert (made.about, made.badge, made.reason) == ("r1", SPARE.id, "lost")
    assert desk.card.state is State.BADGE_REPLACED
    desk.scan_text(SPARE_TEXT)
    assert desk.card.state is State.BADGE_REPLACED
    desk.later(3_000)
    desk.scan_text(SPARE_TEXT)
    assert desk.card.state is State.CHECKED_IN
    desk.scan("r1")
    assert desk.card.state is State.REPLACED


def test_a_spare_badge_can_be_typed_and_a_wrong_one_is_said_to_be_none(desk):
    see_to(desk, "ada")
    choose(desk, "Another badge")
    choose(desk, "forgotten")
    write(desk, "nonsense")
    key(desk, "Return")
    assert desk.page.board.said == "This is not a spare badge of this event."
    assert desk.page.board.typed[0] == "nonsense"
    key(desk, *["Backspace"] * 8)
    write(desk, SPARE.short.lower())
    key(desk, "Return")

    assert [one.badge for one in records(desk, Kind.REPLACED)] == [SPARE.id]


def test_a_spare_badge_that_is_nobodys_says_so(desk):
    desk.scan_text(SPARE_TEXT)

    assert desk.card.state is State.SPARE
    assert desk.said().startswith("A spare badge |  |  | It is nobody's yet.")


def test_without_a_spare_badge_the_old_one_is_void_all_the_same(desk):
    see_to(desk, "ada")
    choose(desk, "Another badge")
    choose(desk, "stolen")
    key(desk, "Return")

    assert [one.badge for one in records(desk, Kind.REPLACED)] == [""]
    assert "find them by name" in desk.said()


def test_a_typing_scanner_fills_in_the_badge_and_leaves_no_letters(desk):
    see_to(desk, "ada")
    choose(desk, "Another badge")
    choose(desk, "lost")
    desk.page.board.fields[0].setText(SPARE_TEXT)
    desk.page.scanned(SPARE_TEXT)

    assert desk.card.state is State.BADGE_REPLACED


def test_somebody_comes_in_the_place_of_another_and_two_enters_check_them_in(desk):
    see_to(desk, "ada")
    choose(desk, "in their place")
    assert shown(desk) == "In the place of Ada Nwosu"
    assert desk.page.board.typed[1] == "Harmattan Press Union"
    key(desk, "Return")
    assert desk.page.board.said == "Write down the name first."
    write(desk, "Grace Hopper")
    key(desk, "Return")
    assert desk.page.board.sheet.fields == ("Code of the spare badge",)
    key(desk, "Escape")
    assert desk.page.board.typed[0] == "Grace Hopper"
    key(desk, "Return")
    desk.scan_text(SPARE_TEXT)

    assert desk.card.state is State.REGISTERED
    assert "Grace Hopper" in desk.said()
    key(desk, "Return")
    assert desk.card.state is State.CHECKED_IN
    (made,) = records(desk, Kind.REGISTERED)
    assert (made.instead, made.reason, made.badge) == ("r1", "substitute", SPARE.id)
    desk.scan("r1")
    assert desk.card.state is State.CANCELLED


def test_somebody_who_walks_in_is_registered_and_not_now_admits_nobody(desk):
    choose(desk, "not on the list")
    write(desk, "Grace Hopper")
    key(desk, "Return")
    write(desk, "Navy")
    key(desk, "Return")
    assert shown(desk) == "Grace Hopper"
    assert words(desk) == ["\u2068Day 1\u2069", "\u2068Day 2\u2069"]
    assert desk.page.board.ticked() == {DAY_1.id}
    key(desk, "Return", "Return")
    assert desk.card.state is State.REGISTERED
    key(desk, "Escape")

    assert shown(desk) == "Help desk"
    assert records(desk, Kind.ADMITTED) == []
    assert [(one.list, one.lists) for one in records(desk, Kind.REGISTERED)] == [(DAY_1.id, ())]
    assert [one.public_name for one in desk.desk.people.added()] == ["Grace Hopper"]


def walk_in(desk):
    choose(desk, "not on the list")
    write(desk, "Grace Hopper")
    key(desk, "Return")
    write(desk, "Navy")
    key(desk, "Return")


def test_somebody_who_walks_in_is_registered_for_all_lists_that_are_ticked(desk):
    walk_in(desk)
    key(desk, "Down", "Space", "Return", "Escape")
    assert desk.page.board.ticked() == {DAY_1.id, DAY_2.id}, "as it was left"
    key(desk, "Return", "Return", "Return")

    assert desk.card.state is State.CHECKED_IN
    (made,) = records(desk, Kind.REGISTERED)
    assert (made.list, made.lists) == (DAY_1.id, (DAY_2.id,))


def test_somebody_registered_for_another_day_only_is_not_checked_in_here(desk):
    walk_in(desk)
    key(desk, "Space", "Return")
    assert desk.page.board.said == "Tick a list first."
    key(desk, "Down", "Space", "Return", "Return")

    assert desk.card.state is State.REGISTERED
    assert "Not for this desk's list" in desk.said()
    assert [one.act for one in desk.card.buttons] == ["back"]
    key(desk, "Return")
    assert shown(desk) == "Help desk"
    assert records(desk, Kind.ADMITTED) == []


def test_where_there_is_one_list_nobody_is_asked_which(hands):
    at = hands(MemoryStore(replace(EVENT, lists=(DAY_1,))))
    key(at, "F2")
    write(at, PIN)
    key(at, "Return")
    walk_in(at)

    assert at.page.board.sheet.fields == ("Code of the spare badge",)


def test_a_place_that_is_taken_is_not_to_be_had_and_that_is_said(desk):
    see_to(desk, "ada")
    choose(desk, "in their place")
    write(desk, "Grace")
    key(desk, "Return")
    desk.acts.substitute(RegistrationId("r1"), checkin.usecases.help_desk.Person("Mary"))
    key(desk, "Return")

    assert desk.page.board.said == "This place is cancelled, or somebody has taken it already."


def test_what_was_typed_is_safe_from_codes_and_from_f1(desk):
    choose(desk, "not on the list")
    write(desk, "Grace")
    desk.scan("r1")
    key(desk, "F1", "F2")

    assert desk.page.board.typed[0] == "Grace"
    assert records(desk, Kind.ADMITTED) == []


def test_somebody_can_be_checked_in_and_out_from_their_sheet(desk):
    see_to(desk, "ada")
    choose(desk, "Check in")
    assert desk.card.state is State.CHECKED_IN
    desk.page.to_ready()
    see_to(desk, "ada")
    choose(desk, "Check out")
    assert desk.card.state is State.CHECKED_OUT


def test_for_somebody_cancelled_nothing_is_offered(desk):
    desk.scan("r4")
    key(desk, "F2")

    assert words(desk) == []
    assert shown(desk) == "Tomas Brenner"
    key(desk, "Return")
    assert "Cancelled, or another person has the place." in desk.page.board.sheet.lines[0]


def test_a_badge_given_by_mistake_is_taken_back_and_the_old_one_is_good_again(desk):
    see_to(desk, "ada")
    choose(desk, "Another badge")
    choose(desk, "forgotten")
    key(desk, "Return", "Escape")
    desk.scan("r1")
    assert desk.card.state is State.REPLACED
    key(desk, "F2")
    choose(desk, "The old badge is good again")
    choose(desk, "mistake")

    assert shown(desk) == "Ada Nwosu"
    assert "The old badge is good again" not in words(desk)
    desk.later(3_000)
    desk.scan("r1")
    assert desk.card.state is State.CHECKED_IN


def test_a_place_given_by_mistake_goes_back(desk):
    see_to(desk, "ada")
    choose(desk, "in their place")
    write(desk, "Grace Hopper")
    key(desk, "Return", "Return", "Escape")
    desk.scan("r1")
    assert desk.card.state is State.CANCELLED
    key(desk, "F2")
    choose(desk, "Take the registration back")
    choose(desk, "wrong person")

    assert "Not here yet." in desk.page.board.sheet.lines[0]
    assert desk.desk.people.added() == ()


def test_ctrl_z_takes_back_letters_while_somebody_writes(desk):
    desk.scan("r1")
    desk.page.to_ready()
    choose(desk, "not on the list")
    write(desk, "Grace")
    press(desk.window.focusWidget(), Qt.Key.Key_Z, "\x1a", Qt.KeyboardModifier.ControlModifier)

    assert desk.page.board.typed[0] != "Grace"
    assert records(desk, Kind.UNDONE) == []


def test_a_full_disk_at_a_registration_blocks_and_enter_registers_after_all(desk):
    choose(desk, "not on the list")
    write(desk, "Grace")
    key(desk, "Return", "Return", "Return")
    desk.store.disk_full = True
    key(desk, "Return")
    assert desk.page.blocker.isVisible()
    desk.store.disk_full = False
    key(desk, "Return")

    assert not desk.page.blocker.isVisible()
    assert desk.card.state is State.REGISTERED


# ---------------------------------------------------------------- groups


def test_an_organisation_is_checked_in_together(desk):
    see_to(desk, "ada")
    choose(desk, "organisation together")
    assert desk.page.board.ticked() == {"r1", "r7"}
    key(desk, "Space", "Space", "Return")

    assert sorted(one.about for one in records(desk, Kind.ADMITTED)) == ["r1", "r7"]
    assert desk.card.state is State.GROUP
    assert desk.card.look is Look.CHECKED_IN
    assert desk.card.title == "2 checked in"


def test_who_is_not_ticked_or_in_already_is_left_out(desk):
    desk.scan("r1")
    see_to(desk, "ada")
    choose(desk, "organisation together")
    assert desk.page.board.ticked() == {"r7"}
    key(desk, "Down", "Space", "Return")

    assert desk.page.boarding
    assert len(records(desk, Kind.ADMITTED)) == 1


def test_a_group_goes_on_where_a_full_disk_had_stopped_it(desk):
    see_to(desk, "ada")
    choose(desk, "organisation together")
    desk.store.disk_full = True
    key(desk, "Return")
    assert desk.page.blocker.isVisible()
    assert desk.card.look is not Look.CHECKED_IN
    desk.store.disk_full = False
    key(desk, "Return")

    assert desk.card.title == "2 checked in"
    assert len(records(desk, Kind.ADMITTED)) == 2


def test_of_a_group_it_is_said_who_could_not_be_checked_in(hands):
    people = tuple(
        replace(one, lists=frozenset({DAY_2.id})) if one.id == "r7" else one
        for one in EVENT.registrations
    )
    at = hands(MemoryStore(replace(EVENT, registrations=people)))
    key(at, "F2")
    write(at, PIN)
    key(at, "Return")
    see_to(at, "ada")
    choose(at, "organisation together")
    key(at, "Return")

    assert at.card.look is Look.PLEASE_READ
    assert at.card.title == "1 checked in"
    assert "Not checked in: Zed Ade" in at.said()


# ---------------------------------------------------------------- sent, and conflicts


def test_whom_a_lane_has_sent_is_on_the_list_until_somebody_is_done_with_them(desk):
    desk.desk.role = Role.LANE
    desk.acts.note(RegistrationId("r1"), "sent_to_help_desk")
    desk.desk.role = Role.HELP_DESK
    desk.later(1_000)
    desk.page.refresh()
    assert desk.page.board.sheet.options[1].detail == "1 waiting"
    choose(desk, "Sent by the lanes")
    assert "09:00 at \u2068Desk 1\u2069" in desk.page.board.sheet.options[0].detail
    choose(desk, "Ada")
    choose(desk, "Done")

    assert shown(desk) == "Sent by the lanes"
    assert desk.page.board.sheet.lines == ("Nobody is waiting.",)
    key(desk, "Return", "Escape")
    assert shown(desk) == "Help desk"


@pytest.fixture
def conflict(desk):
    """A conflict that this help desk has just heard of."""
    elsewhere = MemoryStore(EVENT, OTHER)
    draft = Draft(Kind.ADMITTED, ListId(DAY_1.id), "r1")
    there = elsewhere.record(draft, ClockReading(desk.now_ms, 0, 1))
    desk.later(3 * MINUTE)
    desk.scan("r1")
    desk.desk.heard([there], roster_changed=False)
    desk.page.to_ready()
    return there


def test_a_conflict_is_settled_by_saying_which_counts_and_why(desk, conflict):
    choose(desk, "Admitted at two desks")
    detail = desk.page.board.sheet.options[0].detail.replace("\u2068", "").replace("\u2069", "")
    assert detail == "Today 09:00 at Desk 2 · Today 09:03 at Desk 1"
    choose(desk, "Ada")
    choose(desk, "09:00")
    choose(desk, "code was copied")

    (settled,) = records(desk, Kind.SETTLED)
    assert (settled.names, settled.reason) == (conflict.fact, "code_copied")
    assert desk.desk.conflicts() == []
    assert desk.page.board.sheet.lines[0].startswith("None to settle")


def test_who_was_settled_elsewhere_is_in_since_what_was_kept(desk, conflict):
    """As the organisers' record does, which comes like any other."""
    own = records(desk, Kind.ADMITTED)[0]
    organisers = MemoryStore(EVENT, DeskId("8" * 16))
    known = (conflict.fact, own.fact)
    answer = regarding(own, Kind.SETTLED, SettleReason.SAME_PERSON, known)
    made = organisers.record(answer, ClockReading(desk.now_ms, 0, 1))
    desk.desk.heard([made], roster_changed=False)

    see_to(desk, "ada")
    assert "In since 09:03, as was settled." in desk.page.board.sheet.lines[0]


def test_an_uncertain_order_is_called_uncertain(desk, conflict):
    vague = replace(conflict, uncertainty_ms=None, desk="d2" * 8)
    desk.desk.heard([vague], roster_changed=False)
    desk.page.to_ready()
    choose(desk, "Admitted at two desks")

    assert any("order uncertain" in one.detail for one in desk.page.board.sheet.options)


# ---------------------------------------------------------------- words


def test_every_sentence_of_the_acts_can_be_said_in_every_language():
    source = Path(checkin.usecases.help_desk.__file__).read_text(encoding="utf-8")
    raised = [
        node.exc.args[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and isinstance(node.exc.func, ast.Name)
        and node.exc.func.id == "InputError"
    ]
    said = [
        one.value if isinstance(one, ast.Constant) else "A name has 200 letters at most."
        for one in raised
    ]

    assert sorted(set(said)) == sorted(SENTENCES)
