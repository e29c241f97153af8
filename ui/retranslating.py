"""Widgets that say everything anew when another language is spoken."""

from PySide6.QtCore import QEvent


class Retranslating:
    """Stands before a Qt widget among the bases, and calls ``retranslate`` at the right time."""

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language, if that is what has changed."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc] # the widget's own, behind this one
