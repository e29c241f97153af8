"""What the page says while nobody is being dealt with: the list, the count, "ready"."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from checkin.domain.model import DeskProfile
from checkin.domain.record import Role
from checkin.usecases.desk import Desk
from ui import notices, wording
from ui.card import Act, Card, State
from ui.scanning import Scanning
from ui.skeleton import Skeleton
from ui.theme import Look
from ui.times import moment_within, zone_at

translate = QCoreApplication.translate

IDLE = {State.READY, State.READY_OUT, State.OPENING, State.NO_LIST_YET, State.UNREAD}
"""The cards that say something to nobody in particular."""


class Idle(QObject):
    """Keeps the bars and the waiting card as the desk is now. The camera's thread tells it hints."""

    offered = Signal(tuple)
    """The codes of the languages of the event's desks, whenever they are others."""

    def __init__(
        self, shown: Skeleton, desk: Desk, scanning: Scanning, wall: Callable[[], int]
    ) -> None:
        super().__init__(shown)
        self._shown = shown
        self._desk = desk
        self._scanning = scanning
        self._wall = wall
        self._hint: str | None = None
        self.languages: tuple[str, ...] = ()

    def hinted(self, hint: str | None) -> None:
        """A code has been in view for seconds and cannot be read; None: it is no longer so."""
        self._hint = hint
        self.show_card()

    def refresh(self) -> None:
        """Say which list it is, what else there is to choose, and how many are here."""
        on = self._desk.on
        if not (on and on.exit):
            self._scanning.out = False
        self._shown.top.show_lists(self._desk.lists, on, self._also())
        self._shown.field.show_names(names=self._desk.has_names)
        self._shown.footer.show_count(self._desk.count())
        self._scanning.show_undoable()
        self.show_card()
        event = self._desk.gathering
        languages = event.languages if event else ()
        if languages != self.languages:
            self.languages = languages
            self.offered.emit(languages)

    def card(self) -> Card:
        """What there is to say to nobody in particular."""
        if not self._desk.ready:
            words = translate("Idle", "Reading what was recorded")
            return Card(State.OPENING, Look.READY, translate("Idle", "One moment"), (words,))
        if self._hint is not None and self._desk.on is not None:
            return notices.unread(self._hint)
        opens = self._desk.opens_later()
        zone = zone_at(self._desk.gathering)
        when = moment_within(opens, self._wall(), zone) if opens is not None else ""
        return wording.ready(
            self._desk.on, out=self._scanning.out, opens=when, names=self._desk.has_names
        )

    def show_card(self) -> None:
        """Say what there is to say to nobody in particular, if nothing else is being said."""
        shown, card = self._shown, self.card()
        free = not (shown.searching or shown.boarding or shown.counting)
        if free and shown.panel.card.state in IDLE and shown.panel.card != card:
            shown.panel.show_card(card)

    def _also(self) -> list[tuple[str, str]]:
        """What else than another list there is in the menu."""
        ways: list[tuple[str, str]] = []
        on = self._desk.on
        if self._scanning.out:
            ways.append((Act.CHECK_PEOPLE_IN, translate("Idle", "Check people in again")))
        elif on and on.exit:
            ways.append((Act.CHECK_PEOPLE_OUT, translate("Idle", "Check people out")))
        if self._desk.role is Role.HELP_DESK:
            ways.append((Act.HELP_DESK, translate("Idle", "Close the help desk")))
        elif on and self._desk.profile is not DeskProfile.HELP_DESK:
            ways.append((Act.HELP_DESK, translate("Idle", "Where is the help desk? (F2)")))
        elif on:
            ways.append((Act.HELP_DESK, translate("Idle", "Help desk\u2026 (F2)")))
        ways.append((Act.LAPTOP, translate("Laptop", "This laptop\u2026 (F10)")))
        return ways
