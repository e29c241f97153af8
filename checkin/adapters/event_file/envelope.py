r"""The outside of an event file: who has the passphrase reads it, and nobody can change a bit.

::

    checkin-event 1 262144 3 2 <salt> <check>\n      one line of ASCII, says no more than that
    <24 bytes>                                      the stream's own beginning
    <65,553 bytes> ... <17 to 65,553 bytes>         pieces of 64 KiB and a seal of 17 bytes each

The numbers are the format, and the memory (KiB), passes and lanes of Argon2id (RFC 9106) of the
passphrase and the salt (16 bytes, in hex); no more of them is done than a desk's own lock may
ask for. HKDF-SHA256 (RFC 5869) makes two keys of it: ``check`` (16 bytes, in hex) tells a wrong
passphrase from a damaged file, which the first seal would tell whoever tries as well; the other
is that of libsodium's secretstream (XChaCha20-Poly1305,
https://doc.libsodium.org/secret-key_cryptography/secretstream). The stream seals each piece with
its place, the last one as the last; the first covers the line above.
"""

import hmac
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl import bindings
from nacl.exceptions import CryptoError

from checkin.adapters.event_file.refusals import CHANGED, DOES_NOT_OPEN, NEWER, NOT_ONE
from checkin.adapters.wrapping import stretch
from checkin.domain.errors import InputError
from checkin.domain.lock import Cost

FORMAT = 1
PIECE = 64 * 1024
"""Bytes of a piece before it is sealed."""

_SEAL = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_BEGINNING = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MORE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_LAST = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_SALT, _CHECK = 16, 16
_LONGEST_LINE = 200
_OURS = re.compile(rb"checkin-event ([1-9][0-9]{0,8})[ \n]")
_LINE = re.compile(
    rb"checkin-event 1 ([1-9][0-9]{0,9}) ([1-9][0-9]?) ([1-9][0-9]?)"
    rb" ([0-9a-f]{32}) ([0-9a-f]{32})\n"
)


class Sealing:
    """Writes to *out* what only whoever has the *passphrase* reads. :meth:`close` ends it."""

    def __init__(self, out: BinaryIO, passphrase: str, cost: Cost | None = None) -> None:
        cost = cost or Cost()
        salt = os.urandom(_SALT)
        key, check = _keys(passphrase, salt, cost)
        numbers = f"{cost.memory_kib} {cost.passes} {cost.lanes}"
        line = f"checkin-event {FORMAT} {numbers} {salt.hex()} {check.hex()}\n".encode()
        self._out = out
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        beginning = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        self._covers = line
        self._held = bytearray()
        out.write(line + beginning)

    def write(self, data: bytes) -> None:
        """Add *data*."""
        self._held += data
        # One piece is held back: which is the last is known at the end.
        while len(self._held) > PIECE:
            self._seal(bytes(self._held[:PIECE]), _MORE)
            del self._held[:PIECE]

    def close(self) -> None:
        """Write the last piece. *out* stays open."""
        self._seal(bytes(self._held), _LAST)

    def _seal(self, piece: bytes, tag: int) -> None:
        push = bindings.crypto_secretstream_xchacha20poly1305_push
        self._out.write(push(self._state, piece, self._covers, tag))
        self._covers = b""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An event file whose passphrase is right. Nothing else of it is known to be."""

    _data: bytes = field(repr=False)
    _line: bytes
    _key: bytes = field(repr=False)

    def pieces(self) -> Iterator[bytes]:
        """Open it piece by piece. What came is genuine only once the last has come.

        Raises:
            InputError: it was cut off or changed.
        """
        at = len(self._line)
        state = bindings.crypto_secretstream_xchacha20poly1305_state()
        covers: bytes = self._line
        try:
            bindings.crypto_secretstream_xchacha20poly1305_init_pull(
                state, self._data[at : at + _BEGINNING], self._key
            )
            at += _BEGINNING
            while True:
                sealed = self._data[at : at + PIECE + _SEAL]
                piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(
                    state, sealed, covers
                )
                at += len(sealed)
                if tag != (_LAST if at == len(self._data) else _MORE):
                    raise InputError(CHANGED)
                yield piece
                if tag == _LAST:
                    return
                covers = b""
        except (CryptoError, TypeError, ValueError):
            raise InputError(CHANGED) from None


def open_envelope(data: bytes, passphrase: str) -> Envelope:
    """Open the event file *data* with the letters of its *passphrase*. Slow by intent.

    Raises:
        InputError: it is no event file, a newer program's, or the passphrase is another one.
        StoreError: this computer does not have the memory.
    """
    line, cost, salt, check = read_line(data)
    key, found = _keys(passphrase, salt, cost)
    if not hmac.compare_digest(check, found):
        raise InputError(DOES_NOT_OPEN)
    return Envelope(data, line, key)


def read_line(data: bytes) -> tuple[bytes, Cost, bytes, bytes]:
    """Read an event file's first line: itself, what a try costs, the salt and the check.

    Raises:
        InputError: it is none of ours, or asks for more than a laptop can do.
    """
    head = data[:_LONGEST_LINE]
    ours = _OURS.match(head)
    if ours is None:
        raise InputError(NOT_ONE)
    if int(ours[1]) > FORMAT:
        raise InputError(NEWER)
    found = _LINE.match(head)
    cost = Cost(*map(int, found.groups()[:3])) if found else Cost()
    if found is None or not cost.is_sane():
        raise InputError(CHANGED)
    return found[0], cost, bytes.fromhex(found[4].decode()), bytes.fromhex(found[5].decode())


def _keys(passphrase: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    secret = stretch(passphrase, salt, cost)
    size = bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES
    made = HKDF(SHA256(), size + _CHECK, salt, b"checkin event file v1").derive(secret)
    return made[:size], made[size:]
