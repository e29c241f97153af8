"""Check-ins on a USB stick: whoever belongs to the event reads them, and nobody else anything."""

import contextlib
import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey
from nacl.secret import SecretBox
from sqlalchemy import delete

from checkin.adapters import carrying
from checkin.adapters.carrying import (
    Carried,
    everything,
    has_ended,
    opening_key,
    read_file,
    sealed,
    take_in,
    unsealed,
    write_file,
)
from checkin.adapters.database.tables import roster as roster_table
from checkin.adapters.introducing import introduce
from checkin.adapters.keys import SigningKey, verify
from checkin.adapters.roster_json import Carry, write_carry, write_lock
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError
from checkin.domain.lock import Lock
from checkin.domain.model import DeskProfile
from checkin.domain.receipt import Farewell, sign_farewell
from checkin.domain.record import Head
from checkin.usecases import carrying as words
from checkin.usecases.answering import answer
from checkin.usecases.exchange import Request
from checkin.usecases.roster_pages import RosterEntry, RosterVersion
from tests.adapters.examples import (
    ADA,
    DESKS,
    EVENT,
    GATE,
    GATHERING,
    HALL,
    KEYS,
    LIST,
    NOON,
    RELAY,
    Replicas,
    admission,
    all_of,
    bytes_of,
    change,
    entry,
    fill,
    reading,
    roster,
)
from tests.adapters.examples import sealed as run_of

SEEDS = {HALL: b"h" * 32, GATE: b"g" * 32, RELAY: b"r" * 32}
SERVERS = PrivateKey(b"s" * 32)
LOCKED = change(
    *(entry(one) for one in (GATHERING, LIST, ADA, *DESKS)),
    RosterEntry("lock", "1", 1, write_lock(Lock(box=bytes(SERVERS.public_key)))),
    whole=True,
)


def carry(source, target, desk):
    """Make a file at *source*, and take it in at *target*, which is *desk*'s."""
    data = sealed(source, everything(source))
    return take_in(target, unsealed(data, [opening_key(SEEDS[desk])], EVENT).runs, verify)


def test_two_desks_that_never_meet_a_server_hear_of_each_other(replicas):
    hall, gate = replicas.open("hall", HALL), replicas.open("gate", GATE)
    made = fill(hall, 3)

    first, again = carry(hall, gate, GATE), carry(hall, gate, GATE)

    assert list(first.new) == made
    assert (again.records, again.new, again.aside) == (3, (), 0)
    fill(gate, 2)
    carry(gate, hall, HALL)
    assert bytes_of(gate) == bytes_of(hall)


def test_whoever_carries_passes_on_what_others_made(replicas):
    hall, gate, relay = (replicas.open(str(one), one) for one in (HALL, GATE, RELAY))
    made = fill(hall, 2)
    carry(hall, gate, GATE)

    assert list(carry(gate, relay, RELAY).new) == made


def test_the_server_opens_what_no_desk_was_told_of(replicas):
    hall, server = replicas.open("hall", HALL, LOCKED), replicas.open("server")
    made = fill(hall, 2)
    data = sealed(hall, everything(hall))

    assert list(take_in(server, unsealed(data, [SERVERS], EVENT).runs, verify).new) == made


def test_a_desk_that_was_retired_opens_nothing_that_is_made_afterwards(replicas):
    retired = [replace(one, retired=one.id == GATE) for one in DESKS]
    hall = replicas.open("hall", HALL, roster(GATHERING, LIST, *retired))
    data = sealed(hall, everything(hall))

    with pytest.raises(InputError, match="cannot be opened here"):
        unsealed(data, [opening_key(SEEDS[GATE])], EVENT)
    assert unsealed(data, [opening_key(SEEDS[RELAY])], EVENT).event == EVENT


def test_to_a_finder_two_files_have_nothing_in_common_but_their_length(replicas):
    hall, gate = replicas.open("hall", HALL, LOCKED), replicas.open("gate", GATE)
    fill(hall, 5)
    one, other = sealed(hall, everything(hall)), sealed(gate, everything(gate))

    assert len(one) == len(other), "neither desks nor records can be counted"
    assert sum(a == b for a, b in zip(one, other, strict=True)) < len(one) / 64
    for said in (EVENT, HALL, "r-ada", "admitted", "carry", "checkin", "runs"):
        assert said.encode() not in one


def test_a_key_that_is_none_keeps_nobody_from_carrying(replicas):
    odd = [replace(one, public_key=b"\xff" * 32) if one.id == GATE else one for one in DESKS]
    hall = replicas.open("hall", HALL, roster(GATHERING, LIST, *odd))

    assert unsealed(sealed(hall, everything(hall)), [opening_key(SEEDS[HALL])], EVENT).runs == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[:-1], words.DAMAGED),
        (lambda data: data[:4_000], words.DAMAGED),
        (lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:], words.DAMAGED),
        (lambda data: data[:2000], words.DAMAGED),
        (lambda data: data[1:], words.NOT_FOR_US),
        (lambda data: bytes(len(data)), words.NOT_FOR_US),
        (lambda _: b"", words.NOT_FOR_US),
        (lambda _: b"name,code\n", words.NOT_FOR_US),
        (lambda _: bytes(carrying.LARGEST_BYTES + 1), words.TOO_LARGE),
    ],
)
def test_a_file_that_is_torn_tampered_with_or_none_is_refused_in_a_sentence(replicas, spoil, said):
    hall = replicas.open("hall", HALL)
    fill(hall, 2)

    with pytest.raises(InputError, match=said):
        unsealed(spoil(sealed(hall, everything(hall))), [opening_key(SEEDS[HALL])], EVENT)


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (lambda text: text.replace(b'"form": 1', b'"form": 2'), words.NEWER),
        (lambda text: text.replace(b'"form"', b'"norm"'), words.DAMAGED),
        (lambda text: text.replace(b'"0badcafe"', b"[]", 1), words.DAMAGED),
        (lambda text: text.replace(b'"records":', b'"recall":'), words.DAMAGED),
        (lambda text: text.replace(b'"farewell": ["', b'"farewell": [1,"', 1), words.DAMAGED),
        (lambda text: text.replace(b", 7, ", b', "7", ', 1), words.DAMAGED),
        (lambda _: b"", words.DAMAGED),
    ],
)
def test_what_another_program_wrote_into_it_is_refused(replicas, monkeypatch, alter, said):
    hall = replicas.open("hall", HALL)
    fill(hall, 1)
    farewell = Farewell(EVENT, HALL, Head(7, "ab"), b"s" * 64)
    written = carrying.written
    monkeypatch.setattr(carrying, "written", lambda carried: alter(written(carried)))

    with pytest.raises(InputError, match=said):
        unsealed(sealed(hall, everything(hall, farewell)), [opening_key(SEEDS[HALL])], EVENT)


def test_a_file_of_another_event_is_refused(replicas):
    hall = replicas.open("hall", HALL)

    with pytest.raises(InputError, match=words.OTHER_EVENT):
        unsealed(sealed(hall, Carried("c0ffee00", [])), [opening_key(SEEDS[HALL])], EVENT)


def test_of_desks_that_are_not_known_here_nothing_is_taken_in(replicas):
    hall, gate = replicas.open("hall", HALL), replicas.open("gate", GATE)
    fill(hall, 2)
    carry(hall, gate, GATE)
    without_hall = roster(GATHERING, LIST, *(one for one in DESKS if one.id != HALL))
    narrow = replicas.open("narrow", RELAY, without_hall)

    with pytest.raises(InputError, match="not known here"):
        carry(gate, narrow, RELAY)
    assert (narrow.have(), narrow.aside_count()) == ({}, 0)

    fill(gate, 1, start=5)
    took = carry(gate, narrow, RELAY)
    assert (len(took.new), took.strangers, narrow.aside_count()) == (1, 1, 0)


def test_what_a_desk_did_not_sign_is_kept_aside_and_nothing_of_that_run_counts(replicas):
    hall, gate = replicas.open("hall", HALL), replicas.open("gate", GATE)
    fill(hall, 2)
    (run,) = all_of(hall)
    forged = run_of(run.records, key=KEYS[GATE])

    took = take_in(gate, [forged], verify)

    assert (took.new, took.aside, took.gaps, gate.have()) == ((), 2, 1, {})


def test_much_is_taken_in_piece_by_piece(replicas, monkeypatch):
    monkeypatch.setattr(carrying, "BATCH_BYTES", 500)
    hall, gate = replicas.open("hall", HALL), replicas.open("gate", GATE)
    monkeypatch.setattr("checkin.adapters.database.log._RUN_RECORDS", 3)
    made = fill(hall, 10)

    assert list(carry(hall, gate, GATE).new) == made


def test_a_desk_has_ended_once_all_that_it_says_it_made_is_here(replicas):
    hall, server = replicas.open("hall", HALL), replicas.open("server")
    made = fill(hall, 2)
    head = Head(2, made[-1].digest)
    farewell = sign_farewell(Farewell(EVENT, HALL, head), KEYS[HALL])
    whole = everything(hall, farewell)

    assert has_ended(server, whole, verify) is None, "not yet"
    take_in(server, whole.runs, verify)

    assert has_ended(server, whole, verify) == HALL
    assert has_ended(server, everything(hall), verify) is None
    forged = sign_farewell(farewell, KEYS[GATE])
    assert has_ended(server, replace(whole, farewell=forged), verify) is None
    nobody = replace(farewell, desk="9" * 16)
    assert has_ended(server, replace(whole, farewell=nobody), verify) is None


def test_it_is_on_disk_under_a_new_name_only(tmp_path):
    path = tmp_path / "stick.carry"
    write_file(path, b"sealed")

    assert read_file(path) == b"sealed"
    with pytest.raises(InputError, match=words.EXISTS):
        write_file(path, b"other")
    with pytest.raises(InputError, match=words.NOT_WRITTEN):
        write_file(tmp_path / "no folder" / "x", b"sealed")
    with pytest.raises(InputError, match=words.UNREADABLE):
        read_file(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["stick.carry"]


def test_a_file_that_is_too_large_is_not_read_and_not_made(tmp_path, replicas, monkeypatch):
    monkeypatch.setattr(carrying, "LARGEST_BYTES", 1_000)
    (tmp_path / "x").write_bytes(bytes(1_001))
    with pytest.raises(InputError, match=words.TOO_LARGE):
        read_file(tmp_path / "x")
    hall = replicas.open("hall", HALL)
    with pytest.raises(InputError, match=words.TOO_LARGE):
        sealed(hall, everything(hall))


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="how a lying stick is played here")
@pytest.mark.parametrize("lies", [OSError, None])
def test_a_stick_that_gives_back_something_else_is_found_out(tmp_path, monkeypatch, lies):
    path = tmp_path / "x"

    def spoil(*_):
        if lies:
            raise lies
        path.write_bytes(b"other")

    monkeypatch.setattr(os, "posix_fadvise", spoil)
    with pytest.raises(InputError, match=words.NOT_VERIFIED):
        write_file(path, b"sealed")


def test_a_key_in_a_slot_is_never_used_for_two_files(replicas):
    hall = replicas.open("hall", HALL)
    carried = everything(hall)
    keys = set()
    for _ in range(2):
        data = sealed(hall, carried)
        said = next(carrying._opened_slots(data, opening_key(SEEDS[HALL])))
        keys.add(said[: SecretBox.KEY_SIZE])
    assert len(keys) == 2


# ------------------------------------------- desks that have never heard of each other


IDENTITY = SigningKey(b"i" * 32)
COMMON = RosterEntry("carry", "1", 1, write_carry(Carry(b"c" * 32, IDENTITY.public_key)))


def alone(replicas, desk, *more):
    """A desk that knows of itself only, and what all desks of the event have in common."""
    own = next(one for one in DESKS if one.id == desk)
    own = replace(own, certificate=IDENTITY(own.certified(EVENT)))
    entries = [entry(one) for one in (GATHERING, LIST, ADA, own)]
    return replicas.open(f"alone {desk}", desk, change(*entries, COMMON, *more, whole=True))


def hear(target, source, keys):
    carried = unsealed(sealed(source, everything(source)), keys, EVENT)
    introduce(target, carried.introductions)
    return take_in(target, carried.runs, verify)


def test_they_open_each_others_files_and_know_each_other_by_the_events_word(replicas):
    hall, gate = alone(replicas, HALL), alone(replicas, GATE)
    made = fill(hall, 2)
    keys = [opening_key(SEEDS[GATE]), PrivateKey(b"c" * 32)]

    assert list(hear(gate, hall, keys).new) == made
    assert gate.desk(HALL).name == "Desk 1"
    # And whoever hears of it from there knows of it as well.
    relay = alone(replicas, RELAY)
    assert list(hear(relay, gate, [PrivateKey(b"c" * 32)]).new) == made


def test_a_desk_for_which_the_event_has_not_spoken_stays_a_stranger(replicas):
    hall, gate = alone(replicas, HALL), alone(replicas, GATE)
    fill(hall, 1)
    carried = everything(hall)
    (shown,) = carried.introductions
    forged = [
        replace(shown, body=shown.body.replace("Desk 1", "Desk 9")),
        replace(shown, body="[]"),
        replace(shown, kind="registration"),
    ]
    for one in forged:
        introduce(gate, [one])
        with pytest.raises(InputError, match="not known here"):
            take_in(gate, carried.runs, verify)
    assert gate.desk(HALL) is None


def test_what_a_desk_knows_of_another_is_not_changed_by_a_file(replicas):
    hall, gate = alone(replicas, HALL), replicas.open("gate", GATE)
    fill(hall, 1)
    carried = everything(hall)
    introduce(gate, carried.introductions)  # nobody has told it what all have in common
    assert gate.desk(HALL).certificate == b""
    other = alone(replicas, GATE, entry(replace(DESKS[0], retired=True)))
    introduce(other, carried.introductions)
    assert other.desk(HALL).retired


def test_what_is_in_common_is_another_thing_once_a_desk_is_retired(own_server):
    before = own_server.book.carry()
    own_server.invite()
    desk = own_server.book.enrol("TOKEN1", "Hall", b"k" * 32)
    own_server.book.retire(desk)
    after = own_server.book.carry()

    assert before.certifier == after.certifier == own_server.data.identity.public_key
    assert before.key != after.key
    seen = own_server.replica.page_above(
        RosterVersion(), None, 10**9, DeskProfile.LANE_WITHOUT_NAMES
    )
    (carry,) = [one for one in seen.entries if one.kind == "carry"]
    assert carry.body == write_carry(after)


def test_an_event_of_an_older_server_gets_it_at_the_next_start(tmp_path):
    data = ServerData(tmp_path)
    data.book(EVENT).publish(gathering=GATHERING)
    held = data.book(EVENT).carry()
    with data.database.write(EVENT) as connection:
        connection.execute(delete(roster_table).where(roster_table.c.kind == "carry"))
    data.close()
    data = ServerData(tmp_path)
    made = data.book(EVENT).carry()
    data.close()
    data = ServerData(tmp_path)

    assert made is not None
    assert made != held
    assert data.book(EVENT).carry() == made
    data.close()


# ------------------------------------------------------- any route, one set

_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("make"), st.integers(0, 2)),
        st.tuples(st.just("carry"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("put down"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("sync"), st.integers(0, 2), st.integers(0, 2)),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A folder that nobody has used, each time."""
    return lambda: tmp_path_factory.mktemp("venue")


@given(steps=_STEPS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_carried_and_synced_in_any_order_all_hold_the_same_in_the_end(fresh, steps):
    """Files lie about and are taken in late, twice, or never; exchanges come in between."""
    order = (HALL, GATE, RELAY)
    with contextlib.ExitStack() as stack:
        replicas = Replicas(fresh(), stack)
        stores = [replicas.open(str(one), one) for one in order]
        lying: list[tuple[int, bytes]] = []
        made = 0
        for step, one, *more in steps:
            match step:
                case "make":
                    made += 1
                    stores[one].record(admission(badge=f"b-{made}"), reading(made))
                case "put down":
                    lying.append((more[0], sealed(stores[one], everything(stores[one]))))
                case "carry" if lying:
                    target, data = lying[one % len(lying)]
                    key = [opening_key(SEEDS[order[target]])]
                    take_in(stores[target], unsealed(data, key, EVENT).runs, verify)
                case "sync":
                    _talk(stores[one], stores[more[0]])
        for source in (0, 1, 2, 0, 1):
            target = (source + 1) % 3
            carry(stores[source], stores[target], order[target])
        held = [bytes_of(store) for store in stores]
        assert held[0] == held[1] == held[2]
        assert len(held[0]) == made
        assert all(store.aside_count() == 0 for store in stores)


def _talk(asker, other):
    """One exchange as the asking desk does it, with all that it has."""
    runs = asker.runs_above(other.have(), 10**9)
    request = Request(asker.mine, asker.have(), runs, asker.roster_version())
    asker.take(answer(other, request, DeskProfile.HELP_DESK, verify, NOON)[0].runs, verify)
