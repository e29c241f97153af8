"""A desk erased by command, an event's dates, and its people erased at the server."""

import json
from dataclasses import replace

import pytest

from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.expiry import NAMES_MS
from checkin.usecases.erasing import read_certificate
from tests.cli.test_serve import assert_one_sentence


@pytest.fixture
def desk(shell):
    """A folder of a desk that has no event yet."""
    Profile.open(shell.desk).close()
    return shell


def test_a_desk_is_erased_once_the_word_was_typed(desk):
    refused = desk.run("erase")
    assert (refused.returncode, refused.stdout) == (1, "Nothing was erased.\n")
    assert "Type ERASE" in refused.stderr
    assert (desk.desk / "desk.db").exists()

    done = desk.run("erase", "--yes", "--json")
    assert json.loads(done.stdout) == {"erased": True, "waiting": 0}
    assert [one.name for one in desk.desk.iterdir()] == ["desk.erased"]
    said = json.loads(desk.run("status", "--json").stdout)["desk"]
    assert said == {"folder": str(desk.desk), "erased": True, "waiting_in_black_box": 0}


def test_erasing_an_erased_desk_again_says_the_same(desk):
    first, second = desk.run("erase", "--yes"), desk.run("erase", "--yes")

    assert first.returncode == second.returncode == 0
    assert first.stdout == second.stdout


def test_names_go_and_the_desk_stays(desk):
    done = desk.run("erase", "--names", "--yes")

    assert done.stdout == "No name is left in this desk.\n"
    assert (desk.desk / "desk.db").exists()


def test_where_there_is_no_desk_nothing_is_made(shell):
    assert_one_sentence(shell.run("erase", "--yes"), "no desk")
    assert not shell.desk.exists()


def test_an_event_is_made_with_dates_and_they_can_be_set(event):
    (made,) = json.loads(event.run("event", "list", "--json").stdout)
    assert made["wipe_ms"] - made["ends_ms"] == 29 * NAMES_MS
    assert made["ends_ms"] > wall_ms()

    said = event.run("event", "set", "--ends", "2090-04-17", "--wipe", "2090-05-01")
    assert said.stdout == ("It ends: 2090-04-18 00:00\nDesks erase all of it: 2090-05-01 00:00\n")
    status = json.loads(event.run("status", "--json").stdout)["server"]
    assert (status["event_ends"], status["all_is_erased"]) == (
        "2090-04-18 00:00",
        "2090-05-01 00:00",
    )
    assert_one_sentence(event.run("event", "set", "--wipe", "2001-01-01"), "come already")


def test_the_people_of_an_event_are_erased_and_numbers_stay(event):
    (event.folder / "people.csv").write_text("name,code\nAda Canarybird,CANARY-1\nMei,M-2\n")
    event.run("import", "people.csv")
    (made,) = json.loads(event.run("event", "list", "--json").stdout)
    assert_one_sentence(event.run("event", "certificate", made["event"], "--out", "x.pdf"), "yet")
    asked = event.run("event", "erase", made["event"])
    assert (asked.returncode, asked.stdout) == (1, "Nothing was erased.\n")
    done = event.run("event", "erase", made["event"], "--yes")

    assert "0 of 2 arrived" in done.stdout
    assert "0 of 2 arrived" in event.run("event", "list").stdout
    for name in ("certificate.json", "certificate.pdf"):
        assert event.run("event", "certificate", made["event"], "--out", name).stdout.endswith(
            f"{name}\n"
        )
    certificate = read_certificate((event.folder / "certificate.json").read_text())
    assert certificate.certificate.erased["registration"] == 2
    assert (event.folder / "certificate.pdf").read_bytes().startswith(b"%PDF")
    left = b"".join(one.read_bytes() for one in event.server.iterdir() if one.is_file())
    assert b"Canarybird" not in left
    assert b"CANARY-1" not in left
    data = ServerData(event.server)
    assert list(data.book(made["event"]).registrations()) == []
    assert data.book(made["event"]).gathering().name == made["name"]
    data.close()


def test_a_server_says_whose_people_were_to_be_erased(event):
    data = ServerData(event.server)
    book = data.book(data.required_event())
    book.publish(gathering=replace(book.gathering(), ends=1, wipe=2))
    event_id = data.required_event()
    data.close()
    serving = event.start("serve", "--port", "0", "--json")
    assert json.loads(serving.stdout.readline())["overdue"] == [event_id]
    serving.terminate()
    serving.wait()
