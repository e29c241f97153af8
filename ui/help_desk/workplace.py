"""What every act of a help desk works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import TypeVar

from checkin.domain.record import Record
from checkin.usecases.desk import Desk
from checkin.usecases.help_desk import HelpDesk
from ui.card import Card
from ui.help_desk.steps import Steps
from ui.scanning import Scanning
from ui.skeleton import Skeleton
from ui.times import zone_at

T = TypeVar("T")


@dataclass(frozen=True)
class Workplace:
    """The desk and its acts, the steps on the board, and how what is done is saved and shown."""

    desk: Desk
    acts: HelpDesk
    shown: Skeleton
    scanning: Scanning
    steps: Steps
    wall: Callable[[], int]

    @property
    def zone(self) -> tzinfo:
        """The event's time zone."""
        return zone_at(self.desk.gathering)

    def attempt(self, act: Callable[[], T], again: Callable[[], None]) -> T | None:
        """Do what needs the disk, as :meth:`ui.saving.Saving.attempt` does it."""
        return self.scanning.saving.attempt(act, again)

    @property
    def blocked(self) -> bool:
        """True while nothing can be saved."""
        return self.scanning.saving.blocked

    def done(self, record: Record, make: Callable[[], Card]) -> None:
        """*record* is saved: show the card that *make* makes of it."""
        self.scanning.note_saved(record)
        self.shown.present(make)
