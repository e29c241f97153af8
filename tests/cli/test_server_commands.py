"""Several events, lost desks, backups: as commands, on a server of their own."""

import json
import re
from contextlib import closing

import pytest
from PIL import Image

from checkin.adapters.afar import Question
from checkin.adapters.letting_in import ask_again, asked_for
from checkin.adapters.profile import Profile, vault_of
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import Refused
from checkin.domain.staff_pin import is_right
from checkin.usecases.exchange import Request
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
    assert (
        listed[0].items()
        >= {
            "event": two_events.dinner,
            "name": "Dinner",
            "lists": 1,
            "desks": 0,
            "counts": None,
        }.items()
    )
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
    commands = [["import", "people.csv"], ["badges"], ["invite"], ["desks", "retire", "Desk 1"]]
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

    assert_one_sentence(event.run("desks", "retire", "Gate"), "Hall")
    assert event.run("desks", "retire", "Hall").stdout.startswith("Hall is retired")
    done = json.loads(event.run("desks", "retire", desk.id, "--json").stdout)
    assert done == {"desk": desk.id, "name": "Hall", "done": "retire"}


def test_a_desk_waits_until_it_is_approved_and_starts_where_it_was(event):
    _, said = event.serve()
    link = event.run("invite", "--name", "Gate", "--profile", "lane", "--qr", "code.png").stdout
    assert link.startswith(said["address"])
    assert (event.folder / "code.png").read_bytes().startswith(b"\x89PNG")
    with closing(Profile.open(event.desk)) as laptop:
        waiting = laptop.join(link, "")
        assert laptop.enrolment is None
    (listed,) = json.loads(event.run("desks", "--json").stdout)
    assert (listed["name"], listed["code"]) == ("Gate", waiting.code)
    assert event.run("desks", "approve", "Gate").stdout == "Gate is let in.\n"

    with closing(Profile.open(event.desk)) as laptop:
        assert asked_for(laptop) == waiting
        assert ask_again(laptop).desk_name == "Gate"
        assert asked_for(laptop) is None
    assert "Gate: in" in event.run("desks").stdout
    assert event.run("desks", "erase", "Gate").stdout.startswith("Gate is retired")
    assert "retired, to be erased (lane)" in event.run("desks").stdout


def test_a_locked_desk_that_asks_is_listed_opened_or_kept_locked(event):
    _, said = event.serve()
    with closing(Profile.open(event.desk)) as laptop:
        assert laptop.join(said["desk"], "Gate").desk_name == "Gate"
        laptop.store.apply(first_page(laptop))
        laptop.guard()
        with closing(laptop.peer()) as peer:
            laptop.give_share(peer)
    with closing(Question(vault_of(event.desk))) as question:
        assert_one_sentence(event.run("desks", "open", "Gate"), "none")
        assert question.ask() is None
        (listed,) = json.loads(event.run("desks", "--json").stdout)
        assert (listed["state"], listed["code"]) == ("locked, asks to be opened", question.code)
        assert event.run("desks", "open", "Gate").stdout == "Gate is opened, if it still asks.\n"
        assert f"locked, is being opened, shows {question.code}" in event.run("desks").stdout
        assert event.run("desks", "deny", "Gate").stdout == "Gate stays locked.\n"
        with pytest.raises(Refused, match="have not opened"):
            question.ask()


def first_page(laptop):
    """What the server says to a desk that has only just joined."""
    with closing(laptop.peer()) as peer:
        store = laptop.store
        request = Request(store.mine, store.have(), (), store.roster_version())
        return peer.exchange(request).roster


def test_certificates_are_written_for_a_proxy_and_changed(event):
    assert "30 days" in event.run("certificate", "--out", "proxy").stdout
    key = event.folder / "proxy" / "certificate.key"
    assert key.stat().st_mode & 0o77 == 0
    assert "Desks hear of them" in event.run("certificate", "rotate").stdout
    assert "Every desk has" in event.run("certificate", "rotate").stdout


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


def test_an_event_is_made_by_one_command_and_changed_by_another(event):
    Image.new("RGB", (8, 8), "#0c4537").save(event.folder / "logo.png")
    form = ["--form", "two-days", "--first", "2098-04-15", "--zone", "Asia/Colombo"]
    words = ["--language", "ar", "--language", "fr", "--colour", "#0c4537", "--logo", "logo.png"]
    said = event.run("event", "add", "Convening", *form, *words, "--contact", "Room 12", "--json")

    data = ServerData(event.server)
    made = data.gathering(json.loads(said.stdout)["event"])
    lists = data.book(made.id).lists()
    assert (made.time_zone, made.languages) == ("Asia/Colombo", ("ar", "fr"))
    assert (made.colour, made.contacts) == ("#0c4537", ("Room 12",))
    assert data.logo(made.id).picture().startswith(b"\x89PNG")
    assert [str(one.day) for one in lists] == ["2098-04-14", "2098-04-15", "2098-04-16"]

    words = ["--name", "Gathering", "--zone", "Europe/Berlin", "--colour", "none"]
    changed = event.run("event", "set", *words, "--event", "Convening")
    assert "Its zone: Europe/Berlin" in changed.stdout
    after = data.gathering(made.id)
    assert (after.name, after.colour, after.languages) == ("Gathering", "", ("ar", "fr"))
    # The hours stay those of the clock on the wall.
    first = data.book(made.id).lists()[0]
    assert first.begins - lists[0].begins == 3.5 * 60 * 60 * 1000
    data.close()


def test_a_form_that_is_wrong_makes_no_event(event):
    wrong = [["--zone", "Mars/Base"], ["--colour", "#ffff00"], ["--wipe", "2020-01-01"],
             ["--logo", "missing.png"], ["--first", "soon"]]  # fmt: skip
    for done in event.run_all(*(["event", "add", "Convening", *words] for words in wrong)):
        assert_one_sentence(done)
    assert len(json.loads(event.run("event", "list", "--json").stdout)) == 1
