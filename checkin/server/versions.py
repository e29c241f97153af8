"""Desks that are too old to be understood are told so: they go on, and lose nothing."""

from checkin.domain.errors import Refused
from checkin.domain.versions import Version, is_too_old

TOO_OLD = (
    "This desk's Checkin is too old for its server. Go on: all is kept here. "
    "Tell the organisers to install the newer version."
)


def check_program(program: str, oldest: Version) -> None:
    """Raises Refused for a desk whose program this server does not understand any more."""
    if is_too_old(program, oldest):
        raise Refused(TOO_OLD)
