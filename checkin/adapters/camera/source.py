"""Where pictures come from: a camera, a video file or a stream, one code path."""

import errno
import os
import re
import struct
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from checkin.adapters.camera.cameras import INTERFACE, Listed, find
from checkin.adapters.camera.frame import Frame, NotAPicture
from checkin.adapters.camera.reports import FORMAT, Cause, Opened, sentence
from checkin.adapters.camera.vision import cv2
from checkin.domain.errors import CameraError

_WIDTH, _HEIGHT, _RATE = 1280, 720, 30
_SPOILT_IN_A_ROW = 30  # frames that cannot be decoded
_PATIENCE_MS = 5000  # for a stream to open and for each of its frames

# What each interface calls automatic exposure (V4L2_EXPOSURE_APERTURE_PRIORITY; DirectShow's
# 0.75 is OpenCV's own convention).
_AUTO_EXPOSURE = {"linux": 3, "win32": 0.75}
_MOTION_JPEG = {float(cv2.VideoWriter.fourcc(*letters)) for letters in ("MJPG", "JPEG")}
# How each interface is told to hand on frames as they were made, and as pixels again. Those of
# Windows and macOS unpack what a camera makes before OpenCV sees it.
_AS_MADE = {
    "V4L2": ((cv2.CAP_PROP_CONVERT_RGB, 0), (cv2.CAP_PROP_CONVERT_RGB, 1)),
    "FFMPEG": ((cv2.CAP_PROP_FORMAT, -1), (cv2.CAP_PROP_FORMAT, cv2.CV_8UC3)),
}
_FILE_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,3}$")
_VIDIOC_S_CTRL = 0xC008561C  # linux/videodev2.h
_V4L2_CID_EXPOSURE_AUTO_PRIORITY = 0x009A0903  # linux/v4l2-controls.h


class SourceError(CameraError):
    """A source that cannot be opened: *cause* says why, the text says it to a person."""

    def __init__(self, cause: Cause, source: str) -> None:
        super().__init__(sentence(cause, source))
        self.cause = cause


class Source:
    """An open picture source. :attr:`ends` is true for a file, whose end is no fault."""

    def __init__(
        self, capture: cv2.VideoCapture, first: Frame, *, rate: float | None, name: str = ""
    ) -> None:
        self._capture = capture
        self._name = name
        self._first: Frame | None = first
        self._rate = rate
        self._start = time.monotonic_ns()
        self._delivered = 0
        self.ends = rate is not None

    def read(self) -> tuple[Frame, int] | None:
        """Wait for the next frame; return it and the moment of its delivery.

        The moment is that of ``time.monotonic_ns()`` right after the frame was
        handed over. None when the source has ended or stopped. A file is played at its own frame rate, each frame due at a time
        counted from the start, so that a slow moment is caught up with and
        nothing drifts.
        """
        if self._rate is not None:
            due = self._start + round(self._delivered * 1e9 / self._rate)
            time.sleep(max(0, due - time.monotonic_ns()) / 1e9)
        if self._first is not None:
            frame, self._first = self._first, None
        else:
            taken = self._take()
            if taken is None:
                return None
            frame = taken
        self._delivered += 1
        return frame, time.monotonic_ns()

    def _take(self) -> Frame | None:
        """Take a frame that can be unpacked. A cable that is moved spoils some; none is the end."""
        for _ in range(_SPOILT_IN_A_ROW):
            if not self._capture.grab():
                return None
            delivered, frame = self._capture.retrieve()
            if delivered and frame is not None:
                with suppress(NotAPicture):
                    return Frame(frame)
        return None

    def describe(self) -> Opened:
        """Say what the driver says that it gives."""
        rate = self._capture.get(cv2.CAP_PROP_FPS)
        code = int(self._capture.get(cv2.CAP_PROP_FOURCC))
        letters = code.to_bytes(4, "little", signed=True).decode("latin-1")
        return Opened(
            int(self._capture.get(cv2.CAP_PROP_FRAME_WIDTH)),
            int(self._capture.get(cv2.CAP_PROP_FRAME_HEIGHT)),
            rate if 0 <= rate <= 1000 else 0.0,  # some say 90000, or nothing
            letters if FORMAT.fullmatch(letters) else "",
            self._name,
        )

    def close(self) -> None:
        """Let the camera or the file go."""
        self._capture.release()


def is_camera(source: str) -> bool:
    """Say whether *source* is a camera's number or name, and neither a stream nor a file."""
    if "://" in source or Path(source).exists():
        return False
    return os.sep not in source and _FILE_ENDING.search(source) is None


def open_source(source: str, cameras: Sequence[Listed] = ()) -> Source:
    """Open a camera ("0", "1", ... or its name among *cameras*), a stream or a video file.

    Raises SourceError, a CameraError with one plain sentence and its cause.
    """
    camera = find(source, cameras) if is_camera(source) else None
    index = int(source) if source.isdecimal() else camera.index if camera else None
    if index is not None:
        capture = _open_camera(index)
    elif "://" in source:
        capture = cv2.VideoCapture(
            source,
            cv2.CAP_FFMPEG,
            [
                *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _PATIENCE_MS),
                *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, _PATIENCE_MS),
            ],
        )
    elif Path(source).exists():
        capture = cv2.VideoCapture(source)
    else:
        raise SourceError(Cause.NO_CAMERA if is_camera(source) else Cause.NO_FILE, source)
    # Some devices and files open and never give a picture: the first one decides.
    first = _first(capture)
    if first is None:
        capture.release()
        if index is not None:
            raise SourceError(why_no_picture(index), source)
        raise SourceError(Cause.NO_STREAM if "://" in source else Cause.NOT_A_VIDEO, source)
    is_file = index is None and "://" not in source
    rate = _file_rate(capture) if is_file else None
    return Source(capture, first, rate=rate, name=camera.name if camera else "")


def _first(capture: cv2.VideoCapture) -> Frame | None:
    """Give the first frame, as a JPEG from now on if that is what the source makes."""
    if not capture.isOpened():
        return None
    ways = _AS_MADE.get(capture.getBackendName())
    if ways and capture.get(cv2.CAP_PROP_FOURCC) in _MOTION_JPEG and capture.set(*ways[0]):
        with suppress(NotAPicture):
            alive, packed = capture.read()
            if alive and packed.shape[0] == 1:
                return Frame(packed)
        capture.set(*ways[1])
    alive, pixels = capture.read()
    return Frame(pixels) if alive else None


def why_no_picture(index: int, devices: Path = Path("/dev")) -> Cause:
    """Say why camera *index* gives no picture.

    A camera in use lets itself be opened by a second program and gives it
    nothing. Where the system has no folder of *devices*, less can be told.
    """
    if not sys.platform.startswith("linux"):
        return Cause.NO_CAMERA
    try:
        os.close(os.open(devices / f"video{index}", os.O_RDWR | os.O_NONBLOCK))
    except PermissionError:
        return Cause.FORBIDDEN
    except OSError as error:
        return Cause.IN_USE if error.errno == errno.EBUSY else Cause.NO_CAMERA
    return Cause.IN_USE


def _open_camera(index: int) -> cv2.VideoCapture:
    """Open a camera and ask its driver for what suits badges; what it refuses is no fault."""
    capture = cv2.VideoCapture(index, INTERFACE)
    if capture.isOpened():
        # The format before the size: uncompressed 720p does not fit through USB 2 at 30 fps.
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT)
        capture.set(cv2.CAP_PROP_FPS, _RATE)
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        # Another program may have left them fixed, to suit its own picture.
        capture.set(cv2.CAP_PROP_AUTOFOCUS, 1)
        capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, _AUTO_EXPOSURE.get(sys.platform, 1))
        if sys.platform.startswith("linux"):
            keep_the_rate(Path(f"/dev/video{index}"))
    return capture


def keep_the_rate(device: Path) -> bool:
    """Have a camera keep its frame rate in bad light; True if its driver does as it is told.

    Left alone, many expose for longer than a frame lasts when it is dark, and
    what is blurred by a moving hand is lost where what is dark can be read.
    OpenCV has no name for this setting.
    """
    import fcntl

    try:
        with device.open("rb", buffering=0) as camera:
            setting = struct.pack("=Ii", _V4L2_CID_EXPOSURE_AUTO_PRIORITY, 0)
            fcntl.ioctl(camera, _VIDIOC_S_CTRL, setting)
    except OSError:
        return False
    return True


def _file_rate(capture: cv2.VideoCapture) -> float:
    rate = capture.get(cv2.CAP_PROP_FPS)
    return rate if 1 <= rate <= 240 else float(_RATE)  # a file may say 0, or 90000
