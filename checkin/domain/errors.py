"""The faults of the world, drawn once.

::

    CheckInError            the world failed; str() is one plain sentence for a person
     |- StoreError          nothing more can be saved or read here
     |   |- Newer           a newer version of the program made it
     |   `- Locked          a desk that asks for its card or the staff PIN
     |       |- NotRight    what was given does not open it
     |       `- Elsewhere   part of its key is kept by another computer, or does not answer
     |- CameraError         no picture, or a picture source that cannot be opened
     |- ServerError         the other side of a sync
     |   |- Unreachable     no answer: offline is normal, try again later
     |   |- Untrusted       somebody answered who cannot prove to be the event's server
     |   |- Nonsense        an answer that is not ours: a proxy's page, a truncated body
     |   |- TooLate         what this desk signed is older than the other side takes
     |   `- Refused         an answer that says no, with the server's own sentence
     |       `- Stranger    it does not know this desk: restored from an older backup?
     `- InputError          a file, an address or an option that a person gave
         `- Overtaken       what a person changes, somebody else has changed meanwhile

Caught in two places: the desk's page and the sync worker (the command line
prints the sentence and ends with status 2). Anything else is our bug.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checkin.domain.order import Order


class CheckInError(Exception):
    """The world failed. ``str(error)`` is one plain sentence for a person."""


class StoreError(CheckInError):
    """The database cannot save or read: full disk, read-only disk, damage, wrong key."""


class Newer(StoreError):
    """A newer version of the program made this database: nothing of it was touched."""


class Locked(StoreError):
    """The desk asks for its desk card or the staff PIN before it can be read."""


class NotRight(Locked):
    """What was given does not open the desk, or came too soon after something that did not."""


class Elsewhere(Locked):
    """Part of the desk's key is kept by another computer, or by a keychain that does not answer."""


class CameraError(CheckInError):
    """A picture source is missing, busy, unreadable or gone."""


class ServerError(CheckInError):
    """The other side of a sync did not do its part."""


class Unreachable(ServerError):
    """No answer at all. Offline is normal: the next attempt may succeed."""


class Untrusted(ServerError):
    """Somebody answered who cannot prove to be the event's server. Nothing was said to them."""


class Nonsense(ServerError):
    """Something answered, but not in our words."""


class TooLate(ServerError):
    """What was signed belongs to no moment that the other side gave out lately: sign again."""


class Refused(ServerError):
    """The other side answered and said no. ``order``: what it orders besides, unverified."""

    def __init__(self, said: str = "", order: "Order | None" = None) -> None:
        super().__init__(said)
        self.order = order


class Stranger(Refused):
    """The other side does not know this desk, which can show who let it in."""


class InputError(CheckInError):
    """A file, an address or an option given by a person cannot be used."""


class Overtaken(InputError):
    """Somebody else has changed what a person was about to change. Nothing was changed."""
