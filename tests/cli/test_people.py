"""``checkin people``: found, added, changed and cancelled by command, as on the pages."""

import json

from tests.cli.test_serve import assert_one_sentence


def people(event, *words):
    return json.loads(event.run("people", "list", *words, "--json").stdout)


def test_somebody_is_added_found_changed_cancelled_and_comes_after_all(event):
    named = ["--name", "Łucja Example", "--organisation", "Quill Trust", "--give", "headset"]
    added = json.loads(event.run("people", "add", *named, "--photos", "no", "--json").stdout)
    assert (added["lists"], added["give"], added["photos"]) == (["day-1"], ["headset"], "no")
    assert [one["id"] for one in people(event, "lucja quill")] == [added["id"]]

    edit = ["--organisation", "Harbour", "--alias", "Zed", "--give", "lanyard"]
    assert "Łucja Example, Harbour" in event.run("people", "edit", added["id"], *edit).stdout
    (found,) = people(event, "zed")
    assert (found["give"], found["photos"]) == (["lanyard"], "no")

    assert "cancelled" in event.run("people", "cancel", "lucja example").stdout
    assert people(event, "zed")[0]["standing"] == "cancelled"
    event.run("people", "cancel", added["id"], "--again")
    assert people(event, "zed")[0]["standing"] == "active"


def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(event):
    event.run("people", "add", "--name", "Ada Example")
    before = people(event)
    wrong = [
        ["add", "--name", "ADA example"],
        ["add", "--name", "Zoe", "--list", "Nowhere"],
        ["edit", "Nobody", "--country", "Ghana"],
        ["cancel", "Nobody"],
    ]
    for done in event.run_all(*(["people", *words] for words in wrong)):
        assert_one_sentence(done)
    unfit = [["add"], ["list", "--country", "Ghana"], ["cancel"], ["edit", "Ada Example"]]
    for done in event.run_all(*(["people", *words] for words in unfit)):
        assert (done.returncode, "usage" in done.stderr) == (2, True)
    assert people(event) == before
    assert event.run("people", "list", "nothing").stderr == "Nobody was found.\n"
