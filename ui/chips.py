"""The status chips: small facts, always in the same place, calm unless they ask for something."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.plain_text import clean, draw_line
from ui.theme import font, scheme

translate = QCoreApplication.translate

_HEIGHT = 40
_MARK = 12
_GAP = 8
_STALE_MS = 12 * 60 * 60 * 1000


class Mark(StrEnum):
    """The sign in front of a chip's words: form as well as colour."""

    GOOD = "good"  # a full disc
    AWAY = "away"  # a ring
    LOOK = "look"  # amber ground


@dataclass(frozen=True, slots=True)
class Words:
    """What a chip says."""

    text: str
    mark: Mark = Mark.GOOD


@dataclass(frozen=True, slots=True)
class Link:
    """Whether the last attempt to talk was answered (``None`` before it), and what waits."""

    online: bool | None
    to_send: int


class Chip(QWidget):
    """A short fact in the top bar."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.make_room(words.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.text)

    def make_room(self, *texts: str) -> None:
        """Be as wide as the longest of the usual *texts* from the start: nothing beside it moves."""
        measure = QFontMetricsF(font(20)).horizontalAdvance
        self._width = round(max(map(measure, texts))) + 2 * 12 + _MARK + _GAP
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A fixed size."""
        return QSize(self._width, _HEIGHT)

    @property
    def words(self) -> Words:
        """What it says now."""
        return self._words

    def say(self, words: Words) -> None:
        """Say something else; painted only when it differs."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(clean(words.text))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the mark and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, mark = scheme(), self._words.mark
        asks = mark is Mark.LOOK
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.amber if asks else colours.calm))
        painter.drawRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        ink = QColor("#14181D" if asks else colours.text)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = self.width() - 2 * 12 - _MARK - _GAP
        length = min(QFontMetricsF(font(20)).horizontalAdvance(self._words.text) + 1, room)
        start = (self.width() - length - _GAP - _MARK) / 2
        x = start + length + _GAP if mirrored else start
        sign = QRectF(x, (_HEIGHT - _MARK) / 2, _MARK, _MARK)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(QColor(ink) if mark is Mark.GOOD else Qt.BrushStyle.NoBrush)
        if asks:
            painter.drawRect(sign.adjusted(1, 1, -1, -1))
        else:
            painter.drawEllipse(sign.adjusted(1, 1, -1, -1))
        words = QRectF(start if mirrored else start + _MARK + _GAP, 0, length, _HEIGHT)
        painter.setPen(ink)
        draw_line(painter, words, self._words.text, font(20), least=16)
        painter.end()


def link_words(*, online: bool | None) -> Words:
    """Whether this desk is heard. ``None``: it has not been tried yet."""
    if online is None:
        return Words(translate("Chip", "Connecting"), Mark.AWAY)
    if online:
        return Words(translate("Chip", "Online"))
    return Words(translate("Chip", "Offline"), Mark.AWAY)


def to_send_words(count: int) -> Words:
    """How much the organisers have not received yet."""
    text = translate("Chip", "{count} to send").format(count=count)
    return Words(text, Mark.GOOD if count == 0 else Mark.AWAY)


def list_age_words(last_ms: int | None, now_ms: int) -> Words:
    """How long ago this desk's list was last compared with the organisers'."""
    if last_ms is None:
        return Words(translate("Chip", "List as kept"), Mark.AWAY)
    age = max(0, now_ms - last_ms)
    minutes = age // 60_000
    if minutes < 1:
        return Words(translate("Chip", "List now"))
    if minutes < 60:
        return Words(translate("Chip", "List {minutes} min").format(minutes=minutes))
    text = translate("Chip", "List {hours} h").format(hours=minutes // 60)
    return Words(text, Mark.LOOK if age >= _STALE_MS else Mark.GOOD)


def camera_words(*, seeing: bool | None) -> Words:
    """Whether the camera sees anything. ``None``: it is starting."""
    if seeing is None:
        return Words(translate("Chip", "Camera"), Mark.AWAY)
    if seeing:
        return Words(translate("Chip", "Camera"))
    return Words(translate("Chip", "No camera"), Mark.LOOK)
