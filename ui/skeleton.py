"""The fixed skeleton of the desk: nothing in it ever moves."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from checkin.domain.model import CheckInList
from ui import wording
from ui.bars import Footer, TopBar
from ui.camera_view import CameraView
from ui.card import LEAVES_MS, Card, State
from ui.counts import Counts
from ui.help_desk.board import Board
from ui.retranslating import Retranslating
from ui.search import Rows, SearchField
from ui.strip import Strip
from ui.verdict_panel import VerdictPanel
from ui.wedge import Wedge

ROWS_MS = 10_000
"""How long the rows stay after the last key."""

_PANEL_SHARE = (38, 62)


class Skeleton(Retranslating, QWidget):
    """Bars, camera picture, panel, rows, board or counts in the panel's place, search field.

    ``wedge`` hears scanners that type. ``blocker`` covers all of it when this laptop
    must not be used. ``over`` says that the time of a card or of the rows is up,
    ``noteworthy`` what is shown now, for whoever takes pictures.
    """

    over = Signal()
    noteworthy = Signal(str)

    def __init__(self, desk_name: str, on: CheckInList | None, blocked: Card) -> None:
        super().__init__()
        self.top = TopBar(desk_name)
        self.strip = Strip()
        self.camera = CameraView()
        self._make: Callable[[], Card] = partial(wording.ready, on)
        self.panel = VerdictPanel(self._make())
        self.rows = Rows()
        self.board = Board()
        self.counts = Counts()
        self.wedge = Wedge(self)
        self.field = SearchField(lambda: self.wedge.hurried)
        self.footer = Footer()
        self._right = QStackedLayout()
        self._right.addWidget(self.panel)
        self._right.addWidget(self.rows)
        self._right.addWidget(self.board)
        self._right.addWidget(self.counts)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.camera, _PANEL_SHARE[0])
        middle.addLayout(self._right, _PANEL_SHARE[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.top)
        column.addWidget(self.strip)
        column.addLayout(middle, 1)
        column.addWidget(self.field)
        column.addWidget(self.footer)
        self.blocker = VerdictPanel(blocked, self)
        self.blocker.hide()
        self.leaving = self._timer(self.over.emit)
        self.shrinking = self._timer(self.panel.shrink_name)
        self.forgetting = self._timer(self.over.emit)
        self.panel.follow(self.field)
        self.panel.painted.connect(lambda card: self.noteworthy.emit(card.state))
        self.setFocusProxy(self.field)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def present(self, make: Callable[[], Card]) -> None:
        """Show the card that *make* makes, for its time and no longer.

        It is made again when another language is spoken.
        """
        self._make = make
        self._show(make())

    def retranslate(self) -> None:
        """Say what stands on the panel in the language of now; it has no more time for that."""
        card = self._make()
        # Not again a name that has shrunk to initials.
        late = self.panel.card.shows_a_name and not self.shrinking.isActive()
        self.panel.replace(card.with_initials() if late else card)

    def _show(self, card: Card) -> None:
        for timer in (self.leaving, self.shrinking, self.forgetting):
            timer.stop()
        self.camera.cover(covered=card.state is State.HIDDEN)
        # Whoever was in the rows is forgotten.
        self.rows.forget()
        self.board.forget()
        self._right.setCurrentWidget(self.panel)
        if card.leaves_ms is not None:
            self.leaving.start(card.leaves_ms)
        if card.shows_a_name:
            self.shrinking.start(LEAVES_MS)
        self.panel.show_card(card)
        # Last of all: a button that appears takes the keys of whatever has gone.
        self.field.setFocus()

    def block(self, card: Card) -> None:
        """Cover everything with *card*."""
        self.blocker.raise_()
        self.blocker.show()
        self.blocker.show_card(card)

    @property
    def searching(self) -> bool:
        """True while the rows stand in the panel's place."""
        return self._right.currentWidget() is self.rows

    @property
    def boarding(self) -> bool:
        """True while the help desk's board stands in the panel's place."""
        return self._right.currentWidget() is self.board

    @property
    def counting(self) -> bool:
        """True while the counts stand in the panel's place."""
        return self._right.currentWidget() is self.counts

    def show_counts(self) -> None:
        """Put the counts in the panel's place; the keys stay with the search field."""
        self._right.setCurrentWidget(self.counts)
        self.noteworthy.emit("counts")

    def show_board(self) -> None:
        """Put the board in the panel's place, and the keys where they belong."""
        for timer in (self.leaving, self.shrinking, self.forgetting):
            timer.stop()
        self.rows.forget()
        self.field.clear()
        self._right.setCurrentWidget(self.board)
        (self.board.field() or self.field).setFocus()
        self.noteworthy.emit("help_desk")

    def show_rows(self) -> None:
        """Put the rows in the panel's place until nobody has typed for a while."""
        self.leaving.stop()
        self._right.setCurrentWidget(self.rows)
        self.forgetting.start(ROWS_MS)
        self.noteworthy.emit("search")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The blocker covers everything."""
        super().resizeEvent(event)
        self.blocker.setGeometry(self.rect())

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer
