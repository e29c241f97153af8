"""What the children may say to the desk, as JSON, and nothing else.

They handle pictures that strangers hold up, so the desk treats each of their
messages as hostile: plain JSON of at most ``LONGEST`` bytes (never pickle,
whose reader runs what the writer wishes), with exactly the fields below.

==========  ==============================================================
kind        fields
==========  ==============================================================
*the capture process:*
--------------------------------------------------------------------------
cameras     names
opened      width, height, rate, format, name
frame       slot, width, height, number, delivered
picture     slot, width, height, number, delivered
gone        cause (never a sentence: what volunteers read is written here)
ended       none
*a reader:*
--------------------------------------------------------------------------
ready       none
code        number, decoded, text, box (four [x, y])
hint        hint
done        number
==========  ==============================================================
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

LONGEST_TEXT = 512  # characters; a badge has 132, an imported ticket's code fewer than 100
LONGEST = 8192  # bytes; 512 characters of text as JSON escapes are 6144
PICTURE_SIDE = 640  # pixels; a preview fits into this square
PICTURE_DEPTH = 4  # bytes of a pixel: blue, green, red, and one that windows want and nobody sees
PICTURE_BYTES = PICTURE_SIDE * PICTURE_SIDE * PICTURE_DEPTH
FRAME_SIDE = 4096  # pixels; the longest side of a frame that a reader gets
FRAME_BYTES = 1920 * 1080  # of grey; what is larger is made smaller
SLOTS = 3  # one being written, one on its way, one being copied or read

HINTS = frozenset({"closer", "further", "steady", "glare", "dark", "brighter"})
"""What a volunteer may be asked to do about a code that is seen and cannot be read."""

FORMAT = re.compile(r"[A-Za-z0-9 ]{4}")
"""How drivers name the kinds of pictures that they give."""

_LONGEST_NAME = 108  # characters of a camera's name, and what tells it from another
_MOST_CAMERAS = 32

_LARGEST = 2**63 - 1  # of a counter, and of nanoseconds
_FARTHEST = 100_000  # pixels from the frame's corner

Corners = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]


class Cause(StrEnum):
    """Why there is no picture."""

    NO_CAMERA = "no-camera"
    IN_USE = "in-use"
    FORBIDDEN = "forbidden"
    NO_FILE = "no-file"
    NOT_A_VIDEO = "not-a-video"
    NO_STREAM = "no-stream"
    STOPPED = "stopped"
    FROZEN = "frozen"
    BLACK = "black"
    RESTARTED = "restarted"


def sentence(cause: Cause, source: str) -> str:
    """Return what a volunteer reads. A stream's address may hold a password: it is not said."""
    name = Path(source).name
    match cause:
        case Cause.NO_CAMERA:
            return f"Camera {source} is not there: is it plugged in?"
        case Cause.IN_USE:
            return f"Camera {source} gives no picture: is another program using it?"
        case Cause.FORBIDDEN:
            return f"This computer's settings do not let Checkin use camera {source}."
        case Cause.NO_FILE:
            return f"There is no file called {name}."
        case Cause.NOT_A_VIDEO:
            return f"The file {name} is not a video."
        case Cause.NO_STREAM:
            return "The network camera does not answer."
        case Cause.STOPPED:
            return "The camera has stopped sending pictures."
        case Cause.FROZEN:
            return "The camera has frozen and is being opened again."
        case Cause.BLACK:
            return "The camera sees only black: is its lens covered?"
        case Cause.RESTARTED:
            return "The badge reader stopped and is being started again."


class NotAReport(ValueError):
    """A message that a healthy child has no reason to send."""


@dataclass(frozen=True, slots=True)
class Cameras:
    """The cameras that are plugged in, by name."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The source is open; what its driver says that it gives, and its name if it is a camera."""

    width: int
    height: int
    rate: float
    format: str
    name: str


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame lies in a slot: *width* x *height* pixels of grey, row after row."""

    slot: int
    width: int
    height: int
    number: int
    delivered: int

    def __post_init__(self) -> None:
        if self.width * self.height > FRAME_BYTES:
            raise NotAReport


@dataclass(frozen=True, slots=True)
class Filled:
    """A preview lies in a slot: *width* x *height* pixels, BGR, row after row."""

    slot: int
    width: int
    height: int
    number: int
    delivered: int

    def __post_init__(self) -> None:
        if max(self.width, self.height) > PICTURE_SIDE:
            raise NotAReport


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no picture to show; the capture process goes on trying."""

    cause: Cause


@dataclass(frozen=True, slots=True)
class Ended:
    """A file has been played to its end; the capture process closes."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A reader has loaded all that it needs."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A code was read in frame *number*; in nanoseconds of ``time.monotonic_ns``."""

    text: str
    number: int
    decoded: int
    box: Corners


@dataclass(frozen=True, slots=True)
class Hinted:
    """The frame at hand shows a code that cannot be read: what may help."""

    hint: str


@dataclass(frozen=True, slots=True)
class Done:
    """Frame *number* has been read; another may come."""

    number: int


Report = Cameras | Opened | Framed | Filled | Gone | Ended | Ready | Seen | Hinted | Done
Kinds = Mapping[str, type[Report]]

CAPTURE: Kinds = {
    "cameras": Cameras,
    "opened": Opened,
    "frame": Framed,
    "picture": Filled,
    "gone": Gone,
    "ended": Ended,
}
READER: Kinds = {"ready": Ready, "code": Seen, "hint": Hinted, "done": Done}
"""What each child may say."""

_NAMES = {made: kind for kinds in (CAPTURE, READER) for kind, made in kinds.items()}


def encode(report: Report) -> bytes:
    """Return *report* as the bytes that :func:`parse` accepts."""
    return json.dumps({"kind": _NAMES[type(report)]} | asdict(report)).encode("ascii")


def parse(message: bytes, kinds: Kinds) -> Report:
    """Return what a message of a child that may say *kinds* says.

    Raises NotAReport for anything that a healthy child would not have sent.
    """
    if len(message) > LONGEST:
        raise NotAReport
    try:
        said = json.loads(message)
    except (ValueError, RecursionError):  # from None: the bytes may hold a badge's text
        raise NotAReport from None
    if not isinstance(said, dict):
        raise NotAReport
    kind = said.pop("kind", None)
    made = kinds.get(kind) if isinstance(kind, str) else None
    if made is None or said.keys() != {field.name for field in fields(made)}:
        raise NotAReport
    return made(**{name: _CHECKS[name](value) for name, value in said.items()})


def _whole(least: int, most: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        # type() and not isinstance: true and false are ints to Python.
        if type(value) is not int or not least <= value <= most:
            raise NotAReport
        return value

    return check


def _text(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_TEXT:
        raise NotAReport
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise NotAReport  # half a character: no file and no database would take it
    return value


def _rate(value: Any) -> float:
    if type(value) is not float or not 0 <= value <= 1000:  # false for NaN as well
        raise NotAReport
    return value


def _format(value: Any) -> str:
    if not isinstance(value, str) or not (value == "" or FORMAT.fullmatch(value)):
        raise NotAReport
    return value


def plain_name(name: str) -> str:
    """Return a camera's *name*, which its maker gave it, in printable characters, cut short."""
    printable = "".join(letter for letter in name if letter.isprintable())
    return " ".join(printable.split())[:_LONGEST_NAME].strip()


def _name(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_NAME or not value.isprintable():
        raise NotAReport
    return value


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_CAMERAS:
        raise NotAReport
    return tuple(_name(each) for each in value)


def _hint(value: Any) -> str:
    if not isinstance(value, str) or value not in HINTS:
        raise NotAReport
    return value


def _cause(value: Any) -> Cause:
    if not isinstance(value, str) or value not in set(Cause):
        raise NotAReport
    return Cause(value)


_pixel = _whole(-_FARTHEST, _FARTHEST)


def _box(value: Any) -> Corners:
    if not isinstance(value, list) or len(value) != 4:
        raise NotAReport
    if not all(isinstance(point, list) and len(point) == 2 for point in value):
        raise NotAReport
    a, b, c, d = ((_pixel(x), _pixel(y)) for x, y in value)
    return a, b, c, d


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "slot": _whole(0, SLOTS - 1),
    "width": _whole(1, _FARTHEST),
    "height": _whole(1, _FARTHEST),
    "number": _whole(0, _LARGEST),
    "delivered": _whole(0, _LARGEST),
    "decoded": _whole(0, _LARGEST),
    "text": _text,
    "box": _box,
    "rate": _rate,
    "format": _format,
    "cause": _cause,
    "hint": _hint,
    "name": _name,
    "names": _names,
}
