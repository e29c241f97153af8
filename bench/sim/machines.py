"""The computers of the simulation: a desk, a server, and the files that outlive a crash."""

import os
from collections.abc import Callable, Sequence

from sqlalchemy import select

from bench.sim.drives import Drive, Files
from bench.sim.store import EVENT, Clockwork, PowerLost, Store, signer, verify
from bench.sim.truth import Ears, Ledger
from checkin.adapters import wire
from checkin.adapters.database.roster_rows import put, set_version, upsert, version_of
from checkin.adapters.database.tables import aside, log, setting
from checkin.adapters.enrolment import Enrolments
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError, Stranger
from checkin.domain.model import DeskId, DeskProfile
from checkin.domain.record import Record, decode
from checkin.server.counts import Counts
from checkin.usecases import answering, sync
from checkin.usecases.desk import Desk
from checkin.usecases.exchange import DeskReport
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.ports import Peer
from checkin.usecases.roster_pages import RosterEntry, RosterVersion
from checkin.usecases.telling import Teller


class Machine:
    """A disk, a clock, and a store opened on the disk."""

    store: Store

    def __init__(self, name: str, drive: Drive, clock: Clockwork, store: type[Store]) -> None:
        self.name = name
        self.drive = drive
        self.clock = clock
        self.dies_at = ""
        self.busy = False
        """True while an exchange is under way: it has one thread for that."""
        self._store_class = store

    def begin(self, files: Files, *, reopen: bool = False) -> None:
        """Put *files* on the disk, and start."""
        self.drive.put(files, reopen=reopen)
        self.start()

    def start(self) -> None:
        """Start the program on what the disk has."""
        raise NotImplementedError

    def handle(self, body: bytes) -> bytes:
        """Answer a request."""
        raise NotImplementedError

    def restart(self, files: Files | None = None, *, reopen: bool = False) -> None:
        """Die without a goodbye, and start again on what the disk has, or on *files*."""
        left = files if files is not None else self.store.on_disk()
        self.dies_at = ""
        self.begin(left, reopen=reopen)

    def point(self, name: str) -> None:
        """Come past a place where this machine may have been told to die."""
        if self.dies_at == name:
            self.dies_at = ""
            raise PowerLost(self)

    def made(self, record: Record) -> None:
        """A record of this machine's own is on its disk."""
        raise AssertionError(f"{self.name} makes no records of its own: {record.ref}")

    def in_log(self) -> set[str]:
        """Every fact in the log on this disk."""
        with self.drive.database.read() as connection:
            return {Ledger.key(decode(one)) for one in connection.scalars(select(log.c.data))}

    def kept_aside(self) -> set[str]:
        """Every fact that is aside on this disk."""
        with self.drive.database.read() as connection:
            return {Ledger.key(decode(one)) for one in connection.scalars(select(aside.c.data))}


class DeskMachine(Machine):
    """A laptop with the product's desk and sync on it."""

    def __init__(
        self,
        name: str,
        drive: Drive,
        clock: Clockwork,
        store: type[Store],
        ledger: Ledger,
        link: "Link",
    ) -> None:
        super().__init__(name, drive, clock, store)
        self._ledger = ledger
        self._link = link
        self.on = ""
        self.live = False

    @property
    def id(self) -> DeskId:
        """Who this desk is now."""
        return self.store.mine

    def enrol(self, server: "ServerMachine", private_key: bytes) -> None:
        """Belong to the event from now on, as ``Profile.join`` does it."""
        entry = server.let_in(self.name, private_key)
        values = {"desk": entry.id, "private_key": private_key.hex()}
        with self.drive.database.write() as connection:
            rows = [{"key": name, "value": value} for name, value in values.items()]
            upsert(connection, setting, rows)
            put(connection, EVENT, [entry])
        self.start()

    def start(self) -> None:
        """Open the store under the identity that the disk has, and begin to check people in."""
        with self.drive.database.read() as connection:
            held = {row.key: row.value for row in connection.execute(select(setting))}
        if "desk" not in held:
            return
        key = bytes.fromhex(held["private_key"])
        self.store = self._store_class(
            self.drive.database, EVENT, self.clock, DeskId(held["desk"]), signer(key), signer
        )
        self.store.machine = self
        self.corrected = sync.Clock(self.clock)
        self._syncs: dict[str, sync.Sync] = {}
        self.live = False
        self.start_desk()

    def start_desk(self) -> None:
        """Begin to check people in with what the store has."""
        self.ears = Ears()
        self.desk = Desk(self.store, verify, self.corrected)
        self.acts = HelpDesk(self.desk, self.store, verify, os.urandom)
        self.ears.heard = {Ledger.key(one) for one in self.store.records()}
        self._learn_owners()
        self._choose()

    def sync_with(self, other: Machine | None = None) -> sync.Sync:
        """This desk's talk with the server, or with another desk."""
        name = other.name if other else ""
        if name not in self._syncs:
            peer = self._link(self, other)
            self._syncs[name] = sync.Sync(
                self.store, peer, verify, self.corrected, DeskReport, is_server=other is None
            )
        return self._syncs[name]

    def news(self, news: sync.News) -> None:
        """Tell the desk what an exchange brought, as the window does."""
        self.heard(news.records, roster_changed=news.roster_changed, renewed=news.renewed)

    def on_line(self, live: bool) -> None:
        """Begin to hear every line of news of the server, or end it."""
        if live != self.live:
            self.live = live
            self.sync_with().listening(live)

    def listen(self, line: bytes) -> bool:
        """Take in a line of news, also while an exchange is under way. Says if that called for one."""
        taken, behind = self.sync_with().hear(wire.read_news(line))
        self.heard(taken.records)
        return behind or bool(taken.records)

    def heard(
        self, records: Sequence[Record], *, roster_changed: bool = False, renewed: bool = False
    ) -> None:
        """Tell the desk what came by whatever way."""
        self.desk.heard(records, roster_changed=roster_changed, renewed=renewed)
        self.ears.heard |= {Ledger.key(one) for one in records}
        if roster_changed:
            self._learn_owners()
            self._choose()

    def made(self, record: Record) -> None:
        """Note a record of this desk's, and what the desk knew when it made it."""
        self._ledger.made(record, self.ears)

    def handle(self, body: bytes) -> bytes:
        """Answer another desk, as a server would."""
        asked = wire.read_request(body)
        reply, taken = answering.answer(
            self.store, asked, DeskProfile.HELP_DESK, verify, self.clock()
        )
        self.heard(taken.records)
        return wire.write_answer(reply)

    def _learn_owners(self) -> None:
        self.ears.whose = {one.id: one.registration for one in self.store.badges()}

    def _choose(self) -> None:
        for one in self.desk.lists:
            if one.id == self.on:
                self.desk.choose(one.id)


Link = Callable[[DeskMachine, Machine | None], Peer]
"""How a desk gets through to the server (``None``) or to another desk."""


class ServerMachine(Machine):
    """The central server, without its HTTP."""

    def __init__(
        self, drive: Drive, data: ServerData, clock: Clockwork, store: type[Store]
    ) -> None:
        super().__init__("server", drive, clock, store)
        self._data = data

    def start(self) -> None:
        """Open the log, the organisers' book and their page."""
        self.store = self._store_class(self.drive.database, EVENT, self.clock)
        self.store.machine = self
        self.store.start()
        self.book = self._data.book(EVENT)
        self.enrolments = Enrolments(self._data, EVENT)
        self.counts = Counts(self.book, self.store)
        self._teller = Teller(self.store.have())

    def begin_incarnation(self) -> None:
        """Number the roster anew, as whoever restores a server has to."""
        with self.drive.database.write(EVENT) as connection:
            number = version_of(connection, EVENT).number
            set_version(connection, EVENT, RosterVersion(os.urandom(8).hex(), number))

    def line_of_news(self) -> tuple[bytes, bool]:
        """What came since the last line, as every desk that listens is told it; if there is more."""
        told, more = self._teller.line(self.store)
        return wire.write_news(told), more

    def let_in(self, name: str, public_key: bytes) -> RosterEntry:
        """Invite a desk and enrol it."""
        token = public_key.hex()
        self.book.invite(token, name)
        self.enrolments.enrol(token, name, public_key)
        desk = next(one for one in self.book.desks() if one.public_key == public_key)
        return self.enrolments.entry(desk)

    def renew(self, desk: DeskId, public_key: bytes) -> RosterEntry:
        """Give a desk another identity."""
        try:
            return self.enrolments.entry(self.enrolments.renew(desk, public_key))
        except InputError as error:
            raise Stranger(str(error)) from None

    def handle(self, body: bytes) -> bytes:
        """Do what the route of the exchange does."""
        asked = wire.read_request(body)
        if asked.introductions:
            self.enrolments.introduce(asked.introductions)
        desk = self.book.desk(asked.desk)
        if desk is None:
            raise Stranger("This desk is not known at the server.")
        now = self.clock()
        self.store.asker = asked.desk
        reply, _ = answering.answer(self.store, asked, desk.profile, verify, now)
        self.book.note_heard([(asked, reply, now)])
        return wire.write_answer(reply)
