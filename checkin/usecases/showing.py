"""One badge shown to the camera is one scan, for as long as it is held up."""

from checkin.domain.clock import ClockReading

AWAY_MS = 2_000
"""A code that was out of sight for this long is shown again."""


class Showing:
    """Tells a new showing of a code from the same one seen in the next frame.

    Keeps time per code, so that two badges in view both pass once.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def is_new(self, text: str, now: ClockReading) -> bool:
        """Note that *text* is in view at *now*, and say whether it has just come.

        A clock set back counts as time passed: a scan twice is harmless, a
        scan that is swallowed is not.
        """
        last = self._seen.get(text)
        self._seen = {
            code: at for code, at in self._seen.items() if 0 <= now.wall_ms - at < AWAY_MS
        }
        self._seen[text] = now.wall_ms
        return last is None or not 0 <= now.wall_ms - last < AWAY_MS
