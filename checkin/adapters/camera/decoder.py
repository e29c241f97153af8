"""From one frame to the codes in it.

The whole frame goes to zxing-cpp, which takes about a millisecond. Only when
it reads nothing are one or two places looked at again in other dresses, within
a budget of time: the next frame is the best retry, and goes on with the
dresses that this one did not come to.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import NamedTuple

from checkin.adapters.camera.grid import Grid, found
from checkin.adapters.camera.hints import Hint, hint
from checkin.adapters.camera.joined import Joined
from checkin.adapters.camera.places import Busyness, Place, Stillness
from checkin.adapters.camera.reports import LONGEST_TEXT
from checkin.adapters.camera.symbols import Box, Symbol, seen_by_zbar, seen_by_zxing
from checkin.adapters.camera.treatments import (
    FIRST,
    IN_TURN,
    SHARPENED,
    Part,
    Treatment,
    likely_smeared,
)
from checkin.adapters.camera.vision import Image, cv2
from checkin.adapters.camera.zbar import second_opinion

RETRY_SECONDS = 0.008  # of a frame's 0.033: the camera must never fall behind

_PARTS = 2  # places that are looked at again in one frame
_SMALL = 400  # pixels: no camera's frame, but a picture of a code and of little else
_REMEMBERED_FRAMES = 15  # half a second: then the badge has gone somewhere else
_PATIENCE = 8  # frames in which what is not read is looked at again: every dress, twice
_MOVING, _STILL = 3, 8  # then only in every so many: a patterned shirt, a poster


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code that was read.

    *text* is exactly what the code says. *box* is its corners in pixels of the
    frame, clockwise from the code's own top left (from zbar: from the frame's).
    *by* names the reader and, after a retry, the treatment.
    """

    text: str
    box: Box
    by: str


Reading = tuple[Symbol, str]
"""A symbol that was read, in pixels of the frame, and by what."""


class Decoder:
    """Reads the frames of one camera, in their order.

    It remembers where it last read a code and what it has tried in vain, so
    each camera has its own decoder and unrelated pictures a fresh one each.
    *retry_seconds* is how long it may go on after the first look, by *clock*; a
    picture that no camera waits for may have more.
    """

    def __init__(
        self,
        retry_seconds: float = RETRY_SECONDS,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        self._retry_seconds = retry_seconds
        self._clock = clock
        self._zbar, _ = second_opinion()
        self._last: Place | None = None
        self._misses = 0
        self._turn = 0
        self._before: Busyness | None = None
        self._vain = 0
        self._located = False
        self._grid: Grid | None = None
        self._joined = Joined()
        self._nothing: Stillness | None = None
        self._skipped = 0
        self.hint: Hint | None = None

    def read(self, frame: Image) -> list[Code]:
        """Read the QR codes in *frame*, nearest the middle first.

        *frame* is uint8, (height, width, 3) in BGR or (height, width) in grey.
        A payload that is not UTF-8 text of at most ``LONGEST_TEXT`` characters
        is left out.
        """
        codes = ((_plain_text(symbol.payload), symbol.box, by) for symbol, by in self.look(frame))
        return [Code(text, box, by) for text, box, by in codes if text is not None]

    def look(self, frame: Image) -> list[Reading]:
        """Read the QR codes in *frame*, whatever they say, nearest the middle first."""
        if frame.size == 0:
            self.hint = None
            return []
        grey = frame if frame.ndim == 2 else cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
        # A still picture in which nothing was seen says nothing new, but for what noise hides.
        if self._nothing is not None and self._skipped < _STILL - 1 and self._nothing.holds(grey):
            self._skipped += 1
            return []
        busyness = Busyness(grey)
        busy = busyness.places()
        seen = _seen_in_all_of(grey, busyness, invert=bool(busy) or max(grey.shape) <= _SMALL)
        read = [(each, "zxing") for each in seen if each.payload is not None]
        if not read:
            again = self._look_again(grey, busyness, busy, [each.box for each in seen])
            read = [] if again is None else [again]
        height, width = grey.shape
        read.sort(key=lambda reading: _distance(reading[0].box, width / 2, height / 2))
        self._remember(read)
        tried = self._vain == 0 or self._vain > _PATIENCE
        nothing = tried and not seen and not self._located and self._last is None
        self._nothing = Stillness(grey) if nothing else None
        self._skipped = 0
        return read

    def _remember(self, read: list[Reading]) -> None:
        if read:
            self._last, self._misses, self._vain = Place.around(read[0][0].box), 0, 0
            self._grid, self._joined = None, Joined()
            self.hint = None
            return
        self._misses += 1
        if self._misses > _REMEMBERED_FRAMES:
            self._last = None

    def _look_again(
        self, grey: Image, busyness: Busyness, busy: list[Place], boxes: list[Box]
    ) -> Reading | None:
        unread = [Place.around(box) for box in boxes]
        if self._grid is not None:
            unread.append(Place.around(self._grid.box))
        likely = unread if self._last is None else [*unread, self._last]
        places = _distinct([*likely, *busy])[:_PARTS]
        if not places and max(grey.shape) <= _SMALL:
            places = [Place.all_of(grey)]
        if not places:
            self.hint, self._located = None, False
        if not self._worthwhile(busyness, places, located=bool(unread) or self._located):
            return None  # the last hint holds until it is looked again
        joined = self._join(grey, boxes)
        if joined is not None:
            return joined
        until = self._clock() + self._retry_seconds
        parts = [Part(grey, place) for place in places]
        located = unread[0] if unread else None
        # On the slowest computer one of those that take turns is tried as well, or none ever was.
        least = len(FIRST) + len(parts) + 1
        for done, trial in enumerate(self._trials(parts, likely=bool(likely)), start=1):
            symbol = _seen(parts[trial.part], trial)
            if symbol is not None and symbol.payload is not None:
                return symbol, trial.by
            if symbol is not None and not parts[trial.part].corners:
                # Seen and not read, but now its place is known better.
                better = Place.around(symbol.box)
                parts[trial.part] = Part(grey, better, symbol.box)
                if self._grid is None:
                    joined = self._join(grey, [symbol.box])
                    if joined is not None:
                        return joined
                located = located or better
            if done >= least and self._clock() > until:
                break
        self._located = located is not None
        self.hint = None if located is None else hint(grey, located)
        return None

    def _join(self, grey: Image, boxes: list[Box]) -> Reading | None:
        """Read a badge from what this frame and those before it show of it.

        *boxes* are those of codes that are seen in this frame and not read.
        """
        grid = None if self._grid is None else self._grid.followed(grey)
        if grid is None:
            self._joined = Joined()
            grids = (found(grey, box) for box in boxes[:_PARTS])
            grid = next((each for each in grids if each is not None), None)
        self._grid = grid
        if grid is None:
            return None
        self._joined.add(grey, grid)
        payload = self._joined.read()
        return None if payload is None else (Symbol(payload, grid.box), "joined")

    def _worthwhile(self, busyness: Busyness, places: list[Place], *, located: bool) -> bool:
        """Say whether to look again: less often at what has been looked at in vain before.

        *located*: a code is seen, here or in the frame that was looked at last.
        """
        before, self._before = self._before, busyness
        if not places:
            self._vain = max(0, self._vain - 1)
            return False
        moved = before is None or any(busyness.moved(before, place) for place in places)
        self._vain = 1 if moved and located else self._vain + 1
        due = self._skipped == _STILL - 1 or self._vain % (_MOVING if moved else _STILL) == 0
        return self._vain <= _PATIENCE or due

    def _trials(self, parts: list[Part], *, likely: bool) -> Iterator["_Trial"]:
        """First what helps most, then the rest from where the last frame's time ended."""
        smeared = likely_smeared(parts[0])
        if smeared is not None:
            yield _Trial(0, smeared)
        yield from (_Trial(0, treatment) for treatment in FIRST)
        yield from (_Trial(part, SHARPENED) for part in range(1, len(parts)))
        rest = [_Trial(part, treatment) for part in range(len(parts)) for treatment in IN_TURN]
        if self._zbar and likely:
            # zbar takes its time: only where a code has been seen, not where one may be.
            rest.append(_Trial(0, SHARPENED, seen_by_zbar))
        for _ in rest:
            self._turn += 1
            yield rest[(self._turn - 1) % len(rest)]


class _Trial(NamedTuple):
    """One more look at a part, in a dress."""

    part: int
    treatment: Treatment
    reader: Callable[[Image], list[Symbol]] = seen_by_zxing

    @property
    def by(self) -> str:
        return f"{self.reader.__name__.removeprefix('seen_by_')} {self.treatment.name}"


def _seen_in_all_of(grey: Image, busyness: Busyness, *, invert: bool) -> list[Symbol]:
    """Look at a whole frame; at half of its pixels where patterns would take a quarter second.

    *invert*: for codes that are light on dark as well, a third of the time.
    """
    if not busyness.crowded:
        return seen_by_zxing(grey, shrink=False, invert=invert)
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    symbols = seen_by_zxing(half, shrink=False, invert=invert)
    return [Symbol(each.payload, _doubled(each.box)) for each in symbols]


def _doubled(box: Box) -> Box:
    a, b, c, d = ((2 * x, 2 * y) for x, y in box)
    return a, b, c, d


def _seen(part: Part, trial: _Trial) -> Symbol | None:
    """Return a symbol that is seen, if possible one that is read."""
    dress = trial.treatment.dress(part)
    if dress is None:
        return None
    picture, back = dress
    symbols = trial.reader(picture)
    symbol = max(symbols, key=lambda each: each.payload is not None, default=None)
    if symbol is None:
        return None
    a, b, c, d = (part.in_frame(back @ (x, y, 1)) for x, y in symbol.box)
    return Symbol(symbol.payload, (a, b, c, d))


def _distinct(places: list[Place]) -> list[Place]:
    """Leave out what an earlier place shows as well."""
    kept: list[Place] = []
    for place in places:
        if not any(one.shows(place) for one in kept):
            kept.append(place)
    return kept


def _plain_text(payload: bytes | None) -> str | None:
    """Return what the bytes say if they are text beyond doubt; nothing is guessed."""
    try:
        text = (payload or b"").decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if 0 < len(text) <= LONGEST_TEXT else None


def _distance(box: Box, x: float, y: float) -> float:
    across = sum(point[0] for point in box) / 4 - x
    down = sum(point[1] for point in box) / 4 - y
    return across * across + down * down
