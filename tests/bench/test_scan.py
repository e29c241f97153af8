import math

import numpy as np
import pytest

from bench.scan import distance, empty, mix, sets, swings
from bench.scan.frames import Shot, Studio, badge_text, code_corners, hold
from bench.scan.readers import fresh, ours, patient
from bench.scan.tally import Tally
from checkin.adapters.camera.vision import cv2
from checkin.domain.badge import LENGTH, parse

READERS = ("ours", "pyzbar", "zxing", "opencv")


@pytest.fixture(scope="module")
def studio():
    return Studio(2)


@pytest.fixture(scope="module")
def card(studio):
    return hold(studio.rng, "paper")


@pytest.fixture(scope="module")
def readers():
    return fresh()


def frame(studio, held, shot):
    return studio.shoot(studio.room(), [(held, shot)])


def test_the_badges_that_are_held_up_are_the_products_own():
    text = badge_text(np.random.default_rng(1))
    assert len(text) == LENGTH
    assert parse(text) is not None


@pytest.mark.parametrize("name", READERS)
def test_a_badge_in_a_good_picture_is_read_by_every_reader(name, readers, studio, card):
    easy = Shot(module=5.0, defocus=0.0, noise=1.0, quality=92)
    assert readers[name](frame(studio, card, easy)) == [card.text.encode()]


@pytest.mark.parametrize("name", READERS)
def test_a_room_without_a_badge_is_read_by_no_reader(name, readers):
    for scene in empty.scenes(3, 4):
        for picture in scene:
            assert readers[name](picture) == []


@pytest.mark.parametrize(
    "shot",
    [
        Shot(module=0.7),
        Shot(way=(14.0, 5.0)),
        Shot(defocus=7.0),
        Shot(light=0.02),
        Shot(contrast=0.01),
        Shot(noise=90.0),
        Shot(turn=(0.0, 84.0, 0.0)),
        Shot(bend=12.0, turn=(20.0, 0.0, 0.0)),
        Shot(thumb=0.9),
        Shot(quality=1, module=1.9),
    ],
)
def test_each_thing_that_can_be_wrong_makes_a_badge_unreadable_in_the_end(shot, studio, card):
    assert patient()(frame(studio, card, Shot()))
    assert patient()(frame(studio, card, shot)) == []


def test_glare_takes_away_what_is_under_it(studio, card):
    seen = [frame(studio, card, Shot(glare=0.9)) for _ in range(6)]
    plain = frame(studio, card, Shot())
    assert max(picture.mean() for picture in seen) > plain.mean() + 3


def test_a_frame_shows_the_code_where_it_says(studio, card):
    shot = Shot(at=(150.0, -60.0), turn=(10.0, -20.0, 30.0))
    (reading,) = cv2.QRCodeDetector().detect(frame(studio, card, shot))[1]
    corners = code_corners(studio, card, shot)
    nearest = [np.hypot(*(corners - point).T).min() for point in reading]
    assert max(nearest) < 6


def test_the_same_seed_gives_the_same_frames_and_another_one_others():
    one, again, other = (
        [(case.frame, case.texts) for case in mix.cases(seed, 2, badges=2)] for seed in (1, 1, 2)
    )
    assert all((a[0] == b[0]).all() and a[1] == b[1] for a, b in zip(one, again, strict=True))
    assert (one[0][0] != other[0][0]).any()


def test_the_wardrobe_holds_phones_and_inverted_codes_in_the_share_that_was_asked_for():
    kinds = mix.kinds(40)
    assert [medium for medium, _ in kinds].count("phone") == 16
    assert [inverted for _, inverted in kinds].count(True) == 2
    assert [(held.medium, held.inverted) for held in mix.wardrobe(np.random.default_rng(1), 2)] == (
        mix.kinds(2)
    )


def test_a_swing_does_not_depend_on_how_long_the_one_before_was_watched():
    def second(watched):
        (studio, room, first), rest = next(drawn := swings.swings(1, 2)), drawn
        for _ in range(watched):
            studio.shoot(room, [(first.held, first.at(1.0))])
        studio, room, swing = next(rest)
        return studio.shoot(room, [(swing.held, swing.at(1.0))])

    assert (second(0) == second(2)).all()


def test_a_swing_ends_with_a_badge_that_is_held_still_and_is_read():
    studio, room, swing = next(swings.swings(1, 1))
    first, held = swing.at(0.0), swing.at(swings.BRING_S + 1.2)
    assert not studio.holds_code(swing.held, first)
    assert studio.holds_code(swing.held, held)
    assert first.defocus > held.defocus

    blind = swings.watch(studio, room, swing, {"blind": lambda _: []}, patient())
    assert blind.read_s["blind"] is None
    assert blind.readable_s is not None

    seeing = swings.watch(studio, room, swing, {"ours": ours()}, patient())
    assert seeing.read_s["ours"] >= seeing.readable_s - swings.FRAME_S


def test_a_reader_that_is_busy_is_not_shown_a_frame_that_will_be_replaced():
    studio, room, swing = next(swings.swings(1, 1))
    shown = []

    def reader(picture):
        shown.append(picture)
        return []

    swings.watch(studio, room, swing, {"quick": reader}, lambda _: [])
    assert len(shown) == round(swings.SECONDS / swings.FRAME_S)
    shown.clear()
    eye = swings.Eye(reader, "text")
    eye.free_s = 1.0
    eye.look(room, 0.5)
    assert shown == []
    eye.look(room, 0.99)
    assert len(shown) == 1
    assert eye.free_s > 1.0


def test_swings_are_scored_by_those_that_were_read_in_time():
    score = swings.score([0.2, 0.4, 1.5, None])
    assert score.in_time == 0.5
    assert score.median_s == pytest.approx(0.95)
    assert swings.promptness([(0.3, 0.2), (0.5, 0.2), (None, 0.1), (None, None)]) == pytest.approx(
        1 / 3
    )


def test_what_is_read_that_was_not_shown_counts_as_made_up():
    tally = Tally()
    assert tally.show(lambda _: [b"badge"], np.zeros((1, 1), np.uint8), {"badge"})
    assert not tally.show(lambda _: [b"ghost"], np.zeros((1, 1), np.uint8), {"badge"})
    assert not tally.show(lambda _: [], np.zeros((1, 1), np.uint8), {"badge"})
    assert (tally.recall, tally.wrong, len(tally.hit_ms)) == (pytest.approx(1 / 3), 1, 1)


@pytest.fixture
def folder(tmp_path, studio, card):
    """Two sets: one with a badge and a text that ends differently, one with an empty room."""
    good, nothing = tmp_path / "zxing-made-1", tmp_path / "zxing-falsepositives-1"
    for each in (good, nothing):
        each.mkdir()
    cv2.imwrite(str(good / "1.png"), frame(studio, card, Shot(module=5.0)))
    (good / "1.txt").write_text(card.text + "  \r\n", encoding="utf-8")
    cv2.imwrite(str(nothing / "1.png"), studio.room())
    return tmp_path


def test_a_folder_of_pictures_is_scored_by_the_texts_beside_them(folder, readers):
    families = sets.families(folder)
    (badge,) = sets.photos(families["zxing"], sets.FITS["720p"])
    (room,) = sets.photos(families["empty"], (640, 360))

    assert badge.shows(readers["ours"](badge.grey))
    assert badge.is_text(readers["ours"](badge.grey))
    assert not badge.shows([b"something else"])
    assert room.text is None
    assert room.grey.shape == (360, 640)
    assert not room.shows([b""])


def test_a_code_in_an_old_encoding_is_right_and_is_not_passed_on():
    photo = sets.Photo("old", np.zeros((1, 1), np.uint8), "デザインQR")
    assert photo.shows(["デザインQR".encode("shift_jis")])
    assert not photo.is_text(["デザインQR".encode("shift_jis")])


def test_a_code_of_twice_the_size_is_read_from_twice_as_far():
    near = distance.centimetres(2.0, 60)
    assert near == pytest.approx(33.3, abs=0.1)
    assert distance.centimetres(2.0, 60, module_mm=1.2) == pytest.approx(2 * near)
    assert distance.centimetres(2.0, 70) < near


def test_the_reach_of_a_reader_is_the_size_above_which_it_always_reads():
    sizes = len(distance.SIZES)
    lucky_once = [1.0, 0.2, 0.4, *[0.9] * (sizes - 5), 1.0, 1.0]
    assert distance.fewest(lucky_once, 1.0) == pytest.approx(distance.SIZES[-2])
    assert distance.fewest(lucky_once, 0.9) == pytest.approx(distance.SIZES[3])
    assert distance.fewest([0.4] * sizes, 0.5) == math.inf


def test_near_badges_are_read_and_far_ones_are_not(readers):
    reach = distance.reach({"zxing": readers["zxing"]}, 1, 1)
    assert distance.SIZES[0] < reach["zxing"][1.0] < distance.SIZES[-1]
