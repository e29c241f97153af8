"""The thread that opens a locked desk: Argon2id takes most of a second, and nobody waits frozen."""

from PySide6.QtCore import QObject, QThread, Signal

from checkin.adapters.profile import Profile
from checkin.adapters.vault import Vault
from checkin.domain.desk_card import DeskCard
from checkin.domain.errors import CheckInError
from ui.options import DeskOptions


class OpenWorker(QThread):
    """Tries once, with what was given here or with a *share* that the server kept. ``opened`` carries the profile, ``failed`` why it did not open."""

    opened = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        options: DeskOptions,
        vault: Vault,
        card: DeskCard | None,
        pin: str,
        parent: QObject,
        share: bytes | None = None,
    ) -> None:
        super().__init__(parent)
        self._options = options
        self._vault = vault
        self._card = card
        self._pin = pin
        self._share = share

    def run(self) -> None:
        """Try."""
        try:
            profile = Profile.open(
                self._options.profile,
                self._pin,
                self._card,
                vault=self._vault,
                share=self._share,
                go_back=self._options.go_back,
            )
        except CheckInError as error:
            self.failed.emit(str(error))
        else:
            self.opened.emit(profile)
        finally:
            self._pin, self._card, self._share = "", None, None
