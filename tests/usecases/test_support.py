"""What may be written down of a desk's running, and what never can."""

import json

import pytest

from checkin.adapters.camera.reports import Cause
from checkin.adapters.supervisor import Start
from checkin.usecases.support import (
    CAUSES,
    FIELDS,
    LANGUAGES,
    STARTS,
    STATES,
    Answers,
    entry,
    read,
    report,
)
from ui.card import State
from ui.language import LANGUAGES as SPOKEN

AT = 1_713_182_400_000
SECRETS = ("Ada Canarybird", "ada", "TKT-0001", "7K2Q-9F", "https://192.0.2.1/#token", "415926 ")


def test_its_words_are_those_that_the_desk_has():
    assert set(Cause) == CAUSES
    assert set(Start) == STARTS
    assert set(SPOKEN) == LANGUAGES
    assert set(State) > STATES


def test_what_fits_is_kept():
    one = entry(AT, "camera", {"width": 1280, "height": 720, "format": "MJPG"})

    assert one.fields == {"width": 1280, "height": 720, "format": "MJPG"}
    assert one.shown() == "2024-04-15 12:00:00  camera      width 1280  height 720  format MJPG"
    assert read([one.written()]) == [one]


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_that_anybody_has_written_fits_anywhere(kind, secret):
    fields = dict.fromkeys(FIELDS[kind], secret) | {secret: 1, "name": secret, "code": secret}
    one = entry(AT, kind, fields)

    assert one.fields == {}
    assert secret not in report([one], AT)


def test_an_error_is_named_by_its_class_and_its_place_in_the_program():
    one = entry(AT, "crash", {"error": "KeyError", "place": "ui/desk_page.py:12:choose_list"})
    assert one.fields == {"error": "KeyError", "place": "ui/desk_page.py:12:choose_list"}
    for place in ("/home/ada/checkin/x.py:1:f", "other/x.py:1:f", "ui/x.py:1:f 'Ada'"):
        assert entry(AT, "crash", {"place": place}).fields == {}


def test_what_is_no_kind_or_no_time_is_not_written():
    assert entry(AT, "person", {}) is None
    assert entry(-1, "closed", {}) is None


def test_a_truth_is_a_number():
    assert entry(AT, "battery", {"on_mains": True, "percent": None}).fields == {"on_mains": 1}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "Ada Canarybird",
        '{"at": 1}',
        '{"at": "1", "kind": "closed"}',
        '{"at": 1, "kind": ["closed"]}',
        '{"at": 1, "kind": "Ada Canarybird"}',
        "[" * 100_000,
    ],
)
def test_a_line_that_somebody_else_has_written_is_not_shown(line):
    assert read([line]) == []


def test_of_a_line_with_more_in_it_only_what_fits_is_shown():
    line = json.dumps({"at": AT, "kind": "link", "online": 1, "to_send": "Ada", "name": "Ada"})

    assert "Ada" not in report(read([line]), AT)
    assert read([line])[0].fields == {"online": 1}


def test_the_report_is_in_the_order_of_time_and_says_when_there_is_nothing():
    late, early = entry(AT + 1000, "closed", {}), entry(AT, "blocked", {})

    assert report([late, early], AT).splitlines()[-2:] == [
        "2024-04-15 12:00:00  blocked",
        "2024-04-15 12:00:01  closed",
    ]
    assert report([], AT).endswith("Nothing has been noted yet.\n")


def test_answers_are_told_together():
    answers = Answers()
    for ms in (10, 20, 90):
        answers.add("checked_in", ms)
    answers.add("not_found", 5)

    assert answers.taken() == [
        {"card": "checked_in", "count": 3, "median_ms": 20, "most_ms": 90},
        {"card": "not_found", "count": 1, "median_ms": 5, "most_ms": 5},
    ]
    assert answers.taken() == []
