"""What a desk keeps in memory of the organisers' roster: the lists, the names, the numbers."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    CheckInList,
    DeskId,
    DeskProfile,
    EnrolledDesk,
    Registration,
    RegistrationId,
)
from checkin.domain.names import fold
from checkin.usecases.directory import Block, Directory, Place, line_of
from checkin.usecases.expected import Expecting, Right, Rules, right_of
from checkin.usecases.ports import Roster

ROWS = 6
"""Never more rows than this on a screen that others may read."""


class RosterCopy:
    """The roster's lists and desks as they were when it was read, and what help desks have added.

    Another one is read when the roster changes. Who is found is read from the roster itself.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self.gathering = roster.gathering()
        self.lists = tuple(roster.lists())
        self._desks = {desk.id: desk for desk in named_apart(roster.desks())}
        self._rules = Rules(self.lists)
        self._rights: dict[RegistrationId, Right] = {}
        self._expecting: Expecting | None = None
        self._listed: Directory | None = None
        self._added: dict[RegistrationId, Registration] = {}
        self._added_names = Directory()
        self._gone: frozenset[RegistrationId] = frozenset()

    def desk_name(self, desk: DeskId) -> str:
        """The name of *desk*, empty when it is not known here."""
        return self._desks[desk].name if desk in self._desks else ""

    def profile_of(self, desk: DeskId) -> DeskProfile:
        """The profile of *desk*. Before anything was said of it, that of any desk: a help desk's."""
        return self._desks[desk].profile if desk in self._desks else DeskProfile.HELP_DESK

    def help_desks(self) -> tuple[str, ...]:
        """The names of the desks that may be help desks."""
        here = (one for one in self._desks.values() if not one.retired)
        return tuple(sorted(one.name for one in here if one.profile is DeskProfile.HELP_DESK))

    def expecting(self, directory: Directory) -> Expecting:
        """Whom this desk expects, the same object for as long as nothing changes."""
        if self._expecting is None or directory is not self._listed:
            self._listed = directory
            self._expecting = Expecting(
                self._rules, directory.rights, directory.many, self._rights, self._gone
            )
        return self._expecting

    def amend(self, added: Sequence[Registration], gone: Sequence[Registration]) -> None:
        """Lay over it those whom help desks have *added*, and who is *gone* for them."""
        # Whom the organisers have taken in since is on their list.
        known = self._roster.registrations_of([one.id for one in added])
        new = [one for one in added if one.id not in known]
        self._rights = {one.id: right_of(one) for one in new}
        self._expecting = None
        self._added = {one.id: one for one in new if not one.code_only}
        lines = sorted((line_of(one) for one in self._added.values()), key=lambda line: line.key)
        self._added_names = Directory([Block(lines)])
        self._gone = frozenset(one.id for one in gone)

    def of_organisation(self, name: str, directory: Directory) -> Sequence[Registration]:
        """Everybody of one organisation, by name. Nobody of none, and no code-only people."""
        wanted = fold(name)
        keys = (
            key
            for names in (directory, self._added_names)
            for key in (names.of_organisation(wanted) if wanted else ())
            if key not in self._gone
        )
        found = (self._registration(key) for key in keys)
        here = [one for one in found if one is not None and fold(one.organisation) == wanted]
        return sorted(here, key=lambda one: f"{fold(one.public_name)} {one.id}")

    def find(self, typed: str, directory: Directory) -> Iterator[tuple[Registration, bool]]:
        """At most six people, best first, and whether it is only the sound of a name that fits."""
        people = list(islice(self.search(typed, directory), ROWS))
        yield from ((one, False) for one in people)
        if len(people) < ROWS:
            others = (one for one in self.similar(typed, directory) if one not in people)
            yield from ((one, True) for one in islice(others, ROWS - len(people)))

    def search(self, typed: str, directory: Directory) -> Iterator[Registration]:
        """Whose public name, alias, other script or organisation it is.

        Best first, and the same each time. Nobody before two letters; code-only
        people never.
        """
        folded = fold(typed)
        return self._people(directory.search(folded), self._added_names.search(folded))

    def similar(self, typed: str, directory: Directory) -> Iterator[Registration]:
        """Whose public name, alias or other script sounds like it."""
        folded = fold(typed)
        return self._people(directory.similar(folded), self._added_names.similar(folded))

    def _people(self, *found: Iterator[Place]) -> Iterator[Registration]:
        for place in heapq.merge(*found):
            one = self._registration(place.id)
            # Who has just been taken off the list, or had no name any more, is not found.
            if one is not None and not one.code_only:
                yield one

    def _registration(self, key: RegistrationId) -> Registration | None:
        return self._roster.registration(key) or self._added.get(key)

    def list_for(self, chosen: CheckInList | None, now: ClockReading) -> CheckInList | None:
        """The chosen list as it is now, or the one to open with."""
        same = (one for one in self.lists if chosen is not None and one.id == chosen.id)
        return next(same, None) or default_list(self.lists, self.today(now))

    def today(self, now: ClockReading) -> date:
        """The date in the event's time zone."""
        zone = zone_of(self.gathering.time_zone if self.gathering else "UTC")
        return datetime.fromtimestamp(now.corrected_ms / 1000, UTC).astimezone(zone).date()


def named_apart(desks: Iterable[EnrolledDesk]) -> Iterator[EnrolledDesk]:
    """*desks*, with a number where two have one name: two laptops may take one place offline.

    The server names them apart in the same way once it knows both.
    """
    taken: set[str] = set()
    # Those that the event has let in first: theirs are names that others know.
    for desk in sorted(desks, key=lambda one: (not one.certificate, one.id)):
        name, number = desk.name, 1
        while name in taken:
            number += 1
            name = f"{desk.name} ({number})"
        taken.add(name)
        yield replace(desk, name=name)


def default_list(lists: Sequence[CheckInList], today: date) -> CheckInList | None:
    """The list to open with: today's, else the next one to come, else the last."""
    for one in lists:
        if one.day >= today:
            return one
    return lists[-1] if lists else None


def is_zone(name: str) -> bool:
    """Say whether there is a time zone called *name*."""
    return name in available_timezones()


def zone_of(name: str) -> ZoneInfo:
    """The time zone called *name*, UTC where it is not known."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
