"""A desk's database through one power cut after another, and whether it kept its promises.

What runs is the product's own: its engine with encryption, WAL and settings, its log, its
roster, its keys. Only the disk is ours (:mod:`bench.unsynced`).
"""

import random
from collections.abc import Callable
from contextlib import closing, nullcontext
from typing import Any

from sqlalchemy import Pool, event, exc, select
from sqlcipher3 import dbapi2 as sqlcipher

from bench.disk_vfs import DiskVfs
from bench.other_desk import EVENT, LIST, OtherDesk, code, knew
from bench.unsynced import Disk, PowerIsOff, path_on
from checkin.adapters import roster_json
from checkin.adapters.database.engine import Database, open_encrypted
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import aside
from checkin.adapters.keys import SigningKey, verify
from checkin.domain.clock import ClockReading
from checkin.domain.errors import StoreError
from checkin.domain.model import DeskId, DeskProfile, EnrolledDesk, Registration, RegistrationId
from checkin.domain.record import (
    NO_HEAD,
    Draft,
    Head,
    Kind,
    Run,
    check_run,
    decode,
    encode,
    hash_of,
)
from checkin.usecases.roster_pages import Arriving, Cursor, RosterEntry, RosterPage, RosterVersion

LONGEST_LIFE = 250
"""Changes to the disk. A database is made in some 80, a scan takes about 10, a start 2."""

_PATH = "/disk in memory/desk.db"
_DATA_KEY = bytes(range(32))
_NO_LIMIT = 2**40

_Place = tuple[str, str, int]
"""Where a record lies: "log" or "aside", its desk, its number there."""

_Roster = tuple[str, int, Arriving | None]
"""Which roster is there, its incarnation and number, and how far the next one has come."""


class Broken(Exception):
    """The database does not open, is damaged, or holds something by halves."""


class CutDesk:
    """One desk and its disk. All that happens to it follows from *seed*.

    *synchronous* is SQLite's setting of that name, "full" being the product's own.
    ``acknowledged`` counts the records and pages of the roster that the product said it
    had saved while there was power, ``lost`` those of them that were missing later.
    """

    def __init__(self, vfs: DiskVfs, seed: int, synchronous: str = "full") -> None:
        self.acknowledged = 0
        self.lost = 0
        self._vfs = vfs
        self._chance = random.Random(seed)
        self._synchronous = synchronous
        # The product lets 1,000 pages gather before it folds them into the database.
        # These lives are short, so for most of them it comes sooner.
        self._checkpoint_pages = self._chance.choice((8, 30, 100, 1000))
        self._disk = Disk()
        self._connections: list[Any] = []
        self._now = 1_750_000_000_000
        self._mine = DeskId("a" * 16)
        self._key = SigningKey(b"a" * 32)
        self._others = [OtherDesk(digit) for digit in "bcd"]
        self._stranger = OtherDesk("f")
        self._keys = {other.id: other.key.public_key for other in self._others}
        self._keys[self._mine] = self._key.public_key
        # What must be there, as bytes; and what is just being saved, as bytes or part of them.
        self._held: dict[_Place, bytes] = {}
        self._coming: dict[_Place, bytes] = {}
        self._roster: _Roster = ("", 0, None)
        self._coming_roster: _Roster = self._roster
        self._rosters: dict[tuple[str, int], dict[str, RosterEntry]] = {("", 0): {}}
        self._pages: list[RosterPage] = []

    def live(self) -> None:
        """Work until the power goes, at any change to the disk. Raises Broken."""
        self._disk.cut_at(self._chance.randint(1, LONGEST_LIFE))
        while self._disk.power:
            self.work(self._chance.randint(0, 25))
        self._disk = self._disk.restart(self._chance)

    def work(self, things: int) -> None:
        """Open the database, check it, do some *things*, close it. Raises Broken.

        Ends early, and without a word, when the power goes.
        """
        self._vfs.disk = self._disk
        self._connections.clear()
        event.listen(Pool, "connect", self._connected)
        try:
            # Also the way in is the product's own, on a path that it takes for a file's.
            with closing(open_encrypted(path_on(self._disk, _PATH), _DATA_KEY)) as database:
                store = ReplicaStore(database, EVENT, self._wall, self._mine, self._key)
                self._check(database, store)
                for _ in range(things):
                    self._do_something(database, store)
        except PowerIsOff:
            pass
        except (StoreError, exc.IntegrityError, sqlcipher.Error) as error:
            if self._disk.power:
                raise Broken(str(error).partition("\n")[0]) from error
        finally:
            event.remove(Pool, "connect", self._connected)
        if self._vfs.fault:
            raise self._vfs.fault

    def _connected(self, connection: Any, _: Any) -> None:
        """Change the settings of a connection that the product has just made."""
        connection.execute(f"pragma wal_autocheckpoint = {self._checkpoint_pages}")
        if self._synchronous != "full":
            connection.execute(f"pragma synchronous = {self._synchronous}")
        self._connections.append(connection)

    def _wall(self) -> int:
        self._now += self._chance.randint(1, 3000)
        return self._now

    # ------------------------------------------------------------ what a desk does

    def _do_something(self, database: Database, store: ReplicaStore) -> None:
        if not self._roster[1]:
            self._change_roster(store)
            return
        saves: Callable[[ReplicaStore], None] | None = self._chance.choices(
            (self._scan, self._take, self._change_roster, None), (60, 20, 15, 5)
        )[0]
        if saves is None:
            how = self._chance.choice(("passive", "full", "restart", "truncate"))
            self._connections[-1].execute(f"pragma wal_checkpoint({how})").fetchall()
            return
        # Somebody who reads meanwhile keeps the WAL from starting afresh.
        with database.read() if self._chance.random() < 0.2 else nullcontext() as reading:
            if reading is not None:
                reading.execute(select(aside.c.n)).all()
            saves(store)

    def _scan(self, store: ReplicaStore) -> None:
        last = self._last(self._mine)
        about = code(self._chance, 6)
        self._coming = {("log", self._mine, last + 1): about.encode()}
        kind = self._chance.choice((Kind.ADMITTED, Kind.REFUSED))
        draft = Draft(kind, LIST, about, badge=code(self._chance, 12), knew=knew(self._chance))
        made = store.record(draft, ClockReading(self._wall()))
        before = self._held.get(("log", self._mine, last))
        if made.seq != last + 1 or made.prev != (hash_of(before) if before else ""):
            raise Broken("the next record does not continue the chain")
        self._saved({("log", made.desk, made.seq): encode(made)})

    def _take(self, store: ReplicaStore) -> None:
        runs = []
        self._coming = {}
        for other in self._chance.sample(self._others, self._chance.randint(1, 3)):
            other.work(self._chance, self._now)
            last = self._last(other.id)
            # What is held already may come once more.
            runs.append(other.run(max(1, last + 1 - self._chance.choice((0, 0, 2)))))
            self._coming |= _places("log", runs[-1], last)
        if self._chance.random() < 0.2:
            # A desk that no roster names: its records are kept aside, and come again and longer.
            self._stranger.work(self._chance, self._now)
            runs.append(self._stranger.run(1))
            kept = sum(table == "aside" for table, _, _ in self._held)
            self._coming |= _places("aside", runs[-1], kept)
        store.take(runs, verify)
        self._saved(self._coming)

    def _change_roster(self, store: ReplicaStore) -> None:
        """Take in a page of a change, the next one or that of a new change."""
        if not self._pages:
            self._pages = self._new_change()
        page = self._pages[0]
        if page.last:
            self._coming_roster = (page.version.incarnation, page.version.number, None)
        else:
            arriving = Arriving(page.version.incarnation, page.whole, page.upto)
            self._coming_roster = (*self._roster[:2], arriving)
        store.apply(page)
        self._saved({})
        self._roster = self._coming_roster
        self._pages.pop(0)
        self.acknowledged += 1

    def _new_change(self) -> list[RosterPage]:
        incarnation, before, _ = self._roster
        number = len(self._rosters)
        whole = not before or self._chance.random() < 0.1
        version = RosterVersion(f"i{number}" if whole else incarnation, number)
        changed: dict[str, RosterEntry] = {}
        for other in self._others if whole else ():
            desk = EnrolledDesk(other.id, "Desk", other.key.public_key)
            changed[desk.id] = RosterEntry("desk", desk.id, number, roster_json.write(desk))
        for _ in range(self._chance.choice((1, 3, 20, 150))):
            person = RegistrationId(f"r{self._chance.randrange(300)}")
            body = roster_json.write(Registration(person, code(self._chance, 30)))
            gone = not whole and self._chance.random() < 0.2
            entry = RosterEntry("registration", person, number, "" if gone else body, deleted=gone)
            changed[person] = entry
        held = {} if whole else self._rosters[incarnation, before]
        self._rosters[version.incarnation, number] = held | changed
        entries = tuple(sorted(changed.values(), key=lambda one: (one.kind, one.id)))
        size = self._chance.choice((len(entries), 1 + len(entries) // 2))
        return [
            RosterPage(
                version,
                page := entries[start : start + size],
                Cursor(number, page[-1].kind, page[-1].id),
                whole,
                first=start == 0,
                last=start + size >= len(entries),
                left=max(0, len(entries) - start - size),
            )
            for start in range(0, len(entries), size)
        ]

    def _saved(self, records: dict[_Place, bytes]) -> None:
        """Note what the product says is saved: from now on it must be there."""
        # SQLite may fold the WAL once more after a commit. When the power goes in that, the
        # call returns here but not in the world: the machine was dead before anybody saw it.
        self._disk.check_power()
        self._held |= records
        self._coming = {}
        self.acknowledged += len(records)

    def _last(self, desk: str) -> int:
        return max(
            (seq for table, of, seq in self._held if (table, of) == ("log", desk)), default=0
        )

    # ------------------------------------------------------------ what must be there

    def _check(self, database: Database, store: ReplicaStore) -> None:
        # Opened as the power went: the next start will look.
        self._disk.check_power()
        if database.is_damaged():
            raise Broken("it is damaged")
        found = self._records(database, store)
        if any(found.get(place, data) != data for place, data in self._held.items()):
            raise Broken("a record has other bytes")
        new = found.keys() - self._held.keys()
        if new and (
            new != self._coming.keys()
            or any(part not in found[place] for place, part in self._coming.items())
        ):
            raise Broken("records were stored by halves")
        version, arriving = store.roster_version(), store.arriving()
        page = store.page_above(
            RosterVersion(version.incarnation), None, _NO_LIMIT, DeskProfile.HELP_DESK
        )
        entries = {entry.id: entry for entry in page.entries} if page else {}
        if self._rosters.get((version.incarnation, version.number)) != entries:
            raise Broken("a roster change was stored by halves")
        self.lost += len(self._held.keys() - found.keys())
        roster = (version.incarnation, version.number, arriving)
        if roster != self._roster:
            came = roster == self._coming_roster
            self.lost += not came
            self._pages = self._pages[1:] if came else []
        # What is seen once must stay, whether or not it was promised before the cut.
        self._held, self._coming = found, {}
        self._roster = self._coming_roster = roster

    def _records(self, database: Database, store: ReplicaStore) -> dict[_Place, bytes]:
        """All records, the log's as the product hands them on: in chains that it can prove."""
        with database.read() as connection:
            rows = connection.execute(select(aside.c.desk, aside.c.seq, aside.c.data)).all()
        found: dict[_Place, bytes] = {("aside", row.desk, row.seq): row.data for row in rows}
        heads: dict[DeskId, Head] = {}
        for run in store.runs_above({}, _NO_LIMIT):
            head = heads.get(run.desk, NO_HEAD)
            made = [decode(data) for data in run.records]
            if run.first != head.seq + 1 or not check_run(
                run, made, EVENT, head, self._keys[run.desk], verify
            ):
                raise Broken("a chain is broken")
            heads[run.desk] = Head(made[-1].seq, hash_of(run.records[-1]))
            found |= _places("log", run, 0)
        if heads != store.have():
            raise Broken("a chain does not end where it should")
        return found


def _places(table: str, run: Run, above: int) -> dict[_Place, bytes]:
    """The records of *run* with numbers over *above*, by place."""
    numbered = enumerate(run.records, start=run.first)
    return {(table, run.desk, seq): data for seq, data in numbered if seq > above}
