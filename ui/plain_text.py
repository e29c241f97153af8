"""Text from the roster is only ever text: no markup, no controls, no direction tricks."""

import unicodedata

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QShowEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

LONGEST = 160
"""Characters of one text that are ever laid out: the rest cannot be seen anyway."""

_JOINERS = "\u200c\u200d"
"""Indic scripts, Persian and emoji need these two; every other format character goes."""

_NEARLY = 1.12
"""How much wider than its box a title may be and still be shrunk rather than broken."""

_ISOLATE, _END = "\u2068", "\u2069"

too_long: list[str] | None = None
"""While it is a list, each text that was cut for want of room: for those who look for such."""


def clean(text: str) -> str:
    """Return *text* on one line, without control, format and private characters."""
    kept = "".join(
        letter if letter in _JOINERS or unicodedata.category(letter)[0] != "C" else " "
        for letter in text[: LONGEST * 8]
    )
    joined = " ".join(kept.split())
    return joined if len(joined) <= LONGEST else f"{joined[: LONGEST - 1]}\u2026"


def isolated(text: str) -> str:
    """Return *text* cleaned and shut off, so that its direction ends where it ends."""
    return f"{_ISOLATE}{clean(text)}{_END}" if text else ""


def initials(name: str) -> str:
    """The first letters of the first three words of *name*, each with a point."""
    return " ".join(f"{word[0]}." for word in clean(name).split()[:3])


class PlainLabel(QLabel):
    """The only label class of the desk: never guesses that a text is HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show *text*, cleaned and shut off."""
        super().setText(isolated(text))

    def say(self, ours: str) -> None:
        """Show our own words, in which people's own texts are shut off already."""
        super().setText(ours)

    def changeEvent(self, event: QEvent) -> None:
        """Begin where people begin to read."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The same, once the direction is known."""
        self._align()
        super().showEvent(event)

    def _align(self) -> None:
        # A text that is shut off has no direction of its own, and Qt takes it for English.
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        self.setAlignment(upright | side | Qt.AlignmentFlag.AlignAbsolute)


def draw_line(
    painter: QPainter, box: QRectF, text: str, base: QFont, *, least: float | None = None
) -> None:
    """Paint *text* on one line inside *box*: shrunk to *least* pixels, then cut in the middle."""
    least = base.pixelSize() if least is None else least
    font, shown = _fitted(text, base, box.width(), least)
    painter.save()
    painter.setClipRect(box)
    painter.setFont(font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), shown)
    painter.restore()


def draw_title(painter: QPainter, box: QRectF, text: str, base: QFont) -> None:
    """Paint *text* large in the middle of *box*: on one line if it nearly fits, else on even ones."""
    font, narrow = QFont(base), QRectF(box)
    needed = QFontMetricsF(font).horizontalAdvance(text)
    if box.width() < needed <= box.width() * _NEARLY:
        font.setPixelSize(int(base.pixelSize() * box.width() / needed) - 1)
    elif needed > box.width():
        # Two even lines read better than one and a word.
        _, height = _wrapped(text, font, box.width(), painter.layoutDirection())
        for share in (0.55, 0.65, 0.75, 0.85):
            width = box.width() * share
            if _wrapped(text, font, width, painter.layoutDirection())[1] <= height:
                narrow.setWidth(width)
                break
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            narrow.moveRight(box.right())
    draw_block(painter, narrow, text, font, least=36, centred=True)


def block_height(painter: QPainter, width: float, text: str, base: QFont) -> float:
    """How high *text* is when it is wrapped to *width*."""
    return _wrapped(text, base, width, painter.layoutDirection())[1]


def draw_block(
    painter: QPainter, box: QRectF, text: str, base: QFont, *, least: float, centred: bool = False
) -> float:
    """Paint *text* wrapped inside *box*, shrunk to *least* pixels, and return the height used.

    What is still too long at *least* is cut off at the box's end.
    """
    size = float(base.pixelSize())
    layout, height = _wrapped(text, base, box.width(), painter.layoutDirection())
    while height > box.height() and size > least:
        size = max(least, size - 2)
        smaller = QFont(base)
        smaller.setPixelSize(round(size))
        layout, height = _wrapped(text, smaller, box.width(), painter.layoutDirection())
    if height > box.height() + 1:
        _note(text)
    top = box.top() + max(0.0, (box.height() - height) / 2 if centred else 0.0)
    painter.save()
    painter.setClipRect(box)
    layout.draw(painter, QPointF(box.left(), top))
    painter.restore()
    return min(height, box.height())


def _fitted(text: str, base: QFont, width: float, least: float) -> tuple[QFont, str]:
    font = QFont(base)
    size = font.pixelSize()
    metrics = QFontMetricsF(font)
    needed = metrics.horizontalAdvance(text)
    if needed > width:
        font.setPixelSize(max(round(least), int(size * width / needed)))
        metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    if shown != text:
        _note(text)
    return font, shown


def _note(text: str) -> None:
    if too_long is not None:
        too_long.append(text)


def _wrapped(
    text: str, font: QFont, width: float, direction: Qt.LayoutDirection
) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, font)
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    # A layout drawn by hand takes "left" literally.
    option = QTextOption(Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    leading = font.pixelSize() * 1.22
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # The font's own ascent differs by script; the rhythm must not.
        line.setPosition(QPointF(0, height + leading * 0.8 - line.ascent()))
        height += leading
    layout.endLayout()
    return layout, height
