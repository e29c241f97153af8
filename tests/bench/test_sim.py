"""Some short mornings at several desks (the full form: `make campaign PART=sim`)."""

from bench.campaigns.sim import catch_faults, live_through
from bench.sim.planted import FAULTS


def test_nothing_is_lost_or_doubled_and_everybody_agrees_whatever_befalls_the_desks():
    mornings = live_through(range(1, 301))
    wrong = ("failed", "lost", "double", "diverged", "restless", "conflict", "aside", "broken")

    assert {kind: mornings[kind] for kind in wrong} == dict.fromkeys(wrong, 0)
    assert mornings["seeds"] == 300
    assert mornings["conflicts"] > 300


def test_every_fault_that_is_built_in_on_purpose_is_caught_within_fifty_mornings():
    caught = catch_faults()

    assert [name for name, seed in caught.items() if seed is None] == []
    assert len(caught) == len(FAULTS)
