"""Where a file for a USB stick goes, and where one comes from; and why it cannot."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from checkin.adapters.carrying import SUFFIX
from checkin.domain.errors import CheckInError

translate = QCoreApplication.translate

Choose = Callable[[QWidget], str]
"""Has somebody choose a file; empty if they did not."""

SENTENCES = (
    QT_TRANSLATE_NOOP(
        "Stick",
        "This file cannot be opened here: it is of another event, or whoever made it did not know "
        "this computer yet.",
    ),
    QT_TRANSLATE_NOOP("Stick", "This file is damaged or not whole. Copy it once more."),
    QT_TRANSLATE_NOOP(
        "Stick", "This file was made by a newer version of this program. Update this one."
    ),
    QT_TRANSLATE_NOOP("Stick", "This file is of another event."),
    QT_TRANSLATE_NOOP(
        "Stick",
        "This file was made by desks that are not known here. If this is a desk, let it reach the "
        "server once.",
    ),
    QT_TRANSLATE_NOOP("Stick", "This file is larger than any that a desk makes."),
    QT_TRANSLATE_NOOP("Stick", "This file cannot be read."),
    QT_TRANSLATE_NOOP("Stick", "There is such a file already. Choose another name."),
    QT_TRANSLATE_NOOP(
        "Stick", "Choose a place outside of the desk's own folder, which will be erased."
    ),
    QT_TRANSLATE_NOOP(
        "Stick", "This file could not be written. Is the stick full, or write-protected?"
    ),
    QT_TRANSLATE_NOOP("Stick", "What was written there could not be read back. Use another stick."),
    QT_TRANSLATE_NOOP(
        "Stick",
        "This desk has not heard yet what the organisers open such files with. Let it reach the "
        "server once.",
    ),
)
"""Why it cannot: those of ``checkin.usecases.carrying``."""


def cannot(error: CheckInError) -> str:
    """Say in the language of now why it cannot."""
    return translate("Stick", str(error))


def new_file(over: QWidget) -> str:
    """Have somebody choose where a file is to be written. Its name says nothing but when."""
    name = f"{datetime.now():%Y-%m-%d-%H%M%S}{SUFFIX}"  # noqa: DTZ005  as this laptop shows it
    chosen, _ = QFileDialog.getSaveFileName(
        over,
        translate("Stick", "Choose the USB stick"),
        str(Path.home() / name),
        # Refused afterwards, and not written over: it may be another desk's last word.
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return chosen


def some_file(over: QWidget) -> str:
    """Have somebody choose a file from a stick."""
    chosen, _ = QFileDialog.getOpenFileName(
        over, translate("Stick", "Choose the file on the USB stick"), str(Path.home())
    )
    return chosen
