"""What is due at this desk: done before it shows anything, and watched for while it is open."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from checkin.adapters.expiring import Expiry
from checkin.adapters.keys import verify
from checkin.adapters.profile import wall_ms
from checkin.adapters.wiping import Proof
from checkin.domain.errors import Refused, StoreError
from checkin.domain.expiry import Due
from checkin.domain.record import NO_HEAD
from checkin.usecases.exchange import DeskReport
from checkin.usecases.ports import Peer, Store
from checkin.usecases.sync import Clock, Sync
from ui.calm_page import CalmPage, Said, cannot_erase, time_words, unsent_words
from ui.desk_page import DeskPage
from ui.panic import Panic
from ui.window import Window
from ui.workers import Exchanged, SyncWorker

LOOK_MS = 60_000
"""How often the laptop's own clock is looked at while the desk is open."""
_WAITING_MS = 2_000
"""The same, while somebody may be setting it right."""


class Expiring(QObject):
    """``ready`` when the desk may be shown, ``over`` when the program is to begin anew.

    *server_ms* is what time the server last said it was, ``None`` before it has answered.
    """

    ready = Signal()
    over = Signal()

    def __init__(
        self,
        window: Window,
        expiry: Expiry,
        server_ms: Callable[[], int | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._expiry = expiry
        self._server_ms = server_ms
        self._confirmed: int | None = None
        self._asking: SyncWorker | None = None
        self._page: CalmPage | None = None
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look)
        self._showing = self._gone = False

    def begin(self, asking: Callable[[], SyncWorker]) -> None:
        """Do what is due; while something is in the way, say so and have *asking* talk."""
        if not self._settle():
            self._clock.start(_WAITING_MS)
            self._asking = asking()
            self._hear(self._asking)
            self._asking.start()

    def watch(self, talk: SyncWorker) -> None:
        """The desk is shown: note what *talk* hears, and when something becomes due."""
        self._showing = True
        self._hear(talk)
        self._clock.start(LOOK_MS)

    def erase(self) -> str:
        """Erase this desk now. Returns why that cannot be, or nothing once its key is gone."""
        try:
            self._expiry.destroy_key(self._confirmed)
        except StoreError as error:
            return cannot_erase(error)
        self._gone = True
        self.over.emit()
        return ""

    def end_with(self, proof: Proof) -> str:
        """Erase this desk, which has ended. Why that cannot be, or nothing once its key is gone."""
        try:
            self._expiry.end_with(proof)
        except StoreError as error:
            return cannot_erase(error)
        self._gone = True
        self.over.emit()
        return ""

    def end(self) -> None:
        """Stop asking, and remember what the server has."""
        self._clock.stop()
        if self._asking is not None:
            self._asking.stop()
            self._asking = None
        if self._confirmed is not None and not self._gone:
            # What is not remembered is taken for not received: nothing is lost by it.
            with suppress(StoreError):
                self._expiry.confirmed(self._confirmed)

    def _hear(self, talk: SyncWorker) -> None:
        talk.talked.connect(self._talked)
        talk.refused.connect(self._refused)

    def _talked(self, exchanged: Exchanged) -> None:
        if exchanged.news is not None:
            self._confirmed = exchanged.confirmed
        # A full disk has worse to say elsewhere; the dates count all the same.
        with suppress(StoreError):
            self._expiry.told(self._server_ms())
        self._look()

    def _refused(self, error: Refused) -> None:
        with suppress(StoreError):
            if error.order is not None and self._expiry.obeys(error.order):
                self.erase()

    def _look(self) -> None:
        if self._showing:
            if self._expiry.due is not Due.NOTHING:
                self._clock.stop()
                self.over.emit()
        elif self._settle():
            self._clock.stop()

    def _settle(self) -> bool:
        """Do what is due, and say whether it is done."""
        match self._expiry.due:
            case Due.ALL:
                if self.erase():
                    waiting = self._expiry.waiting(self._confirmed)
                    self._show(partial(unsent_words, waiting))
                    return False
                return True
            case Due.TIME:
                self._show(time_words)
                return False
            case Due.NAMES:
                try:
                    self._expiry.erase_names()
                except StoreError as error:
                    self._show(time_words, str(error))
                    return False
        if self._asking is not None:
            # It may have brought names to memory: what comes next has seen none.
            self.over.emit()
        else:
            self.ready.emit()
        return True

    def _show(self, make: Callable[[], Said], said: str = "") -> None:
        if self._page is None:
            self._page = CalmPage(make)
            self._window.show_page(self._page)
        self._page.become(make)
        self._page.said.setText(said)


def asking(store: Store, peer: Peer) -> SyncWorker:
    """Make what talks to the server for a desk that shows nothing."""
    sync = Sync(store, peer, verify, Clock(wall_ms), DeskReport)
    return SyncWorker(sync, lambda: store.have().get(store.mine, NO_HEAD).seq)


def connect_panic(window: Window, page: DeskPage, expiring: Expiring) -> Panic:
    """Let this desk be erased on the spot, from wherever one is in *page*."""
    panic = Panic(window, page.door.pin)
    page.preferences.erase.connect(panic.ask)
    panic.confirmed.connect(lambda: panic.failed(expiring.erase()))
    return panic
