"""Check-ins on a USB stick: all records that a replica holds, for whoever belongs to the event.

A carried file has neither head nor name, and to whoever finds it it is noise. It begins with
slots: sealed boxes (X25519, as in NaCl), one for each desk that is not retired, to the key with
which it signs (turned into one for boxes, as libsodium does), one to the key that all desks of
the event have in common, which is another one after each that is retired and each event file
that is withdrawn, and one to the server's key for black boxes. As many more for nobody make a
round number, so that they count no desks. Each holds the number of slots and the key (XSalsa20-Poly1305) of what follows: a line of JSON, then a line
for each run as it travels, filled up to a round length.
"""

import base64
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nacl.bindings import crypto_box_SEALBYTES
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.signing import SigningKey, VerifyKey

from checkin.adapters import wire
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.files import read_within, write_whole
from checkin.domain.badge import Verifier
from checkin.domain.errors import InputError, Nonsense
from checkin.domain.model import DeskId, EventId
from checkin.domain.receipt import Farewell, is_signed
from checkin.domain.record import Head, Record, Run
from checkin.usecases import carrying as words
from checkin.usecases.answering import BATCH_BYTES
from checkin.usecases.roster_pages import RosterEntry

SUFFIX = ".carry"
"""How such a file's name ends: for people; the program does not look at it."""

LARGEST_BYTES = 64 * 1024 * 1024
"""Of a file: about 100,000 check-ins."""

_FORM = 1
_KEY_BYTES = SecretBox.KEY_SIZE
_COUNT_BYTES = 4
_SLOT_BYTES = _KEY_BYTES + _COUNT_BYTES + crypto_box_SEALBYTES
_ROUND_SLOTS = 32
_MOST_SLOTS = 16_384
"""More desks than any event has; each costs whoever cannot open the file some 60 microseconds."""
_ROUND_BYTES = 64 * 1024
_ALL = 1 << 40


@dataclass(frozen=True, slots=True)
class Carried:
    """What was in a file. ``farewell`` is its maker's, if that desk has ended with it."""

    event: EventId
    runs: Sequence[Run]
    introductions: Sequence[RosterEntry] = ()
    farewell: Farewell | None = None


@dataclass(frozen=True, slots=True)
class Took:
    """What came of taking records in.

    ``records`` is how many there were, ``new`` those that were not here, ``aside`` how many were
    kept aside. ``strangers`` are desks that are not known here: theirs was left out. ``gaps``
    are desks of which earlier records are missing. ``introduced`` are desks that are known here
    since this file came.
    """

    records: int
    new: tuple[Record, ...]
    aside: int = 0
    strangers: int = 0
    gaps: int = 0
    introduced: int = 0


def opening_key(private: bytes) -> PrivateKey:
    """What a desk opens carried files with: made of the key (32 bytes) with which it signs."""
    return SigningKey(private).to_curve25519_private_key()


def everything(store: ReplicaStore, farewell: Farewell | None = None) -> Carried:
    """All records that *store* holds. Raises StoreError."""
    runs = store.runs_above({}, _ALL)
    event = store.event if farewell is None else farewell.event
    return Carried(event, runs, store.introductions({run.desk for run in runs}), farewell)


def sealed(store: ReplicaStore, carried: Carried, also: PublicKey | None = None) -> bytes:
    """Return *carried* as a file that the desks which *store* knows can open, and the server.

    And whoever has the other half of *also*.

    Raises:
        InputError: there is more than a file may hold.
        StoreError: the roster cannot be read.
    """
    lock = store.lock()
    keys = [PublicKey(lock.box)] if lock is not None and lock.box else []
    keys += [also] if also is not None else []
    if (carry := store.carry()) is not None:
        # For desks of which this one has not heard yet.
        keys.append(PrivateKey(carry.key).public_key)
    for desk in store.desks():
        # Of a key that is none nobody has the other half.
        with suppress(CryptoError, ValueError, RuntimeError):
            if not desk.retired:
                keys.append(VerifyKey(desk.public_key).to_curve25519_public_key())
    data = enclosed(written(carried), keys)
    if len(data) > LARGEST_BYTES:
        raise InputError(words.TOO_LARGE)
    return data


def enclosed(content: bytes, keys: Sequence[PublicKey]) -> bytes:
    """Return *content* as a file that whoever has the other half of one of *keys* can open."""
    nobody = [PrivateKey.generate().public_key for _ in range(-len(keys) % _ROUND_SLOTS)]
    box = SecretBox(os.urandom(_KEY_BYTES))
    said = bytes(box) + (len(keys) + len(nobody)).to_bytes(_COUNT_BYTES)
    slots = [SealedBox(key).encrypt(said) for key in (*keys, *nobody)]
    return b"".join(slots) + box.encrypt(_filled(content))


def written(carried: Carried) -> bytes:
    """Return what a file encloses."""
    head: dict[str, Any] = {
        "form": _FORM,
        "event": carried.event,
        "introductions": [wire.write_entry(one) for one in carried.introductions],
    }
    if (said := carried.farewell) is not None:
        signature = base64.b64encode(said.signature).decode()
        head["farewell"] = [said.desk, said.head.seq, said.head.hash, signature]
    lines = [json.dumps(head).encode(), *(wire.write_run(run) for run in carried.runs)]
    return b"\n".join(lines)


def unsealed(data: bytes, keys: Sequence[PrivateKey], event: EventId) -> Carried:
    """Open a file of *event* with one of *keys*.

    Raises:
        InputError: it is for none of them, damaged, of a newer version or of another event.
    """
    if len(data) > LARGEST_BYTES:
        raise InputError(words.TOO_LARGE)
    said = next((one for key in keys for one in _opened_slots(data, key)), b"")
    if len(said) != _KEY_BYTES + _COUNT_BYTES:
        raise InputError(words.NOT_FOR_US)
    slots = int.from_bytes(said[_KEY_BYTES:])
    try:
        filled = SecretBox(said[:_KEY_BYTES]).decrypt(data[slots * _SLOT_BYTES :])
        length = int.from_bytes(filled[:8])
        found = read_written(filled[8 : 8 + length])
    except (CryptoError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise InputError(words.DAMAGED) from None
    except Nonsense:
        raise InputError(words.DAMAGED) from None
    if found.event != event:
        raise InputError(words.OTHER_EVENT)
    return found


def read_file(path: Path) -> bytes:
    """Return what is in a carried file.

    Raises:
        InputError: it cannot be read, or is larger than any.
    """
    return read_within(path, LARGEST_BYTES, unreadable=words.UNREADABLE, too_large=words.TOO_LARGE)


def write_file(path: Path, data: bytes) -> None:
    """Write a carried file where there is none, and see that it is there: on disk, and the same.

    Raises:
        InputError: it cannot be, in words for a person.
    """
    if path.exists():
        # Another desk's records may be in it, and nowhere else any more.
        raise InputError(words.EXISTS)
    try:
        write_whole(path, data)
    except OSError:
        raise InputError(words.NOT_WRITTEN) from None
    try:
        with path.open("rb") as file:
            if hasattr(os, "posix_fadvise"):
                # From the stick, and not from what the system remembers of it.
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            same = file.read() == data
    except OSError:
        same = False
    if not same:
        raise InputError(words.NOT_VERIFIED)


def take_in(
    store: ReplicaStore, runs: Sequence[Run], verify: Verifier, *, keeps_strangers: bool = False
) -> Took:
    """Take records into *store*, each run whole or not at all; what is here already changes nothing.

    Those of desks that are not known here are left out, or kept aside if it *keeps_strangers*.

    Raises:
        InputError: none of them is of a desk that is known here.
        StoreError: they cannot be saved; those that were stay.
    """
    known = {desk.id for desk in store.desks()}
    ours = [run for run in runs if keeps_strangers or run.desk in known]
    if runs and not ours:
        raise InputError(words.STRANGERS)
    new: list[Record] = []
    aside = 0
    for some in _batches(ours):
        taken = store.take(some, verify)
        new += taken.records
        aside += taken.aside
    have = store.have()
    last = {run.desk: run.last for run in ours}
    gaps = sum(seq > (have[desk].seq if desk in have else 0) for desk, seq in last.items())
    strangers = len({run.desk for run in runs} - {run.desk for run in ours})
    return Took(sum(len(run.records) for run in runs), tuple(new), aside, strangers, gaps)


def has_ended(store: ReplicaStore, carried: Carried, verify: Verifier) -> DeskId | None:
    """The desk that has ended with this file, if *store* now has all of it. Raises StoreError."""
    said = carried.farewell
    desk = store.desk(said.desk) if said is not None else None
    if said is None or desk is None or not is_signed(said, desk.public_key, verify):
        return None
    return desk.id if store.have().get(desk.id, Head(0, "")) == said.head else None


def _opened_slots(data: bytes, key: PrivateKey) -> Iterator[bytes]:
    box = SealedBox(key)
    for at in range(0, min(len(data), _MOST_SLOTS * _SLOT_BYTES) - _SLOT_BYTES + 1, _SLOT_BYTES):
        with suppress(CryptoError):
            yield box.decrypt(data[at : at + _SLOT_BYTES])


def _filled(content: bytes) -> bytes:
    body = len(content).to_bytes(8) + content
    return body + bytes(-len(body) % _ROUND_BYTES)


def read_written(content: bytes) -> Carried:
    """Read what a file encloses.

    Raises:
        InputError: a newer version wrote it.
        Nonsense, KeyError, TypeError, ValueError, RecursionError: it is not what a file encloses.
    """
    first, *lines = content.split(b"\n")
    head = json.loads(first)
    if head["form"] != _FORM:
        raise InputError(words.NEWER)
    event = EventId(_text(head["event"]))
    farewell = None
    if "farewell" in head:
        desk, seq, digest, signature = head["farewell"]
        if type(seq) is not int:
            raise TypeError("farewell")
        farewell = Farewell(
            event,
            DeskId(_text(desk)),
            Head(seq, _text(digest)),
            base64.b64decode(signature, validate=True),
        )
    return Carried(
        event,
        [wire.read_run(line) for line in lines],
        [wire.read_entry(one) for one in head["introductions"]],
        farewell,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def _batches(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """So that a scan in between waits for few of them."""
    some: list[Run] = []
    size = 0
    for run in runs:
        some.append(run)
        size += sum(len(data) for data in run.records)
        if size >= BATCH_BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some
