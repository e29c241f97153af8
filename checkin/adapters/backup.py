"""All that a server holds in one encrypted file, and back into an empty server.

The file is a database like a desk's: SQLCipher, every page authenticated, its
key derived from a passphrase by Argon2id with the salt that SQLCipher keeps in
the first 16 bytes. Whichever database it was made from, it is the same file.
"""

import contextlib
import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    MetaData,
    Table,
    Text,
    func,
    insert,
    select,
    update,
)

from checkin.adapters.database.engine import KEY_BYTES, Database, open_encrypted
from checkin.adapters.database.tables import (
    link,
    log,
    metadata,
    roster,
    roster_state,
    session,
    setting,
)
from checkin.adapters.files import keep_first
from checkin.adapters.server_data import ServerData, open_database
from checkin.domain.errors import InputError, StoreError

SHORTEST_PASSPHRASE = 12
"""Characters: the file holds names, and whoever has it may try for years."""

_SALT_BYTES = 16
_BATCH = 1000
_SECRETS = "*.key"
"""The server's keys, whichever there are."""

_secret = Table(
    "secret",
    MetaData(),
    # Only in a backup: the files that lie beside the server's database.
    Column("name", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Held:
    """What a backup holds, in numbers."""

    events: int
    records: int
    roster_entries: int


def write_backup(data: ServerData, folder: Path, file: Path, passphrase: str) -> Held:
    """Write everything to *file*, while the server goes on, and read it again to compare.

    *folder* is the server's, where its keys are.

    Raises:
        InputError: the file is there already, or cannot be written; the passphrase is short.
        StoreError: the database cannot be read, or the file did not become what it should.
    """
    _check_passphrase(passphrase)
    if file.exists():
        raise InputError(f"The file {file.name} is there already. Choose another name.")
    with _beside(file) as working:
        fresh = working / "backup"
        salt = os.urandom(_SALT_BYTES)
        key = _key(passphrase, salt)
        with _closing(open_encrypted(fresh, key + salt)) as backup:
            fresh.chmod(0o600)
            # One moment of the server's database, however long the copy takes.
            with data.database.read() as source, backup.write() as target:
                _copy(source, target)
                _secret.create(target)
                files = sorted(folder.glob(_SECRETS))
                rows = [{"name": one.name, "data": one.read_bytes()} for one in files]
                target.execute(insert(_secret), rows)
                expected = _sums(source)
        with _closing(open_encrypted(fresh, _key(passphrase, _salt_of(fresh)) + salt)) as again:
            if again.is_damaged():
                raise StoreError("The backup could not be read again. Try another disk.")
            with again.read() as written:
                if _sums(written) != expected:
                    raise StoreError("The backup is not what was written. Try another disk.")
                held = _held(written)
        keep_first(fresh, file)
    return held


def restore_backup(file: Path, passphrase: str, folder: Path, database: Path | str | None) -> Held:
    """Make an empty server what the backup's was, with a new incarnation of each roster.

    Raises:
        InputError: the file is none of ours, the passphrase is wrong, the server is not empty.
        StoreError: the backup is damaged, or the server's database cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="checkin-restore-") as working:
        # A copy, since one of an older version is brought up to date first.
        copied = Path(working) / "backup"
        try:
            shutil.copyfile(file, copied)
        except OSError:
            raise InputError(f"The file {file.name} cannot be read.") from None
        with _closing(_opened(copied, passphrase)) as backup:
            if backup.is_damaged():
                raise StoreError("This backup is damaged. Take another one.")
            with backup.read() as source, _closing(open_database(folder, database)) as target:
                with target.read() as connection:
                    _check_empty(connection)
                secrets = {row.name: row.data for row in source.execute(select(_secret))}
                _restore_secrets(folder, secrets)
                with target.write() as connection:
                    _check_empty(connection)
                    _copy(source, connection)
                    if _sums(connection) != _sums(source):
                        raise StoreError("The database did not take the backup in. Nothing is in.")
                    _begin_incarnations(connection)
                    for table in (session, link):
                        # One that was ended since the backup must not open anything again.
                        connection.execute(table.delete())
                return _held(source)


def _opened(copied: Path, passphrase: str) -> Database:
    salt = _salt_of(copied)
    whole = copied.stat().st_size
    if len(salt) < _SALT_BYTES or whole < 4096 or salt.startswith(b"SQLite format"):
        raise InputError("This file is not a backup of a Checkin server.")
    key = _key(passphrase, salt) + salt
    try:
        return open_encrypted(copied, key)
    except StoreError as error:
        if "another key" in str(error):
            raise InputError(
                "This backup cannot be opened: the passphrase is another, or the file is damaged."
            ) from None
        raise


def _copy(source: Connection, target: Connection) -> None:
    for table in metadata.sorted_tables:
        target.execute(table.delete())
        for batch in _rows(source, table):
            target.execute(insert(table), batch)


def _rows(source: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    # The places of this replica are counted anew, in the same order.
    columns = [column for column in table.c if column is not table.autoincrement_column]
    found = source.execute(
        select(*columns).order_by(*table.primary_key), execution_options={"yield_per": _BATCH}
    )
    for batch in found.mappings().partitions():
        yield [dict(row) for row in batch]


def _sums(connection: Connection) -> dict[str, tuple[int, int]]:
    """Return each table's number of rows and a sum over all of them, in whatever order."""
    sums = {}
    for table in metadata.sorted_tables:
        count = total = 0
        for batch in _rows(connection, table):
            for row in batch:
                data = repr(sorted(row.items())).encode()
                total += int.from_bytes(hashlib.sha256(data).digest(), "big")
                count += 1
        sums[table.name] = (count, total)
    return sums


def _held(connection: Connection) -> Held:
    counts = [
        connection.scalar(select(func.count()).select_from(table)) or 0
        for table in (roster_state, log, roster)
    ]
    return Held(*counts)


def _check_empty(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        if table is not setting and connection.execute(select(table).limit(1)).first() is not None:
            raise InputError(
                "There is a server here already. Restore into an empty folder and database."
            )


def _begin_incarnations(connection: Connection) -> None:
    """So that a lower version is never mistaken for an older one: desks fetch the whole roster."""
    for event in connection.scalars(select(roster_state.c.event)).all():
        connection.execute(
            update(roster_state)
            .where(roster_state.c.event == event)
            .values(incarnation=os.urandom(8).hex())
        )


def _restore_secrets(folder: Path, secrets: dict[str, bytes]) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, data in secrets.items():
            path = folder / name
            if path.exists() and path.read_bytes() != data:
                raise InputError(
                    "There is a server here already. Restore into an empty folder and database."
                )
        for name, data in secrets.items():
            with _beside(folder / name) as working:
                fresh = working / name
                fresh.touch(0o600)
                fresh.write_bytes(data)
                keep_first(fresh, folder / name)
    except OSError:
        raise StoreError("The server's folder cannot be written. Check its permissions.") from None


@contextlib.contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A folder on *file*'s disk for what is not whole yet."""
    try:
        folder = tempfile.TemporaryDirectory(prefix=".checkin-", dir=file.resolve().parent)
    except OSError:
        raise InputError(
            f"The file {file.name} cannot be written there. Choose another place."
        ) from None
    with folder as name:
        yield Path(name)


@contextlib.contextmanager
def _closing(database: Database) -> Iterator[Database]:
    try:
        yield database
    finally:
        database.close()


def _check_passphrase(passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InputError(
            f"This passphrase is too short: four words, {SHORTEST_PASSPHRASE} letters at least."
        )


def _salt_of(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_SALT_BYTES)


def _key(passphrase: str, salt: bytes) -> bytes:
    # 256 MiB, three passes: about 0.7 s here, and for everybody who guesses.
    derive = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=3, lanes=2, memory_cost=256 * 1024
    ).derive
    return derive(unicodedata.normalize("NFC", passphrase).encode())
