"""`python -m bench.remnant_desk PROFILE ADDRESS PIN NAMES`: a desk lives for a while, then dies.

It joins (or goes on), takes in the list, finds people by name, registers others who walk in,
checks people in, sends all of it, and ends as a process does that is killed.
"""

import os
import sys
from pathlib import Path

from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.domain.record import How
from checkin.usecases.desk import Desk
from checkin.usecases.exchange import DeskReport
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.people import Person
from checkin.usecases.sync import Clock, Sync

_WALK_INS = 40


def _talk(sync: Sync) -> None:
    while sync.exchange().more:
        continue


def live(folder: Path, address: str, pin: str, names: list[str]) -> None:
    """Live."""
    profile = Profile.open(folder, pin)
    if profile.enrolment is None:
        profile.join(address, "Desk 1")
    clock = Clock(wall_ms)
    sync = Sync(profile.store, profile.peer(), verify, clock, lambda: DeskReport("campaign"))
    _talk(sync)
    desk = Desk(profile.store, verify, clock)
    acts = HelpDesk(desk, profile.store, verify, os.urandom)
    for name in names[_WALK_INS:]:
        for found in desk.search(name.lower()[:6]):
            desk.admit(found.registration.id, How.SEARCHED)
    for name in names[:_WALK_INS]:
        acts.register(Person(name))
    _talk(sync)


if __name__ == "__main__":
    live(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4].split("\n"))
    print("lived", flush=True)
    os._exit(9)
