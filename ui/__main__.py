"""Opens the window, with the page that this laptop is ready for, and closes it again."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from checkin.adapters.awake import Awake
from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CameraOpened
from checkin.adapters.profile import Profile
from checkin.domain.errors import StoreError
from ui.dress import Dress
from ui.first_run import FirstRun
from ui.language import Language, language_of_system
from ui.manners import Manners
from ui.only_one import OnlyOne, to_front
from ui.options import DeskOptions
from ui.running_desk import RunningDesk, start_desk
from ui.settings import Settings
from ui.sounds import Sounds, load_with_qt
from ui.tidying import Tidying
from ui.window import Window
from ui.workers import JoinWorker

translate = QCoreApplication.translate

_CAMERA = "camera"
_SIGNALS_MS = 200
_SHOWN_MS = 1_000
"""By then the window has been painted, for which nothing else may take the processor."""
_TURN_S = 0.0005
"""For how long a thread that works may keep the window's waiting, which is ten times shorter
than usual: what is on its way to the screen waits for it at each of some dozen steps."""


def run(options: DeskOptions) -> int:
    """Open the desk and stay until its window is closed; return the exit status.

    Raises:
        CheckInError: the desk cannot be opened; one plain sentence.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a QCoreApplication runs already")
    app.setApplicationName("checkin")
    sys.setswitchinterval(_TURN_S)
    door = OnlyOne(options.profile)
    profile = Profile.open(options.profile)
    try:
        settings = Settings(options.profile)
        dress = Dress(app, settings.theme)
        language = Language(app)
        language.use(settings.language or language_of_system())
        if options.join and profile.enrolment is None:
            profile.join(options.join, options.desk_name or translate("Opening", "Desk"))
        window = Window()
        tidying = Tidying(window)
        door.knocked.connect(lambda: to_front(window))
        sounds = Sounds(load_with_qt, volume=settings.volume, muted=settings.muted)
        window.restoreGeometry(settings.geometry)
        awake = Awake()
        opening = Opening(window, profile, options, Manners(settings, language, sounds, dress))
        with _closed_by_signals(window):
            opening.begin()
            window.show()
            QTimer.singleShot(_SHOWN_MS, awake.start)
            status = app.exec()
        awake.end()
        settings.geometry = window.saveGeometry()
        opening.end()
        tidying.end()
        return status
    finally:
        profile.close()
        door.close()


class Opening(QObject):
    """Brings up the page that the profile is ready for, and takes everything down again."""

    def __init__(
        self, window: Window, profile: Profile, options: DeskOptions, manners: Manners
    ) -> None:
        super().__init__(window)
        self._manners = manners
        self._window = window
        self._profile = profile
        self._options = options
        self._joining: JoinWorker | None = None
        self._desk: RunningDesk | None = None

    def begin(self) -> None:
        """Show the desk, or first how this laptop becomes one."""
        enrolment = self._profile.enrolment
        if enrolment is None:
            self._first = FirstRun(self._options.desk_name or "")
            self._first.asked.connect(self._join)
            self._window.show_page(self._first)
        else:
            self._peer = self._profile.peer()
            self._desk = start_desk(
                self._window,
                self._profile.store,
                enrolment,
                self._peer,
                Camera(self._options.camera or self._profile.remembered(_CAMERA) or "0"),
                self._options,
            )
            self._manners.teach(self._desk.page)
            self._desk.eye.opened.connect(self.camera_opened)

    def end(self) -> None:
        """Stop the threads, and wait for them."""
        if self._joining is not None:
            self._joining.wait()
        if self._desk is not None:
            self._desk.end()
            self._peer.close()

    def camera_opened(self, opened: CameraOpened) -> None:
        """Look through this camera the next time as well."""
        # A disk that is full has worse to say, at the next scan.
        with suppress(StoreError):
            if opened.name and opened.name != self._profile.remembered(_CAMERA):
                self._profile.remember(_CAMERA, opened.name)

    def _join(self, address: str, desk_name: str) -> None:
        self._joining = JoinWorker(self._profile, address, desk_name, self)
        self._joining.failed.connect(self._first.failed)
        self._joining.joined.connect(self.begin)
        self._joining.start()


@contextmanager
def _closed_by_signals(window: Window) -> Iterator[None]:
    """Close *window* on SIGINT and SIGTERM, as a person would."""
    before = {
        number: signal.signal(number, lambda *_: window.close())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    # Python looks at its signals only while it runs.
    ticking = QTimer(window)
    ticking.timeout.connect(_tick)
    ticking.start(_SIGNALS_MS)
    try:
        yield
    finally:
        ticking.stop()
        for number, handler in before.items():
            signal.signal(number, handler)


def _tick() -> None:
    """Let Python run for a moment."""
