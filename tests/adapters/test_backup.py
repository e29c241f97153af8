"""A server in one encrypted file: all of it, readable by nobody else, and back into an empty one."""

import contextlib

import pytest

from checkin.adapters import backup as backups
from checkin.adapters.backup import Held, restore_backup, write_backup
from checkin.adapters.keys import verify
from checkin.adapters.links import LinkKind
from checkin.adapters.server_data import ServerData
from checkin.domain.access import Access
from checkin.domain.errors import InputError, StoreError
from checkin.domain.model import Gathering, Registration, RegistrationId
from tests.adapters.examples import (
    ADA,
    ADAS_BADGE,
    DESKS,
    EVENT,
    EVERYTHING_AT_ONCE,
    GATHERING,
    HALL,
    LIST,
    admission,
    all_of,
    bytes_of,
    fill,
    news_since,
    reading,
    roster,
)

PASSPHRASE = "harbour lantern seven quills"
RECORDS = 40


@pytest.fixture(autouse=True)
def _quick_passphrases(monkeypatch):
    """What a guess costs is no matter here: the same function, with less memory."""

    argon2id = backups.Argon2id
    monkeypatch.setattr(
        backups, "Argon2id", lambda **costs: argon2id(**costs | {"memory_cost": 1024})
    )


@pytest.fixture
def server(tmp_path, server_database):
    """A server with two events, a desk that has sent its records, and an invitation."""
    data = ServerData(tmp_path / "server", server_database)
    book = data.book(EVENT)
    book.publish(gathering=GATHERING, lists=[LIST], registrations=[ADA], badges=[ADAS_BADGE])
    data.book("feedf00d").publish(gathering=Gathering("feedf00d", "Dinner"))
    book.invite("TOKEN", "Gate")
    data.note_address("http://server:8321", "http://server:9321")
    yield data
    data.close()


@pytest.fixture
def hall(replicas, server):
    """A desk whose records the server holds."""
    desk = replicas.open("hall", HALL)
    fill(desk, RECORDS)
    replica = server.replica(EVENT)
    incarnation = replica.roster_version().incarnation
    replica.apply(roster(DESKS[0], version=9, incarnation=incarnation, whole=False))
    assert len(replica.take(all_of(desk), verify).records) == RECORDS
    return desk


@pytest.fixture
def file(tmp_path, server, hall):
    """Its backup."""
    assert hall is not None
    made = tmp_path / "backup"
    write_backup(server, tmp_path / "server", made, PASSPHRASE)
    return made


@contextlib.contextmanager
def restored(tmp_path, file, database):
    restore_backup(file, PASSPHRASE, tmp_path / "again", database)
    data = ServerData(tmp_path / "again", database)
    try:
        yield data
    finally:
        data.close()


def test_everything_is_there_again_but_for_a_new_incarnation(
    tmp_path, server, hall, file, empty_database
):
    with restored(tmp_path, file, empty_database) as again:
        assert bytes_of(again.replica(EVENT)) == bytes_of(hall)
        assert again.replica(EVENT).have() == server.replica(EVENT).have()
        assert again.events() == server.events()
        assert (again.counts_key, again.signer.public_key) == (
            server.counts_key,
            server.signer.public_key,
        )
        assert again.address() == "http://server:8321"
        before, after = (one.book(EVENT) for one in (server, again))
        assert list(after.registrations()) == list(before.registrations())
        assert after.desks() == before.desks()
        assert after.roster_version().incarnation != before.roster_version().incarnation
        assert after.roster_version().number == before.roster_version().number
        # An invitation that was open is open.
        assert after.enrol("TOKEN", "", b"k" * 32).name == "Gate"


def test_who_organises_is_there_again_and_has_to_sign_in(tmp_path, server, empty_database):
    token = server.links.make(LinkKind.JOIN, 60_000, access=Access.OWNER)
    who = server.accounts.join(LinkKind.JOIN, token, "Grace", PASSPHRASE)
    session = server.sessions.begin(who.id, "", whole=True)
    open_link = server.links.make(LinkKind.JOIN, 60_000, access=Access.OWNER)
    server.trail.note(who.id, "signed-in")
    file = tmp_path / "later"
    write_backup(server, tmp_path / "server", file, PASSPHRASE)

    with restored(tmp_path, file, empty_database) as again:
        assert again.accounts.sign_in("Grace", PASSPHRASE) == who
        assert [one.word for one in again.trail.steps()] == ["signed-in"]
        # What was ended since the backup would be open again.
        assert again.sessions.find(session) is None
        assert again.links.find(LinkKind.JOIN, open_link) is None


def test_a_server_of_an_old_backup_is_given_by_a_desk_what_it_lacks_and_goes_on(
    tmp_path, hall, file, empty_database
):
    fill(hall, 5, start=RECORDS)
    with restored(tmp_path, file, empty_database) as again:
        replica = again.replica(EVENT)
        runs = hall.runs_above(replica.have(), EVERYTHING_AT_ONCE)

        assert len(replica.take(runs, verify).records) == 5
        assert bytes_of(replica) == bytes_of(hall)
        newest = [place for place, _ in replica.records_after(0)]
        assert newest == sorted(set(newest))


def test_a_desk_with_a_later_list_takes_the_restored_one_whole(
    tmp_path, server, hall, file, empty_database
):
    book = server.book(EVENT)
    book.publish(registrations=[Registration(RegistrationId("r-late"), "Late")])
    later = book.roster_version()
    with restored(tmp_path, file, empty_database) as again:
        page = news_since(again.replica(EVENT), later)

        assert page.whole
        assert hall.apply(page)
        assert hall.registration(RegistrationId("r-late")) is None
        assert hall.registration(ADA.id) == ADA


def test_what_is_written_meanwhile_is_in_whole_or_not_at_all(tmp_path, server, hall, monkeypatch):
    file = tmp_path / "backup"
    replica = server.replica(EVENT)
    fill(hall, 1, start=RECORDS)
    copy = backups._copy

    def copy_and_write(source, target):
        # The moment of the copy has begun; what comes now comes after it.
        source.exec_driver_sql("select 1 from log").all()
        replica.take(all_of(hall), verify)
        copy(source, target)

    monkeypatch.setattr(backups, "_copy", copy_and_write)
    held = write_backup(server, tmp_path / "server", file, PASSPHRASE)

    assert held.records == RECORDS
    assert len(list(replica.records())) == RECORDS + 1


def test_the_file_says_nothing_to_those_who_do_not_have_the_passphrase(tmp_path, server, file):
    data = file.read_bytes()
    signing = (tmp_path / "server" / "badge-signing.key").read_bytes()

    assert len(data) > 20_000
    for secret in (
        b"Canarybird",
        b"Harbour",
        b"SQLite format",
        signing,
        server.counts_key.encode(),
    ):
        assert secret not in data
    assert {one.name for one in tmp_path.iterdir()} >= {"backup", "server"}
    assert not list(tmp_path.glob(".checkin-*"))


def test_the_numbers_of_what_it_holds_are_told(tmp_path, server, hall, empty_database):
    assert hall is not None
    made = write_backup(server, tmp_path / "server", tmp_path / "backup", PASSPHRASE)
    again = restore_backup(tmp_path / "backup", PASSPHRASE, tmp_path / "again", empty_database)

    # Two events and what their desks carry by, a list, a registration, a badge, a desk.
    assert made == again == Held(2, RECORDS, 8)


# ------------------------------------------------------------------- when it cannot be


def assert_nothing_came(tmp_path, database):
    data = ServerData(tmp_path / "again", database)
    assert data.events() == []
    data.close()


def test_another_passphrase_opens_nothing(tmp_path, file, empty_database):
    for wrong in ("harbour lantern seven quillz", "", "x" * 1000):
        with pytest.raises(InputError, match="passphrase is another"):
            restore_backup(file, wrong, tmp_path / "again", empty_database)
    assert_nothing_came(tmp_path, empty_database)


def test_the_same_passphrase_typed_on_another_keyboard_opens_it(
    tmp_path, server, hall, empty_database
):
    assert hall is not None
    write_backup(server, tmp_path / "server", tmp_path / "b", "café lanterne sept")
    restore_backup(tmp_path / "b", "cafe\u0301 lanterne sept", tmp_path / "again", empty_database)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:-4096], id="cut"),
        pytest.param(lambda data: data[: len(data) // 2], id="half"),
        pytest.param(lambda data: data[:9000] + b"!" + data[9001:], id="a byte"),
        pytest.param(lambda data: data[:100] + b"!" + data[101:], id="a byte of the first page"),
        pytest.param(lambda data: data[:-50] + b"!" + data[-49:], id="a byte of the last page"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"Dear organisers,\n" * 1000, id="a letter"),
        pytest.param(lambda _: b"SQLite format 3\0" + bytes(9000), id="a plain database"),
    ],
)
def test_a_damaged_file_is_one_sentence_and_nothing_is_restored(
    tmp_path, file, damage, empty_database
):
    file.write_bytes(damage(file.read_bytes()))

    with pytest.raises((InputError, StoreError), match=r"damaged|not a backup") as error:
        restore_backup(file, PASSPHRASE, tmp_path / "again", empty_database)

    assert str(error.value).endswith(".")
    assert_nothing_came(tmp_path, empty_database)


def test_a_file_that_is_not_there_or_is_there_already_is_said(tmp_path, server, file):
    with pytest.raises(InputError, match="cannot be read"):
        restore_backup(tmp_path / "missing", PASSPHRASE, tmp_path / "again", None)
    before = file.read_bytes()
    with pytest.raises(InputError, match="there already"):
        write_backup(server, tmp_path / "server", file, PASSPHRASE)
    with pytest.raises(InputError, match="cannot be written"):
        write_backup(server, tmp_path / "server", tmp_path / "no" / "where", PASSPHRASE)
    assert file.read_bytes() == before


def test_a_short_passphrase_is_not_taken(tmp_path, server):
    with pytest.raises(InputError, match="too short"):
        write_backup(server, tmp_path / "server", tmp_path / "backup", "short")
    assert not (tmp_path / "backup").exists()


def test_a_server_that_holds_something_is_left_as_it_is(tmp_path, server, file, server_database):
    before = server.replica(EVENT).have(), server.book(EVENT).roster_version()

    for folder in (tmp_path / "server", tmp_path / "elsewhere"):
        target = server_database or tmp_path / "server" / "server.db"
        with pytest.raises(InputError, match="empty folder and database"):
            restore_backup(file, PASSPHRASE, folder, target)

    assert (server.replica(EVENT).have(), server.book(EVENT).roster_version()) == before
    assert not (tmp_path / "elsewhere" / "badge-signing.key").exists()


def test_the_keys_of_another_server_are_never_written_over(tmp_path, file, empty_database):
    other = tmp_path / "again"
    other.mkdir()
    (other / "badge-signing.key").write_bytes(b"k" * 32)

    with pytest.raises(InputError, match="empty folder"):
        restore_backup(file, PASSPHRASE, other, empty_database)

    assert (other / "badge-signing.key").read_bytes() == b"k" * 32
    assert not (other / "page.key").exists()


def test_a_restore_that_was_cut_off_can_be_done_again(tmp_path, file, empty_database, monkeypatch):
    def fail(_):
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(backups, "_begin_incarnations", fail)
        with pytest.raises(StoreError):
            restore_backup(file, PASSPHRASE, tmp_path / "again", empty_database)

    with restored(tmp_path, file, empty_database) as again:
        assert again.events() == [EVENT, "feedf00d"]
        assert again.replica(EVENT).have()[HALL].seq == RECORDS


def test_a_record_can_be_made_after_a_restore(tmp_path, hall, file, empty_database):
    with restored(tmp_path, file, empty_database) as again:
        hall.record(admission(), reading(500))
        replica = again.replica(EVENT)
        replica.take(hall.runs_above(replica.have(), EVERYTHING_AT_ONCE), verify)

        assert [record.seq for _, record in replica.records_after(0)] == list(range(1, 42))
