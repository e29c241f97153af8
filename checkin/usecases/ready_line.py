"""The line in which a desk signs what its self-test came to: read by its organisers, or carried.

It fits on one line, holds nothing personal, and says for which list and which program it
holds: with another of either it is stale.
"""

import base64
import binascii
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from checkin.domain.badge import Verifier
from checkin.domain.clock import LATEST_MS
from checkin.domain.errors import InputError
from checkin.domain.model import DeskId, EventId
from checkin.usecases.self_test import Matter, State

LONGEST = 700
"""Characters of a line."""

_HEAD = "checkin-ready-1"
_WELL = "ok"
_SIGNED = b"ready-v1\0"
_BAD = "-bad"
_OF_THE_LIST = {Matter.LIST, Matter.GLYPHS}


@dataclass(frozen=True, slots=True)
class Ready:
    """What a desk says: which list it holds, which program it runs, when (ms), what is not well."""

    event: EventId
    desk: DeskId
    number: int
    digest: str
    program: str
    at_ms: int
    codes: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether nothing is so bad that the desk should not be used."""
        return not any(one.endswith(_BAD) for one in self.codes)


def with_another_list(ready: Ready, number: int, digest: str, *, can_draw: bool) -> Ready:
    """What the desk says once it holds another list: what it found of the laptop still stands.

    *can_draw* says whether it has fonts for every letter of that list.
    """
    kept = [one for one in ready.codes if one.partition("-")[0] not in _OF_THE_LIST]
    codes = (*kept, *(() if can_draw else (f"{Matter.GLYPHS}-{State.BAD}",)))
    return replace(ready, number=number, digest=digest, codes=codes)


class Standing(StrEnum):
    """How a desk's line stands by now."""

    READY = "ready"
    NOT_READY = "not-ready"
    OTHER_LIST = "other-list"
    OTHER_PROGRAM = "other-program"
    NEVER = "never"


def standing(ready: Ready | None, number: int, program: str) -> Standing:
    """Say how *ready* stands where the list is *number* and the program *program*."""
    if ready is None:
        return Standing.NEVER
    if not ready.is_ready:
        return Standing.NOT_READY
    if ready.number != number:
        return Standing.OTHER_LIST
    return Standing.READY if ready.program == program else Standing.OTHER_PROGRAM


def all_ready(standings: Iterable[Standing]) -> tuple[int, int]:
    """How many are ready, of how many."""
    found = list(standings)
    return sum(one is Standing.READY for one in found), len(found)


def write_line(ready: Ready, sign: Callable[[bytes], bytes]) -> str:
    """Return the line, signed by the desk that it speaks for."""
    text = _text(ready)
    return f"{text} {base64.urlsafe_b64encode(sign(_SIGNED + text.encode())).decode()}"


def read_line(line: str) -> Ready:
    """Read a line. Whose it is has still to be :func:`proved`.

    Raises:
        InputError: it is none, or was not copied whole.
    """
    words = line.split() if len(line) <= LONGEST else []
    try:
        head, event, desk, number, digest, program, at_ms, codes, signature = words
        base64.urlsafe_b64decode(signature)
        ready = Ready(
            EventId(event),
            DeskId(desk),
            int(number),
            digest,
            program,
            int(at_ms),
            () if codes == _WELL else tuple(codes.split(",")),
        )
    except (ValueError, binascii.Error):
        raise InputError("This is not a ready line. Copy all of it, and nothing else.") from None
    in_bounds = 0 <= ready.number < LATEST_MS and 0 <= ready.at_ms < LATEST_MS
    if head != _HEAD or not line.isascii() or not in_bounds:
        raise InputError("This is not a ready line. Copy all of it, and nothing else.")
    return ready


def is_proved(line: str, ready: Ready, public_key: bytes, verify: Verifier) -> bool:
    """Say whether *ready*, read from *line*, is signed with *public_key*. Total."""
    signature = base64.urlsafe_b64decode(line.rsplit(maxsplit=1)[-1])
    return verify(public_key, _SIGNED + _text(ready).encode(), signature)


def _text(ready: Ready) -> str:
    codes = ",".join(ready.codes) or _WELL
    return (
        f"{_HEAD} {ready.event} {ready.desk} {ready.number} {ready.digest or '-'} "
        f"{ready.program} {ready.at_ms} {codes}"
    )
