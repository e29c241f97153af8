"""Who a carried file introduces: desks for which the event has spoken, and nothing besides."""

import base64
import json
from dataclasses import replace

import pytest
from nacl.public import PrivateKey

from checkin.adapters import stick
from checkin.adapters.carrying import everything, opening_key, sealed, take_in, unsealed
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.event_file.places import desk_id_of, new_place, vouch
from checkin.adapters.introducing import introduce
from checkin.adapters.keys import SigningKey, verify
from checkin.adapters.profile import wall_ms
from checkin.adapters.roster_json import Carry, carry, write_carry
from checkin.domain.errors import InputError, Refused
from checkin.domain.model import DeskProfile, EnrolledDesk
from checkin.usecases.roster_pages import RosterEntry
from tests.adapters.conftest import At
from tests.adapters.event_files import Made, today
from tests.adapters.examples import (
    ADA,
    DESKS,
    EVENT,
    GATE,
    GATHERING,
    HALL,
    LIST,
    admission,
    change,
    entry,
    reading,
)
from tests.adapters.test_event_file_setup import by_file

IDENTITY = SigningKey(b"i" * 32)
CARRY = Carry(b"c" * 32, IDENTITY.public_key)
COMMON = PrivateKey(CARRY.key)
FILE = "ab" * 16
PLACE_KEY = b"p" * 32
LATER = 2**52
SEED = b"g" * 32


def said(one, version=1):
    """What all desks have in common, as the server says it."""
    return RosterEntry("carry", "1", version, write_carry(one))


def at_gate(replicas, common=CARRY, *more):
    """A desk that knows of itself only, and what all desks of the event have in common."""
    own = next(one for one in DESKS if one.id == GATE)
    entries = [entry(one) for one in (GATHERING, LIST, ADA, own, *more)]
    return replicas.open("gate", GATE, change(*entries, said(common), whole=True))


def place(certify=IDENTITY, event=EVENT, expires=LATER, key=PLACE_KEY):
    public = SigningKey(key).public_key
    return new_place(event, FILE, "Lane", DeskProfile.HELP_DESK, expires, public, certify)


class Lane:
    """A laptop with a key of its own, for which a place of an event file vouches."""

    def __init__(self, replicas, seed=b"l", taken=None, event=EVENT, vouching_key=PLACE_KEY):
        self.key = SigningKey(seed * 32)
        id_ = desk_id_of(self.key.public_key)
        self.desk = EnrolledDesk(id_, "Lane", self.key.public_key)
        self.entry = vouch(event, self.desk, taken or place(), vouching_key)
        things = [entry(one) for one in (GATHERING, LIST, ADA)]
        page = change(*things, self.entry, said(CARRY), whole=True)
        self.store = ReplicaStore(
            replicas.open(f"lane {seed}")._database, EVENT, wall_ms, id_, self.key
        )
        self.store.apply(page)

    def records(self, number=1):
        return [self.store.record(admission(), reading(one)) for one in range(number)]


def heard(target, source):
    """What *source* holds, taken in at *target* from a stick."""
    data = sealed(source, everything(source))
    carried = unsealed(data, [opening_key(SEED), COMMON], EVENT)
    introduce(target, carried.introductions)
    return take_in(target, carried.runs, verify)


def everything_but_desks(store):
    return store.gathering(), store.lists(), store.carry(), store.lock(), [*store.registrations()]


def test_a_desk_for_which_a_place_vouches_is_known_and_what_it_did_counts(replicas):
    lane, gate = Lane(replicas), at_gate(replicas)
    made = lane.records(2)

    assert list(heard(gate, lane.store).new) == made
    assert gate.desk(lane.desk.id) == lane.desk
    assert heard(gate, lane.store).new == (), "and twice is once"
    # It can show a server, or another desk, who let it in: with the same voucher.
    (shown,) = gate.introductions([lane.desk.id])
    assert json.loads(shown.body) == json.loads(lane.entry.body)


@pytest.mark.parametrize(
    "strange",
    [
        {"taken": place(certify=SigningKey(b"x" * 32))},
        {"taken": place(event="deadbeef")},
        {"event": "deadbeef"},
        {"vouching_key": b"q" * 32},
    ],
    ids=["nobody's place", "another event's place", "for another event", "another place's word"],
)
def test_one_that_nobody_of_the_event_vouches_for_stays_a_stranger(replicas, strange):
    lane, gate = Lane(replicas, **strange), at_gate(replicas)
    lane.records()

    with pytest.raises(InputError, match="not known here"):
        heard(gate, lane.store)
    assert (gate.desk(lane.desk.id), gate.have(), gate.aside_count()) == (None, {}, 0)


def test_a_voucher_of_another_desk_lets_nobody_in(replicas):
    lane, gate = Lane(replicas), at_gate(replicas)
    body = json.loads(lane.entry.body)
    for name, other in (
        ("public_key", base64.b64encode(IDENTITY.public_key).decode()),
        ("name", "Hall"),
        ("profile", DeskProfile.LANE),
    ):
        assert introduce(gate, [replace(lane.entry, body=json.dumps(body | {name: other}))]) == 0
    assert introduce(gate, [replace(lane.entry, id=HALL)]) == 0


def test_what_is_said_beside_a_voucher_is_believed_of_nobody(replicas):
    """Whoever has an event file can vouch: not for the event, its badges or how desks lock."""
    lane, gate = Lane(replicas), at_gate(replicas)
    before = everything_but_desks(gate)
    own_key = base64.b64encode(b"E" * 32).decode()
    more = {"badge_keys": [[1, own_key]], "cost": [8, 1, 1], "certifier": own_key, "key": own_key}
    body = json.dumps(json.loads(lane.entry.body) | more | {"retired": True, "erase": True})

    for kind in ("gathering", "list", "lock", "carry", "registration", "badge", "revocations"):
        assert introduce(gate, [replace(lane.entry, kind=kind, body=body)]) == 0
    assert everything_but_desks(gate) == before

    odd = replace(lane.entry, version=7, also="x", deleted=True, body=body)
    assert introduce(gate, [odd]) == 1
    assert gate.desk(lane.desk.id) == lane.desk
    (kept,) = gate.introductions([lane.desk.id])
    assert (kept.version, kept.also, kept.deleted) == (0, "", False)
    assert json.loads(kept.body) == json.loads(lane.entry.body)


def test_an_order_to_erase_is_not_taken_from_a_file(replicas):
    gate = at_gate(replicas)
    hall = next(one for one in DESKS if one.id == HALL)
    hall = replace(hall, certificate=IDENTITY(hall.certified(EVENT)), retired=True, erase=True)

    assert introduce(gate, [entry(hall)]) == 1
    assert gate.desk(HALL) == replace(hall, erase=False)


def test_when_its_place_expired_does_not_matter_to_what_a_desk_has_recorded(replicas):
    lane, gate = Lane(replicas, taken=place(expires=1)), at_gate(replicas)
    made = lane.records()

    assert list(heard(gate, lane.store).new) == made


def test_a_place_that_was_withdrawn_makes_nobody_known_once_the_server_has_said_so(replicas):
    told = CARRY.renewed(b"n" * 32, [place().id])
    first, second, gate = Lane(replicas), Lane(replicas, b"m"), at_gate(replicas)
    made = first.records()
    second.records()
    heard(gate, first.store)
    gate.apply(change(said(told, 2), version=2))

    with pytest.raises(InputError, match="not known here"):
        heard(gate, second.store)
    assert gate.desk(second.desk.id) is None
    assert list(gate.records()) == made, "what was taken in before stays"


def test_the_servers_word_stands_whatever_is_carried_before_or_after(replicas):
    lane, gate = Lane(replicas), at_gate(replicas)
    lane.records()
    heard(gate, lane.store)
    # A whole roster of a server that has not heard of it: the desk stays known.
    gate.apply(change(entry(GATHERING, 3), said(CARRY, 3), incarnation="other", whole=True))
    assert gate.desk(lane.desk.id) == lane.desk

    retired = replace(lane.desk, name="Lane (2)", retired=True)
    gate.apply(change(entry(retired, 4), version=4, incarnation="other"))

    assert gate.desk(lane.desk.id) == retired
    more = lane.records()
    assert list(heard(gate, lane.store).new) == more, "what it did before it was lost counts"
    assert gate.desk(lane.desk.id) == retired


def test_two_laptops_of_one_place_are_two_desks(replicas):
    first, second, gate = Lane(replicas), Lane(replicas, b"m"), at_gate(replicas)
    made = [*first.records(), *second.records()]

    for one in (first, second):
        heard(gate, one.store)

    assert {one.id for one in gate.desks()} == {GATE, first.desk.id, second.desk.id}
    assert [one.digest for one in gate.records()] == [one.digest for one in made]


def test_what_a_desk_carries_that_has_not_heard_of_another_key_is_opened_all_the_same():
    last = CARRY
    for number in range(20):
        last = last.renewed(bytes([number]) * 32, [f"{number:016x}"])

    again = carry("1", write_carry(last))

    assert again == last
    assert again.older[0] == b"\x12" * 32
    assert len(again.older) == 16, "and not for ever"
    assert len(again.ended) == 20


@pytest.mark.parametrize("fields", [{"older": ["QUJD"]}, {"older": 1}, {"ended": [1]}])
def test_what_is_no_such_entry_is_passed_over(replicas, fields):
    body = json.dumps(json.loads(write_carry(CARRY)) | fields)
    gate = at_gate(replicas)
    gate.apply(change(RosterEntry("carry", "1", 2, body), version=2))

    assert gate.carry() is None


# ---------------------------------------------------------------- with a real server


@pytest.mark.parametrize("only", [True, False])
def test_a_file_that_was_withdrawn_opens_nothing_of_those_who_have_heard(
    own_server, tmp_path, laptops, only
):
    today(own_server.data, own_server.address)
    made = Made(own_server.data, "Desk 1", "Desk 2")
    one, other = (laptops(by_file(tmp_path / name, made, name)) for name in ("Desk 1", "Desk 2"))
    one.admits(ADA.id)
    records = other.admits("r-2")
    one.talk()
    made.files.end(made.issued.id, made.issued.places[1].id if only else "")
    one.talk()
    stick.save(one.profile, tmp_path / "one.carry")
    stick.save(other.profile, tmp_path / "other.carry")

    with pytest.raises(InputError, match="cannot be opened here"):
        stick.take(other.profile, (tmp_path / "one.carry").read_bytes())
    with pytest.raises(InputError, match="not known here"):
        stick.take(one.profile, (tmp_path / "other.carry").read_bytes())

    # Nothing of it is lost: an organiser lets that desk in, and what it did is everywhere.
    with pytest.raises(Refused, match="withdrawn"):
        other.sync.exchange()
    own_server.book.approve(own_server.book.find_waiting("Desk 2"), own_server.data.identity)
    other.talk()
    one.talk()
    assert records[0] in list(one.store.records())


def test_a_desk_that_has_heard_of_another_key_opens_what_one_carries_that_has_not(
    own_server, tmp_path, laptops
):
    today(own_server.data, own_server.address)
    made = Made(own_server.data, "Desk 1", "Desk 2")
    one, other = (laptops(by_file(tmp_path / name, made, name)) for name in ("Desk 1", "Desk 2"))
    lost = laptops(At(tmp_path / "lost").join(own_server.invite(), "Lost"))
    records = other.admits(ADA.id)
    own_server.book.retire(own_server.book.desk(lost.store.mine))
    one.talk()
    stick.save(other.profile, tmp_path / "other.carry")

    took = stick.take(one.profile, (tmp_path / "other.carry").read_bytes())

    assert (list(took.new), took.introduced) == (records, 1)
