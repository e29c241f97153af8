"""When an event ends and when all of it goes: as usual, or as organisers say."""

from datetime import UTC, datetime

import pytest

from checkin.domain.errors import InputError
from checkin.usecases.event_dates import in_words, set_dates

DAY = 24 * 60 * 60 * 1000


def at(*moment):
    return int(datetime(*moment, tzinfo=UTC).timestamp() * 1000)


BEFORE = at(2024, 9, 1)


def test_the_day_is_that_of_where_the_event_is(empty_venue):
    empty_venue.open(lists=(empty_venue.DAY_1,), time_zone="Asia/Colombo")
    day = empty_venue.DAY_1.day

    made = set_dates(empty_venue.book, day.isoformat(), None, BEFORE)

    assert made.ends == at(day.year, day.month, day.day, 18, 30)
    assert in_words(made)[0].endswith("00:00")
    # From its last day, and not from the midnight that ends it.
    assert made.wipe == made.ends + 29 * DAY


def test_organisers_set_either_day_or_both_and_nothing_else_changes(venue):
    before = set_dates(venue.book, "2024-10-02", None, BEFORE)
    made = set_dates(venue.book, None, "2024-10-20", BEFORE)
    assert (made.ends, made.wipe) == (before.ends, at(2024, 10, 20))

    made = set_dates(venue.book, "2024-10-09", None, BEFORE)
    assert (made.ends, made.wipe) == (at(2024, 10, 10), at(2024, 10, 20))
    made = set_dates(venue.book, "2024-11-30", None, BEFORE)
    assert (made.ends, made.wipe) == (at(2024, 12, 1), at(2024, 12, 30))
    made = set_dates(venue.book, "2024-10-03", "2024-10-04", BEFORE)
    assert (made.ends, made.wipe) == (at(2024, 10, 4), at(2024, 10, 4))
    assert in_words(made) == ("2024-10-04 00:00", "2024-10-04 00:00")


def test_an_event_that_was_made_without_dates_gets_them(venue):
    assert in_words(venue.book.gathering()) == ("never said", "never said")
    assert set_dates(venue.book, None, "2024-10-20", BEFORE).ends is None
    assert set_dates(venue.book, "2024-10-04", None, BEFORE).wipe == at(2024, 10, 20)


@pytest.mark.parametrize(
    ("ends", "wipe", "said"),
    [
        ("tomorrow", None, "no day"),
        (None, "1969-01-01", "no day"),
        ("9999-12-31", None, "no day"),
        (None, "2024-08-31", "come already"),
        ("2024-10-04", "2024-10-02", "before it ends"),
    ],
)
def test_what_would_surprise_somebody_changes_nothing(venue, ends, wipe, said):
    before = venue.book.gathering()
    with pytest.raises(InputError, match=said):
        set_dates(venue.book, ends, wipe, BEFORE)

    assert venue.book.gathering() == before


def test_without_an_event_there_is_nothing_to_set(empty_venue):
    with pytest.raises(InputError, match="no event yet"):
        set_dates(empty_venue.book, "2024-10-04", None, BEFORE)
