"""The log's entries as bytes, and the chain that nobody can alter."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.domain.attendance import KNOWN_MOST
from checkin.domain.model import DeskId, EventId, ListId
from checkin.domain.record import (
    NO_HEAD,
    Fact,
    Head,
    How,
    Kind,
    Malformed,
    Record,
    Ref,
    decode,
    encode,
    follows,
    hash_of,
    reissued,
    stamped,
)
from tests.domain.examples import (
    HALL,
    NEVER,
    RENEWED,
    RENEWED_TWICE,
    admitted,
    again,
    undone,
)

OFTEN = settings(deadline=None, derandomize=True, max_examples=200)
LARGEST = 2**62

words = st.text(max_size=12)
numbers = st.integers(-LARGEST, LARGEST)
seqs = st.integers(1, LARGEST)
facts = st.binary(min_size=32, max_size=32).map(bytes.hex)
records = st.builds(
    Record,
    event=words.map(EventId),
    desk=words.map(DeskId),
    seq=seqs,
    prev=words,
    at=numbers,
    hlc=numbers,
    kind=st.sampled_from([*Kind, "from the future"]),
    list=words.map(ListId),
    about=words,
    badge=words,
    knew=st.lists(facts, max_size=3).map(tuple),
    how=st.sampled_from([*How, ""]),
    reason=words,
    names=st.none() | facts,
    offset_ms=st.none() | numbers,
    uncertainty_ms=st.none() | numbers,
    schema=seqs,
    original=st.just("") | facts,
)


@given(records)
@OFTEN
def test_a_record_reads_back_as_it_was_written(record):
    read = decode(encode(record))

    assert read == record
    assert read.digest == hash_of(encode(record)) == stamped(record).digest
    assert encode(read) == encode(record)


def test_the_hash_of_a_record_with_unknown_fields_is_that_of_the_bytes_as_they_came():
    came = encode(admitted(HALL, 1, 0)).replace(b"{", b'{"a-new-field":1,', 1)

    assert decode(came).digest == hash_of(came)
    assert decode(came).digest != admitted(HALL, 1, 0).digest
    assert decode(came) == admitted(HALL, 1, 0)


def test_no_hash_of_its_own_stands_in_a_record_or_in_what_it_shows_of_itself():
    record = admitted(HALL, 1, 0)

    assert record.digest.encode() not in encode(record)
    assert record.digest not in repr(record)


# ---------------------------------------------------------------- re-issued


@given(records)
@OFTEN
def test_a_reissue_says_the_same_of_the_same_moment_at_a_new_place_in_a_new_chain(record):
    head = Head(7, "0" * 64)
    record = stamped(replace(record, original=""))

    data = reissued(encode(record), RENEWED, head)

    renewed = decode(data)
    assert follows(data, renewed, record.event, RENEWED, head) == (8, renewed.digest)
    assert renewed.original == renewed.fact == record.digest == record.fact
    assert encode(renewed) == data
    old = {"desk": record.desk, "seq": record.seq, "prev": record.prev, "original": ""}
    assert replace(renewed, **old) == record


def test_a_reissue_keeps_what_a_newer_version_wrote():
    data = encode(admitted(HALL, 1, 0)).replace(b'{"about"', b'{"a newer field":[1],"about"')

    again = reissued(reissued(data, RENEWED, NO_HEAD), RENEWED_TWICE, NO_HEAD)

    assert json.loads(again)["a newer field"] == [1]
    assert decode(again).original == hash_of(data)


def test_a_reissue_of_a_reissue_names_the_same_original():
    first = admitted(HALL, 1, 0)

    assert again(again(first), desk=RENEWED_TWICE).original == first.digest


def test_the_bytes_of_a_record_are_canonical_json_and_leave_out_what_is_empty():
    record = admitted(HALL, 1, 0, about="Zoë", offset_ms=None, uncertainty_ms=None)

    assert encode(record).decode() == (
        '{"about":"Zoë","at":1700000000000,"desk":"1111111111111111","event":"0badcafe",'
        '"hlc":111411200000000000,"kind":"admitted","list":"day-1","prev":"","schema":1,"seq":1}'
    )


def test_an_offset_of_nothing_is_not_the_same_as_no_offset():
    measured = admitted(HALL, 1, 0, offset_ms=0, uncertainty_ms=0)

    assert decode(encode(measured)) == measured
    assert b'"offset_ms":0' in encode(measured)


def test_a_record_says_the_same_whoever_has_hashed_it():
    record = admitted(HALL, 1, 0)

    assert replace(record, digest="").fact == record.fact == record.digest


@given(records, st.dictionaries(words.map("x-{}".format), st.integers() | words | st.none()))
@OFTEN
def test_fields_that_a_newer_version_adds_are_tolerated(record, more):
    fields = json.loads(encode(record)) | more

    assert decode(json.dumps(fields).encode()) == record


def test_every_field_that_a_record_must_have_is_missed():
    fields = json.loads(encode(admitted(HALL, 1, 0)))
    must = {"event", "desk", "seq", "prev", "at", "hlc", "kind", "list", "schema"}

    for name in fields:
        without = json.dumps({key: value for key, value in fields.items() if key != name}).encode()
        if name in must:
            with pytest.raises(Malformed):
                decode(without)
        else:
            assert decode(without).ref == Ref(HALL, 1)


WRONG = {
    "event": [None, 1, [], {}, True, "\ud800"],
    "desk": [None, 1, [], {}, True, "\udfff"],
    "seq": [None, "1", 0, -1, True, 1.0, LARGEST + 1, [], {}, float("nan")],
    "prev": [None, 1, [], {}, False],
    "at": [None, "1", True, 1.5, LARGEST + 1, -LARGEST - 1, [], {}, float("inf")],
    "hlc": [None, "1", False, 1.5, LARGEST + 1, -LARGEST - 1, [], {}],
    "kind": [None, 1, [], {}, "\ud800"],
    "list": [None, 1, ["day-1"], {}, "\ud800"],
    "about": [None, 1, [], {}, "\ud800"],
    "badge": [None, 1, [], {}, "\ud800"],
    "how": [None, 1, [], {}, "\ud800"],
    "reason": [None, 1, [], {}, "\ud800"],
    "original": [None, 1, [], {}, "", "\ud800", "0" * 63],
    "knew": [None, 1, "", "0" * 64, {}, {"0" * 64: 1}, [1], [None], [""], [["0" * 64]], ["\ud800"]],
    "names": [None, 1, "", {}, [], ["0" * 64], "0" * 63, "0" * 65, "0" * 64 + "\n", "G" * 64],
    "role": [None, 1, [], {}, "\ud800"],
    "instead": [None, 1, [], {}, "\ud800"],
    "sealed": [None, 1, [], {}, "\ud800"],
    "lists": [None, 1, "", "day-1", {}, [1], [None], [["day-1"]], ["\ud800"]],
    "offset_ms": [None, "1", True, 1.5, LARGEST + 1, []],
    "uncertainty_ms": [None, "1", True, 1.5, LARGEST + 1, []],
    "schema": [None, "1", 0, True, 1.0, []],
}


@pytest.mark.parametrize("name", WRONG)
def test_a_field_of_the_wrong_shape_makes_it_no_record(name):
    right = json.loads(encode(undone(HALL, 2, 5, NEVER, badge="b", reason="r", how="h")))
    right["original"] = "0" * 64

    assert decode(json.dumps(right).encode()).names == NEVER
    for value in WRONG[name]:
        with pytest.raises(Malformed):
            decode(json.dumps(right | {name: value}).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b'"record"',
        b"{",
        b"{}",
        b"\xff\xfe",
        b"\x00",
        b"[" * 16_000,
        b'{"seq":' + b"9" * 16_000 + b"}",
        b'{"a":' * 3_000,
    ],
)
def test_what_is_no_record_is_malformed_and_nothing_worse(data):
    with pytest.raises(Malformed):
        decode(data)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=5)
    | st.sampled_from(["\ud800", -1, 0, 2**63, 10**400]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(WRONG)), json_values))
@OFTEN
def test_any_json_in_any_field_gives_a_record_or_malformed(changed):
    right = json.loads(encode(undone(HALL, 2, 5, NEVER, knew=(NEVER,))))

    try:
        record = decode(json.dumps(right | changed).encode())
    except Malformed:
        return
    assert decode(encode(record)) == record


@given(st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
@OFTEN
def test_any_bytes_at_all_are_a_record_or_malformed(data):
    with pytest.raises(Malformed):
        decode(data)


def test_a_record_of_sixteen_kilobytes_is_read_and_a_longer_one_is_not():
    short = encode(admitted(HALL, 1, 0, reason="x"))
    longest = encode(admitted(HALL, 1, 0, reason="x" * (16_384 - len(short) + 1)))

    assert len(longest) == 16_384
    assert decode(longest).ref == Ref(HALL, 1)
    with pytest.raises(Malformed):
        decode(longest.replace(b"xx", b"xxx", 1))


def test_what_is_wrong_with_a_record_is_said_without_its_content():
    fields = json.loads(encode(admitted(HALL, 1, 0)))

    with pytest.raises(Malformed) as refused:
        decode(json.dumps(fields | {"about": ["Ada Lovelace"]}).encode())

    assert "Ada" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_record_that_knew_all_that_one_may_know_is_under_eight_kilobytes():
    knew = tuple(Fact(f"{n:064x}") for n in range(KNOWN_MOST))

    assert len(encode(admitted(HALL, 1, 0, knew=knew))) < 8_000
