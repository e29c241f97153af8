"""The staff PIN, which makes a help desk of a lane; and when it is a lane again by itself."""

from collections.abc import Callable
from functools import partial
from time import monotonic_ns

from PySide6.QtCore import QObject, QTimer, Signal

from checkin.domain.record import Role
from checkin.usecases.desk import Desk
from checkin.usecases.door import Answer, Door
from ui.help_desk import words
from ui.help_desk.steps import Step, Steps
from ui.strip import Strip

CLOSES_MS = 5 * 60_000
HIDES_MS = 60_000
"""Without a key."""


class StaffDoor(QObject):
    """Opens and closes the help desk: ``changed`` says so, ``unattended`` that nobody is there."""

    changed = Signal()
    unattended = Signal()

    def __init__(self, strip: Strip, desk: Desk, steps: Steps) -> None:
        super().__init__(strip)
        self._strip = strip
        self._desk = desk
        self._steps = steps
        self._door = Door(
            lambda: desk.gathering.pin if desk.gathering else b"",
            lambda: monotonic_ns() // 1_000_000,
        )
        self.closing = self._idle_timer(CLOSES_MS, self.close)
        self.hiding = self._idle_timer(HIDES_MS, self.unattended.emit)

    @property
    def is_open(self) -> bool:
        """True while this desk is a help desk."""
        return self._desk.role is Role.HELP_DESK

    @property
    def pin(self) -> Door:
        """What the staff PIN opens, with its waits: whatever asks for the PIN asks here."""
        return self._door

    def ask_pin(self) -> None:
        """Ask for the staff PIN."""
        self._steps.begin(Step(partial(words.pin, has_pin=self._door.has_pin), self._try_pin))

    def close(self) -> None:
        """Be a lane again."""
        self._become(Role.LANE)

    def still_there(self) -> None:
        """Somebody is at the keys."""
        if self.is_open:
            self.closing.start()
            self.hiding.start()

    def _try_pin(self, step: Step) -> None:
        answer = self._door.open(step.typed[0])
        step.typed[0] = ""
        if answer is Answer.OPEN:
            self._become(Role.HELP_DESK)
        else:
            self._steps.show(words.pin_said(answer, self._door.waits_ms()))

    def _become(self, role: Role) -> None:
        self._desk.role = role
        self._steps.forget()
        self._strip.show_staff(staff=self.is_open)
        for timer in (self.closing, self.hiding):
            timer.stop()
        self.still_there()
        self.changed.emit()

    def _idle_timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(act)
        return timer
