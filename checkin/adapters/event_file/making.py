"""Makes event files at the server: what a desk of a profile would have joined and synced for."""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from checkin.adapters.event_file.contents import Head, PrivatePlace, Writing
from checkin.adapters.event_file.envelope import Sealing
from checkin.adapters.event_file.issued import EventFiles, IssuedFile
from checkin.adapters.event_file.passphrase import read_passphrase
from checkin.adapters.event_file.places import Place, new_place
from checkin.adapters.keys import SigningKey
from checkin.adapters.profile import wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import InputError
from checkin.domain.lock import Cost
from checkin.domain.model import DeskProfile, EventId
from checkin.usecases.exchange import Answer
from checkin.usecases.roster_pages import Arriving, RosterPage, RosterVersion

SUFFIX = ".checkin-event"
MEDIA_TYPE = "application/vnd.checkin-event"
_PAGE_BYTES = 1024 * 1024
_CANCELLED = '"standing":"cancelled"'


def files_of(data: ServerData, event: EventId) -> EventFiles:
    """The event files of one event."""
    return EventFiles(data.database, data.book(event), event, data.identity)


def names_taken(data: ServerData, event: EventId) -> set[str]:
    """What desks are called already, or may be by a place of a file that is still open."""
    now = wall_ms()
    book = data.book(event)
    open_places = {
        one.name
        for file in files_of(data, event).all()
        if now < file.expires
        for one in file.places
        if not one.ended
    }
    named = {one.name for one in book.desks()} | {one.name for one in book.waiting()}
    return named | open_places


def issue(
    data: ServerData, event: EventId, names: Sequence[str], profile: DeskProfile, expires: int
) -> IssuedFile:
    """Make the places of a new file with these *names*, good until *expires* (ms).

    Raises:
        InputError: the server has no address yet, which the file has to say.
    """
    if data.address() is None:
        raise InputError("Start the server once with “checkin serve” first.")
    files = files_of(data, event)

    def called(file: str, number: int) -> str:
        return _place(data, event, file, number, "", profile, expires).id

    return files.find(files.add(names, profile, expires, called))


def write_event_file(
    data: ServerData,
    event: EventId,
    issued: IssuedFile,
    passphrase: str,
    out: BinaryIO,
    cost: Cost | None = None,
) -> Head:
    """Write the event file *issued* to *out*, with the people and records of now. Slow.

    Raises:
        InputError: the passphrase is none.
        StoreError: something cannot be read.
    """
    sealing = Sealing(out, read_passphrase(passphrase), cost)
    writing = Writing(sealing.write)
    book, made, people = data.book(event), wall_ms(), 0
    page = None
    for page in _pages(data, event, issued.profile):
        people += sum(
            one.kind == "registration" and not one.deleted and _CANCELLED not in one.body
            for one in page.entries
        )
        writing.answer(Answer({}, roster=page, digest=None))
    replica = data.replica(event)
    after = dict.fromkeys(replica.have(), 0)
    while runs := replica.runs_after(after, _PAGE_BYTES):
        writing.answer(Answer({}, runs, digest=None))
        after |= {run.desk: run.last for run in runs}
    gathering = data.gathering(event)
    authorities = data.authorities(event)
    head = Head(
        issued.id,
        event,
        gathering.name,
        gathering.time_zone,
        tuple((one.name, one.day.isoformat()) for one in book.lists()),
        people,
        page.version.number if page is not None else 0,
        made,
        issued.expires,
        issued.profile,
        data.address() or "",
        tuple(one.certificate for one in authorities),
        tuple(_private(data, event, issued, one.number, one.name) for one in issued.places),
        gathering.ends,
        gathering.wipe,
    )
    writing.end(head, authorities[0].sign)
    sealing.close()
    return head


def file_name(event_name: str) -> str:
    """What an event file is called: plain letters, for any disk and any mail program."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", event_name).strip("-")[:40]
    return (plain or "event") + SUFFIX


def _pages(data: ServerData, event: EventId, profile: DeskProfile) -> Iterator[RosterPage]:
    book, arriving = data.book(event), None
    while True:
        page = book.page_above(RosterVersion(), arriving, _PAGE_BYTES, profile)
        if page is None:
            return
        yield page
        if page.last:
            return
        arriving = Arriving(page.version.incarnation, page.whole, page.upto)


def _private(
    data: ServerData, event: EventId, issued: IssuedFile, number: int, name: str
) -> PrivatePlace:
    place = _place(data, event, issued.id, number, name, issued.profile, issued.expires)
    return PrivatePlace(place, data.desk_secrets.place(event, issued.id, number))


def _place(
    data: ServerData,
    event: EventId,
    file: str,
    number: int,
    name: str,
    profile: DeskProfile,
    expires: int,
) -> Place:
    key = SigningKey(data.desk_secrets.place(event, file, number)).public_key
    return new_place(event, file, name, profile, expires, key, data.identity)
