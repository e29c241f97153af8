"""The two readers of QR codes, each asked for nothing else and believed in nothing more."""

from dataclasses import dataclass

import zxingcpp

from checkin.adapters.camera.vision import Image
from checkin.adapters.camera.zbar import read_with_zbar

Point = tuple[int, int]
Box = tuple[Point, Point, Point, Point]

# Model 2 by name: in zxing-cpp 3 plain QRCode includes Micro QR, which gave a
# phantom read, and every other symbology is more code for strangers to feed.
_QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code in a picture. *payload* is its bytes; None where it is seen and not read.

    *box* is its corners in pixels of the picture, clockwise from the code's own top left
    (from zbar: from the picture's).
    """

    payload: bytes | None
    box: Box


def seen_by_zxing(grey: Image, *, shrink: bool = True, invert: bool = True) -> list[Symbol]:
    """Find the QR codes in *grey*, dark on light or, with *invert*, light on dark, read or not.

    *shrink*: where there is none, look at the picture at a third of its size as well.
    """
    found = zxingcpp.read_barcodes(
        grey, formats=_QR_ONLY, try_invert=invert, try_downscale=shrink, return_errors=True
    )
    return [Symbol(each.bytes if each.valid else None, _corners(each.position)) for each in found]


def seen_by_zbar(grey: Image) -> list[Symbol]:
    """Read the QR codes in *grey*, dark on light only."""
    found = []
    for payload, (x, y, width, height) in read_with_zbar(grey):
        right, bottom = x + width, y + height
        found.append(Symbol(payload, ((x, y), (right, y), (right, bottom), (x, bottom))))
    return found


def _corners(position: zxingcpp.Position) -> Box:
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    a, b, c, d = ((corner.x, corner.y) for corner in corners)
    return a, b, c, d
