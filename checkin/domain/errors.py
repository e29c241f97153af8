"""The faults of the world, drawn once.

::

    CheckInError            the world failed; str() is one plain sentence for a person
     |- StoreError          nothing more can be saved or read here
     |- CameraError         no picture, or a picture source that cannot be opened
     |- ServerError         the other side of a sync
     |   |- Unreachable     no answer: offline is normal, try again later
     |   |- Nonsense        an answer that is not ours: a proxy's page, a truncated body
     |   |- TooLate         what this desk signed is older than the other side takes
     |   `- Refused         an answer that says no, with the server's own sentence
     |       `- Stranger    it does not know this desk: restored from an older backup?
     `- InputError          a file, an address or an option that a person gave

Caught in two places: the desk's page and the sync worker (the command line
prints the sentence and ends with status 2). Anything else is our bug.
"""


class CheckInError(Exception):
    """The world failed. ``str(error)`` is one plain sentence for a person."""


class StoreError(CheckInError):
    """The database cannot save or read: full disk, read-only disk, damage, wrong key."""


class CameraError(CheckInError):
    """A picture source is missing, busy, unreadable or gone."""


class ServerError(CheckInError):
    """The other side of a sync did not do its part."""


class Unreachable(ServerError):
    """No answer at all. Offline is normal: the next attempt may succeed."""


class Nonsense(ServerError):
    """Something answered, but not in our words."""


class TooLate(ServerError):
    """What was signed belongs to no moment that the other side gave out lately: sign again."""


class Refused(ServerError):
    """The other side answered and said no."""


class Stranger(Refused):
    """The other side does not know this desk, which can show who let it in."""


class InputError(CheckInError):
    """A file, an address or an option given by a person cannot be used."""
