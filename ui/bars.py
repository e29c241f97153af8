"""The bars above and below: which list, how things stand, what happened last."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from checkin.domain.model import CheckInList
from checkin.usecases.outcome import Count
from ui.buttons import LanguageButton, SoundButton
from ui.chips import (
    Chip,
    camera_words,
    link_words,
    list_age_words,
    to_send_words,
)
from ui.plain_text import PlainLabel, clean, draw_line, isolated
from ui.retranslating import Retranslating
from ui.shapes import draw_shape
from ui.theme import Look, font, scheme
from ui.times import day_in_brief

translate = QCoreApplication.translate

_REMEMBERED = 5
_WIDEST = 360
"""The most logical pixels for a list's name."""


class ListButton(QPushButton):
    """The current list: the one filled thing in the bar, so that nobody misses it."""

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(min(wide, _WIDEST) + 2 * 20 + 28, 52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the list's name, and the sign that there are more."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, box = scheme(), QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(box, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.on_accent), 3))
            painter.drawRoundedRect(box.adjusted(5, 5, -5, -5), 5, 5)
        pen = QPen(QColor(colours.on_accent), 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y = 28.0 if mirrored else box.width() - 28, box.center().y()
        painter.drawPolyline([QPointF(x - 6, y - 3), QPointF(x, y + 3), QPointF(x + 6, y - 3)])
        text = box.adjusted(48, 0, -20, 0) if mirrored else box.adjusted(20, 0, -48, 0)
        draw_line(painter, text, self.text(), self.font(), least=18)
        painter.end()


class DeskName(QWidget):
    """What the desk is called. In the bar it gives way to everything else."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(clean(name))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it as large as there is room."""
        painter = QPainter(self)
        painter.setPen(QColor(scheme().text))
        draw_line(painter, QRectF(self.rect()), isolated(self._name), font(20), least=14)
        painter.end()


class TopBar(Retranslating, QWidget):
    """The current list (press to change it), the desk's name and the chips."""

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, desk_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(56)
        self._list = ListButton()
        self._list.setFont(font(24, strong=True))
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu = QMenu(self._list)
        self._list.setMenu(self.menu)
        self.menu.triggered.connect(self._choose)
        name = DeskName(desk_name)
        self.link = Chip(link_words(online=None))
        self.to_send = Chip(to_send_words(0))
        self.age = Chip(list_age_words(None, 0))
        self.camera = Chip(camera_words(seeing=None))
        self.language = LanguageButton()
        self.sound = SoundButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._list)
        row.addSpacing(8)
        row.addWidget(name, 1)
        for chip in (self.link, self.to_send, self.age, self.camera):
            row.addWidget(chip)
        row.addWidget(self.language)
        row.addWidget(self.sound)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything that never changes in the language of now."""
        for chip, widest in (
            (self.link, (link_words(online=None), link_words(online=False))),
            (self.to_send, (to_send_words(888),)),
            (self.age, (list_age_words(None, 0), list_age_words(0, 59 * 60_000))),
            (self.camera, (camera_words(seeing=None), camera_words(seeing=False))),
        ):
            chip.make_room(*(one.text for one in widest))

    @property
    def list_words(self) -> str:
        """The current list's name and day."""
        return clean(self._list.text())

    def show_lists(
        self,
        lists: Sequence[CheckInList],
        on: CheckInList | None,
        more: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Offer *lists*, with *on* the current one, and below them what else the desk can become.

        Of *more* each is what ``asked`` carries, and its words.
        """
        title = list_title(on)
        self._list.setText(title)
        self._list.updateGeometry()
        self._list.setAccessibleName(self.tr("Check-in list: {list}").format(list=clean(title)))
        self._list.setEnabled(bool(lists))
        self.menu.clear()
        for one in lists:
            action = self.menu.addAction(_button_text(list_title(one)))
            action.setCheckable(True)
            action.setChecked(on is not None and one.id == on.id)
            action.setData((self.chosen, one.id))
        if more:
            self.menu.addSeparator()
        for act, words in more:
            self.menu.addAction(_button_text(words)).setData((self.asked, act))

    def _choose(self, action: QAction) -> None:
        signal, what = action.data()
        signal.emit(what)


class History(QWidget):
    """The last answers at this desk: times and shapes, never names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: deque[tuple[str, Look]] = deque(maxlen=_REMEMBERED)
        self._covered = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def add(self, time: str, look: Look) -> None:
        """Put one more in front."""
        self._last.appendleft((time, look))
        self.cover(covered=False)

    def cover(self, *, covered: bool) -> None:
        """Show nothing of what happened while *covered*."""
        self._covered = covered
        said = "" if covered else ", ".join(f"{time} {look}" for time, look in self._last)
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them, newest first."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        colours = scheme()
        painter.setFont(font(20))
        painter.setPen(QColor(colours.muted))
        wide, middle = 96, self.height() / 2
        for place, (time, look) in enumerate(() if self._covered else self._last):
            if (place + 1) * wide > self.width():
                break
            left = self.width() - (place + 1) * wide if mirrored else place * wide
            painter.setPen(QColor(colours.text if place == 0 else colours.muted))
            painter.drawText(QRectF(left, 0, 56, self.height()), Qt.AlignmentFlag.AlignCenter, time)
            sign = QRectF(left + 58, middle - 10, 20, 20)
            ink = colours.text if place == 0 else colours.muted
            draw_shape(painter, sign, look, ink, colours.window)
        painter.end()


class CountButton(QPushButton):
    """How many are here, of how many; a press shows more of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._here, self._expected = PlainLabel(), PlainLabel()
        self._here.setFont(font(24, strong=True))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for label in (self._here, self._expected):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return self._row.sizeHint().expandedTo(QSize(0, 48))

    def say(self, here: str, expected: str) -> None:
        """Say both."""
        self._here.setText(here)
        self._expected.setText(expected)
        self.setAccessibleName(f"{here} {expected}")
        self.updateGeometry()


class Footer(Retranslating, QWidget):
    """What happened last, three keys that are always good, and how many are here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(48)
        self.history = History()
        self.undo, self.hide_all, self.help = _key(), _key(), _key()
        self.count = CountButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.history, 1)
        for button in (self.undo, self.hide_all, self.help):
            row.addWidget(button)
        row.addWidget(self.count)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what the keys do in the language of now."""
        self.undo.setText(self.tr("Undo (Ctrl+Z)"))
        self.hide_all.setText(self.tr("Hide (Ctrl+L)"))
        self.help.setText(self.tr("Help (F1)"))
        more = translate("Counts", "How many have come")
        self.count.setAccessibleDescription(f"{more} (F4)")

    @property
    def count_words(self) -> str:
        """How many are here, of how many."""
        return clean(self.count.accessibleName())

    def show_count(self, count: Count) -> None:
        """Say how many are here, as this desk has heard."""
        of = "" if count.expected is None else self.tr("of {expected}")
        self.count.say(
            self.tr("{here} here").format(here=count.here), of.format(expected=count.expected)
        )


def _key() -> QPushButton:
    button = QPushButton()
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def list_title(on: CheckInList | None) -> str:
    """A list's name and day."""
    if on is None:
        return translate("Bars", "No list yet")
    return f"{isolated(on.name)} \u00b7 {day_in_brief(on.day)}"


def _button_text(text: str) -> str:
    # A lone ampersand would underline the letter after it.
    return text.replace("&", "&&")
