"""The keys that badges are signed with: turned to the spare one, taken out, never lost."""

import json
import stat
from dataclasses import replace

import pytest

from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import setting
from checkin.adapters.enrolment import Enrolments
from checkin.adapters.keys import SigningKey, verify
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError, StoreError
from checkin.domain.model import BadgeId, DeskProfile, IssuedBadge
from checkin.usecases.organise import first_lists, issue_badges, new_event
from checkin.usecases.roster_pages import RosterVersion
from tests.adapters.examples import ADA, EVENT, LIST

BADGE = IssuedBadge(BadgeId("ab" * 12), ADA.id, "7QK3M2XA")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "server"


@pytest.fixture
def data(folder):
    data = ServerData(folder)
    new_event(data.book(EVENT), "Gathering", "UTC", [LIST], data.signer, event=EVENT)
    data.book(EVENT).publish(registrations=[ADA], badges=[BADGE])
    yield data
    data.close()


def keys_of(data):
    return [number for number, _ in data.book(EVENT).gathering().badge_keys]


def test_both_keys_are_there_from_the_start_for_their_owner_alone(folder, data):
    assert keys_of(data) == [1, 2]
    kept = {path.name: path for path in folder.glob("*.key")}
    assert {"badge-signing.key", "badge-signing-2.key", "event-identity.key"} < kept.keys()
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept.values()} == {0o600}
    assert len({path.read_bytes() for path in kept.values()}) == len(kept)


def test_the_spare_key_signs_from_now_on_and_the_old_one_stays_good(data):
    old = data.signer
    data.badge_keys.rotate()
    data.tell_events()

    assert (data.signer.key_id, keys_of(data)) == (2, [1, 2, 3])
    assert (1, old.public_key) in data.book(EVENT).gathering().badge_keys
    assert (2, data.signer.public_key) in data.book(EVENT).gathering().badge_keys


def test_a_stolen_key_is_taken_out_of_every_event_and_its_list_signed_anew(data):
    book = data.book(EVENT)
    book.note_void(frozenset({BADGE.id}))
    other = data.book("0badf00d")
    new_event(other, "Dinner", "UTC", first_lists(LIST.day), data.signer, event="0badf00d")

    data.badge_keys.rotate(stolen=1)
    data.tell_events()

    assert keys_of(data) == [2, 3]
    assert [number for number, _ in other.gathering().badge_keys] == [2, 3]
    assert book.revoked() == {BADGE.id}
    entries = book.page_above(RosterVersion(), None, 10**9, DeskProfile.HELP_DESK).entries
    body = next(one.body for one in entries if one.kind == "revocations")
    assert (json.loads(body)["key_id"], json.loads(body)["number"]) == (2, 2)


def test_a_key_of_before_and_the_spare_one_can_be_taken_out_as_well(data):
    data.badge_keys.rotate()
    data.badge_keys.rotate(stolen=1)
    data.badge_keys.rotate(stolen=3)
    data.tell_events()

    assert (data.badge_keys.in_use().active, data.badge_keys.in_use().spare) == (2, 4)
    assert keys_of(data) == [2, 4]
    for gone in (0, 1, 3, 5):
        with pytest.raises(InputError, match="There is no key"):
            data.badge_keys.rotate(stolen=gone)


def test_a_rotation_that_was_cut_off_is_finished_at_the_next_start(folder, data):
    data.badge_keys.rotate(stolen=1)

    assert keys_of(data) == [1, 2]
    ServerData(folder).close()
    assert keys_of(data) == [2, 3]


def test_after_as_many_keys_as_a_badge_has_numbers_for_there_is_no_more(data):
    state = json.dumps({"active": 254, "spare": 255, "out": [], "told": True, "older": False})
    with data.database.write() as connection:
        upsert(connection, setting, [{"key": "badge_keys", "value": state}])

    with pytest.raises(InputError, match="255 keys, and a badge has room for no more"):
        data.badge_keys.rotate()
    data.badge_keys.rotate(stolen=7)
    assert data.badge_keys.in_use().out == (7,)


def test_a_badge_printed_again_is_signed_with_the_key_in_use(data):
    (before,) = issue_badges(data.book(EVENT), data.signer, lambda n: b"\x01" * n)
    data.badge_keys.rotate()
    (after,) = issue_badges(data.book(EVENT), data.signer, lambda n: b"\x02" * n)

    assert before.short == after.short
    assert before.text != after.text


@pytest.mark.parametrize("name", ["badge-signing-2.key", "event-identity.key"])
def test_a_key_that_is_missing_is_named_and_not_made_anew(folder, data, name):
    data.close()
    (folder / name).unlink()

    with pytest.raises(StoreError, match=f"keys of this server are missing: {name}"):
        ServerData(folder)

    assert not (folder / name).exists()


def test_a_process_that_has_not_been_given_a_new_key_makes_none_of_that_number(folder, data):
    data.badge_keys.rotate()
    (folder / "badge-signing-3.key").unlink()

    with pytest.raises(StoreError, match="missing: badge-signing-3"):
        data.signer(b"x")

    assert not (folder / "badge-signing-3.key").exists()


# ------------------------------------------------------------------- desks hang on none of them


def enrolled(data, name):
    data.book(EVENT).invite(name, name)
    return Enrolments(data, EVENT).enrol(name, name, name.encode().ljust(32, b"-"))


def is_certified(data, desk):
    held = data.book(EVENT).desk(desk.id)
    return verify(data.identity.public_key, held.certified(EVENT), held.certificate)


def test_a_desk_is_known_again_after_its_servers_badge_key_was_stolen(data):
    desk = enrolled(data, "Hall")
    entry = Enrolments(data, EVENT).entry(desk)
    moment = data.moments.now()
    data.badge_keys.rotate(stolen=1)
    data.tell_events()

    with data.database.write(EVENT) as connection:
        connection.exec_driver_sql("delete from roster where kind = 'desk'")
    Enrolments(data, EVENT).introduce([entry])

    assert data.book(EVENT).desks() == [desk]
    assert data.moments.is_recent(moment)


def as_before_this_version(folder, data, desk):
    """The server as it was when one key signed badges and certificates."""
    first = SigningKey((folder / "badge-signing.key").read_bytes())
    old = replace(desk, certificate=first(desk.certified(EVENT)))
    gathering = data.book(EVENT).gathering()
    data.book(EVENT).certify(old)
    data.book(EVENT).publish(
        gathering=replace(gathering, badge_keys=gathering.badge_keys[:1], practice_key=b"")
    )
    with data.database.write() as connection:
        connection.execute(setting.delete().where(setting.c.key == "badge_keys"))
    data.close()
    for name in ("badge-signing-2.key", "event-identity.key"):
        (folder / name).unlink()
    return old


def test_a_server_of_before_is_taken_over_with_its_desks(folder, data):
    as_before_this_version(folder, data, enrolled(data, "Hall"))

    again = ServerData(folder)
    try:
        (desk,) = again.book(EVENT).desks()
        assert is_certified(again, desk)
        assert keys_of(again) == [1, 2]
        assert again.book(EVENT).gathering().practice_key
    finally:
        again.close()


def test_a_desk_of_before_is_known_by_its_old_certificate_until_that_key_is_stolen(folder, data):
    old = as_before_this_version(folder, data, enrolled(data, "Hall"))

    again = ServerData(folder)
    try:
        entry = Enrolments(again, EVENT).entry(old)
        for stolen, known in ((None, [old]), (1, [])):
            again.badge_keys.rotate(stolen)
            with again.database.write(EVENT) as connection:
                connection.exec_driver_sql("delete from roster where kind = 'desk'")
            Enrolments(again, EVENT).introduce([entry])
            assert again.book(EVENT).desks() == known
    finally:
        again.close()


def test_a_new_server_knows_no_desk_that_a_badge_key_certifies(folder, data):
    desk = enrolled(data, "Hall")
    first = SigningKey((folder / "badge-signing.key").read_bytes())
    forged = replace(desk, id="ee" * 8)
    forged = replace(forged, certificate=first(forged.certified(EVENT)))

    Enrolments(data, EVENT).introduce([Enrolments(data, EVENT).entry(forged)])

    assert data.book(EVENT).desks() == [desk]
