"""The keys that a server signs badges with: one in use, a spare one, and none that was stolen.

Key 1 is in ``badge-signing.key``, key 2 in ``badge-signing-2.key``, and so on. Both that are in
use stand in every event from its start, so that turning to the spare one changes nothing at
desks. Which they are is in the database, so every process of a server signs with the same.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, select

from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import setting
from checkin.adapters.keys import SigningKey, secret_file
from checkin.domain.errors import InputError, StoreError
from checkin.domain.model import EventId
from checkin.domain.practice import KEY_ID as PRACTICE

SIGNING_KEY, IDENTITY_KEY, COUNTS_KEY = "badge-signing.key", "event-identity.key", "page.key"
_SETTING = "badge_keys"
_LAST = 255
"""A badge has one byte for its key, and practice badges have 0."""


def key_file(key_id: int) -> str:
    """Return the name of the file with a key."""
    return SIGNING_KEY if key_id == 1 else f"badge-signing-{key_id}.key"


@dataclass(frozen=True, slots=True)
class InUse:
    """Which keys there are. ``out`` are those whose badges are genuine no more.

    ``told`` once every event has them, ``older`` for a server that had one key for all:
    it certified its desks as well.
    """

    active: int = 1
    spare: int = 2
    out: tuple[int, ...] = ()
    told: bool = True
    older: bool = False


class EventKey(SigningKey):
    """The key that signs badges now. ``public_keys`` are its own and the spare one's."""

    def __init__(
        self, active: SigningKey, private: bytes, spare: SigningKey, practice: SigningKey
    ) -> None:
        super().__init__(private, active.key_id)
        self.public_keys = tuple((one.key_id, one.public_key) for one in (active, spare))
        self.practice = practice


class BadgeKeys:
    """The keys of one server, in its *folder*; *identity* is what its lesser keys are made of."""

    def __init__(self, folder: Path, database: Database, identity: bytes) -> None:
        self._folder = folder
        self._database = database
        practice = hashlib.blake2b(b"checkin practice", key=identity, digest_size=32).digest()
        self._practice = SigningKey(practice, PRACTICE)
        self._sources = hashlib.blake2b(b"checkin sources", key=identity, digest_size=32).digest()
        self._organisers = hashlib.blake2b(b"checkin organisers", key=identity, digest_size=32)
        self.certifier = SigningKey(identity).public_key
        """What verifies the event's word for a desk."""

    def source_hash(self, called: str) -> str:
        """Hash what the source of a sheet calls somebody, so that nobody finds it by guessing."""
        return hashlib.blake2b(called.encode(), key=self._sources, digest_size=16).hexdigest()

    def organisers(self, event: EventId) -> SigningKey:
        """What signs the records that organisers make of *event* at the server."""
        made = self._organisers.copy()
        made.update(event.encode())
        return SigningKey(made.digest())

    def begin(self, *, older: bool) -> None:
        """Make what is not there yet."""
        with self._database.read() as connection:
            known = _read(connection) is not None
        if not known:
            self._make(1)
            self._make(2)
            self._write(InUse(told=not older, older=older))

    def in_use(self) -> InUse:
        """Which keys there are."""
        with self._database.read() as connection:
            return _read(connection) or InUse()

    def active(self, connection: Connection | None = None) -> EventKey:
        """The key that signs badges now."""
        state = self.in_use() if connection is None else _read(connection) or InUse()
        private = self._private(state.active)
        return EventKey(
            SigningKey(private, state.active),
            private,
            SigningKey(self._private(state.spare), state.spare),
            self._practice,
        )

    def public_key(self, key_id: int) -> bytes | None:
        """What verifies badges of a key, ``None`` where its file is not here."""
        if not (self._folder / key_file(key_id)).exists():
            return None
        return SigningKey(self._private(key_id)).public_key

    def rotate(self, stolen: int | None = None) -> InUse:
        """Turn to the spare key, or take the *stolen* one out, whichever it is.

        Every event must be told afterwards: see ``ServerData.tell_events``.

        Raises:
            InputError: there was no such key, or a badge has no number for another one.
        """
        now = self.in_use()
        newest = max(now.active, now.spare)
        if stolen is not None and (not 0 < stolen <= newest or stolen in now.out):
            raise InputError(
                f"There is no key {stolen} here: checkin keys list says which there are."
            )
        if stolen is not None and stolen not in (now.active, now.spare):
            after = now
        elif newest == _LAST:
            raise InputError(
                f"This server has had {_LAST} keys, and a badge has room for no more. "
                "Set up another server."
            )
        else:
            self._make(newest + 1)
            active = now.active if stolen == now.spare else now.spare
            after = replace(now, active=active, spare=newest + 1)
        out = now.out if stolen is None else (*now.out, stolen)
        after = replace(after, out=out, told=False)
        self._write(after)
        return after

    def was_told(self) -> None:
        """Every event has the keys now."""
        self._write(replace(self.in_use(), told=True))

    def _write(self, state: InUse) -> None:
        with self._database.write() as connection:
            upsert(connection, setting, [{"key": _SETTING, "value": json.dumps(asdict(state))}])

    def _make(self, key_id: int) -> None:
        secret_file(self._folder / key_file(key_id))

    def _private(self, key_id: int) -> bytes:
        path = self._folder / key_file(key_id)
        if not path.exists():
            # Another one here would be another key of the same number.
            raise StoreError(_missing([path.name]))
        return secret_file(path)


def check_files(folder: Path, database: Database, others: Sequence[str]) -> bool:
    """See that a server that has keys has their files. Says whether it has chosen keys before.

    *others* are files that it has as well since then.

    Raises:
        StoreError: some are missing. New ones would make badges that no desk takes, and a
            server that no desk trusts.
    """
    with database.read() as connection:
        state = _read(connection)
    needed = [SIGNING_KEY]
    if state is not None:
        needed = [key_file(state.active), key_file(state.spare), IDENTITY_KEY, *others]
    missing = [name for name in needed if not (folder / name).exists()]
    if missing:
        raise StoreError(_missing(missing))
    return state is not None


def _missing(names: list[str]) -> str:
    return (
        f"The keys of this server are missing: {', '.join(names)}. Put them and {COUNTS_KEY} into "
        "its folder: they are in the first server's folder and in each backup."
    )


def _read(connection: Connection) -> InUse | None:
    found = connection.scalar(select(setting.c.value).where(setting.c.key == _SETTING))
    if found is None:
        return None
    held = json.loads(found)
    return InUse(**held | {"out": tuple(held["out"])})
