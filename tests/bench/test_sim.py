"""Some short mornings at several desks (the full form: `make campaign PART=sim`)."""

from bench.campaigns.sim import live_through


def test_nothing_is_lost_or_doubled_and_everybody_agrees_whatever_befalls_the_desks():
    mornings = live_through(range(1, 41))
    wrong = ("failed", "lost", "double", "diverged", "restless", "conflict", "aside", "broken")

    assert {kind: mornings[kind] for kind in wrong} == dict.fromkeys(wrong, 0)
    assert mornings["seeds"] == 40
    assert mornings["conflicts"] > 40
