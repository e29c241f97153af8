"""What a camera tells the desk.

All moments are ``time.monotonic_ns()``. On Linux, Windows and macOS that clock
is the system's, counted from its start and not from the process's, so moments
taken in the children and in the desk can be subtracted.
"""

from dataclasses import dataclass

from checkin.adapters.camera.reports import Cause, Corners


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A frame for the preview, a copy.

    *pixels* has four bytes for each: blue, green, red, and one to spare; row by
    row, without gaps. It fits into 640 x 640 and is not mirrored. *number* is
    the frame's, counted from 0 since the source was opened; previews are
    skipped while the desk is busy.
    """

    pixels: bytes
    width: int
    height: int
    number: int
    delivered_ns: int


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A code was read in frame *number*: sent for every frame in which it is read.

    Of several codes in one frame the one nearest the middle comes first.
    *delivered_ns*: the frame left the camera. *decoded_ns*: it had been read.
    *box*: the corners (x, y) in pixels of the frame (not of the preview).
    """

    text: str
    number: int
    delivered_ns: int
    decoded_ns: int
    box: Corners


@dataclass(frozen=True, slots=True)
class CameraHint:
    """A code has been in view for seconds and cannot be read: *hint* is a word for what to do.

    One of ``reports.HINTS``; None when it has been read or taken away.
    """

    hint: str | None


@dataclass(frozen=True, slots=True)
class CameraOpened:
    """The source is open, and this is what its driver gives.

    *rate* is frames a second and *format* four letters ("MJPG"), as the driver
    names them: 0 and "" where it does not say. *name* is a camera's, "" for a
    film or a stream.
    """

    width: int
    height: int
    rate: float
    format: str
    name: str


@dataclass(frozen=True, slots=True)
class CamerasFound:
    """The cameras that are plugged in, by name: each can be switched to."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CameraGone:
    """There is no picture; *sentence* says so to a volunteer. It is being tried again."""

    cause: Cause
    sentence: str


@dataclass(frozen=True, slots=True)
class CameraBack:
    """The first picture or code after a CameraGone is about to follow."""


@dataclass(frozen=True, slots=True)
class CameraEnded:
    """A video file has been played to its end, and its last frame has been read."""


CameraEvent = (
    Picture
    | CodeRead
    | CameraHint
    | CamerasFound
    | CameraOpened
    | CameraGone
    | CameraBack
    | CameraEnded
)
