"""Which desks have been looked over and are ready: of how many, who is not, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checkin import __version__
from checkin.domain.errors import InputError
from checkin.domain.model import DeskId, EnrolledDesk
from checkin.server.pages.visit import Visit
from checkin.usecases.problems import text
from checkin.usecases.ready_line import Ready, Standing, all_ready, standing

_MATTERS = {
    "camera": text("camera"),
    "focus": text("sharpness"),
    "rate": text("pictures a second"),
    "code": text("test code"),
    "sound": text("sounds"),
    "saving": text("saving"),
    "disk": text("room on the disk"),
    "list": text("list"),
    "glyphs": text("letters it cannot show"),
    "server": text("server"),
    "clock": text("clock"),
    "zone": text("time zone"),
    "program": text("program"),
    "sleep": text("sleep"),
    "power": text("power"),
    "screen": text("screen"),
    "encryption": text("disk encryption"),
    "key": text("key"),
    "lock": text("lock"),
}
"""What a matter of the self-test is called. A newer desk may have others: they keep their word."""

REFUSALS = (
    text("This is not a ready line. Copy all of it, and nothing else."),
    text("This ready line is of another event."),
    text("This ready line is not signed by a desk of this event."),
)


@dataclass(frozen=True, slots=True)
class Looked:
    """How one desk's self-test stands: ``bad`` and ``warned`` are matters, in words."""

    standing: Standing
    at_ms: int | None
    bad: Sequence[str] = ()
    warned: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Fleet:
    """All desks that were not retired: how many are ready, of how many."""

    ready: int
    all: int
    of: Mapping[DeskId, Looked]


def looked_over(visit: Visit, desks: Sequence[EnrolledDesk]) -> Fleet:
    """Say how the self-test of each of *desks* stands by the list of now and this server's program."""
    said, number = visit.book.ready(), visit.book.roster_version().number
    found = {one.id: _looked(visit, said.get(one.id), number) for one in desks if not one.retired}
    ready, of = all_ready(one.standing for one in found.values())
    return Fleet(ready, of, found)


def take_ready(visit: Visit, line: str) -> EnrolledDesk:
    """Take in a line that somebody has pasted. Raises InputError, in the reader's language."""
    try:
        desk, _ = visit.book.take_ready(line)
    except InputError as error:
        raise InputError(visit.text(str(error))) from None
    return desk


def _looked(visit: Visit, said: Ready | None, number: int) -> Looked:
    if said is None:
        return Looked(Standing.NEVER, None)
    parts = [one.rpartition("-") for one in said.codes]
    words = [(visit.text(_MATTERS.get(matter, matter)), state) for matter, _, state in parts]
    return Looked(
        standing(said, number, __version__),
        said.at_ms,
        [one for one, state in words if state == "bad"],
        [one for one, state in words if state != "bad"],
    )
