"""A self-test in the window: its page, its thread, and the camera that the window has already."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from checkin.adapters.camera.camera import Camera
from checkin.adapters.probes.desk import DeskUnderTest, Window
from checkin.usecases.self_test_camera import SoundFacts
from checkin.usecases.self_test_round import Probes
from ui.camera_worker import EyeWorker
from ui.laptop.drawing import measure_sound, missing_letters, screen_size
from ui.laptop.round_worker import Lent, RoundWorker
from ui.laptop.self_test import SelfTest
from ui.theme import Look

translate = QCoreApplication.translate


def words() -> str:
    """What the menu calls it."""
    return translate("Laptop", "Self-test: is this laptop ready?")


class LookingOver(QObject):
    """Makes the page, and lets rounds begin. ``signed`` when a desk has another ready line."""

    signed = Signal()

    def __init__(
        self,
        desk: Callable[[], DeskUnderTest],
        eye: Callable[[], EyeWorker | None],
        camera: Callable[[], str],
        play: Callable[[Look], None],
        is_kept_awake: Callable[[], bool],
        parent: QObject | None = None,
        sound: Callable[[], SoundFacts] = measure_sound,
    ) -> None:
        """*eye* is the window's own, if it has one; else the page looks through *camera* itself."""
        super().__init__(parent)
        self._desk = desk
        self._eye = eye
        self._camera = camera
        self._play = play
        self._is_kept_awake = is_kept_awake
        self._sound = sound
        self._rounds: list[RoundWorker] = []
        self._own: EyeWorker | None = None
        self._lent: Lent | None = None

    def page(self) -> SelfTest:
        """Make the page, and begin to look."""
        eye = self._eye() or self._open_eye()
        self._lent = lent = Lent(eye.trouble)
        page = SelfTest(lent, self._desk().sign, self._play)
        direct = Qt.ConnectionType.DirectConnection
        # In the camera's thread: the window's waits for no measuring.
        for signal in (eye.seen, eye.read, eye.gone, eye.hint):
            signal.connect(lent.note, direct)
        eye.seen.connect(page.camera.show_picture)
        eye.gone.connect(page.no_picture)
        eye.read.connect(page.code_read)
        page.camera.painted.connect(eye.painted, direct)
        if eye.trouble is not None:
            page.no_picture(eye.trouble)
        page.asked.connect(partial(self._begin, page))
        page.signed.connect(self.signed)
        page.destroyed.connect(lambda: self._leave(eye, lent))
        page.begin()
        return page

    def end(self) -> None:
        """Stop looking, and wait for what is being measured."""
        if self._lent is not None:
            self._lent.stop()
        for one in self._rounds:
            one.stop()
        for one in self._rounds:
            one.wait()
        self._close_eye()

    def _begin(self, page: SelfTest) -> None:
        # Screen and speakers are the window system's, and asked in its thread.
        sound, screen = self._sound(), screen_size()
        page.heard_of_sound(sound)
        worker = RoundWorker(partial(self._probes, page.lent, sound, screen), self)
        worker.found.connect(page.found)
        worker.over.connect(page.over)
        worker.finished.connect(partial(self._forget, worker))
        page.destroyed.connect(worker.stop)
        self._rounds.append(worker)
        worker.start()

    def _probes(self, lent: Lent, sound: SoundFacts, screen: tuple[int, int] | None) -> Probes:
        window = Window(missing_letters, lambda: screen, lambda: sound, self._is_kept_awake)
        return self._desk().probes(window, lent.wait)

    def _forget(self, worker: RoundWorker) -> None:
        self._rounds.remove(worker)

    def _leave(self, eye: EyeWorker, lent: Lent) -> None:
        lent.stop()
        for signal in (eye.seen, eye.read, eye.gone, eye.hint):
            signal.disconnect(lent.note)
        self._close_eye()

    def _open_eye(self) -> EyeWorker:
        self._own = EyeWorker(Camera(self._camera()))
        self._own.start()
        return self._own

    def _close_eye(self) -> None:
        if self._own is not None:
            self._own.stop()
            self._own = None
