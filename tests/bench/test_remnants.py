"""The measure that looks for what is left of people finds them before, and none after."""

from bench.campaigns.remnants import story


def test_everybody_is_found_before_names_are_erased_and_nobody_after(tmp_path):
    left = story(tmp_path, people=120)

    # Three marked words and a code of each who was imported, whichever page they are on.
    assert left.before >= 3 * 40
    assert left.places == {}
    assert (left.without_names, left.after_wipe, left.copies_opened) == (0, 0, 0)
    assert left.looked_at > 0
