"""The desk's folder with everybody in it, the server it came from, and badges to hold up."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from bench.load import desk
from bench.load.event import invite, make_event, register
from bench.load.generator import apart
from bench.load.server import on_file, serving
from checkin.adapters.camera.vision import Image, cv2
from checkin.adapters.server_data import ServerData
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.model import BadgeId, EventId
from resources.props import badge
from resources.reel import Reel
from resources.room import room

FPS = 30
_SIZE = (1280, 720)
_SEEN, _BETWEEN = 8, 4
"""Frames for which a badge is held up, and for which nobody is there afterwards."""


@dataclass(frozen=True, slots=True)
class Hall:
    """A server that runs, and a desk's folder. ``people`` are ids of registrations and badges."""

    folder: Path
    event: EventId
    people: Sequence[tuple[str, str]]
    port: int

    @property
    def server(self) -> Path:
        """The server's folder."""
        return self.folder / "server"

    @property
    def desk(self) -> Path:
        """The desk's folder."""
        return self.folder / "desk"


@contextmanager
def filled(folder: Path, count: int) -> Iterator[Hall]:
    """Register *count* people in many scripts, and have a desk download them."""
    with on_file(folder / "server") as place:
        with closing(place.open()) as data:
            event = make_event(data)
            people = register(data, event, count)
        with serving(place) as running:
            with closing(place.open()) as data:
                address = invite(data, event, running.addresses[0])
            apart(desk.download, address, folder / "desk")
            yield Hall(folder, event, people, running.ports[0])


def film_of_badges(hall: Hall, count: int, file: Path) -> None:
    """Film the badges of *count* people, one after the other, held still for a moment each."""
    with closing(ServerData(hall.server)) as data:
        signer = data.signer
    today, day = datetime.now(UTC).date(), timedelta(days=1)
    badges = [
        SignedBadge(signer.key_id, hall.event, BadgeId(key), today - day, today + day)
        for _, key in hall.people[:count]
    ]
    rng = np.random.default_rng(1)
    empty = room(rng, _SIZE)
    with Reel(file, FPS, _SIZE) as reel:
        for _ in range(FPS):
            reel.write(empty)
        for one in badges:
            text = sign(one, signer).text
            held = _held(empty, badge(rng, text, "paper", inverted=False).picture)
            for _ in range(_SEEN):
                reel.write(held)
            for _ in range(_BETWEEN):
                reel.write(empty)


def _held(empty: Image, prop: Image) -> Image:
    """Put a badge before the room, as large as the picture allows."""
    high = _SIZE[1] - 40
    small = cv2.resize(prop, (round(prop.shape[1] * high / prop.shape[0]), high))
    frame = empty.copy()
    left = (_SIZE[0] - small.shape[1]) // 2
    part = frame[20 : 20 + high, left : left + small.shape[1]]
    alpha = small[..., 3:] / 255
    part[:] = (part * (1 - alpha) + small[..., :3] * alpha).astype(np.uint8)
    return frame
