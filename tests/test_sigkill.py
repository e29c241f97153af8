"""Whatever a desk showed green is there after it was killed (the full form: `make campaign`)."""

from bench.campaigns.sigkill import kill_desks


def test_a_desk_killed_at_any_moment_has_every_check_in_that_it_showed(tmp_path):
    killed = kill_desks(tmp_path, times=20, seed=20)

    assert killed.count == 20
    assert killed.green > 0
    assert killed.lost == 0
    assert killed.corrupt == 0
