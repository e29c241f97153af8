"""A laptop becomes a desk by an event file: its passphrase, what it is, which desk this is."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from checkin.adapters.event_file.contents import Head
from checkin.domain.model import DeskProfile
from ui.field import Field
from ui.plain_text import PlainLabel, clean, isolated
from ui.retranslating import Retranslating
from ui.theme import font
from ui.times import day_in_full, moment_within, zone_of

_COLUMNS = 4
_WIDE = 780
"""Pixels across which the desks stand at least."""
_HIGH = 64
_AROUND = 72
_NAME = 20
"""Pixels of a button with a desk's name: height, what stands around the name, its letters."""

REFUSALS = (
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This is not an event file. Choose the file that the organisers gave you: "
        "its name ends in .checkin-event.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal", "The event file cannot be read. Copy it to this laptop and open it there."
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "A newer version of Checkin made this event file. Install that version on this laptop "
        "first.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal", "This is not the passphrase of this event file. Look at it again."
    ),
    QT_TRANSLATE_NOOP("Refusal", "The passphrase of an event file has 16 letters and digits."),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This event file is not as the organisers made it: it was cut off or changed. "
        "Copy it again, or ask them for a new one.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "By this laptop’s clock this event file is out of date. "
        "Set the clock if it is wrong, else ask the organisers for a new file.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This laptop’s clock is wrong: by it, this event file has not been made yet. "
        "Set its date and time, and open the file again.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This laptop is a desk of another event. Erase that desk first, or use another laptop.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal", "This laptop is a desk of this event already. Open the desk and go on."
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This computer has too little memory free. Close other programs and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This place of the event file is in use on another laptop. "
        "Ask an organiser to let it in; all is kept.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "The event file of this desk is out of date. Ask an organiser to let it in; all is kept.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "The event file of this desk was withdrawn. Ask an organiser to let it in; all is kept.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "The server does not know the event file of this desk. "
        "Ask an organiser to let it in; all is kept.",
    ),
)
"""What is said of a file that is not taken, and later of a desk that came with one."""


class SettingUp(Retranslating, QWidget):
    """Asks for the passphrase of the file *called* so; then says what it is, and who this may be.

    ``opened`` carries what was typed, ``chosen`` the name of the desk; ``left`` goes back.
    """

    opened = Signal(str)
    chosen = Signal(str)
    left = Signal()

    def __init__(self, called: str) -> None:
        super().__init__()
        self._called = called
        self._head: Head | None = None
        self._taken: frozenset[str] = frozenset()
        self._now_ms = 0
        self._is_busy = False
        self._sentence = ""
        self._title, self._file, self._hint = _label(44, strong=True), _label(20), _label(20)
        self._facts = [_label(24) for _ in range(4)]
        self._which = _label(28, strong=True)
        self.passphrase = Field()
        self.passphrase.setMaxLength(60)
        self.open, self.back = QPushButton(), QPushButton()
        self.open.setProperty("kind", "main")
        self.back.setProperty("kind", "second")
        self.said = _label(20)
        self.said.setMinimumHeight(64)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.desks: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._asking = _column(self._file, 16, self._hint, self.passphrase)
        self._knowing = _column(*self._facts, 16, self._which, _scrolled(self._grid))
        self._knowing.hide()
        self._lay_out()
        self.setFocusProxy(self.passphrase)
        self.passphrase.textChanged.connect(self._see)
        self.passphrase.returnPressed.connect(self._open)
        self.open.clicked.connect(self._open)
        self.back.clicked.connect(self.left)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._file.setText(isolated(self._called))
        self._hint.setText(self.tr("Passphrase, as the organisers gave it to you"))
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.passphrase.setPlaceholderText("XXXX-XXXX-XXXX-XXXX")
        self.open.setText(self.tr("Open"))
        self.back.setText(self.tr("Back"))
        self.said.say(QCoreApplication.translate("Refusal", self._sentence))
        if self._head is None:
            self._title.setText(self.tr("Open an event file"))
        else:
            self._say_facts(self._head)
        if self._is_busy:
            self.said.say(self._busy_words())
        self._see()

    def know(self, head: Head, now_ms: int) -> None:
        """The file is open: say what it is, and let somebody choose which desk this is."""
        self.passphrase.clear()
        self._asking.hide()
        self.open.hide()
        # All of the height is for the desks, of which there may be many.
        self._title.setFont(font(32, strong=True))
        self.said.setMinimumHeight(0)
        for at in (0, self._form.count() - 1):
            self._form.setStretch(at, 0)
        columns = self._columns(head)
        for at, one in enumerate(head.places):
            self._grid.setColumnStretch(at % columns, 1)
            button = QPushButton()
            button.setProperty("kind", "main")
            button.setMinimumHeight(_HIGH)
            button.setFont(font(_NAME, strong=True))
            button.clicked.connect(lambda _=False, name=one.place.name: self._choose(name))
            self.desks.append(button)
            self._grid.addWidget(button, at // columns, at % columns)
        self._head, self._now_ms, self._sentence = head, now_ms, ""
        self._knowing.show()
        self._set_busy(busy=False)
        self.desks[0].setFocus()

    def know_taken(self, names: Collection[str]) -> None:
        """The server says which desks other laptops are already."""
        self._taken = frozenset(names)
        self.retranslate()
        if not any(one.hasFocus() for one in self.desks):
            free = next((one for one in self.desks if one.isEnabled()), self.back)
            free.setFocus()

    def failed(self, sentence: str) -> None:
        """It did not work: say why, and let it be tried again at once."""
        self._sentence = sentence
        self._set_busy(busy=False)
        if self._head is None:
            self.passphrase.setFocus()
            self.passphrase.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape and not self._is_busy:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.open.isEnabled():
            self._sentence = ""
            self._set_busy(busy=True)
            self.opened.emit(self.passphrase.text())

    def _choose(self, name: str) -> None:
        self._sentence = ""
        self._set_busy(busy=True)
        self.chosen.emit(name)

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self.passphrase.setReadOnly(busy)
        self.back.setEnabled(not busy)
        self.retranslate()

    def _busy_words(self) -> str:
        if self._head is None:
            return self.tr("Opening the file…")
        return self.tr("Making this laptop a desk…")

    def _see(self) -> None:
        self.open.setEnabled(bool(self.passphrase.text().strip()) and not self._is_busy)
        for button, one in zip(self.desks, self._head.places if self._head else (), strict=True):
            name, taken = clean(one.place.name), one.place.name in self._taken
            button.setText(self.tr("{name} (in use)").format(name=name) if taken else name)
            button.setEnabled(not taken and not self._is_busy)

    def _say_facts(self, head: Head) -> None:
        zone = zone_of(head.time_zone)
        self._title.setText(isolated(head.name))
        days = sorted({day for _, day in head.lists})
        people = self.tr("%n people", "", head.people)
        as_of = moment_within(head.made, self._now_ms, zone)
        until = moment_within(head.expires, self._now_ms, zone)
        said = (
            " – ".join(_day(one) for one in dict.fromkeys((*days[:1], *days[-1:]))),
            self.tr("{people} on list {number}, as of {time}").format(
                people=people, number=head.number, time=as_of
            ),
            self.tr("{profile}. The file is good until {time}").format(
                profile=self._profile(head.profile), time=until
            ),
            self.tr("Server: {address}").format(address=isolated(head.server)),
        )
        for label, text in zip(self._facts, said, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self._which.setText(self.tr("Which desk is this?"))

    def _columns(self, head: Head) -> int:
        """How many names have room beside each other."""
        measure = QFontMetrics(font(_NAME, strong=True)).horizontalAdvance
        said = self.tr("{name} (in use)")
        widest = max(measure(said.format(name=clean(one.place.name))) for one in head.places)
        return max(1, min(_COLUMNS, _WIDE // (widest + _AROUND)))

    def _profile(self, profile: DeskProfile) -> str:
        match profile:
            case DeskProfile.LANE:
                return self.tr("Lane: public names")
            case DeskProfile.LANE_WITHOUT_NAMES:
                return self.tr("Lane without names")
        return self.tr("Help desk: all that finds people")

    def _lay_out(self) -> None:
        self._form = form = QVBoxLayout()
        form.setSpacing(8)
        form.addStretch(2)
        form.addWidget(self._title)
        form.addSpacing(8)
        form.addWidget(self._asking)
        form.addWidget(self._knowing, 8)
        form.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.back)
        buttons.addStretch()
        form.addLayout(buttons)
        form.addSpacing(8)
        form.addWidget(self.said)
        form.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.addStretch(1)
        row.addLayout(form, 6)
        row.addStretch(1)


def _day(iso: str) -> str:
    try:
        return day_in_full(date.fromisoformat(iso))
    except ValueError:
        return isolated(iso)


def _label(size: int, *, strong: bool = False) -> PlainLabel:
    label = PlainLabel()
    label.setFont(font(size, strong=strong))
    label.setWordWrap(True)
    return label


def _column(*parts: QWidget | int) -> QWidget:
    """Some widgets, and the space between them."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for part in parts:
        if isinstance(part, int):
            layout.addSpacing(part)
        else:
            layout.addWidget(part)
    return column


def _scrolled(grid: QGridLayout) -> QScrollArea:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(grid)
    column.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
