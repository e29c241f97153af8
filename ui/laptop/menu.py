"""The page "This laptop": a column of big buttons, each for one page about the laptop itself."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.plain_text import PlainLabel
from ui.retranslating import Retranslating
from ui.theme import font

translate = QCoreApplication.translate

_HIGH = 72
"""Logical pixels of a button: for hands that carry twenty laptops."""


class Room(QWidget):
    """A page about this laptop. ``left`` when somebody goes back to the menu."""

    left = Signal()


class LaptopMenu(Retranslating, Room):
    """One button for each page that was added. ``left`` when somebody goes back."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[tuple[QPushButton, Callable[[], str]]] = []
        self._title = PlainLabel()
        self._title.setFont(font(44, strong=True))
        self._note = PlainLabel()
        self._note.setFont(font(24))
        self._note.setWordWrap(True)
        self.back = QPushButton()
        self.back.setProperty("kind", "second")
        self.back.clicked.connect(self.left)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addSpacing(16)
        column.addLayout(self._rows)
        column.addSpacing(16)
        column.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.addStretch(1)
        row.addLayout(column, 4)
        row.addStretch(1)
        self.setFocusProxy(self.back)
        self.retranslate()

    def add(self, words: Callable[[], str], open_: Callable[[], None]) -> None:
        """Offer one more page: *words* says what it is in the language of now."""
        button = QPushButton()
        button.setProperty("kind", "second")
        button.setStyleSheet(f"min-height: {_HIGH}px")
        button.setFont(font(26, strong=True))
        button.setAutoDefault(True)
        button.clicked.connect(open_)
        self._rows.addWidget(button)
        if not self._words:
            self.setFocusProxy(button)
        self._words.append((button, words))
        button.setText(words())

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._title.setText(translate("Laptop", "This laptop"))
        self._note.setText(
            translate("Laptop", "While this page is open, nobody is checked in here.")
        )
        self.back.setText(translate("Laptop", "Back (Esc)"))
        for button, words in self._words:
            button.setText(words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, the arrows go through the buttons."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
