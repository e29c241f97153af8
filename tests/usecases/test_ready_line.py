from dataclasses import replace

import pytest

from checkin.adapters.keys import SigningKey, verify
from checkin.domain.errors import InputError
from checkin.domain.model import DeskId, EventId
from checkin.usecases.ready_line import (
    Ready,
    Standing,
    all_ready,
    is_proved,
    read_line,
    standing,
    with_another_list,
    write_line,
)

KEY = SigningKey(b"k" * 32)
WELL = Ready(EventId("c0ffee00"), DeskId("d1"), 41, "a1b2", "0.8.0", 1_713_164_400_000)
WARNED = Ready(EventId("c0ffee00"), DeskId("d1"), 41, "a1b2", "0.8.0", 1, ("power-warn",))
BAD = Ready(EventId("c0ffee00"), DeskId("d1"), 41, "a1b2", "0.8.0", 1, ("power-warn", "disk-bad"))


@pytest.mark.parametrize("ready", [WELL, WARNED, BAD])
def test_a_line_says_what_was_signed(ready):
    line = write_line(ready, KEY)

    assert read_line(line) == ready
    assert is_proved(line, ready, KEY.public_key, verify)
    assert "\n" not in line


def test_a_line_that_somebody_has_bettered_proves_nothing():
    line = write_line(BAD, KEY).replace("power-warn,disk-bad", "ok")

    assert read_line(line).is_ready
    assert not is_proved(line, read_line(line), KEY.public_key, verify)


def test_a_line_of_another_desk_proves_nothing():
    assert not is_proved(write_line(WELL, KEY), WELL, SigningKey(b"o" * 32).public_key, verify)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ready",
        write_line(WELL, KEY)[:-3],
        write_line(WELL, KEY).replace("checkin-ready-1", "checkin-ready-9"),
        write_line(WELL, KEY).replace(" 41 ", " many "),
        write_line(WELL, KEY).replace(" 41 ", " -4 "),
        write_line(WELL, KEY).replace("0.8.0", "０.8.0"),
        write_line(WELL, KEY) + "x" * 700,
    ],
)
def test_what_is_no_line_is_refused_in_one_sentence(line):
    with pytest.raises(InputError, match="not a ready line"):
        read_line(line)


def test_warnings_leave_a_desk_ready_and_faults_do_not():
    assert WARNED.is_ready
    assert not BAD.is_ready


@pytest.mark.parametrize(
    ("ready", "number", "program", "expected"),
    [
        (WELL, 41, "0.8.0", Standing.READY),
        (WELL, 42, "0.8.0", Standing.OTHER_LIST),
        (WELL, 41, "0.9.0", Standing.OTHER_PROGRAM),
        (BAD, 41, "0.8.0", Standing.NOT_READY),
        (None, 41, "0.8.0", Standing.NEVER),
    ],
)
def test_a_line_is_stale_with_another_list_or_program(ready, number, program, expected):
    assert standing(ready, number, program) is expected


def test_with_another_list_only_what_the_list_says_is_said_anew():
    before = replace(BAD, codes=("list-bad", "glyphs-bad", "power-warn"))

    drawn = with_another_list(before, 42, "c3", can_draw=True)
    assert (drawn.number, drawn.digest, drawn.codes) == (42, "c3", ("power-warn",))
    assert drawn.at_ms == before.at_ms

    lacking = with_another_list(before, 42, "c3", can_draw=False)
    assert lacking.codes == ("power-warn", "glyphs-bad")


def test_how_many_are_ready_of_how_many():
    assert all_ready([Standing.READY, Standing.NEVER, Standing.READY]) == (2, 3)
