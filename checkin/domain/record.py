r"""The log's entries: facts with an identity, made at desks, never changed.

A record's identity is ``(desk, seq)``: 1, 2, 3 ... per desk without gaps. Its
bytes are canonical JSON (sorted keys, no spaces, UTF-8); its hash is SHA-256
over ``b"record-v1\0"`` and the bytes, and each record carries the hash of the
one before it, so a desk's log is a chain. A *run* is a contiguous piece of one
desk's chain with the desk's signature over the last hash: anybody may carry
it, nobody can alter it.

Readers keep the bytes as they came: unknown fields travel on, records of an
unknown kind are stored and not applied.

A desk that finds itself cloned or set back goes on under a new identity and
*re-issues* under it what nobody else has; so does whoever else holds records
whose place in their desk's chain is taken by others. A re-issue is the same
*fact*: the desk's time of it is kept for ever, only its place in a chain is
new, and ``original`` says of which record it is one.

Records refer to each other by fact, never by place: what stands in a place of
a forked chain depends on whom one asks.
"""

import dataclasses
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple, NewType

from checkin.domain.badge import Verifier
from checkin.domain.model import DeskId, EventId, ListId

SCHEMA = 1
_LARGEST = 2**62
_HASH = re.compile("[0-9a-f]{64}")
_LONGEST_RECORD = 16_384
"""Bytes: a record with 200 known earlier admissions is under 8 kB."""


class Kind(StrEnum):
    """What a record says. Others may come: see the module's text.

    ``LEFT`` is a check-out. ``NOTE`` is a help desk's: a word of a closed set
    and whom it is about, never text. ``SETTLED`` is a person's answer to a
    conflict and names the admission that is to count. ``UNDONE`` takes back
    the admission, check-out or settlement that it names; an undo stays.
    ``REGISTERED`` adds a person whom the roster does not have, ``REPLACED`` gives
    somebody another badge and voids the earlier ones; both may be taken back.
    """

    ADMITTED = "admitted"
    REFUSED = "refused"
    LEFT = "left"
    UNDONE = "undone"
    SETTLED = "settled"
    NOTE = "note"
    REGISTERED = "registered"
    REPLACED = "replaced"


class How(StrEnum):
    """How the registration was found."""

    SCANNED = "scanned"
    TYPED = "typed"
    SEARCHED = "searched"


class Role(StrEnum):
    """Which kind of desk did it: what a lane does is the usual thing, and not said."""

    LANE = ""
    HELP_DESK = "help_desk"


Fact = NewType("Fact", str)
"""What a record and all re-issues of it have in common: the hash of the first of them."""


class Ref(NamedTuple):
    """The identity of a record: its place in its desk's chain."""

    desk: DeskId
    seq: int


class Head(NamedTuple):
    """How far a chain goes: its last sequence number and that record's hash."""

    seq: int
    hash: str


NO_HEAD = Head(0, "")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be recorded, before it has a place in the desk's chain.

    ``about`` is a registration id, empty when a genuine badge is not on the
    roster yet; ``badge`` is its id, empty for a search by name; ``knew`` are
    the earlier admissions and check-outs of this person on this list that the
    desk knew; ``names`` is what an undo undoes, or the admission that a
    settlement keeps. Of a person who is registered at a desk, ``lists`` are
    those that they are on besides ``list``, ``instead`` is the registration whose
    place they take, and ``sealed`` the personal part, which only desks that may
    see names can open.
    """

    kind: str
    list: ListId
    about: str = ""
    badge: str = ""
    knew: tuple[Fact, ...] = ()
    how: str = How.SCANNED
    reason: str = ""
    names: Fact | None = None
    role: str = Role.LANE
    lists: tuple[ListId, ...] = ()
    instead: str = ""
    sealed: str = field(default="", repr=False)

    def fields(self) -> dict[str, Any]:
        """What a record says that is made of this, but for its place and time."""
        return {one.name: getattr(self, one.name) for one in dataclasses.fields(self)}


@dataclass(frozen=True, slots=True)
class Record:
    """One fact. Times as in :mod:`checkin.domain.clock`.

    ``original`` is the hash of the record that this one re-issues: always the
    first of them, so that all re-issues of one fact bear the same. ``digest``
    is the hash of the record's own bytes, set by whoever read or made them; it
    is no part of those bytes.
    """

    event: EventId
    desk: DeskId
    seq: int
    prev: str
    at: int
    hlc: int
    kind: str
    list: ListId
    about: str = ""
    badge: str = ""
    knew: tuple[Fact, ...] = ()
    how: str = ""
    reason: str = ""
    names: Fact | None = None
    role: str = Role.LANE
    lists: tuple[ListId, ...] = ()
    instead: str = ""
    sealed: str = field(default="", repr=False)
    offset_ms: int | None = None
    uncertainty_ms: int | None = None
    schema: int = SCHEMA
    original: str = ""
    digest: str = field(default="", compare=False, repr=False)

    @property
    def ref(self) -> Ref:
        """The record's identity."""
        return Ref(self.desk, self.seq)

    @property
    def fact(self) -> Fact:
        """What this record says, by whatever name it goes."""
        return Fact(self.original or self.digest or hash_of(encode(self)))

    @property
    def corrected_ms(self) -> int:
        """The best guess at the true time of it, as its desk knew its clock then."""
        return self.at + (self.offset_ms or 0)

    @property
    def order(self) -> tuple[int, str, int]:
        """Where it stands among its rivals: the least is called first."""
        return (self.hlc, self.desk, self.seq)


def regarding(record: Record, kind: Kind, reason: str, knew: tuple[Fact, ...] = ()) -> Draft:
    """What a person says of *record*: that it is taken back, or is the one to count."""
    return Draft(
        kind,
        record.list,
        record.about,
        record.badge,
        knew,
        how="",
        reason=reason,
        names=record.fact,
    )


@dataclass(frozen=True, slots=True)
class Run:
    """Records ``first``, ``first + 1`` ... of one desk, as bytes, signed at the end."""

    desk: DeskId
    first: int
    records: tuple[bytes, ...]
    signature: bytes = field(repr=False)

    @property
    def last(self) -> int:
        """The sequence number of its last record."""
        return self.first + len(self.records) - 1

    @property
    def end(self) -> Head:
        """Where its desk's chain is after it, if it has a record."""
        return Head(self.last, hash_of(self.records[-1]))


class Malformed(ValueError):
    """Bytes that are not a record. Names no content."""


def encode(record: Record) -> bytes:
    """Return the record's canonical bytes."""
    fields: dict[str, Any] = {
        "event": record.event,
        "desk": record.desk,
        "seq": record.seq,
        "prev": record.prev,
        "at": record.at,
        "hlc": record.hlc,
        "kind": record.kind,
        "list": record.list,
        "schema": record.schema,
    }
    for name in ("about", "badge", "how", "reason", "role", "instead", "sealed", "original"):
        if value := getattr(record, name):
            fields[name] = value
    for name in ("offset_ms", "uncertainty_ms"):
        if (value := getattr(record, name)) is not None:
            fields[name] = value
    if record.knew:
        fields["knew"] = record.knew
    if record.lists:
        fields["lists"] = record.lists
    if record.names is not None:
        fields["names"] = record.names
    return _canonical(fields)


def decode(data: bytes) -> Record:
    """Read a record's bytes, from a friend or from a stranger.

    Raises:
        Malformed: the bytes are not a record of any schema.
    """
    if len(data) > _LONGEST_RECORD:
        raise Malformed("longer than any record")
    try:
        fields = json.loads(data)
        if not isinstance(fields, dict):
            raise Malformed("not an object")
        return Record(
            event=EventId(_text(fields, "event")),
            desk=DeskId(_text(fields, "desk")),
            seq=_number(fields, "seq", least=1),
            prev=_text(fields, "prev"),
            at=_number(fields, "at"),
            hlc=_number(fields, "hlc"),
            kind=_text(fields, "kind"),
            list=ListId(_text(fields, "list")),
            about=_text(fields, "about", ""),
            badge=_text(fields, "badge", ""),
            knew=_facts(fields.get("knew", [])),
            how=_text(fields, "how", ""),
            reason=_text(fields, "reason", ""),
            names=_fact(fields["names"]) if "names" in fields else None,
            role=_text(fields, "role", ""),
            lists=_lists(fields.get("lists", [])),
            instead=_text(fields, "instead", ""),
            sealed=_text(fields, "sealed", ""),
            offset_ms=_number(fields, "offset_ms") if "offset_ms" in fields else None,
            uncertainty_ms=_number(fields, "uncertainty_ms")
            if "uncertainty_ms" in fields
            else None,
            schema=_number(fields, "schema", least=1),
            original=_fact(fields["original"]) if "original" in fields else "",
            digest=hash_of(data),
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise Malformed(type(error).__name__) from None


def hash_of(data: bytes) -> str:
    """Return the hash of a record's bytes, 64 hex digits."""
    return hashlib.sha256(b"record-v1\0" + data).hexdigest()


def stamped(record: Record) -> Record:
    """Return *record* with the hash of its canonical bytes."""
    return replace(record, digest=hash_of(encode(record)))


def reissued(data: bytes, desk: DeskId, head: Head) -> bytes:
    """Return the same fact as the next record of *desk*, after *head*.

    Only its place is another: times stay those of the scan, and what a newer
    version wrote into it stays there.
    """
    fields = json.loads(data)
    place = {"desk": desk, "seq": head.seq + 1, "prev": head.hash}
    return _canonical({"original": hash_of(data)} | fields | place)


def seal_message(desk: DeskId, head: Head) -> bytes:
    """Return what a desk signs for a run that ends at *head*."""
    return b"run-v1\0" + f"{desk}:{head.seq}:{head.hash}".encode()


def follows(data: bytes, record: Record, event: EventId, desk: DeskId, head: Head) -> Head | None:
    """Return the chain's new head if *record* continues it at *head*, else ``None``."""
    fits = (
        record.event == event
        and record.desk == desk
        and record.seq == head.seq + 1
        and record.prev == head.hash
    )
    return Head(record.seq, hash_of(data)) if fits else None


def check_run(
    run: Run, records: Sequence[Record], event: EventId, head: Head, key: bytes, verify: Verifier
) -> bool:
    """Say whether *run* continues its desk's chain at *head* and bears its signature.

    *records* are the run's, decoded. One signature check per run, whatever its
    length. A run that overlaps what is already held is to be cut first.
    """
    end = head
    for data, record in zip(run.records, records, strict=True):
        following = follows(data, record, event, run.desk, end)
        if following is None:
            return False
        end = following
    return verify(key, seal_message(run.desk, end), run.signature)


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _text(fields: dict[str, Any], name: str, default: str | None = None) -> str:
    value = fields[name] if default is None else fields.get(name, default)
    if not isinstance(value, str):
        raise Malformed(name)
    # JSON can name half a character, which no database or signature takes.
    value.encode()
    return value


def _number(fields: dict[str, Any], name: str, least: int = -_LARGEST) -> int:
    value = fields[name]
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _LARGEST:
        raise Malformed(name)
    return value


def _facts(value: Any) -> tuple[Fact, ...]:
    if not isinstance(value, list):
        raise Malformed("references")
    return tuple(_fact(one) for one in value)


def _lists(value: Any) -> tuple[ListId, ...]:
    if not isinstance(value, list):
        raise Malformed("lists")
    return tuple(ListId(_text({"list": one}, "list")) for one in value)


def _fact(value: Any) -> Fact:
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise Malformed("reference")
    return Fact(value)
