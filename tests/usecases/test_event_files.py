"""What organisers say of an event file: names of desks, and the last day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from checkin.domain.model import CheckInList, EventId, Gathering, ListId
from checkin.usecases.event_files import AFTER_MS, next_names, read_names, read_until, usual_end
from checkin.usecases.problems import Wrong

EVENT = Gathering(EventId("0badcafe"), "Harbour Days", "Europe/Berlin")
LISTS = [CheckInList(ListId(str(day)), f"Day {day}", date(2024, 4, day)) for day in (16, 17, 15)]


def ms(*moment):
    return int(datetime(*moment, tzinfo=UTC).timestamp() * 1000)


NOW = ms(2024, 4, 14, 18)
END = ms(2024, 4, 17, 22)
"""Midnight in Berlin, after the last day."""


def wrong(read, *said):
    with pytest.raises(Wrong) as found:
        read(*said)
    (problem,) = found.value.problems
    return problem.field, str(found.value)


def test_so_many_laptops_get_the_next_names_that_nobody_has():
    assert read_names("", "3", {"Desk 2", "Hall"}) == ("Desk 1", "Desk 3", "Desk 4")
    assert next_names(0, ()) == ()


def test_names_may_be_written_one_a_line():
    assert read_names(" Main \u202e entrance\n\n\tGate\n", "9", ()) == ("Main entrance", "Gate")


@pytest.mark.parametrize("count", ["", "0", "501", "-1", "two", "²"])
def test_how_many_is_a_number_from_1_to_500(count):
    assert wrong(read_names, "\n", count, ()) == ("count", "Say how many laptops: 1 to 500.")


def test_more_names_than_a_file_has_room_for_are_refused():
    assert wrong(read_names, "\n".join(map(str, range(501))), "", ())[0] == "names"
    assert len(read_names("\n".join(map(str, range(500))), "", ())) == 500


def test_two_desks_are_never_called_the_same():
    for written, taken in (("Gate\nHall\nGate", ()), ("Gate", {"Gate"})):
        said = "“Gate” is the name of another desk. Each needs its own."
        assert wrong(read_names, written, "", taken) == ("names", said)


def test_a_name_has_forty_characters_at_most():
    assert read_names("x" * 40, "", ()) == ("x" * 40,)
    assert "40 characters" in wrong(read_names, "x" * 41, "", ())[1]


def test_a_file_is_good_until_the_events_end_as_far_as_it_is_known():
    assert usual_end(replace(EVENT, ends=5), LISTS, NOW) == 5
    assert usual_end(EVENT, LISTS, NOW) == END
    assert usual_end(EVENT, [], NOW) == ms(2024, 4, 14, 22)


def test_another_last_day_may_be_said_until_the_day_after_the_event():
    assert read_until("", EVENT, END, NOW) == END
    assert read_until("2024-04-15", EVENT, END, NOW) == ms(2024, 4, 15, 22)
    assert read_until("2024-04-18", EVENT, END, NOW) == END + AFTER_MS
    assert "day after" in wrong(read_until, "2024-04-19", EVENT, END, NOW)[1]
    assert wrong(read_until, "2024-04-13", EVENT, END, NOW) == ("until", "This day is over.")
    assert wrong(read_until, "soon", EVENT, END, NOW) == ("until", "This is not a day.")
    assert wrong(read_until, "", EVENT, END, END) == ("until", "This day is over.")
