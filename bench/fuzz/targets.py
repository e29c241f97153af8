"""Everything that reads what a stranger wrote: how it is called, and what it may answer.

Whatever else it raises is a finding. What is added to the program is added here.
"""

import gzip
import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from nacl.public import PrivateKey

from bench.sheets.workbooks import package
from checkin.adapters import carrying, roster_json, sealing, wire
from checkin.adapters.asking import Unpacker
from checkin.adapters.authority import Authority
from checkin.adapters.camera import reports
from checkin.adapters.carrying import Carried
from checkin.adapters.event_file import contents as event_file
from checkin.adapters.event_file import envelope
from checkin.adapters.event_file.places import Place, read_voucher, vouch
from checkin.adapters.importing.sheets import Unclear, head_of, open_sheet
from checkin.adapters.joining import read_invitation
from checkin.adapters.keys import SigningKey
from checkin.adapters.receipt_json import read_receipt, write_receipt
from checkin.domain import badge, record, short_code
from checkin.domain.badge import SignedBadge
from checkin.domain.errors import InputError, Nonsense
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    DeskProfile,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
)
from checkin.domain.receipt import Farewell, Receipt
from checkin.domain.record import Head, Record, Run
from checkin.usecases.exchange import Answer, DeskReport, Request, Told
from checkin.usecases.importing.mapping import layout_of
from checkin.usecases.importing.reading import read_people
from checkin.usecases.people import Person, read_person
from checkin.usecases.roster_pages import Cursor, RosterEntry, RosterPage, RosterVersion

_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""How a roster's entry says that it is none: whoever reads the table skips it."""
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """*read* is given the bytes and may raise *answers*; *seeds* are what honest ones look like."""

    read: Callable[[bytes], object]
    answers: tuple[type[Exception], ...]
    seeds: tuple[bytes, ...]

    def try_out(self, data: bytes) -> None:
        """Read *data*. Raises what it must not."""
        try:
            self.read(data)
        except self.answers:
            return


class Broken(Exception):
    """Something was read, and is not what it should be."""


def _badge(data: bytes) -> None:
    text = _text(data)
    read = badge.parse(text)
    if read is not None and read.text != text:
        raise Broken("a badge with two spellings")


def _short_code(data: bytes) -> None:
    code = short_code.read_short_code(_text(data))
    if code is not None and short_code.read_short_code(short_code.spaced(code)) != code:
        raise Broken("a code that is not read again")


def _record(data: bytes) -> None:
    read = record.decode(data)
    if record.decode(record.encode(read)) != read:
        raise Broken("a record that is not read again")


def _roster(data: bytes) -> None:
    if not data:
        return
    body = _text(data[1:])
    kinds: tuple[Callable[[], object], ...] = (
        lambda: roster_json.gathering("0badcafe", body),
        lambda: roster_json.check_in_list("day-1", body),
        lambda: roster_json.registration("r1", body),
        lambda: roster_json.issued_badge("b1", "", body),
        lambda: roster_json.enrolled_desk("d1", body),
        lambda: roster_json.names_key("k", body),
    )
    kinds[data[0] % len(kinds)]()


def _sheet(data: bytes) -> None:
    sheet = open_sheet(data)
    if isinstance(sheet, Unclear):
        if not sheet.previews and not sheet.sheets:
            raise Broken("nothing to choose from")
        return
    people = read_people(layout_of(head_of(sheet)), sheet.rows())
    if not all(row.name for row in people.rows):
        raise Broken("a row without a name")


def _body(data: bytes) -> None:
    unpacker, unpacked = Unpacker("gzip"), b""
    for at in range(0, len(data), 64):
        unpacked += unpacker.unpack(data[at : at + 64], _MOST - len(unpacked))
    if len(unpacked) > _MOST:
        raise Broken("more than it may unpack to")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _sealed(data: bytes) -> None:
    read_person(sealing.unseal(bytes(32), "0badcafe", "r1", _text(data)))
    read_person(data)


def _event_file(data: bytes) -> None:
    # Frames as they are, so that they come past the packing; and as a packed stream as well.
    with suppress(InputError):
        list(event_file.frames([data]))
    pieces = [zlib.compress(data, 0)]
    if not event_file.genuine_head(pieces).places:
        raise Broken("a file without a place")
    list(event_file.answers(pieces))


def _event_file_frames() -> bytes:
    authority, made = Authority(bytes(32), EventId("0badcafe")), bytearray()
    place = Place("0" * 32, "Desk 1", DeskProfile.LANE, 2, SigningKey(bytes(32)).public_key)
    writing = event_file.Writing(made.extend)
    writing.answer(Answer(_HEADS, (_RUN,), _PAGE, 1))
    writing.end(_head(authority, place), authority.sign)
    return zlib.decompress(bytes(made))


def _head(authority: Authority, place: Place) -> event_file.Head:
    return event_file.Head(
        place.file, EventId("0badcafe"), "Convening", "UTC", (("Day 1", "2026-05-04"),), 1, 3, 1,
        place.expires, place.profile, "https://checkin.example", (authority.certificate,),
        (event_file.PrivatePlace(place, bytes(32)),),
    )  # fmt: skip


def _voucher(data: bytes) -> None:
    read = read_voucher(RosterEntry("desk", "d0" * 8, 0, _text(data)))
    if read is not None and read.is_genuine(EventId("0badcafe"), [bytes(32)]):
        raise Broken("a voucher that nobody signed")


def _vouched() -> bytes:
    desk = EnrolledDesk(DeskId("d0" * 8), "Desk 1", bytes(32))
    place = Place("0" * 32, "Desk 1", desk.profile, 2, SigningKey(bytes(32)).public_key, bytes(64))
    return vouch(EventId("0badcafe"), desk, place, bytes(32)).body.encode()


def _carried(data: bytes) -> None:
    """A file that a finder has altered, and one that somebody of the event has filled."""
    with suppress(InputError):
        carrying.unsealed(data, [_STICK], EventId("0badcafe"))
    carrying.unsealed(carrying.enclosed(data, [_STICK.public_key]), [_STICK], EventId("0badcafe"))


def _records() -> tuple[bytes, ...]:
    made = Record(
        EventId("0badcafe"), DeskId("d0" * 8), 1, "", 1, 1, record.Kind.ADMITTED, ListId("day-1")
    )
    return (record.encode(made),)


def _entry(key: str, value: Registration) -> RosterEntry:
    return RosterEntry("registration", key, 1, roster_json.write(value))


_DESK = EnrolledDesk(DeskId("d0" * 8), "Hall", bytes(32), bytes(64))
_PERSON = Registration(RegistrationId("r1"), "Ada Example", lists=frozenset({ListId("day-1")}))
_HEADS = {DeskId("d0" * 8): Head(1, "ab" * 32)}
_RUN = Run(DeskId("d0" * 8), 1, _records(), bytes(64))
_VERSION = RosterVersion("ab" * 8, 3)
_PAGE = RosterPage(_VERSION, (_entry("r1", _PERSON),), Cursor(3, "registration", "r1"))
_BADGE = SignedBadge(
    1, EventId("0badcafe"), BadgeId("ab" * 12), date(2026, 5, 3), date(2026, 5, 5), bytes(64)
)
_ENTRIES: tuple[Gathering | CheckInList | Registration | IssuedBadge | EnrolledDesk, ...] = (
    Gathering(EventId("0badcafe"), "Convening", badge_keys=((1, bytes(32)),), wipe=1),
    CheckInList(ListId("day-1"), "Day 1", date(2026, 5, 4), opens=1, categories=("staff",)),
    _PERSON,
    IssuedBadge(BadgeId("ab" * 12), RegistrationId("r1"), "00000000", 5),
    _DESK,
)
_SHEETS = (
    "name,organisation,category,country,code,lists\nAda Example,Society,staff,FR,T-1,Day 1\n",
    'Nom;Organisation\r\n"Øyvind; Example";=1+1\r\n',
    "Ada Example\nGrace Example\n",
)

_STICK = PrivateKey(bytes(range(32)))
_CARRIED = Carried(
    EventId("0badcafe"),
    [_RUN],
    [RosterEntry("desk", "d0" * 8, 1, roster_json.write(_DESK))],
    Farewell(EventId("0badcafe"), DeskId("d0" * 8), Head(1, "ab" * 32), bytes(64)),
)

TARGETS = {
    "carried": Target(_carried, (InputError,), (carrying.written(_CARRIED),)),
    "receipt": Target(
        read_receipt,
        (Nonsense,),
        (
            json.dumps(
                write_receipt(
                    Receipt(EventId("0badcafe"), DeskId("d0" * 8), Head(1, "ab" * 32), 1, bytes(64))
                )
            ).encode(),
        ),
    ),
    "badge": Target(_badge, (), (_BADGE.text.encode(),)),
    "short_code": Target(_short_code, (), (short_code.short_code(12345).encode(), b"0oi l-123")),
    "address": Target(
        lambda data: read_invitation(_text(data)),
        (InputError,),
        (
            b"https://checkin.example/#0123456789ABCDEFGHJK.75CEHHKK25Q17EK0AG2J",
            b"https://[::1]:8470/#A.75CEHHKK25Q17EK0AG2J+",
        ),
    ),
    "request": Target(
        wire.read_request,
        (Nonsense,),
        (
            wire.write_request(
                Request(DeskId("d0" * 8), _HEADS, (_RUN,), _VERSION, report=DeskReport("fuzz"))
            ),
        ),
    ),
    "answer": Target(
        wire.read_answer, (Nonsense,), (wire.write_answer(Answer(_HEADS, (_RUN,), _PAGE, 1)),)
    ),
    "news": Target(wire.read_news, (Nonsense,), (wire.write_news(Told((_RUN,), _VERSION)),)),
    "roster": Target(
        _roster,
        _UNREADABLE,
        tuple(bytes([n]) + roster_json.write(one).encode() for n, one in enumerate(_ENTRIES)),
    ),
    "event_file_line": Target(
        envelope.read_line,
        (InputError,),
        (b"checkin-event 1 262144 3 2 " + b"0a" * 16 + b" " + b"1b" * 16 + b"\n",),
    ),
    "event_file": Target(_event_file, (InputError,), (_event_file_frames(),)),
    "voucher": Target(_voucher, (), (_vouched(),)),
    "record": Target(_record, (record.Malformed,), _records()),
    "sheet": Target(
        _sheet,
        (InputError,),
        (*(one.encode() for one in _SHEETS), _SHEETS[0].encode("utf-16"), package()),
    ),
    "body": Target(_body, (Nonsense,), (gzip.compress(b"{}" * 100),)),
    "sealed": Target(
        _sealed,
        (),
        (sealing.seal(bytes(32), "0badcafe", "r1", Person("Ada").written()).encode(),),
    ),
    "capture_report": Target(
        lambda data: reports.parse(data, reports.CAPTURE),
        (reports.NotAReport,),
        (reports.encode(reports.Framed(0, 640, 480, 1, 1)), reports.encode(reports.Ended())),
    ),
    "reader_report": Target(
        lambda data: reports.parse(data, reports.READER),
        (reports.NotAReport,),
        (reports.encode(reports.Seen("A", 1, 1, ((0, 0), (1, 0), (1, 1), (0, 1)))),),
    ),
}
