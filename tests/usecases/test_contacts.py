"""Whom volunteers ask: what an organiser writes, what desks then have."""

import pytest

from checkin.domain.errors import InputError
from checkin.usecases.contacts import LONGEST_CONTACT, MOST_CONTACTS, NO_CONTACTS, set_contacts


def test_contacts_reach_every_desk_and_can_be_taken_away(venue):
    table = venue.table()
    assert table.desk.gathering.contacts == ()

    assert set_contacts(venue.book, ["Venue lead: room 12"]) == ("Venue lead: room 12",)
    table.fetch()
    assert table.desk.gathering.contacts == ("Venue lead: room 12",)
    set_contacts(venue.book, [NO_CONTACTS])
    table.fetch()

    assert table.desk.gathering.contacts == ()


def test_setting_contacts_leaves_everything_else_of_the_event_alone(venue):
    before = venue.book.gathering()
    set_contacts(venue.book, ["First aid: 112"])
    set_contacts(venue.book, [NO_CONTACTS])

    assert venue.book.gathering() == before


def test_a_contact_is_one_line_without_controls_in_any_script(venue):
    written = ["  Venue\tlead:\nroom\u202e 12\x07 ", "مسؤول القاعة: غرفة ١٢", "نمی\u200cدانم"]

    assert set_contacts(venue.book, written) == (
        "Venue lead: room 12",
        "مسؤول القاعة: غرفة ١٢",
        "نمی\u200cدانم",
    )


@pytest.mark.parametrize(
    "written",
    [
        [""],
        ["\u202e\n"],
        ["x" * (LONGEST_CONTACT + 1)],
        ["Venue lead: room 12"] * (MOST_CONTACTS + 1),
    ],
)
def test_what_has_no_room_on_the_card_changes_nothing(venue, written):
    set_contacts(venue.book, ["x" * LONGEST_CONTACT] * MOST_CONTACTS)
    with pytest.raises(InputError):
        set_contacts(venue.book, written)

    assert venue.book.gathering().contacts == ("x" * LONGEST_CONTACT,) * MOST_CONTACTS


def test_before_there_is_an_event_nobody_can_be_asked(empty_venue):
    with pytest.raises(InputError, match="no event yet"):
        set_contacts(empty_venue.book, ["Venue lead: room 12"])
