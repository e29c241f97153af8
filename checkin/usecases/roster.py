"""What a desk keeps in memory of the organisers' roster: the lists, the names, the numbers."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checkin.domain.clock import ClockReading
from checkin.domain.model import CheckInList, DeskId, ListId, Registration, RegistrationId
from checkin.domain.names import fold, is_enough, matches
from checkin.usecases.ports import Roster

_Searchable = tuple[str, tuple[str, ...], Registration]
"""What sorts a person, all that they are found by, and who it is."""


class RosterCopy:
    """The roster as it was when it was read. Another one is read when it changes."""

    def __init__(self, roster: Roster) -> None:
        self.gathering = roster.gathering()
        self.lists = tuple(roster.lists())
        self._desk_names = {desk.id: desk.name for desk in roster.desks()}
        self._expected: Counter[ListId] = Counter()
        self._searchable: list[_Searchable] = []
        for one in roster.registrations():
            if one.standing == "active":
                self._expected.update(one.lists)
            if not one.code_only:
                self._searchable.append(_searchable(one))
        self._amended: Counter[ListId] = Counter()
        self._added: list[_Searchable] = []
        self._gone: frozenset[RegistrationId] = frozenset()

    def desk_name(self, desk: DeskId) -> str:
        """The name of *desk*, empty when it is not known here."""
        return self._desk_names.get(desk, "")

    def expected(self, on: ListId) -> int:
        """How many people are expected on one list."""
        return self._expected[on] + self._amended[on]

    def amend(self, added: Sequence[Registration], gone: Sequence[Registration]) -> None:
        """Lay over it those whom help desks have *added*, and who is *gone* for them."""
        self._amended.clear()
        for one in added:
            self._amended.update(one.lists)
        for one in gone:
            if one.standing == "active":
                self._amended.subtract(one.lists)
        self._added = [_searchable(one) for one in added if not one.code_only]
        self._gone = frozenset(one.id for one in gone)

    def of_organisation(self, name: str) -> Sequence[Registration]:
        """Everybody of one organisation, by name. Nobody of none, and no code-only people."""
        wanted = fold(name)
        found = sorted(
            (key, one)
            for key, _, one in (*self._searchable, *self._added)
            if wanted and fold(one.organisation) == wanted and one.id not in self._gone
        )
        return [one for _, one in found]

    def search(self, typed: str, rows: int) -> Sequence[Registration]:
        """At most *rows* people by public name, alias, other script or organisation.

        Best first, and the same each time. Nobody before two letters; code-only
        people never.
        """
        folded = fold(typed)
        if not is_enough(folded):
            return ()
        ranked = sorted(
            (rank, key, registration)
            for key, names, registration in (*self._searchable, *self._added)
            if (rank := matches(folded, names)) is not None
        )
        return [registration for _, _, registration in ranked[:rows]]

    def list_for(self, chosen: CheckInList | None, now: ClockReading) -> CheckInList | None:
        """The chosen list as it is now, or the one to open with."""
        same = (one for one in self.lists if chosen is not None and one.id == chosen.id)
        return next(same, None) or default_list(self.lists, self.today(now))

    def today(self, now: ClockReading) -> date:
        """The date in the event's time zone."""
        zone = _zone(self.gathering.time_zone if self.gathering else "UTC")
        return datetime.fromtimestamp(now.corrected_ms / 1000, UTC).astimezone(zone).date()


def _searchable(one: Registration) -> _Searchable:
    names = (one.public_name, *one.aliases, one.other_script, one.organisation)
    folded = tuple(fold(name) for name in names if name)
    return f"{folded[0]} {one.id}", folded, one


def default_list(lists: Sequence[CheckInList], today: date) -> CheckInList | None:
    """The list to open with: today's, else the next one to come, else the last."""
    for one in lists:
        if one.day >= today:
            return one
    return lists[-1] if lists else None


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
