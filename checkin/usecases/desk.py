"""What a desk can do: scan, find, admit, undo, count. It never waits for a network."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checkin.domain import badge as badges
from checkin.domain.attendance import NOT_IN, Conflict, Presence
from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    Gathering,
    ListId,
    Registration,
    RegistrationId,
)
from checkin.domain.names import fold, is_enough, matches
from checkin.domain.record import Draft, How, Kind, Record
from checkin.domain.short_code import read_short_code
from checkin.domain.verdict import Admitted, Badge, Verdict, decide
from checkin.usecases.ports import Store
from checkin.usecases.showing import Showing
from checkin.usecases.tally import Tally

UNDO_MS = 10 * 60 * 1000
"""How long a volunteer can take back an admission made at this desk."""

MOMENT_MS = 60 * 1000
"""Back at the same desk within this time is "a moment ago, here"."""

ROWS = 6
"""Never more rows than this on a screen that others may read."""

_LONGEST_OPAQUE = 512
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
"""What no database can be asked for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, and the record of it, which is durably saved."""

    verdict: Verdict
    record: Record
    on: CheckInList | None

    @property
    def admitted(self) -> bool:
        """True when the person may enter and the record of it is on disk."""
        return isinstance(self.verdict, Admitted)


@dataclass(frozen=True, slots=True)
class Found:
    """One row of a search: who, and whether already in."""

    registration: Registration
    presence: Presence


@dataclass(frozen=True, slots=True)
class Count:
    """Arrived of expected on one list, as far as this desk has heard."""

    here: int
    expected: int


class Desk:
    """One table's worth of check-in. All calls come from one thread.

    Every method that saves raises ``StoreError`` when it could not: then
    nothing was admitted.
    """

    def __init__(
        self, store: Store, verify: badges.Verifier, now: Callable[[], ClockReading]
    ) -> None:
        self._store = store
        self._verify = verify
        self._now = now
        self._showing = Showing()
        self._tally = Tally(self._whose)
        self._tally.add(store.records())
        self._undoable: Record | None = None
        self._on: CheckInList | None = None
        self._read_roster()

    # ------------------------------------------------------------ what is known

    @property
    def gathering(self) -> Gathering | None:
        """The event, ``None`` before the first list has come."""
        return self._gathering

    @property
    def lists(self) -> Sequence[CheckInList]:
        """The check-in lists of the event."""
        return self._lists

    @property
    def on(self) -> CheckInList | None:
        """The list that this desk checks in to."""
        return self._on

    def choose(self, key: ListId) -> None:
        """Check in to another list from now on."""
        self._on = next((one for one in self._lists if one.id == key), self._on)

    def count(self) -> Count:
        """Arrived of expected on the current list."""
        if self._on is None:
            return Count(0, 0)
        return Count(self._tally.here(self._on.id), self._expected.get(self._on.id, 0))

    def conflicts(self) -> list[Conflict]:
        """Conflicts on any list, as far as this desk has heard."""
        return self._tally.conflicts()

    def desk_name(self, record: Record) -> str:
        """The name of the desk that made *record*, empty when it is not known here."""
        return self._desk_names.get(record.desk, "")

    # ------------------------------------------------------------ what it does

    def see(self, text: str) -> Outcome | None:
        """A code is in view. ``None`` while it is the same showing as before."""
        return self.scan(text) if self._showing.is_new(text, self._now()) else None

    def scan(self, text: str, how: How = How.SCANNED) -> Outcome:
        """Decide about the code *text*, and save the decision before returning it."""
        now = self._now()
        badge, owner = self._check(text)
        registration = self._store.registration(owner) if owner else None
        earlier = self._earlier(registration, badge)
        verdict = decide(badge, registration, earlier, self._on, self._confirmed_today(now))
        known = badge.id if badge and (registration or (badge.signed and badge.genuine)) else ""
        return self._save(verdict, registration, known, how, now)

    def type_code(self, typed: str) -> Registration | None:
        """Find whom a typed short code belongs to. A replaced badge finds nobody."""
        short = read_short_code(typed)
        issued = self._store.badge_by_short_code(short) if short else None
        if issued is None or issued.replaced_at is not None:
            return None
        return self._store.registration(issued.registration)

    def search(self, typed: str) -> list[Found]:
        """At most six people by public name, alias, other script or organisation, best first.

        Nobody before two letters; code-only people only by their typed code.
        """
        if registration := self.type_code(typed):
            return [self._found(registration)]
        folded = fold(typed)
        if not is_enough(folded):
            return []
        ranked = sorted(
            (rank, key, registration)
            for key, names, registration in self._searchable
            if (rank := matches(folded, names)) is not None
        )
        return [self._found(registration) for _, _, registration in ranked[:ROWS]]

    def admit(self, registration: RegistrationId, how: How = How.SEARCHED) -> Outcome:
        """Decide about somebody found by name or typed code, and save it."""
        now = self._now()
        who = self._store.registration(registration)
        verdict = decide(None, who, self._earlier(who, None), self._on, None, by_name=True)
        return self._save(verdict, who, "", how, now)

    def undoable(self) -> Record | None:
        """The last admission made here, while it may still be taken back."""
        last = self._undoable
        if last is None or self._now().wall_ms - last.at > UNDO_MS:
            return None
        return last

    def undo(self) -> Record | None:
        """Take back the last admission made here. ``None`` when there is none to take back."""
        last = self.undoable()
        if last is None:
            return None
        draft = Draft(Kind.UNDONE, last.list, last.about, last.badge, names=last.ref)
        record = self._store.record(draft, self._now())
        self._tally.add([record])
        self._undoable = None
        return record

    def was_a_moment_ago_here(self, earlier: Record, record: Record) -> bool:
        """Say whether *earlier* was made at this very desk within the last minute."""
        return earlier.desk == record.desk and 0 <= record.at - earlier.at < MOMENT_MS

    def heard(self, records: Sequence[Record], *, roster_changed: bool) -> None:
        """News from a sync."""
        self._tally.add(records)
        if roster_changed:
            self._read_roster()
            self._tally.roster_changed()

    # ------------------------------------------------------------ how

    def _check(self, text: str) -> tuple[Badge | None, RegistrationId | None]:
        signed = badges.parse(text)
        if signed is None:
            if not 0 < len(text) <= _LONGEST_OPAQUE or _HALF_A_CHARACTER.search(text):
                return None, None
            issued = self._store.badge(BadgeId(text))
            # A signed badge's id is no code: typing or printing it admits nobody.
            if issued is None or issued.short:
                return None, None
            return Badge(issued.id, False, True, issued.replaced_at), issued.registration
        event = self._gathering
        genuine = event is not None and badges.is_genuine(
            signed, event.id, event.badge_keys, self._verify
        )
        issued = self._store.badge(signed.id) if genuine else None
        checked = Badge(
            signed.id,
            True,
            genuine,
            issued.replaced_at if issued else None,
            (signed.valid_from, signed.valid_to),
        )
        return checked, issued.registration if issued else None

    def _earlier(self, registration: Registration | None, badge: Badge | None) -> Presence:
        if self._on is None:
            return NOT_IN
        if registration is not None:
            return self._tally.presence(self._on.id, registration.id)
        return self._tally.presence(self._on.id, f"badge:{badge.id}") if badge else NOT_IN

    def _save(
        self,
        verdict: Verdict,
        registration: Registration | None,
        badge: str,
        how: How,
        now: ClockReading,
    ) -> Outcome:
        on = self._on
        admitted = isinstance(verdict, Admitted)
        record = self._store.record(
            Draft(
                kind=Kind.ADMITTED if admitted else Kind.REFUSED,
                list=on.id if on else ListId(""),
                about=registration.id if registration else "",
                badge=badge,
                knew=verdict.knew if isinstance(verdict, Admitted) else (),
                how=how,
                reason="" if isinstance(verdict, Admitted) else verdict.reason,
            ),
            now,
        )
        self._tally.add([record])
        if admitted:
            self._undoable = record
        return Outcome(verdict, record, on)

    def _found(self, registration: Registration) -> Found:
        return Found(registration, self._earlier(registration, None))

    def _whose(self, key: BadgeId) -> RegistrationId | None:
        issued = self._store.badge(key)
        return issued.registration if issued else None

    def _read_roster(self) -> None:
        self._gathering = self._store.gathering()
        self._lists = tuple(self._store.lists())
        self._desk_names = {desk.id: desk.name for desk in self._store.desks()}
        self._expected: dict[ListId, int] = {}
        self._searchable: list[tuple[str, tuple[str, ...], Registration]] = []
        for one in self._store.registrations():
            if one.standing == "active":
                for key in one.lists:
                    self._expected[key] = self._expected.get(key, 0) + 1
            if not one.code_only:
                names = (one.public_name, *one.aliases, one.other_script, one.organisation)
                folded = tuple(fold(name) for name in names if name)
                self._searchable.append((f"{folded[0]} {one.id}", folded, one))
        chosen = self._on.id if self._on else None
        self._on = next((one for one in self._lists if one.id == chosen), None)
        if self._on is None:
            self._on = default_list(self._lists, self._today(self._now()))

    def _confirmed_today(self, now: ClockReading) -> date | None:
        # A clock that no exchange has confirmed refuses nobody for the date.
        return None if now.offset_ms is None else self._today(now)

    def _today(self, now: ClockReading) -> date:
        zone = _zone(self._gathering.time_zone if self._gathering else "UTC")
        return datetime.fromtimestamp(now.corrected_ms / 1000, UTC).astimezone(zone).date()


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
