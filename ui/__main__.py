"""Opens the window, with the page that this laptop is ready for, and closes it again."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import resources
from checkin.adapters import supervisor
from checkin.adapters.awake import Awake
from checkin.adapters.diary import Diary
from checkin.adapters.profile import Profile, vault_of
from checkin.adapters.vault import Vault
from checkin.adapters.wiping import erased, finish
from checkin.domain.errors import Elsewhere, Newer
from checkin.domain.lock import Policy
from ui.application import Application
from ui.dress import Dress
from ui.language import Language, language_of_system
from ui.manners import Manners
from ui.only_one import OnlyOne, to_front
from ui.opening import Opening
from ui.options import DeskOptions
from ui.recorder import Recorder
from ui.settings import Settings
from ui.silence import exclude_from_capture, keep_qt_silent
from ui.sounds import Sounds, load_with_qt
from ui.stopped import Stopped
from ui.tidying import Tidying
from ui.window import Window

translate = QCoreApplication.translate

_ICON = Path(resources.__file__).parent / "icons" / "checkin.png"
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
    app = _application()
    sys.setswitchinterval(_TURN_S)
    door = OnlyOne(options.profile)
    opening: Opening | None = None
    try:
        gone = erased(options.profile) and finish(options.profile)
        vault, why_not = _look(options.profile) if gone is None else (None, "")
        opens_itself = vault is not None and vault.asks is Policy.NOTHING
        profile, newer = _open(options, vault) if opens_itself else (None, None)
        settings = Settings(options.profile)
        dress = Dress(app, settings.theme)
        language = Language(app)
        language.use(settings.language or language_of_system())
        window = Window()
        if not options.screenshots:
            exclude_from_capture(window)
        tidying = Tidying(window)
        door.knocked.connect(lambda: to_front(window))
        if isinstance(app, Application):
            app.opened.connect(window.dropped)
        sounds = Sounds(load_with_qt, volume=settings.volume, muted=settings.muted)
        window.restoreGeometry(settings.geometry)
        # Not only at the end: a desk that stops by itself comes back where it was.
        window.placed.connect(lambda: settings.note_geometry(window.saveGeometry()))
        awake = Awake()
        manners = Manners(settings, language, sounds, dress)
        recorder = Recorder(Diary(options.profile), window)
        opening = Opening(window, options, manners, settings, lambda: awake.granted(0), recorder)
        opening.profile = profile
        if profile is not None and options.join and profile.enrolment is None:
            profile.join(options.join, options.desk_name or translate("Opening", "Desk"))
        with _closed_by_signals(window):
            if gone is not None:
                opening.show_erased(gone)
            elif newer is not None:
                opening.show_newer(newer)
            elif profile is None:
                opening.ask(vault, why_not)
            else:
                opening.begin(profile)
            if opening.fault is None:
                window.show()
                if gone is None:  # in the folder of a desk that was erased nothing is written
                    recorder.started(options.start, language.code)
                QTimer.singleShot(_SHOWN_MS, awake.start)
                status = app.exec()
                supervisor.closing()
        awake.end()
        settings.note_geometry(window.saveGeometry())
        opening.end()
        if gone is None and not erased(options.profile):
            recorder.end()
        tidying.end()
        if opening.fault is not None:
            raise opening.fault
        return supervisor.LOCKED if opening.locked else status
    finally:
        if opening is not None and opening.profile is not None:
            opening.profile.close()
        door.close()


def run_stopped(folder: Path) -> int:
    """Show what to do with a desk that has stopped too often; return the exit status."""
    app = _application()
    settings = Settings(folder)
    Dress(app, settings.theme)
    language = Language(app)
    language.use(settings.language or language_of_system())
    window = Window()
    tidying = Tidying(window)
    window.restoreGeometry(settings.geometry)
    stopped = Stopped(window, folder)
    stopped.begin()
    with _closed_by_signals(window):
        window.show()
        status = app.exec()
    supervisor.closing()
    tidying.end()
    return supervisor.TRY_AGAIN if stopped.tries_again else status


def _application() -> QApplication:
    app = QApplication.instance() or Application(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a QCoreApplication runs already")
    app.setApplicationName("checkin")
    app.setDesktopFileName("checkin")  # by which a system finds icon and name of its window
    app.setWindowIcon(QIcon(str(_ICON)))
    keep_qt_silent()
    return app


def _look(folder: Path) -> tuple[Vault | None, str]:
    """Return the vault of the desk, or why it does not open on this computer at all."""
    try:
        return vault_of(folder), ""
    except Elsewhere as error:
        return None, str(error)


def _open(options: DeskOptions, vault: Vault | None) -> tuple[Profile | None, Newer | None]:
    """Open the profile, or say that a newer version has changed it."""
    try:
        return Profile.open(options.profile, vault=vault, go_back=options.go_back), None
    except Newer as error:
        return None, error


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
