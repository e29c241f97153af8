"""Places of event files at the server: each lets one laptop in by itself, whoever asks after it."""

import os
from dataclasses import replace

import pytest

from checkin.adapters import wire
from checkin.adapters.enrolment import Enrolments
from checkin.adapters.event_file.places import Place, Voucher, desk_id_of, read_voucher, vouch
from checkin.adapters.event_file.refusals import IN_USE, NOT_HERE
from checkin.adapters.keys import SigningKey, verify
from checkin.adapters.signing import signed_headers
from checkin.domain.errors import InputError
from checkin.domain.model import DeskId, DeskProfile, EnrolledDesk
from checkin.usecases.exchange import Request
from tests.adapters.event_files import Made, today
from tests.adapters.examples import EVENT


@pytest.fixture
def made(venue):
    today(venue.data)
    return Made(venue.data, "Desk 1", "Desk 2", profile=DeskProfile.LANE)


def taker(made, number=0, **changed):
    """A laptop that takes a place of a file: its key, its id and its entry."""
    key = SigningKey(os.urandom(32))
    place = made.head.places[number]
    desk = EnrolledDesk(
        desk_id_of(key.public_key), place.place.name, key.public_key, profile=place.place.profile
    )
    return key, desk, vouch(EVENT, desk, changed.get("place", place.place), place.private_key)


def ask(venue, key, desk, *entries):
    """A first exchange, with what lets it in."""
    body = wire.write_request(Request(desk.id, {}, introductions=entries))
    headers = signed_headers(desk.id, key, venue.data.moments.now(), "/v1/sync", body)
    return venue.browser().post("/v1/sync", body, headers=headers)


def test_a_stranger_that_shows_its_place_is_let_in_and_known_by_its_own_key_from_then_on(
    venue, made
):
    key, desk, entry = taker(made)
    assert ask(venue, key, desk).status_code == 401

    said = ask(venue, key, desk, entry)

    assert said.status_code == 200
    known = venue.book.desk(desk.id)
    assert (known.name, known.profile, known.public_key) == (
        "Desk 1",
        DeskProfile.LANE,
        key.public_key,
    )
    assert ask(venue, key, desk).status_code == 200
    assert ask(venue, SigningKey(b"x" * 32), desk, entry).status_code == 401


def test_what_a_newcomer_says_of_itself_besides_its_name_and_key_is_not_taken_over(venue, made):
    key, desk, _ = taker(made)
    place = made.head.places[0]
    boasting = replace(desk, certificate=b"c" * 64, retired=True, erase=True)

    ask(venue, key, desk, vouch(EVENT, boasting, place.place, place.private_key))

    known = venue.book.desk(desk.id)
    assert (known.retired, known.erase) == (False, False)
    assert verify(venue.data.identity.public_key, known.certified(EVENT), known.certificate)


def test_who_comes_second_is_refused_in_one_sentence_and_seen_on_the_page(venue, made):
    first, second = taker(made), taker(made)
    assert ask(venue, *first).status_code == 200

    said = ask(venue, *second)

    assert said.status_code == 403
    assert said.json()["error"].startswith(IN_USE)
    assert [one.id for one in venue.book.waiting()] == [second[1].id]
    assert venue.book.asking_in() == 1


def test_of_many_that_come_with_one_place_a_hundred_wait_and_no_more(venue, made):
    ask(venue, *taker(made))
    enrolments = Enrolments(venue.data, EVENT)
    for _ in range(105):
        assert enrolments.introduce([taker(made)[2]]).startswith(IN_USE)

    assert len(venue.book.waiting()) == 100


def test_what_the_event_or_the_place_has_not_signed_is_nobodys(venue, made):
    _, desk, entry = taker(made)
    genuine = read_voucher(entry)
    place = genuine.place
    others = (
        Voucher(desk, place, b"s" * 64),
        Voucher(desk, Place(place.file, place.name, place.profile, place.expires, b"k" * 32, place.certificate), genuine.signature),
        Voucher(desk, Place(place.file, place.name, place.profile, place.expires + 1, place.public_key, place.certificate), genuine.signature),
        Voucher(EnrolledDesk(desk.id, "Desk 2", desk.public_key, profile=desk.profile), place, genuine.signature),
        Voucher(EnrolledDesk(desk.id, desk.name, desk.public_key), place, genuine.signature),
        Voucher(EnrolledDesk(desk.id, desk.name, b"k" * 32, profile=desk.profile), place, genuine.signature),
    )  # fmt: skip
    # Who takes a place chooses neither another desk's id nor a key that is none.
    chosen = EnrolledDesk(DeskId("d0" * 8), desk.name, desk.public_key, profile=desk.profile)
    short = EnrolledDesk(desk_id_of(b"k"), desk.name, b"k", profile=desk.profile)
    private = made.head.places[0].private_key
    others += tuple(read_voucher(vouch(EVENT, one, place, private)) for one in (chosen, short))
    for one in others:
        assert made.files.admit(one, venue.data.certifiers()) == ""
    assert not genuine.is_genuine("deadbeef", venue.data.certifiers())

    assert venue.book.desks() == []
    assert venue.book.waiting() == []
    assert all(not one.desk for one in made.files.find(made.issued.id).places)


def test_a_place_whose_name_a_desk_has_by_now_waits(venue, made):
    venue.desk("Desk 1")

    said = ask(venue, *taker(made))

    assert said.status_code == 403
    assert [one.name for one in venue.book.waiting()] == ["Desk 1 (2)"]


def test_a_place_of_a_file_that_this_server_does_not_know_waits(venue, made):
    place = made.head.places[0].place
    other = Place(
        "f" * 32, place.name, place.profile, place.expires, SigningKey(b"o" * 32).public_key
    )
    signed = Place(
        other.file, other.name, other.profile, other.expires, other.public_key,
        venue.data.identity(other.certified(EVENT)),
    )  # fmt: skip
    key, desk, _ = taker(made)

    said = ask(venue, key, desk, vouch(EVENT, desk, signed, b"o" * 32))

    assert said.json()["error"].startswith(NOT_HERE)


def test_whoever_has_the_file_is_told_which_places_are_free(venue, made):
    path = f"/v1/places/{made.issued.id}"
    assert venue.browser().get(path).json() == {"taken": []}

    ask(venue, *taker(made))
    made.files.end(made.issued.id)

    ids = {one.id for one in made.issued.places}
    assert set(venue.browser().get(path).json()["taken"]) == ids
    assert venue.browser().get(f"/v1/places/{'0' * 32}").json() == {"taken": []}


def test_files_are_listed_the_newest_first_and_one_that_is_not_there_is_said(venue, made):
    other = Made(venue.data, "Desk 9")

    assert {one.id for one in made.files.all()} == {made.issued.id, other.issued.id}
    assert made.files.all()[0].made >= made.files.all()[1].made
    with pytest.raises(InputError, match="no such event file"):
        made.files.find("f" * 32)
    assert made.files.find(other.issued.id).is_open(other.head.made)
    assert not made.files.find(other.issued.id).is_open(other.head.expires)
