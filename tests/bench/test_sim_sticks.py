"""Some short mornings on which files lie about that desks take in, late, twice or never."""

import pytest

from bench.sim.drives import Drives
from bench.sim.story import STICKS, tell


@pytest.fixture(scope="module")
def drives(tmp_path_factory):
    return Drives(tmp_path_factory.mktemp("drives"))


def test_whatever_is_carried_when_nothing_is_lost_and_everybody_agrees(drives):
    told = [tell(seed, drives, STICKS) for seed in range(1, 13)]

    assert [one.findings for one in told if one.findings] == []
    lines = [line for one in told for line in one.log]
    assert sum("takes in stick" in line for line in lines) > 5
