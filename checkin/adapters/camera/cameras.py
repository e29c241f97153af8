"""The cameras of this computer by name: numbers change with socket and order of plugging."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checkin.adapters.camera.reports import plain_name
from checkin.adapters.camera.vision import cv2

# The system's own camera interface by name: left to choose, OpenCV also tries
# the readers of files and streams on a camera's number, at length. On Windows
# DirectShow opens in a moment where Media Foundation may take many seconds
# (OpenCV issues 17687 and 27917).
INTERFACE = {
    "linux": cv2.CAP_V4L2,
    "win32": cv2.CAP_DSHOW,
    "darwin": cv2.CAP_AVFOUNDATION,
}.get(sys.platform, cv2.CAP_ANY)


@dataclass(frozen=True, slots=True)
class Listed:
    """A camera: *index* is OpenCV's for it, *name* the system's, made unique."""

    index: int
    name: str


def cameras() -> list[Listed]:
    """Return the cameras that are plugged in now, in the order of their numbers."""
    # It imports cv2 as well, which has to come by way of ours first.
    from cv2_enumerate_cameras import enumerate_cameras

    return told_apart((each.index, each.name) for each in enumerate_cameras(INTERFACE))


def told_apart(found: Iterable[tuple[int, str | None]]) -> list[Listed]:
    """Give each camera a name of its own: of two alike the second is called "... (2)"."""
    listed: list[Listed] = []
    for index, name in sorted(found):
        base = plain_name(name or "") or f"Camera {index}"
        alike = sum(each.name == base or each.name.startswith(f"{base} (") for each in listed)
        listed.append(Listed(index, f"{base} ({alike + 1})" if alike else base))
    return listed


def find(source: str, among: Sequence[Listed]) -> Listed | None:
    """Return the camera of that number or name; part of a name will do if it is one camera's."""
    if source.isdecimal():
        return next((each for each in among if each.index == int(source)), None)
    wanted = source.casefold()
    same = [each for each in among if each.name.casefold() == wanted]
    alike = same or [each for each in among if wanted in each.name.casefold()]
    return alike[0] if len(alike) == 1 else None
