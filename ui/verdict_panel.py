"""The verdict: one painted panel, and its twin for those who listen."""

from itertools import pairwise
from time import monotonic_ns

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.card import MAIN, Card, State
from ui.guide import Guide, draw_guide
from ui.plain_text import block_height, clean, draw_block, draw_line, draw_title, isolated
from ui.shapes import draw_shape
from ui.theme import INKS, Ink, Look, font, scheme

_DESIGN = (784, 472)
"""The size in logical pixels that the distances below were drawn for."""

_MOST_BUTTONS = 3

_MARGIN = 40
_BODY = 180
"""Where the name begins, below the shape and the title."""


class VerdictPanel(QWidget):
    """Shows one card at a time. The skeleton is fixed: only words and colours change.

    ``painted`` follows each painting of a new card, with the moment at which
    it ended (``time.monotonic_ns``).
    """

    painted = Signal(object, object)  # Card, int: nanoseconds do not fit Qt's int
    pressed = Signal(str)

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._fresh = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._buttons = [QPushButton(self) for _ in range(_MOST_BUTTONS)]
        for button in self._buttons:
            # Clicking must not take the keys away from the search field.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            # Enter presses what Tab has led to.
            button.setAutoDefault(True)
            button.clicked.connect(self._press)
        self._place_words()

    @property
    def card(self) -> Card:
        """What is shown."""
        return self._card

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons that are offered now, the main one first."""
        return tuple(button for button in self._buttons if button.isVisible())

    def follow(self, field: QWidget) -> None:
        """Let Tab lead from *field* to the buttons, one after the other."""
        for before, button in pairwise((field, *self._buttons)):
            QWidget.setTabOrder(before, button)

    def show_card(self, card: Card) -> None:
        """Show *card* now, and say it aloud to those who listen."""
        self._card = card
        self._fresh = True
        self._place_words()
        if card.state is not State.READY:
            event = QAccessibleAnnouncementEvent(self, clean(card.read_aloud()))
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)
        # Not update(): the next camera picture must not be painted first.
        self.repaint()

    def replace(self, card: Card) -> None:
        """Show the same answer in other words: nobody is told of it anew."""
        self._card = card
        self._place_words()
        self.update()

    def shrink_name(self) -> None:
        """Replace the name by its initials, for eyes that come late."""
        if self._card.shows_a_name:
            self._card = self._card.with_initials()
            self._place_words()
            self.update()

    def name_box(self) -> QRectF:
        """Where people's own texts are painted, and nothing else is."""
        scale = self._scale()
        left = _MARGIN * scale
        return QRectF(left, _BODY * scale, self.width() - 2 * left, 100 * scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        painter.end()
        if self._fresh:
            self._fresh = False
            self.painted.emit(self._card, monotonic_ns())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons where they belong."""
        super().resizeEvent(event)
        self._place_buttons()

    def _paint(self, painter: QPainter) -> None:
        card, scale = self._card, self._scale()
        ink = INKS[card.look]
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(ink.fill))
        painter.setPen(QPen(QColor(scheme().line if card.look is Look.READY else ink.fill), 1))
        painter.drawRoundedRect(edge, 12, 12)
        if card.guide is not None:
            self._paint_guide(painter, card.guide, ink)
            return
        left, width = _MARGIN * scale, self.width() - 2 * _MARGIN * scale
        head = QRectF(left, 32 * scale, 120 * scale, 120 * scale)
        draw_shape(painter, self._at(head), card.shape or card.look, ink.text, ink.fill)
        painter.setPen(QColor(ink.text))
        beside = head.right() + 28 * scale
        title = QRectF(beside, 12 * scale, self.width() - beside - 20 * scale, 160 * scale)
        draw_title(painter, self._at(title), card.title, font(68 * scale, strong=True))
        top = _BODY * scale
        if card.name:
            box = QRectF(left, top, width, 60 * scale)
            draw_line(painter, box, isolated(card.name), font(46 * scale), least=28)
            box = QRectF(left, top + 60 * scale, width, 38 * scale)
            draw_line(painter, box, isolated(card.organisation), font(26 * scale))
            top += 112 * scale
        else:
            top += 12 * scale
        self._paint_lines(painter, QRectF(left, top, width, self._floor() - top))

    def _paint_guide(self, painter: QPainter, guide: Guide, ink: Ink) -> None:
        painter.setPen(QColor(ink.text))
        scale = self._scale()
        box = QRectF(self.rect()).adjusted(_MARGIN * scale, 16 * scale, -_MARGIN * scale, 0)
        box.setBottom(self._floor() - 4 * scale)
        draw_guide(painter, box, guide, ink, scale)
        # Beside the button, which ends it.
        end = max(button.geometry().width() for button in self.buttons or self._buttons[:1])
        last = QRectF(0, self._floor(), self.width(), 76 * scale)
        last.adjust(_MARGIN * scale + end + 24, 0, -24 * scale, 0)
        draw_line(painter, self._at(last), self._card.lines[-1], font(21 * scale), least=16)

    def _paint_lines(self, painter: QPainter, box: QRectF) -> None:
        lines, scale = self._card.lines, self._scale()
        largest = 24 if len(lines) > 3 else 28 if self._card.buttons else 31
        gap = (4 if len(lines) > 3 else 8) * scale
        # All of one size, the largest in which all of them fit.
        for size in range(largest, 17, -1):
            face = font(size * scale)
            heights = [block_height(painter, box.width(), line, face) for line in lines]
            if sum(heights) + gap * (len(lines) - 1) <= box.height():
                break
        top = box.top()
        for line, height in zip(lines, heights, strict=True):
            room = QRectF(box.left(), top, box.width(), max(0.0, box.bottom() - top))
            draw_block(painter, room, line, face, least=18)
            top += height + gap

    def _place_words(self) -> None:
        card = self._card
        self.setAccessibleName(clean(card.title))
        parts = (card.name, card.organisation, *card.lines)
        self.setAccessibleDescription(". ".join(clean(part) for part in parts if part))
        dark, amber = card.look is Look.CHECKED_IN, card.look is Look.ALREADY_IN
        for place, button in enumerate(self._buttons):
            wanted = card.buttons[place] if place < len(card.buttons) else None
            button.setVisible(wanted is not None)
            if wanted is not None:
                button.setText(wanted.words)
                button.setProperty("act", str(wanted.act))
                main = place == 0 and wanted.act in MAIN and not dark and not amber
                button.setProperty("kind", "ink" if main else "outline")
                button.style().unpolish(button)
                button.style().polish(button)
        self._place_buttons()

    def _place_buttons(self) -> None:
        scale, left = self._scale(), round(_MARGIN * self._scale())
        for button in self._buttons:
            size = button.sizeHint()
            wide, high = max(size.width(), round(150 * scale)), round(52 * scale)
            x = left
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                x = self.width() - left - wide
            button.setGeometry(x, self.height() - round(24 * scale) - high, wide, high)
            left += wide + round(16 * scale)

    def _floor(self) -> float:
        low = 84 if self._card.buttons else 24
        return self.height() - low * self._scale()

    def _at(self, box: QRectF) -> QRectF:
        """Where *box* lies: on the other side where people read from the right."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())
        return box

    def _scale(self) -> float:
        wide, high = self.width() / _DESIGN[0], self.height() / _DESIGN[1]
        return max(0.75, min(wide, high, 1.5))

    def _press(self) -> None:
        self.pressed.emit(str(self.sender().property("act")))
