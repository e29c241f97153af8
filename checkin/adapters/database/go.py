"""A replica for one go of answers: how far it is, is read once for all who ask in it."""

from collections.abc import Mapping, Sequence

from checkin.adapters.database.appending import State
from checkin.adapters.database.store import ReplicaStore
from checkin.domain.badge import Verifier
from checkin.domain.model import DeskId, DeskProfile, EnrolledDesk
from checkin.domain.record import Head, Run
from checkin.domain.vector import History
from checkin.usecases.ports import Taken
from checkin.usecases.roster_pages import Arriving, RosterPage, RosterVersion


class Go:
    """Implements ``checkin.usecases.ports.Answering``. Used by one thread, and thrown away.

    What is said of the replica is what its transaction saw when it took in the runs.
    """

    def __init__(self, replica: ReplicaStore) -> None:
        self._replica = replica
        self._seen: State | None = None

    def take_each(self, asked: Sequence[Sequence[Run]], verify: Verifier) -> list[Taken]:
        """Store the runs of several others in one go."""
        taken, self._seen = self._replica.take_and_look(asked, verify)
        return taken

    def have(self) -> Mapping[DeskId, Head]:
        """How far each desk's chain goes here."""
        return self._state().heads

    def roster_for(self, profile: DeskProfile) -> RosterVersion:
        """Which roster this is, as desks of *profile* hold it."""
        return self._state().roster_for(profile)

    @property
    def history(self) -> History:
        """The vectors that the replica has had."""
        return self._replica.history

    def runs_after(self, after: Mapping[DeskId, int], limit_bytes: int) -> Sequence[Run]:
        """What follows on those sequence numbers, about *limit_bytes* at most."""
        return self._replica.runs_between(after, self._state().heads, limit_bytes)

    def desk(self, key: DeskId) -> EnrolledDesk | None:
        """One desk as it is now, ``None`` for a stranger."""
        return self._replica.desk(key)

    def page_above(
        self,
        version: RosterVersion,
        arriving: Arriving | None,
        limit_bytes: int,
        profile: DeskProfile,
    ) -> RosterPage | None:
        """What to send to a desk of *profile* that holds *version*; ``None`` when nothing changed."""
        return self._replica.page_above(version, arriving, limit_bytes, profile)

    def _state(self) -> State:
        if self._seen is None:
            self._seen = self._replica.look()
        return self._seen
