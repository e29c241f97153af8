import json

import pytest

from checkin.adapters.camera.reports import (
    LONGEST,
    LONGEST_TEXT,
    Cause,
    Ended,
    Filled,
    Gone,
    NotAReport,
    Rate,
    Seen,
    encode,
    parse,
    sentence,
)

BOX = ((1, 2), (30, 2), (30, 40), (-1, 40))
SEEN = {"kind": "code", "text": "A", "number": 0, "delivered": 1, "decoded": 2, "box": BOX}
FILLED = {"kind": "picture", "slot": 0, "width": 4, "height": 3, "number": 0, "delivered": 1}


@pytest.mark.parametrize(
    "report",
    [
        Filled(2, 640, 360, 9, 10**18),
        Seen("C1:ABC", 9, 10**18, 10**18 + 5, BOX),
        Seen("\x01" * LONGEST_TEXT, 0, 0, 0, BOX),
        Seen("\U0001f600" * LONGEST_TEXT, 0, 0, 0, BOX),
        Rate(29.97),
        Gone(Cause.STOPPED),
        Ended(),
    ],
)
def test_whatever_a_healthy_eye_says_is_understood(report):
    assert parse(encode(report)) == report


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\x80\x04\x95pickled",
        b"null",
        b"[]",
        b'"ended"',
        b"{}",
        b'{"kind": "quit"}',
        b'{"kind": ["ended"]}',
        b'{"kind": "ended", "more": 1}',
        b'{"kind": "ended"} {"kind": "ended"}',
        b"[" * (LONGEST - 1),
        b'{"kind": "rate", "per_second": ' + b"9" * 5000 + b"}",
        b'{"kind": "ended"}' + b" " * LONGEST,
        *(
            json.dumps(said).encode()
            for said in [
                FILLED | {"slot": 3},
                FILLED | {"slot": -1},
                FILLED | {"slot": True},
                FILLED | {"slot": 1.0},
                FILLED | {"width": 0},
                FILLED | {"width": 641},
                FILLED | {"height": 641},
                FILLED | {"number": -1},
                FILLED | {"delivered": 2**63},
                SEEN | {"text": ""},
                SEEN | {"text": None},
                SEEN | {"text": "A" * (LONGEST_TEXT + 1)},
                SEEN | {"text": "half \ud83d"},
                SEEN | {"box": []},
                SEEN | {"box": [[1, 2], [3, 4], [5, 6], 7]},
                SEEN | {"box": [[1, 2], [3, 4], [5, 6], [7]]},
                SEEN | {"box": [[1, 2], [3, 4], [5, 6], [7, 1e9]]},
                SEEN | {"box": [[1, 2], [3, 4], [5, 6], [7, 10**9]]},
                {"kind": "rate", "per_second": float("nan")},
                {"kind": "rate", "per_second": float("inf")},
                {"kind": "rate", "per_second": "many"},
                {"kind": "gone", "cause": "call this number"},
                {"kind": "gone", "cause": ["stopped"]},
            ]
        ),
    ],
)
def test_whatever_else_comes_is_no_report(message):
    with pytest.raises(NotAReport):
        parse(message)


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_is_one_plain_sentence(cause):
    said = sentence(cause, "0")
    assert said[0].isupper()
    assert said[-1] in ".?"
    assert "\n" not in said


@pytest.mark.parametrize("cause", [Cause.NO_STREAM, Cause.STOPPED, Cause.RESTARTED])
def test_the_password_in_a_streams_address_is_never_said(cause):
    assert "secret" not in sentence(cause, "rtsp://door:secret@10.0.0.7/video")
