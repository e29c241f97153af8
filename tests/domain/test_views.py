"""What desks of each profile are given of the roster: the least, and all that decides."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    DeskProfile,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.short_code import short_code
from checkin.domain.views import is_stand_in, seen_by, stand_in

LANES = (DeskProfile.LANE, DeskProfile.LANE_WITHOUT_NAMES)
ADA = Registration(
    RegistrationId("r-ada"),
    "Ada Canarybird",
    "Quillfeather Trust",
    "Atlantis",
    "The deep",
    "speaker",
    frozenset({ListId("day-1")}),
    Standing.CANCELLED,
    ("Adelaide C.",),
    "آدا",
    ("tray C-14",),
    "Please ask her to see the tea room.",
)
SIGNED = BadgeId("ab" * 12)


def test_a_help_desk_is_given_everything_as_it_is():
    for thing in (
        ADA,
        IssuedBadge(BadgeId("ada@example.org"), ADA.id),
        Gathering(EventId("e"), "G"),
    ):
        assert seen_by(DeskProfile.HELP_DESK, thing) is thing


def test_a_lane_is_given_what_its_screen_shows_of_a_person():
    assert seen_by(DeskProfile.LANE, ADA) == replace(
        ADA, country="", region="", aliases=(), other_script=""
    )


def test_a_lane_without_names_is_given_what_decides_and_what_is_handed_over():
    given_ = seen_by(DeskProfile.LANE_WITHOUT_NAMES, ADA)

    said = {one.name for one in fields(given_) if getattr(given_, one.name)}
    assert said == {"id", "category", "lists", "standing", "give", "withheld"}


def test_who_has_no_name_to_show_looks_there_like_everybody():
    nobody = replace(ADA, public_name="")

    assert seen_by(DeskProfile.LANE_WITHOUT_NAMES, nobody) == seen_by(
        DeskProfile.LANE_WITHOUT_NAMES, ADA
    )


@pytest.mark.parametrize("profile", LANES)
def test_no_lane_can_guess_the_staff_pin_and_all_of_them_know_whom_to_ask(profile):
    event = Gathering(EventId("0badcafe"), "G", pin=b"v" * 48, contacts=("Venue lead: room 12",))

    assert seen_by(profile, event) == replace(event, pin=b"")


@pytest.mark.parametrize("profile", LANES)
def test_lists_and_desks_are_the_same_for_all(profile):
    for one in (
        CheckInList(ListId("day-1"), "Day 1", date(2024, 4, 15), categories=("speaker",)),
        EnrolledDesk(DeskId("1" * 16), "Desk 1", b"k" * 32),
    ):
        assert seen_by(profile, one) is one


@pytest.mark.parametrize("profile", LANES)
def test_a_signed_badge_goes_as_it_is_and_a_code_of_another_system_as_what_stands_for_it(profile):
    signed = IssuedBadge(SIGNED, ADA.id, short_code(815), 5)
    code = IssuedBadge(BadgeId("ada@example.org"), ADA.id, replaced_at=7)

    assert seen_by(profile, signed) == signed
    assert seen_by(profile, code) == replace(code, id=stand_in(code.id))


@pytest.mark.parametrize("profile", LANES)
def test_what_is_no_badge_of_ours_is_not_given_to_a_lane(profile):
    assert seen_by(profile, IssuedBadge(SIGNED, ADA.id, "Ada C.")) is None
    assert seen_by(profile, IssuedBadge(stand_in(BadgeId("x")), ADA.id)) is None


@given(st.text(min_size=1).filter(lambda one: max(one) < "\ud800" or max(one) > "\udfff"))
def test_what_stands_for_a_code_says_nothing_of_it_and_stands_for_itself(code):
    shown = stand_in(BadgeId(code))

    assert is_stand_in(shown)
    assert code == shown or len(code) < 4 or code not in shown
    assert stand_in(shown) == shown


def test_the_id_of_a_signed_badge_stands_for_itself():
    assert stand_in(SIGNED) == SIGNED
    assert not is_stand_in(SIGNED)
