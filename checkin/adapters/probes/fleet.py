"""What the server says of list, program and clock, beside what this desk holds."""

import time
from dataclasses import replace

from checkin import __version__
from checkin.adapters.dates import DatesFile
from checkin.adapters.fleet_json import PATH, read_fleet
from checkin.adapters.profile import Profile, wall_ms
from checkin.domain.errors import Refused, ServerError, Unreachable, Untrusted
from checkin.usecases.self_test_fleet import Contact, FleetFacts, ListVersion

NO_DESK = FleetFacts(Contact.NONE, 0, __version__)
"""What is known where no desk can be read."""


def measure_fleet(profile: Profile) -> FleetFacts:
    """Ask the server of an open desk. Offline it takes as long as it takes to find that out."""
    version = profile.store.roster_version()
    dates = DatesFile(profile.folder, profile.vault).read()
    facts = FleetFacts(
        Contact.OFFLINE,
        wall_ms(),
        __version__,
        held=ListVersion(version.number, version.digest),
        confirmed_ms=dates.heard if dates else None,
    )
    peer = profile.peer()
    try:
        # The first answer brings the moment that is signed; of the second the time is measured.
        peer.signed(PATH, b"{}")
        asked, began = wall_ms(), time.monotonic()
        said = read_fleet(peer.signed(PATH, b"{}"))
        taken = round((time.monotonic() - began) * 1000)
    except Unreachable:
        return facts
    except Untrusted:
        return replace(facts, contact=Contact.UNTRUSTED)
    except Refused as error:
        return replace(facts, contact=Contact.REFUSED, said=str(error))
    except ServerError:
        return replace(facts, contact=Contact.NOT_OURS)
    finally:
        peer.close()
    return replace(
        facts,
        contact=Contact.REACHED,
        theirs=said.held,
        their_program=said.program,
        lists=said.lists,
        programs=said.programs,
        offset_ms=said.time_ms - asked - taken // 2,
    )
