"""The way into a help desk: the staff PIN, and patience with who does not know it."""

from collections.abc import Callable
from enum import StrEnum

from checkin.domain.errors import InputError
from checkin.domain.staff_pin import is_right, read_pin

_LONGEST_MS = 60_000


class Answer(StrEnum):
    """What came of a try."""

    OPEN = "open"
    WRONG = "wrong"
    NOT_A_PIN = "not_a_pin"
    WAIT = "wait"
    NO_PIN = "no_pin"


class Door:
    """Opens to the PIN.

    After a wrong one nothing is looked at for a second, after the next for two, then
    four, up to a minute; it never locks for good, and the right one forgets all that.
    *now_ms* is a clock that nobody can set.
    """

    def __init__(self, verified_by: Callable[[], bytes], now_ms: Callable[[], int]) -> None:
        self._verified_by = verified_by
        self._now_ms = now_ms
        self._wrong = 0
        self._until_ms = 0

    @property
    def has_pin(self) -> bool:
        """Whether the organisers have set any."""
        return bool(self._verified_by())

    def waits_ms(self) -> int:
        """How long until the next try is looked at."""
        return max(0, self._until_ms - self._now_ms())

    def open(self, typed: str) -> Answer:
        """Try *typed*."""
        if not self.has_pin:
            return Answer.NO_PIN
        if self.waits_ms():
            return Answer.WAIT
        try:
            read_pin(typed)
        except InputError:
            # A slip of the keyboard is nobody's guess.
            return Answer.NOT_A_PIN
        if is_right(typed, self._verified_by()):
            self._wrong = 0
            return Answer.OPEN
        self._wrong += 1
        self._until_ms = self._now_ms() + min(500 << min(self._wrong, 10), _LONGEST_MS)
        return Answer.WRONG
