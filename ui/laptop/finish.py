"""Finish: send everything, show the proof, erase. Or seal everything into a file first."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from checkin.adapters.wiping import Proof
from checkin.domain.errors import CheckInError, InputError
from checkin.usecases.door import Answer, Door
from ui.field import Field
from ui.help_desk import words
from ui.hold_button import HOLD_MS, HoldButton
from ui.laptop.errands import Errands, Tell
from ui.laptop.finish_words import GO, Step, did_not_work, step_words
from ui.laptop.menu import Room
from ui.laptop.sticks import Choose, cannot, new_file
from ui.plain_text import PlainLabel
from ui.retranslating import Retranslating
from ui.theme import font

translate = QCoreApplication.translate

_PIN_DIGITS = 16


class End(Protocol):
    """What the page needs of ``checkin.adapters.ending.Ending``."""

    def send(self, told: Tell) -> Proof:
        """Send what is left, and return the server's word for it."""

    def export(self, path: Path) -> Proof:
        """Seal everything into a file, verified."""

    def say_goodbye(self) -> None:
        """Tell the server that this desk ends now."""

    def close(self) -> None:
        """Let go of the connection."""


class FinishPage(Retranslating, Room):
    """``left`` when somebody goes back. *erase* erases this desk and says why it cannot, if so.

    *make* begins one attempt; *goodbye* is told whether this desk is about to end.
    """

    def __init__(
        self,
        errands: Errands,
        make: Callable[[], End],
        erase: Callable[[Proof], str],
        goodbye: Callable[[bool], None],
        door: Door,
        choose: Choose = new_file,
        hold_ms: int = HOLD_MS,
    ) -> None:
        super().__init__()
        self._errands = errands
        self._make = make
        self._erase = erase
        self._goodbye = goodbye
        self._door = door
        self._choose = choose
        self._gone = False
        self.step = Step.PIN if door.has_pin else Step.BEGIN
        self._proof: Proof | None = None
        self._left: int | None = None
        self._most = 0
        self._title = _label(44, strong=True)
        self._lines = [_label(24) for _ in range(3)]
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.pin = Field()
        self.pin.setMaxLength(_PIN_DIGITS)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.pin.returnPressed.connect(self._try_pin)
        self.hold = HoldButton(hold_ms)
        self.hold.held.connect(self._end_now)
        self.said = _label(20)
        self.go, self.seal, self.back = QPushButton(), QPushButton(), QPushButton()
        self.back.setProperty("kind", "second")
        self.go.setProperty("kind", "main")
        self.go.clicked.connect(self._go)
        self.seal.setProperty("kind", "second")
        self.seal.clicked.connect(self._seal)
        self.back.clicked.connect(self.leave)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        for one in (self._title, *self._lines, self._bar, self.pin, self.hold, self.said):
            column.addWidget(one)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        for button in (self.go, self.seal, self.back):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.addStretch(1)
        row.addLayout(column, 4)
        row.addStretch(1)
        self._become(self.step)

    def leave(self) -> None:
        """Go back, unless this desk is just being erased. Nothing was erased."""
        if self.step is not Step.ERASING:
            self.pin.clear()
            self.left.emit()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; nothing else gets to what is below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever takes the page away just before the end: this desk goes on."""
        if self.step is Step.ERASING and not self._gone:
            self._goodbye(False)
        super().hideEvent(event)

    # ------------------------------------------------------------ what is done

    def _go(self) -> None:
        if self.step is Step.PIN:
            self._try_pin()
        else:
            self._send()

    def _try_pin(self) -> None:
        answer = self._door.open(self.pin.text())
        self.pin.clear()
        if answer is Answer.OPEN:
            self._become(Step.BEGIN)
        else:
            self.said.say(words.pin_said(answer, self._door.waits_ms()))
            self.pin.setFocus()

    def _send(self) -> None:
        self._left, self._most = None, 0
        self._become(Step.SENDING)
        self._run(lambda end, tell: end.send(tell), self._proved, self._stuck)

    def _seal(self) -> None:
        path = self._choose(self)
        if not path:
            return
        self._become(Step.SEALING)
        self._run(lambda end, _: end.export(Path(path)), self._proved, self._not_sealed)

    def _end_now(self) -> None:
        self._become(Step.ERASING)
        if self._proof is None or not self._proof.signature:
            self._erase_now(None)
            return
        self._goodbye(True)
        self._run(lambda end, _: end.say_goodbye(), self._erase_now, self._failed)

    def _run(
        self,
        work: Callable[[End, Tell], object],
        done: Callable[[Any], None],
        failed: Callable[[CheckInError], None],
    ) -> None:
        def go(tell: Tell) -> object:
            end = self._make()
            try:
                return work(end, tell)
            finally:
                end.close()

        errand = self._errands.send(go)
        errand.told.connect(self._told)
        errand.done.connect(done)
        errand.failed.connect(failed)
        errand.start()

    def _told(self, left: int) -> None:
        self._left, self._most = left, max(left, self._most)
        self._show()

    def _proved(self, proof: Proof) -> None:
        self._proof = proof
        self._become(Step.PROVED)

    def _stuck(self, _: CheckInError) -> None:
        self._become(Step.STUCK)

    def _not_sealed(self, error: CheckInError) -> None:
        self._become(Step.STUCK)
        self.said.say(cannot(error) if isinstance(error, InputError) else did_not_work())

    def _erase_now(self, _: object) -> None:
        why = self._erase(self._proof) if self._proof is not None else did_not_work()
        if why:
            self._not_erased(why)
        else:
            self._gone = True

    def _failed(self, _: CheckInError) -> None:
        self._not_erased(did_not_work())

    def _not_erased(self, why: str) -> None:
        self._goodbye(False)
        self._proof = None
        self._become(Step.BEGIN)
        self.said.say(why)

    # ------------------------------------------------------------ what is shown

    def _become(self, step: Step) -> None:
        self.step = step
        self.said.setText("")
        self._show()
        at: QWidget = self.go if step in GO else self.back
        if step is Step.PIN:
            at = self.pin
        # Never the button that erases: nobody is to find their finger on it.
        self.setFocusProxy(at)
        at.setFocus()

    def _show(self) -> None:
        title, *lines = step_words(self.step, self._proof, self._left)
        self._title.setText(title)
        for label, line in zip(self._lines, (*lines, "", "", ""), strict=False):
            label.say(line)
            label.setVisible(bool(line))
        step = self.step
        self._bar.setVisible(step in {Step.SENDING, Step.SEALING, Step.ERASING})
        # Of unknown length until the server has said what it has.
        self._bar.setMaximum(self._most if step is Step.SENDING else 0)
        self._bar.setValue(self._most - (self._left or 0))
        self.pin.setVisible(step is Step.PIN)
        self.pin.setAccessibleName(translate("Panic", "Staff PIN, six digits"))
        self.hold.setVisible(step is Step.PROVED)
        self.hold.setText(translate("Finish", "Hold for 3 seconds: erase this laptop's desk"))
        self.hold.setAccessibleName(self.hold.text())
        self.go.setVisible(step in {Step.PIN, Step.BEGIN, Step.STUCK})
        self.go.setText(GO[step]() if step in GO else "")
        self.seal.setVisible(step is Step.STUCK)
        self.seal.setText(translate("Finish", "Save a sealed file…"))
        self.back.setVisible(step is not Step.ERASING)
        self.back.setText(translate("Panic", "Back (Esc)"))


def _label(size: int, *, strong: bool = False) -> PlainLabel:
    label = PlainLabel()
    label.setFont(font(size, strong=strong))
    label.setWordWrap(True)
    return label
