"""An event of any size in a server's database: its people, and desks that are enrolled.

Everything is made by the product's own code, as an organiser and a desk would:
published, invited, enrolled, chained, signed.
"""

import gzip
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from checkin.adapters import wire
from checkin.adapters.asking import SMALL
from checkin.adapters.enrolment import Enrolments
from checkin.adapters.keys import SigningKey
from checkin.adapters.profile import wall_ms
from checkin.adapters.server_data import ServerData
from checkin.adapters.signing import Moments, signed_headers
from checkin.domain.clock import tick
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    EventId,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
)
from checkin.domain.record import (
    NO_HEAD,
    Fact,
    Head,
    How,
    Kind,
    Record,
    Run,
    encode,
    seal_message,
    stamped,
)
from checkin.domain.short_code import short_code
from checkin.domain.vector import EMPTY, Vector
from checkin.usecases.exchange import DeskReport, Request
from checkin.usecases.organise import new_event, new_token
from checkin.usecases.roster_pages import RosterVersion
from resources.convening import convening
from resources.names import TONGUES

LIST = ListId("day-1")

_REPORT = DeskReport("bench", LIST)


def make_event(data: ServerData) -> EventId:
    """Make an event with one list, and nobody registered yet."""
    event = EventId(os.urandom(4).hex())
    lists = (CheckInList(LIST, "Day 1", datetime.now(UTC).date(), exit=True),)
    new_event(data.book(event), "Load", "UTC", lists, data.signer, event=event)
    return event


def register(data: ServerData, event: EventId, count: int) -> list[tuple[str, str]]:
    """Register *count* people with a badge each; return the ids of both.

    They are the demonstration's, under other invented names: as long, and as
    hard to compress, as real ones.
    """
    people = convening().people
    tongues = list(TONGUES.values())
    registrations, badges = [], []
    for number in range(count):
        person, tongue = people[number % len(people)], tongues[number % len(tongues)]
        place = number // len(tongues) % len(tongue)
        registrations.append(
            Registration(
                RegistrationId(os.urandom(8).hex()),
                tongue.latin(place),
                organisation=person.organisation,
                country=person.country,
                region=person.region,
                category=person.category,
                lists=frozenset({LIST}),
                other_script=tongue.own(place),
                give=person.give,
            )
        )
        badges.append(
            IssuedBadge(
                BadgeId(os.urandom(12).hex()),
                registrations[-1].id,
                short_code(int.from_bytes(os.urandom(5), "big")),
            )
        )
    data.book(event).publish(registrations=registrations, badges=badges)
    return [(badge.registration, badge.id) for badge in badges]


def invite(data: ServerData, event: EventId, server: str) -> str:
    """Return a one-time address for a desk."""
    token = new_token()
    data.book(event).invite(token, "")
    return f"{server}/#{data.one_time(event, token)}"


def enrol(data: ServerData, event: EventId, count: int) -> list["LoadDesk"]:
    """Enrol *count* desks."""
    book, enrolments = data.book(event), Enrolments(data, event)
    desks = []
    for number in range(count):
        token, private = new_token(), os.urandom(32)
        book.invite(token, f"Desk {number + 1}")
        known = enrolments.enrol(token, "", SigningKey(private).public_key)
        desks.append(LoadDesk(event, known.id, private, data.moments))
    return desks


@dataclass
class LoadDesk:
    """A desk without a database: its identity, its chain so far, its share of the people.

    Its requests hold for a few minutes after they were made, by ``moments`` of its server.

    ``people`` are ids of registrations and of their badges. Each of them comes
    in, goes out and comes in again, so nothing that it says is a conflict.
    """

    event: EventId
    id: DeskId
    private: bytes = field(repr=False)
    moments: Moments = field(repr=False)
    people: Sequence[tuple[str, str]] = ()
    head: Head = NO_HEAD
    _hlc: int = 0
    _latest: dict[str, Fact] = field(default_factory=dict)
    _inside: set[str] = field(default_factory=set)

    def run(self, count: int) -> Run:
        """Make the next *count* records of its chain, and sign them."""
        first = self.head.seq + 1
        records = tuple(self._next() for _ in range(count))
        signature = SigningKey(self.private)(seal_message(self.id, self.head))
        return Run(self.id, first, records, signature)

    def exchange(
        self,
        have: Vector,
        runs: Sequence[Run],
        roster: RosterVersion,
        since: str = EMPTY,
        *,
        narrow: bool = False,
    ) -> bytes:
        """Return the bytes of an exchange's HTTP request, as its client would write them."""
        asked = Request(self.id, have, runs, roster, report=_REPORT, since=since, narrow=narrow)
        body = wire.write_request(asked)
        return self._post("/v1/sync", body)

    def listen(self) -> bytes:
        """Return the bytes of the request that waits for news."""
        return self._post("/v1/news", b"")

    def _next(self) -> bytes:
        person, badge = self.people[self.head.seq % len(self.people)]
        before, now = self._latest.get(person), wall_ms()
        self._hlc = tick(self._hlc, now)
        made = stamped(
            Record(
                event=self.event,
                desk=self.id,
                seq=self.head.seq + 1,
                prev=self.head.hash,
                at=now,
                hlc=self._hlc,
                kind=Kind.LEFT if person in self._inside else Kind.ADMITTED,
                list=LIST,
                about=person,
                badge=badge,
                knew=(before,) if before else (),
                how=How.SCANNED,
                offset_ms=2,
                uncertainty_ms=3,
            )
        )
        self._inside ^= {person}
        self._latest[person] = made.fact
        self.head = Head(made.seq, made.digest)
        return encode(made)

    def _post(self, path: str, body: bytes) -> bytes:
        sign, moment = SigningKey(self.private), self.moments.now()
        headers = {
            "Host": "127.0.0.1",
            "Accept-Encoding": "gzip",
            "Connection": "keep-alive",
            "Content-Type": "application/json",
            **signed_headers(self.id, sign, moment, path, body),
        }
        if len(body) > SMALL:
            body = gzip.compress(body, 1)
            headers["Content-Encoding"] = "gzip"
        return http_post(path, headers, body)


def http_post(path: str, headers: Mapping[str, str], body: bytes) -> bytes:
    """Return the bytes of one HTTP/1.1 request."""
    lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join((*lines, "", "")).encode() + body


def share(desks: Sequence[LoadDesk], people: Sequence[tuple[str, str]]) -> None:
    """Give each desk its own people."""
    for place, desk in enumerate(desks):
        desk.people = people[place :: len(desks)]
