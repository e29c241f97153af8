"""An AVI file of JPEG pictures ("Motion JPEG"), written as the pictures come.

The container is the one of Microsoft's *AVI RIFF File Reference*: a header, the
pictures as ``00dc`` chunks, an index. Written here because ``cv2.VideoWriter``
neither sets the quality through FFmpeg nor reports a full disk, and its own
encoder takes four times as long as ``cv2.imencode``.
"""

import struct
from pathlib import Path
from types import TracebackType
from typing import Self

from checkin.adapters.camera.vision import Image, cv2
from checkin.domain.errors import StoreError

_CHUNK = b"00dc"
_HAS_INDEX = _KEY_FRAME = 0x10
_NOT_WRITTEN = "The film cannot be written: the disk is full or the folder cannot be written to."


class Reel:
    """A film being written; leave its ``with`` block to finish it.

    Raises StoreError where the disk does not take it. *size* is (width, height)
    in pixels, *quality* JPEG's 0-100. One file holds up to 4 GiB.
    """

    def __init__(self, path: Path, fps: int, size: tuple[int, int], quality: int = 85) -> None:
        self._fps, self._size, self._quality = fps, size, quality
        self._index = bytearray()
        self._end = 4  # of the pictures, counted from the word "movi"
        self.frames = 0
        try:
            self._file = path.open("wb")
            self._file.write(self._header())
        except OSError as error:
            raise StoreError(_NOT_WRITTEN) from error

    def write(self, picture: Image) -> None:
        """Add one BGR *picture* of the film's size."""
        _, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, self._quality])
        jpeg = encoded.tobytes()
        try:
            self._file.write(_chunk(_CHUNK, jpeg))
        except OSError as error:
            raise StoreError(_NOT_WRITTEN) from error
        self._index += struct.pack("<4sIII", _CHUNK, _KEY_FRAME, self._end, len(jpeg))
        self._end += 8 + len(jpeg) + len(jpeg) % 2
        self.frames += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with self._file as file:
                if kind is None:
                    file.write(_chunk(b"idx1", bytes(self._index)))
                    file.seek(0)
                    file.write(self._header())
        except OSError as fault:
            raise StoreError(_NOT_WRITTEN) from fault

    def _header(self) -> bytes:
        """Everything before the first picture; its length never changes, its counts do."""
        width, height = self._size
        whole = width * height * 3
        about = struct.pack(
            "<14I",
            *(1_000_000 // self._fps, whole * self._fps, 0, _HAS_INDEX, self.frames, 0, 1),
            *(whole, width, height, 0, 0, 0, 0),
        )
        stream = struct.pack(
            "<4s4sIHH8I4H",
            *(b"vids", b"MJPG", 0, 0, 0),
            *(0, 1, self._fps, 0, self.frames, whole, 0xFFFFFFFF, 0),
            *(0, 0, width, height),
        )
        bitmap = struct.pack("<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", whole, 0, 0, 0, 0)
        lists = _chunk(b"strh", stream) + _chunk(b"strf", bitmap)
        header = _chunk(
            b"LIST", b"hdrl" + _chunk(b"avih", about) + _chunk(b"LIST", b"strl" + lists)
        )
        pictures = b"LIST" + struct.pack("<I", self._end) + b"movi"
        index = 8 + len(self._index)
        body = 4 + len(header) + 8 + self._end + index
        return b"RIFF" + struct.pack("<I", body) + b"AVI " + header + pictures


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
