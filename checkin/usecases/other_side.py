"""What a desk knows of how far the other side is.

A whole answer sums the other side up by a digest, and so does every line of
news. While lines come one upon the other, an answer need not bring what the next
line brings anyway: it is narrow then, and tells only of the asker and of whom
the asker named.
"""

import threading
from dataclasses import dataclass, field

from checkin.domain.errors import Nonsense
from checkin.domain.model import DeskId
from checkin.domain.record import NO_HEAD, Head
from checkin.domain.vector import EMPTY, Vector, digest
from checkin.usecases.exchange import Answer, Told


@dataclass(frozen=True, slots=True)
class Known:
    """The other side's vector at one moment, the digest of it, and what was said since.

    ``later`` are heads that narrow answers told, and no digest has confirmed yet.
    """

    base: Vector
    digest: str
    later: Vector = field(default_factory=dict)

    @property
    def have(self) -> Vector:
        """How far the other side is."""
        return {**self.base, **self.later} if self.later else self.base

    def head(self, desk: DeskId) -> Head:
        """Where the chain of *desk* ends there."""
        return self.later.get(desk) or self.base.get(desk, NO_HEAD)


@dataclass(frozen=True, slots=True)
class Asking:
    """How the next exchange is asked. ``line`` is on which line of news the desk is."""

    known: Known | None
    narrow: bool
    line: object | None


class OtherSide:
    """Learns from answers and from lines of news. Used by two threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: Known | None = None
        # Which line of news this desk is on, and the one on which nothing has passed it by.
        self._line: object | None = None
        self._caught_up: object | None = None

    @property
    def known(self) -> Known | None:
        """What is known now; ``None`` before the first answer."""
        return self._known

    def listening(self, live: bool) -> None:
        """A line of news has begun, or ended."""
        with self._lock:
            if live != (self._line is not None):
                self._line = object() if live else None

    def asking(self) -> Asking:
        """How to ask now."""
        with self._lock:
            narrow = (
                self._known is not None and self._line is not None and self._caught_up is self._line
            )
            return Asking(self._known, narrow, self._line)

    def learnt(self, asked: Asking, answer: Answer) -> Known:
        """Learn from the *answer* to what was *asked*, and return what is known now.

        Raises:
            Nonsense: it does not go with what was asked; nothing is known from then on.
        """
        with self._lock:
            before, self._known = self._known, None
            if answer.digest is None:
                now = self._narrow(asked, before, answer)
            else:
                now = self._whole(asked, before, answer)
                # What came before this line began is known now; what comes after is on it.
                if not answer.more:
                    self._caught_up = asked.line
            self._known = now
            return now

    def heard(self, told: Told) -> None:
        """Learn from a line of news."""
        with self._lock:
            known = self._known
            if known is None:
                return
            ends = {
                run.desk: run.end
                for run in told.runs
                if run.records and run.last > known.base.get(run.desk, NO_HEAD).seq
            }
            base = {**known.base, **ends}
            if digest(base) == told.digest:
                later = {
                    desk: head
                    for desk, head in known.later.items()
                    if head.seq > base.get(desk, NO_HEAD).seq
                }
                self._known = Known(base, told.digest, later)
            elif ends:
                # Something has passed this desk by: the next exchange asks for all of it.
                self._caught_up = None

    @staticmethod
    def _narrow(asked: Asking, before: Known | None, answer: Answer) -> Known:
        if not asked.narrow or before is None:
            raise Nonsense("The server told less than it was asked for.")
        # A line of news that came meanwhile may say more than the answer.
        later = {
            desk: head for desk, head in answer.have.items() if head.seq > before.head(desk).seq
        }
        return Known(before.base, before.digest, {**before.later, **later})

    @staticmethod
    def _whole(asked: Asking, before: Known | None, answer: Answer) -> Known:
        if answer.since == EMPTY:
            have = answer.have
        elif asked.known is not None and answer.since == asked.known.digest:
            have = {**asked.known.base, **answer.have}
        else:
            raise Nonsense("The server answered another question than the one that was asked.")
        if digest(have) != answer.digest:
            raise Nonsense("The server's answer does not add up.")
        if before is not None and before is not asked.known and _is_later(before.base, have):
            return before  # a line of news was faster
        return Known(have, answer.digest)


def _is_later(one: Vector, other: Vector) -> bool:
    return all(one.get(desk, NO_HEAD).seq >= head.seq for desk, head in other.items())
