"""``checkin box``: a desk's black box is taken in at the server, once."""

import json

from checkin.adapters.black_box import FILE
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.domain.clock import ClockReading
from checkin.usecases.exchange import DeskReport
from checkin.usecases.sync import Clock, Sync
from tests.adapters.examples import admission
from tests.cli.test_serve import assert_one_sentence


def test_a_box_of_a_desk_that_never_came_back_is_taken_in_once(shell):
    process, said = shell.serve("--event", "Harbour Days")
    desk = Profile.open(shell.desk)
    desk.join(said["desk"], "Hall")
    peer = desk.peer()
    Sync(desk.store, peer, verify, Clock(wall_ms), DeskReport).exchange()
    peer.close()
    assert desk.guard()
    for number in range(3):
        desk.store.record(admission(f"r-{number}"), ClockReading(wall_ms()))
    desk.close()
    process.terminate()
    process.communicate()

    first = shell.run("box", shell.desk / FILE)
    assert first.stdout == "3 records, 3 of them new. 0 kept aside, 0 unreadable.\n", first.stderr
    again = json.loads(shell.run("box", shell.desk / FILE, "--json").stdout)
    assert (again["records"], again["new"], again["unreadable"]) == (3, 0, 0)
    (shell.folder / "other.box").write_bytes(b"1 1 1 AAAA\n")
    assert_one_sentence(shell.run("box", shell.folder / "other.box"), "not a black box of this")

    # And the desk, whose event is locked strictly, says so to every command.
    assert_one_sentence(shell.run("aside", "--desk"), "This desk is locked")
    status = json.loads(shell.run("status", "--json").stdout)["desk"]
    assert status["locked"] is True
    assert status["name"] == "Hall"
    assert status["protection"]["opens_with"] == "desk card, staff PIN and this computer"
