"""Check-ins on a USB stick: saved for others, and taken in from others."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from checkin.adapters import carrying, stick
from checkin.adapters.carrying import Took
from checkin.adapters.profile import Profile
from checkin.domain.errors import CheckInError
from ui.laptop.errands import Errands, Tell
from ui.laptop.menu import Room
from ui.laptop.sticks import Choose, cannot, new_file, some_file
from ui.plain_text import PlainLabel
from ui.retranslating import Retranslating
from ui.theme import font

translate = QCoreApplication.translate

_HIGH = 72


class CarryPage(Retranslating, Room):
    """``left`` when somebody goes back; ``took`` with what was taken in, for the desk to learn."""

    took = Signal(object)

    def __init__(
        self,
        errands: Errands,
        profile: Profile,
        choose_new: Choose = new_file,
        choose: Choose = some_file,
    ) -> None:
        super().__init__()
        self._errands = errands
        self._profile = profile
        self._choose_new = choose_new
        self._choose = choose
        self._busy = False
        self._say: Callable[[], list[str]] = list
        self._title = _label(44, strong=True)
        self._note = _label(24)
        self.make, self.take, self.back = QPushButton(), QPushButton(), QPushButton()
        self.back.setProperty("kind", "second")
        for button in (self.make, self.take):
            button.setProperty("kind", "second")
            button.setMinimumHeight(_HIGH)
            button.setFont(font(26, strong=True))
        self.said = [_label(24) for _ in range(3)]
        self.make.clicked.connect(self._make)
        self.take.clicked.connect(self._take)
        self.back.clicked.connect(self.left)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        for one in (self._title, self._note, self.make, self.take, *self.said):
            column.addWidget(one)
        column.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.addStretch(1)
        row.addLayout(column, 4)
        row.addStretch(1)
        for button in (self.make, self.take, self.back):
            button.setAutoDefault(True)
        self.setFocusProxy(self.make)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._title.setText(translate("Carry", "Check-ins on a USB stick"))
        self._note.say(
            translate(
                "Carry",
                "Without a network: save here, take in at another desk or at the organisers' "
                "computer. Whoever finds the stick can read nothing.",
            )
        )
        self.make.setText(translate("Carry", "Save check-ins to a stick…"))
        self.take.setText(translate("Carry", "Take in check-ins from a stick…"))
        self.back.setText(translate("Panic", "Back (Esc)"))
        for label, line in zip(self.said, (*self._say(), "", "", ""), strict=False):
            label.say(line)
            label.setVisible(bool(line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; nothing else gets to what is below."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()

    def _make(self) -> None:
        if not self._busy and (path := self._choose_new(self)):
            self._run(lambda _: made(self._profile, Path(path)), self._made)

    def _take(self) -> None:
        if not self._busy and (path := self._choose(self)):
            self._run(lambda _: taken(self._profile, Path(path)), self._taken)

    def _run(self, work: Callable[[Tell], object], done: Callable[[Any], None]) -> None:
        self._become(lambda: [translate("Carry", "One moment")], busy=True)
        errand = self._errands.send(work)
        errand.done.connect(done)
        errand.failed.connect(self._failed)
        errand.start()

    def _made(self, count: int) -> None:
        self._become(lambda: [Carry().saved(count)])

    def _taken(self, took: Took) -> None:
        self._become(lambda: took_words(took))
        self.took.emit(took)

    def _failed(self, error: CheckInError) -> None:
        self._become(lambda: [cannot(error)])

    def _become(self, say: Callable[[], list[str]], *, busy: bool = False) -> None:
        self._say, self._busy = say, busy
        self.retranslate()


class Carry(QObject):
    """The sentences with numbers, which take the form that a language has for each."""

    def saved(self, count: int) -> str:
        """So many are on the stick."""
        return self.tr("%n record(s) are on the stick, and were read back from it.", "", count)

    def new(self, count: int) -> str:
        """So many came."""
        return self.tr("%n new record(s) were taken in.", "", count)

    def aside(self, count: int) -> str:
        """So many were refused."""
        return self.tr(
            "%n record(s) are not as their desk signed them, and are kept aside.", "", count
        )

    def strangers(self, count: int) -> str:
        """So many desks are not known here."""
        return self.tr(
            "%n desk(s) are not known here yet: their check-ins were left out.", "", count
        )


def row_words() -> str:
    """What the menu calls it."""
    return translate("Carry", "Check-ins on a USB stick…")


def took_words(took: Took) -> list[str]:
    """What came of taking in, in the language of now."""
    lines = [
        Carry().new(len(took.new))
        if took.new
        else translate("Carry", "All of it was here already.")
    ]
    if took.aside:
        lines.append(Carry().aside(took.aside))
    if took.strangers:
        lines.append(Carry().strangers(took.strangers))
    return lines


def made(profile: Profile, path: Path) -> int:
    """Save all that a desk holds to *path*; how many records. Raises InputError, StoreError."""
    carried = stick.save(profile, path)
    return sum(len(run.records) for run in carried.runs)


def taken(profile: Profile, path: Path) -> Took:
    """Take in what is at *path*. Raises InputError, StoreError."""
    return stick.take(profile, carrying.read_file(path))


def _label(size: int, *, strong: bool = False) -> PlainLabel:
    label = PlainLabel()
    label.setFont(font(size, strong=strong))
    label.setWordWrap(True)
    return label
