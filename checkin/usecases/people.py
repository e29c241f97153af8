"""The roster with what help desks have added to it: what a desk decides from."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from checkin.domain.amendments import AMENDING, LOOKED_AT, NOTHING, Amendments, amendments
from checkin.domain.model import BadgeId, IssuedBadge, Registration, RegistrationId, Standing
from checkin.domain.record import Fact, Kind, Record, Ref
from checkin.domain.short_code import read_short_code
from checkin.usecases.ports import Roster, Unseal


@dataclass(frozen=True, slots=True)
class Person:
    """What a help desk writes down of somebody. It travels sealed."""

    public_name: str = field(repr=False)
    organisation: str = field(default="", repr=False)

    def written(self) -> bytes:
        """Return the bytes that are sealed."""
        fields = {"public_name": self.public_name, "organisation": self.organisation}
        return json.dumps(fields, ensure_ascii=False).encode()


def read_person(data: bytes | None) -> Person:
    """Read what was sealed; nobody by name where it cannot be opened, or is none."""
    try:
        fields = json.loads(data or b"{}")
        return Person(str(fields.get("public_name", "")), str(fields.get("organisation", "")))
    except (AttributeError, ValueError, RecursionError):
        return Person("")


class People:
    """Registrations and badges, of the organisers and of the help desks together."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._records: dict[tuple[Ref, Fact], Record] = {}
        self._amending: set[Fact] = set()
        self._added: dict[RegistrationId, Registration] = {}
        self._now = NOTHING

    def add(self, records: Iterable[Record]) -> bool:
        """Take in records, in any order, any number of times; say whether anything is new."""
        new = False
        for record in records:
            if record.kind not in LOOKED_AT or (record.ref, record.fact) in self._records:
                continue
            self._records[record.ref, record.fact] = record
            if record.kind in AMENDING:
                self._amending.add(record.fact)
                new = True
            elif record.names in self._amending:
                new = True
        if new:
            self._now = amendments(self._records.values())
            self.read_names()
        return new

    def read_names(self) -> None:
        """Open what is sealed, with the key to names that the roster holds now."""
        # It is asked for once, however many have walked in.
        unseal = self._roster.opener()
        self._added = {key: _registered(one, unseal) for key, one in self._now.registered.items()}

    @property
    def amendments(self) -> Amendments:
        """What help desks have recorded, as it is to be laid over the roster."""
        return self._now

    def made(self, fact: Fact) -> Record | None:
        """The amendment *fact*, unless it was taken back."""
        valid = (*self._now.registered.values(), *self._now.replaced.values())
        return next((one for one in valid if one.fact == fact), None)

    def amended(self, key: RegistrationId) -> tuple[Record, ...]:
        """What help desks have recorded of *key*: registered, given a badge, another in the place."""
        by = (self._now.registered, self._now.replaced, self._now.instead_of)
        return tuple(one[key] for one in by if key in one)

    def recorded(self, key: RegistrationId) -> tuple[Record, ...]:
        """All of that which was not taken back, in order: every badge that *key* was ever given."""
        undone = {one.names for one in self._records.values() if one.kind == Kind.UNDONE}
        valid = {
            one.fact: one
            for one in self._records.values()
            if one.about == key and one.kind in AMENDING and one.fact not in undone
        }
        return tuple(sorted(valid.values(), key=lambda one: one.order))

    def newcomers(self) -> tuple[RegistrationId, ...]:
        """Whom help desks registered, by names that can be read here, and the roster does not have."""
        readable = tuple(key for key, one in self._added.items() if not one.withheld)
        known = self._roster.registrations_of(readable) if readable else ()
        return tuple(key for key in readable if key not in known)

    def added(self) -> tuple[Registration, ...]:
        """Everybody whom a help desk registered."""
        return tuple(map(self._in_their_place, self._added.values()))

    def by_record(self, record: Record) -> Registration:
        """Whom *record* has registered, as far as this replica may see."""
        return _registered(record, self._roster.opener())

    def given(self) -> Mapping[BadgeId, RegistrationId]:
        """Whose each badge is that a help desk handed out."""
        return self._now.given

    def gone(self) -> tuple[Registration, ...]:
        """Everybody of the roster whose place somebody else has taken."""
        return tuple(self._roster.registrations_of(tuple(self._now.instead_of)).values())

    def registration(self, key: RegistrationId) -> Registration | None:
        """One registration."""
        # The organisers' word stands over that of a help desk, once they have taken it in.
        found = self._roster.registration(key) or self._by_help_desk(key)
        if found is not None and key in self._now.instead_of:
            return replace(found, standing=Standing.CANCELLED)
        return found

    def _by_help_desk(self, key: RegistrationId) -> Registration | None:
        added = self._added.get(key)
        return self._in_their_place(added) if added else None

    def _in_their_place(self, added: Registration) -> Registration:
        """Whom a help desk registered: a substitute is of the category whose place it is."""
        instead = RegistrationId(self._now.registered[added.id].instead)
        place = self._roster.registration(instead) if instead else None
        return replace(added, category=place.category) if place else added

    def badge(self, key: BadgeId) -> IssuedBadge | None:
        """A badge by its id, or by the whole text of an opaque code."""
        return self._as_it_is(self._roster.badge(key))

    def is_revoked(self, key: BadgeId) -> bool:
        """Whether the list of revocations names a badge."""
        return self._roster.is_revoked(key)

    def void(self) -> frozenset[BadgeId]:
        """Every signed badge that is good no more for what help desks have recorded."""
        if not self._now.replaced and not self._now.instead_of:
            return frozenset()
        gone = self._now.instead_of
        owned = (
            (one, one.registration or self._now.given.get(one.id, RegistrationId("")))
            for one in self._roster.badges()
            if one.short
        )
        return frozenset(
            one.id
            for one, owner in owned
            if owner in gone or self._now.void_since(one, owner) is not None
        )

    def badge_by_short_code(self, short: str) -> IssuedBadge | None:
        """A badge by the code printed under it."""
        return self._as_it_is(self._roster.badge_by_short_code(short))

    def by_typed_code(self, typed: str) -> Registration | None:
        """Whom a typed short code belongs to. A replaced badge is nobody's."""
        short = read_short_code(typed)
        issued = self.badge_by_short_code(short) if short else None
        if issued is None or issued.replaced_at is not None:
            return None
        who = self.registration(issued.registration)
        # Whoever has cancelled is found, so that it can be said.
        cancelled = who is not None and who.standing is Standing.CANCELLED
        return who if cancelled or not self.is_revoked(issued.id) else None

    def _as_it_is(self, issued: IssuedBadge | None) -> IssuedBadge | None:
        if issued is None:
            return None
        owner = issued.registration or self._now.given.get(issued.id, RegistrationId(""))
        void = self._now.void_since(issued, owner)
        return replace(issued, registration=owner, replaced_at=issued.replaced_at or void)


def _registered(record: Record, unseal: Unseal) -> Registration:
    key = RegistrationId(record.about)
    opened = unseal(key, record.sealed)
    person = read_person(opened)
    return Registration(
        key,
        person.public_name,
        person.organisation,
        lists=frozenset({record.list, *record.lists}),
        withheld=opened is None,
    )
