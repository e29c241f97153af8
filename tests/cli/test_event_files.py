"""Event files as people use them: made at the server, opened on laptops, in processes of their own."""

import json
from dataclasses import replace

import pytest

from checkin.adapters.event_file import refusals
from checkin.adapters.event_file.setting_up import open_event_file, taken_places
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.clock import ClockReading
from checkin.domain.errors import Refused
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync
from tests.adapters.event_files import DAY
from tests.adapters.examples import admission
from tests.cli.test_serve import assert_one_sentence

LANE = "lane-without-names"


@pytest.fixture
def venue(shell):
    """A server that runs, and a file of two desks."""
    shell.server_process, shell.said = shell.serve("--event", "Harbour Days")
    shell.file = shell.folder / "harbour.checkin-event"
    made = make(shell)
    shell.passphrase = shell.folder / "passphrase"
    shell.passphrase.write_text(made["passphrase"] + "\n")
    return shell


def make(shell):
    done = shell.run(
        "event", "file", "--desks", "2", "--profile", LANE, "--out", shell.file, "--json"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def setup(shell, desk, *more, name="Desk 1", **environment):
    words = ("setup", shell.file, "--passphrase-file", shell.passphrase, "--yes")
    return shell.run(*words, "--profile", shell.folder / desk, "--desk", name, *more, **environment)


def talking(shell, desk):
    """The desk in a folder, and its talk with the server."""
    profile = Profile.open(shell.folder / desk)
    peer = profile.peer()
    return profile, peer, Sync(profile.store, peer, verify, Clock(wall_ms), DeskReport)


def test_a_real_desk_that_was_set_up_by_a_file_is_taken_in_by_a_real_server(venue):
    done = setup(venue, "one", "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["name"], said["profile"], said["server_reached"]) == ("Desk 1", LANE, True)
    looked_over = venue.run("doctor", "--quick", "--json", "--profile", venue.folder / "one")
    matters = {one["name"]: one["state"] for one in json.loads(looked_over.stdout)["checks"]}
    assert (matters["server"], matters["list"]) == ("good", "good")

    # The server's own word, asked as another laptop asks it.
    file = open_event_file(venue.file.read_bytes(), venue.passphrase.read_text(), wall_ms())
    assert taken_places(file) == {"Desk 1"}
    assert_one_sentence(setup(venue, "two"), "Another laptop is Desk 1 already")
    assert not (venue.folder / "two").exists()
    assert setup(venue, "two", name="Desk 2").returncode == 0


def test_two_laptops_that_took_one_place_without_a_network_both_keep_their_check_ins(venue):
    venue.server_process.terminate()
    venue.server_process.communicate()
    assert [setup(venue, name).returncode for name in ("one", "two")] == [0, 0]
    port = venue.said["desk"].split("#")[0].rstrip("/").rpartition(":")[2]
    venue.server_process = venue.start("serve", "--json", "--port", port)
    venue.server_process.stdout.readline()
    first, second = talking(venue, "one"), talking(venue, "two")
    for number, (profile, _, _) in enumerate((first, second)):
        profile.store.record(admission(f"r-{number}"), ClockReading(wall_ms()))
    first[2].exchange()
    first[2].exchange()

    with pytest.raises(Refused) as said:
        second[2].exchange()
    assert str(said.value).startswith(refusals.IN_USE)
    listed = json.loads(venue.run("desks", "--json").stdout)
    (waiting,) = [one for one in listed if one["state"] == "waiting"]
    assert str(said.value).endswith(f"{waiting['code'][:3]} {waiting['code'][3:]}")
    assert venue.run("desks", "approve", waiting["name"]).returncode == 0
    while second[2].exchange().more:
        pass

    for profile, peer, _ in (first, second):
        peer.close()
        profile.close()
    data = ServerData(venue.server)
    replica = data.replica(data.required_event())
    assert {one.about for one in replica.records()} == {"r-0", "r-1"}
    data.close()


def test_each_refusal_is_one_sentence_and_changes_nothing_on_the_laptop(venue):
    untouched = venue.folder / "laptop"
    genuine, right = venue.file.read_bytes(), venue.passphrase.read_text()

    def refused(sentence):
        assert_one_sentence(setup(venue, "laptop"), sentence)
        assert not untouched.exists()

    turned = bytearray(genuine)
    turned[-1] ^= 1
    for data, sentence in (
        (bytes(turned), refusals.CHANGED),
        (genuine[:-20], refusals.CHANGED),
        (b"PK\3\4", refusals.NOT_ONE),
        (genuine.replace(b"checkin-event 1", b"checkin-event 7", 1), refusals.NEWER),
    ):
        venue.file.write_bytes(data)
        refused(sentence)
    venue.file.write_bytes(genuine)
    venue.passphrase.write_text("0000-0000-0000-0000")
    refused(refusals.DOES_NOT_OPEN)
    venue.passphrase.write_text("hello")
    refused("16 letters and digits")
    venue.passphrase.write_text(right)
    assert_one_sentence(setup(venue, "laptop", name="Desk 7"), "There is: Desk 1, Desk 2")
    words = ("setup", venue.file, "--passphrase-file", venue.passphrase)
    assert_one_sentence(
        venue.run(*words), "Say with --desk which desk this is. Free: Desk 1, Desk 2"
    )
    assert_one_sentence(venue.run("setup", venue.file), "Nobody can be asked here")
    assert_one_sentence(venue.run("setup", venue.folder / "none.checkin-event"), "cannot be read")

    assert setup(venue, "laptop").returncode == 0
    assert_one_sentence(setup(venue, "laptop"), refusals.ALREADY_A_DESK)
    assert venue.run("event", "add", "Other", "--list", "Day 1=2099-01-01").returncode == 0
    other = ("event", "file", "--desks", "1", "--event", "Other", "--out", venue.file, "--json")
    venue.passphrase.write_text(json.loads(venue.run(*other).stdout)["passphrase"])
    assert_one_sentence(setup(venue, "laptop"), refusals.ANOTHER_EVENT)


def test_a_file_is_refused_once_it_is_out_of_date(venue):
    data = ServerData(venue.server)
    book = data.book(data.required_event())
    book.publish(gathering=replace(book.gathering(), ends=wall_ms() + DAY))
    data.close()
    made = make_with(venue, "--names")

    assert made["desks"] == ["Hall", "مدخل"]
    assert abs(made["expires_ms"] - wall_ms() - DAY) < DAY / 4


def make_with(shell, option):
    names = shell.folder / "names"
    names.write_text("Hall\n\nمدخل\n", encoding="utf-8")
    done = shell.run("event", "file", option, names, "--out", shell.file, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "words",
    [
        ("--desks", "2"),
        ("--out", "x"),
        ("--desks", "2", "--names", "x", "--out", "x"),
        ("Name", "--desks", "2", "--out", "x"),
    ],
)
def test_how_a_file_is_asked_for_is_said_where_it_is_asked_wrongly(event, words):
    assert event.run("event", "file", *words).returncode == 2
    assert event.run("event", "list", "--profile", "lane").returncode == 2


def test_a_file_that_cannot_be_written_is_said_and_makes_no_places(event):
    said = event.run("event", "file", "--desks", "2", "--out", event.folder / "no" / "x")

    assert_one_sentence(said, "cannot be written there")
    data = ServerData(event.server)
    with data.database.read() as connection:
        assert connection.exec_driver_sql("select count(*) from place").scalar() == 0
    data.close()
