"""The page of a locked desk: it holds nothing of anybody, and says how it is opened."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from checkin.adapters.camera.events import CodeRead
from checkin.adapters.wrapping import Label
from checkin.domain.desk_card import DeskCard, is_desk_card, parse
from checkin.domain.lock import Policy
from ui.camera_view import CameraView
from ui.field import Field
from ui.plain_text import PlainLabel, isolated
from ui.retranslating import Retranslating
from ui.theme import font

_LOOK_MS = 250
_DIGITS = 6
_CARD_MS = 60_000
"""After that without a key whoever showed the card may have gone."""

_REFUSALS = (
    QT_TRANSLATE_NOOP("Refusal", "The desk card or the PIN is not right."),
    QT_TRANSLATE_NOOP("Refusal", "This is not the staff PIN."),
    QT_TRANSLATE_NOOP("Refusal", "Wait a moment before the next try."),
    QT_TRANSLATE_NOOP("Refusal", "A staff PIN has 6 digits."),
    QT_TRANSLATE_NOOP("Refusal", "This desk card is of another event."),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This desk cannot be opened on this computer: part of its key is kept by the computer "
        "that it was set up on.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This computer's keychain does not answer. Unlock it, and open the desk again.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This computer has too little memory free. Close other programs and try again.",
    ),
    QT_TRANSLATE_NOOP("Refusal", "The organisers have not opened this desk. Ask them."),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This desk is to be erased. Open it here, with the desk card and the staff PIN: it then "
        "sends what it has, and erases itself.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "The server cannot open this desk now. Once it was opened here, the server can again.",
    ),
    QT_TRANSLATE_NOOP("Refusal", "What the server has kept does not open this desk. Open it here."),
    QT_TRANSLATE_NOOP("Refusal", "The desk's folder cannot be written to, so no PIN can be tried."),
)
"""What is said when a desk does not open."""


class LockPage(Retranslating, QWidget):
    """Takes a desk card from camera or scanner, and the PIN from the keys.

    ``asked`` carries both (``DeskCard`` or None, str). *waits_ms* says how long until the
    next try is looked at; *why_not* is said where nothing that is given here can help.
    ``asked_afar`` when an organiser is to open it, ``cancelled`` when not any more.
    """

    asked = Signal(object, str)
    asked_afar = Signal()
    cancelled = Signal()

    def __init__(
        self,
        label: Label,
        policy: Policy,
        waits_ms: Callable[[], int] = lambda: 0,
        why_not: str = "",
        *,
        can_ask: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._policy = policy
        self._waits_ms = waits_ms
        self._why_not = why_not
        self._can_ask = can_ask
        # What is compared, empty until the server has the question; None while none is asked.
        self._code: str | None = None
        self._card: DeskCard | None = None
        self._said: Callable[[], str] = str
        self._busy = False
        self._title, self._which = PlainLabel(), PlainLabel()
        self._title.setFont(font(44, strong=True))
        self._which.setFont(font(24))
        self._what = PlainLabel()
        self._what.setFont(font(24, strong=True))
        self.said, self._else = PlainLabel(), PlainLabel()
        for one in (self._which, self._what, self.said, self._else):
            one.setWordWrap(True)
        self.said.setMinimumHeight(64)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._pin_label = PlainLabel()
        self.pin = Field()
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.eye = QPushButton()
        self.eye.setCheckable(True)
        self.open = QPushButton()
        self.open.setProperty("kind", "main")
        self.afar, self.cancel = QPushButton(), QPushButton()
        for button in (self.afar, self.cancel):
            button.setProperty("kind", "second")
        self.code = PlainLabel()
        self.code.setFont(font(88, strong=True))
        self.camera = CameraView()
        self._lay_out()
        self.setFocusProxy(self.pin)
        self.pin.textChanged.connect(self._typed)
        self.pin.returnPressed.connect(self.ask)
        self.eye.toggled.connect(self._show_pin)
        self.open.clicked.connect(self.ask)
        self.afar.clicked.connect(self._ask_afar)
        self.cancel.clicked.connect(self._cancel)
        self.leaving = QTimer(self, singleShot=True, interval=_CARD_MS)
        self.leaving.timeout.connect(self._forget_card)
        self._waiting = QTimer(self, interval=_LOOK_MS)
        self._waiting.timeout.connect(self._see)
        self._waiting.start()
        self._show_pin(shown=False)
        self.retranslate()

    @property
    def takes_card(self) -> bool:
        """Whether a camera is wanted."""
        return self._policy is Policy.STRICT and not self._why_not

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._title.setText(self.tr("This desk is locked"))
        name, event = isolated(self._label.desk), isolated(self._label.event)
        self._which.setText(f"{name} \u00b7 {event}" if self._label.event else name)
        self._pin_label.setText(self.tr("Staff PIN"))
        self.pin.setAccessibleName(self.tr("Staff PIN"))
        self.pin.setPlaceholderText(self.tr("6 digits"))
        self.open.setText(self.tr("Open the desk"))
        self.afar.setText(self.tr("Ask an organiser to open this desk"))
        self.cancel.setText(self.tr("Cancel"))
        self._else.setText(
            self.tr("No card or PIN here? Ask an organiser. Nothing that was saved is lost.")
        )
        self._show_pin(shown=self.eye.isChecked())
        self._see()

    def code_read(self, read: CodeRead) -> None:
        """A code is in view of the camera."""
        self.scanned(read.text)

    def scanned(self, text: str) -> None:
        """Camera or scanner has read a code."""
        if self._busy or self._code is not None or not self.takes_card:
            return
        card = parse(text.strip())
        if card is None:
            if self._card is None:
                self._say(lambda: self.tr("This is not a desk card."))
        elif card.event != self._label.event_id:
            self._say(lambda: self._refusal("This desk card is of another event."))
        elif card != self._card:
            self._card = card
            self.leaving.start()
            self._say(str)
            self.pin.setFocus()

    def ask(self) -> None:
        """Try to open the desk with what was given."""
        typed = self.pin.text().strip()
        if is_desk_card(typed):
            # A scanner that types: the card, and never letters that stay on the screen.
            self.pin.clear()
            self.scanned(typed)
        elif self.takes_card and self._card is None:
            self._say(lambda: self.tr("Show the desk card first."))
        elif self.open.isEnabled():
            self._busy = True
            self._say(lambda: self.tr("Opening\u2026"))
            self.asked.emit(self._card, typed)

    def wait_for_organiser(self, code: str) -> None:
        """Show what an organiser compares before they open this desk."""
        self._code = code
        self._say(str)

    def failed_afar(self, sentence: str, is_over: bool) -> None:
        """Say why no organiser opens it, or what is in the way at the moment."""
        if is_over:
            self._code = None
        self._say(lambda: self._refusal(sentence))
        if is_over:
            self.pin.setFocus()

    def open_from_afar(self) -> None:
        """An organiser has said so."""
        self._code = None
        self._busy = True
        self._say(lambda: self.tr("Opening\u2026"))

    def _ask_afar(self) -> None:
        self._code = ""
        self.pin.clear()
        self._say(lambda: self.tr("Asking the organisers' computer\u2026"))
        self.cancel.setFocus()
        self.asked_afar.emit()

    def _cancel(self) -> None:
        self._code = None
        self._say(str)
        self.pin.setFocus()
        self.cancelled.emit()

    def failed(self, sentence: str) -> None:
        """It did not open. The card is still here; the PIN is typed again."""
        self._busy = False
        self.pin.clear()
        self._say(lambda: self._refusal(sentence))
        self.pin.setFocus()

    def _say(self, words: Callable[[], str]) -> None:
        self._said = words
        self._see()

    def _see(self) -> None:
        """Say how things stand."""
        wait = -(-self._waits_ms() // 1000)
        stuck, busy, asking = bool(self._why_not), self._busy, self._code is not None
        said = self._refusal(self._why_not) if stuck else self._said()
        if wait and not busy and not stuck and not asking:
            said = f"{said} {self._wait_words(wait)}".strip()
        self.said.say(said)
        self._what.setText("" if stuck else self._what_words())
        for one in (self._pin_label, self.pin, self.eye, self.open):
            one.setVisible(not stuck and not asking)
        self.afar.setVisible(self._can_ask and not asking)
        self.afar.setEnabled(not busy)
        self.cancel.setVisible(asking)
        self._else.setVisible(not asking)
        code = self._code or ""
        self.code.setVisible(bool(code))
        self.code.setText(isolated(f"{code[:3]} {code[3:]}"))
        self.code.setAccessibleName(" ".join(code))
        self.camera.setVisible(self.takes_card and not asking)
        self.pin.setReadOnly(busy)
        complete = bool(self.pin.text().strip()) and not (self.takes_card and not self._card)
        self.open.setEnabled(complete and not busy and not wait)

    def _what_words(self) -> str:
        if self._code is not None:
            if not self._code:
                return ""
            return self.tr("Ask an organiser to open {} if they see the same six letters:").format(
                isolated(self._label.desk)
            )
        if not self.takes_card:
            return self.tr("Type the staff PIN.")
        if self._card is None:
            return self.tr("Show the desk card to the camera.")
        return self.tr("The desk card was read. Now type the staff PIN.")

    def _wait_words(self, seconds: int) -> str:
        if seconds < 60:
            return self.tr("The next try in {seconds} s.").format(seconds=seconds)
        return self.tr("The next try in {minutes} min.").format(minutes=-(-seconds // 60))

    def _refusal(self, sentence: str) -> str:
        return QCoreApplication.translate("Refusal", sentence)

    def _forget_card(self) -> None:
        if self._busy:
            self.leaving.start()
            return
        self._card = None
        self.pin.clear()
        self._say(str)

    def _typed(self, text: str) -> None:
        if self._card is not None:
            self.leaving.start()
        # Digits of any keyboard; or a scanner's card, which begins with a letter.
        if text[:1].upper() != "D":
            digits = "".join(letter for letter in text if letter.isdigit())[:_DIGITS]
            if digits != text:
                self.pin.setText(digits)
                return
        self._see()

    def _show_pin(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.pin.setEchoMode(mode)
        self.eye.setText(self.tr("Hide the PIN") if shown else self.tr("Show the PIN"))

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.pin, 1)
        entry.addWidget(self.eye)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.open, self.afar, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch()
        form = QVBoxLayout()
        form.setSpacing(8)
        form.addStretch(2)
        form.addWidget(self._title)
        form.addWidget(self._which)
        form.addSpacing(24)
        form.addWidget(self._what)
        form.addWidget(self.code)
        form.addSpacing(16)
        form.addWidget(self._pin_label)
        form.addLayout(entry)
        form.addSpacing(16)
        form.addLayout(buttons)
        form.addSpacing(8)
        form.addWidget(self.said)
        form.addWidget(self._else)
        form.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.setSpacing(32)
        # Without a picture the page stands as the first one does.
        row.addStretch(0 if self.takes_card else 1)
        row.addWidget(self.camera, 4)
        row.addLayout(form, 5 if self.takes_card else 4)
        row.addStretch(0 if self.takes_card else 1)
