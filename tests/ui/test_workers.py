import threading

import pytest

from checkin.adapters.camera.events import CameraEnded, Picture
from checkin.domain.errors import Nonsense, Refused, StoreError, TooLate, Unreachable
from checkin.usecases.sync import News
from tests.fakes import FakeCamera
from ui.camera_worker import EyeWorker
from ui.workers import EVERY_SECONDS, Exchanged, Heard, NewsWorker, Pace, SyncWorker


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
    assert [pace.after_failure() for _ in range(6)] == [0.25, 1, 2, 2, 2, 2]
    pace.after(news())
    assert pace.after_failure() == 0.25


def test_a_server_that_says_no_is_asked_more_rarely_still():
    pace = Pace(chance=lambda: 0.5)
    waits = [pace.after_failure(refused=True) for _ in range(9)]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert pace.after_failure() == 2


class Waiting(Pace):
    """A pace that says how the tries went that it was asked about, and does not wait."""

    def __init__(self):
        super().__init__(second=0.001)
        self.refused = []

    def after_failure(self, *, refused=False):
        self.refused.append(refused)
        return super().after_failure(refused=refused)


@pytest.mark.parametrize(
    "error", [Refused("No."), TooLate(""), Unreachable(""), Nonsense(""), StoreError("")]
)
def test_both_who_talk_and_who_listen_tell_a_no_from_no_answer(qtbot, runs, error):
    talking, hearing = Waiting(), Waiting()
    runs(SyncWorker(Talks(error), lambda: 0, talking))
    runs(NewsWorker(Tells([error]), heard_of, hearing))

    qtbot.waitUntil(lambda: bool(talking.refused and hearing.refused))
    assert talking.refused[0] is hearing.refused[0] is isinstance(error, Refused)


def test_no_two_desks_keep_step():
    assert Pace(chance=lambda: 0.0).after_failure() != Pace(chance=lambda: 0.9).after_failure()


def test_pictures_wait_until_the_last_one_was_painted(qtbot):
    camera = FakeCamera()
    eye = EyeWorker(camera)
    numbers = []
    eye.seen.connect(lambda picture: numbers.append(picture.number))
    for number in range(3):
        camera.show(Picture(bytes(16), 2, 2, number, 0))
    camera.show(CameraEnded())
    with qtbot.waitSignal(eye.ended):
        eye.start()
    eye.painted()
    camera.show(Picture(bytes(16), 2, 2, 3, 0))
    qtbot.waitUntil(lambda: len(numbers) == 2)
    eye.stop()
    assert numbers == [0, 3]


class Talks:
    """The other side of a sync, which answers as it is told."""

    def __init__(self, *answers, to_send=0):
        self.answers = list(answers)
        self.asked = 0
        self._to_send = to_send
        self.listens = False

    def exchange(self):
        self.asked += 1
        answer = self.answers.pop(0) if self.answers else news()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def to_send(self):
        return self._to_send

    def listening(self, live):
        self.listens = live


class Tells:
    """A server that tells: lines, or an error, again and again."""

    def __init__(self, *calls):
        self.calls = list(calls)
        self.waiting = threading.Event()
        self.hung_up = threading.Event()

    def news(self):
        if not self.calls:
            self.waiting.set()
            self.hung_up.wait()
            raise Unreachable("No answer.")
        for line in self.calls.pop(0):
            if isinstance(line, Exception):
                raise line
            yield line

    def hang_up(self):
        self.hung_up.set()


def heard_of(line):
    return Heard((line,), behind=line == b"behind")


@pytest.fixture
def runs():
    """Starts workers, and stops them all at the end."""
    started = []

    def run(worker):
        started.append(worker)
        worker.start()
        return worker

    yield run
    for worker in started:
        worker.stop()
        assert worker.isFinished()


def test_news_is_handed_on_as_it_comes_and_signs_of_life_are_not(qtbot, runs):
    heard, live = [], []
    worker = NewsWorker(Tells([b"", b"one", b"", b"two"]), heard_of, Pace(second=0.001))
    worker.heard.connect(heard.append)
    worker.live.connect(live.append)
    runs(worker)

    qtbot.waitUntil(lambda: len(heard) == 2 and live and live[-1] is False)
    assert [one.records for one in heard] == [(b"one",), (b"two",)]
    assert live[:4] == [True] * 4


def test_who_was_let_go_or_could_not_listen_asks_again(qtbot, runs):
    heard = []
    tells = Tells([b"one"], [Unreachable("")], [Refused("")], [b"two", Nonsense("")], [b"three"])
    worker = NewsWorker(tells, heard_of, Pace(second=0.001))
    worker.heard.connect(heard.append)
    runs(worker)

    qtbot.waitUntil(lambda: len(heard) == 3)


def test_a_worker_that_listens_ends_at_once_when_told_to(runs):
    tells = Tells()
    worker = runs(NewsWorker(tells, heard_of))
    tells.waiting.wait()

    worker.stop()

    assert tells.hung_up.is_set()


def test_news_that_is_not_all_wakes_the_sync(qtbot, runs):
    talks = Talks()
    worker = runs(SyncWorker(talks, lambda: 0, Pace(second=1000)))
    qtbot.waitUntil(lambda: talks.asked == 1)

    worker.told(Heard((), behind=False))
    worker.told(Heard((), behind=True))

    qtbot.waitUntil(lambda: talks.asked == 2)


def test_when_news_ends_the_sync_looks_at_once(qtbot, runs):
    talks = Talks()
    worker = runs(SyncWorker(talks, lambda: 0, Pace(second=1000)))
    qtbot.waitUntil(lambda: talks.asked == 1)

    worker.listening(True)
    assert talks.listens
    worker.listening(False)
    assert not talks.listens

    qtbot.waitUntil(lambda: talks.asked >= 2)


def test_who_was_not_answered_talks_at_once_when_news_begins(qtbot, runs):
    talked = []
    talks = Talks(Unreachable(""))
    worker = SyncWorker(talks, lambda: 0, Pace(second=1000))
    worker.talked.connect(talked.append)
    runs(worker)
    qtbot.waitUntil(lambda: len(talked) == 1)

    worker.listening(True)

    qtbot.waitUntil(lambda: len(talked) == 2)
    assert talked[1].news == news()


def test_what_is_saved_while_nobody_answers_is_no_reason_to_hammer(qtbot, runs):
    talked = []
    worker = SyncWorker(Talks(Unreachable("")), lambda: 0, Pace(second=1000))
    worker.talked.connect(talked.append)
    runs(worker)
    qtbot.waitUntil(lambda: len(talked) == 1)

    for _ in range(10):
        worker.wake()

    with qtbot.assertNotEmitted(worker.talked, wait=50):
        pass


def test_who_could_not_listen_does_so_at_once_when_an_exchange_succeeds_again(qtbot, runs):
    tells = Tells([Unreachable("")])
    worker = NewsWorker(tells, heard_of, Pace(second=1000))
    with qtbot.waitSignal(worker.live):
        runs(worker)

    worker.talked(Exchanged(None))
    worker.talked(Exchanged(news()))

    qtbot.waitUntil(tells.waiting.is_set)


def test_exchanges_that_go_on_succeeding_are_no_reason_to_listen_again_and_again(qtbot, runs):
    tells = Tells(*[[Refused("")] for _ in range(10)])
    worker = NewsWorker(tells, heard_of, Pace(second=1000))
    worker.talked(Exchanged(news()))
    with qtbot.waitSignal(worker.live):
        runs(worker)

    for _ in range(5):
        worker.talked(Exchanged(news()))

    with qtbot.assertNotEmitted(worker.live, wait=50):
        pass
    assert len(tells.calls) == 9


def test_what_is_confirmed_is_never_more_than_was_made(qtbot, runs):
    talked = []
    worker = SyncWorker(Talks(to_send=3), lambda: 5, Pace(second=1000))
    worker.talked.connect(talked.append)
    runs(worker)

    qtbot.waitUntil(lambda: bool(talked))
    assert (talked[0].own_seq, talked[0].confirmed) == (5, 2)
