"""The search field, and at most six rows."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from checkin.domain.model import Registration
from checkin.usecases.outcome import Found
from ui.field import Field
from ui.people_words import shown_name
from ui.plain_text import PlainLabel, clean, draw_line, isolated
from ui.retranslating import Retranslating
from ui.theme import font, scheme

ROW = 64
"""The height of a row in logical pixels."""

_DIVIDER = 32
_WHO = Qt.ItemDataRole.UserRole
_TIME = Qt.ItemDataRole.UserRole + 1
_WORDS = Qt.ItemDataRole.UserRole + 2

_LONGEST = 200
_PAUSE_MS = 100
"""Longer than between two keys of a scanner, and too short for a person to notice."""


class SearchField(Retranslating, Field):
    """Where every printable key goes.

    ``asked`` carries what to search for: at once, but while *hurried* says that
    a scanner may be typing, once that has paused for a moment.
    """

    asked = Signal(str)

    def __init__(self, hurried: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hurried = hurried
        self._names = True
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask_late)
        self.textEdited.connect(self._edited)
        self.setFixedHeight(56)
        self.setMaxLength(_LONGEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what it is for in the language of now."""
        any_of = self.tr("Type a name or a code")
        words = any_of if self._names else self.tr("Type the short code under the QR code")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def show_names(self, *, names: bool) -> None:
        """Say whether people can be found by their names here."""
        if names is not self._names:
            self._names = names
            self.retranslate()

    def ask_if_waiting(self) -> None:
        """Search now if a search has been put off."""
        if self._pause.isActive():
            self._ask_late()

    def _edited(self, typed: str) -> None:
        if typed and self._hurried():
            self._pause.start()
        else:
            self._pause.stop()
            self.asked.emit(typed)

    def _ask_late(self) -> None:
        self._pause.stop()
        if self.text():  # it may have been cleared meanwhile, which is no search
            self.asked.emit(self.text())


class Rows(Retranslating, QWidget):
    """The people who were found, in place of the panel while somebody types."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel()
        self._title.setContentsMargins(24, 0, 24, 0)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_RowPainter(self._list))
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._list, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what it is in the language of now; the rows themselves are shown anew."""
        self._list.setAccessibleName(self.tr("People found"))

    def show_found(
        self,
        found: Sequence[Found],
        times: Sequence[str],
        *,
        enough: bool,
        reading: bool = False,
        names: bool = True,
    ) -> None:
        """Show the rows. *times* says for each when they came in, empty if not yet.

        *enough* says that what was typed may bring up names at all, *reading* that
        nobody can be found by name yet, and without *names* nobody ever can.
        """
        self._list.clear()
        divided = False
        for one, time in zip(found, times, strict=True):
            if one.similar and not divided:
                divided = True
                self._list.addItem(_divider(self.tr("Similar spellings")))
            self._list.addItem(_row(one.registration, time))
        if found and not found[0].similar:
            self._list.setCurrentRow(0)
            self._title.setText(self.tr("Arrows move, Enter chooses, Esc goes back"))
        elif found:
            # Perhaps none of them is meant: so none is chosen.
            self._list.setCurrentRow(-1)
            self._title.setText(self.tr("Nobody of that name. Perhaps one of these"))
        elif not names:
            self._title.setText(self.tr("This desk holds no names. Type the whole short code"))
        elif reading:
            self._title.setText(self.tr("Reading the list. Codes work already"))
        elif enough:
            self._title.setText(self.tr("Nobody of that name. Try fewer letters, or the code"))
        else:
            self._title.setText(self.tr("Two letters or more"))

    def count(self) -> int:
        """How many people there are."""
        return len(self._people())

    def forget(self) -> None:
        """Hold nobody any more."""
        self._list.clear()

    def step(self, steps: int) -> None:
        """Select another of them, stopping at the ends."""
        rows = self._people()
        if rows:
            now = self._list.currentRow()
            # With nobody chosen yet, a step in either direction is one to the first.
            place = rows.index(now) + steps if now in rows else 0
            self._list.setCurrentRow(rows[min(max(place, 0), len(rows) - 1)])

    def current(self) -> Registration | None:
        """Whom the selected row is about, ``None`` while none is selected."""
        item = self._list.currentItem()
        return item.data(_WHO) if self._list.count() and item is not None else None

    def _people(self) -> list[int]:
        """The rows that are about somebody."""
        rows = range(self._list.count())
        return [row for row in rows if self._list.item(row).data(_WHO) is not None]

    def _clicked(self, item: QListWidgetItem) -> None:
        who = item.data(_WHO)
        if who is not None:
            self.chosen.emit(who.id)


def _row(who: Registration, time: str) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(_WHO, who)
    item.setData(_TIME, time)
    parts = (shown_name(who), *_details(who), time)
    said = ", ".join(clean(part) for part in parts if part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    return item


def _divider(words: str) -> QListWidgetItem:
    """What stands between those who were typed and those who only sound so. Nobody can choose it."""
    item = QListWidgetItem()
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(_WORDS, words)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
    return item


class _RowPainter(QStyledItemDelegate):
    """Paints one row, as plain text."""

    def sizeHint(self, option: Any, index: Any) -> QSize:
        """All rows are alike but for the divider."""
        return QSize(option.rect.width(), _DIVIDER if index.data(_WORDS) else ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Name and details on the leading side, when they came in on the other."""
        if words := index.data(_WORDS):
            _paint_divider(painter, QRectF(option.rect), words)
            return
        who: Registration = index.data(_WHO)
        time: str = index.data(_TIME)
        colours, box = scheme(), QRectF(option.rect)
        chosen = index.row() == _current_row(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QPen(QColor(colours.accent), 3))
            painter.setBrush(QColor(colours.window))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 8, 8)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        wide = 150 if time else 0
        text = box.adjusted(20 + mirrored * wide, 6, -20 - (not mirrored) * wide, -6)
        upper, lower = QRectF(text), QRectF(text)
        upper.setBottom(box.top() + 35)
        lower.setTop(box.top() + 33)
        painter.setPen(QColor(colours.text))
        draw_line(painter, upper, isolated(shown_name(who)), font(24), least=20)
        painter.setPen(QColor(colours.muted))
        details = " \u00b7 ".join(isolated(one) for one in _details(who))
        draw_line(painter, lower, details, font(20), least=16)
        if time:
            left = box.left() + 20 if mirrored else box.right() - wide - 8
            painter.setPen(QColor(colours.text))
            draw_line(painter, QRectF(left, box.top(), wide, ROW), time, font(20), least=16)
        painter.restore()


def _paint_divider(painter: QPainter, box: QRectF, words: str) -> None:
    painter.save()
    painter.setPen(QPen(QColor(scheme().line), 1))
    painter.drawLine(box.adjusted(8, 4, -8, 0).topLeft(), box.adjusted(8, 4, -8, 0).topRight())
    painter.setPen(QColor(scheme().muted))
    draw_line(painter, box.adjusted(20, 5, -20, 0), words, font(18), least=16)
    painter.restore()


def _current_row(option: Any) -> int:
    return int(option.widget.currentRow())


def _details(who: Registration) -> tuple[str, ...]:
    if who.code_only:
        return ()
    return tuple(one for one in (who.organisation, who.category) if one)
