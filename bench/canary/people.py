"""Marked people: names, organisations and codes that can be found again in any heap of bytes."""

import random
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARK = "qxv"
"""Begins each marked word; no text, program or file format that we met has it by chance so often
that eight given letters follow."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(rb"qxv[a-z]{8}")
_WIDE = re.compile(rb"(?:[a-z]\x00){11}")
_SIGNED = re.compile(rb"c1:[0-9a-z $%*+\-./:]{129}")
_ID = re.compile(rb"(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])")
_PACKED = re.compile(rb"\x1f\x8b\x08")
_PACKED_MOST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Person:
    """One of them: three marked words and a code of another system."""

    name: str
    organisation: str
    code: str


def marked_people(count: int, seed: int) -> list[Person]:
    """Make *count* people of whom every word is unique."""
    chance = random.Random(seed)

    def word() -> str:
        return _MARK + "".join(chance.choice(_LETTERS) for _ in range(8))

    return [
        Person(f"{word().title()} {word().title()}", f"{word().title()} Society", word().upper())
        for _ in range(count)
    ]


class Canaries:
    """Finds marked people in bytes: as UTF-8 or UTF-16, in any case, also where packed by gzip."""

    def __init__(
        self, people: Sequence[Person], badges: Sequence[tuple[str, str]] = (), card: str = ""
    ) -> None:
        """*badges* are ids and whole texts of signed badges; *card* is a desk card's text."""
        self._words = {
            word.lower().encode()
            for one in people
            for text in (one.name, one.organisation, one.code)
            for word in text.split()
            if word.lower().startswith(_MARK)
        }
        self._badges = {text.lower().encode() for _, text in badges}
        self._ids = {key.encode() for key, _ in badges}
        self._cards = [card.lower().encode()] if card else []

    def found_in(self, data: bytes) -> set[bytes]:
        """Return whatever of them stands in *data*."""
        found = self._plain(data)
        for inner in _unpacked(data):
            found |= self._plain(inner)
        return found

    def _plain(self, data: bytes) -> set[bytes]:
        low = data.lower()
        found = {one for one in _WORD.findall(low) if one in self._words}
        found |= {one for one in _SIGNED.findall(low) if one in self._badges}
        found |= {one for one in _ID.findall(low) if one in self._ids}
        found |= {one for one in self._cards if one in low}
        for wide in _WIDE.findall(low):
            if (word := wide[::2]) in self._words:
                found.add(word)
        return found


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Whatever gzip has packed in *data*, however it goes on behind."""
    for begin in _PACKED.finditer(data):
        unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            yield unpacker.decompress(data[begin.start() :], _PACKED_MOST)
        except zlib.error:
            continue
