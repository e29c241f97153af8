"""The exchange as JSON: what goes in comes out, and a stranger's bytes are nonsense at worst."""

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checkin.adapters import wire
from checkin.domain.errors import Nonsense
from checkin.domain.model import DeskId
from checkin.domain.record import Head, Run
from checkin.usecases.exchange import Answer, DeskReport, Request, Silent, Told
from checkin.usecases.roster_pages import Arriving, Cursor, RosterEntry, RosterPage, RosterVersion
from tests.adapters.examples import ADA, EVERYTHING, GATE, HALL, change, entry

OFTEN = settings(deadline=None, derandomize=True, max_examples=300)

RUN = Run(HALL, 3, ('{"ä":"\\u0000"}'.encode(), b"[]", b"any text"), bytes(range(64)))
REQUEST = Request(
    HALL,
    {HALL: Head(5, "ab" * 32), GATE: Head(1, "cd" * 32)},
    (RUN,),
    RosterVersion("first", 7, "00" * 8),
    Arriving("first", True, Cursor(7, "badge", "b-1")),
    (entry(ADA),),
    DeskReport("0.1.0", "day-1", 2, 87, on_mains=True),
    "12" * 16,
    4_096,
)
ANSWER = Answer(
    {GATE: Head(9, "ef")},
    (RUN, RUN),
    EVERYTHING,
    1_700_000_000_000,
    3,
    frozenset({GATE, HALL}),
    True,
    "12" * 16,
    "34" * 16,
    (Silent(GATE, "day-1", 1_700_000_000_000), Silent(HALL, "dinner", 0)),
)

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
numbers = st.integers(0, 2**62)
desks = texts.map(DeskId)
haves = st.dictionaries(desks, st.builds(Head, numbers, texts), max_size=3)
runs = st.lists(
    st.builds(
        Run,
        desks,
        st.integers(1, 2**62),
        st.lists(texts.map(str.encode), max_size=3).map(tuple),
        st.binary(max_size=70),
    ),
    max_size=3,
).map(tuple)
versions = st.builds(RosterVersion, texts, numbers, texts)
cursors = st.builds(Cursor, numbers, texts, texts)
arriving = st.none() | st.builds(Arriving, texts, st.booleans(), cursors)
entries = st.builds(
    RosterEntry,
    texts,
    texts,
    numbers,
    st.dictionaries(texts, texts, max_size=2).map(json.dumps),
    texts,
    st.booleans(),
)
several = st.lists(entries, max_size=3).map(tuple)
truths = st.booleans()
pages = st.builds(RosterPage, versions, several, cursors, truths, truths, truths, numbers)
strangers = st.frozensets(desks, max_size=3)
reports = st.builds(DeskReport, texts, texts)


@given(st.builds(Request, desks, haves, runs, versions, arriving, several, reports))
@OFTEN
def test_a_request_arrives_as_it_was_sent(request):
    assert wire.read_request(wire.write_request(request)) == request


@given(st.builds(Answer, haves, runs, st.none() | pages, numbers, numbers, strangers, truths))
@OFTEN
def test_an_answer_arrives_as_it_was_sent(answer):
    assert wire.read_answer(wire.write_answer(answer)) == answer


def test_fields_of_a_newer_version_are_passed_over():
    request = json.loads(wire.write_request(REQUEST)) | {"mood": "sunny"}
    request["report"]["lid"] = 0.7
    request["runs"][0]["colour"] = "blue"
    answer = json.loads(wire.write_answer(ANSWER)) | {"weather": []}

    assert wire.read_request(json.dumps(request).encode()) == REQUEST
    assert wire.read_answer(json.dumps(answer).encode()) == ANSWER


def test_what_an_older_version_does_not_say_has_a_plain_meaning():
    answer = json.loads(wire.write_answer(ANSWER))
    for name in ("roster", "aside", "strangers", "more"):
        del answer[name]
    request = json.loads(wire.write_request(REQUEST))
    for name in ("report", "arriving", "introductions"):
        del request[name]

    read = wire.read_answer(json.dumps(answer).encode())
    assert (read.roster, read.aside, read.strangers, read.more) == (None, 0, frozenset(), False)
    read = wire.read_request(json.dumps(request).encode())
    assert (read.report, read.arriving, read.introductions) == (DeskReport(), None, ())


def _set(path, value):
    def change(message):
        *way, last = path
        for step in way:
            message = message[step]
        message[last] = value

    return pytest.param(change, id=f"{'.'.join(map(str, path))}={str(value)[:20]}")


HUGE = 10**30
HALF = "\ud800"


@pytest.mark.parametrize(
    "change",
    [
        _set(["desk"], 5),
        _set(["desk"], None),
        _set(["desk"], HALF),
        _set(["have"], []),
        _set(["have"], {HALL: 5}),
        _set(["have"], {HALL: [5]}),
        _set(["have"], {HALL: [-1, ""]}),
        _set(["have"], {HALL: [HUGE, ""]}),
        _set(["have"], {HALL: [True, ""]}),
        _set(["have"], {HALL: [1.0, ""]}),
        _set(["have"], {HALF: [1, ""]}),
        _set(["runs"], {}),
        _set(["runs"], [[]]),
        _set(["runs", 0, "desk"], HALF),
        _set(["runs", 0, "first"], 0),
        _set(["runs", 0, "first"], -3),
        _set(["runs", 0, "first"], HUGE),
        _set(["runs", 0, "first"], "1"),
        _set(["runs", 0, "records"], "abc"),
        _set(["runs", 0, "records"], [{}]),
        _set(["runs", 0, "records"], [HALF]),
        _set(["runs", 0, "signature"], "not base64!"),
        _set(["runs", 0, "signature"], "ä"),
        _set(["runs", 0, "signature"], None),
        _set(["roster"], ["first"]),
        _set(["roster"], ["first", 1]),
        _set(["roster"], ["first", -1, ""]),
        _set(["roster"], ["first", HUGE, ""]),
        _set(["roster"], ["first", 1, None]),
        _set(["arriving"], []),
        _set(["arriving"], 5),
        _set(["arriving", 0], HALF),
        _set(["arriving", 1], 1),
        _set(["arriving", 2], ["badge", 1]),
        _set(["arriving", 2], [HUGE, "badge", "b"]),
        _set(["arriving", 2], [1, None, "b"]),
        _set(["introductions"], {}),
        _set(["introductions", 0], ["desk"]),
        _set(["introductions", 0, 3], "not json"),
        _set(["roster"], {"a": 1, "b": 2}),
        _set(["report"], None),
        _set(["report", "program"], HALF),
        _set(["report", "on_list"], ["day-1"]),
    ],
)
def test_a_request_that_is_not_of_the_shape_is_nonsense(change):
    message = json.loads(wire.write_request(REQUEST))
    change(message)

    with pytest.raises(Nonsense):
        wire.read_request(json.dumps(message).encode())


@pytest.mark.parametrize(
    "change",
    [
        _set(["time_ms"], "noon"),
        _set(["time_ms"], -1),
        _set(["time_ms"], HUGE),
        _set(["aside"], -1),
        _set(["more"], 1),
        _set(["strangers"], HALL),
        _set(["strangers"], [5]),
        _set(["strangers"], [HALF]),
        _set(["silent"], {}),
        _set(["silent", 0], [GATE, "day-1"]),
        _set(["silent", 0], [HALF, "day-1", 5]),
        _set(["silent", 0], [GATE, None, 5]),
        _set(["silent", 0], [GATE, "day-1", -1]),
        _set(["silent", 0], 5),
        _set(["roster", "upto"], []),
        _set(["roster", "upto"], [-1, "", ""]),
        _set(["roster", "first"], 1),
        _set(["roster", "last"], None),
        _set(["roster", "left"], -1),
        _set(["roster"], []),
        _set(["roster", "whole"], "yes"),
        _set(["roster", "version"], "1"),
        _set(["roster", "entries"], {}),
        _set(["roster", "entries", 0], ["list", "x", 1, "{}", ""]),
        _set(["roster", "entries", 0], ["list", "x", HUGE, "{}", "", False]),
        _set(["roster", "entries", 0], ["list", HALF, 1, "{}", "", False]),
        _set(["roster", "entries", 0], ["list", "x", 1, "not json", "", False]),
        _set(["roster", "entries", 0], ["list", "x", 1, "[]", "", False]),
        _set(["roster", "entries", 0], ["list", "x", 1, "", "", False]),
        _set(["roster", "entries", 0], ["list", "x", 1, "[" * 100_000, "", False]),
        _set(["roster", "entries", 0], ["list", "x", 1, {}, "", False]),
        _set(["roster", "entries", 0], ["list", "x", 1, "{} {}", "", False]),
        _set(["roster", "entries", 0], ["list", "x\0", 1, "{}", "", False]),
        _set(["roster", "entries", 0], ["list", "x", -1, "{}", "", False]),
        _set(["roster", "entries", 0], ["list", "x", True, "{}", "", False]),
        _set(["roster", "entries", 0], ["list", "x", 1, "{}", "", 1]),
        _set(["roster", "entries", 0], ["list", "x", 1, "{}", "", False, ""]),
        _set(["roster", "entries", 0], [5, "x", 1, "{}", "", False]),
        _set(["roster", "entries", 0], "abcdef"),
        _set(["roster", "entries", 0], {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}),
        _set(["roster", "entries"], [["list", "x", 1, "{}", "", False], ["list"]]),
    ],
)
def test_an_answer_that_is_not_of_the_shape_is_nonsense(change):
    message = json.loads(wire.write_answer(ANSWER))
    change(message)

    with pytest.raises(Nonsense):
        wire.read_answer(json.dumps(message).encode())


def test_a_tombstone_needs_no_body():
    gone = RosterEntry("list", "x", 2, "", "", True)
    answer = Answer({}, roster=change(gone))

    assert wire.read_answer(wire.write_answer(answer)).roster.entries == (gone,)


def test_an_older_server_tells_of_no_silent_desk_and_who_is_told_of_none_reads_nothing_new():
    message = json.loads(wire.write_answer(ANSWER))
    del message["silent"]

    older = wire.read_answer(json.dumps(message).encode())

    assert older == replace(ANSWER, silent=())
    assert "silent" not in json.loads(wire.write_answer(older))


def test_what_a_desk_says_of_itself_is_kept_short():
    long = Request(HALL, {}, report=DeskReport("p" * 9_000, "l" * 9_000))
    report = wire.read_request(wire.write_request(long)).report

    assert (len(report.program), len(report.on_list)) == (40, 100)


def test_news_is_one_line_whatever_is_in_it():
    many_lines = replace(RUN, records=(b'{"a":"\\n"}', b"a\nb"))
    told = Told((RUN, many_lines), RosterVersion("first", 7, "ab"), "0" * 32)
    line = wire.write_news(told)

    assert line.count(b"\n") == 1
    assert wire.read_news(line) == told


READERS = [wire.read_request, wire.read_answer, wire.read_news]
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([HALF, HUGE, "{}", HALL]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(st.binary(max_size=200))
@OFTEN
@example(b"")
@example(b"[" * 100_000)
@example(b'{"a":' * 100_000)
@example(b"1" * 10_000)
@example(b"\xff\xfe{\x00}\x00")
@example(b"NaN")
def test_any_bytes_are_a_message_or_nonsense(data):
    for read in READERS:
        with suppress(Nonsense):
            read(data)


@given(st.data(), st.sampled_from([REQUEST, ANSWER]))
@OFTEN
def test_any_json_in_any_place_of_a_message_is_a_message_or_nonsense(data, of):
    whole = wire.write_request(REQUEST) if of is REQUEST else wire.write_answer(ANSWER)
    message = json.loads(whole)
    place = message
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
            place = place[key]
            continue
        place[key] = data.draw(anything)
        break

    with suppress(Nonsense):
        read = wire.read_request if of is REQUEST else wire.read_answer
        write = wire.write_request if of is REQUEST else wire.write_answer
        again = read(json.dumps(message).encode())
        # Whatever was accepted can be written, and is read the same.
        assert read(write(again)) == again


@given(anything)
@OFTEN
def test_any_json_at_all_is_a_message_or_nonsense(value):
    for read in READERS:
        with suppress(Nonsense):
            read(json.dumps(value).encode())
