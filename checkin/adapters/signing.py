"""How a desk signs a request, and what binds it to the moment when it was made.

A request that somebody has overheard must be worth nothing to them later: its
answer holds the roster and records. So a desk signs, with all else, the latest
*moment* that its server gave it: the server's time, sealed with a key that only
the server's processes share. A desk hands it back as it came, so its own clock
may say anything, and nobody can have it sign a moment that has not been yet.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable

from checkin.domain.model import DeskId

DESK_HEADER = "Checkin-Desk"
SIGNATURE_HEADER = "Checkin-Signature"
MOMENT_HEADER = "Checkin-Moment"
"""In a request the latest moment that this desk was given, in an answer a new one."""

ASKED_HEADER = "Checkin-Asked"
"""A word of the asker's, which comes back with the answer: an answer to something else is none."""

MOMENT_MS = 5 * 60 * 1000
"""How long a moment may be signed: longer than any request takes and servers' clocks differ."""

NO_MOMENT = ""
"""What a desk signs that was given none yet. It is given one in the answer that says so."""

_SHAPE = re.compile(r"([0-9]{1,15})-([0-9a-f]{32})", re.ASCII)


def signed_message(path: str, desk: str, moment: str, body: bytes) -> bytes:
    """Return what *desk* signs for a request (POST) to *path*; *body* before it is packed."""
    fields = ("request-v2", "POST", path, desk, moment)
    return b"\0".join(one.encode() for one in fields) + b"\0" + hashlib.sha256(body).digest()


def signed_headers(
    desk: DeskId, sign: Callable[[bytes], bytes], moment: str, path: str, body: bytes
) -> dict[str, str]:
    """Return the headers of a request that *desk* signs."""
    signature = sign(signed_message(path, desk, moment, body))
    return {
        DESK_HEADER: desk,
        MOMENT_HEADER: moment,
        SIGNATURE_HEADER: base64.b64encode(signature).decode(),
    }


def read_moment(header: str | None) -> str | None:
    """Return a moment as it stands in a header, ``None`` for what is none."""
    return header if header is not None and _SHAPE.fullmatch(header) else None


def moment_ms(moment: str) -> int | None:
    """Return the time that a moment says (milliseconds since 1970 UTC), ``None`` for no moment."""
    found = _SHAPE.fullmatch(moment)
    return int(found[1]) if found else None


class Moments:
    """The moments of one server, whichever of its processes gave them."""

    def __init__(self, key: bytes, wall: Callable[[], int]) -> None:
        self._key = key
        self._wall = wall

    def now(self) -> str:
        """Return the moment that it is."""
        at = str(self._wall())
        return f"{at}-{self._seal(at)}"

    def is_recent(self, moment: str) -> bool:
        """Say whether *moment* was given within the last minutes. Total."""
        found = _SHAPE.fullmatch(moment)
        return (
            found is not None
            # Another process's clock may be a little ahead of this one's.
            and abs(self._wall() - int(found[1])) <= MOMENT_MS
            and hmac.compare_digest(found[2], self._seal(found[1]))
        )

    def _seal(self, at: str) -> str:
        return hashlib.blake2b(at.encode(), key=self._key, digest_size=16).hexdigest()
