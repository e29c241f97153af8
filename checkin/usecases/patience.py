"""When to try again what has been tried again and again."""

_AT_ONCE = 3
_FIRST_MS = 10_000
_LONGEST_MS = 10 * 60 * 1000
_FORGOTTEN_MS = 60 * 60 * 1000


class Patience:
    """Lets the first tries through at once, then each after twice as long, ten minutes at most.

    It counts tries, not failures: what succeeds again and again is no better.
    After an hour without a try it begins anew. Times are the desk's own clock;
    one that is set, forwards or back, only makes a try come early.
    """

    def __init__(self) -> None:
        self._tries = 0
        self._last_ms = 0

    def allows(self, now_ms: int) -> bool:
        """Say whether to try now, and count it if so."""
        since = abs(now_ms - self._last_ms)
        if self._tries and since >= _FORGOTTEN_MS:
            self._tries = 0
        if since < self._wait_ms():
            return False
        self._tries += 1
        self._last_ms = now_ms
        return True

    def _wait_ms(self) -> int:
        if self._tries < _AT_ONCE:
            return 0
        return min(_FIRST_MS << (self._tries - _AT_ONCE), _LONGEST_MS)
