"""What is told to all who listen, by themselves: in the same bytes for everybody."""

from dataclasses import replace

from checkin.domain.model import DeskProfile
from checkin.domain.record import NO_HEAD
from checkin.domain.vector import Vector
from checkin.usecases import answering
from checkin.usecases.exchange import Told
from checkin.usecases.ports import Answering


class Teller:
    """Makes lines of news, each of which goes on where the last one ended."""

    def __init__(self, told: Vector) -> None:
        """Begin with what comes after *told*, which is how far the replica is."""
        self._told = told

    def line(self, store: Answering, *, anybody: bool = True) -> tuple[Told, bool]:
        """Return the next line, and whether there is more than went into it.

        Without *anybody* to hear it nothing is read for it.
        """
        now = store.have()
        after = {desk: self._told.get(desk, NO_HEAD).seq for desk in now}
        runs = store.runs_after(after, answering.BATCH_BYTES) if anybody else ()
        ends = {run.desk: run.end for run in runs}
        self._told = {**self._told, **ends} if runs else now
        more = any(head.seq > self._told.get(desk, NO_HEAD).seq for desk, head in now.items())
        # Whoever has heard every line knows this vector, and can speak of it.
        digest = store.history.note(self._told)
        roster = replace(store.roster_for(DeskProfile.HELP_DESK), digest="")
        return Told(runs, roster, digest), more
