"""Brings up the page that a laptop is ready for: how it is opened, becomes a desk, or the desk."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt

from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CameraOpened
from checkin.adapters.expiring import Expiry
from checkin.adapters.profile import Profile
from checkin.adapters.upgrading import NEWER_WITH_COPY
from checkin.adapters.vault import Vault
from checkin.adapters.wiping import BOX, Erased, begin_anew
from checkin.domain.errors import CheckInError, Newer, StoreError
from checkin.domain.lock import Policy
from ui.calm_page import CalmPage, already_words, erased_words, newer_words
from ui.camera_worker import EyeWorker
from ui.desk_page import DeskPage
from ui.expiring import Expiring, asking, connect_panic
from ui.laptop.laptop import Laptop
from ui.manners import Manners
from ui.options import DeskOptions
from ui.recorder import Recorder
from ui.running_desk import RunningDesk, start_desk
from ui.settings import Settings
from ui.window import Window
from ui.workers import Exchanged

if TYPE_CHECKING:  # what a desk needs later, or never, is imported where it is used
    from ui.joining import Joining
    from ui.laptop.rooms import Rooms
    from ui.unlocking import Unlocking
    from ui.updating import Updates

translate = QCoreApplication.translate

_CAMERA = "camera"


class Opening(QObject):
    """Brings up the page that the profile is ready for, and takes everything down again."""

    def __init__(
        self,
        window: Window,
        options: DeskOptions,
        manners: Manners,
        settings: Settings,
        is_kept_awake: Callable[[], bool] = bool,
        recorder: Recorder | None = None,
    ) -> None:
        """*is_kept_awake* says whether the system has granted that this laptop stays awake."""
        super().__init__(window)
        self._window = window
        self._options = options
        self._manners = manners
        self._settings = settings
        self._recorder = recorder
        self._unlocking: Unlocking | None = None
        self._joining: Joining | None = None
        self._expiring: Expiring | None = None
        self._desk: RunningDesk | None = None
        self._updates: Updates | None = None
        self._starting: Thread | None = None
        self._is_kept_awake = is_kept_awake
        self._laptop = Laptop(window, self._furnish)
        self._rooms: Rooms | None = None
        self._vault: Vault | None = None
        self.profile: Profile | None = None
        self._is_over = False
        self.locked = False
        """Whether the program is to begin anew, in a process that has seen nothing."""
        self.fault: CheckInError | None = None
        """Why the desk cannot be shown: the program ends with it, and leaves nothing open."""

    def ask(self, vault: Vault | None, why_not: str) -> None:
        """Ask for what opens the *vault*, or say *why_not* even that opens nothing here."""
        from ui.unlocking import Unlocking

        camera = self._camera_of_lock()
        self._vault = vault
        self._unlocking = Unlocking(self._window, self._options, vault, camera, why_not)
        self._unlocking.opened.connect(self.begin)
        self._unlocking.begin()

    def begin(self, profile: Profile) -> None:
        """Show the desk of an open *profile*, or first how this laptop becomes one."""
        self.profile, self._vault = profile, profile.vault
        if profile.enrolment is not None and self._options.event_file is not None:
            # Nobody asks for its passphrase: whatever event it is of, this laptop has one.
            page = CalmPage(partial(already_words, profile.enrolment.desk_name))
            page.went.connect(lambda: self._show_desk(profile))
            self._window.show_page(page)
            return
        if profile.enrolment is not None:
            self._show_desk(profile)
            return
        from ui.joining import Joining

        name = self._options.desk_name or ""
        self._joining = Joining(self._window, profile, name, self._camera_of(profile))
        self._joining.joined.connect(lambda: self._show_desk(profile))
        self._joining.begin()
        if self._options.event_file is not None:
            self._joining.open_file(self._options.event_file)

    def show_erased(self, erased: Erased) -> None:
        """Show what is left of a desk that was erased, and let it be made anew."""
        box = str(self._options.profile / BOX)
        page = CalmPage(lambda: erased_words(erased, box))
        page.went.connect(self._make_anew)
        self._window.show_page(page)

    def show_newer(self, error: Newer) -> None:
        """Say that a newer version was here, and go back to the copy from before it if told to."""
        has_copy = str(error) == NEWER_WITH_COPY
        page = CalmPage(lambda: newer_words(has_copy=has_copy))
        page.went.connect(lambda: self._go_back(page))
        self._window.show_page(page)

    def _go_back(self, page: CalmPage) -> None:
        try:
            profile = Profile.open(self._options.profile, go_back=True)
        except StoreError as error:
            page.said.setText(translate("Refusal", str(error)))
        else:
            self.begin(profile)

    def lock(self) -> None:
        """End this process, which has held names, and begin anew with the lock page.

        A desk that opens by itself only hides: locking it would keep nobody out.
        """
        if self.profile is not None and self.profile.vault.asks is not Policy.NOTHING:
            self._begin_anew()

    def end(self) -> None:
        """Stop the threads, and wait for them."""
        self._is_over = True
        if self._rooms is not None:
            self._rooms.end()
        for one in (self._unlocking, self._joining):
            if one is not None:
                one.end()
        if self._updates is not None:
            self._updates.end()
        if self._desk is not None:
            self._desk.end()
        if self._starting is not None and self._starting.ident is not None:
            self._starting.join()
        if self._expiring is not None:
            self._expiring.end()
            self._peer.close()

    def camera_opened(self, opened: CameraOpened) -> None:
        """Look through this camera the next time as well."""
        if self.profile is None or not opened.name:
            return
        self._settings.camera = opened.name  # for the lock page, which reads nothing else
        # A disk that is full has worse to say, at the next scan.
        with suppress(StoreError):
            if opened.name != self.profile.remembered(_CAMERA):
                self.profile.remember(_CAMERA, opened.name)

    def _show_desk(self, profile: Profile) -> None:
        """Show the desk, once nothing is due."""
        if profile.enrolment is None or self._expiring is not None:
            return
        self._peer = peer = profile.peer()
        self._expiring = Expiring(self._window, Expiry(profile), lambda: peer.server_ms)
        self._expiring.ready.connect(lambda: self._start_desk(profile))
        self._expiring.over.connect(self._begin_anew)
        self._expiring.begin(partial(asking, profile.store, peer))

    def _start_desk(self, profile: Profile) -> None:
        enrolment, expiring = profile.enrolment, self._expiring
        if enrolment is None or expiring is None:
            return
        camera = Camera(self._camera_of(profile))
        try:
            self._desk = start_desk(
                self._window,
                profile.store,
                enrolment,
                self._peer,
                camera,
                self._options,
                ready=partial(_ready_line, profile),
            )
        except CheckInError as error:
            # Not behind a page that still says "locked": the names are readable by now.
            self.fault = error
            self._window.close()
            return
        self._manners.teach(self._desk.page)
        if self._recorder is not None:
            self._recorder.watch(self._desk)
        self._go_on(self._desk.page)
        self._watch_start(profile, self._desk.page)
        self._offer_updates(profile, self._desk)
        self._laptop.serve(self._desk.page)
        self._desk.eye.opened.connect(self.camera_opened)
        self._desk.page.unattended.connect(self.lock)
        # In the thread that has talked: the page waits for no file.
        self._desk.talk.talked.connect(self._guard, Qt.ConnectionType.DirectConnection)
        expiring.watch(self._desk.talk)
        connect_panic(self._window, self._desk.page, expiring)
        if self._joining is not None and self._joining.is_by_file:
            # The evening before: whether the laptop is ready is what a person asks next. Not
            # before the first word to the server, which does not know this desk until then.
            once = Qt.ConnectionType.SingleShotConnection
            self._desk.talk.talked.connect(self._look_over, once)

    def _look_over(self, _: Exchanged) -> None:
        """Open the self-test by itself."""
        if not self._is_over:
            self._laptop.begin_with(self._make_rooms().looking.page)

    def _furnish(self) -> None:
        """See that the menu offers all that there is by now."""
        rooms = self._make_rooms()
        desk, profile, expiring = self._desk, self.profile, self._expiring
        if desk is not None and profile is not None and expiring is not None:
            rooms.serve(desk, profile, expiring, partial(self._make_updates, profile, desk))

    def _make_rooms(self) -> "Rooms":
        if self._rooms is None:
            from ui.laptop.rooms import Rooms

            self._rooms = Rooms(
                self._laptop,
                self._options.profile,
                lambda: (self.profile, self._vault),
                self._eye,
                self._camera_of_lock,
                self._manners.play,
                self._is_kept_awake,
            )
            self._rooms.signed.connect(self._tell)
        return self._rooms

    def _eye(self) -> EyeWorker | None:
        """The camera that is open already: no other can be."""
        if self._desk is not None:
            return self._desk.eye
        return next((one.eye for one in (self._joining, self._unlocking) if one and one.eye), None)

    def _tell(self) -> None:
        """The organisers hear at once what a self-test came to."""
        if self._desk is not None:
            self._desk.talk.wake()

    def _go_on(self, page: DeskPage) -> None:
        """Do what was done here before the program stopped by itself, and remember what is."""
        chosen, out = self._settings.place
        if self._options.goes_on and chosen:
            page.choose_list(chosen)
            page.let_out(out=out)
        else:
            self._settings.note_place("", out=False)
        page.placed.connect(lambda chosen, out: self._settings.note_place(chosen, out=out))

    def _offer_updates(self, profile: Profile, desk: RunningDesk) -> None:
        """Say quietly when the server has a newer version, and let a person fetch it."""

        def begin(exchanged: Exchanged) -> None:
            if not self._is_over:
                asker = self._make_updates(profile, desk).asker
                desk.talk.talked.connect(asker.talked, Qt.ConnectionType.DirectConnection)
                asker.talked(exchanged)

        # Not before the first words with the server: nothing is asked any sooner.
        desk.talk.talked.connect(begin, Qt.ConnectionType.SingleShotConnection)

    def _make_updates(self, profile: Profile, desk: RunningDesk) -> "Updates":
        if self._updates is None:
            from ui.updating import Updates

            # Connections of its own: no check-in waits behind them.
            self._updates = Updates(profile.peer(), self)
            self._updates.asker.told.connect(desk.page.standing.offered)
            self._updates.start()
        return self._updates

    def _watch_start(self, profile: Profile, page: DeskPage) -> None:
        """Once the page is there this version works: what it has upgraded needs no copy."""

        def work() -> None:
            from checkin.adapters.starting_well import started_well

            # A disk that is full has worse to say, at the next scan; the copy stays.
            with suppress(StoreError):
                started_well(profile)

        once = Qt.ConnectionType.SingleShotConnection
        # In a thread of its own: a large copy is written over before it goes.
        self._starting = Thread(target=work, daemon=True, name="started well")
        page.panel.painted.connect(self._starting.start, once)

    def _make_anew(self) -> None:
        begin_anew(self._options.profile)
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.locked = True
        self._window.close()

    def _camera_of_lock(self) -> str:
        return self._options.camera or self._settings.camera or "0"

    def _camera_of(self, profile: Profile) -> str:
        return self._options.camera or profile.remembered(_CAMERA) or "0"

    def _guard(self, exchanged: Exchanged) -> None:
        """Lock the key as the organisers say by now, and let them open it from afar."""
        if exchanged.news is None or self.profile is None:
            return
        # A disk that is full has worse to say, at the next scan.
        with suppress(StoreError):
            if exchanged.news.roster_changed:
                from checkin.adapters.probes.desk import sign_again
                from ui.laptop.drawing import missing_letters

                self.profile.guard()
                if sign_again(self.profile, missing_letters):
                    self._tell()
            self.profile.give_share(self._peer)


def _ready_line(profile: Profile) -> str:
    from checkin.adapters.probes.desk import ready_line

    return ready_line(profile)
