import numpy as np
import pytest

from bench.scan.frames import Held, Shot, Studio, code_corners, hold
from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.hints import Hint, hint
from checkin.adapters.camera.places import Place
from checkin.adapters.camera.reports import HINTS


def test_every_hint_may_be_said_to_the_desk_and_nothing_else():
    assert frozenset(Hint) == HINTS


@pytest.fixture(scope="module")
def studio():
    return Studio(4)


@pytest.fixture(scope="module")
def card(studio):
    return hold(studio.rng, "paper")


@pytest.fixture(scope="module")
def phone(studio):
    return hold(studio.rng, "phone")


def photograph(studio, held, shot):
    """A frame of one badge, and the place of its code."""
    frame = studio.shoot(studio.room(), [(held, shot)])
    corners = code_corners(studio, held, shot)
    return frame, Place.around([(round(x), round(y)) for x, y in corners.tolist()])


@pytest.mark.parametrize(
    ("shot", "said"),
    [
        (Shot(module=1.5), Hint.CLOSER),
        (Shot(module=18.0), Hint.FURTHER),
        (Shot(at=(0.0, -330.0), module=7.0), Hint.FURTHER),
        (Shot(way=(9.0, 2.0)), Hint.STEADY),
        (Shot(defocus=4.4), Hint.STEADY),
        (Shot(light=0.16, noise=3.0), Hint.DARK),
        (Shot(), None),
        (Shot(module=2.6, noise=4.0), None),
    ],
)
def test_what_is_wrong_with_a_badge_is_said_in_one_word(studio, card, shot, said):
    assert hint(*photograph(studio, card, shot)) is said


def test_a_lamp_that_is_mirrored_in_a_badge_is_seen(studio, card):
    frame, place = photograph(studio, card, Shot(module=4.0))
    (left, top), _ = place.inside().cut(frame)
    side = place.inside().side
    frame[top + side // 4 : top + 3 * side // 4, left + side // 4 : left + 3 * side // 4] = 255
    assert hint(frame, place) is Hint.GLARE


def test_a_phone_that_is_turned_down_is_told_from_a_dark_room(studio, phone):
    dim = Held(
        phone.text,
        (phone.light * 0.2).astype(np.uint8),
        *(phone.alpha, phone.middle, phone.unit, phone.medium, phone.inverted),
    )
    assert hint(*photograph(studio, dim, Shot())) is Hint.BRIGHTER


@pytest.mark.parametrize("place", [Place(0, 0, 4, 4), Place(-900, -900, -800, -800)])
def test_a_place_that_holds_nothing_has_no_hint(place):
    assert hint(np.zeros((720, 1280), np.uint8), place) is None


def test_the_decoder_gives_a_hint_only_for_what_it_sees_and_cannot_read(studio, card):
    decoder = Decoder(retry_seconds=60)

    assert not decoder.read(photograph(studio, card, Shot(defocus=5.0, module=4.5))[0])
    assert decoder.hint is Hint.STEADY

    assert decoder.read(photograph(studio, card, Shot())[0])
    assert decoder.hint is None

    assert not decoder.read(np.full((720, 1280), 120, np.uint8))
    assert decoder.hint is None
