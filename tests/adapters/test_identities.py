"""Desks set back and cloned, and servers restored: over real sockets, nothing lost, nothing double."""

import base64
import json
import shutil
import threading
from dataclasses import replace

import pytest

from checkin.adapters import roster_json
from checkin.adapters.database.roster_rows import put, set_version, version_of
from checkin.adapters.keys import SigningKey
from checkin.domain.attendance import attendance
from checkin.domain.errors import Refused, Stranger, Unreachable
from checkin.domain.model import DeskId, EventId
from checkin.server import doors
from checkin.usecases.roster_pages import RosterVersion
from tests.adapters.conftest import At, LiveServer
from tests.adapters.examples import EVENT, all_of


@pytest.fixture
def hall(own_server, laptops, tmp_path):
    return laptops(At(tmp_path / "hall")).join(own_server.invite(), "Hall")


@pytest.fixture
def gate(own_server, laptops, tmp_path):
    return laptops(At(tmp_path / "gate")).join(own_server.invite(), "Gate")


def facts(replica):
    """What a replica holds: each fact once, or the test fails for whoever compares."""
    return sorted(one.fact for one in replica.records())


def all_hold(made, *replicas):
    """Whether each has just these facts, each once, and nobody anything aside."""
    for one in replicas:
        assert facts(one) == sorted(record.digest for record in made)
        assert one.aside_count() == 0
        whole = attendance(one.records(), lambda _: None)
        assert sum(place.counts is not None for place in whole.values()) == len(
            {record.about for record in made}
        )
    return True


def names(server):
    return sorted(one.name for one in server.book.desks())


def test_a_desk_set_back_goes_on_under_another_name_and_everything_counts_once(
    hall, gate, own_server, laptops, tmp_path
):
    made = hall.admits("r-1", "r-2")
    hall.talk()
    old = laptops(hall.copied_to(tmp_path / "old copy"))
    made += hall.admits("r-3", "r-4")
    hall.talk()
    # The laptop breaks; its backup of an hour ago is put to use, and works before it talks.
    before = old.store.mine
    made += old.admits("r-5", "r-6", "r-7")

    heard = old.talk()
    gate.talk()

    assert [one.renewed for one in heard].count(True) == 1
    assert old.store.mine != before
    assert heard[-1].to_send == 0
    assert all_hold(made, own_server.replica, old.store, gate.store)
    assert names(own_server) == ["Gate", "Hall", "Hall (2)"]
    # And goes on as it is, also after a restart.
    old.close()
    old.open()
    made += old.admits("r-8")
    assert not any(one.renewed for one in old.talk())
    assert all_hold(made, own_server.replica, old.store)


def test_a_desk_set_back_that_made_nothing_since_gets_its_records_back_and_keeps_its_name(
    hall, own_server, laptops, tmp_path
):
    made = hall.admits("r-1")
    hall.talk()
    old = laptops(hall.copied_to(tmp_path / "old copy"))
    made += hall.admits("r-2", "r-3")
    hall.talk()

    assert not any(one.renewed for one in old.talk())

    assert old.store.mine == hall.store.mine
    made += old.admits("r-4")
    old.talk()
    assert all_hold(made, own_server.replica, old.store)


def test_two_laptops_with_one_copied_profile_become_two_desks(
    hall, gate, own_server, laptops, tmp_path
):
    made = hall.admits("r-1")
    hall.talk()
    clone = laptops(hall.copied_to(tmp_path / "clone"))
    for one in (hall, clone):
        one.talk()
    # Both have heard the server, both work, and both send under one name.
    made += [*hall.admits("r-2", "r-3"), *clone.admits("r-4")]
    hall.talk()
    first = clone.sync.exchange()

    # What the clone sent was another record of the same number: kept aside, loudly.
    assert (first.aside_there, first.renewed) == (1, True)
    assert own_server.replica.aside_count() == 1
    clone.talk()
    assert own_server.replica.aside_count() == 0
    for number in range(5, 9):
        for one in (clone, hall):
            made += one.admits(f"r-{number}-{one.store.mine}")
            one.talk()
    for one in (hall, gate, clone):
        one.talk()
    assert clone.store.mine != hall.store.mine
    assert all_hold(made, own_server.replica, hall.store, gate.store, clone.store)


def test_three_copies_of_one_laptop_each_get_a_name_of_their_own(
    hall, own_server, laptops, tmp_path
):
    made = hall.admits("r-0")
    hall.talk()
    copies = [laptops(hall.copied_to(tmp_path / f"copy {number}")) for number in range(3)]
    everybody = [hall, *copies]
    for number, one in enumerate(everybody, start=1):
        made += one.admits(f"r-{number}", f"r-{number}-b")
    for _ in range(2):
        for one in everybody:
            one.talk()

    assert len({one.store.mine for one in everybody}) == 4
    assert all_hold(made, own_server.replica, *(one.store for one in everybody))


def test_a_desk_set_back_twice_keeps_the_first_name_of_each_fact(
    hall, own_server, laptops, tmp_path
):
    made = hall.admits("r-1")
    hall.talk()
    old = laptops(hall.copied_to(tmp_path / "old"))
    made += hall.admits("r-2")
    hall.talk()
    made += old.admits("r-3")
    older = laptops(old.copied_to(tmp_path / "older"))
    for one in (old, older, hall, old, older):
        one.talk()

    # Both copies re-issued the same fact; it is known by its original, and counts once.
    assert len({one.store.mine for one in (hall, old, older)}) == 3
    for replica in (own_server.replica, hall.store, old.store, older.store):
        assert set(facts(replica)) == {record.digest for record in made}
        whole = attendance(replica.records(), lambda _: None)
        assert sum(place.counts is not None for place in whole.values()) == 3
        assert not any(place.conflicts for place in whole.values())
        assert replica.aside_count() == 0


def test_a_desk_set_back_behind_a_long_log_of_others_re_issues_only_what_is_new(
    hall, gate, own_server, laptops, tmp_path, monkeypatch
):
    monkeypatch.setattr("checkin.usecases.answering.BATCH_BYTES", 2_000)
    # A server sends what it has in the order of the desks' names.
    gate, hall = sorted((hall, gate), key=lambda one: one.store.mine)
    made = hall.admits(*(f"h-{number}" for number in range(20)))
    hall.talk()
    old = laptops(hall.copied_to(tmp_path / "old copy"))
    made += hall.admits(*(f"i-{number}" for number in range(20)))
    hall.talk()
    made += gate.admits(*(f"g-{number}" for number in range(60)))
    gate.talk()
    fresh = old.admits("r-new")
    made += fresh

    old.talk()

    again = [one for one in old.store.records() if one.desk == old.store.mine]
    assert [one.original for one in again] == [fresh[0].digest]
    assert all_hold(made, own_server.replica, old.store)


# ------------------------------------------------------------------- cut off on the way


def break_at(laptop, what):
    with laptop.profile.database.write() as connection:
        connection.exec_driver_sql(
            f"create trigger fault before {what} begin select raise(abort, 'the power went'); end"
        )


def mend(laptop):
    with laptop.profile.database.write() as connection:
        connection.exec_driver_sql("drop trigger fault")


@pytest.mark.parametrize(
    "what",
    [
        "delete on log",
        "insert on log when new.seq = 2",
        "insert on log when new.seq = 1",
        "update on roster_state",
        "update on setting when new.key = 'desk'",
        "update on setting when new.key = 'private_key'",
    ],
)
@pytest.mark.parametrize("restarted", [False, True])
def test_a_desk_killed_while_it_becomes_another_is_one_or_the_other(
    hall, own_server, laptops, tmp_path, what, restarted
):
    made = hall.admits("r-1")
    hall.talk()
    old = laptops(hall.copied_to(tmp_path / "old copy"))
    made += hall.admits("r-2")
    hall.talk()
    made += old.admits("r-3", "r-4")
    # What came with the answer that showed the fork is aside already.
    identity, held = old.store.mine, all_of(old.store)
    break_at(old, what)

    with pytest.raises(Exception, match="the power went"):
        old.talk()

    if restarted:
        old.close()
        old.open()
    assert old.store.mine == identity
    assert all_of(old.store) == held
    made += old.admits("r-5")
    mend(old)
    old.talk()
    assert old.store.mine != identity
    assert all_hold(made, own_server.replica, old.store)


class LosesAnswers:
    """A server whose answers to /v1/renew are lost so many times."""

    def __init__(self, peer, lost):
        self._peer = peer
        self._lost = lost
        self.minted = []

    def exchange(self, request):
        return self._peer.exchange(request)

    def renew(self):
        self.minted.append(self._peer.renew())
        if len(self.minted) <= self._lost:
            raise Unreachable("No answer.")
        return self.minted[-1]


def test_an_identity_whose_word_was_lost_is_never_used_and_harms_nobody(
    hall, gate, own_server, laptops, tmp_path
):
    made = hall.admits("r-1")
    hall.talk()
    old = laptops(hall.copied_to(tmp_path / "old copy"))
    made += hall.admits("r-2")
    hall.talk()
    made += old.admits("r-3")
    lossy = LosesAnswers(old.peer, lost=2)
    old.sync._peer = lossy

    for _ in range(2):
        with pytest.raises(Unreachable):
            old.talk()
        made += old.admits(f"r-{len(made)}-more")
    old.talk()

    assert [one.desk for one in lossy.minted].index(old.store.mine) == 2
    gate.talk()
    assert all_hold(made, own_server.replica, old.store, gate.store)
    unused = {one.desk for one in lossy.minted[:2]}
    assert not unused & set(own_server.replica.have())
    assert names(own_server) == ["Gate", "Hall", "Hall (2)", "Hall (3)", "Hall (4)"]


def test_the_answer_to_the_first_exchange_under_a_new_name_may_be_lost(
    hall, own_server, laptops, tmp_path
):
    made = hall.admits("r-1")
    hall.talk()
    old = laptops(hall.copied_to(tmp_path / "old copy"))
    made += hall.admits("r-2")
    hall.talk()
    made += old.admits("r-3")
    assert old.sync.exchange().renewed
    real, lost = old.sync._peer, []

    class Lost:
        def exchange(self, request):
            lost.append(real.exchange(request))
            raise Unreachable("No answer.")

    old.sync._peer = Lost()
    with pytest.raises(Unreachable):
        old.sync.exchange()
    old.sync._peer = real

    assert not any(one.renewed for one in old.talk())
    assert len(lost) == 1
    assert all_hold(made, own_server.replica, old.store)


def test_a_record_saved_at_the_very_moment_of_becoming_another_is_sent_like_any(
    hall, own_server, laptops, tmp_path
):
    made = hall.admits("r-1")
    hall.talk()
    old = laptops(hall.copied_to(tmp_path / "old copy"))
    made += hall.admits("r-2")
    hall.talk()
    made += old.admits("r-3")
    scans = []

    def scan(_event):
        # As the window's own thread may: right after the commit.
        one = threading.Thread(target=lambda: made.extend(old.admits("r-4")))
        scans.append(one)
        one.start()
        one.join(0.3)

    before = old.store.mine
    become = old.store.become

    def watched(*arguments):
        stop = old.profile.database.news.subscribe(scan)
        try:
            return become(*arguments)
        finally:
            stop()

    old.store.become = watched
    old.talk()
    for one in scans:
        one.join()
    old.talk()

    assert scans
    assert made[-1].desk == old.store.mine != before
    assert all_hold(made, own_server.replica, old.store)


# ------------------------------------------------------------------- restored servers


@pytest.fixture
def restored(tmp_path):
    """Starts a server from a backup of now, when it is called."""
    folder = tmp_path / "backup"
    started = []

    def backup():
        shutil.copytree(tmp_path / "server", folder)

    def start():
        server = LiveServer(folder)
        with server.data.database.write(EVENT) as connection:
            number = version_of(connection, EVENT).number
            set_version(connection, EVENT, RosterVersion("restored", number))
        started.append(server)
        return server

    yield backup, start
    for one in started:
        one.stop()


def move(laptop, server):
    """The server is at another address now."""
    laptop.peer.close()
    laptop.address = server.address
    laptop.begin()


def test_a_server_restored_from_before_a_desk_was_let_in_is_healed_by_any_desk(
    own_server, laptops, tmp_path, restored
):
    backup, start = restored
    hall = laptops(At(tmp_path / "hall")).join(own_server.invite(), "Hall")
    made = hall.admits("r-1")
    hall.talk()
    backup()
    gate = laptops(At(tmp_path / "gate")).join(own_server.invite(), "Gate")
    park = laptops(At(tmp_path / "park")).join(own_server.invite(), "Car park")
    made += [*hall.admits("r-2"), *park.admits("r-3", "r-4"), *gate.admits("r-5")]
    for one in (hall, park, gate):
        one.talk()
    server = start()
    assert names(server) == ["Hall"]

    # Only the gate comes back; the car park's laptop is never seen again.
    move(gate, server)
    heard = gate.talk()

    assert names(server) == ["Car park", "Gate", "Hall"]
    assert not any(one.renewed for one in heard)
    assert heard[-1].to_send == 0
    assert all_hold(made, server.replica, gate.store)
    assert server.book.key_of(park.store.mine) == own_server.book.key_of(park.store.mine)
    # And the hall finds a server that knows it all.
    move(hall, server)
    made += hall.admits("r-6")
    hall.talk()
    assert all_hold(made, server.replica, hall.store)


def forged(entry, **fields):
    body = json.loads(entry.body) | fields
    return replace(entry, body=json.dumps(body, sort_keys=True))


def b64(data):
    return base64.b64encode(data).decode()


FORGERIES = {
    "another key": lambda desk, _: {
        "certificate": b64(SigningKey(b"a" * 32)(desk.certified(EVENT)))
    },
    "another event": lambda desk, signer: {
        "certificate": b64(signer(desk.certified(EventId("feedf00d"))))
    },
    "another name": lambda desk, _: {"name": desk.name + "!"},
    "another desk's": lambda desk, signer: {
        "certificate": b64(signer(replace(desk, id=DeskId("f" * 16)).certified(EVENT)))
    },
    "a key of its own": lambda *_: {"public_key": b64(SigningKey(b"e" * 32).public_key)},
    "none": lambda *_: {"certificate": ""},
    "no text": lambda *_: {"certificate": 5},
    "no base64": lambda *_: {"certificate": "!"},
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_certificate_lets_nobody_in(own_server, laptops, tmp_path, restored, forge):
    backup, start = restored
    backup()
    gate = laptops(At(tmp_path / "gate")).join(own_server.invite(), "Gate")
    gate.admits("r-1")
    (entry,) = gate.store.introductions([gate.store.mine])
    desk = roster_json.enrolled_desk(entry.id, entry.body)
    with gate.profile.database.write(EVENT) as connection:
        put(connection, EVENT, [forged(entry, **forge(desk, own_server.data.signer))])
    server = start()
    move(gate, server)

    with pytest.raises(Stranger, match="not known at the server"):
        gate.talk()

    assert names(server) == []
    assert list(server.replica.records()) == []


def test_a_forged_stranger_among_the_introductions_is_passed_over_and_nobody_else(
    own_server, laptops, tmp_path, restored
):
    backup, start = restored
    backup()
    gate = laptops(At(tmp_path / "gate")).join(own_server.invite(), "Gate")
    park = laptops(At(tmp_path / "park")).join(own_server.invite(), "Car park")
    yard = laptops(At(tmp_path / "yard")).join(own_server.invite(), "Yard")
    for one in (park, yard):
        one.admits(f"r-{one.store.mine}")
        one.talk()
    gate.talk()
    (entry,) = gate.store.introductions([park.store.mine])
    with gate.profile.database.write(EVENT) as connection:
        put(connection, EVENT, [forged(entry, name="Somebody else")])
    server = start()
    move(gate, server)
    for _ in range(4):
        gate.sync.exchange()

    assert names(server) == ["Gate", "Yard"]
    assert set(server.replica.have()) == {yard.store.mine}
    # Its records are kept aside until somebody who knows better comes along.
    assert server.replica.aside_count() == 1
    move(yard, server)
    yard.talk()
    assert server.replica.aside_count() == 0
    assert names(server) == ["Car park", "Gate", "Yard"]


# ------------------------------------------------------------------- retired


@pytest.fixture
def looks_up_each_time(monkeypatch):
    """A server that remembers nobody from one request to the next."""
    monkeypatch.setattr(doors, "KNOWN_S", 0.0)


@pytest.mark.usefixtures("looks_up_each_time")
def test_a_retired_desk_is_told_so_in_one_sentence_and_stays_retired(hall, gate, own_server):
    hall.admits("r-1")
    hall.talk()
    own_server.book.retire(own_server.book.find_desk("Hall"))

    for ask in (hall.sync.exchange, hall.peer.renew, lambda: next(iter(hall.peer.news()))):
        for _ in range(2):
            with pytest.raises(Refused, match="have retired this desk") as error:
                ask()
            assert not isinstance(error.value, Stranger)
    assert names(own_server) == ["Gate", "Hall"]
    # It may show its certificate as often as it likes, and have others show it.
    hall.sync._strangers = gate.sync._strangers = frozenset({hall.store.mine})
    gate.talk()
    with pytest.raises(Refused, match="have retired this desk"):
        hall.sync.exchange()
    assert own_server.book.find_desk("Hall").retired
    # What it sent before counts.
    assert len(list(gate.store.records())) == 1
    assert {one.name: one.retired for one in gate.store.desks()} == {"Hall": True, "Gate": False}
