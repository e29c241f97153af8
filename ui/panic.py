"""Erasing this desk on the spot: held, confirmed, and told apart from everything else."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from checkin.usecases.door import Answer, Door
from ui.field import Field
from ui.help_desk import words
from ui.hold_button import HOLD_MS, HoldButton
from ui.plain_text import PlainLabel
from ui.retranslating import Retranslating
from ui.theme import font

translate = QCoreApplication.translate

KEYS = "Ctrl+Shift+Del"
"""What brings it up from anywhere."""

_PIN_DIGITS = 16


class Panic(Retranslating, QWidget):
    """Covers *over*. ``confirmed`` when this desk is to be erased now.

    Holding asks first; then the staff PIN confirms, or a second time where there is none.
    """

    confirmed = Signal()

    def __init__(self, over: QWidget, door: Door, hold_ms: int = HOLD_MS) -> None:
        super().__init__(over)
        self._over = over
        self._door = door
        self._sure = False
        self.setAutoFillBackground(True)
        self._title = PlainLabel()
        self._title.setFont(font(44, strong=True))
        self._what = _wrapped(24)
        self._stays = _wrapped(24)
        self.hold = HoldButton(hold_ms)
        self.hold.held.connect(self._held)
        self._pin_label = PlainLabel()
        self.pin = Field()
        self.pin.setMaxLength(_PIN_DIGITS)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.pin.returnPressed.connect(self._try_pin)
        self.go, self.back = QPushButton(), QPushButton()
        self.go.setProperty("kind", "main")
        self.go.clicked.connect(self._try_pin)
        self.back.clicked.connect(self.leave)
        self.said = _wrapped(20)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        for one in (
            self._title,
            self._what,
            self._stays,
            self._pin_label,
            self.pin,
            self.hold,
            self.said,
        ):
            column.addWidget(one)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        for button in (self.go, self.back):
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
        over.installEventFilter(self)
        shortcut = QShortcut(QKeySequence(KEYS), over)
        shortcut.activated.connect(self.ask)
        self.hide()

    def ask(self) -> None:
        """Come up, and ask from the beginning."""
        self._sure = False
        self.pin.clear()
        self.said.setText("")
        self._show_step()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.hold.setFocus()

    def leave(self) -> None:
        """Nothing was erased."""
        self.hide()
        self.pin.clear()
        self._over.setFocus()

    def failed(self, sentence: str) -> None:
        """It could not be done; say why, and let it be tried again."""
        self.said.setText(sentence)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._show_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; nothing else gets to what is below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what is below."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def _held(self) -> None:
        if self._sure:
            self.confirmed.emit()
            return
        self._sure = True
        self._show_step()
        (self.pin if self._door.has_pin else self.hold).setFocus()

    def _try_pin(self) -> None:
        answer = self._door.open(self.pin.text())
        self.pin.clear()
        if answer is Answer.OPEN:
            self.confirmed.emit()
        else:
            self.said.setText(words.pin_said(answer, self._door.waits_ms()))
            self.pin.setFocus()

    def _show_step(self) -> None:
        by_pin = self._sure and self._door.has_pin
        for one in (self._pin_label, self.pin, self.go):
            one.setVisible(by_pin)
        self.hold.setVisible(not by_pin)
        self._stays.setVisible(not self._sure)
        self._pin_label.setText(translate("Panic", "Staff PIN, six digits"))
        self.pin.setAccessibleName(self._pin_label.text())
        self.go.setText(translate("Panic", "Erase now"))
        self.back.setText(translate("Panic", "Back (Esc)"))
        if self._sure:
            self._title.setText(translate("Panic", "Erase this desk now?"))
            self._what.setText(translate("Panic", "This cannot be taken back."))
            self.hold.setText(translate("Panic", "Hold once more: erase now"))
        else:
            self._title.setText(translate("Panic", "Erase this desk"))
            self._what.setText(
                translate(
                    "Panic",
                    "Everything of the event goes from this laptop, the key first. It needs no "
                    "network.",
                )
            )
            self._stays.setText(
                translate(
                    "Panic",
                    "Check-ins that the server has not received stay in the black box file, which "
                    "only the organisers can open.",
                )
            )
            self.hold.setText(translate("Panic", "Hold for 3 seconds"))
        self.hold.setAccessibleName(self.hold.text())


def _wrapped(size: int) -> PlainLabel:
    label = PlainLabel()
    label.setFont(font(size))
    label.setWordWrap(True)
    return label
