"""What the self-test finds of the others: server, list, clock and program, the same everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checkin.usecases.self_test import Finding, Matter, bad, good, skipped, translate, warned

OFF_MS = 2_000
"""A clock further off than this is pointed out: the times on paper and on screen differ."""

WRONG_MS = 5 * 60 * 1000
"""Further off than this, hours of lists and the date of erasing are misjudged while offline."""

OLD_MS = 24 * 60 * 60 * 1000
"""A list that was not confirmed for longer than this may lack people."""

_HOUR_MS = 60 * 60 * 1000


class Contact(StrEnum):
    """What came of asking the server."""

    REACHED = "reached"
    OFFLINE = "offline"
    UNTRUSTED = "untrusted"
    REFUSED = "refused"
    NOT_OURS = "not-ours"
    NONE = "none"
    """This laptop belongs to no event yet, or its desk is locked."""


@dataclass(frozen=True, slots=True)
class ListVersion:
    """Which list: its number, and the digest of what it holds for desks of one kind."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class FleetFacts:
    """What this desk holds, and what the server said of itself and of the other desks.

    Times are in ms since 1970 UTC. ``lists`` and ``programs`` say of how many other desks
    the server heard which number and which version. ``confirmed_ms`` is the latest time that
    the server has ever said it was.
    """

    contact: Contact
    wall_ms: int
    program: str
    said: str = ""
    held: ListVersion | None = None
    theirs: ListVersion | None = None
    their_program: str = ""
    lists: Mapping[int, int] | None = None
    programs: Mapping[str, int] | None = None
    offset_ms: int | None = None
    confirmed_ms: int | None = None


def judge_fleet(facts: FleetFacts) -> tuple[Finding, ...]:
    """Server, list, clock and program, in this order."""
    return _server(facts), _list(facts), _clock(facts), _program(facts)


def _server(facts: FleetFacts) -> Finding:
    match facts.contact:
        case Contact.REACHED:
            return good(
                Matter.SERVER, translate("SelfTest", "The server answers, and is the right one.")
            )
        case Contact.OFFLINE:
            return _offline(facts)
        case Contact.UNTRUSTED:
            return bad(
                Matter.SERVER,
                translate("SelfTest", "Somebody answers who is not this event's server."),
                translate(
                    "SelfTest", "The server's certificate has changed, or the network is hostile."
                ),
                translate(
                    "SelfTest",
                    "Try another network. Organisers: if certificates were renewed, let this desk "
                    "join anew.",
                ),
            )
        case Contact.REFUSED:
            return bad(
                Matter.SERVER,
                translate("SelfTest", "The server refuses this desk: {answer}"),
                translate("SelfTest", "The organisers have retired it, or the event is over."),
                translate("SelfTest", "Ask the organisers, and let this laptop join anew."),
                answer=facts.said,
            )
        case Contact.NOT_OURS:
            return warned(
                Matter.SERVER,
                translate("SelfTest", "Something else answers in the server's place."),
                translate("SelfTest", "A network that asks people to sign in first, or a proxy."),
                translate("SelfTest", "Sign in to the network in a browser, or use another one."),
            )
    return skipped(Matter.SERVER, translate("SelfTest", "No server to ask from here."))


def _offline(facts: FleetFacts) -> Finding:
    if facts.confirmed_ms is None:
        return good(
            Matter.SERVER,
            translate("SelfTest", "The server was not reached. Offline is fine."),
        )
    age = max(0, facts.wall_ms - facts.confirmed_ms)
    if age > OLD_MS:
        return warned(
            Matter.SERVER,
            translate("SelfTest", "The server was last reached {hours} h ago."),
            translate("SelfTest", "Since then people may have been added to the list."),
            translate("SelfTest", "Connect once before the event, or take a newer event file."),
            hours=round(age / _HOUR_MS),
        )
    return good(
        Matter.SERVER,
        translate("SelfTest", "Offline is fine: the server was last reached {minutes} min ago."),
        minutes=round(age / 60_000),
    )


def _list(facts: FleetFacts) -> Finding:
    held, theirs = facts.held, facts.theirs
    if held is None:
        return skipped(
            Matter.LIST, translate("SelfTest", "Not looked at: no list can be read now.")
        )
    number = held.number
    if number == 0:
        return bad(
            Matter.LIST,
            translate("SelfTest", "There is no list on this laptop."),
            translate("SelfTest", "It has not reached the server since it became a desk."),
            translate("SelfTest", "Connect it to the network, or open an event file."),
        )
    if theirs is not None and held != theirs:
        return bad(
            Matter.LIST,
            translate("SelfTest", "The list is number {number}; the server has {theirs}."),
            translate("SelfTest", "The newest changes have not come to this laptop yet."),
            translate("SelfTest", "Leave the desk open with a network for a minute, then Again."),
            number=number,
            theirs=theirs.number,
        )
    others = facts.lists or {}
    behind = sum(count for one, count in others.items() if one != number)
    if behind:
        return warned(
            Matter.LIST,
            translate("SelfTest", "List {number}, on {same} of {all} desks."),
            translate("SelfTest", "Other desks have not fetched this list yet."),
            translate("SelfTest", "Open those desks with a network for a minute."),
            number=number,
            same=1 + others.get(number, 0),
            all=1 + sum(others.values()),
        )
    if theirs is None:
        return good(Matter.LIST, translate("SelfTest", "List {number}."), number=number)
    return good(
        Matter.LIST,
        translate("SelfTest", "List {number}, on {all} of {all} desks and at the server."),
        number=number,
        all=1 + sum(others.values()),
    )


def _clock(facts: FleetFacts) -> Finding:
    cure = translate("SelfTest", "Set date and time in the system's settings, best by itself.")
    if facts.offset_ms is not None:
        off = abs(facts.offset_ms)
        if off <= OFF_MS:
            return good(
                Matter.CLOCK, translate("SelfTest", "The clock is right to {ms} ms."), ms=off
            )
        ahead = facts.offset_ms < 0
        said = (
            translate("SelfTest", "The clock is {seconds} s ahead of the server's.")
            if ahead
            else translate("SelfTest", "The clock is {seconds} s behind the server's.")
        )
        cause = translate("SelfTest", "It was set by hand, or its battery is empty.")
        make = bad if off > WRONG_MS else warned
        return make(Matter.CLOCK, said, cause, cure, seconds=round(off / 1000))
    if facts.confirmed_ms is None:
        return skipped(
            Matter.CLOCK, translate("SelfTest", "Not compared: look whether the time is right.")
        )
    if facts.wall_ms < facts.confirmed_ms - OFF_MS:
        return bad(
            Matter.CLOCK,
            translate("SelfTest", "The clock is behind what the server said before."),
            translate("SelfTest", "It was set by hand, or its battery is empty."),
            cure,
        )
    return good(
        Matter.CLOCK, translate("SelfTest", "The clock is not before what the server said last.")
    )


def _program(facts: FleetFacts) -> Finding:
    mine = facts.program
    others = {one: count for one, count in (facts.programs or {}).items() if one != mine}
    if facts.their_program and facts.their_program != mine:
        return warned(
            Matter.PROGRAM,
            translate("SelfTest", "Version {mine}; the server has {other}."),
            translate("SelfTest", "This laptop was installed from another file."),
            translate("SelfTest", "Install the server's version, unless the event has begun."),
            mine=mine,
            other=facts.their_program,
        )
    if others:
        return warned(
            Matter.PROGRAM,
            translate("SelfTest", "Version {mine}; other desks have {other}."),
            translate("SelfTest", "They were installed from another file."),
            translate("SelfTest", "Install one version on all, unless the event has begun."),
            mine=mine,
            other=", ".join(sorted(others)),
        )
    return good(Matter.PROGRAM, translate("SelfTest", "Version {mine}."), mine=mine)


@dataclass(frozen=True, slots=True)
class ZoneFacts:
    """Minutes east of UTC: the laptop's own zone, and the event's, ``None`` where unknown."""

    own: int | None
    event: int | None
    event_zone: str = ""


def judge_zone(facts: ZoneFacts) -> Finding:
    """The time zone. Times are shown in the event's, whatever the laptop's is."""
    if facts.own is None:
        return warned(
            Matter.ZONE,
            translate("SelfTest", "This laptop has no time zone."),
            translate("SelfTest", "The system's settings name none that exists."),
            translate("SelfTest", "Choose the time zone of the venue in the system's settings."),
        )
    if facts.event is None:
        return skipped(
            Matter.ZONE, translate("SelfTest", "Not compared: no event can be read now.")
        )
    if facts.own != facts.event:
        return warned(
            Matter.ZONE,
            translate("SelfTest", "This laptop's time zone is not the event's ({zone})."),
            translate("SelfTest", "It comes from elsewhere, or is set by hand."),
            translate(
                "SelfTest", "Choose {zone} in the system's settings. Checkin shows it anyway."
            ),
            zone=facts.event_zone,
        )
    return good(
        Matter.ZONE,
        translate("SelfTest", "The time zone is the event's: {zone}."),
        zone=facts.event_zone,
    )
