"""An event file: whoever has the passphrase reads it, nobody changes a bit, and it asks for little."""

import io
import json
import os
import zlib
from dataclasses import replace

import pytest

from checkin.adapters.event_file import contents, refusals, setting_up
from checkin.adapters.event_file.contents import LARGEST_FRAME, Writing, frames, genuine_head
from checkin.adapters.event_file.envelope import PIECE, Sealing, open_envelope
from checkin.adapters.event_file.passphrase import new_passphrase, read_passphrase
from checkin.adapters.event_file.setting_up import open_event_file, read_file
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError
from checkin.domain.lock import Cost
from checkin.domain.model import DeskProfile
from checkin.usecases.exchange import Answer
from tests.adapters.event_files import CHEAP, HOUR, Made, today
from tests.adapters.examples import ADA, ADAS_BADGE, EVENT, GATHERING, LIST

LETTERS = "0" * 16


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = ServerData(tmp_path_factory.mktemp("server"))
    data.book(EVENT).publish(
        gathering=GATHERING, lists=[LIST], registrations=[ADA], badges=[ADAS_BADGE]
    )
    today(data)
    yield data
    data.close()


@pytest.fixture(scope="module")
def made(server):
    return Made(server, "Desk 1", "Desk 2")


def refused(data, passphrase, sentence, now=None):
    with pytest.raises(InputError) as said:
        open_event_file(data, passphrase, now or 10**13)
    assert str(said.value) == sentence


def test_it_says_what_it_is_to_whoever_has_the_passphrase(made):
    file = made.open()

    head = file.head
    assert (head.name, head.people, head.event) == (GATHERING.name, 1, EVENT)
    assert head.lists == (("Day 1", "2024-04-15"),)
    assert file.names == ("Desk 1", "Desk 2")
    assert head.profile is DeskProfile.HELP_DESK
    assert head.number == made.server.book(EVENT).roster_version().number


def test_to_everybody_else_it_says_that_it_is_one_and_no_more(made):
    line, rest = made.data.split(b"\n", 1)

    assert line.startswith(b"checkin-event 1 8 1 1 ")
    assert len(line) == len(b"checkin-event 1 8 1 1 ") + 32 + 1 + 32
    for word in (b"Harbour", b"Ada", b"Desk", EVENT.encode(), b"https"):
        assert word not in made.data
    assert len(set(rest)) > 200  # no letters and digits alone


def test_a_passphrase_is_read_however_it_is_typed():
    made = new_passphrase()

    assert len(made.replace("-", "")) * 5 >= 77
    assert made != new_passphrase()
    plain = read_passphrase(made)
    assert read_passphrase(f"  {made.lower().replace('-', ' ')} ") == plain
    assert read_passphrase("oOiI-lL00-٠٩23-4567") == "001111" + "00" + "0923" + "4567"
    for typed in ("", "1234", made + "X", made[:-1] + "U", made[:-1] + "é"):
        with pytest.raises(InputError, match="16 letters and digits"):
            read_passphrase(typed)


def test_a_wrong_passphrase_is_said_in_one_sentence_and_may_be_tried_again(made):
    refused(made.data, "0000-0000-0000-0000", refusals.DOES_NOT_OPEN)

    assert made.open().head == made.head


def test_every_bit_that_is_turned_is_refused(server):
    small = Made(server, "Desk 1")
    for at in range(len(small.data)):
        for bit in range(8):
            data = bytearray(small.data)
            data[at] ^= 1 << bit
            with pytest.raises(InputError):
                open_event_file(bytes(data), small.passphrase, small.head.made)


def test_every_cut_is_refused_and_whatever_is_added(made):
    for length in range(len(made.data)):
        with pytest.raises(InputError):
            open_event_file(made.data[:length], made.passphrase, made.head.made)
    refused(made.data + b"\0", made.passphrase, refusals.CHANGED, made.head.made)
    refused(made.data + made.data, made.passphrase, refusals.CHANGED, made.head.made)


def sealed(plain):
    out = io.BytesIO()
    sealing = Sealing(out, LETTERS, CHEAP)
    sealing.write(plain)
    sealing.close()
    return out.getvalue()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_a_piece_that_is_left_out_doubled_or_moved_is_refused(size):
    plain = os.urandom(size)
    data = sealed(plain)
    assert b"".join(open_envelope(data, LETTERS).pieces()) == plain

    head = len(data.split(b"\n", 1)[0]) + 1 + 24
    step = PIECE + 17
    pieces = [data[at : at + step] for at in range(head, len(data), step)]
    others = [pieces[:-1], pieces[1:], [*pieces, pieces[-1]], pieces[::-1]]
    for other in others:
        if other != pieces:
            with pytest.raises(InputError, match="cut off or changed"):
                list(open_envelope(data[:head] + b"".join(other), LETTERS).pieces())


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"", refusals.NOT_ONE),
        (b"%PDF-1.7\n", refusals.NOT_ONE),
        (b"checkin-events 1 8 1 1 ", refusals.NOT_ONE),
        (b"checkin-event 0 8 1 1 ", refusals.NOT_ONE),
        (b"checkin-event 2 8 1 1 ", refusals.NEWER),
        (b"checkin-event 2\n", refusals.NEWER),
        (b"checkin-event 1 67108864 1 1 ", refusals.CHANGED),
        (b"checkin-event 1 8 99 1 ", refusals.CHANGED),
        (b"checkin-event 1 999999 1 99 ", refusals.CHANGED),
        (b"checkin-event 1 0 1 1 ", refusals.CHANGED),
        (b"checkin-event 1 08 1 1 ", refusals.CHANGED),
        (b"checkin-event 1 8 1 ", refusals.CHANGED),
    ],
)
def test_a_first_line_that_is_another_programs_or_asks_for_64_gb_is_refused(line, sentence):
    refused(line + b"0" * 32 + b" " + b"0" * 32 + b"\n" + b"x" * 100, LETTERS, sentence)


def test_it_is_good_from_when_it_was_made_until_it_expires(made):
    head = made.head

    assert made.open(now=head.made - HOUR // 12).head == head
    assert made.open(now=head.expires - 1).head == head
    refused(made.data, made.passphrase, refusals.EXPIRED, head.expires)
    refused(made.data, made.passphrase, refusals.NOT_YET, head.made - HOUR)


def forged(head, sign, *answers):
    out = []
    writing = Writing(out.append)
    for one in answers:
        writing.answer(one)
    writing.end(head, sign)
    return out


def test_who_knows_the_passphrase_makes_no_other_file_in_the_events_name(server, made):
    authority = server.authorities(EVENT)[0]
    genuine = forged(made.head, authority.sign, Answer({}, digest=None))
    assert genuine_head(genuine) == made.head

    other = replace(made.head, server="https://192.0.2.66")
    for head, sign in ((other, lambda _: b"s" * 64), (made.head, server.identity)):
        with pytest.raises(InputError, match="cut off or changed"):
            genuine_head(forged(head, sign, Answer({}, digest=None)))


def test_what_would_unpack_to_all_of_the_memory_is_let_go_of_early():
    packer = zlib.compressobj(9)
    bomb = packer.compress(b"A" + (LARGEST_FRAME - 1).to_bytes(4, "big"))
    bomb += packer.compress(bytes(LARGEST_FRAME)) + packer.flush()
    assert len(bomb) < 100_000
    with pytest.raises(InputError, match="cut off or changed"):
        list(frames([bomb]))

    # Of a size that no frame has: refused before a byte of it is there.
    with pytest.raises(InputError, match="cut off or changed"):
        list(frames([zlib.compress(b"A" + (LARGEST_FRAME + 1).to_bytes(4, "big"))]))


@pytest.mark.parametrize(
    "change",
    [
        {"places": []},
        {"places": [["Desk 1", "AAAA", ""]]},
        {"places": "two"},
        {"event": "Harbour"},
        {"authorities": []},
        {"authorities": ["AAAA"]},
        {"people": -1},
        {"people": True},
        {"made": 2.5},
        {"profile": "everything"},
        {"name": 7},
        {"name": "x" * 501},
        {"lists": [["Day 1"]]},
        {"expires": None},
    ],
)
def test_a_head_that_is_none_is_refused(made, change):
    fields = json.loads(contents.write_head(made.head)) | change
    with pytest.raises(InputError, match="cut off or changed"):
        contents.read_head(json.dumps(fields).encode())


def test_control_characters_of_a_name_are_never_shown(made):
    head = replace(made.head, name="Har\u202ebour\n Days")

    assert contents.read_head(contents.write_head(head)).name == "Har bour Days"


def test_two_places_of_one_name_are_refused(made):
    head = replace(made.head, places=made.head.places[:1] * 2)
    with pytest.raises(InputError, match="cut off or changed"):
        contents.read_head(contents.write_head(head))


def test_a_file_that_is_not_there_or_is_none_is_said_before_a_passphrase_is_asked_for(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path / "nothing.checkin-event")
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path)
    (tmp_path / "picture.checkin-event").write_bytes(b"\x89PNG")
    with pytest.raises(InputError, match="not an event file"):
        read_file(tmp_path / "picture.checkin-event")


def test_a_file_that_is_too_large_is_none_unless_a_newer_version_made_it(tmp_path, monkeypatch):
    monkeypatch.setattr(setting_up, "LARGEST_FILE", 1_000)
    for form, said in ((1, refusals.NOT_ONE), (2, refusals.NEWER)):
        line = b"checkin-event %d 8 1 1 " % form + b"0" * 32 + b" " + b"0" * 32 + b"\n"
        (tmp_path / "large.checkin-event").write_bytes(line.ljust(1_001, b"x"))
        with pytest.raises(InputError) as refusal:
            read_file(tmp_path / "large.checkin-event")
        assert str(refusal.value) == said


def test_what_a_try_costs_by_default_is_what_a_lock_costs():
    out = io.BytesIO()
    Sealing(out, LETTERS).close()

    cost = Cost()
    assert out.getvalue().startswith(f"checkin-event 1 {cost.memory_kib} 3 2 ".encode())
