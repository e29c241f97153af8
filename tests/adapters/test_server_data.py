"""The server's folder: one event, what organisers publish, who may join."""

import pytest

from checkin.adapters import desk_book as books
from checkin.adapters.desk_book import INVITATION_MS
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError, StoreError
from checkin.domain.model import Gathering, Registration, RegistrationId
from checkin.domain.record import Head
from checkin.usecases.exchange import Answer, DeskReport, Request
from tests.adapters.examples import (
    ADA,
    ADAS_BADGE,
    EVENT,
    GATHERING,
    HALL,
    KEYS,
    LIST,
    news_since,
)

KEY = KEYS[HALL].public_key


@pytest.fixture
def data(tmp_path, server_database):
    held = ServerData(tmp_path / "server", server_database)
    yield held
    held.close()


@pytest.fixture
def book(data):
    held = data.book(EVENT)
    held.publish(gathering=GATHERING, lists=[LIST], registrations=[ADA], badges=[ADAS_BADGE])
    return held


@pytest.fixture
def clock(monkeypatch):
    """The server's clock, to be set."""
    now = [1_700_000_000_000]
    monkeypatch.setattr(books, "wall_ms", lambda: now[0])
    return now


def test_a_folder_without_an_event_says_how_to_begin(data):
    assert data.events() == []
    with pytest.raises(InputError, match="checkin serve"):
        data.required_event()


def test_everything_is_there_after_a_restart(tmp_path, data, book, server_database):
    before = book.roster_version()
    key, page, public = data.signer(b"x"), data.counts_key, data.signer.public_key
    data.note_address("https://one:1", "http://one:2")
    data.note_address("https://two:2", "http://two:3")
    data.close()

    again = ServerData(tmp_path / "server", server_database)

    assert (again.signer(b"x"), again.counts_key, again.signer.public_key) == (key, page, public)
    assert again.required_event() == EVENT
    assert (again.address(), again.pages_address()) == ("https://two:2", "http://two:3")
    assert list(again.book(EVENT).registrations()) == [ADA]
    assert again.book(EVENT).roster_version() == before
    again.close()


def test_the_secrets_are_not_in_the_database(tmp_path, data, book):
    book.invite("TOKEN-CANARY", "Desk")
    signing = (tmp_path / "server" / "badge-signing.key").read_bytes()
    data.close()

    held = (tmp_path / "server" / "server.db").read_bytes()
    assert signing not in held
    assert signing.hex().encode() not in held
    assert data.counts_key.encode() not in held
    assert b"TOKEN-CANARY" not in held


@pytest.mark.parametrize("name", ["badge-signing.key", "page.key"])
def test_a_key_file_that_was_cut_is_said_and_not_made_anew(tmp_path, name):
    ServerData(tmp_path).close()
    (tmp_path / name).write_bytes(b"short")

    with pytest.raises(StoreError, match="damaged"):
        ServerData(tmp_path)

    assert (tmp_path / name).read_bytes() == b"short"


def test_publishing_the_same_again_makes_no_new_version(book):
    before = book.roster_version()

    book.publish(gathering=GATHERING, lists=[LIST], registrations=[ADA], badges=[ADAS_BADGE])
    assert book.roster_version() == before
    book.publish()
    assert book.roster_version() == before


def test_one_change_is_one_version_and_only_what_differs_gets_it(book):
    before = book.roster_version()
    grace = Registration(RegistrationId("r-grace"), "Grace")
    book.publish(registrations=[ADA, grace])

    after = book.roster_version()
    assert (after.incarnation, after.number) == (before.incarnation, before.number + 1)
    assert after.digest != before.digest
    assert [one.id for one in news_since(book, before).entries] == ["r-grace"]


def test_an_invitation_lets_in_one_desk_once(book):
    book.invite("TOKEN", "")
    desk = book.enrol("TOKEN", "Hall", KEY)

    assert (desk.name, desk.public_key) == ("Hall", KEY)
    assert len(bytes.fromhex(desk.id)) == 8
    assert book.key_of(desk.id) == KEY
    assert book.desks() == [desk]
    for token in ("TOKEN", "ANOTHER", ""):
        with pytest.raises(InputError, match="not valid"):
            book.enrol(token, "Gate", b"another laptop's key, 32 bytes..")
    assert book.desks() == [desk]


def test_an_invitation_is_good_for_one_day(book, clock):
    book.invite("YOUNG", "")
    book.invite("OLD", "")
    clock[0] += INVITATION_MS
    book.enrol("YOUNG", "Hall", KEY)
    clock[0] += 1

    with pytest.raises(InputError, match="out of date"):
        book.enrol("OLD", "Gate", KEY)


def test_an_invitation_of_another_event_lets_nobody_in(data, book):
    data.book("feedf00d").invite("THEIRS", "")

    with pytest.raises(InputError):
        book.enrol("THEIRS", "Hall", KEY)


def test_no_two_desks_have_the_same_name_or_none(book):
    names = []
    for number, (wanted, said) in enumerate(
        [("", "Hall"), ("", "Hall"), ("Hall", "Gate"), ("", ""), ("", ""), ("Lift", "Hall")]
    ):
        book.invite(f"T{number}", wanted)
        names.append(book.enrol(f"T{number}", said, KEY).name)

    assert names == ["Hall", "Hall 1", "Hall 2", "Desk 1", "Desk 2", "Lift"]


def test_a_stranger_has_no_key(book):
    assert book.key_of("f" * 16) is None
    assert book.key_of("") is None


def test_the_last_word_of_a_desk_is_kept(book):
    book.invite("T", "Hall")
    desk = book.enrol("T", "", KEY)
    assert [(one.name, one.at) for one in book.heard_desks()] == [("Hall", None)]

    for holds, held, at in [(9, 2, 1_000), (9, 9, 2_000), (3, 9, 3_000)]:
        request = Request(desk.id, {desk.id: Head(holds, "")}, report=DeskReport("0.1.0", "day-1"))
        book.note_heard([(request, Answer({desk.id: Head(held, "")}), at)])
        (said,) = book.heard_desks()
        # What a desk set back does not have is not to be sent by it.
        assert (said.at, said.to_send) == (at, max(0, holds - held))
    assert (said.program, said.on_list) == ("0.1.0", "day-1")


# ------------------------------------------------------------------- several events


@pytest.fixture
def dinner(data):
    """Another event in the same server."""
    held = data.book("feedf00d")
    held.publish(gathering=Gathering("feedf00d", "Dinner"), lists=[LIST])
    return held


@pytest.mark.usefixtures("book")
def test_with_several_events_it_must_be_said_which(data):
    assert data.required_event() == EVENT
    data.book("feedf00d").publish(gathering=Gathering("feedf00d", "Dinner"))

    with pytest.raises(InputError, match="--event") as error:
        data.required_event()
    for word in (EVENT, "Harbour Days", "feedf00d", "Dinner"):
        assert word in str(error.value)
    assert data.required_event("Dinner") == data.required_event("feedf00d") == "feedf00d"
    assert data.required_event(EVENT) == EVENT
    with pytest.raises(InputError, match="Dinner"):
        data.required_event("Supper")


def test_a_desk_and_an_invitation_belong_to_one_event(data, book, dinner):
    book.invite("OURS", "")
    dinner.invite("THEIRS", "")
    ours, theirs = book.enrol("OURS", "Hall", KEY), dinner.enrol("THEIRS", "Hall", KEY)

    assert data.event_of_invitation("THEIRS") == "feedf00d"
    assert data.event_of_invitation("NOBODYS") is None
    assert (data.event_of_desk(ours.id), data.event_of_desk(theirs.id)) == (EVENT, "feedf00d")
    assert data.event_of_desk("f" * 16) is None
    assert (book.desks(), dinner.desks()) == ([ours], [theirs])
    assert [one.name for one in data.gatherings()] == ["Dinner", "Harbour Days"]


def test_a_desk_is_retired_by_its_name_or_its_id_and_stays_on_the_list(book):
    for name in ("Hall", "Gate"):
        book.invite(f"T{name}", name)
        book.enrol(f"T{name}", "", KEY)
    before = book.roster_version()

    hall = book.find_desk("Hall")
    book.retire(book.find_desk(hall.id))

    assert {one.name: one.retired for one in book.heard_desks()} == {"Gate": False, "Hall": True}
    assert book.key_of(hall.id) == KEY
    # And what desks have in common to carry by is another thing from now on.
    now = news_since(book, before).entries
    assert {(one.kind, one.id) for one in now} == {("desk", hall.id), ("carry", "1")}
    with pytest.raises(InputError, match="There is: Gate, Hall"):
        book.find_desk("Lift")


# ------------------------------------------------------------------- as a whole


def test_a_server_that_saves_is_ready_and_one_that_does_not_says_why(data):
    data.check_ready()
    with data.database.write() as connection:
        connection.exec_driver_sql("alter table setting rename to away")
    with pytest.raises(StoreError):
        data.check_ready()


@pytest.mark.usefixtures("book")
def test_a_server_that_has_an_event_never_makes_new_keys(tmp_path, server_database):
    key = tmp_path / "server" / "badge-signing.key"
    kept = key.read_bytes()
    key.unlink()

    with pytest.raises(StoreError, match="keys of this server are missing"):
        ServerData(tmp_path / "server", server_database)

    assert not key.exists()
    key.write_bytes(kept)
    ServerData(tmp_path / "server", server_database).close()
