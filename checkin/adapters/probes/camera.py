"""What a camera shows in some seconds: light, edges, pictures a second, and whether a code is read.

Judged on the previews, which fit into 640 x 640. Of all pictures the sharpest counts, since a
lens may first have to find what is in front of it.
"""

import time
from statistics import median

from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.events import CameraEvent, CameraGone, CameraHint, CodeRead, Picture
from checkin.adapters.camera.reports import Cause
from checkin.usecases.self_test_camera import CameraFacts, Shown, Trouble, shown

LOOKS_S = 3.0
"""How long is looked at least, once there is a picture: a covered lens is known after two."""

WAITS_S = 8.0
"""How long a camera may take to give its first picture before it counts as stopped."""

_TROUBLES = {
    Cause.NO_CAMERA: Trouble.NO_CAMERA,
    Cause.NO_FILE: Trouble.NO_CAMERA,
    Cause.NOT_A_VIDEO: Trouble.NO_CAMERA,
    Cause.NO_STREAM: Trouble.NO_CAMERA,
    Cause.IN_USE: Trouble.IN_USE,
    Cause.FORBIDDEN: Trouble.FORBIDDEN,
    Cause.BLACK: Trouble.BLACK,
}


class Watching:
    """Gathers what a camera tells, and says what it came to. For one thread."""

    def __init__(self, gone: CameraGone | None = None) -> None:
        """*gone* is why there is no picture at the beginning."""
        self._trouble = None if gone is None else _TROUBLES.get(gone.cause, Trouble.OTHER)
        self._lights: list[float] = []
        self._spread = 0.0
        self._sharp: float | None = None
        self._seen: list[tuple[int, int]] = []
        self._shown = Shown.NOTHING
        self._unread = False

    def note(self, event: CameraEvent) -> None:
        """Take in what the camera tells."""
        if isinstance(event, Picture):
            self._trouble = None
            self._look(event)
        elif isinstance(event, CodeRead):
            self._trouble = None
            self._unread = False
            if self._shown is not Shown.TEST:
                self._shown = shown(event.text)
        elif isinstance(event, CameraHint):
            self._unread = event.hint is not None
        elif isinstance(event, CameraGone):
            self._trouble = _TROUBLES.get(event.cause, Trouble.OTHER)

    @property
    def is_certain(self) -> bool:
        """Whether there is nothing to wait for: pictures for long enough, or none to come."""
        if self._trouble is not None:
            return True
        if self._shown is Shown.TEST and len(self._seen) > 1:
            return True
        return bool(self._seen) and self._seen[-1][1] - self._seen[0][1] >= LOOKS_S * 1e9

    def facts(self) -> CameraFacts:
        """What it came to so far."""
        if self._trouble is None and not self._seen:
            return CameraFacts(Trouble.OTHER)
        return CameraFacts(
            self._trouble,
            median(self._lights) if self._lights else 0.0,
            self._spread,
            self._sharp,
            self._rate(),
            self._shown,
            self._unread,
        )

    def _look(self, picture: Picture) -> None:
        # Not above: a window that is looked over by nobody is painted without it.
        from checkin.adapters.probes.picture import measure

        mean, spread, sharp = measure(picture)
        self._lights.append(mean)
        self._spread = max(self._spread, spread)
        self._seen.append((picture.number, picture.delivered_ns))
        if sharp is not None:
            self._sharp = max(sharp, self._sharp or 0.0)

    def _rate(self) -> float:
        if len(self._seen) < 2:
            return 0.0
        (first, began), (last, ended) = self._seen[0], self._seen[-1]
        return (last - first) / max(1e-3, (ended - began) / 1e9)


def watch_camera(source: str) -> CameraFacts:
    """Look through a camera, or at a film, for some seconds."""
    watching = Watching()
    with Camera(source) as camera:
        until = time.monotonic() + WAITS_S
        while not watching.is_certain and time.monotonic() < until:
            if (event := camera.next(0.2)) is not None:
                watching.note(event)
    return watching.facts()
