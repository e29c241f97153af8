"""A newer version of the program: whether the server has one, and fetching it. Nobody has to."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from checkin import __version__
from ui.laptop.menu import Room
from ui.plain_text import PlainLabel, isolated
from ui.retranslating import Retranslating
from ui.theme import font
from ui.updating import Updates

translate = QCoreApplication.translate

SENTENCES = (
    QT_TRANSLATE_NOOP(
        "Refusal", "What came is not what the server says it has. Fetch it once more."
    ),
    QT_TRANSLATE_NOOP(
        "Refusal", "It cannot be saved: the disk is full, or the folder cannot be written to."
    ),
    QT_TRANSLATE_NOOP(
        "Refusal", "Nothing newer is offered from two days before the event until its end."
    ),
)
"""What else is said when it cannot be fetched."""


class UpdatePage(Retranslating, Room):
    """Says what is offered, and lets a person fetch it."""

    def __init__(self, updates: Updates) -> None:
        super().__init__()
        self._updates = updates
        self.title, self.words, self.said = PlainLabel(), PlainLabel(), PlainLabel()
        self.title.setFont(font(36, strong=True))
        for one in (self.words, self.said):
            one.setFont(font(22))
            one.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.fetch, self.back = QPushButton(), QPushButton()
        self.fetch.setProperty("kind", "main")
        self.back.setProperty("kind", "second")
        self.fetch.clicked.connect(updates.fetch)
        self.back.clicked.connect(self.left)
        buttons = QHBoxLayout()
        for button in (self.fetch, self.back):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 32)
        column.setSpacing(20)
        column.addStretch(1)
        for widget in (self.title, self.words, self.progress, self.said):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(2)
        self.retranslate()
        self.setFocusProxy(self.back if self.fetch.isHidden() else self.fetch)
        updates.changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        updates = self._updates
        newer = updates.offer.newer if updates.offer else None
        self.title.setText(translate("Update", "Newer version"))
        self.words.say(self._words())
        self.said.say(self._saved_words() or QCoreApplication.translate("Refusal", updates.failed))
        self.fetch.setText(translate("Update", "Fetch it"))
        self.fetch.setVisible(newer is not None and not updates.saved)
        self.fetch.setEnabled(not updates.is_fetching)
        self.progress.setVisible(updates.is_fetching)
        self.progress.setRange(0, newer.size if newer else 1)
        self.progress.setValue(updates.came)
        self.back.setText(translate("Update", "Back"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _words(self) -> str:
        offer = self._updates.offer
        if offer is None:
            return translate("Update", "The server has not been heard yet. Look again later.")
        if offer.is_frozen:
            return translate(
                "Update",
                "Nothing newer is offered from two days before the event until its end: every "
                "desk keeps the version that it has.",
            )
        if offer.newer is None:
            return translate(
                "Update", "This desk has version {version}. The server has no newer one for it."
            ).format(version=__version__)
        return translate(
            "Update",
            "This desk has version {version}. The server has {newer}, {size} MB. Nobody has to "
            "install it, and nothing is installed by itself.",
        ).format(version=__version__, newer=offer.newer.version, size=round(offer.newer.size / 1e6))

    def _saved_words(self) -> str:
        if not self._updates.saved:
            return ""
        return translate(
            "Update",
            "It is in this folder: {folder}. Close the desk when nobody waits, then open the file.",
        ).format(folder=isolated(self._updates.saved))
