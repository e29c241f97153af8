"""F10: the pages about this laptop, laid over whatever page the window shows."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk_page import DeskPage
from ui.laptop.menu import LaptopMenu, Room
from ui.window import Window


class Laptop(QObject):
    """Opens the menu and the pages it leads to, and gives the window back afterwards."""

    def __init__(self, window: Window, furnish: Callable[[], None] = lambda: None) -> None:
        """*furnish* is called whenever it opens, to add what is not there yet."""
        super().__init__(window)
        self._window = window
        self._furnish = furnish
        self._desk: DeskPage | None = None
        self._rooms = QStackedWidget()
        self.menu = LaptopMenu()
        self.menu.left.connect(self.leave)
        self._rooms.addWidget(self.menu)
        self._rooms.setFocusProxy(self.menu)
        # Whoever closes the window is asked by the page below.
        window.asked.connect(self.leave)
        window.uncovered.connect(self._uncovered)
        QShortcut(QKeySequence("F10"), window).activated.connect(self.open)

    def add(self, words: Callable[[], str], make: Callable[[], Room]) -> None:
        """Offer a page, which *make* makes anew whenever it is opened."""
        self.menu.add(words, lambda: self._enter(make()))

    def serve(self, page: DeskPage) -> None:
        """Lie over *page* when it asks for that, and keep its camera from admitting anybody."""
        self._desk = page
        page.this_laptop.connect(self.open)

    def open(self) -> bool:
        """Show the menu, unless this desk cannot save: that has to be settled first.

        Returns whether it was not shown before, and is now.
        """
        if self._window.is_covered or (self._desk is not None and self._desk.is_blocked):
            return False
        if self._desk is not None:
            self._desk.away = True
        self._furnish()
        self._rooms.setCurrentWidget(self.menu)
        self._window.cover(self._rooms)
        self.menu.setFocus()
        return True

    def begin_with(self, make: Callable[[], Room]) -> None:
        """Show the page that *make* makes by itself, unless something lies over the desk already."""
        if self.open():
            self._enter(make())

    def leave(self) -> None:
        """Give the window back to the page below."""
        self._window.uncover()

    def _uncovered(self) -> None:
        while (room := self._rooms.widget(1)) is not None:
            self._close(room)
        # It may be no page any more: there is another one, or the program ends.
        if self._desk is not None and self._desk.away:
            self._desk.away = False
            self._desk.to_ready()

    def _enter(self, room: Room) -> None:
        room.left.connect(lambda: self._back(room))
        self._rooms.addWidget(room)
        self._rooms.setCurrentWidget(room)
        room.setFocus()

    def _back(self, room: QWidget) -> None:
        self._close(room)
        self.menu.setFocus()

    def _close(self, room: QWidget) -> None:
        self._rooms.removeWidget(room)
        room.deleteLater()
