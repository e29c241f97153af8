"""The first page: this laptop is not a desk yet, and how it becomes one."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.camera_view import CameraView
from ui.field import Field
from ui.plain_text import PlainLabel, isolated
from ui.retranslating import Retranslating
from ui.theme import font

_LONGEST_NAME = 40

_REFUSALS = (
    QT_TRANSLATE_NOOP("Refusal", "The server cannot be reached."),
    QT_TRANSLATE_NOOP(
        "Refusal", "The address answered, but not as a Checkin server. Check the address."
    ),
    QT_TRANSLATE_NOOP("Refusal", "This address cannot be used. Copy it again, whole."),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "Somebody answered who cannot prove to be the server of this event. Nothing was sent. "
        "Use another network, and tell the organisers.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "The server’s certificate is out of date by this laptop’s clock. "
        "Check this laptop’s date and time, and tell the organisers.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "What answered at the server’s address does not encrypt. Nothing was sent. "
        "Use another network, or ask the organisers for a new address.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "What answered at the server’s address encrypts in an old way. Nothing was sent. "
        "Use another network, and tell the organisers.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This one-time address is for another server. Ask the organiser for a new one.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "The organisers have not let this desk in. Ask them for a new address.",
    ),
    QT_TRANSLATE_NOOP("Refusal", "The organisers have retired this desk. Use another one."),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This event is over: its server talks to desks no more. "
        "Bring this laptop to the organisers.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This is not a desk address. It looks like https://192.168.1.5:8321/#ABCD.EFGH… "
        "and “checkin invite” prints a new one.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This one-time address is not valid, or was used already. Ask the organiser for a new one.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal", "This one-time address is out of date. Ask the organiser for a new one."
    ),
)
"""What is said when joining does not work, by the address itself or by the server."""


class FirstRun(Retranslating, QWidget):
    """Asks for the one-time address and a name for the desk, then waits to be let in.

    ``asked`` carries both. What was typed stays when it did not work. ``looked`` when a code is
    to be shown to the camera, ``looked_away`` when no longer. ``file_asked`` when it is to be
    done by an event file instead.
    """

    asked = Signal(str, str)
    cancelled = Signal()
    looked = Signal()
    looked_away = Signal()
    file_asked = Signal()

    def __init__(self, desk_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[str, str] | None = None
        self._title = PlainLabel()
        self._title.setFont(font(44, strong=True))
        self._what, self._ask_whom = _wrapped(), _wrapped()
        self._address_label, self._name_label = PlainLabel(), PlainLabel()
        self.address = Field()
        self.name = Field(desk_name)
        self.name.setMaxLength(_LONGEST_NAME)
        self.join, self.show_code = QPushButton(), QPushButton()
        self.join.setProperty("kind", "main")
        self.cancel, self.back, self.file = QPushButton(), QPushButton(), QPushButton()
        for button in (self.show_code, self.cancel, self.back, self.file):
            button.setProperty("kind", "second")
        self.code = PlainLabel()
        self.code.setFont(font(88, strong=True))
        self.camera = CameraView()
        self.camera.setMinimumHeight(320)
        self.said = PlainLabel()
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(64)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._asking = _column(
            *(self._address_label, self.address, 16, self._name_label, self.name, 24),
            _row(self.join, self.show_code, self.file),
        )
        self._looking = _column(self.camera, 16, _row(self.back))
        self._wait = _column(self._ask_whom, 8, self.code, 24, _row(self.cancel))
        form = QVBoxLayout()
        form.setSpacing(8)
        form.addStretch(2)
        form.addWidget(self._title)
        form.addWidget(self._what)
        form.addSpacing(24)
        for part in (self._asking, self._looking, self._wait):
            form.addWidget(part)
        form.addSpacing(8)
        form.addWidget(self.said)
        form.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.addStretch(1)
        row.addLayout(form, 4)
        row.addStretch(1)
        self.setFocusProxy(self.address)
        for field in (self.address, self.name):
            field.textChanged.connect(self._see)
            field.returnPressed.connect(self.ask)
        self.join.clicked.connect(self.ask)
        self.show_code.clicked.connect(self._look)
        self.back.clicked.connect(self._look_away)
        self.cancel.clicked.connect(self.cancelled)
        self.file.clicked.connect(self.file_asked)
        self._show(self._asking)
        self.retranslate()
        self._see()

    @property
    def is_waiting(self) -> bool:
        """Whether it waits to be let in."""
        return self._waiting is not None

    @property
    def is_busy(self) -> bool:
        """Whether it asks the server, or waits."""
        return self.is_waiting or self.address.isReadOnly()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._title.setText(self.tr("Make this laptop a desk"))
        self._what.setText(
            self.tr(
                "The organisers give you a one-time address, for this laptop alone, or an event "
                "file, for many."
            )
        )
        self._address_label.setText(self.tr("One-time address"))
        self._name_label.setText(self.tr("Name of this desk, as others will see it"))
        self.address.setAccessibleName(self.tr("One-time address"))
        self.address.setPlaceholderText(self.tr("Paste it here"))
        self.name.setAccessibleName(self.tr("Name of this desk"))
        self.join.setText(self.tr("Join the event"))
        self.show_code.setText(self.tr("Show the code to the camera"))
        self.file.setText(self.tr("Open an event file…"))
        self.back.setText(self.tr("Back"))
        self.cancel.setText(self.tr("Cancel"))
        self._see()
        if self._waiting is not None:
            name, code = self._waiting
            self._ask_whom.setText(
                self.tr("Ask an organiser to let in {} if they see the same six letters:").format(
                    isolated(name)
                )
            )
            self.code.setText(isolated(f"{code[:3]} {code[3:]}"))
            self.code.setAccessibleName(" ".join(code))

    def ask(self) -> None:
        """Join with what was typed, once both are there."""
        if self.join.isEnabled():
            self._set_busy(busy=True)
            self.said.setText(self.tr("Asking the organisers' computer\u2026"))
            self.asked.emit(self.address.text().strip(), self.name.text().strip())

    def take(self, text: str) -> None:
        """A code was shown: go on with it, if it is an address."""
        if not text.startswith("https://"):
            self.said.setText(self.tr("This code is not a one-time address."))
            return
        self._look_away()
        self.address.setText(text)
        if self.join.isEnabled():
            self.ask()
        else:
            self.name.setFocus()

    def wait_for_organiser(self, desk_name: str, code: str) -> None:
        """Show what an organiser compares before this laptop is let in."""
        self._waiting = desk_name, code
        self.said.setText("")
        self._show(self._wait)
        self.retranslate()

    def begin_again(self) -> None:
        """Nothing is waited for any more."""
        self._waiting = None
        self.said.setText("")
        self._show(self._asking)
        self._set_busy(busy=False)
        self._see()

    def say(self, sentence: str) -> None:
        """Say what has gone wrong, and go on."""
        self.said.say(QCoreApplication.translate("Refusal", sentence))

    def failed(self, sentence: str) -> None:
        """It did not work; what was typed is still there."""
        self.begin_again()
        self.say(sentence)
        self.address.setFocus()

    def _look(self) -> None:
        self.said.setText("")
        self._show(self._looking)
        self.looked.emit()

    def _look_away(self) -> None:
        self.said.setText("")
        self._show(self._asking)
        self.looked_away.emit()

    def _show(self, part: QWidget) -> None:
        for one in (self._asking, self._looking, self._wait):
            one.setVisible(one is part)

    def _set_busy(self, *, busy: bool) -> None:
        self.address.setReadOnly(busy)
        self.name.setReadOnly(busy)
        self.join.setEnabled(not busy)
        self.show_code.setEnabled(not busy)
        self.file.setEnabled(not busy)

    def _see(self) -> None:
        # With a + the organisers have chosen the name.
        address = self.address.text().strip()
        named = address.endswith("+")
        self.name.setEnabled(not named)
        self.name.setPlaceholderText(
            self.tr("The organisers have chosen it") if named else self.tr("Desk 1, Main entrance")
        )
        self.join.setEnabled(bool(address and (named or self.name.text().strip())))


def _wrapped() -> PlainLabel:
    label = PlainLabel()
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


def _row(*buttons: QPushButton) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for button in buttons:
        layout.addWidget(button)
    layout.addStretch()
    return row
