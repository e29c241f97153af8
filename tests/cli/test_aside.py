"""Records that could not be taken in are given out letter for letter."""

import json
import os
from datetime import date

from checkin.adapters.keys import verify
from checkin.adapters.server_data import ServerData
from checkin.domain.model import DeskId, EventId
from checkin.domain.record import Run
from checkin.usecases.organise import first_lists, new_event


def test_a_run_of_an_unknown_desk_is_kept_and_given_out(shell, tmp_path):
    refused = b'{"never":"a record","of":"\xc3\x98yvind"}'
    data = ServerData(shell.server)
    event = EventId(os.urandom(4).hex())
    new_event(
        data.book(event), "Kept", "UTC", first_lists(date(2024, 4, 15)), data.signer, event=event
    )
    data.replica(event).take([Run(DeskId("ab" * 8), 1, (refused,), b"?" * 64)], verify)
    data.close()

    shown = shell.run("aside")
    saved = shell.run("aside", "--out", tmp_path / "aside.jsonl")

    line = json.loads(shown.stdout)
    assert (line["desk"], line["seq"], line["why"]) == ("ab" * 8, 1, "unknown desk")
    assert line["record"].encode() == refused
    assert saved.stdout.startswith("1 records")
    assert json.loads((tmp_path / "aside.jsonl").read_text(encoding="utf-8")) == line


def test_a_laptop_that_is_no_desk_yet_is_one_sentence(shell):
    made = shell.run("aside", "--desk")

    assert made.returncode == 2
    assert made.stderr.count("\n") == 1
