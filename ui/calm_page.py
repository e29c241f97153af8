"""A page for a desk that shows nothing of anybody: erased, or waiting to hear what time it is."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from checkin.adapters.expiring import Unsent
from checkin.adapters.wiping import Erased, Proof
from checkin.domain.errors import StoreError
from ui.plain_text import PlainLabel, isolated
from ui.retranslating import Retranslating
from ui.theme import font

translate = QCoreApplication.translate


SENTENCES = (
    QT_TRANSLATE_NOOP(
        "Calm", "Part of the desk's key could not be destroyed. Erase the desk once more."
    ),
    QT_TRANSLATE_NOOP("Calm", "Something was recorded meanwhile. Begin to finish once more."),
    QT_TRANSLATE_NOOP(
        "Calm", "The disk takes nothing any more. Copy the file desk.box elsewhere, then try again."
    ),
)
"""What else is said when a desk cannot be erased."""

NEWER_SENTENCES = (
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This database was made by another version of Checkin. "
        "Use the version that made it, or a newer one.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "A newer version of Checkin has changed this desk. Install that version again, or go "
        "back to the copy from before it with “checkin desk --go-back”.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This desk cannot go back: check-ins were saved since. Install the newer version of "
        "Checkin again.",
    ),
)
"""What is said of a database that a newer version has changed, also at the lock page."""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands there. Without ``go`` there is no button; ``also`` is on a second one."""

    title: str
    lines: tuple[str, ...]
    go: str = ""
    also: str = ""


class CalmPage(Retranslating, QWidget):
    """Says what *make* makes, in the language of now. ``went`` when its button was pressed.

    ``went_also`` is of the second one.
    """

    went = Signal()
    went_also = Signal()

    def __init__(self, make: Callable[[], Said]) -> None:
        super().__init__()
        self._make = make
        self._title = _label(44, strong=True)
        self._lines = [_label(24) for _ in range(3)]
        self.said = _label(20)
        self.go = QPushButton()
        self.go.setProperty("kind", "main")
        self.go.setAutoDefault(True)
        self.go.clicked.connect(self.went)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        for one in (self._title, *self._lines, self.said):
            column.addWidget(one)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        self.also = QPushButton()
        self.also.setProperty("kind", "second")
        self.also.setAutoDefault(True)
        self.also.clicked.connect(self.went_also)
        buttons.addWidget(self.also)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.addStretch(1)
        row.addLayout(column, 4)
        row.addStretch(1)
        self.setFocusProxy(self.go)
        self.retranslate()

    def become(self, make: Callable[[], Said]) -> None:
        """Say something else from now on."""
        self._make = make
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        said = self._make()
        self._title.setText(said.title)
        for label, line in zip(self._lines, (*said.lines, "", ""), strict=False):
            label.say(line)
            label.setVisible(bool(line))
        self.go.setText(said.go)
        self.go.setVisible(bool(said.go))
        self.also.setText(said.also)
        self.also.setVisible(bool(said.also))


class Calm(QObject):
    """The sentences with numbers, which take the form that a language has for each."""

    def in_the_box(self, count: int) -> str:
        """So many wait in the black box."""
        return self.tr(
            "%n check-in(s) wait in the black box file: give it to an organiser.", "", count
        )

    def nowhere_else(self, count: int) -> str:
        """So many have to be sent before this desk erases itself."""
        return self.tr(
            "%n check-in(s) of this desk are nowhere else. Connect the laptop to the network: "
            "once they are sent, it erases itself.",
            "",
            count,
        )

    def not_yet(self, count: int) -> str:
        """So many have to be sent before this desk can be erased."""
        return self.tr(
            "This desk cannot be erased yet: %n of its records are nowhere else. Connect it to the "
            "network until all is sent.",
            "",
            count,
        )

    def received(self, count: int) -> str:
        """The server has said that it has so many."""
        return self.tr(
            "The organisers' computer has confirmed that it holds all %n record(s) of this desk.",
            "",
            count,
        )

    def in_a_file(self, count: int) -> str:
        """So many are sealed into a file."""
        return self.tr(
            "All %n record(s) of this desk are in the sealed file. Bring it to the organisers: "
            "they have not received them yet.",
            "",
            count,
        )


def erased_words(erased: Erased, box: str) -> Said:
    """This desk was erased; *box* is where its black box lies."""
    if erased.proof is not None:
        return _ended_words(erased.proof)
    title = translate("Calm", "This desk was erased")
    gone = translate("Calm", "Nothing of the event can be read on this laptop any more.")
    go = translate("Calm", "Make it a desk anew")
    waiting = erased.waiting
    if waiting == 0:
        return Said(title, (gone,), go)
    waits = (
        translate("Calm", "Some check-ins may wait in the black box file: give it to an organiser.")
        if waiting is None
        else Calm().in_the_box(waiting)
    )
    return Said(title, (gone, waits, isolated(box)), go)


def newer_words(*, has_copy: bool) -> Said:
    """A newer version of the program was here; *has_copy* of what was there before it."""
    title = translate("Calm", "A newer version of Checkin was used here")
    again = translate("Calm", "Install that version again. Nothing was touched, nothing is lost.")
    if not has_copy:
        return Said(title, (again,))
    before = translate("Calm", "Or go back to the copy that was kept before it.")
    return Said(title, (again, before), translate("Calm", "Go back to the copy"))


def already_words(desk_name: str) -> Said:
    """An event file was opened on a laptop that is a desk."""
    return Said(
        translate("Calm", "This laptop is a desk already"),
        (
            translate("Calm", "The event file was not opened: this is {name}").format(
                name=isolated(desk_name)
            ),
            translate("Calm", "To use it for another event, erase this desk first."),
        ),
        translate("Calm", "Open the desk"),
    )


def _ended_words(proof: Proof) -> Said:
    count = proof.records
    said = Calm().received(count) if proof.signature else Calm().in_a_file(count)
    return Said(
        translate("Calm", "This laptop holds nothing of the event any more"),
        (said,),
        translate("Calm", "Make it a desk anew"),
    )


def time_words() -> Said:
    """By this laptop's clock the event is over, and nobody has confirmed it."""
    return Said(
        translate("Calm", "This desk waits for the organisers' computer"),
        (
            translate(
                "Calm", "By this laptop's clock the event is over, so nothing of it is shown."
            ),
            translate(
                "Calm",
                "Connect the laptop to the network, or set its clock if it is wrong. "
                "The desk then opens by itself.",
            ),
        ),
    )


def unsent_words(waiting: int) -> Said:
    """This desk is to be erased, and *waiting* records are nowhere else."""
    return Said(
        translate("Calm", "This desk is about to be erased"),
        (Calm().nowhere_else(waiting),),
    )


def cannot_erase(error: StoreError) -> str:
    """Say in the language of now why this desk cannot be erased."""
    if isinstance(error, Unsent):
        return Calm().not_yet(error.waiting)
    return translate("Calm", str(error))


def _label(size: int, *, strong: bool = False) -> PlainLabel:
    label = PlainLabel()
    label.setFont(font(size, strong=strong))
    label.setWordWrap(True)
    return label
