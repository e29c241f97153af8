"""The logo of an event: a picture of the organisers', drawn anew and kept at the server.

What comes in is decoded and encoded again, so nothing that a file says besides its picture
(where it was taken, by whom, what else hangs behind it) is kept or shown to anybody.
"""

import hashlib
import io
import warnings

from PIL import Image, ImageOps
from sqlalchemy import delete, select

from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import logo
from checkin.domain.errors import InputError
from checkin.domain.model import EventId
from checkin.usecases.event_form import LOGO_TOO_LARGE, LOGO_UNREADABLE

LARGEST = 1_000_000
"""Bytes of a picture that is taken in."""

MOST_PIXELS = 20_000_000
"""What a small file may unpack to."""

_SIZE = (800, 400)
"""Pixels at most: a logo on a badge is 25 mm wide, and printed at 300 dpi and more."""


def clean_logo(data: bytes) -> bytes:
    """Return the picture in *data* (PNG or JPEG) as a PNG of its own, no larger than needed.

    Raises:
        InputError: it is too large, or none.
    """
    drawn = _read(data) if len(data) <= LARGEST else None
    if drawn is None:
        raise InputError(LOGO_TOO_LARGE)
    drawn.thumbnail(_SIZE)
    # Onto a picture of its own: what the decoder has noted of the file stays behind.
    fresh = Image.new("RGBA", drawn.size)
    fresh.paste(drawn)
    out = io.BytesIO()
    fresh.save(out, "PNG", optimize=True)
    return out.getvalue()


def _read(data: bytes) -> Image.Image | None:
    """Return the picture in *data*, ``None`` if it has too many pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as found:
                if found.width * found.height > MOST_PIXELS:
                    return None
                return ImageOps.exif_transpose(found).convert("RGBA")
    except Exception:  # noqa: BLE001  what a decoder makes of a stranger's bytes is of any kind
        raise InputError(LOGO_UNREADABLE) from None


class LogoTable:
    """The logo of one event."""

    def __init__(self, database: Database, event: EventId) -> None:
        self._database = database
        self._event = event

    def stamp(self) -> str:
        """What differs once the logo is another; empty where there is none."""
        with self._database.read() as connection:
            found = select(logo.c.stamp).where(logo.c.event == self._event)
            return connection.scalar(found) or ""

    def picture(self) -> bytes | None:
        """The logo (PNG), ``None`` where there is none."""
        with self._database.read() as connection:
            found = select(logo.c.data).where(logo.c.event == self._event)
            return connection.scalar(found)

    def put(self, picture: bytes) -> None:
        """Keep *picture*, which :func:`clean_logo` has made, in place of the one before."""
        stamp = hashlib.sha256(picture).hexdigest()[:16]
        with self._database.write(self._event) as connection:
            upsert(connection, logo, [{"event": self._event, "stamp": stamp, "data": picture}])

    def remove(self) -> None:
        """Have no logo any more."""
        with self._database.write(self._event) as connection:
            connection.execute(delete(logo).where(logo.c.event == self._event))
