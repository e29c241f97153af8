"""Make an event, on the server's real database."""

from dataclasses import replace

from checkin.usecases.organise import first_lists, new_event


def test_a_new_event_has_its_lists_its_zone_and_the_key_that_signs_its_badges(empty_venue):
    book, signer = empty_venue.book, empty_venue.signer
    day = empty_venue.DAY_1.day

    made = new_event(
        book, "Meeting", "Asia/Colombo", first_lists(day), signer, event=empty_venue.EVENT
    )

    assert book.gathering() == made
    assert made.name == "Meeting"
    assert made.time_zone == "Asia/Colombo"
    assert [number for number, _ in made.badge_keys] == [1, 2]
    assert made.badge_keys[0] == (signer.key_id, signer.public_key)
    assert made.practice_key == signer.practice.public_key
    assert not made.demonstration
    (only_list,) = book.lists()
    assert (only_list.name, only_list.day, only_list.reentry) == ("Day 1", day, False)


def test_an_event_of_invented_people_says_so(empty_venue):
    new_event(
        empty_venue.book,
        "Demo",
        "UTC",
        (),
        empty_venue.signer,
        event=empty_venue.EVENT,
        demonstration=True,
    )

    assert empty_venue.book.gathering().demonstration


def test_an_event_is_completed_before_anybody_hears_of_it(empty_venue):
    made = new_event(
        empty_venue.book,
        "Meeting",
        "UTC",
        (),
        empty_venue.signer,
        event=empty_venue.EVENT,
        complete=lambda one: replace(one, colour="#0c4537"),
    )

    assert made.colour == "#0c4537"
    assert empty_venue.book.gathering() == made
    assert empty_venue.book.roster_version().number == 1
