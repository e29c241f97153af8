"""A version of the program has started well: what an older one had made is needed no more."""

from checkin import __version__
from checkin.adapters import wiping
from checkin.adapters.profile import DATABASE, Profile
from checkin.adapters.upgrading import has_copies

_STARTED = "started"


def started_well(profile: Profile) -> None:
    """A window of this version works with it: no copy of an older one's is needed any more.

    Raises:
        StoreError: the database takes nothing, or a copy could not be erased.
    """
    if has_copies(profile.folder / DATABASE):
        # The database is written first: a copy goes only where that works.
        profile.remember(_STARTED, __version__)
        wiping.remove_copies(profile.folder, DATABASE)
