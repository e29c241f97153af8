"""The desk's way to its server, over real sockets, with everything that answers instead."""

import base64
import contextlib
import gzip
import http.server
import json
import socket
import ssl
import threading
import tracemalloc
from types import SimpleNamespace

import pytest

from checkin.adapters import wire
from checkin.adapters.asking import Unpacker
from checkin.adapters.client import HttpPeer
from checkin.adapters.joining import Invitation, enrol, read_invitation
from checkin.adapters.keys import verify
from checkin.adapters.signing import signed_message
from checkin.domain.errors import InputError, Nonsense, Refused, Stranger, TooLate, Unreachable
from checkin.domain.model import DeskId
from checkin.domain.record import Head
from checkin.usecases.exchange import Answer, Request
from tests.adapters.examples import EVENT, EVERYTHING, GATE, HALL, KEYS
from tests.adapters.shown import OURS, tls, trusted

ANSWER = Answer({}, roster=EVERYTHING, time_ms=5)
ASKED = Request(HALL, {})
AT_HALL = SimpleNamespace(mine=HALL, sign=KEYS[HALL])


class Answering(http.server.BaseHTTPRequestHandler):
    """Answers what the test says, and remembers what was asked."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        """Whom to trust is said by whoever answers, before anything is asked."""
        data = json.dumps({"certificate": base64.b64encode(OURS.certificate).decode()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), body))
        answers = self.server.answers
        status, headers, data = answers.pop(0) if answers else self.server.answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server():
    one = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    one.asked, one.answers = [], []
    one.answer = (200, {}, wire.write_answer(ANSWER))
    one.socket = tls().wrap_socket(one.socket, server_side=True)
    one.address = f"https://127.0.0.1:{one.server_port}"
    thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield one
    one.shutdown()
    one.server_close()
    thread.join()


@pytest.fixture
def raw():
    """A socket that answers with exactly these bytes, and closes."""
    listener = socket.create_server(("127.0.0.1", 0))
    threads = []

    def start(data):
        def serve():
            plain, _ = listener.accept()
            with tls().wrap_socket(plain, server_side=True) as connection:
                connection.sendall(data)
                # The end of what is said, and not of what is heard.
                socket.socket.shutdown(connection, socket.SHUT_WR)
                # Read all that was asked, or the system resets instead of closing.
                with contextlib.suppress(ssl.SSLError):
                    while connection.recv(65536):
                        pass

        thread = threading.Thread(target=serve)
        thread.start()
        threads.append(thread)
        return f"https://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for thread in threads:
        thread.join()
    listener.close()


def ask(address, request=ASKED):
    peer = HttpPeer(address, AT_HALL, trusted)
    try:
        return peer.exchange(request)
    finally:
        peer.close()


def test_an_exchange_brings_back_what_the_server_answered(server):
    assert ask(server.address) == ANSWER


def test_every_request_is_signed_by_its_desk(server):
    ask(server.address)

    ((path, headers, body),) = server.asked
    signature = base64.b64decode(headers["Checkin-Signature"])
    assert headers["Checkin-Desk"] == HALL
    assert verify(KEYS[HALL].public_key, signed_message(path, HALL, "", body), signature)
    assert not verify(KEYS[HALL].public_key, signed_message("/v1/enrol", HALL, "", body), signature)
    assert wire.read_request(body) == Request(HALL, {})


MOMENT = "1713182400000-" + "ab" * 16
LATE = (428, {"Checkin-Moment": MOMENT}, b'{"error":"This was signed too long ago."}')


def moments(server):
    return [headers["Checkin-Moment"] for _, headers, _ in server.asked]


def test_a_desk_that_was_given_no_moment_is_given_one_and_asks_again_at_once(server):
    well = server.answer
    server.answers = [LATE, well, well]
    peer = HttpPeer(server.address, AT_HALL, trusted)

    for _ in range(2):
        assert peer.exchange(ASKED) == ANSWER
    peer.close()

    # It costs a round trip once. Each request is signed with the moment that it names.
    assert moments(server) == ["", MOMENT, MOMENT]
    for path, headers, body in server.asked:
        signature = base64.b64decode(headers["Checkin-Signature"])
        said = signed_message(path, HALL, headers["Checkin-Moment"], body)
        assert verify(KEYS[HALL].public_key, said, signature)


def test_a_server_that_finds_everything_too_late_is_asked_twice_and_no_more(server):
    server.answer = LATE

    with pytest.raises(TooLate, match="too long ago"):
        ask(server.address)
    assert moments(server) == ["", MOMENT]


@pytest.mark.parametrize("junk", ["", "now", "1" * 3000, f"{MOMENT}\xe9", "1-" + "AB" * 16])
def test_a_moment_that_is_none_is_not_handed_back(server, junk):
    server.answer = (200, {"Checkin-Moment": junk}, server.answer[2])
    peer = HttpPeer(server.address, AT_HALL, trusted)
    for _ in range(2):
        peer.exchange(ASKED)
    peer.close()

    assert moments(server) == ["", ""]


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        pytest.param(200, {}, b"<html><h1>Welcome to our Wi-Fi</h1></html>", id="a login page"),
        pytest.param(200, {}, b"", id="nothing"),
        pytest.param(200, {}, b"{}", id="an empty object"),
        pytest.param(200, {}, b"[" * 100_000, id="brackets"),
        pytest.param(200, {}, wire.write_answer(ANSWER)[:-9], id="half an answer"),
        pytest.param(200, {"Content-Encoding": "br"}, b"x", id="an unknown encoding"),
        pytest.param(200, {"Content-Encoding": "gzip"}, b"not gzip", id="a false encoding"),
        pytest.param(204, {}, b"", id="no content"),
        pytest.param(302, {"Location": "http://login.invalid/"}, b"", id="a redirect"),
        pytest.param(307, {"Location": "/v1/sync"}, b"", id="a redirect to itself"),
        pytest.param(404, {}, b"<h1>Not found</h1>", id="not found"),
        pytest.param(404, {}, b'{"detail":"Not Found"}', id="another program"),
        pytest.param(400, {}, json.dumps({"error": "x" * 10_000}).encode(), id="10 kB to say"),
        pytest.param(400, {}, b'{"error":["no"]}', id="a sentence that is no text"),
        pytest.param(400, {}, b'{"error":""}', id="an empty sentence"),
        pytest.param(400, {}, b'{"error":"\\u0007 \\u202e"}', id="a sentence of nothing"),
        pytest.param(401, {}, b'"error"', id="a word"),
        pytest.param(401, {}, b"\xff\xfe", id="no text at all"),
        pytest.param(401, {}, b"[" * 100_000, id="brackets that say no"),
    ],
)
def test_an_answer_that_is_not_ours_is_nonsense_in_our_words(server, status, headers, body):
    server.answer = (status, headers, body)

    with pytest.raises(Nonsense, match="not as a Checkin server"):
        ask(server.address)
    with pytest.raises(Nonsense, match="not as a Checkin server"):
        enrol(Invitation(server.address, "T", OURS.pin), "Desk", KEYS[HALL].public_key)
    # Nobody was followed anywhere.
    assert [path for path, _, _ in server.asked] == ["/v1/sync", "/v1/enrol"]


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_in_trouble_is_like_no_answer(server, status):
    server.answer = (status, {}, b'{"error":"The disk is full."}')

    with pytest.raises(Unreachable):
        ask(server.address)


def test_a_server_that_says_no_is_quoted_without_control_characters(server):
    sentence = "This desk is\u202e not\n known at the server."
    server.answer = (401, {}, json.dumps({"error": sentence}).encode())

    with pytest.raises(Stranger) as error:
        ask(server.address)

    assert str(error.value) == "This desk is not known at the server."


def test_a_desk_that_is_known_and_not_wanted_is_no_stranger(server):
    server.answer = (403, {}, b'{"error":"The organisers have retired this desk."}')

    with pytest.raises(Refused, match="retired this desk") as error:
        ask(server.address)

    assert not isinstance(error.value, Stranger)


def test_nobody_at_the_address_is_unreachable():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"https://127.0.0.1:{listener.getsockname()[1]}"

    with pytest.raises(Unreachable):
        ask(address)
    with pytest.raises(Unreachable):
        enrol(Invitation(address, "T", OURS.pin), "Desk", b"k" * 32)


def test_a_name_that_nobody_has_is_unreachable():
    with pytest.raises(Unreachable):
        ask("https://checkin.invalid")


def test_a_server_that_closes_at_once_is_unreachable(raw):
    with pytest.raises(Unreachable):
        ask(raw(b""))


@pytest.mark.parametrize(
    "data",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + wire.write_answer(ANSWER)[:200],
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: minus\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
    ],
    ids=["another protocol", "cut off", "cut in a chunk", "bad length", "TLS"],
)
def test_an_answer_that_breaks_off_or_is_no_http_is_nonsense(raw, data):
    with pytest.raises(Nonsense):
        ask(raw(data))


def test_an_answer_larger_than_any_of_ours_is_not_read_to_its_end(server, monkeypatch):
    monkeypatch.setattr(wire, "LARGEST_ANSWER", len(server.answer[2]))
    assert ask(server.address) == ANSWER
    server.answer = (200, {}, wire.write_answer(ANSWER) + b" ")

    with pytest.raises(Nonsense):
        ask(server.address)


def test_an_answer_may_be_compressed_as_the_desk_has_said(server):
    packed = gzip.compress(wire.write_answer(ANSWER))
    server.answer = (200, {"Content-Encoding": "gzip"}, packed)

    assert ask(server.address) == ANSWER
    assert server.asked[0][1]["Accept-Encoding"] == "gzip"


@pytest.mark.parametrize("more", [1, 1_000_000])
def test_a_small_answer_that_unpacks_to_a_huge_one_is_never_unpacked(server, monkeypatch, more):
    whole = wire.write_answer(ANSWER)
    monkeypatch.setattr(wire, "LARGEST_ANSWER", len(whole))
    bomb = gzip.compress(whole + b" " * more)
    server.answer = (200, {"Content-Encoding": "gzip"}, bomb)

    with pytest.raises(Nonsense):
        ask(server.address)


def test_no_piece_of_a_bomb_unpacks_to_more_than_one_byte_above_the_cap():
    unpacker = Unpacker("gzip")
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < 50_000

    tracemalloc.start()
    with pytest.raises(Nonsense):
        unpacker.unpack(bomb, 10_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 100_000


@pytest.mark.parametrize("size", [0, 1, 1_023, 1_024, 70_000])
def test_what_is_unpacked_in_pieces_is_what_was_packed(size):
    whole = bytes(range(256)) * (size // 256) + bytes(size % 256)
    packed = gzip.compress(whole)
    for step in (1, 7, 1_000):
        unpacker, data = Unpacker("gzip"), b""
        for start in range(0, len(packed), step):
            data += unpacker.unpack(packed[start : start + step], size - len(data))
        assert data == whole


@pytest.mark.parametrize("cut", [1, 30, 200, -40])
def test_a_compressed_answer_that_breaks_off_is_nonsense(server, cut):
    packed = gzip.compress(wire.write_answer(ANSWER))
    server.answer = (200, {"Content-Encoding": "gzip"}, packed[:cut])

    with pytest.raises(Nonsense):
        ask(server.address)


def test_a_long_request_is_compressed_and_a_short_one_is_not(server):
    long = Request(HALL, {DeskId(f"{number:016x}"): Head(1, "ab" * 32) for number in range(99)})
    ask(server.address)
    ask(server.address, long)

    (_, short_headers, _), (path, headers, body) = server.asked
    assert "Content-Encoding" not in short_headers
    assert headers["Content-Encoding"] == "gzip"
    plain = gzip.decompress(body)
    assert wire.read_request(plain) == long
    assert len(body) < len(plain) / 4
    # What is signed is what was said, not how it was packed.
    signature = base64.b64decode(headers["Checkin-Signature"])
    assert verify(KEYS[HALL].public_key, signed_message(path, HALL, "", plain), signature)


def test_settings_for_a_proxy_are_none_of_our_business(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")

    assert ask(server.address) == ANSWER


def test_one_connection_serves_many_exchanges_and_outlives_a_server_that_hangs_up(server):
    peer = HttpPeer(server.address, AT_HALL, trusted)
    for _ in range(3):
        assert peer.exchange(Request(HALL, {})) == ANSWER
    peer.close()


# ------------------------------------------------------------------- joining


def welcome(**fields):
    known = ["desk", fields.get("desk", HALL), 0, "{}", "", False]
    usual = {"desk": HALL, "event": EVENT, "desk_name": "Desk 1", "entry": known}
    return json.dumps({**usual, **fields}).encode()


def test_joining_shows_the_token_the_name_and_the_key(server):
    server.answer = (200, {}, welcome())

    said = enrol(Invitation(server.address, "TOKEN", OURS.pin), "Hall", KEYS[HALL].public_key)

    assert (said.desk, said.event, said.desk_name) == (HALL, EVENT, "Desk 1")
    ((path, _, body),) = server.asked
    assert path == "/v1/enrol"
    asked = json.loads(body)
    assert (asked["token"], asked["name"]) == ("TOKEN", "Hall")
    assert base64.b64decode(asked["public_key"]) == KEYS[HALL].public_key


@pytest.mark.parametrize(
    "fields",
    [
        {"desk": ""},
        {"desk": "zz" * 8},
        {"desk": 5},
        {"desk": ["11" * 8]},
        {"desk": "11" * 9},
        {"event": "0bad"},
        {"event": None},
        {"desk_name": None},
        {"desk_name": "\ud800"},
        {"desk_name": "two\nlines"},
        {"entry": None},
        {"entry": ["desk", HALL, 0, "{}", ""]},
        {"entry": ["desk", HALL, -1, "{}", "", False]},
        {"entry": ["desk", GATE, 0, "{}", "", False]},
    ],
)
def test_a_welcome_that_is_not_of_the_shape_is_nonsense(server, fields):
    server.answer = (200, {}, welcome(**fields))

    with pytest.raises(Nonsense):
        enrol(Invitation(server.address, "T", OURS.pin), "Hall", KEYS[HALL].public_key)


def test_an_address_that_is_taken_is_refused_in_the_servers_words(server):
    server.answer = (400, {}, b'{"error":"This one-time address was used already."}')

    with pytest.raises(Refused, match="used already"):
        enrol(Invitation(server.address, "T", OURS.pin), "Hall", KEYS[HALL].public_key)


PIN = "5DKPST54V42VK5H5ZNSM"


@pytest.mark.parametrize(
    ("address", "server", "token"),
    [
        (f"https://192.168.1.5:8321/#ABCD.{PIN}", "https://192.168.1.5:8321", "ABCD"),
        (f"  https://192.168.1.5:8321/#ABCD.{PIN} \n", "https://192.168.1.5:8321", "ABCD"),
        (f"https://checkin.example/#T.{PIN}", "https://checkin.example", "T"),
        (f"HTTPS://Checkin.Example:80#T.{PIN}", "https://checkin.example:80", "T"),
        (f"https://[::1]:8321/#T.{PIN}", "https://[::1]:8321", "T"),
        (f"https://[fe80::1]/#T.{PIN}", "https://[fe80::1]", "T"),
        (f"https://somebody:secret@host:1/#T.{PIN}", "https://host:1", "T"),
    ],
)
def test_a_one_time_address_is_taken_apart(address, server, token):
    assert read_invitation(address) == Invitation(server, token, PIN)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "hello",
        f"http://192.168.1.5:8321/#ABCD.{PIN}",
        "https://192.168.1.5:8321/",
        "https://192.168.1.5:8321/#",
        "https://192.168.1.5:8321/#  ",
        "https://192.168.1.5:8321/#ABCD",
        "https://192.168.1.5:8321/#ABCD.",
        f"https://192.168.1.5:8321/#.{PIN}",
        f"https://192.168.1.5:8321/#ABCD.{PIN[:-1]}",
        f"https://192.168.1.5:8321/#ABCD.{PIN}0",
        f"https://192.168.1.5:8321/#ABCD.{PIN[:-1]}U",
        f"192.168.1.5:8321/#ABCD.{PIN}",
        f"ftp://192.168.1.5/#ABCD.{PIN}",
        f"file:///etc/passwd#ABCD.{PIN}",
        f"javascript:alert(1)#ABCD.{PIN}",
        f"https://#ABCD.{PIN}",
        f"https://:8321/#ABCD.{PIN}",
        f"https://host:99999/#ABCD.{PIN}",
        f"https://host:port/#ABCD.{PIN}",
        f"https://[::1/#ABCD.{PIN}",
        f"https://[nonsense]/#ABCD.{PIN}",
        "\0",
    ],
)
def test_what_is_not_a_one_time_address_is_said_with_an_example(address):
    with pytest.raises(InputError, match="looks like https://"):
        read_invitation(address)


def test_a_token_is_not_shown_when_an_invitation_is_printed():
    assert "SECRET" not in repr(read_invitation(f"https://host/#SECRET.{PIN}"))


@pytest.mark.parametrize("host", ["https://exa mple", "https://\u2028", "https://" + "a" * 300])
def test_a_host_that_cannot_be_is_one_plain_sentence(host):
    with pytest.raises((InputError, Unreachable)):
        enrol(Invitation(host, "T", OURS.pin), "Hall", KEYS[HALL].public_key)
