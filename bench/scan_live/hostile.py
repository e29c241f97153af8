"""Frames that nobody honest holds up: noise, odd sizes, fuzzed codes of every kind, torn JPEG."""

import io
from collections.abc import Iterator
from functools import cache

import numpy as np
import segno
import zxingcpp

from checkin.adapters.camera.reports import FRAME_BYTES, FRAME_SIDE
from checkin.adapters.camera.vision import Image, cv2

Chance = np.random.Generator
_CAMERAS = ((320, 240), (640, 360), (640, 480), (1280, 720))
_SIZES = (
    (1, 1),
    (1, 2),
    (2, 1),
    (3, 3),
    (1, 4096),
    (4096, 1),
    (17, 4096),
    (4096, 506),
    (506, 4096),
)


def frames(count: int, seed: int) -> Iterator[Image]:
    """Make *count* grey frames, each kind in turn; the same for the same *seed*."""
    chance = np.random.default_rng(seed)
    common = (noise, odd_size, fuzzed_qr, crafted_qr, other_symbology)
    kinds = (*common, *common, lattice)  # which takes longest by far
    for number in range(count):
        yield kinds[number % len(kinds)](chance)


def noise(chance: Chance) -> Image:
    """Noise of any coarseness and contrast."""
    coarse = int(chance.integers(1, 24))
    width, height = _size(chance)
    small = chance.integers(0, 256, (height // coarse + 1, width // coarse + 1), dtype=np.uint8)
    way = cv2.INTER_NEAREST if chance.random() < 0.5 else cv2.INTER_CUBIC
    return cv2.resize(small, (width, height), interpolation=way)


def odd_size(chance: Chance) -> Image:
    """A frame of a size that no camera has, with anything in it."""
    if chance.random() < 0.5:
        height, width = _SIZES[int(chance.integers(len(_SIZES)))]
    else:
        height = int(chance.integers(1, FRAME_SIDE))
        width = int(chance.integers(1, min(FRAME_SIDE, FRAME_BYTES // height) + 1))
    if chance.random() < 0.5:
        return chance.integers(0, 256, (height, width), dtype=np.uint8)
    return cv2.resize(fuzzed_qr(chance), (width, height), interpolation=cv2.INTER_AREA)


def fuzzed_qr(chance: Chance) -> Image:
    """A real QR code, some of its modules turned over, seen at a slant."""
    version = int(chance.integers(1, 41))
    length = int(chance.integers(1, 11))  # as much as the smallest holds
    code = segno.make_qr("A" * length, version=version, error="lmqh"[int(chance.integers(4))])
    modules = np.array([list(row) for row in code.matrix], np.uint8)
    share = float(chance.choice((0.0, 0.005, 0.03, 0.2)))
    modules ^= (chance.random(modules.shape) < share).astype(np.uint8)
    if chance.random() < 0.3:  # what says which version and mask it is
        modules[8, :] ^= chance.integers(0, 2, modules.shape[1], dtype=np.uint8)
        modules[:, -11:-8] ^= chance.integers(0, 2, (len(modules), 3), dtype=np.uint8)
    return _seen(chance, 255 - np.kron(np.pad(modules, 4), np.ones((4, 4), np.uint8)) * 255)


def crafted_qr(chance: Chance) -> Image:
    """A code that is a code, and says what nobody expects: bytes, far too much, parts of a row."""
    kind = int(chance.integers(4))
    if kind == 0:
        content = chance.bytes(int(chance.integers(1, 800)))
        code = segno.make(content, mode="byte", micro=False)
    elif kind == 1:
        text = "".join(chr(int(each)) for each in chance.integers(1, 0xD7FF, 200))
        code = segno.make(text, encoding="utf-8", eci=True, micro=False)
    elif kind == 2:
        parts = segno.make_sequence("B" * 300, symbol_count=int(chance.integers(2, 17)))
        code = parts[int(chance.integers(len(parts)))]
    else:
        code = segno.make_micro(str(int(chance.integers(10**9))))
    drawn = io.BytesIO()
    code.save(drawn, kind="png", scale=4, border=4)
    picture = cv2.imdecode(np.frombuffer(drawn.getvalue(), np.uint8), cv2.IMREAD_GRAYSCALE)
    if picture is None:
        raise RuntimeError("A picture that was just drawn cannot be read.")
    return _seen(chance, picture)


@cache
def _symbologies() -> tuple[zxingcpp.BarcodeFormat, ...]:
    """Every kind of symbol that the library can draw."""
    creatable = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllCreatable)
    return tuple(zxingcpp.barcode_formats_list(creatable))


def other_symbology(chance: Chance) -> Image:
    """A symbol of any other kind, or of ours."""
    kinds = _symbologies()
    picture = _drawn(kinds[int(chance.integers(len(kinds)))])
    return _seen(chance, picture)


@cache
def _drawn(kind: zxingcpp.BarcodeFormat) -> Image:
    for text in ("CHECK-IN", "1234567", "123456789012", "12345678901231", "A1234B"):
        try:
            code = zxingcpp.create_barcode(text, kind)
        except ValueError:  # not a text that this kind takes
            continue
        return np.array(code.to_image(scale=4, add_quiet_zones=True))
    return np.full((64, 64), 255, np.uint8)


def lattice(chance: Chance) -> Image:
    """Finder patterns everywhere, or gratings: as much to look at as fits."""
    if chance.random() < 0.5:
        finder = np.zeros((9, 9), np.uint8)
        finder[1:8, 1:8] = 1
        finder[2:7, 2:7] = 0
        finder[3:6, 3:6] = 1
        scale = int(chance.integers(1, 8))
        tile = np.kron(255 - finder * 255, np.ones((scale, scale), np.uint8)).astype(np.uint8)
    else:
        tile = np.zeros((int(chance.integers(2, 40)), int(chance.integers(2, 40))), np.uint8)
        tile[: len(tile) // 2] = 255
        tile[:, : tile.shape[1] // 2] ^= 255
    width, height = _size(chance)
    whole = np.tile(tile, (height // len(tile) + 1, width // tile.shape[1] + 1))
    return np.ascontiguousarray(whole[:height, :width])


def torn(chance: Chance, jpeg: bytes) -> bytes:
    """Return *jpeg* cut off, with other bytes in it, or with another size in its header."""
    kind = int(chance.integers(4))
    data = bytearray(jpeg)
    if kind == 0:
        return bytes(data[: int(chance.integers(1, len(data)))])
    if kind == 1:
        for place in chance.integers(2, len(data), int(chance.integers(1, 50))):
            data[int(place)] = int(chance.integers(256))
    elif kind == 2:
        start = int(chance.integers(2, len(data)))
        data[start : start + 64] = chance.bytes(64)
    else:
        frame = data.find(b"\xff\xc0")
        sides = chance.choice((0, 1, 7, 16, 720, 4096, 20_000, 65_535), 2)
        data[frame + 5 : frame + 9] = b"".join(int(side).to_bytes(2, "big") for side in sides)
    return bytes(data)


def _size(chance: Chance) -> tuple[int, int]:
    """Width and height of a camera's frame."""
    width, height = _CAMERAS[int(chance.integers(len(_CAMERAS)))]
    return width, height


def _seen(chance: Chance, symbol: Image) -> Image:
    """Lay *symbol* on a grey frame: turned, slanted, blurred, noisy, inverted, as it comes."""
    height, width = symbol.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    across, down = _size(chance)
    size = float(chance.uniform(0.05, 0.95)) * down
    turn = float(chance.uniform(0, 2 * np.pi))
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    placed = (corners - (width / 2, height / 2)) / max(height, width) * size @ spin
    placed = placed * chance.uniform(0.6, 1.2, (4, 1))
    placed += chance.uniform((across / 4, down / 4), (across * 3 / 4, down * 3 / 4))
    plane = cv2.getPerspectiveTransform(corners, placed.astype(np.float32))
    shade = int(chance.integers(256))
    frame = cv2.warpPerspective(symbol, plane, (across, down), borderValue=(shade,))
    if chance.random() < 0.5:
        frame = cv2.GaussianBlur(frame, (0, 0), float(chance.uniform(0.3, 3)))
    if chance.random() < 0.3:
        frame = cv2.add(frame, chance.integers(0, 60, (down, across), dtype=np.uint8))
    return cv2.bitwise_not(frame) if chance.random() < 0.3 else frame
