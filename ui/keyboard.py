"""The keys: the whole flow works without a mouse."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

Acts = Mapping[Qt.Key, Callable[[], None]]

_SILENT = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    # These lead to the buttons, which belong to what is on the panel.
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
}


class Keyboard(QObject):
    """Sees every key that reaches *page* or one of its *fields*, before the field does.

    *current* is the field that keys belong to now, wherever they were pressed.
    *plain* and *control* are what keys do, the latter with Ctrl. *first* may
    swallow a key, whatever it is. *other* is told of each key that does
    nothing of its own; if it prints, it then goes to the field.
    """

    def __init__(
        self,
        page: QWidget,
        fields: Sequence[QLineEdit],
        current: Callable[[], QLineEdit],
        plain: Acts,
        control: Acts,
        first: Callable[[Qt.Key], bool],
        other: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._fields = fields
        self._current = current
        self._plain = plain
        self._control = control
        self._first = first
        self._other = other
        self._passing = False
        for field in fields:
            field.installEventFilter(self)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the desk's own keys; letters anywhere go to the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched in self._fields:
            return self._take(event)
        # Keys that a button did not want come up to the page.
        if not self._passing:
            field = self._current()
            field.setFocus()
            self._passing = True
            QCoreApplication.sendEvent(field, event)
            # What the field did not want has come up to the page once more by now.
            self._passing = False
        return True

    def _take(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _SILENT:
            return False
        if self._first(key):
            return True
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        act = (self._control if control else self._plain).get(key)
        if act is not None:
            act()
        else:
            self._other()
        return act is not None
