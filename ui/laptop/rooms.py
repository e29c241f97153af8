"""All pages about this laptop, made when somebody first asks for one: no start waits for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from checkin.adapters.diary import text_of
from checkin.adapters.probes.desk import DeskUnderTest
from checkin.adapters.profile import Profile
from checkin.adapters.vault import Vault
from ui.camera_worker import EyeWorker
from ui.expiring import Expiring
from ui.laptop import looking
from ui.laptop.ends import add_ends
from ui.laptop.errands import Errands
from ui.laptop.laptop import Laptop
from ui.laptop.support import SupportPage
from ui.laptop.updates import UpdatePage
from ui.running_desk import RunningDesk
from ui.theme import Look
from ui.updating import Updates

translate = QCoreApplication.translate


class Rooms(QObject):
    """Offers the pages in the menu of *laptop*. ``signed`` when a desk has another ready line.

    *profile* and *vault* are those of the desk in *folder*, as far as it is open; *eye* is the
    camera that the window has open, *camera* what to look through if there is none.
    """

    signed = Signal()

    def __init__(
        self,
        laptop: Laptop,
        folder: Path,
        desk: Callable[[], tuple[Profile | None, Vault | None]],
        eye: Callable[[], EyeWorker | None],
        camera: Callable[[], str],
        play: Callable[[Look], None],
        is_kept_awake: Callable[[], bool],
    ) -> None:
        super().__init__(laptop)
        self._laptop = laptop
        self._errands: Errands | None = None
        self.looking = looking.LookingOver(
            lambda: DeskUnderTest(folder, *desk()), eye, camera, play, is_kept_awake, self
        )
        self.looking.signed.connect(self.signed)
        laptop.add(looking.words, self.looking.page)
        laptop.add(
            lambda: translate("Support", "Support log"), lambda: SupportPage(text_of(folder))
        )

    def serve(
        self,
        desk: RunningDesk,
        profile: Profile,
        expiring: Expiring,
        updates: Callable[[], Updates],
    ) -> None:
        """Offer what only an open desk has, once."""
        if self._errands is None:
            self._laptop.add(
                lambda: translate("Update", "Newer version"), lambda: UpdatePage(updates())
            )
            self._errands = add_ends(self._laptop, desk, profile, expiring)

    def end(self) -> None:
        """Wait for what is being measured, or carried."""
        self.looking.end()
        if self._errands is not None:
            self._errands.end()
