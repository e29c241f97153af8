"""How a locked desk is opened: its page with its threads, until the database is open."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CameraGone
from checkin.adapters.profile import Profile
from checkin.adapters.vault import Vault
from checkin.adapters.wrapping import Label
from checkin.domain.desk_card import DeskCard
from checkin.domain.lock import Policy
from ui.asking import Asking
from ui.camera_view import trouble_words
from ui.camera_worker import EyeWorker
from ui.lock_page import LockPage
from ui.open_worker import OpenWorker
from ui.options import DeskOptions
from ui.window import Window


class Unlocking(QObject):
    """Opens the profile that *options* name with what is shown and typed. ``opened`` carries it.

    Without a *vault* it says *why_not*: this desk does not open on this computer at all.
    """

    opened = Signal(object)

    def __init__(
        self,
        window: Window,
        options: DeskOptions,
        vault: Vault | None,
        camera: str,
        why_not: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._options = options
        self._vault = vault
        self._camera = camera
        self._opening: OpenWorker | None = None
        self._asking: Asking | None = None
        self.eye: EyeWorker | None = None
        if vault is None:
            self._page = LockPage(Label(), Policy.NOTHING, why_not=why_not)
        else:
            self._page = LockPage(
                vault.label, vault.asks, vault.tries.waits_ms, can_ask=vault.can_ask
            )
            self._asking = asking = Asking(vault, self)
            self._page.asked_afar.connect(asking.begin)
            self._page.cancelled.connect(asking.cancel)
            asking.asked.connect(self._page.wait_for_organiser)
            asking.failed.connect(self._page.failed_afar)
            asking.opened.connect(self._open_with)
        self._page.asked.connect(self._open)

    def begin(self) -> None:
        """Show the page, and look for a desk card where one is asked for."""
        if self._page.takes_card:
            self.eye = eye = EyeWorker(Camera(self._camera))
            eye.read.connect(self._page.code_read)
            eye.seen.connect(self._page.camera.show_picture)
            eye.gone.connect(self._no_picture)
            self._page.camera.painted.connect(eye.painted, Qt.ConnectionType.DirectConnection)
            # As the picture says where there is none.
            QShortcut(QKeySequence("F9"), self._page).activated.connect(eye.next_camera)
            eye.start()
        self._window.show_page(self._page)

    def end(self) -> None:
        """Stop the threads, and wait for them."""
        if self._asking is not None:
            self._asking.end()
        if self._opening is not None:
            self._opening.wait()
        self._look_away()

    def _open(self, card: DeskCard | None, pin: str) -> None:
        self._try(card, pin)

    def _open_with(self, share: bytes) -> None:
        self._page.open_from_afar()
        self._try(None, "", share)

    def _try(self, card: DeskCard | None, pin: str, share: bytes | None = None) -> None:
        if self._vault is not None:
            self._opening = OpenWorker(self._options, self._vault, card, pin, self, share)
            self._opening.failed.connect(self._page.failed)
            self._opening.opened.connect(self._opened)
            self._opening.start()

    def _opened(self, profile: Profile) -> None:
        self._look_away()
        self.opened.emit(profile)

    def _no_picture(self, gone: CameraGone) -> None:
        self._page.camera.show_trouble(partial(trouble_words, gone.cause))

    def _look_away(self) -> None:
        if self.eye is not None:
            self.eye.stop()
            self.eye = None
