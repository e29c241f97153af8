"""What an exchange shows of the error of a desk's clock."""

import pytest

from checkin.usecases.sync import Clock


@pytest.fixture
def people(venue):
    return [venue.add(f"Person {number}") for number in range(6)]


def test_until_an_exchange_the_clock_is_unconfirmed():
    reading = Clock(lambda: 5_000)()

    assert (reading.wall_ms, reading.offset_ms, reading.uncertainty_ms) == (5_000, None, None)


@pytest.mark.parametrize(
    ("asked", "theirs", "answered", "offset", "uncertainty"),
    [
        (1_000, 1_000, 1_000, 0, 1),
        (1_000, 5_050, 1_100, 4_000, 51),
        (5_000, 1_050, 5_100, -4_000, 51),
        (1_000, 1_050, 1_101, 0, 51),
    ],
)
def test_the_offset_is_measured_from_the_middle_of_the_exchange(
    asked, theirs, answered, offset, uncertainty
):
    clock = Clock(lambda: answered)

    clock.measured(asked, theirs, answered)

    assert (clock().offset_ms, clock().uncertainty_ms) == (offset, uncertainty)
    assert clock().corrected_ms == answered + offset


def test_the_true_offset_lies_within_the_measured_uncertainty_wherever_the_delay_was():
    for there in range(0, 101, 10):
        clock = Clock(lambda: 0)
        clock.measured(1_000, 1_000 + 7_000 + there, 1_100)
        assert abs(clock().offset_ms - 7_000) <= clock().uncertainty_ms


@pytest.mark.parametrize(
    ("asked", "theirs", "answered"),
    [
        (5_000, 5_050, 4_999),
        (5_000, -1, 5_000),
        (5_000, 1 << 42, 5_000),
        (5_000, 10**30, 5_000),
    ],
)
def test_a_clock_set_back_while_asking_or_an_impossible_time_teaches_nothing(
    asked, theirs, answered
):
    clock = Clock(lambda: 5_000)
    clock.measured(asked, theirs, answered)
    assert clock().offset_ms is None
    clock.measured(1_000, 1_010, 1_020)

    clock.measured(asked, theirs, answered)

    assert (clock().offset_ms, clock().uncertainty_ms) == (0, 11)


def test_an_exchange_confirms_the_clock_of_the_records_that_follow(venue, people):
    hall = venue.table("Hall")
    hall.wall.forward(-3 * venue.MINUTE)
    before = hall.desk.admit(people[0].id).record

    hall.talk(hall.sync(hall.line()))
    after = hall.desk.admit(people[1].id).record

    assert (before.offset_ms, before.uncertainty_ms) == (None, None)
    assert (after.offset_ms, after.uncertainty_ms) == (3 * venue.MINUTE, 1)
    assert after.hlc >> 16 == venue.wall.ms


def test_a_server_of_the_year_10000_does_not_stop_a_desk(venue, people):
    hall = venue.table("Hall")
    venue.wall.ms = 253_402_300_800_000

    hall.sync(hall.line()).exchange()

    hall.desk.admit(people[0].id)
    hall.start()
    assert hall.desk.count().here == 1
