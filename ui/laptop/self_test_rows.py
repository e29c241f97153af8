"""What the self-test's page is made of: the large answer, a row for each matter, a code to show."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from checkin.usecases.self_test import Finding, State, Summary
from ui.laptop.self_test_words import advice, headline, title, under_title
from ui.plain_text import PlainLabel, draw_block
from ui.shapes import draw_shape
from ui.theme import INKS, Ink, Look, font, scheme

LOOKS = {
    State.GOOD: Look.CHECKED_IN,
    State.WARN: Look.ALREADY_IN,
    State.BAD: Look.STOP,
    State.SKIPPED: Look.READY,
}
"""Colour and shape of each state: those that volunteers know from the desk."""

_BANNER = 152
_TITLE, _UNDER = 64, 24
_MARK = 32
_QUIET = 4
"""Modules of white around a code."""


class Banner(QWidget):
    """The answer, readable from two metres."""

    def __init__(self) -> None:
        super().__init__()
        self._summary: Summary | None = None
        self._seen = 0
        self.setFixedHeight(_BANNER)

    def show_summary(self, summary: Summary | None, seen: int) -> None:
        """Show what it came to; before the end, how far it is."""
        self._summary, self._seen = summary, seen
        self.setAccessibleName(f"{title(summary)}. {under_title(summary, seen)}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground in the answer's colour, and the words on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._ink()
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.fill))
        painter.drawRoundedRect(box, 12, 12)
        painter.setPen(QColor(ink.text))
        inside = box.adjusted(32, 12, -32, -12)
        upper, lower = QRectF(inside), QRectF(inside)
        upper.setHeight(_TITLE * 1.35)
        lower.setTop(upper.bottom())
        words = title(self._summary)
        draw_block(painter, upper, words, font(_TITLE, strong=True), least=28, centred=True)
        under = under_title(self._summary, self._seen)
        draw_block(painter, lower, under, font(_UNDER), least=16, centred=True)
        painter.end()

    def _ink(self) -> Ink:
        if self._summary is None:
            return INKS[Look.READY]
        return INKS[Look.CHECKED_IN if self._summary.ready else Look.STOP]


class Mark(QWidget):
    """A state as the shape and colour that volunteers know."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        self.setFixedSize(QSize(_MARK, _MARK))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it; what was not looked at has a short line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._state is State.SKIPPED:
            painter.fillRect(QRectF(8, box.center().y() - 2, 16, 4), QColor(scheme().muted))
        else:
            look = LOOKS[self._state]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(INKS[look].fill))
            painter.drawRoundedRect(box, 6, 6)
            sign = Look.PLEASE_READ if self._state is State.WARN else look
            inside = box.adjusted(5, 5, -5, -5)
            draw_shape(painter, inside, sign, INKS[look].text, INKS[look].fill)
        painter.end()


class Row(QWidget):
    """One matter: its state, its name, what was found, and where something is wrong what to do."""

    def __init__(self, found: Finding) -> None:
        super().__init__()
        self.found = found
        self._said = _wrapped(20)
        self._advice = _wrapped(18)
        if found.is_well:
            self._advice.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._said)
        words.addWidget(self._advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(Mark(found.state), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.say()

    def say(self) -> None:
        """Say it in the language of now."""
        found = self.found
        self._said.say(headline(found))
        self._advice.say(advice(found))
        self.setAccessibleName(f"{headline(found)} {advice(found)}")


class TestCode(QWidget):
    """A code on the screen, for the camera of the laptop beside this one."""

    __test__ = False

    def __init__(self, rows: tuple[bytes, ...]) -> None:
        super().__init__()
        self._rows = rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it black on white, as large as there is room, each module whole pixels wide."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        modules = len(self._rows) + 2 * _QUIET
        step = max(1, min(self.width(), self.height()) // modules)
        left = (self.width() - step * len(self._rows)) // 2
        top = (self.height() - step * len(self._rows)) // 2
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(left + x * step, top + y * step, step, step, QColor("#000000"))
        painter.end()


def _wrapped(size: int) -> PlainLabel:
    label = PlainLabel()
    label.setFont(font(size))
    label.setWordWrap(True)
    return label
