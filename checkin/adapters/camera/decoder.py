"""From one frame to the codes in it.

The whole frame goes to zxing-cpp, which takes about a millisecond. Only when
it reads nothing are a few places looked at again, enlarged, sharpened and
smoothed, within a budget of time: the next frame is the best retry.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

import zxingcpp

from checkin.adapters.camera.places import Place, busy_places
from checkin.adapters.camera.reports import LONGEST_TEXT
from checkin.adapters.camera.vision import Image, cv2
from checkin.adapters.camera.zbar import read_with_zbar, second_opinion

RETRY_SECONDS = 0.008  # of a frame's 0.033: the camera must never fall behind

_CROPS = 2  # places that are looked at again in one frame
_ENLARGED_SIDE = 960  # pixels: a larger crop is a close code, which enlarging does not help
_REMEMBERED_FRAMES = 15  # half a second: then the badge has gone somewhere else

# Model 2 by name: in zxing-cpp 3 plain QRCode includes Micro QR, which gave a
# phantom read, and every other symbology is more code for strangers to feed.
_QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)

Point = tuple[int, int]
Box = tuple[Point, Point, Point, Point]


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


class Decoder:
    """Reads the frames of one camera, in their order.

    It remembers where it last read a code, so each camera has its own decoder
    and unrelated pictures a fresh one each. *retry_seconds* is how long it may
    go on after the first look; a picture that no camera waits for may have more.
    """

    def __init__(self, retry_seconds: float = RETRY_SECONDS) -> None:
        self._retry_seconds = retry_seconds
        self._zbar, _ = second_opinion()
        self._last: Place | None = None
        self._misses = 0

    def read(self, frame: Image) -> list[Code]:
        """Read the QR codes in *frame*, nearest the middle first.

        *frame* is uint8, (height, width, 3) in BGR or (height, width) in grey.
        A payload that is not UTF-8 text of at most ``LONGEST_TEXT`` characters
        is left out.
        """
        if frame.size == 0:
            return []
        grey = frame if frame.ndim == 2 else cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
        seen = _zxing(grey)
        readable = [each for each in seen if each.valid]
        if readable:
            codes = [_code(each, "zxing") for each in readable]
        else:
            unread = [Place.around(_corners(each.position)) for each in seen]
            codes = [self._look_again(grey, unread)]
        height, width = grey.shape
        found = [code for code in codes if code is not None]
        found.sort(key=lambda code: _distance(code.box, width / 2, height / 2))
        self._remember(found)
        return found

    def _remember(self, found: list[Code]) -> None:
        if found:
            self._last, self._misses = Place.around(found[0].box), 0
            return
        self._misses += 1
        if self._misses > _REMEMBERED_FRAMES:
            self._last = None

    def _places(self, grey: Image, unread: list[Place]) -> Iterator[Place]:
        """Where a code may be, the likeliest first; gradients only when nothing is better."""
        yield from unread
        if self._last is not None:
            yield self._last
        yield from busy_places(grey)

    def _look_again(self, grey: Image, unread: list[Place]) -> Code | None:
        until = perf_counter() + self._retry_seconds
        crops: list[tuple[Image, float, Point]] = []
        for place in self._places(grey, unread):
            corner, cut = place.cut(grey)
            scale = min(2.0, _ENLARGED_SIDE / max(cut.shape))
            large = cv2.resize(cut, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
            crops.append((large, scale, corner))
            for treatment, picture in _treatments(large):
                code = _first(_zxing(picture), f"zxing {treatment}")
                if code is not None:
                    return _moved(code, scale, corner)
                if perf_counter() > until:
                    return None
            if len(crops) == _CROPS:
                break
        if self._zbar and (unread or self._last is not None):
            # zbar takes its time: only where a code has been seen, not where one may be.
            large, scale, corner = crops[0]
            code = _first_of_zbar(large)
            if code is not None:
                return _moved(code, scale, corner)
        return None


def _treatments(large: Image) -> Iterator[tuple[str, Image]]:
    """The same crop in three dresses, made only when they are asked for."""
    yield "enlarged", large
    soft = cv2.GaussianBlur(large, (0, 0), 2.0)
    yield "sharpened", cv2.addWeighted(large, 2.5, soft, -1.5, 0)
    yield "smoothed", soft


def _zxing(grey: Image) -> list[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(grey, formats=_QR_ONLY, try_invert=True, return_errors=True)


def _first(seen: list[zxingcpp.Barcode], by: str) -> Code | None:
    codes = (_code(each, by) for each in seen if each.valid)
    return next((code for code in codes if code is not None), None)


def _first_of_zbar(grey: Image) -> Code | None:
    for payload, (x, y, width, height) in read_with_zbar(grey):
        text = _plain_text(payload)
        if text is not None:
            right, bottom = x + width, y + height
            return Code(text, ((x, y), (right, y), (right, bottom), (x, bottom)), "zbar")
    return None


def _code(seen: zxingcpp.Barcode, by: str) -> Code | None:
    text = _plain_text(seen.bytes)
    return None if text is None else Code(text, _corners(seen.position), by)


def _plain_text(payload: bytes) -> str | None:
    """Return what the bytes say if they are text beyond doubt; nothing is guessed."""
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if 0 < len(text) <= LONGEST_TEXT else None


def _corners(position: zxingcpp.Position) -> Box:
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    a, b, c, d = ((corner.x, corner.y) for corner in corners)
    return a, b, c, d


def _moved(code: Code, scale: float, corner: Point) -> Code:
    """Carry a code from an enlarged crop back to the frame."""
    a, b, c, d = ((round(x / scale) + corner[0], round(y / scale) + corner[1]) for x, y in code.box)
    return Code(code.text, (a, b, c, d), code.by)


def _distance(box: Box, x: float, y: float) -> float:
    across = sum(point[0] for point in box) / 4 - x
    down = sum(point[1] for point in box) / 4 - y
    return across * across + down * down
