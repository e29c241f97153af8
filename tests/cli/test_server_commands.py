"""Several events, lost desks, backups: as commands, on a server of their own."""

import json
import re

import pytest

from checkin.adapters.server_data import ServerData
from checkin.domain.staff_pin import is_right
from tests.cli.test_serve import assert_one_sentence

SECRET = {"CHECKIN_PASSPHRASE": "harbour lantern seven quills"}


@pytest.fixture
def two_events(event):
    """A server with two events."""
    done = event.run("event", "add", "Dinner", "--list", "Dinner=2024-04-16", "--json")
    event.dinner = json.loads(done.stdout)["event"]
    return event


def test_an_event_is_added_and_listed(two_events):
    assert re.fullmatch("[0-9a-f]{8}", two_events.dinner)
    said = two_events.run("event", "list")
    listed = json.loads(two_events.run("event", "list", "--json").stdout)

    assert [one["name"] for one in listed] == ["Dinner", "Harbour Days"]
    assert listed[0] == {"event": two_events.dinner, "name": "Dinner", "lists": 1, "desks": 0}
    assert f"{two_events.dinner}  Dinner: 1 lists, 0 desks" in said.stdout


def test_contacts_are_set_said_back_and_kept_apart_by_event(two_events):
    lines = ["--contact", "Venue lead: room 12", "--contact", "First aid: 112"]
    said = two_events.run("event", "set", *lines, "--event", "Dinner")
    other = two_events.run("event", "set", "--contact", "none", "--event", "Harbour Days")
    as_json = two_events.run("event", "set", *lines[:2], "--event", "Dinner", "--json")

    assert said.stdout == "Venue lead: room 12\nFirst aid: 112\n"
    assert other.stdout == "No contacts.\n"
    assert json.loads(as_json.stdout) == {
        "event": two_events.dinner,
        "contacts": ["Venue lead: room 12"],
    }
    assert_one_sentence(two_events.run("event", "set", *lines), "--event")


def test_words_that_do_not_fit_together_change_nothing(event):
    wrong = [["add"], ["list", "Dinner"], ["list", "--list", "A=2024-04-15"], ["remove", "x"], []]
    wrong += [["set"], ["set", "--event", "Dinner"], ["list", "--contact", "Room 12"]]
    for done in event.run_all(*(["event", *words] for words in wrong)):
        assert done.returncode == 2
        assert done.stderr.startswith("usage: ")
    assert_one_sentence(event.run("event", "add", "Dinner", "--list", "Dinner"))
    assert len(json.loads(event.run("event", "list", "--json").stdout)) == 1


def test_with_several_events_each_command_asks_which(two_events):
    (two_events.folder / "people.csv").write_text("name\nAda\n")
    commands = [["import", "people.csv"], ["badges"], ["invite"], ["retire", "Desk 1"]]
    for done in two_events.run_all(*commands):
        assert_one_sentence(done, "--event", two_events.dinner, "Dinner", "Harbour Days")

    assert two_events.run("import", "people.csv", "--event", "Dinner").stdout.startswith("1 new")
    assert "/#" in two_events.run("invite", "--event", two_events.dinner).stdout
    assert_one_sentence(two_events.run("invite", "--event", "Supper"), "Supper")
    events = json.loads(two_events.run("status", "--json").stdout)["server"]["events"]
    assert {one["event"]: one["registrations"] for one in events} == {
        "Dinner": 1,
        "Harbour Days": 0,
    }
    assert "    registrations: 1" in two_events.run("status").stdout


def test_a_server_with_several_events_starts_and_invites_nobody_by_itself(two_events):
    _, said = two_events.serve()

    assert said["desk"] is None


def test_the_staff_pin_is_set_and_printed_and_kept_by_nobody(event):
    chosen, by_chance = event.run("pin", "042917"), event.run("pin", "--json")

    assert chosen.stdout == "Staff PIN: 042917\n"
    pin = json.loads(by_chance.stdout)["pin"]
    assert_one_sentence(event.run("pin", "1234"), "6 digits")
    data = ServerData(event.server)
    gathering = data.book(data.required_event()).gathering()
    data.close()
    assert is_right(pin, gathering.pin)
    assert pin.encode() not in (event.server / "server.db").read_bytes()


def test_a_lost_desk_is_retired_by_its_name(event):
    data = ServerData(event.server)
    book = data.book(data.required_event())
    book.invite("TOKEN", "Hall")
    desk = book.enrol("TOKEN", "", b"k" * 32)
    data.close()

    assert_one_sentence(event.run("retire", "Gate"), "Hall")
    assert event.run("retire", "Hall").stdout.startswith("Hall is retired")
    done = json.loads(event.run("retire", desk.id, "--json").stdout)
    assert done == {"desk": desk.id, "name": "Hall", "retired": True}


def test_a_server_is_kept_in_a_file_and_made_again_from_it(two_events):
    (two_events.folder / "people.csv").write_text("name\nAda\n")
    two_events.run("import", "people.csv", "--event", "Dinner")

    kept = two_events.run("backup", "kept", **SECRET)
    again = two_events.run("restore", "kept", "--folder", "again", "--json", **SECRET)

    assert kept.stdout.startswith("Written, read again and the same. Events: 2.")
    assert json.loads(again.stdout)["events"] == 2
    _, said = two_events.serve("--folder", "again")
    assert said["page"].partition("key=")[2] == two_events.said["page"].partition("key=")[2]
    listed = two_events.run("event", "list", "--folder", "again")
    assert listed.stdout == two_events.run("event", "list").stdout


def test_what_cannot_be_kept_or_made_again_is_one_sentence(event):
    assert_one_sentence(event.run("backup", "kept"), "CHECKIN_PASSPHRASE")
    assert_one_sentence(event.run("backup", "kept", CHECKIN_PASSPHRASE="short"), "too short")
    assert_one_sentence(event.run("backup", "no/where", **SECRET), "cannot be written")
    empty = event.run("backup", "kept", "--folder", "empty", **SECRET)
    assert_one_sentence(empty, "no event here")
    assert not (event.folder / "kept").exists()

    assert event.run("backup", "kept", **SECRET).returncode == 0
    assert_one_sentence(event.run("backup", "kept", **SECRET), "there already")
    assert_one_sentence(event.run("restore", "kept", **SECRET), "empty folder")
    other = event.run("restore", "kept", "--folder", "x", CHECKIN_PASSPHRASE="another one here")
    assert_one_sentence(other, "passphrase")
    assert_one_sentence(event.run("restore", "missing", **SECRET), "cannot be read")
