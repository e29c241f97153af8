"""A desk gets what its profile is for, however it asks, and whatever it says it is."""

import base64
import json
from dataclasses import replace

import pytest

from checkin.adapters import roster_json, wire
from checkin.adapters.keys import SigningKey
from checkin.domain.model import BadgeId, DeskId, DeskProfile, EnrolledDesk, IssuedBadge
from checkin.domain.record import Head
from checkin.usecases.exchange import DeskReport
from checkin.usecases.roster_pages import Arriving, Cursor, RosterEntry, RosterVersion
from tests.adapters.examples import ADA, EVENT, LIST, admission, reading
from tests.server.conftest import ADA_COMES

NAMELESS = DeskProfile.LANE_WITHOUT_NAMES
PRIVATE = ("Canarybird", "Adelaide", "Quillfeather", "CANARY-TICKET", "names_key", "tea room")


def set_profile(venue, desk, profile):
    """The organisers have decided what a desk is given."""
    known = replace(venue.book.desk(desk.id), profile=profile)
    signed = replace(known, certificate=venue.data.signer(known.certified(EVENT)))
    with venue.data.database.write(EVENT) as connection:
        venue.book._publish_desk(connection, signed)


@pytest.fixture
def desk(venue):
    private = {"aliases": ("Adelaide",), "attention": "See the tea room"}
    venue.book.publish(registrations=[replace(ADA_COMES, **private)], names_key=b"n" * 32)
    lane = venue.desk("Hall")
    set_profile(venue, lane, NAMELESS)
    return lane


def heard(desk, **more):
    answered = desk.send(wire.write_request(replace(desk.request(), **more)))
    assert answered.status_code == 200
    return answered.text


def found_in(text):
    return [one for one in PRIVATE if one in text]


def versions(venue):
    """Every roster that a desk may say it holds."""
    held = [venue.book.roster_for(profile) for profile in DeskProfile]
    yield RosterVersion()
    for one in held:
        for number in (0, one.number - 1, one.number, one.number + 1, 10**9):
            for digest in ("", one.digest, "f" * 16):
                yield RosterVersion(one.incarnation, number, digest)
    yield RosterVersion("of another server", 1, "")


def places(venue):
    """Every place that a desk may say it has come to."""
    yield None
    for profile in DeskProfile:
        incarnation = venue.book.roster_for(profile).incarnation
        for whole in (True, False):
            for upto in (Cursor(0, "", ""), Cursor(1, "badge", ""), Cursor(1, "list", "zzz"),
                         Cursor(0, "badge", "sha256:" + "0" * 64)):  # fmt: skip
                yield Arriving(incarnation, whole, upto)


def test_no_way_of_asking_brings_a_desk_without_names_anything_of_a_person(venue, desk):
    rosters = list(versions(venue))
    asked = 0
    for roster in rosters:
        for arriving in places(venue):
            said = heard(desk, roster=roster, arriving=arriving)
            assert found_in(said) == [], (roster, arriving)
            asked += 1
    for more in (
        {"room": 1},
        {"narrow": True},
        {"since": "f" * 32},
        {"have": {DeskId("f" * 16): Head(3, "ab" * 32)}},
        {"report": DeskReport("checkin", LIST.id)},
    ):
        assert found_in(heard(desk, **more)) == [], more
    assert asked > 500


def test_nor_do_fields_that_the_server_does_not_ask_for(desk):
    body = json.loads(wire.write_request(desk.request()))
    for name in ("profile", "view", "kinds", "desk_profile"):
        body[name] = "help-desk"

    answered = desk.send(json.dumps(body).encode())

    assert answered.status_code == 200
    assert "r-ada" in answered.text
    assert found_in(answered.text) == []


def test_a_desk_that_says_it_is_a_help_desk_is_what_the_server_knows_of_it(venue, desk):
    known = venue.book.desk(desk.id)
    claims = replace(known, profile=DeskProfile.HELP_DESK)
    entry = RosterEntry("desk", desk.id, 0, roster_json.write(claims))

    assert found_in(heard(desk, introductions=[entry])) == []
    assert venue.book.desk(desk.id).profile is NAMELESS


def test_nor_does_a_restored_server_believe_it(venue, desk):
    """It has forgotten the desk, which shows its certificate: that is a lane's."""
    key = SigningKey(b"f" * 32)
    lane = EnrolledDesk(DeskId("f" * 16), "Forgotten", key.public_key, profile=NAMELESS)
    lane = replace(lane, certificate=venue.data.identity(lane.certified(EVENT)))
    for profile, status in ((DeskProfile.HELP_DESK, 401), (DeskProfile.LANE, 401), (NAMELESS, 200)):
        entry = RosterEntry("desk", lane.id, 0, roster_json.write(replace(lane, profile=profile)))
        body = wire.write_request(replace(desk.request(introductions=[entry]), desk=lane.id))
        answered = desk.send(body, key=key, desk=lane.id)
        assert answered.status_code == status
        assert found_in(answered.text) == []


def test_another_identity_is_of_the_same_profile(venue, desk):
    key = SigningKey(b"n" * 32)
    body = json.dumps({"public_key": base64.b64encode(key.public_key).decode()}).encode()

    headers = desk.signed(body, path="/v1/renew")
    said = venue.browser().post("/v1/renew", body, headers=headers).json()

    assert venue.book.desk(said["desk"]).profile is NAMELESS
    assert json.loads(said["entry"][3])["profile"] == NAMELESS


def test_a_desk_that_becomes_a_lane_is_sent_no_names_from_then_on(venue):
    """Although a server does not look it up again within a second."""
    hall = venue.desk("Hall")
    hall.sync()
    assert hall.store.registration(ADA.id).public_name == ADA.public_name

    set_profile(venue, hall, NAMELESS)
    hall.sync()

    assert hall.store.registration(ADA.id).public_name == ""
    assert hall.store.registration(ADA.id).withheld
    set_profile(venue, hall, DeskProfile.HELP_DESK)
    hall.sync()
    assert hall.store.registration(ADA.id).public_name == ADA.public_name


def test_records_that_are_passed_on_name_nobody(venue, desk):
    desk.sync()
    hall = venue.desk("Other")
    hall.sync()
    venue.book.publish(badges=[IssuedBadge(BadgeId("CANARY-TICKET-0002"), ADA.id)])
    hall.store.record(admission(), reading())
    hall.sync()

    said = heard(desk, roster=RosterVersion())

    assert '"runs":[]' not in said
    assert found_in(said) == []
