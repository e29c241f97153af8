"""What the system says of the battery, on laptops that have one, none, or an odd one."""

import sys

import psutil
import pytest

from checkin.adapters.battery import Battery, read_battery

linux_only = pytest.mark.skipif(
    sys.platform != "linux", reason="the other systems have no folder that a test could make"
)


@pytest.fixture
def supplies(tmp_path, monkeypatch):
    """The folder in which Linux tells of batteries and mains, and who writes it."""
    monkeypatch.setattr(psutil._pslinux, "POWER_SUPPLY_PATH", str(tmp_path))

    def write(name, **files):
        (tmp_path / name).mkdir()
        for file, said in files.items():
            (tmp_path / name / file).write_text(f"{said}\n")

    return write


def battery(supplies, percent, status="Discharging"):
    supplies(
        "BAT0", energy_now=percent * 1_000, energy_full=100_000, power_now=9_000, status=status
    )


@linux_only
@pytest.mark.parametrize(("online", "on_mains"), [(1, True), (0, False)])
def test_what_is_left_and_whether_on_mains(supplies, online, on_mains):
    battery(supplies, 61)
    supplies("AC", online=online)

    assert read_battery() == Battery(61, on_mains)


@linux_only
def test_a_battery_that_says_more_than_it_can_hold_is_full(supplies):
    battery(supplies, 104, "Full")

    assert read_battery().percent == 100


@linux_only
def test_a_computer_without_a_battery_knows_nothing_of_one(supplies):
    supplies("AC", online=1)

    assert read_battery() == Battery()


@linux_only
@pytest.mark.parametrize("said", ["", "no number", "\0"])
def test_a_battery_that_talks_nonsense_is_no_reason_to_stop(supplies, said):
    supplies("BAT0", energy_now=said, energy_full=said, power_now=said, status=said)

    assert read_battery() == Battery()


@linux_only
def test_a_system_that_tells_nothing_is_no_reason_to_stop(monkeypatch, tmp_path):
    monkeypatch.setattr(psutil._pslinux, "POWER_SUPPLY_PATH", str(tmp_path / "missing"))

    assert read_battery() == Battery()


def test_whatever_this_computer_has_is_read():
    said = read_battery()

    assert said.percent is None or 0 <= said.percent <= 100
    assert said.on_mains in {None, True, False}
