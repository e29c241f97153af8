"""What any desk can do: scan, find, admit, check out, take back its last act. It waits for no network."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from checkin.domain.attendance import NOT_IN, Conflict, Presence
from checkin.domain.badge import Verifier
from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    CheckInList,
    DeskProfile,
    Gathering,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.reasons import UndoReason
from checkin.domain.record import Draft, How, Kind, Record, Role, regarding
from checkin.domain.verdict import (
    Admitted,
    Badge,
    Leaving,
    Left,
    Moment,
    Practised,
    Reason,
    Refused,
    decide,
    decide_leaving,
)
from checkin.domain.views import stand_in
from checkin.usecases.codes import check_code
from checkin.usecases.curve import Curve, curve
from checkin.usecases.directory import Directories, ReadAtOnce
from checkin.usecases.exchange import Silent
from checkin.usecases.log_copy import LogCopy, read_log
from checkin.usecases.outcome import CheckOut, Count, Found, Outcome, Rehearsal
from checkin.usecases.people import People
from checkin.usecases.ports import Store
from checkin.usecases.roster import RosterCopy
from checkin.usecases.showing import Showing
from checkin.usecases.tally import ListCounts, Tally
from checkin.usecases.unheard import Unheard, silent_on

UNDO_MS = 10 * 60 * 1000
"""How long a volunteer can take back what was last done at this desk."""

MOMENT_MS = 60 * 1000
"""Back at the same desk within this time is "a moment ago, here"."""


class Desk:
    """One table's worth of check-in. All calls come from one thread.

    Every method that saves raises ``StoreError`` when it could not: then
    nothing was admitted, nobody left and nothing was taken back.

    With *directories*, who can be found is read elsewhere, and so is the log:
    nothing may be saved before :meth:`know`. Without, all of it is read at once.
    """

    def __init__(
        self,
        store: Store,
        verify: Verifier,
        now: Callable[[], ClockReading],
        directories: Directories | None = None,
    ) -> None:
        self._store = store
        self._verify = verify
        self._now = now
        self._showing = Showing()
        self._undoable: Record | None = None
        self.role = Role.LANE
        """Which kind of desk it is now: what is recorded says so."""
        self.ready = False
        """Whether it knows the log, and so may decide about anybody."""
        self.silent: Sequence[Silent] = ()
        """What the server told last of desks that it has not heard; none while it is not heard."""
        self._directories = directories or ReadAtOnce(store)
        self._roster = RosterCopy(store)
        self._on = self._roster.list_for(None, now())
        self._log = LogCopy(store)
        if directories is None:
            self.know(read_log(store))

    def know(self, log: LogCopy) -> None:
        """Decide from *log*, which was read from the same store, from now on."""
        self._log = log
        self._amend()
        self.ready = True

    def clock(self) -> ClockReading:
        """What this desk believes of the time now."""
        return self._now()

    # ------------------------------------------------------------ what is known

    @property
    def people(self) -> People:
        """The roster, with what help desks have added."""
        return self._log.people

    @property
    def tally(self) -> Tally:
        """Who counts where, as far as this desk has heard."""
        return self._log.tally

    @property
    def can_search(self) -> bool:
        """Whether people can be found by name yet."""
        return self.ready and self._directories.now is not None

    @property
    def gathering(self) -> Gathering | None:
        """The event, ``None`` before the first list has come."""
        return self._roster.gathering

    @property
    def lists(self) -> Sequence[CheckInList]:
        """The check-in lists of the event."""
        return self._roster.lists

    @property
    def on(self) -> CheckInList | None:
        """The list that this desk checks in to."""
        return self._on

    def choose(self, key: ListId) -> None:
        """Check in to another list from now on."""
        self._on = next((one for one in self.lists if one.id == key), self._on)

    def opens_later(self) -> int | None:
        """When the current list opens (ms), if that is still to come by a confirmed clock."""
        opens, now = self._on.opens if self._on else None, self._moment(self._now())
        return opens if now and opens is not None and now.ms < opens else None

    def count(self) -> Count:
        """Arrived of expected on the current list."""
        if self._on is None:
            return Count(0, 0)
        return Count(self.tally.here(self._on.id), self._expected(self._on.id))

    def counts_of(self, on: ListId) -> ListCounts:
        """Who came to a list, when, and who is inside now."""
        tally = self.tally
        return ListCounts(tally.here(on), self._expected(on), tally.inside(on), tally.arrivals(on))

    def curve(self) -> Curve | None:
        """How people came to the current list, ``None`` while nobody has."""
        on = self._on
        if on is None:
            return None
        arrivals, now = self.tally.arrivals(on.id), self._now().corrected_ms
        return curve(arrivals, self._expected(on.id), on.begins, now)

    def unheard(self) -> Unheard | None:
        """The desk that may have admitted others to the current list, if there is one."""
        return self._unheard(self._on.id, self._now()) if self._on else None

    def corrected(self, wall_ms: int) -> int:
        """A moment by this laptop's clock, as the organisers' clock had it."""
        return wall_ms + (self._now().offset_ms or 0)

    def inside(self) -> int:
        """How many of those who arrived on the current list have not left since."""
        return self.tally.inside(self._on.id) if self._on else 0

    def conflicts(self) -> list[Conflict]:
        """Conflicts on any list that nobody has settled, as far as this desk has heard."""
        return self.tally.conflicts()

    def about(self, registration: RegistrationId) -> Found | None:
        """What is known of one person on the current list. ``None`` for nobody known."""
        who = self.people.registration(registration)
        return Found(who, self._earlier(who, None)) if who else None

    @property
    def profile(self) -> DeskProfile:
        """How much this desk is given, which the organisers decide."""
        return self._roster.profile_of(self._store.mine)

    @property
    def has_names(self) -> bool:
        """Whether this desk is given anybody's name."""
        return self.profile is not DeskProfile.LANE_WITHOUT_NAMES

    def help_desks(self) -> tuple[str, ...]:
        """Where a lane sends people: the names of the desks that may be help desks."""
        return self._roster.help_desks()

    def desk_name(self, record: Record) -> str:
        """The name of the desk that made *record*, empty when it is not known here."""
        return self._roster.desk_name(record.desk)

    # ------------------------------------------------------------ people who come

    def see(self, text: str) -> Outcome | Rehearsal | None:
        """A code is in view. ``None`` while it is the same showing as before."""
        return self.scan(text) if self._showing.is_new(text, self._now()) else None

    def passes(self, text: str) -> bool:
        """A code is in view that is no question to this desk: say whether it is a new showing."""
        return self._showing.is_new(text, self._now())

    def scan(self, text: str, how: How = How.SCANNED) -> Outcome | Rehearsal:
        """Decide about the code *text*, and save the decision before returning it.

        Nothing is saved of a practice badge.
        """
        now = self._now()
        badge, who = self._check(text)
        verdict = decide(badge, who, self._earlier(who, badge), self._on, self._moment(now))
        if isinstance(verdict, Practised):
            return Rehearsal(verdict, self._on)
        return self._save(verdict, who, _known_badge(badge, who), how, now)

    def type_code(self, typed: str) -> Registration | None:
        """Find whom a typed short code belongs to. A replaced badge finds nobody."""
        return self.people.by_typed_code(typed)

    def search(self, typed: str) -> list[Found]:
        """At most six people by public name, alias, other script or organisation, best first.

        Nobody before two letters; code-only people only by their typed code. If there
        is room, those whose names are only similar follow.
        """
        by_code = self.type_code(typed)
        if by_code:
            return [self._found(by_code)]
        directory = self._directories.now
        found = self._roster.find(typed, directory) if directory else ()
        return [self._found(one, similar=similar) for one, similar in found]

    def of_organisation(self, name: str) -> list[Found]:
        """Everybody of one organisation, by name, and whether they are in."""
        directory = self._directories.now
        if directory is None:
            return []
        return [self._found(one) for one in self._roster.of_organisation(name, directory)]

    def admit(self, registration: RegistrationId, how: How = How.SEARCHED) -> Outcome:
        """Decide about somebody found by name or typed code, and save it."""
        now = self._now()
        who = self.people.registration(registration)
        return self._save(self._by_name(who, now), who, "", how, now)

    def was_a_moment_ago_here(self, earlier: Record, record: Record) -> bool:
        """Say whether *earlier* was made at this very desk within the last minute."""
        return earlier.desk == record.desk and 0 <= record.at - earlier.at < MOMENT_MS

    def back_again(self, outcome: Outcome) -> Outcome | None:
        """Admit the person of *outcome* once more: the same one, back again.

        The record knows of all that came before, so it is no conflict. ``None``
        unless *outcome* is "already in", of the last minute, and not answered
        with yes before.
        """
        verdict, refused, now = outcome.verdict, outcome.record, self._now()
        if not isinstance(verdict, Refused) or verdict.reason is not Reason.ALREADY_IN:
            return None
        earlier = self.tally.of_record(refused)
        answered = any(
            refused.ref < one.ref for one in earlier.admissions if one.desk == refused.desk
        )
        if answered or not 0 <= now.wall_ms - refused.at < MOMENT_MS:
            return None
        draft = Draft(
            Kind.ADMITTED,
            refused.list,
            refused.about,
            refused.badge,
            knew=earlier.known,
            how=refused.how,
        )
        self._undoable = record = self.record(draft, now)
        return Outcome(Admitted(verdict.registration, record.knew), record, outcome.on)

    def would_say(self, registration: RegistrationId) -> Admitted | Refused:
        """What :meth:`admit` would decide now about somebody. Nothing is saved."""
        return self._by_name(self.people.registration(registration), self._now())

    def save_admission(
        self, verdict: Admitted, draft: Draft, now: ClockReading | None = None
    ) -> Outcome:
        """Save an admission to the current list, to be taken back like any, whoever decided it."""
        now = now or self._now()
        self._undoable = record = self.record(draft, now)
        return Outcome(verdict, record, self._on, self._unheard(record.list, now))

    # ------------------------------------------------------------ people who leave

    def check_out(self, text: str, how: How = How.SCANNED) -> CheckOut:
        """Check out the holder of the code *text*, where the list allows it."""
        badge, who = self._check(text)
        leaving = decide_leaving(badge, who, self._earlier(who, badge), self._on)
        return self._save_leaving(leaving, who, _known_badge(badge, who), how)

    def see_out(self, text: str) -> CheckOut | None:
        """A code is in view where people leave. ``None`` while it is the same showing."""
        return self.check_out(text) if self._showing.is_new(text, self._now()) else None

    def check_out_person(self, registration: RegistrationId, how: How = How.SEARCHED) -> CheckOut:
        """Check out somebody found by name or typed code."""
        who = self.people.registration(registration)
        leaving = decide_leaving(None, who, self._earlier(who, None), self._on, by_name=True)
        return self._save_leaving(leaving, who, "", how)

    # ------------------------------------------------------------ taken back

    def undoable(self) -> Record | None:
        """The last admission or check-out made here, while it may still be taken back."""
        last = self._undoable
        if last is None or self._now().wall_ms - last.at > UNDO_MS:
            return None
        return self.tally.valid(last.fact)

    def undo(self, reason: UndoReason | None = None) -> Record | None:
        """Take back the last of them. ``None`` when there is none to take back."""
        last = self.undoable()
        if last is None:
            return None
        record = self.record(regarding(last, Kind.UNDONE, reason or ""))
        self._undoable = None
        return record

    # ------------------------------------------------------------ what it hears

    def heard(
        self, records: Sequence[Record], *, roster_changed: bool, renewed: bool = False
    ) -> None:
        """News from a sync.

        *renewed* says that records have other places in other chains now: see
        :class:`checkin.usecases.sync.News`.
        """
        if roster_changed:
            self._directories.changed()
            self._roster = RosterCopy(self._store)
            self._on = self._roster.list_for(self._on, self._now())
        if renewed:
            self._log = read_log(self._store)
            if self._undoable is not None:
                self._undoable = self.tally.record(self._undoable.fact)
        self._learn(records, again=roster_changed)

    # ------------------------------------------------------------ how

    def _learn(self, records: Sequence[Record], *, again: bool = False) -> None:
        if self._log.learn(records, again=again):
            self._amend()

    def _amend(self) -> None:
        people, gone = self.people, self.people.amendments.instead_of
        added = [
            replace(one, standing=Standing.CANCELLED) if one.id in gone else one
            for one in people.added()
        ]
        self._roster.amend(added, people.gone())

    def _by_name(self, who: Registration | None, now: ClockReading) -> Admitted | Refused:
        return decide(
            None, who, self._earlier(who, None), self._on, self._moment(now), by_name=True
        )

    def _expected(self, on: ListId) -> int | None:
        directory = self._directories.now
        if directory is None:
            return None
        return self._log.expected(on, self._roster.expecting(directory))

    def _found(self, one: Registration, *, similar: bool = False) -> Found:
        return Found(one, self._earlier(one, None), similar)

    def _check(self, text: str) -> tuple[Badge | None, Registration | None]:
        badge, owner = check_code(text, self.gathering, self.people, self._verify)
        return badge, self.people.registration(owner) if owner else None

    def _earlier(self, registration: Registration | None, badge: Badge | None) -> Presence:
        if self._on is None:
            return NOT_IN
        if registration is not None:
            return self.tally.presence(self._on.id, registration.id)
        return self.tally.presence(self._on.id, f"badge:{badge.id}") if badge else NOT_IN

    def _save(
        self,
        verdict: Admitted | Refused,
        registration: Registration | None,
        badge: str,
        how: How,
        now: ClockReading,
    ) -> Outcome:
        on = self._on.id if self._on else ListId("")
        about = registration.id if registration else ""
        if isinstance(verdict, Refused):
            draft = Draft(Kind.REFUSED, on, about, badge, how=how, reason=verdict.reason)
            return Outcome(verdict, self.record(draft, now), self._on)
        draft = Draft(Kind.ADMITTED, on, about, badge, verdict.knew, how)
        return self.save_admission(verdict, draft, now)

    def _save_leaving(
        self, leaving: Leaving, registration: Registration | None, badge: str, how: How
    ) -> CheckOut:
        # Nobody left: that says nothing of anybody, so nothing is kept of it.
        if self._on is None or not isinstance(leaving, Left):
            return CheckOut(leaving, None, self._on)
        about = registration.id if registration else ""
        draft = Draft(Kind.LEFT, self._on.id, about, badge, leaving.knew, how)
        self._undoable = record = self.record(draft)
        return CheckOut(leaving, record, self._on)

    def record(self, draft: Draft, now: ClockReading | None = None) -> Record:
        """Save a record of this desk's, and know it from then on."""
        if not self.ready:
            raise RuntimeError("who has been here is not known yet")
        record = self._store.record(replace(draft, role=self.role), now or self._now())
        self._learn([record])
        return record

    def _unheard(self, on: ListId, now: ClockReading) -> Unheard | None:
        ms = now.corrected_ms
        found = silent_on(self.silent, on, self._store.mine, ms)
        if found is None:
            return None
        return Unheard(self._roster.desk_name(found.desk), ms - found.since_ms)

    def _moment(self, now: ClockReading) -> Moment | None:
        # A clock that no exchange has confirmed refuses nobody for the day or the hour.
        if now.offset_ms is None:
            return None
        return Moment(self._roster.today(now), now.corrected_ms)


def _known_badge(badge: Badge | None, registration: Registration | None) -> str:
    """The badge's id, for a record: that of a stranger's code is kept nowhere.

    A code of another system goes to every desk under what stands for it.
    """
    known = badge and (registration or (badge.signed and badge.genuine))
    return stand_in(badge.id) if badge and known else ""
