"""In which letters a text was saved. Where the text does not say, a person does."""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, field

from charset_normalizer import from_bytes

from checkin.domain.errors import InputError
from checkin.domain.plain_text import plain
from checkin.usecases.importing.remarks import sentence

CODE_PAGES = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "cp1252": "Western Europe (Windows)",
    "cp1250": "Central Europe (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1255": "Hebrew (Windows)",
    "cp1256": "Arabic (Windows)",
    "cp1257": "Baltic (Windows)",
    "cp1258": "Vietnamese (Windows)",
    "cp874": "Thai (Windows)",
    "mac_roman": "Western Europe (old Mac)",
    "cp850": "Western Europe (DOS)",
    "koi8_r": "Cyrillic (KOI8-R)",
    "cp932": "Japanese (Shift JIS)",
    "gb18030": "Chinese (GB 18030)",
    "big5": "Chinese (Big5)",
    "cp949": "Korean (Windows)",
}
"""What texts are saved in, as people call it. What comes first is likelier."""

_SAMPLE_BYTES = 100_000
_STEP_BYTES = 1 << 20
_SHOWN = 6
_LINES = 4
_LONGEST_LINE = 120
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NO_TEXT = sentence(
    "This is not a sheet of text. Save it as “CSV UTF-8” or as an Excel workbook (.xlsx)."
)


@dataclass(frozen=True, slots=True)
class Preview:
    """Some lines of a text as they read in one code page."""

    encoding: str
    called: str
    lines: tuple[str, ...] = field(repr=False)


def encoding_of(data: bytes) -> str | None:
    """Return what *data* says it is saved in, ``None`` where a person has to say it.

    Raises:
        InputError: it is damaged, or no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            if not encoding:
                raise InputError(NO_TEXT)
            return encoding
    if b"\0" in data:
        return _without_mark(data)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _STEP_BYTES):
            decoder.decode(data[start : start + _STEP_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        _check_mixed(data)
        return None
    return "utf-8"


def _check_mixed(data: bytes) -> None:
    """Refuse UTF-8 with a few letters in something else: no code page reads both."""
    foreign = _foreign_lines(data)
    text = foreign.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(one > "\x7f" for one in text) - wrong
    if right > 4 * wrong:
        good = [_is_utf8(line) for line in data.splitlines()]
        row = good.index(False) + 1 if False in good else 1
        raise InputError(
            f"Row {row}: some letters are not in UTF-8, as the others are. "
            "Enter them again and save the sheet as “CSV UTF-8”."
        )


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _without_mark(data: bytes) -> str:
    """UTF-16 that does not say so: of Latin letters and commas every other byte is 0."""
    sample = data[:_SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > len(sample) // 8 and min(even, odd) == 0:
        return "utf-16-le" if odd else "utf-16-be"
    raise InputError(NO_TEXT)


def chosen_encoding(named: str) -> str:
    """Return Python's name of an encoding that somebody named.

    Raises:
        InputError: there is none of that name, or it is none of text.
    """
    try:
        found = codecs.lookup(named)
        "".encode(found.name)
    except (LookupError, ValueError):
        names = ", ".join(CODE_PAGES)
        raise InputError(f"There is no encoding “{named}”. There is: {names}.") from None
    return found.name


def previews(data: bytes) -> Sequence[Preview]:
    """Show some lines with foreign letters in each code page that they may be in, likeliest first."""
    foreign = _foreign_lines(data)
    lines = _telling(foreign.splitlines())
    guessed = [one.encoding for one in from_bytes(foreign)]
    found: dict[str, tuple[int, Preview]] = {}
    for number, (encoding, called) in enumerate(CODE_PAGES.items()):
        text = _read(foreign, encoding)
        if text is None:
            continue
        rank = guessed.index(encoding) if encoding in guessed else len(guessed) + number
        # What reads the same in several is asked once.
        best, held = found.get(text, (rank, None))
        shown = held or Preview(
            encoding, called, tuple(plain(one.decode(encoding))[:_LONGEST_LINE] for one in lines)
        )
        found[text] = min(best, rank), shown
    ranked = sorted(found.values(), key=lambda one: one[0])
    return [shown for _, shown in ranked[:_SHOWN]]


def _foreign_lines(data: bytes) -> bytes:
    lines: list[bytes] = []
    size = 0
    for line in data.splitlines():
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _SAMPLE_BYTES:
                break
    return b"\n".join(lines)


def _telling(lines: Sequence[bytes]) -> list[bytes]:
    """Choose the few lines that have the most letters to tell code pages apart by."""
    chosen: list[bytes] = []
    seen: set[int] = set()
    left = {line: {one for one in line if one > 127} for line in lines}
    while left and len(chosen) < _LINES:
        best = max(left, key=lambda line: len(left[line] - seen))
        chosen.append(best)
        seen |= left.pop(best)
    return chosen


def _read(foreign: bytes, encoding: str) -> str | None:
    if encoding in {"utf-8", "utf-16"}:
        return None
    try:
        text = foreign.decode(encoding)
    except UnicodeDecodeError:
        return None
    if any(ord(one) < 32 or 127 <= ord(one) < 160 for one in text if one not in "\t\n"):
        return None
    return text
