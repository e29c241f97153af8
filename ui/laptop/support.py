"""The support log, shown whole before anybody is given it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.laptop.menu import Room
from ui.plain_text import PlainLabel, isolated
from ui.retranslating import Retranslating
from ui.theme import font

translate = QCoreApplication.translate

NAME = "checkin-support.txt"


def ask_where(parent: QWidget) -> Path | None:
    """Ask where it is to be saved; ``None`` for nowhere."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    title = translate("Support", "Save the support log")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(documents) / NAME))
    return Path(chosen) if chosen else None


class SupportPage(Retranslating, Room):
    """Shows *text*, and saves just that. ``left`` when somebody goes back."""

    def __init__(self, text: str, where: Callable[[QWidget], Path | None] = ask_where) -> None:
        super().__init__()
        self._where = where
        self._saved: Callable[[], str] = lambda: ""
        self._title, self._why, self.said = PlainLabel(), PlainLabel(), PlainLabel()
        self._title.setFont(font(36, strong=True))
        for one in (self._why, self.said):
            one.setFont(font(20))
            one.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        # Numbers and English words, whatever is spoken around them.
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(18)
        self.text.setFont(fixed)
        self.text.setTabChangesFocus(True)
        self.save, self.back = QPushButton(), QPushButton()
        self.save.setProperty("kind", "main")
        self.back.setProperty("kind", "second")
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self.left)
        buttons = QHBoxLayout()
        for button in (self.save, self.back):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 32)
        column.setSpacing(16)
        for one in (self._title, self._why):
            column.addWidget(one)
        column.addWidget(self.text, 1)
        column.addWidget(self.said)
        column.addLayout(buttons)
        self.setFocusProxy(self.save)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._title.setText(translate("Support", "Support log"))
        self._why.say(
            translate(
                "Support",
                "This is all of it: states and durations. No names, no codes. It helps those who "
                "repair Checkin. Nothing is sent: you save it, and give it to them yourself.",
            )
        )
        self.text.setAccessibleName(translate("Support", "Support log"))
        self.save.setText(translate("Support", "Save"))
        self.back.setText(translate("Support", "Back"))
        self.said.say(self._saved())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        path = self._where(self)
        if path is None:
            return
        try:
            path.write_text(self.text.toPlainText(), encoding="utf-8")
        except OSError:
            self._saved = _not_saved
        else:
            self._saved = lambda: translate("Support", "Saved: {file}").format(
                file=isolated(str(path))
            )
        self.retranslate()


def _not_saved() -> str:
    return translate("Support", "It cannot be saved there. Choose another place.")
