"""Keeps a laptop from falling asleep, and its screen from going dark, while a desk is open."""

import sys
import threading
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wakepy import DBusAdapter

_PATIENCE_S = 10.0  # for a system that does not answer; the process may end without its answer


class Awake:
    """Asks the system to stay awake from :meth:`start` to :meth:`end`.

    In a thread of its own: a system may take its time to answer, and whoever
    asked has to give the answer back.
    """

    def __init__(self) -> None:
        self._over = threading.Event()
        self._answered = threading.Event()
        self._granted = False
        self._thread = threading.Thread(target=self._hold, name="awake", daemon=True)

    def start(self) -> None:
        """Ask, and wait for nothing."""
        self._thread.start()

    def granted(self, patience_s: float = _PATIENCE_S) -> bool:
        """Wait for the system's answer: whether this laptop stays awake."""
        return self._answered.wait(patience_s) and self._granted

    def end(self) -> None:
        """Let it sleep again."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join(_PATIENCE_S)

    def _hold(self) -> None:
        # Whatever a system's bus comes up with, a desk opens without it.
        with suppress(Exception), ExitStack() as ends:
            from wakepy import keep  # some hundredths of a second, for which no window waits

            bus = _bus(ends)
            kept = ends.enter_context(keep.presenting(on_fail="pass", dbus_adapter=bus))
            self._granted = kept.active
            self._answered.set()
            self._over.wait()
        self._answered.set()


def _bus(ends: ExitStack) -> "type[DBusAdapter] | None":
    """Return how Linux is talked to; whatever is opened for that is closed by *ends*."""
    if sys.platform != "linux":
        return None
    from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter

    class Bus(JeepneyDBusAdapter):
        def __init__(self) -> None:
            super().__init__()
            ends.callback(self.close_connections)

        def close_connections(self) -> None:
            # The library's own way has Python collect its garbage, in this thread: widgets
            # among it would be destroyed by somebody who may not touch them (see ui.tidying).
            while self._connections:
                self.close_connection(self._connections.popitem()[1])

    return Bus
