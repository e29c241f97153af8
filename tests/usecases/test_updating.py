"""What is offered to whom, and the days on which nothing is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from checkin.domain.model import CheckInList, EventId, Gathering, ListId
from checkin.usecases.updating import Installer, is_frozen, named, newest_for

NEW_YORK = Gathering(EventId("e"), "Harbour Days", "America/New_York")
LISTS = (
    CheckInList(ListId("2"), "Day 2", date(2024, 4, 16)),
    CheckInList(ListId("1"), "Day 1", date(2024, 4, 15)),
)


def installer(name):
    version, system, machine = named(name)
    return Installer(name, version, system, machine, 1, "00", is_signed=False)


def at(day, hour=4, minute=0):
    """A moment in April 2024; at 4:00 UTC a day begins in New York."""
    return int(datetime(2024, 4, day, hour, minute, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("checkin_0.2.0_amd64.deb", ("0.2.0", "linux", "amd64")),
        ("checkin_0.2.0_arm64.tar.xz", ("0.2.0", "linux", "arm64")),
        ("checkin_0.2.0_amd64-setup.exe", ("0.2.0", "windows", "amd64")),
        ("checkin_0.2.0_amd64.zip", ("0.2.0", "windows", "amd64")),
        ("checkin_0.2.0_arm64.dmg", ("0.2.0", "macos", "arm64")),
        ("checkin_99999.0_amd64.deb", None),
        ("checkin_0.2.0_amd64.deb.asc", None),
        ("../checkin_0.2.0_amd64.deb", None),
        ("other_0.2.0_amd64.deb", None),
        ("SHA256SUMS", None),
    ],
)
def test_an_installer_is_known_by_the_name_that_it_was_published_under(name, facts):
    assert named(name) == facts


def test_a_desk_is_offered_the_newest_for_its_own_computer():
    names = (
        *("checkin_0.2.0_amd64.deb", "checkin_0.10.0_amd64.tar.xz", "checkin_0.10.0_amd64.deb"),
        *("checkin_0.11.0_arm64.deb", "checkin_0.12.0_amd64-setup.exe"),
    )
    given = [installer(one) for one in names]

    assert newest_for(given, "0.1.0", "linux", "amd64").name == "checkin_0.10.0_amd64.deb"
    assert newest_for(given, "0.1.0", "windows", "amd64").version == "0.12.0"
    assert newest_for(given, "0.1.0", "macos", "arm64") is None


@pytest.mark.parametrize("program", ["0.10.0", "0.11", "unknown"])
def test_nobody_is_offered_what_is_not_newer(program):
    given = [installer("checkin_0.10.0_amd64.deb")]

    assert newest_for(given, program, "linux", "amd64") is None


@pytest.mark.parametrize(
    ("moment", "frozen"),
    [
        (at(13, 3, 59), False),
        (at(13), True),
        (at(15, 14), True),
        (at(17, 3, 59), True),
        (at(17), False),
    ],
)
def test_nothing_is_offered_from_two_days_before_the_first_day_until_the_last_is_over(
    moment, frozen
):
    assert is_frozen(NEW_YORK, LISTS, moment) is frozen


def test_the_end_that_organisers_have_said_counts():
    longer = replace(NEW_YORK, ends=at(18))

    assert is_frozen(longer, LISTS, at(17, 12))
    assert not is_frozen(longer, LISTS, at(18))


def test_what_has_no_days_is_never_frozen():
    assert not is_frozen(NEW_YORK, (), at(15))
    assert not is_frozen(None, LISTS, at(15))
