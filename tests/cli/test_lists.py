"""The lists of an event and their rules, by command."""

import json

import pytest

from tests.cli.test_serve import assert_one_sentence


def test_the_rules_of_a_list_are_set_and_shown(event):
    assert "Day 1 (2024-04-15): for everybody on it; once\n" in event.run("list").stdout
    (event.folder / "people.csv").write_text("name,category\nAda,speaker\nGrace,Member\n")
    event.run("import", "people.csv")

    words = [
        "--opens",
        "08:00",
        "--closes",
        "18:00",
        "--begins",
        "09:30",
        "--who",
        "member",
        "--again",
        "after-leaving",
    ]
    said = event.run("list", "set", "day 1", *words)

    assert said.returncode == 0
    expected = "opens 2024-04-15 08:00; closes 2024-04-15 18:00; begins 2024-04-15 09:30; for Member; again after leaving\n"
    assert said.stdout == f"Day 1 (2024-04-15): {expected}"
    shown, as_json = event.run_all(["list", "show"], ["list", "--json"])
    assert expected in shown.stdout
    assert "Times are those of " in shown.stdout
    (one,) = json.loads(as_json.stdout)
    assert one["begins_ms"] - one["opens_ms"] == 90 * 60_000
    assert one["closes_ms"] - one["opens_ms"] == 10 * 3_600_000
    assert (one["list"], one["categories"], one["again"]) == ("day-1", ["Member"], "after-leaving")
    lifted = event.run("list", "set", "Day 1", "--opens", "any", "--json")
    assert json.loads(lifted.stdout) == one | {"opens_ms": None}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Lunch", "--opens", "08:00"], "There is: Day 1"),
        (["Day 1", "--opens", "8"], "08:00"),
        (["Day 1", "--opens", "10:00", "--closes", "09:00"], "2024-04-16 02:00"),
        (["Day 1", "--who", ","], "speaker,member"),
    ],
)
def test_a_rule_that_cannot_be_is_answered_with_one_sentence(event, words, said):
    assert_one_sentence(event.run("list", "set", *words), said)
    assert "for everybody on it; once" in event.run("list").stdout


def test_words_that_do_not_fit_together_set_no_rule(event):
    wrong = [
        ["set"],
        ["set", "Day 1"],
        ["show", "Day 1"],
        ["--opens", "08:00"],
        ["set", "Day 1", "--again", "often"],
    ]
    for done in event.run_all(*(["list", *words] for words in wrong)):
        assert done.returncode == 2
        assert done.stderr.startswith("usage: ")
