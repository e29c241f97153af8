"""Many short mornings at several desks (the full form: `make campaign PART=sim`)."""

import pytest

from bench.campaigns.sim import catch_faults, live_through
from bench.sim.planted import FAULTS


@pytest.fixture(scope="module")
def mornings():
    return live_through(range(1, 151))


def test_nothing_is_lost_or_doubled_and_everybody_agrees_whatever_befalls_the_desks(mornings):
    wrong = ("failed", "lost", "double", "diverged", "restless", "conflict", "aside", "broken")

    assert {kind: mornings[kind] for kind in wrong} == dict.fromkeys(wrong, 0)
    assert mornings["seeds"] == 150


def test_the_mornings_are_worth_living_through(mornings):
    assert mornings["records"] > 150 * 5
    assert mornings["conflicts"] > 150


def test_every_planted_fault_is_caught_but_one():
    caught = catch_faults()
    missed = {name for name, seed in caught.items() if seed is None}

    assert len(caught) == len(FAULTS)
    # Fifty mornings are too few for this one: the campaign counts it as missed.
    assert missed <= {"no new incarnation after a restore"}
