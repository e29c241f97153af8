import numpy as np

from checkin.adapters.camera import CameraEnded, Picture
from checkin.usecases.sync import News
from tests.fakes import FakeCamera
from ui.workers import EVERY_SECONDS, EyeWorker, Pace


def news(to_send=0, *, more=False):
    return News((), False, to_send, 0, 0, more, 0)


def test_a_desk_with_nothing_more_to_say_talks_every_two_seconds():
    assert Pace().after(news()) == EVERY_SECONDS


def test_a_desk_with_more_to_say_goes_on_at_once():
    assert Pace().after(news(500, more=True)) == 0


def test_a_server_that_takes_nothing_is_not_hammered():
    pace = Pace()
    pace.after(news(500, more=True))
    assert pace.after(news(500, more=True)) == EVERY_SECONDS


def test_a_silent_server_is_asked_ever_more_rarely():
    pace = Pace(chance=lambda: 0.5)
    assert [pace.after_failure() for _ in range(6)] == [1, 2, 4, 5, 5, 5]
    pace.after(news())
    assert pace.after_failure() == 1


def test_no_two_desks_keep_step():
    assert Pace(chance=lambda: 0.0).after_failure() != Pace(chance=lambda: 0.9).after_failure()


def test_pictures_wait_until_the_last_one_was_painted(qtbot):
    camera = FakeCamera()
    eye = EyeWorker(camera)
    numbers = []
    eye.seen.connect(lambda picture: numbers.append(picture.number))
    for number in range(3):
        camera.show(Picture(np.zeros((2, 2, 3), np.uint8), number, 0))
    camera.show(CameraEnded())
    with qtbot.waitSignal(eye.ended):
        eye.start()
    eye.painted()
    camera.show(Picture(np.zeros((2, 2, 3), np.uint8), 3, 0))
    qtbot.waitUntil(lambda: len(numbers) == 2)
    eye.stop()
    assert numbers == [0, 3]
