"""Opens an event file with its threads, from the first page until this laptop is a desk."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from checkin.adapters.event_file.setting_up import (
    EventFile,
    check_free,
    open_event_file,
    read_file,
    set_up,
    taken_places,
)
from checkin.adapters.profile import Profile, wall_ms
from checkin.domain.errors import CheckInError, ServerError
from ui.setting_up import SettingUp
from ui.window import Window


class OpeningFile(QObject):
    """Makes this laptop a desk by a file. ``joined`` once it is one, ``left`` if nobody wants it."""

    joined = Signal()
    left = Signal()

    def __init__(self, window: Window, profile: Profile, path: Path) -> None:
        """Read the file at *path*.

        Raises:
            InputError: it cannot be read, or is no event file.
        """
        super().__init__(window)
        self._window = window
        self._profile = profile
        self._data = read_file(path)
        self._file: EventFile | None = None
        self._works: list[_Work] = []
        self._page = SettingUp(path.name)
        self._page.opened.connect(self._open)
        self._page.chosen.connect(self._set_up)
        self._page.left.connect(self.left)

    def begin(self) -> None:
        """Show the page."""
        self._window.show_page(self._page)

    def end(self) -> None:
        """Wait for the threads."""
        for one in self._works:
            one.wait()

    def _open(self, passphrase: str) -> None:
        def work() -> EventFile:
            file = open_event_file(self._data, passphrase, wall_ms())
            check_free(file.head.event, None, self._profile)
            return file

        self._do(work, self._opened)

    def _opened(self, file: EventFile) -> None:
        self._file = file
        self._page.know(file.head, wall_ms())
        # Nobody waits for it: without a network every desk can be chosen.
        self._do(lambda: _taken(file), self._page.know_taken)

    def _set_up(self, desk_name: str) -> None:
        file = self._file
        if file is not None:
            self._do(lambda: set_up(self._profile, file, desk_name), lambda _: self.joined.emit())

    def _do(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        one = _Work(work, self)
        one.done.connect(then)
        one.failed.connect(self._page.failed)
        self._works.append(one)
        one.start()


class _Work(QThread):
    """Does one thing that takes a while. ``done`` carries what it came to, ``failed`` why not."""

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Do it."""
        try:
            came = self._work()
        except CheckInError as error:
            self.failed.emit(str(error))
        else:
            self.done.emit(came)


def _taken(file: EventFile) -> frozenset[str]:
    with suppress(ServerError):
        return taken_places(file)
    return frozenset()
