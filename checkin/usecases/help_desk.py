"""What help desks do: see to people, register, give badges, settle, take back anything.

Each act is one record, so that it travels like a check-in, needs no network, and
can be taken back like one. A badge handed out here is a spare one, which the
organisers have signed and printed beforehand: a desk has no key to make any.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from checkin.domain.attendance import Conflict
from checkin.domain.badge import Verifier
from checkin.domain.errors import InputError
from checkin.domain.model import BadgeId, ListId, Registration, RegistrationId, Standing
from checkin.domain.reasons import (
    AdmitReason,
    BadgeReason,
    NoteReason,
    RegisterReason,
    SettleReason,
    UndoReason,
)
from checkin.domain.record import Draft, Fact, How, Kind, Record, regarding
from checkin.domain.short_code import read_short_code
from checkin.domain.verdict import Admitted, Reason, Refused, decide
from checkin.usecases.codes import check_code
from checkin.usecases.desk import Desk
from checkin.usecases.outcome import Found, Outcome
from checkin.usecases.people import Person
from checkin.usecases.ports import Store
from checkin.usecases.settling import settlement

_LONGEST = 200
"""Characters of a name: longer is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Registered:
    """Somebody whom this help desk has registered, and the record that says so."""

    registration: Registration
    record: Record


@dataclass(frozen=True, slots=True)
class Sent:
    """Somebody whom a lane has sent to the help desk, and its note of that."""

    found: Found
    note: Record


class HelpDesk:
    """The acts of a help desk at one *desk*. Each raises ``StoreError`` if it was not saved."""

    def __init__(
        self, desk: Desk, store: Store, verify: Verifier, random: Callable[[int], bytes]
    ) -> None:
        self._desk = desk
        self._store = store
        self._verify = verify
        self._random = random

    # ------------------------------------------------------------ people who were sent

    def note(self, registration: RegistrationId, reason: NoteReason) -> Record | None:
        """Note something about a person on the current list. ``None`` for nobody known.

        Lanes do it as well: that they send somebody to the help desk is such a note.
        """
        who = self._desk.people.registration(registration)
        if who is None or not self._on():
            return None
        return self._desk.record(Draft(Kind.NOTE, self._on(), who.id, how="", reason=reason))

    def sent(self) -> list[Sent]:
        """Whom lanes have sent to the help desk from the current list, who waits longest first.

        Those who were dealt with since are not among them, as far as this desk has heard.
        """
        waiting = []
        for note in self._desk.tally.sent(self._on()):
            found = self._desk.about(RegistrationId(note.about))
            done = self._desk.people.amended(RegistrationId(note.about))
            if found is not None and not any(one.order > note.order for one in done):
                waiting.append(Sent(found, note))
        return waiting

    # ------------------------------------------------------------ admitted all the same

    def admit_anyway(
        self, registration: RegistrationId, reason: AdmitReason, how: How = How.SEARCHED
    ) -> Outcome | None:
        """Admit somebody whom the current list, or its rules, would not.

        ``None`` where there is nothing to overrule: nobody known, no list, cancelled, or in.
        """
        verdict = self._anyway(registration)
        if verdict is None:
            return None
        draft = Draft(Kind.ADMITTED, self._on(), registration, "", verdict.knew, how, reason)
        return self._desk.save_admission(verdict, draft)

    def in_the_way(self, registration: RegistrationId) -> Reason | None:
        """Why somebody would not be admitted now, if it is for a help desk to overrule."""
        if self._anyway(registration) is None:
            return None
        verdict = self._desk.would_say(registration)
        return verdict.reason if isinstance(verdict, Refused) else None

    def _anyway(self, registration: RegistrationId) -> Admitted | None:
        """The admission, were it not for the lists that somebody is on, and the rules of this one."""
        found, on = self._desk.about(registration), self._desk.on
        if found is None or on is None:
            return None
        who = found.registration
        welcome = replace(who, lists=who.lists | {on.id})
        always = replace(on, categories=(), opens=None, closes=None)
        verdict = decide(None, welcome, found.presence, always, None, by_name=True)
        return Admitted(who, verdict.knew) if isinstance(verdict, Admitted) else None

    # ------------------------------------------------------------ people and badges

    def spare(self, code: str) -> BadgeId:
        """The spare badge with the QR code, or the typed code, *code*.

        Raises:
            InputError: it is none, or somebody has it already.
        """
        short = read_short_code(code)
        issued = self._desk.people.badge_by_short_code(short) if short else None
        if issued is not None:
            key, free, good = issued.id, not issued.registration, issued.replaced_at is None
        else:
            badge, _ = check_code(code, self._desk.gathering, self._desk.people, self._verify)
            if badge is None or not badge.genuine or badge.practice:
                raise InputError("This is not a spare badge of this event.")
            key, free, good = badge.id, badge.spare, badge.replaced_at is None
        if not free:
            raise InputError("This badge is somebody's already. Take another spare one.")
        if not good or self._desk.people.is_revoked(key):
            raise InputError("This badge is no longer valid. Take another spare one.")
        return key

    def register(
        self, person: Person, lists: Sequence[ListId] = (), badge: BadgeId | None = None
    ) -> Registered:
        """Register somebody who walked in for *lists*, or the current one where none is named.

        Raises:
            InputError: there is no name, or no list; or this desk may not write names.
        """
        return self._register(person, RegisterReason.WALK_IN, tuple(lists), badge)

    def substitute(
        self, for_: RegistrationId, person: Person, badge: BadgeId | None = None
    ) -> Registered:
        """Put *person* in somebody's place: the same lists, and the old badges are good no more.

        Raises:
            InputError: as for :meth:`register`; or the place is not to be had any more.
        """
        old = self._desk.people.registration(for_)
        if old is None or old.standing is not Standing.ACTIVE:
            raise InputError("This place is cancelled, or somebody has taken it already.")
        reason = RegisterReason.SUBSTITUTE
        return self._register(person, reason, tuple(sorted(old.lists)), badge, old.id)

    def replace_badge(
        self, registration: RegistrationId, reason: BadgeReason, badge: BadgeId | None = None
    ) -> Record | None:
        """Void somebody's badges, and give them *badge* if there is one. ``None`` for nobody known."""
        if self._desk.people.registration(registration) is None:
            return None
        return self._desk.record(
            Draft(Kind.REPLACED, self._on(), registration, badge or "", how="", reason=reason)
        )

    def group(self, registration: RegistrationId) -> list[Found]:
        """Everybody of that person's organisation, to be checked in together."""
        who = self._desk.people.registration(registration)
        return self._desk.of_organisation(who.organisation) if who else []

    # ------------------------------------------------------------ taken back, settled

    def take_back(self, fact: Fact, reason: str) -> Record | None:
        """Take back a registration or another badge. ``None`` when there is none to take back."""
        made = self._desk.people.made(fact)
        return self._desk.record(regarding(made, Kind.UNDONE, reason)) if made else None

    def undo_record(self, fact: Fact, reason: UndoReason) -> Record | None:
        """Take back any admission, check-out or settlement of this event.

        ``None`` when there is no such thing here to take back, or not any more.
        """
        made = self._desk.tally.valid(fact)
        return self._desk.record(regarding(made, Kind.UNDONE, reason)) if made else None

    def settle(self, conflict: Conflict, keep: Record, reason: SettleReason) -> Record | None:
        """Say which admission of *conflict* is to count, whatever else arrives.

        It answers every conflict of this person on this list that this desk
        knows of. ``None`` when *conflict* is none any more.

        Raises:
            ValueError: *keep* is neither of the two.
        """
        if keep not in (conflict.first, conflict.second):
            raise ValueError("only one of the two can be kept")
        there = self._desk.tally.of_record(keep)
        if conflict not in (*there.conflicts, *there.settled):
            return None
        return self._desk.record(
            settlement(keep, reason, (*there.known, conflict.first.fact, conflict.second.fact))
        )

    # ------------------------------------------------------------ how

    def _register(
        self,
        person: Person,
        reason: RegisterReason,
        lists: tuple[ListId, ...],
        badge: BadgeId | None,
        instead: str = "",
    ) -> Registered:
        name = " ".join(person.public_name.split())
        organisation = " ".join(person.organisation.split())
        if not name:
            raise InputError("Write down the name first.")
        if len(name) > _LONGEST or len(organisation) > _LONGEST:
            raise InputError(f"A name has {_LONGEST} letters at most.")
        on = self._on()
        if not on:
            raise InputError("There is no check-in list on this laptop yet.")
        # The record's own list is the one that it is made at, if they are on that.
        first = on if on in lists or not lists else lists[0]
        key = RegistrationId(self._random(8).hex())
        sealed = self._store.seal(key, Person(name, organisation).written())
        if sealed is None:
            raise InputError("This desk may not write names down. Use a help desk.")
        record = self._desk.record(
            Draft(
                Kind.REGISTERED,
                first,
                key,
                badge or "",
                how="",
                reason=reason,
                lists=tuple(one for one in lists if one != first),
                instead=instead,
                sealed=sealed,
            )
        )
        return Registered(self._desk.people.by_record(record), record)

    def _on(self) -> ListId:
        return self._desk.on.id if self._desk.on else ListId("")
