"""The board: one sheet at a time, in the panel's place."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.field import Field
from ui.help_desk.sheet import Option, Sheet
from ui.plain_text import PlainLabel, clean, draw_line
from ui.retranslating import Retranslating
from ui.theme import font, scheme

ROW = 64
_LONGEST = 200
_FIELDS = 2
_NOTHING = Sheet("")
_KEY, _WORDS, _DETAIL, _BOX = (Qt.ItemDataRole.UserRole + n for n in range(4))


class Board(Retranslating, QWidget):
    """Shows a sheet, and holds what is chosen, ticked and typed on it.

    ``went`` when the main button or a row was pressed, ``left`` when Back was.
    """

    went = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = _NOTHING
        self._title = _label(font(32, strong=True))
        self._lines = _label(font(20))
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_OptionPainter(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._clicked)
        self._labels = [PlainLabel() for _ in range(_FIELDS)]
        self.fields = [Field() for _ in range(_FIELDS)]
        self._said = _label(font(20, strong=True))
        self._go, self._back = QPushButton(), QPushButton()
        self._go.setProperty("kind", "main")
        self._go.clicked.connect(self.went)
        self._back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        for label, field in zip(self._labels, self.fields, strict=True):
            field.setMaxLength(_LONGEST)
            field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self._list, 1)
        column.addWidget(self._said)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        for button in (self._go, self._back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what never changes in the language of now."""
        self._back.setText(self._sheet.back or self.tr("Back (Esc)"))
        self._list.setAccessibleName(self.tr("Choices"))

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self._sheet

    @property
    def said(self) -> str:
        """What is wrong with what was typed, or what came of it."""
        return clean(self._said.text())

    @property
    def row(self) -> int:
        """Which row is chosen."""
        return max(0, self._list.currentRow())

    @property
    def typed(self) -> list[str]:
        """What stands in the fields."""
        return [field.text() for field in self.fields]

    @property
    def chosen(self) -> str:
        """The key of the chosen row, empty without any."""
        item = self._list.currentItem()
        return str(item.data(_KEY)) if self._list.count() else ""

    def ticked(self) -> set[str]:
        """The keys of the ticked rows."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return {item.data(_KEY) for item in items if item.data(_BOX)}

    def show_sheet(
        self,
        sheet: Sheet,
        typed: Sequence[str],
        row: int,
        ticked: Collection[str] | None,
        said: str,
    ) -> None:
        """Show *sheet* with what was typed and chosen on it before."""
        self._sheet = sheet
        self._title.say(sheet.title)
        self._lines.say(" ".join(sheet.lines))
        self._lines.setVisible(bool(sheet.lines))
        self._list.setVisible(not sheet.fields)
        self._list.clear()
        for one in sheet.options:
            self._list.addItem(_item(one, ticked))
        self._list.setCurrentRow(min(row, len(sheet.options) - 1))
        for place, (label, field) in enumerate(zip(self._labels, self.fields, strict=True)):
            wanted = sheet.fields[place] if place < len(sheet.fields) else ""
            label.setVisible(bool(wanted))
            field.setVisible(bool(wanted))
            label.setText(wanted)
            field.setAccessibleName(wanted)
            field.setText(typed[place])
            field.setEchoMode(
                QLineEdit.EchoMode.Password if sheet.secret else QLineEdit.EchoMode.Normal
            )
        self._go.setText(sheet.go)
        self._back.setText(sheet.back or self.tr("Back (Esc)"))
        self._go.setVisible(bool(sheet.go))
        self._said.say(said)
        self._announce(said or ". ".join((sheet.title, *sheet.lines)))

    def replace(self, sheet: Sheet) -> None:
        """Say the same sheet in another language."""
        self.show_sheet(sheet, self.typed, self.row, self.ticked(), "")

    def forget(self) -> None:
        """Hold nobody any more."""
        if self._sheet != _NOTHING:
            self.show_sheet(_NOTHING, [""] * _FIELDS, 0, None, "")

    def field(self) -> QLineEdit | None:
        """Where keys go: the field that has them, or else the first one there is."""
        there = self.fields[: len(self._sheet.fields)]
        return next(
            (one for one in there if one is self.window().focusWidget()),
            there[0] if there else None,
        )

    def next_is_empty(self) -> bool:
        """True when nothing stands yet in the field after the one that has the keys."""
        there = self.fields[: len(self._sheet.fields)]
        return any(before is self.field() and not after.text() for before, after in pairwise(there))

    def step(self, steps: int) -> bool:
        """Go to another row or field; say whether there was one."""
        there = self.fields[: len(self._sheet.fields)]
        if there:
            focused = self.window().focusWidget()
            place = next((n for n, one in enumerate(there) if one is focused), 0) + steps
            if 0 <= place < len(there):
                there[place].setFocus()
                return True
            return False
        self._list.setCurrentRow(
            min(max(self._list.currentRow() + steps, 0), self._list.count() - 1)
        )
        return True

    def toggle(self) -> None:
        """Tick the chosen row, or not."""
        item = self._list.currentItem()
        if self._list.count() and item.data(_BOX) is not None:
            item.setData(_BOX, not item.data(_BOX))

    def take_away(self, typed: str) -> None:
        """A scanner has typed that: it was no name."""
        for field in self.fields:
            if field.text().endswith(typed):
                field.setText(field.text().removesuffix(typed))

    def _clicked(self, item: QListWidgetItem) -> None:
        if item.data(_BOX) is not None:
            self.toggle()
        else:
            self.went.emit()

    def _announce(self, words: str) -> None:
        if words:
            event = QAccessibleAnnouncementEvent(self, clean(words))
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)


def _label(face: Any) -> PlainLabel:
    label = PlainLabel()
    label.setFont(face)
    label.setWordWrap(True)
    # A name of one long word must not make the window wider.
    label.setMinimumWidth(1)
    return label


def _item(one: Option, ticked: Collection[str] | None) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(_KEY, one.key)
    item.setData(_WORDS, one.words)
    item.setData(_DETAIL, one.detail)
    box = one.ticked if one.ticked is None or ticked is None else one.key in ticked
    item.setData(_BOX, box)
    said = ", ".join(clean(part) for part in (one.words, one.detail) if part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    return item


class _OptionPainter(QStyledItemDelegate):
    """Paints one row, as plain text, with its box if it has one."""

    def sizeHint(self, option: Any, _index: Any) -> QSize:
        """All rows are alike."""
        return QSize(option.rect.width(), ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Words above, details below."""
        words, detail, box = (index.data(role) for role in (_WORDS, _DETAIL, _BOX))
        colours, place = scheme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == _chosen(option):
            painter.setPen(QPen(QColor(colours.accent), 3))
            painter.setBrush(QColor(colours.window))
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 8, 8)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        text = place.adjusted(20, 6, -20, -6)
        if box is not None:
            x = text.right() - 28 if mirrored else text.left()
            _paint_box(painter, QRectF(x, place.center().y() - 14, 28, 28), ticked=box)
            text.adjust(0 if mirrored else 44, 0, -44 if mirrored else 0, 0)
        upper, lower = QRectF(text), QRectF(text)
        if detail:
            # Letters that reach below the line have their room in both.
            upper.setTop(place.top() + 2)
            upper.setBottom(place.top() + 38)
            lower.setTop(place.top() + 33)
            painter.setPen(QColor(colours.muted))
            draw_line(painter, lower, detail, font(20), least=16)
        painter.setPen(QColor(colours.text))
        draw_line(painter, upper, words, font(24), least=18)
        painter.restore()


def _paint_box(painter: QPainter, box: QRectF, *, ticked: bool) -> None:
    colours = scheme()
    painter.setPen(QPen(QColor(colours.text), 3))
    painter.setBrush(QColor(colours.accent) if ticked else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 6, 6)
    if ticked:
        painter.setPen(QPen(QColor(colours.on_accent), 4))
        x, y = box.left(), box.top()
        painter.drawPolyline(
            [QPointF(x + 6, y + 14), QPointF(x + 12, y + 20), QPointF(x + 22, y + 8)]
        )


def _chosen(option: Any) -> int:
    return int(option.widget.currentRow())
