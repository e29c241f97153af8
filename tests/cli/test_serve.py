"""``checkin serve`` as a process: it says where it is, it stops when told, it keeps its event."""

import json
import os
import re
import signal
import socket
import ssl
import sys
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from checkin.adapters.profile import Profile
from checkin.cli.event_options import read_lists
from checkin.domain.errors import InputError

SIGNALS = [signal.SIGINT, signal.SIGTERM] if os.name == "posix" else []


def assert_one_sentence(done, *words):
    """The command failed in one plain sentence, and nothing else came out."""
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("checkin: ")
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith(
        (".\n", "FILE\n", "serve\n", "2024-04-15\n", "--port.\n", "/database\n", "add\n")
    )
    for word in words:
        assert word in done.stderr


def here(said, path):
    """An address on the server's own computer, where it answers without TLS."""
    return said["page"] + path


def counts(shell, said):
    """What a program on the server's own computer is told, by the key in its folder."""
    key = (shell.server / "page.key").read_bytes().hex()
    asked = urllib.request.Request(  # noqa: S310  our own
        here(said, "v1/counts"), headers={"Authorization": f"Bearer {key}"}
    )
    with urllib.request.urlopen(asked) as answer:  # noqa: S310  our own
        return json.load(answer)


def test_the_first_start_prints_a_link_for_the_owner_and_a_one_time_address(shell):
    process = shell.start("serve", "--port", "0")
    lines = [process.stdout.readline() for _ in range(10)]
    said = "".join(lines)

    assert "A new event was made" in said
    assert re.search(r"Staff PIN, for help desks: +\d{6} ", said)
    page = next(line.split()[-1] for line in lines if "pages:" in line)
    first, desk = (line.split()[-1] for line in lines if "works once:" in line)
    assert page.startswith("http://127.0.0.1:")
    assert first.startswith(f"{page}first/")
    assert "/#" in desk
    with urllib.request.urlopen(first) as answer:  # noqa: S310  our own
        assert b"owner of this server" in answer.read()
    assert counts(shell, {"page": page})["event"] == "My event"
    profile = Profile.open(shell.desk)
    assert profile.join(desk, "Hall").desk_name == "Hall"
    profile.close()


def test_a_second_start_keeps_the_event_its_keys_and_its_desks(shell):
    process, first = shell.serve("--event", "Harbour Days")
    profile = Profile.open(shell.desk)
    profile.join(first["desk"], "Hall")
    profile.close()
    process.kill()
    process.communicate()

    _, second = shell.serve()

    assert second["desk"] is None
    said = counts(shell, second)
    assert said["event"] == "Harbour Days"
    assert [one["name"] for one in said["desks"]] == ["Hall"]


def status(address):
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310  our own
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def test_each_start_without_an_owner_makes_another_link_and_the_last_alone_is_good(shell):
    process, first = shell.serve()
    process.kill()
    process.communicate()
    _, second = shell.serve("--port", first["page"].rpartition(":")[2].rstrip("/"))

    token = first["first"].rpartition("/")[2]
    assert status(here(second, f"first/{token}")) == 410
    assert status(second["first"]) == 200


def test_once_there_is_an_owner_no_start_prints_a_link(shell):
    process, said = shell.serve()
    password = "password=four+kinds+of+rain&again=four+kinds+of+rain"
    form = f"name=Grace&{password}".encode()
    with urllib.request.urlopen(said["first"], form) as answer:  # noqa: S310  our own
        assert answer.status == 200
    process.kill()
    process.communicate()

    _, again = shell.serve()

    assert again["first"] is None
    token = said["first"].rpartition("/")[2]
    assert status(here(again, f"first/{token}")) == 410


@pytest.mark.parametrize("sign", SIGNALS, ids=lambda sign: sign.name)
def test_it_ends_cleanly_when_it_is_told_to(shell, sign):
    process, said = shell.serve()
    urllib.request.urlopen(here(said, "health")).close()  # noqa: S310  our own

    process.send_signal(sign)
    out, err = process.communicate(timeout=30)

    assert (process.returncode, out, err) == (0, "", "")
    # Closed in order: the WAL is folded into the file.
    assert {one.name for one in shell.server.iterdir()} == {
        "authority.key",
        "badge-signing-2.key",
        "badge-signing.key",
        "desks.key",
        "event-identity.key",
        "page.key",
        "server.db",
    }


def test_a_port_that_another_program_has_is_one_sentence(shell):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = shell.run("serve", "--port", port)

    assert_one_sentence(done, f"Port {port} at 127.0.0.1 cannot be used")
    assert not shell.server.exists()


def test_an_option_that_cannot_be_used_is_one_sentence(shell):
    anywhere = ["serve", "--port", "0"]
    commands = [
        ["serve", "--port", "99999"],
        [*anywhere, "--host", "checkin.invalid"],
        [*anywhere, "--host", "a" * 300],
        [*anywhere, "--host", "::1::"],
        [*anywhere, "--database", "postgresql://somewhere/db"],
        [*anywhere, "--database", "sqlite:/x"],
        [*anywhere, "--database", "nowhere/server.db"],
        [*anywhere, "--list", "Day 1=tomorrow"],
        [*anywhere, "--database", "postgresql+psycopg://nobody@127.0.0.1:1/db"],
        [*anywhere, "--tls-certificate", "missing.pem"],
        [*anywhere, "--tls-key", "missing.pem"],
    ]

    for done in shell.run_all(*commands):
        assert_one_sentence(done)


@pytest.mark.parametrize(
    "lists",
    [["Day 1"], ["Day 1="], ["=2024-04-15"], ["  =2024-04-15"], ["A=2024-04-15", "a=2024-04-16"]],
)
def test_lists_that_cannot_be_told_apart_or_have_no_day_are_not_made(lists):
    with pytest.raises(InputError):
        read_lists(lists)


def test_lists_are_read_as_a_person_writes_them():
    day, dinner = read_lists(["Day 1 = opening=2024-04-15", "Gala dinner=2024-04-16"])

    assert (day.name, day.day) == ("Day 1 = opening", "2024-04-15")
    assert (dinner.name, dinner.day) == ("Gala dinner", "2024-04-16")


def test_an_event_is_not_made_over(event):
    assert_one_sentence(
        event.run("serve", "--port", "0", "--event", "Another"), "has its event already"
    )


def test_a_database_that_is_damaged_is_one_sentence_and_left_alone(event):
    database = event.server / "server.db"
    database.write_bytes(b"Dear organisers,\n" * 500)

    assert_one_sentence(event.run("serve", "--port", "0"), "damaged")
    assert database.read_bytes() == b"Dear organisers,\n" * 500


def test_with_json_lines_each_request_is_one_line_without_what_it_said(shell):
    process, said = shell.serve("--log", "json")
    urllib.request.urlopen(here(said, "health?CANARY")).close()  # noqa: S310  our own

    line = json.loads(process.stderr.readline())
    assert (line["route"], line["status"], line["from"]) == ("/health", 200, "checkin.server")
    assert "CANARY" not in json.dumps(line)


def test_desks_are_told_the_address_at_which_they_reach_it(shell):
    _, said = shell.serve("--address", "https://checkin.example.org/")

    assert said["page"] == "https://checkin.example.org/"
    assert said["first"].startswith("https://checkin.example.org/first/")
    assert said["desk"].startswith("https://checkin.example.org/#")
    assert shell.run("invite").stdout.startswith("https://checkin.example.org/#")


def test_whoever_reaches_the_port_cannot_fill_the_servers_memory(shell):
    _, said = shell.serve()
    port = int(said["address"].rpartition(":")[2])
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", port), timeout=30) as plain,
        context.wrap_socket(plain) as secure,
    ):
        secure.sendall(b"GET /health HTTP/1.1\r\nX: ")
        # Reset, or ended, as the system has it.
        with pytest.raises(OSError):  # noqa: PT011
            secure.sendall(b"a" * 64_000_000)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_it_takes_as_many_connections_as_its_system_allows(shell):
    process, _ = shell.serve()
    limits = Path(f"/proc/{process.pid}/limits").read_text()
    soft, hard = re.search(r"Max open files +(\d+) +(\d+)", limits).groups()
    assert int(soft) == min(int(hard), 65_536)


def test_with_its_own_certificate_it_speaks_tls_1_3_only(shell, certificate):
    _, said = shell.serve("--tls-certificate", certificate, "--tls-key", certificate)
    port = int(said["address"].rpartition(":")[2])
    assert said["address"].startswith("https://")

    def shake_hands(newest):
        context = ssl.create_default_context(cafile=str(certificate))
        context.maximum_version = newest
        with (
            socket.create_connection(("127.0.0.1", port)) as plain,
            context.wrap_socket(plain, server_hostname="localhost") as secure,
        ):
            return secure.version()

    assert shake_hands(ssl.TLSVersion.TLSv1_3) == "TLSv1.3"
    with pytest.raises(ssl.SSLError):
        shake_hands(ssl.TLSVersion.TLSv1_2)


@pytest.fixture
def certificate(tmp_path):
    """A certificate for this computer that nobody else vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "certificate.pem"
    file.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return file


def test_a_desk_that_cannot_be_shown_ends_with_a_sentence_and_stays_open_behind_no_page(shell):
    _, said = shell.serve()
    (shell.folder / "file").touch()
    done = shell.run("desk", "--headless", "--join", said["desk"], "--trace", "file/trace.jsonl")
    assert_one_sentence(done, "The trace file trace.jsonl cannot be written")
