"""A code that has been in view for seconds and was not read, and what may help."""

from collections import Counter, deque

LASTS_NS = 3_000_000_000
"""How long a code is seen and not read before a volunteer is told what to do."""
_AWAY_NS = 700_000_000
"""Without a frame that shows it for so long, it has been taken away."""
_LATEST = 15  # frames that decide together, so that the words do not flicker


class Unread:
    """Turns the hints of single frames into one that lasts. Moments are nanoseconds."""

    def __init__(self) -> None:
        self._since: int | None = None
        self._last = 0
        self._latest: deque[str] = deque(maxlen=_LATEST)

    def saw(self, hint: str, at_ns: int) -> None:
        """A frame showed a code that could not be read."""
        if self._since is None:
            self._since = at_ns
        self._last = at_ns
        self._latest.append(hint)

    def read(self) -> None:
        """Something was read."""
        self._since = None
        self._latest.clear()

    def hint(self, now_ns: int) -> str | None:
        """What to tell the volunteer now, if anything."""
        if self._since is not None and now_ns - self._last > _AWAY_NS:
            self.read()
        if self._since is None or self._last - self._since < LASTS_NS:
            return None
        return Counter(self._latest).most_common(1)[0][0]
