"""One event at the server, as organisers change it: its roster. Its desks are the desk book's."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from checkin.adapters import roster_json
from checkin.adapters.badge_keys import BadgeKeys
from checkin.adapters.database import revoked
from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster_rows import publish, version_of
from checkin.adapters.database.sources import held_sources, keep_sources
from checkin.adapters.database.vouching import held_authorities, publish_authorities
from checkin.adapters.desk_book import DeskBook
from checkin.adapters.profile import wall_ms
from checkin.domain.errors import InputError, Overtaken
from checkin.domain.lock import Lock
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    Registration,
    RegistrationId,
)
from checkin.domain.revocation import Revocations, sign
from checkin.usecases.roster_pages import RosterEntry, RosterVersion


class Book(DeskBook):
    """One event's roster and desks, as organisers change them."""

    def __init__(self, database: Database, event: EventId, keys: BadgeKeys) -> None:
        super().__init__(database, event)
        self._keys = keys
        self._organisers = keys.organisers(event).public_key

    def desks(self) -> Sequence[EnrolledDesk]:
        """Every desk of the event. What organisers record at the server is no desk's."""
        return [one for one in super().desks() if one.public_key != self._organisers]

    def publish(
        self,
        *,
        gathering: Gathering | None = None,
        lists: Sequence[CheckInList] = (),
        registrations: Sequence[Registration] = (),
        badges: Sequence[IssuedBadge] = (),
        names_key: bytes | None = None,
        lock: Lock | None = None,
        seen: Sequence[Gathering | CheckInList | Registration] = (),
        sources: Mapping[str, RegistrationId] | None = None,
        upon: RosterVersion | None = None,
    ) -> None:
        """Add or change these, as one new version of the roster. What is as it was stays.

        Raises:
            Overtaken: one of *seen* is not here as it is there: nothing is changed.
            InputError: the roster is another one than *upon*.
        """
        bodies = [
            *([("gathering", gathering.id, roster_json.write(gathering), "")] if gathering else []),
            *(("list", one.id, roster_json.write(one), "") for one in lists),
            *(("registration", one.id, roster_json.write(one), "") for one in registrations),
            *(("badge", one.id, roster_json.write(one), one.short) for one in badges),
            *(
                [("names_key", "1", roster_json.write_names_key(names_key), "")]
                if names_key
                else []
            ),
            *([("lock", "1", roster_json.write_lock(lock), "")] if lock else []),
            *(self._carry() if gathering and not self.has_any("carry") else []),
        ]
        with self._database.write(self._event) as connection:
            if not self._is_still(seen):
                raise Overtaken("Somebody else has changed this meanwhile. Nothing was changed.")
            if upon is not None and upon != version_of(connection, self._event):
                raise InputError("The list was changed meanwhile. Look at the difference again.")
            publish(connection, self._event, bodies)
            keep_sources(connection, self._event, sources or {})
            if registrations or badges:
                self._revoke(connection)
            self._database.news.announce(connection, self._event)

    def see_carry(self) -> None:
        """See that desks have what they carry check-ins by: events of before had none."""
        if self.has_any("gathering") and not self.has_any("carry"):
            with self._database.write(self._event) as connection:
                publish(connection, self._event, self._carry())
                self._database.news.announce(connection, self._event)

    def _carry(self) -> list[tuple[str, str, str, str]]:
        fresh = roster_json.Carry(os.urandom(32), self._keys.certifier)
        return [("carry", "1", roster_json.write_carry(fresh), "")]

    def _is_still(self, seen: Sequence[Gathering | CheckInList | Registration]) -> bool:
        """Say whether all of *seen* is here as it is there."""
        people = {one.id: one for one in seen if isinstance(one, Registration)}
        others = [one for one in seen if not isinstance(one, Registration)]
        # Read only where it was seen: an event and its lists are few, its people may be many.
        now = [self.gathering(), *self.lists()] if others else []
        return all(one in now for one in others) and self.registrations_of(people) == people

    def sources(self) -> Mapping[str, RegistrationId]:
        """Who it was, by the keyed hash of what the source of a sheet called them."""
        with self._database.read() as connection:
            return held_sources(connection, self._event)

    def source_hash(self, called: str) -> str:
        """The keyed hash of what a source calls somebody."""
        return self._keys.source_hash(f"{self._event}\0{called}")

    def revoked(self) -> frozenset[BadgeId]:
        """The signed badges that are good no more."""
        with self._database.read() as connection:
            now = revoked.readable(revoked.published(connection, self._event))
        return now.badges if now else frozenset()

    def note_void(self, badges: frozenset[BadgeId]) -> None:
        """Revoke these, and of those that help desks have voided only these."""
        with self._database.read() as connection:
            if revoked.by_records(connection, self._event) == badges:
                return
        with self._database.write(self._event) as connection:
            revoked.note_by_records(connection, self._event, badges)
            self._revoke(connection)
            self._database.news.announce(connection, self._event)

    def inherit(self, entry: RosterEntry) -> None:
        """Go on from a list of revocations that is newer than this server's: it was set back.

        What is older, or none that this event has signed, is passed over.
        """
        theirs = revoked.readable(entry.body)
        with self._database.write(self._event) as connection:
            ours = revoked.readable(revoked.published(connection, self._event))
            if theirs is None or (ours is not None and theirs.number <= ours.number):
                return
            if not revoked.is_signed(connection, self._event, theirs):
                return
            missing = theirs.badges - revoked.now_revoked(connection, self._event)
            revoked.note_inherited(connection, self._event, missing)
            self._revoke(connection, above=theirs.number)
            self._database.news.announce(connection, self._event)

    def set_keys(self, out: Collection[int]) -> None:
        """Give the event the keys that are in use, and take those that are *out* from it."""
        with self._database.write(self._event) as connection:
            event = self.gathering()
            if event is None:
                return
            now = self._keys.active(connection)
            keys = tuple(sorted({**dict(event.badge_keys), **dict(now.public_keys)}.items()))
            keys = tuple(one for one in keys if one[0] not in out)
            after = replace(event, badge_keys=keys, practice_key=now.practice.public_key)
            publish(
                connection, self._event, [("gathering", event.id, roster_json.write(after), "")]
            )
            ours = revoked.readable(revoked.published(connection, self._event))
            if ours is not None and ours.key_id in out:
                self._revoke(connection, above=ours.number)
            self._database.news.announce(connection, self._event)

    def _revoke(self, connection: Connection, above: int | None = None) -> None:
        """Publish which badges are good no more, if that has changed, or *above* a number."""
        now = revoked.now_revoked(connection, self._event)
        ours = revoked.readable(revoked.published(connection, self._event))
        if above is None and now == (ours.badges if ours else frozenset()):
            return
        number = max(above or 0, ours.number if ours else 0) + 1
        key = self._keys.active(connection)
        one = sign(Revocations(number, wall_ms(), now, key.key_id), self._event, key)
        body = roster_json.write_revocations(one)
        publish(connection, self._event, [(revoked.KIND, revoked.KEY, body, "")])

    def publish_authorities(self, certificates: list[bytes]) -> None:
        """Tell desks whom to trust as their server from now on."""
        with self._database.write(self._event) as connection:
            publish_authorities(connection, self._event, certificates)
            self._database.news.announce(connection, self._event)

    def authority_version(self) -> int:
        """The roster's number from which on it says whom to trust now; 0 if it never changed."""
        with self._database.read() as connection:
            return held_authorities(connection, self._event)[1]
