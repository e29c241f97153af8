"""A laptop asks to be let in, with a one-time address, and may have to wait for an organiser."""

import json
import os
from dataclasses import asdict, dataclass, field, replace

from sqlalchemy import delete, select

from checkin.adapters.database.engine import KEY_BYTES
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import setting
from checkin.adapters.keys import SigningKey
from checkin.adapters.profile import WAITING, Enrolment, Profile
from checkin.domain.errors import InputError, Refused, StoreError
from checkin.domain.letters import comparison_code

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a laptop has asked for: ``code`` is what it and its organiser compare.

    ``is_asked`` once the server has said that it waits.
    """

    address: str = field(repr=False)
    desk_name: str
    private_key: str = field(repr=False)
    code: str
    is_asked: bool = False


def asked_for(profile: Profile) -> Waiting | None:
    """What the laptop of *profile* has asked for and has no answer to yet. Raises StoreError."""
    with profile.database.read() as connection:
        kept = connection.scalar(select(setting.c.value).where(setting.c.key == WAITING))
    return Waiting(**json.loads(kept)) if kept else None


def join(profile: Profile, address: str, desk_name: str) -> Enrolment | Waiting:
    """Use up a one-time address: see :meth:`Profile.join`."""
    if profile.enrolment is not None:
        raise InputError("This desk already belongs to an event.")
    from checkin.adapters import joining  # not before its page is there: it loads what HTTP needs

    invitation = joining.read_invitation(address)
    before = asked_for(profile)
    if before is not None and before.address == address.strip():
        private = bytes.fromhex(before.private_key)
    else:
        private = os.urandom(KEY_BYTES)
    key = SigningKey(private).public_key
    waiting = Waiting(
        address.strip(), desk_name.strip()[:_LONGEST_NAME], private.hex(), comparison_code(key)
    )
    # Kept first: should the answer be lost, the same key is told it again.
    _keep(profile, waiting)
    try:
        said = joining.enrol(invitation, waiting.desk_name, key)
    except (InputError, Refused):
        stop_waiting(profile)
        raise
    if isinstance(said, joining.Waiting):
        waiting = replace(waiting, desk_name=said.desk_name, is_asked=True)
        _keep(profile, waiting)
        return waiting
    return profile.belong(said, invitation.server, private, (said.authority,))


def ask_again(profile: Profile) -> Enrolment | Waiting:
    """Ask whether the laptop of *profile* has been let in.

    Raises:
        ServerError: the server cannot be reached, or says no.
        StoreError: it does not wait, or the enrolment cannot be saved.
    """
    waiting = asked_for(profile)
    if waiting is None:
        raise StoreError("This desk does not belong to an event yet.")
    return join(profile, waiting.address, waiting.desk_name)


def stop_waiting(profile: Profile) -> None:
    """Want it no more. Raises StoreError."""
    with profile.database.write() as connection:
        connection.execute(delete(setting).where(setting.c.key == WAITING))


def _keep(profile: Profile, waiting: Waiting) -> None:
    with profile.database.write() as connection:
        upsert(connection, setting, [{"key": WAITING, "value": json.dumps(asdict(waiting))}])
