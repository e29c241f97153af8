"""The inside of an event file: answers as a sync gives them, what it is, and who signed it.

Frames, packed by zlib into one stream: a letter, the length (4 bytes, the greatest first), so
many bytes. ``A`` is an answer of an exchange (``checkin.adapters.wire``): pages of the roster as
desks of this profile get them, and records; a later sync goes on from there. ``H``, the next to
last, is the head: what the file is, and its places. ``S``, the last, is the signature (Ed25519)
of the event's authority over the SHA-256 of every frame before it. That authority's certificate
stands in the head, and is the one that the desk then takes its server's from: whoever
made another file of it, knowing the passphrase, has made one for a server of their own.
"""

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from checkin.adapters import wire
from checkin.adapters.authority import public_key_of
from checkin.adapters.event_file.places import Place
from checkin.adapters.event_file.refusals import CHANGED
from checkin.adapters.keys import SigningKey, verify
from checkin.domain.errors import InputError, Nonsense
from checkin.domain.model import DeskProfile, EventId
from checkin.usecases.contacts import plain_line
from checkin.usecases.exchange import Answer

ANSWER, HEAD, SIGNATURE = b"A", b"H", b"S"
LARGEST_FRAME = 16 * 1024 * 1024
LARGEST = 1024 * 1024 * 1024
"""Bytes of all frames; a hundred thousand people are about 60 MB."""
MOST_PLACES = 500
_RATIO = 100
"""How many times larger than the packed stream its contents may be."""
_HEADROOM = 1024 * 1024
_LENGTH = 4
_LONGEST_TEXT = 500
_BAD = (
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
    binascii.Error,
)


@dataclass(frozen=True, slots=True)
class PrivatePlace:
    """A place with its private key (32 bytes)."""

    place: Place
    private_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Head:
    """What an event file is. Times are in milliseconds since 1970 UTC.

    ``people`` are how many are expected, ``number`` is that of the roster. ``lists`` are names and
    days (ISO). ``authorities`` are certificates (DER) of those who vouch for ``server``.
    """

    file: str
    event: EventId
    name: str
    time_zone: str
    lists: tuple[tuple[str, str], ...]
    people: int
    number: int
    made: int
    expires: int
    profile: DeskProfile
    server: str
    authorities: tuple[bytes, ...] = field(repr=False)
    places: tuple[PrivatePlace, ...] = field(repr=False)
    ends: int | None = None
    wipe: int | None = None


class Writing:
    """Packs frames and gives them to *sink*."""

    def __init__(self, sink: Callable[[bytes], None]) -> None:
        self._sink = sink
        self._packer = zlib.compressobj(6)
        self._hash = hashlib.sha256()

    def answer(self, answer: Answer) -> None:
        """Add what a sync would bring."""
        self._frame(ANSWER, wire.write_answer(answer))

    def end(self, head: Head, sign: Callable[[bytes], bytes]) -> None:
        """Add the head and the signature."""
        self._frame(HEAD, write_head(head))
        self._frame(SIGNATURE, sign(signed(self._hash.digest())))
        self._sink(self._packer.flush())

    def _frame(self, kind: bytes, data: bytes) -> None:
        frame = kind + len(data).to_bytes(_LENGTH, "big") + data
        self._hash.update(frame)
        self._sink(self._packer.compress(frame))


def signed(digest: bytes) -> bytes:
    """What an authority signs of an event file."""
    return b"event-file-v1\0" + digest


def genuine_head(pieces: Iterable[bytes]) -> Head:
    """Read all of it, and return the head of what is whole and signed.

    Raises:
        InputError: it is not.
    """
    said, digest, head, is_signed = hashlib.sha256(), b"", None, False
    for kind, data in frames(pieces):
        if is_signed or (head is not None and kind != SIGNATURE):
            raise InputError(CHANGED)
        digest = said.digest()
        said.update(kind + len(data).to_bytes(_LENGTH, "big") + data)
        if kind == HEAD:
            head = read_head(data)
        elif kind == SIGNATURE and head is not None:
            key = public_key_of(head.authorities[0]).public_bytes_raw()
            is_signed = verify(key, signed(digest), data)
        elif kind != ANSWER:
            raise InputError(CHANGED)
    if head is None or not is_signed:
        raise InputError(CHANGED)
    return head


def answers(pieces: Iterable[bytes]) -> Iterator[Answer]:
    """The answers in it, one by one.

    Raises:
        InputError: something is none.
    """
    for kind, data in frames(pieces):
        if kind == ANSWER:
            try:
                yield wire.read_answer(data)
            except Nonsense:
                raise InputError(CHANGED) from None


def frames(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Unpack frames: a few bytes can unpack to all of the memory, so no more than it may is.

    Raises:
        InputError: they are not whole, or too large.
    """
    held = bytearray()
    for piece in _unpacked(pieces):
        held += piece
        while len(held) > _LENGTH:
            size = int.from_bytes(held[1 : 1 + _LENGTH], "big")
            if size > LARGEST_FRAME:
                raise InputError(CHANGED)
            upto = 1 + _LENGTH + size
            if len(held) < upto:
                break
            yield bytes(held[:1]), bytes(held[1 + _LENGTH : upto])
            del held[:upto]
    if held:
        raise InputError(CHANGED)


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packer, packed, unpacked = zlib.decompressobj(), 0, 0
    for piece in pieces:
        packed += len(piece)
        left, more = piece, True
        while more:
            try:
                out = packer.decompress(left, _HEADROOM)
            except zlib.error:
                raise InputError(CHANGED) from None
            unpacked += len(out)
            if packer.unused_data or unpacked > min(LARGEST, _RATIO * packed + _HEADROOM):
                raise InputError(CHANGED)
            yield out
            left = packer.unconsumed_tail
            more = bool(left) or len(out) == _HEADROOM
    if not packer.eof:
        raise InputError(CHANGED)


def write_head(head: Head) -> bytes:
    """Return the bytes of a head."""
    fields: dict[str, Any] = asdict(head)
    fields["authorities"] = [_b64(one) for one in head.authorities]
    fields["places"] = [
        [one.place.name, _b64(one.private_key), _b64(one.place.certificate)] for one in head.places
    ]
    return json.dumps(fields, ensure_ascii=False).encode()


def read_head(data: bytes) -> Head:
    """Read a head.

    Raises:
        InputError: it is none.
    """
    try:
        fields = json.loads(data)
        head = _head(fields)
    except _BAD:
        raise InputError(CHANGED) from None
    return head


def _head(fields: dict[str, Any]) -> Head:
    profile, expires, file = (
        DeskProfile(fields["profile"]),
        _time(fields["expires"]),
        fields["file"],
    )
    event = _text(fields["event"])
    if len(bytes.fromhex(event)) != 4 or not 0 < len(fields["places"]) <= MOST_PLACES:
        raise ValueError("head")
    authorities = tuple(_unb64(one) for one in fields["authorities"])
    public_key_of(authorities[0])
    places = tuple(_place(_text(file), profile, expires, *one) for one in fields["places"])
    if len({one.place.name for one in places}) < len(places):
        raise ValueError("places")
    return Head(
        _text(file),
        EventId(event),
        _text(fields["name"]),
        _text(fields["time_zone"]),
        tuple((_text(name), _text(day)) for name, day in fields["lists"]),
        _time(fields["people"]),
        _time(fields["number"]),
        _time(fields["made"]),
        expires,
        profile,
        _text(fields["server"]),
        authorities,
        places,
        _maybe_time(fields.get("ends")),
        _maybe_time(fields.get("wipe")),
    )


def _place(
    file: str, profile: DeskProfile, expires: int, name: Any, key: Any, certificate: Any
) -> PrivatePlace:
    private = _unb64(key)
    if _text(name) != name or not name:
        raise ValueError("place")  # another name than the one that is certified
    public = SigningKey(private).public_key
    return PrivatePlace(Place(file, name, profile, expires, public, _unb64(certificate)), private)


def _text(value: Any) -> str:
    """A text as it may be shown: one line, without control characters."""
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise ValueError("text")
    value.encode()
    return plain_line(value)


def _time(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**53:
        raise ValueError("number")
    return value


def _maybe_time(value: Any) -> int | None:
    return None if value is None else _time(value)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _unb64(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
