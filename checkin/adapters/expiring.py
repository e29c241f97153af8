"""What is due at an open desk, and doing it: names erased, all erased, or the time asked for."""

from collections.abc import Callable

from checkin.adapters import wiping
from checkin.adapters.dates import DatesFile
from checkin.adapters.keychain import Here
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.domain.errors import StoreError
from checkin.domain.expiry import Dates, Due, due
from checkin.domain.order import ERASE, Order, is_genuine
from checkin.domain.record import NO_HEAD

_CONFIRMED = "confirmed"
_NOTED_MS = 10 * 60 * 1000
"""How much later the server's time must be for it to be written down again."""

Boxed = Callable[[], bool]
"""Sees to it that the black box durably holds every record made here, and says whether it does."""


class Unsent(StoreError):
    """``waiting`` records of this desk are nowhere else, so it cannot be erased yet."""

    def __init__(self, waiting: int, said: str) -> None:
        super().__init__(said)
        self.waiting = waiting


class Expiry:
    """The dates of one open profile. Before anything else is read of it, look at :attr:`due`."""

    def __init__(
        self, profile: Profile, boxed: Boxed | None = None, wall: Callable[[], int] = wall_ms
    ) -> None:
        self._profile = profile
        self._boxed = boxed or profile.boxed
        self._wall = wall
        self._file = DatesFile(profile.folder, profile.vault)
        kept = self._file.read()
        # Of a desk that belongs to no event there is nothing to keep from anybody.
        self._known = kept is not None or profile.enrolment is None
        self.dates = kept or Dates()
        self._written = kept
        self._filter()

    @property
    def due(self) -> Due:
        """What is to be done now."""
        found = due(self.dates, self._wall())
        # Whoever took the file away is not told what it would have said.
        return Due.TIME if found is Due.NOTHING and not self._known else found

    def told(self, server_ms: int | None) -> Due:
        """Note the event's dates, and what time the server says it is if it does.

        Raises:
            StoreError: they cannot be written down; they count all the same.
        """
        if self._profile.enrolment is None:
            return Due.NOTHING
        gathering = self._profile.store.gathering()
        before = self.due
        if gathering is not None:
            self.dates = Dates(
                gathering.ends, gathering.wipe, self.dates.heard, self.dates.nameless
            )
        if server_ms is not None:
            self.dates = self.dates.hear(server_ms)
            self._known = True
        if not self.dates.names_are_due and self.dates.nameless:
            # The organisers have put the end off: names come again with the next roster.
            self.dates = Dates(self.dates.ends, self.dates.wipe, self.dates.heard)
        self._filter()
        now = self.due
        if now is not before or self._is_news():
            self._write()
        return now

    def erase_names(self) -> None:
        """Do what :attr:`Due.NAMES` asks for. Whoever is killed here does it at the next start.

        Raises:
            StoreError: it cannot be done now.
        """
        self._profile.erase_names()
        self.dates = Dates(self.dates.ends, self.dates.wipe, self.dates.heard, nameless=True)
        self._write()

    def obeys(self, order: Order) -> bool:
        """Say whether *order* is one to erase this desk, signed by its event.

        Raises:
            StoreError: the event's keys cannot be read.
        """
        profile = self._profile
        if profile.enrolment is None:
            return False
        gathering = profile.store.gathering()
        mine = (ERASE, profile.store.mine, profile.enrolment.event)
        return (order.kind, order.desk, order.event) == mine and any(
            is_genuine(order, key, verify) for _, key in (gathering.badge_keys if gathering else ())
        )

    def waiting(self, confirmed: int | None = None) -> int:
        """How many records of this desk the server may not have.

        *confirmed* is up to which it said in this run that it has them, ``None`` before that.
        """
        if self._profile.enrolment is None:
            return 0
        store = self._profile.store
        desk, _, seq = (self._profile.remembered(_CONFIRMED) or "").partition(":")
        known = int(seq) if desk == store.mine else 0
        return max(0, self._made() - max(known, confirmed or 0))

    def confirmed(self, seq: int) -> None:
        """Remember that the server has this desk's records up to *seq*.

        Raises:
            StoreError: the disk does not take it.
        """
        self._profile.remember(_CONFIRMED, f"{self._profile.store.mine}:{seq}")

    def destroy_key(self, confirmed: int | None = None, here: Here | None = None) -> wiping.Erased:
        """Erase this desk: nothing opens it any more on return. The files go when it is closed.

        Raises:
            StoreError: records would be lost; or part of the key is still there.
        """
        waiting = self.waiting(confirmed)
        if waiting and not self._boxed():
            raise Unsent(
                waiting,
                f"This desk cannot be erased yet: {waiting} of its records are nowhere else. "
                "Connect it to the network until all is sent.",
            )
        wiping.destroy_key(self._profile.folder, waiting, here)
        return wiping.Erased(waiting)

    def end_with(self, proof: wiping.Proof, here: Here | None = None) -> wiping.Erased:
        """Erase this desk, of which *proof* says that nothing is here only.

        Raises:
            StoreError: something was recorded since; or part of the key is still there.
        """
        store = self._profile.store
        head = store.have().get(store.mine, NO_HEAD)
        if (proof.desk, proof.records, proof.hash) != (store.mine, head.seq, head.hash):
            raise StoreError("Something was recorded meanwhile. Begin to finish once more.")
        wiping.destroy_key(self._profile.folder, 0, here, proof)
        return wiping.Erased(0, proof=proof)

    def _made(self) -> int:
        store = self._profile.store
        return store.have().get(store.mine, NO_HEAD).seq

    def _filter(self) -> None:
        if self._profile.enrolment is not None:
            self._profile.store.takes_names = not self.dates.names_are_due

    def _is_news(self) -> bool:
        written = self._written
        return (
            written is None
            or (written.ends, written.wipe, written.nameless)
            != (self.dates.ends, self.dates.wipe, self.dates.nameless)
            or (self.dates.heard or 0) - (written.heard or 0) >= _NOTED_MS
        )

    def _write(self) -> None:
        self._file.write(self.dates)
        self._written = self.dates
