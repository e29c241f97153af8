"""The desks of an event: invited, let in, opened, retired; and how fresh what they know is."""

from collections.abc import Callable
from dataclasses import dataclass

import segno
from fastapi import Response

from checkin import __version__
from checkin.adapters.desk_book import SHOWN_MS, HeardDesk
from checkin.adapters.profile import wall_ms
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.domain.model import DeskProfile, Gathering
from checkin.domain.record import NO_HEAD
from checkin.server.pages.arrivals_parts import clock_of
from checkin.server.pages.desks_ready import looked_over, take_ready
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.usecases.contacts import plain_line
from checkin.usecases.organise import new_token

FRESH_MS = 30_000
SILENT_MS = 120_000
LOW_BATTERY = 25
"""Percent: below it a desk that is not on mains is pointed out."""

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A desk as the table shows it. ``heard`` is empty before the first contact.

    ``records`` is how many of those that it has made are here.
    ``is_other``: it runs another version of the program than this server.
    """

    desk: HeardDesk
    profile: DeskProfile
    heard: str
    freshness: str
    on: str
    is_behind: bool
    is_low: bool
    records: int
    is_other: bool


def add_desks(pages: Pages) -> None:
    """Add the pages."""

    @pages.get("/events/{event}/desks", Access.ORGANISER)
    def desks(visit: Visit) -> Response:
        """Show who waits, who asks, and every desk."""
        return _show(visit)

    @pages.post("/events/{event}/desks", Access.ORGANISER)
    def press(visit: Visit) -> Response:
        """Invite a desk, let one in, open it, or say no."""
        return _invite(visit) if visit.said("do") == "invite" else _press(visit)

    @pages.get("/events/{event}/desks/{desk}", Access.ORGANISER)
    def desk(visit: Visit) -> Response:
        """Show one desk, to open, retire or erase it."""
        called = visit.request.path_params["desk"]
        found = next((one for one in visit.book.desks() if one.id == called), None)
        if found is None:
            raise InputError(visit.text("There is no such desk here."))
        asking = [one for one in visit.data.kept(visit.event.id).asking() if one.id == called]
        return visit.show("desk_one.html", desk=found, asking=asking, profiles=profiles_in(visit))

    @pages.post("/events/{event}/desks/{desk}", Access.ORGANISER)
    def retire(visit: Visit) -> Response:
        """Retire a desk, or have it erased as well."""
        found = visit.book.find_desk(visit.request.path_params["desk"])
        erases = visit.said("do") == "erase"
        visit.book.retire(found, erase=erases)
        visit.note("desk-erased" if erases else "desk-retired", found.id)
        return visit.go(visit.at("desks"), "desk_retired")


def _press(visit: Visit) -> Response:
    book, kept = visit.book, visit.data.kept(visit.event.id)
    called, code = visit.said("desk"), visit.said("code")
    match visit.said("do"):
        case "approve":
            waiting = book.find_waiting(called)
            if waiting.code != code:
                # What was compared is what is let in: a page may be older than a laptop.
                raise InputError(visit.text("This desk shows other letters by now. Look again."))
            book.approve(waiting, visit.data.identity)
            word, key = "desk-approved", waiting.id
        case "deny":
            waiting = book.find_waiting(called)
            book.deny(waiting)
            word, key = "desk-denied", waiting.id
        case "open":
            asking = kept.find_asking(called, code)
            kept.confirm(asking)
            word, key = "desk-opened", asking.id
        case "keep-locked":
            asking = kept.find_asking(called, code)
            kept.deny(asking)
            word, key = "desk-kept-locked", asking.id
        case "ready":
            word, key = "desk-ready", take_ready(visit, visit.said("line")).id
        case _:
            raise InputError(visit.text("There is no such button."))
    visit.note(word, key)
    return visit.go(visit.at("desks"), word.replace("-", "_"))


def _invite(visit: Visit) -> Response:
    """Make a one-time address, and show it this once."""
    name, said = plain_line(visit.said("name"))[:LONGEST_NAME], visit.said("profile")
    profile = DeskProfile(said) if said in set(DeskProfile) else DeskProfile.HELP_DESK
    address = visit.data.address()
    if address is None:
        raise InputError(visit.text("Start the server once with “checkin serve” first."))
    token, event = new_token(), visit.event.id
    at_once = bool(visit.said("at_once"))
    visit.book.invite(token, name, profile, at_once=at_once, within_ms=SHOWN_MS)
    link = f"{address}/#{visit.data.one_time(event, token, named=bool(name))}"
    # Of the token nothing is noted: whoever has it becomes a desk.
    visit.note("desk-invited")
    picture = segno.make_qr(link, error="m").svg_data_uri(scale=6, border=4, light="#ffffff")
    return visit.show(
        "desk_invited.html",
        link=link,
        picture=picture,
        name=name,
        profile=profiles_in(visit)[profile],
        at_once=at_once,
    )


def _show(visit: Visit) -> Response:
    book, now = visit.book, wall_ms()
    lists = {str(one.id): one.name for one in book.lists()}
    clock, looked_at = clock_of(visit.event), _clock_with_day(visit.event, now)
    number = book.roster_version().number
    all_desks = book.desks()
    profiles = {one.id: one.profile for one in all_desks}
    fleet = looked_over(visit, all_desks)
    have = visit.data.replica(visit.event.id).have()
    heard = [one for one in book.heard_desks() if one.id in profiles]
    return visit.show(
        "desks.html",
        waiting_desks=book.waiting(),
        asking=visit.data.kept(visit.event.id).asking(),
        desks=[
            Shown(
                one,
                profiles[one.id],
                "" if one.at is None else clock(one.at),
                _freshness(one, now),
                lists.get(one.on_list, "") if one.at is not None else "",
                one.at is not None
                and one.roster_number != number
                and not (one.retired or one.finished),
                one.battery is not None and one.battery < LOW_BATTERY and not one.on_mains,
                have.get(one.id, NO_HEAD).seq,
                one.program not in {"", f"checkin {__version__}"} and not one.retired,
            )
            for one in heard
        ],
        finished=sum(one.finished for one in heard),
        open_ones=sum(not one.finished and not one.retired for one in heard),
        number=number,
        fleet=fleet,
        looked_at={one: looked_at(how.at_ms) for one, how in fleet.of.items()},
        profiles=profiles_in(visit),
        as_of=clock(now),
    )


def profiles_in(visit: Visit) -> dict[DeskProfile, str]:
    """What the profiles are called in the visitor's language."""
    text = visit.text
    return {
        DeskProfile.HELP_DESK: text("help desk"),
        DeskProfile.LANE: text("lane"),
        DeskProfile.LANE_WITHOUT_NAMES: text("lane without names"),
    }


def _clock_with_day(event: Gathering, now: int) -> Callable[[int | None], str]:
    """What writes a moment with its day unless that is today: lines may be days old."""
    day, minute = clock_of(event, "%Y-%m-%d"), clock_of(event, "%H:%M")

    def write(at: int | None) -> str:
        if at is None:
            return ""
        return minute(at) if day(at) == day(now) else f"{day(at)} {minute(at)}"

    return write


def _freshness(one: HeardDesk, now: int) -> str:
    if one.finished:
        return "finished"
    if one.retired:
        return "retired"
    if one.at is None:
        return "never"
    age = now - one.at
    return "fresh" if age < FRESH_MS else "quiet" if age < SILENT_MS else "silent"
