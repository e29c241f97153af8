"""What a desk returns: what was decided and is saved, whom it found, how many are in."""

from dataclasses import dataclass

from checkin.domain.attendance import Presence
from checkin.domain.model import CheckInList, Registration
from checkin.domain.record import Record
from checkin.domain.verdict import Admitted, Leaving, Practised, Refused
from checkin.usecases.unheard import Unheard


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, and the record of it, which is durably saved.

    ``unheard`` is a desk that may have admitted the same person, unheard of until now.
    """

    verdict: Admitted | Refused
    record: Record
    on: CheckInList | None
    unheard: Unheard | None = None

    @property
    def admitted(self) -> bool:
        """True when the person may enter and the record of it is on disk."""
        return isinstance(self.verdict, Admitted)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a practice badge was answered with: nothing is saved, and nobody admitted."""

    verdict: Practised
    on: CheckInList | None


@dataclass(frozen=True, slots=True)
class CheckOut:
    """What became of a check-out. ``record`` is durably saved, ``None`` when nobody left."""

    leaving: Leaving
    record: Record | None
    on: CheckInList | None


@dataclass(frozen=True, slots=True)
class Found:
    """One row of a search: who, and whether already in.

    ``similar`` when it is only the sound of the name that fits: perhaps somebody else.
    """

    registration: Registration
    presence: Presence
    similar: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Arrived of expected on one list, as far as this desk has heard.

    ``expected`` is ``None`` while the list is being read.
    """

    here: int
    expected: int | None
