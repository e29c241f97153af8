"""Every byte of a desk's files as whoever has the key can read it: freed pages and the WAL too.

SQLCipher 4: pages of 4,096 bytes, AES-256 in CBC mode, of which the last 80 bytes are the
vector (16) and the page's authentication. The first page of a database begins with a salt.
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, _RESERVED, _VECTOR, _SALT = 4096, 80, 16, 16
_WAL_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_WAL_HEADER, _FRAME_HEADER = 32, 24


def readable(path: Path, keys: list[bytes]) -> bytes:
    """Return all of the file as it is, and all its pages opened with each of *keys*."""
    data = path.read_bytes()
    parts = [data]
    for key in keys:
        parts += [_opened(page, key, begins=begins) for page, begins in _pages(data)]
    return b"\n".join(parts)


def _pages(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """The pages, each with whether it may be the one that begins a database."""
    is_wal = data[:4] in _WAL_MAGIC
    start, step = (_WAL_HEADER, _FRAME_HEADER) if is_wal else (0, 0)
    while start + step + PAGE <= len(data):
        page = data[start + step : start + step + PAGE]
        yield page, is_wal or start == 0
        start += step + PAGE


def _opened(page: bytes, key: bytes, *, begins: bool) -> bytes:
    end = PAGE - _RESERVED
    vector = page[end : end + _VECTOR]
    starts = (0, _SALT) if begins else (0,)
    return b"\n".join(_decrypted(page[start:end], key, vector) for start in starts)


def _decrypted(data: bytes, key: bytes, vector: bytes) -> bytes:
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(data) + decryptor.finalize()
