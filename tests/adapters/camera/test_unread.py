from checkin.adapters.camera.unread import LASTS_NS, Unread

FRAME_NS = 33_333_333


def shown(unread, hints, start=0):
    """Show one frame for each hint (None: nothing is seen); return what is said after each."""
    said = []
    for number, hint in enumerate(hints):
        now = start + number * FRAME_NS
        if hint is not None:
            unread.saw(hint, now)
        said.append(unread.hint(now))
    return said


def test_a_code_that_is_not_read_brings_up_a_hint_after_three_seconds():
    said = shown(Unread(), ["closer"] * 120)
    assert said[: LASTS_NS // FRAME_NS] == [None] * (LASTS_NS // FRAME_NS)
    assert said[-1] == "closer"


def test_a_code_that_is_read_meanwhile_brings_up_none():
    unread = Unread()
    shown(unread, ["closer"] * 80)
    unread.read()
    assert shown(unread, ["closer"] * 80, start=80 * FRAME_NS) == [None] * 80


def test_the_hint_goes_at_once_when_the_code_is_read():
    unread = Unread()
    assert shown(unread, ["glare"] * 120)[-1] == "glare"
    unread.read()
    assert unread.hint(121 * FRAME_NS) is None


def test_the_hint_goes_when_the_code_is_taken_away():
    said = shown(Unread(), ["glare"] * 120 + [None] * 30)
    assert said[119] == "glare"
    assert said[-1] is None


def test_frames_in_between_that_show_nothing_do_not_matter():
    assert shown(Unread(), ["steady", None, None] * 50)[-1] == "steady"


def test_of_several_hints_the_one_of_most_frames_is_said():
    said = shown(Unread(), ["glare", "closer", "closer"] * 50)
    assert set(said[-10:]) == {"closer"}
