"""The first page: this laptop is not a desk yet, and how it becomes one."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.field import Field
from ui.plain_text import PlainLabel
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
        "This is not a desk address. It looks like http://192.168.1.5:8321/#ABCD… "
        "and “checkin invite” prints a new one.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal",
        "This one-time address is not valid, or was used already. Ask the organiser for a new one.",
    ),
    QT_TRANSLATE_NOOP(
        "Refusal", "This one-time address is more than a day old. Ask the organiser for a new one."
    ),
)
"""What is said when joining does not work, by the address itself or by the server."""


class FirstRun(Retranslating, QWidget):
    """Asks for the one-time address and a name for the desk.

    ``asked`` carries both. What was typed stays when it did not work.
    """

    asked = Signal(str, str)

    def __init__(self, desk_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel()
        self._title.setFont(font(44, strong=True))
        self._what = _wrapped()
        self._address_label, self._name_label = PlainLabel(), PlainLabel()
        self.address = Field()
        self.name = Field(desk_name)
        self.name.setMaxLength(_LONGEST_NAME)
        self.join = QPushButton()
        self.join.setProperty("kind", "main")
        self.said = PlainLabel()
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(64)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        form = QVBoxLayout()
        form.setSpacing(8)
        form.addStretch(2)
        form.addWidget(self._title)
        form.addWidget(self._what)
        form.addSpacing(24)
        form.addWidget(self._address_label)
        form.addWidget(self.address)
        form.addSpacing(16)
        form.addWidget(self._name_label)
        form.addWidget(self.name)
        form.addSpacing(24)
        buttons = QHBoxLayout()
        buttons.addWidget(self.join)
        buttons.addStretch()
        form.addLayout(buttons)
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
        self.retranslate()
        self._see()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._title.setText(self.tr("Make this laptop a desk"))
        self._what.setText(
            self.tr(
                "The organisers' computer showed a one-time address when it was started. "
                "It belongs to this laptop alone and works once."
            )
        )
        self._address_label.setText(self.tr("One-time address"))
        self._name_label.setText(self.tr("Name of this desk, as others will see it"))
        self.address.setAccessibleName(self.tr("One-time address"))
        self.address.setPlaceholderText(self.tr("Paste it here"))
        self.name.setAccessibleName(self.tr("Name of this desk"))
        self.name.setPlaceholderText(self.tr("Desk 1, Main entrance"))
        self.join.setText(self.tr("Join the event"))

    def ask(self) -> None:
        """Join with what was typed, once both are there."""
        if self.join.isEnabled():
            self._set_busy(busy=True)
            self.said.setText(self.tr("Asking the organisers' computer\u2026"))
            self.asked.emit(self.address.text().strip(), self.name.text().strip())

    def failed(self, sentence: str) -> None:
        """It did not work; what was typed is still there."""
        self._set_busy(busy=False)
        self.said.setText(QCoreApplication.translate("Refusal", sentence))
        self.address.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self.address.setReadOnly(busy)
        self.name.setReadOnly(busy)
        self.join.setEnabled(not busy)

    def _see(self) -> None:
        self.join.setEnabled(bool(self.address.text().strip() and self.name.text().strip()))


def _wrapped() -> PlainLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    return label
