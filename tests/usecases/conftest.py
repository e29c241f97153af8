"""A venue: a real server database, real encrypted desks, real keys, and a line between them."""

import itertools
import os
import random
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from checkin.adapters import wire
from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.database.roster_rows import put, set_version, upsert, version_of
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import setting
from checkin.adapters.enrolment import Enrolments
from checkin.adapters.keys import SigningKey, verify
from checkin.adapters.server_data import ServerData
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.errors import Stranger, Unreachable
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskProfile,
    EventId,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.record import Draft, Kind
from checkin.domain.short_code import short_code
from checkin.domain.verdict import Admitted
from checkin.usecases.answering import answer
from checkin.usecases.desk import Desk
from checkin.usecases.exchange import DeskReport, Identity
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.organise import new_event
from checkin.usecases.roster_pages import RosterVersion
from checkin.usecases.sync import Clock, Sync

EVENT = EventId("0badcafe")
DAY_1 = CheckInList(ListId("day-1"), "Day 1", date(2024, 10, 1))
DAY_2 = CheckInList(ListId("day-2"), "Day 2", date(2024, 10, 2))
DINNER = CheckInList(ListId("dinner"), "Dinner", date(2024, 10, 1), reentry=True)
MINUTE = 60_000


def on_day(day, hour=9, minute=0):
    """That moment of October 2024 in milliseconds since 1970 UTC."""
    return int(datetime(2024, 10, day, hour, minute, tzinfo=UTC).timestamp() * 1000)


class Wall:
    """A wall clock that stands still until it is set."""

    def __init__(self):
        self.ms = on_day(1)

    def __call__(self):
        return self.ms

    def forward(self, ms):
        self.ms += ms


class Line:
    """The network between a desk and a replica: it loses and repeats, always in the same places.

    With *enrolments* the other side is a server, which knows its desks and can name them anew.
    """

    def __init__(self, replica, wall, chance=None, enrolments=None):
        self.replica = replica
        self.enrolments = enrolments
        self.requests = []
        self.answers = []
        self._wall = wall
        self._chance = chance
        self.down = False

    def exchange(self, request):
        if self.down or self._happens(0.3):
            raise Unreachable("The server does not answer.")
        request = wire.read_request(wire.write_request(request))
        self.requests.append(request)
        for _ in range(2 if self._happens(0.3) else 1):
            reply = wire.read_answer(wire.write_answer(self._answer(request)))
        if self._happens(0.3):
            raise Unreachable("The server does not answer.")
        self.answers.append(reply)
        return reply

    def renew(self):
        if self.down:
            raise Unreachable("The server does not answer.")
        private = os.urandom(32)
        desk = self.enrolments.renew(self.requests[-1].desk, SigningKey(private).public_key)
        return Identity(desk.id, private, self.enrolments.entry(desk))

    def _answer(self, request):
        if self.enrolments is not None:
            self.enrolments.introduce(request.introductions)
            if self.replica.desk(request.desk) is None:
                raise Stranger("This desk is not known at the server.")
        known = self.replica.desk(request.desk)
        profile = known.profile if known else DeskProfile.HELP_DESK
        return answer(self.replica, request, profile, verify, self._wall())[0]

    def _happens(self, share):
        return self._chance is not None and self._chance.random() < share


class Table:
    """One desk, from its encrypted file to what a volunteer calls."""

    def __init__(self, venue, path):
        self._venue = venue
        self._path = path
        self._database = open_encrypted(path, b"d" * 32)
        self.wall = Wall()
        self.clock = Clock(self.wall)

    def enrol(self, name):
        """Become a desk of the event."""
        private = random.Random(name).randbytes(32)
        self._venue.book.invite(name, name)
        desk = self._venue.enrolments.enrol(name, name, SigningKey(private).public_key)
        with self._database.write(EVENT) as connection:
            for key, value in (("desk", desk.id), ("private_key", private.hex())):
                upsert(connection, setting, [{"key": key, "value": value}])
            put(connection, EVENT, [self._venue.enrolments.entry(desk)])

    def start(self):
        """Start the program, again or for the first time."""
        with self._database.read() as connection:
            held = {row.key: row.value for row in connection.execute(select(setting))}
        key = SigningKey(bytes.fromhex(held["private_key"]))
        self.store = ReplicaStore(self._database, EVENT, self.wall, held["desk"], key)
        self.desk = Desk(self.store, verify, self.clock)
        self.acts = HelpDesk(self.desk, self.store, verify, os.urandom)

    @property
    def id(self):
        """Who this desk is now."""
        return self.store.mine

    def copy_to(self, path):
        """A copy of this desk's files as they are now."""
        for file in self._path.parent.glob(f"{self._path.name}*"):
            shutil.copy(file, path.parent / file.name.replace(self._path.name, path.name))

    def fetch(self):
        """Bring the roster up to date, as a sync does."""
        page = self._venue.replica.page_above(
            self.store.roster_version(), None, 10**9, DeskProfile.HELP_DESK
        )
        if page is not None:
            self.store.apply(page)
        self.desk.heard([], roster_changed=True)

    def line(self, replica=None, chance=None):
        """A line of its own to the server, or to *replica*."""
        venue = self._venue
        return Line(replica or venue.replica, venue.wall, chance, venue.enrolments_at(replica))

    def sync(self, line, *, is_server=True):
        """A new start of the sync over *line*, to the server or to another desk."""
        return Sync(
            self.store,
            line,
            verify,
            self.clock,
            lambda: DeskReport("tests", ""),
            is_server=is_server,
        )

    def talk(self, sync):
        """Talk until there is no more to say, and tell the desk the news."""
        for _ in range(20):
            news = sync.exchange()
            self.desk.heard(news.records, roster_changed=news.roster_changed, renewed=news.renewed)
            if not news.more:
                return news
        raise AssertionError("They never come to an end.")

    def fill(self, records):
        """Make *records* records of some 15 kB."""
        draft = Draft(Kind.REFUSED, self.desk.on.id, reason="x" * 15_000)
        return [self.store.record(draft, self.clock()) for _ in range(records)]

    def break_disk(self):
        """From here on nothing can be saved."""
        with self._database.write() as connection:
            connection.exec_driver_sql("drop table log")

    def records(self):
        return list(self.store.records())

    def saved(self, outcome):
        """The outcome's record, which must be what the database holds last."""
        assert self.records()[-1] == outcome.record
        assert outcome.on == self.desk.on
        assert outcome.admitted is isinstance(outcome.verdict, Admitted)
        assert outcome.record.kind == (Kind.ADMITTED if outcome.admitted else Kind.REFUSED)
        assert outcome.record.list == (outcome.on.id if outcome.on else "")
        reason = "" if outcome.admitted else outcome.verdict.reason
        assert outcome.record.reason == reason
        return outcome.record

    def close(self):
        self._database.close()


class Venue:
    """An event with lists, people and badges, and as many desks as a test sets up."""

    EVENT, DAY_1, DAY_2, DINNER, MINUTE = EVENT, DAY_1, DAY_2, DINNER, MINUTE
    on_day = staticmethod(on_day)

    def __init__(self, folder):
        self._folder = folder
        self.wall = Wall()
        self.server = ServerData(folder / "server")
        self.signer = self.server.signer
        self.book = self.server.book(EVENT)
        self.enrolments = Enrolments(self.server, EVENT)
        self.replica = ReplicaStore(self.server.database, EVENT, self.wall)
        self._servers = {self.replica: self.enrolments, None: self.enrolments}
        self._tables = []
        self._numbers = itertools.count(1)

    def open(self, lists=(DAY_1, DAY_2, DINNER), time_zone="UTC"):
        """Publish the event."""
        return new_event(self.book, "Convening", time_zone, lists, self.signer, event=EVENT)

    def add(self, name, **fields):
        """Register a person on every list."""
        number = next(self._numbers)
        usual = {"lists": frozenset({DAY_1.id, DAY_2.id, DINNER.id})}
        person = Registration(RegistrationId(f"r{number:03}"), name, **{**usual, **fields})
        self.book.publish(registrations=[person])
        return person

    def cancel(self, person):
        self.book.publish(registrations=[replace(person, standing=Standing.CANCELLED)])

    def issue(self, person, replaced_at=None, code=""):
        """Give a person a signed badge, or an opaque *code*."""
        number = next(self._numbers)
        key = BadgeId(code or f"{number:024x}")
        short = "" if code else short_code(number * 1_000_003)
        issued = IssuedBadge(key, person.id, short, replaced_at)
        self.book.publish(badges=[issued])
        return issued

    def text(self, issued, first=date(2024, 9, 30), last=date(2024, 10, 3), signer=None):
        """What the QR code of a signed badge says."""
        signer = signer or self.signer
        return sign(SignedBadge(signer.key_id, EVENT, issued.id, first, last), signer).text

    def table(self, name="Main hall 1", *, fetched=True):
        """Set up a desk."""
        table = self._open_table(name)
        table.enrol(name)
        table.start()
        if fetched:
            table.fetch()
        return table

    def old_copy(self, table, name):
        """What *table* is now, as another laptop or as this one after it was set back."""
        table.copy_to(self._folder / f"{name}.db")
        copy = self._open_table(name)
        copy.start()
        copy.fetch()
        return copy

    def _open_table(self, name):
        table = Table(self, self._folder / f"{name}.db")
        self._tables.append(table)
        return table

    def enrolments_at(self, replica):
        """The desks as the server of *replica* knows them; none for a desk's replica."""
        return self._servers.get(replica)

    def lost_server(self):
        """The server after its disk was replaced: the roster is there, the log is gone."""
        folder = self._new_folder()
        folder.mkdir()
        for key in (self._folder / "server").glob("*.key"):
            shutil.copy(key, folder)
        replica = self._open_server(folder)
        replica.apply(self.replica.page_above(RosterVersion(), None, 10**9, DeskProfile.HELP_DESK))
        return replica

    def backup(self):
        """Copy the server's folder; what is returned restores it as a new incarnation."""
        folder = self._new_folder()
        shutil.copytree(self._folder / "server", folder)

        def restore():
            replica = self._open_server(folder)
            number = replica.roster_version().number
            with replica._database.write(EVENT) as connection:
                digest = version_of(connection, EVENT).digest
                set_version(connection, EVENT, RosterVersion("restored", number, digest))
            return replica

        return restore

    def _new_folder(self):
        return self._folder / f"server {next(self._numbers)}"

    def _open_server(self, folder):
        data = ServerData(folder)
        self._tables.append(data)
        replica = ReplicaStore(data.database, EVENT, self.wall)
        self._servers[replica] = Enrolments(data, EVENT)
        return replica

    def close(self):
        for table in self._tables:
            table.close()
        self.server.close()


@pytest.fixture
def empty_venue(tmp_path):
    """A server and no event yet."""
    venue = Venue(tmp_path)
    yield venue
    venue.close()


@pytest.fixture
def venue(empty_venue):
    """An event with three lists, and nobody registered yet."""
    empty_venue.open()
    return empty_venue


@pytest.fixture
def ada(venue):
    return venue.add("Ada Lovelace", organisation="Analytical Engines")


@pytest.fixture
def text(venue, ada):
    """The text of Ada's signed badge."""
    return venue.text(venue.issue(ada))
