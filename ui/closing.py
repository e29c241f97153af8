"""A window that a volunteer does not close by accident: it is closed twice, or not at all."""

from time import monotonic

from PySide6.QtCore import QCoreApplication

from ui.card import Card, State
from ui.theme import Look

translate = QCoreApplication.translate

SOONEST_S, LATEST_S = 0.5, 5.0
"""When closing once more counts: not as the second half of a double click, nor much later."""


class Twice:
    """Whether closing the window is meant."""

    def __init__(self) -> None:
        self._asked: float | None = None

    def is_meant(self) -> bool:
        """Somebody closes the window: say whether it is the second time."""
        now, before = monotonic(), self._asked
        if before is not None and now - before < SOONEST_S:
            return False
        self._asked = now
        return before is not None and now - before <= LATEST_S


def ask() -> Card:
    """Ask whether it is meant."""
    return Card(
        State.CLOSING,
        Look.PLEASE_READ,
        translate("Closing", "Close this desk?"),
        (
            translate("Closing", "Close the window once more to close it."),
            translate("Closing", "Any key goes back."),
        ),
        leaves_ms=round(LATEST_S * 1000),
    )
