"""The help card's table: what the keys do, what the colours mean, whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.plain_text import block_height, draw_block, draw_line, isolated
from ui.shapes import draw_shape
from ui.theme import INKS, Ink, Look, font

translate = QCoreApplication.translate

_MOST_CONTACTS = 6
_SMALLEST = 14
"""Logical pixels, for contacts that are as long as they may be and in many words."""

_GAP = 32.0
"""Between the two columns."""


@dataclass(frozen=True, slots=True)
class Guide:
    """``keys`` and what they do, ``colours`` and what to do, ``contacts`` as the organisers wrote."""

    keys: tuple[tuple[str, str], ...]
    colours: tuple[tuple[Look, str], ...]
    contacts: tuple[str, ...]
    asking: str

    def lines(self) -> tuple[str, ...]:
        """The same as sentences, for those who listen."""
        return (
            *(f"{key}: {does}" for key, does in self.keys),
            *(words for _, words in self.colours),
            *((f"{self.asking}: {', '.join(self.contacts)}",) if self.contacts else ()),
        )


def guide(contacts: Sequence[str], *, names: bool = True) -> Guide:
    """What a volunteer needs to know, with the event's own *contacts*.

    *names* where people can be found by theirs.
    """
    # What stands before the colon is the key, as keyboards of that language have it.
    keys = (
        translate("Guide", "A\u2026Z: No code? Type the name")
        if names
        else translate("Guide", "A\u2026Z: Not read? The short code"),
        translate("Guide", "Enter: Choose; again: check in"),
        translate("Guide", "Esc: Go back"),
        translate("Guide", "Ctrl+Z: Wrong person? Undo"),
        translate("Guide", "Ctrl+L: Hide the screen"),
        translate("Guide", "F2: Send to the help desk"),
        translate("Guide", "F4: How many have come"),
        translate("Guide", "F7: Another language"),
        translate("Guide", "F8: Sound off and on"),
        translate("Guide", "F9: Another camera"),
        translate("Guide", "F10: Look this laptop over"),
    )
    colours = (
        (Look.CHECKED_IN, translate("Guide", "Welcome them")),
        (Look.PLEASE_READ, translate("Guide", "Checked in: read the line")),
        (Look.ALREADY_IN, translate("Guide", "In already: who was it?")),
        (Look.STOP, translate("Guide", "Not now: help desk, F2")),
    )
    return Guide(
        tuple(map(_row, keys)),
        colours,
        tuple(isolated(one) for one in contacts[:_MOST_CONTACTS]),
        translate("Guide", "Whom to ask"),
    )


def _row(text: str) -> tuple[str, str]:
    key, _, does = text.partition(":")
    return key.strip(), does.strip()


def draw_guide(painter: QPainter, box: QRectF, shown: Guide, ink: Ink, scale: float) -> None:
    """Paint *shown* in *box*: keys where people begin to read, the rest beside them."""
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    wide = (box.width() - _GAP) / 2
    first, second = QRectF(box), QRectF(box)
    first.setWidth(wide)
    second.setLeft(box.right() - wide)
    if mirrored:
        first, second = second, first
    row = min(box.height() / len(shown.keys), 44 * scale)
    size = min(21 * scale, row * 0.62)
    caps = max(QFontMetricsF(font(size, strong=True)).horizontalAdvance(k) for k, _ in shown.keys)
    for place, (key, does) in enumerate(shown.keys):
        line = QRectF(first.left(), first.top() + place * row, wide, row)
        cap, words = _split(line, caps + 24, mirrored=mirrored)
        _draw_cap(painter, cap, key, size, ink)
        draw_line(painter, words, does, font(size), least=18)
    for place, (look, means) in enumerate(shown.colours):
        line = QRectF(second.left(), second.top() + place * row, wide, row)
        swatch, words = _split(line, row * 1.3, mirrored=mirrored)
        _draw_swatch(painter, swatch, look, ink)
        draw_line(painter, words, means, font(size), least=18)
    if shown.contacts:
        top = second.top() + (len(shown.colours) + 0.2) * row
        _draw_contacts(painter, QRectF(second.left(), top, wide, box.bottom() - top), shown, size)


def _split(line: QRectF, first: float, *, mirrored: bool) -> tuple[QRectF, QRectF]:
    if mirrored:
        return line.adjusted(line.width() - first, 0, 0, 0), line.adjusted(0, 0, -first - 12, 0)
    return line.adjusted(0, 0, first - line.width(), 0), line.adjusted(first + 12, 0, 0, 0)


def _draw_cap(painter: QPainter, box: QRectF, key: str, size: float, ink: Ink) -> None:
    painter.save()
    painter.setPen(QPen(QColor(ink.text), 1.5))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(box.adjusted(1, 3, -1, -3), 6, 6)
    painter.setFont(font(size, strong=True))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), key)
    painter.restore()


def _draw_swatch(painter: QPainter, box: QRectF, look: Look, ink: Ink) -> None:
    painter.save()
    painter.setPen(QPen(QColor(ink.text), 1))
    painter.setBrush(QColor(INKS[look].fill))
    painter.drawRoundedRect(box.adjusted(1, 3, -1, -3), 6, 6)
    painter.restore()
    side = box.height() * 0.6
    sign = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    draw_shape(painter, sign, look, INKS[look].text, INKS[look].fill)


def _draw_contacts(painter: QPainter, box: QRectF, shown: Guide, size: float) -> None:
    high = size * 1.4
    head = QRectF(box.left(), box.top(), box.width(), high)
    draw_line(painter, head, shown.asking, font(size, strong=True), least=15)
    size = _size_of_contacts(
        painter, shown.contacts, box.width(), box.bottom() - head.bottom(), size
    )
    top = head.bottom()
    for contact in shown.contacts:
        place = QRectF(box.left(), top, box.width(), max(0.0, box.bottom() - top))
        top += draw_block(painter, place, contact, font(size), least=_SMALLEST)


def _size_of_contacts(
    painter: QPainter, contacts: Sequence[str], width: float, room: float, largest: float
) -> float:
    """The largest size in which all of them fit: on a line each, else in the room there is."""
    sizes = range(round(largest), _SMALLEST - 1, -1)
    lines = (one for one in sizes if all(_width(text, one) <= width for text in contacts))
    blocks = (
        one
        for one in sizes
        if sum(block_height(painter, width, text, font(one)) for text in contacts) <= room
    )
    # A telephone number is not broken into two lines if that can be helped.
    return next(lines, None) or next(blocks, _SMALLEST)


def _width(text: str, size: float) -> float:
    return QFontMetricsF(font(size)).horizontalAdvance(text)
