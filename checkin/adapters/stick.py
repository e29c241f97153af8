"""A desk's check-ins on a USB stick: saved for others, and taken in from others."""

from dataclasses import replace
from pathlib import Path

from nacl.public import PrivateKey
from sqlalchemy import select

from checkin.adapters import carrying
from checkin.adapters.carrying import Carried, Took, opening_key
from checkin.adapters.database.tables import setting
from checkin.adapters.introducing import introduce
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile
from checkin.domain.errors import StoreError


def save(profile: Profile, path: Path) -> Carried:
    """Save all that a desk holds into a new file at *path*; return it.

    Raises:
        InputError: it cannot be made there, in words for a person.
        StoreError: this desk cannot read.
    """
    carried = carrying.everything(profile.store)
    carrying.write_file(path, carrying.sealed(profile.store, carried))
    return carried


def take(profile: Profile, file: bytes) -> Took:
    """Take in what is in *file*; desks that it introduces are known here from now on.

    Raises:
        InputError: it cannot be opened here, or no desk in it is known, in words for a person.
        StoreError: it cannot be saved; what was stays.
    """
    store = profile.store
    carried = carrying.unsealed(file, _opening_keys(profile), store.event)
    # Of those only whose records came: whoever has an event file can name any number.
    came = {run.desk for run in carried.runs}
    introduced = introduce(store, [one for one in carried.introductions if one.id in came])
    return replace(carrying.take_in(store, carried.runs, verify), introduced=introduced)


def _opening_keys(profile: Profile) -> list[PrivateKey]:
    """What a desk opens carried files with: its own key, and what all desks have in common.

    Raises:
        StoreError: it belongs to no event, or cannot be read.
    """
    with profile.database.read() as connection:
        private = connection.scalar(select(setting.c.value).where(setting.c.key == "private_key"))
    if private is None:
        raise StoreError("This desk does not belong to an event yet.")
    carry = profile.store.carry()
    common = (carry.key, *carry.older) if carry is not None else ()
    return [opening_key(bytes.fromhex(private)), *map(PrivateKey, common)]
