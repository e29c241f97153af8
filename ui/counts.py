"""How many have come, on one page without names."""

from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from checkin.usecases.curve import Curve
from ui.curve import ArrivalCurve
from ui.plain_text import clean, draw_line
from ui.retranslating import Retranslating
from ui.theme import font, scheme

MOST_OTHERS = 3
"""How many other lists have a line of their own."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the page says. The sentences are ours, with people's own texts shut off.

    ``missing`` and ``outside`` are empty where nobody is, ``inside`` where people do not
    leave; ``curve`` is ``None`` while nobody has come.
    """

    arrived: str
    as_of: str
    missing: str
    inside: str
    curve: Curve | None
    expected: int | None
    zone: tzinfo
    outside: str
    others: tuple[str, ...]


class Words(QWidget):
    """A text in a place of its own: shrunk when there is little room, never in its neighbours'."""

    def __init__(self, size: int, *, strong: bool = False, grows: bool = False) -> None:
        super().__init__()
        self._size, self._strong = size, strong
        self._words = ""
        self.setMinimumHeight(round(size * 1.3))
        high = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Ignored, high)

    def sizeHint(self) -> QSize:
        """As high as a line."""
        return QSize(0, self.minimumHeight())

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def say(self, words: str) -> None:
        """Say *words*; nothing at all takes no room."""
        self.setVisible(bool(words))
        if words != self._words:
            self._words = words
            self.setAccessibleName(clean(words))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter, box = QPainter(self), QRectF(self.rect())
        painter.setPen(QColor(scheme().text))
        draw_line(painter, box, self._words, font(self._size, strong=self._strong), least=16)
        painter.end()


class Counts(Retranslating, QWidget):
    """Arrived of expected, how old that is, who is inside, when they came, the other lists."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrived = Words(44, strong=True)
        self.as_of = Words(20)
        self.missing = Words(20)
        self.inside = Words(24)
        self.curve = ArrivalCurve()
        self.nobody = Words(31, grows=True)
        self.outside = Words(20)
        self.others = tuple(Words(20) for _ in range(MOST_OTHERS))
        self.back = QPushButton()
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.setAutoDefault(True)
        self.back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self.arrived, 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        for words in (self.as_of, self.missing, self.inside):
            column.addWidget(words)
        column.addWidget(self.curve, 1)
        column.addWidget(self.nobody, 1)
        for words in (self.outside, *self.others):
            column.addWidget(words)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what never changes in the language of now; the figures are shown anew."""
        self.back.setText(self.tr("Back to work (Esc)"))
        self.setAccessibleName(self.tr("How many have come"))
        self.curve.update()

    def show_figures(self, figures: Figures) -> None:
        """Say *figures*."""
        self.arrived.say(figures.arrived)
        self.as_of.say(figures.as_of)
        self.missing.say(figures.missing)
        self.inside.say(figures.inside)
        self.outside.say(figures.outside)
        self.nobody.say("" if figures.curve else self.tr("Nobody has arrived yet"))
        self.curve.setVisible(figures.curve is not None)
        if figures.curve is not None:
            self.curve.show_curve(figures.curve, figures.expected, figures.zone)
        for place, words in enumerate(self.others):
            words.say(figures.others[place] if place < len(figures.others) else "")

    def read_aloud(self) -> None:
        """Say the most important of it to those who listen."""
        said = f"{self.arrived.words}. {self.as_of.words} {self.missing.words}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, clean(said)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(scheme().surface))
        painter.setPen(QPen(QColor(scheme().line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.end()
