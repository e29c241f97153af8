"""Messages from a child, taken as they come.

``Connection.recv_bytes`` waits for the rest of a message that has begun, and a
sick child may never send it. So on Linux and macOS the desk takes whatever
bytes are there and cuts them into lines itself. Windows keeps messages whole.
"""

import os
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection

from checkin.adapters.camera.reports import LONGEST, NotAReport

_AT_ONCE = 65536  # bytes: what a pipe holds


def say(end: Connection, message: bytes) -> None:
    """Send *message*, which holds no line feed. Raises OSError when nobody listens any more."""
    if sys.platform == "win32":
        end.send_bytes(message)
        return
    left = message + b"\n"
    while left:
        left = left[os.write(end.fileno(), left) :]


class Line:
    """The desk's end of a child's reports."""

    def __init__(self, end: Connection) -> None:
        self.end = end
        self._begun = b""

    def waiting(self) -> bool:
        """Say whether something has come, or the child has gone."""
        return self.end.poll()

    def messages(self) -> Iterator[bytes]:
        """Give the whole messages that are there, if :meth:`waiting`; never wait for more.

        Raises EOFError when the child has gone and NotAReport for a message
        that is longer than any may be.
        """
        if sys.platform == "win32":
            try:
                yield self.end.recv_bytes(LONGEST)
            except EOFError:
                raise
            except OSError:  # longer than allowed
                raise NotAReport from None
            return
        came = os.read(self.end.fileno(), _AT_ONCE)
        if not came:
            raise EOFError
        *whole, self._begun = (self._begun + came).split(b"\n")
        yield from whole
        if len(self._begun) > LONGEST:
            raise NotAReport

    def close(self) -> None:
        """Hear nothing more."""
        self.end.close()
