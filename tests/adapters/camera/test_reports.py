import json

import pytest

from checkin.adapters.camera.reports import (
    CAPTURE,
    HINTS,
    LONGEST,
    LONGEST_TEXT,
    READER,
    Cameras,
    Cause,
    Done,
    Ended,
    Filled,
    Framed,
    Gone,
    Hinted,
    NotAReport,
    Opened,
    Ready,
    Seen,
    encode,
    parse,
    plain_name,
    sentence,
)

BOX = ((1, 2), (30, 2), (30, 40), (-1, 40))
SEEN = {"kind": "code", "text": "A", "number": 0, "decoded": 2, "box": BOX}
FILLED = {"kind": "picture", "slot": 0, "width": 4, "height": 3, "number": 0, "delivered": 1}
FRAMED = FILLED | {"kind": "frame"}
OPENED = {
    "kind": "opened",
    "width": 1280,
    "height": 720,
    "rate": 30.0,
    "format": "MJPG",
    "name": "",
}


@pytest.mark.parametrize(
    "report",
    [
        Opened(1280, 720, 29.97, "YUY2", "HD Webcam (2)"),
        Opened(1280, 720, 0.0, "", ""),
        Cameras(()),
        Cameras(("HD Webcam", "Kamera Łódź")),
        Framed(2, 1920, 1080, 9, 10**18),
        Filled(2, 640, 360, 9, 10**18),
        *(Gone(cause) for cause in Cause),
        Ended(),
    ],
)
def test_whatever_a_healthy_capture_process_says_is_understood(report):
    assert parse(encode(report), CAPTURE) == report
    with pytest.raises(NotAReport):
        parse(encode(report), READER)


@pytest.mark.parametrize(
    "report",
    [
        Ready(),
        Seen("C1:ABC", 9, 10**18 + 5, BOX),
        Seen("\x01" * LONGEST_TEXT, 0, 0, BOX),
        Seen("\U0001f600" * LONGEST_TEXT, 0, 0, BOX),
        *(Hinted(hint) for hint in HINTS),
        Done(9),
    ],
)
def test_whatever_a_healthy_reader_says_is_understood(report):
    assert parse(encode(report), READER) == report
    assert b"\n" not in encode(report)
    with pytest.raises(NotAReport):
        parse(encode(report), CAPTURE)


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
        b'{"kind": "done", "number": ' + b"9" * 5000 + b"}",
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
                FRAMED | {"width": 1921, "height": 1080},
                FRAMED | {"width": 10**9},
                FRAMED | {"slot": 3},
                OPENED | {"rate": float("nan")},
                OPENED | {"rate": float("inf")},
                OPENED | {"rate": "many"},
                OPENED | {"format": "<b>"},
                OPENED | {"format": "MJPG2"},
                OPENED | {"format": None},
                OPENED | {"name": "two\nlines"},
                OPENED | {"name": "x" * 109},
                {"kind": "cameras", "names": "HD Webcam"},
                {"kind": "cameras", "names": [7]},
                {"kind": "cameras", "names": ["x"] * 33},
                {"kind": "hint", "hint": "call this number"},
                {"kind": "hint", "hint": ["closer"]},
                {"kind": "gone", "cause": "call this number"},
                {"kind": "gone", "cause": ["stopped"]},
            ]
        ),
    ],
)
def test_whatever_else_comes_is_no_report(message):
    with pytest.raises(NotAReport):
        parse(message, {**CAPTURE, **READER})


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_is_one_plain_sentence(cause):
    said = sentence(cause, "0")
    assert said[0].isupper()
    assert said[-1] in ".?"
    assert "\n" not in said


@pytest.mark.parametrize(
    "cause", [Cause.NO_STREAM, Cause.STOPPED, Cause.FROZEN, Cause.BLACK, Cause.RESTARTED]
)
def test_the_password_in_a_streams_address_is_never_said(cause):
    assert "secret" not in sentence(cause, "rtsp://door:secret@10.0.0.7/video")


def test_what_a_maker_calls_a_camera_is_made_plain():
    assert plain_name(" HD\x1b[31m \n Webcam\u202e " + "x" * 200).startswith("HD[31m Webcam x")
    parse(encode(Cameras((plain_name("\x00" * 5 + "y" * 500),))), CAPTURE)
