"""Patience with whoever does not know the PIN of a locked desk, across restarts."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic_ns

from checkin.adapters.files import write_whole

FILE = "desk.tries"
_LONGEST_MS = 300_000


def monotonic_ms() -> int:
    """A clock that nobody can set, in milliseconds."""
    return monotonic_ns() // 1_000_000


class Tries:
    """Counts the tries that came to nothing: after one a second's wait, then two, four, ...

    Up to five minutes. It destroys nothing, and is no part of the encryption: whoever has
    the files may try without it, at the price of one Argon2id each. The count is kept, not
    a time: a program that is started again waits the whole wait anew, so no clock that
    somebody sets, and no restart, makes it shorter.
    """

    def __init__(self, folder: Path, now_ms: Callable[[], int] = monotonic_ms) -> None:
        self._path = folder / FILE
        self._now_ms = now_ms
        self.wrong = self._read()
        self._until_ms = self._wait_from_now()

    def waits_ms(self) -> int:
        """How long until the next try is looked at."""
        return max(0, self._until_ms - self._now_ms())

    def begin(self) -> None:
        """A try begins. Counted before it is known: a program that is killed gains no try.

        Raises:
            OSError: it cannot be kept.
        """
        self.wrong += 1
        write_whole(self._path, str(self.wrong).encode())

    def failed(self) -> None:
        """It came to nothing: wait, from now on."""
        self._until_ms = self._wait_from_now()

    def succeeded(self) -> None:
        """All that is forgotten."""
        self.wrong = self._until_ms = 0
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _wait_from_now(self) -> int:
        if not self.wrong:
            return 0
        return self._now_ms() + min(500 << min(self.wrong, 20), _LONGEST_MS)

    def _read(self) -> int:
        try:
            return max(0, int(self._path.read_bytes()[:10]))
        except (OSError, ValueError):
            return 0
