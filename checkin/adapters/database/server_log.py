"""The log that organisers write at the server: one chain, whichever process continues it."""

import contextlib
from collections.abc import Callable, Iterator

from sqlalchemy import Connection, insert, select

from checkin.adapters.database.desk_log import DeskLog
from checkin.adapters.database.tables import log, seal
from checkin.domain.clock import ClockReading
from checkin.domain.model import DeskId
from checkin.domain.record import Draft, Head, Record, seal_message

Write = Callable[[Draft, ClockReading], Record]
"""Gives a draft the next place in the chain, within a transaction that is open."""


class ServerLog(DeskLog):
    """A chain of the server's own. All processes of a server have its key."""

    @contextlib.contextmanager
    def writing(self) -> Iterator[Write]:
        """Write records that stand or fall together, while nobody else appends to this event.

        Raises:
            StoreError: they could not be saved; none of them was.
        """
        with self._database.write(self._event) as connection:

            def write(draft: Draft, now: ClockReading) -> Record:
                return self._append(connection, draft, now, self.mine)

            yield write

    def _head(self, connection: Connection, desk: DeskId) -> Head:
        head = super()._head(connection, desk)
        # Another process may have written the last one, by a clock that is ahead of ours.
        last = select(log.c.hlc).where(log.c.desk == desk, log.c.seq == head.seq)
        self._hlc = max(self._hlc, connection.scalar(last) or 0)
        return head

    def _move_head(self, connection: Connection, desk: DeskId, head: Head) -> None:
        super()._move_head(connection, desk, head)
        # A desk signs its runs when it sends them; these are handed on as others' are.
        signature = self.sign(seal_message(desk, head))
        connection.execute(insert(seal).values(desk=desk, seq=head.seq, signature=signature))
