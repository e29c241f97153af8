"""A venue: a real server database, real encrypted desks, real keys, and a line between them."""

import itertools
import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.keys import SigningKey, verify
from checkin.adapters.server_data import ServerData
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.errors import Unreachable
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    EventId,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.record import Kind
from checkin.domain.short_code import short_code
from checkin.domain.verdict import Admitted
from checkin.usecases.desk import Desk
from checkin.usecases.organise import new_event
from checkin.usecases.ports import DeskReport, RosterVersion
from checkin.usecases.sync import Clock, Sync, answer

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
    """The network between a desk and a replica: it loses and repeats, always in the same places."""

    def __init__(self, replica, wall, chance=None):
        self.replica = replica
        self.requests = []
        self.answers = []
        self._wall = wall
        self._chance = chance
        self.down = False

    def exchange(self, request):
        if self.down or self._happens(0.3):
            raise Unreachable("The server does not answer.")
        self.requests.append(request)
        for _ in range(2 if self._happens(0.3) else 1):
            reply, _ = answer(self.replica, request, verify, self._wall())
        if self._happens(0.3):
            raise Unreachable("The server does not answer.")
        self.answers.append(reply)
        return reply

    def _happens(self, share):
        return self._chance is not None and self._chance.random() < share


class Table:
    """One desk, from its encrypted file to what a volunteer calls."""

    def __init__(self, venue, path, name):
        self._venue = venue
        self._key = SigningKey(random.Random(name).randbytes(32))
        self._database = open_encrypted(path, b"d" * 32)
        venue.book.invite(name, name)
        self.id = venue.book.enrol(name, name, self._key.public_key).id
        self.wall = Wall()
        self.clock = Clock(self.wall)
        self.start()

    def start(self):
        """Start the program, again or for the first time."""
        self.store = ReplicaStore(self._database, EVENT, self.wall, self.id, self._key)
        self.desk = Desk(self.store, verify, self.clock)

    def fetch(self):
        """Bring the roster up to date, as a sync does."""
        change = self._venue.replica.changes_above(self.store.roster_version())
        self.store.apply(change)
        self.desk.heard([], roster_changed=True)

    def line(self, replica=None, chance=None):
        """A line of its own to the server, or to *replica*."""
        return Line(replica or self._venue.replica, self._venue.wall, chance)

    def sync(self, line):
        """A new start of the sync over *line*."""
        return Sync(
            self.id,
            self.store,
            line,
            verify,
            self.clock,
            lambda: DeskReport("tests", ""),
        )

    def talk(self, sync):
        """Talk until there is no more to say, and tell the desk the news."""
        for _ in range(20):
            news = sync.exchange()
            self.desk.heard(news.records, roster_changed=news.roster_changed)
            if not news.more:
                return news
        raise AssertionError("They never come to an end.")

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
        self.replica = ReplicaStore(self.server.database, EVENT, self.wall)
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
        table = Table(self, self._folder / f"{name}.db", name)
        self._tables.append(table)
        if fetched:
            table.fetch()
        return table

    def lost_server(self):
        """The server after its disk was replaced: the roster is there, the log is gone."""
        fresh = ServerData(self._folder / f"server {next(self._numbers)}")
        self._tables.append(fresh)
        replica = ReplicaStore(fresh.database, EVENT, self.wall)
        replica.apply(self.replica.changes_above(RosterVersion()))
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
