"""A password that somebody chooses: twice the same, and none that others try first."""

from checkin.adapters.passwords import common
from checkin.server.pages.visit import Visit
from checkin.usecases.passwords import Weakness, weakness


def wrong_with(visit: Visit, name: str) -> str:
    """What is wrong with the new password of *name* in this form; empty for nothing."""
    password = visit.said_exactly("password")
    found = weakness(password, [name, *_of_events(visit)], common())
    if found is not None:
        return {
            Weakness.SHORT: visit.text("This password is too short: 12 letters at least."),
            Weakness.LONG: visit.text("This password is too long: 256 letters at most."),
            Weakness.COMMON: visit.text(
                "Too many people use this password, or it repeats itself. Take four or five words."
            ),
            Weakness.OWN: visit.text(
                "This password is mostly a name that others would try. Take other words."
            ),
        }[found]
    if password != visit.said_exactly("again"):
        return visit.text("The two passwords are not the same. Type both again.")
    return ""


def _of_events(visit: Visit) -> list[str]:
    return [one.name for one in visit.data.gatherings()]
