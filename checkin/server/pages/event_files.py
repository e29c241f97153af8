"""Event files: made for laptops without a network, and which desks came with them."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from fastapi import Response

from checkin.adapters.event_file.issued import IssuedFile
from checkin.adapters.event_file.making import (
    MEDIA_TYPE,
    file_name,
    files_of,
    issue,
    names_taken,
    write_event_file,
)
from checkin.adapters.event_file.passphrase import new_passphrase
from checkin.adapters.profile import wall_ms
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.domain.model import DeskProfile
from checkin.server.pages.clock import clock_of, day_of
from checkin.server.pages.desks import profiles_in
from checkin.server.pages.event_fields import words
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.usecases.event_files import AFTER_MS, next_names, read_names, read_until, usual_end
from checkin.usecases.problems import Wrong
from checkin.usecases.roster import zone_of

_USUAL = 5
"""Laptops."""


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file as the page shows it."""

    file: IssuedFile
    is_open: bool
    is_over: bool


def add_event_files(pages: Pages) -> None:
    """Add the pages."""

    @pages.get("/events/{event}/desks/files", Access.ORGANISER)
    def files(visit: Visit) -> Response:
        """Show every file and its places, and a form for another."""
        return _show(visit, {})

    @pages.post("/events/{event}/desks/files", Access.ORGANISER)
    def press(visit: Visit) -> Response:
        """Make a file, show its passphrase, give it out, or withdraw places."""
        match visit.said("do"):
            case "make":
                return _make(visit)
            case "again":
                return _made(visit, _file(visit))
            case "download":
                return _download(visit, _file(visit))
            case "withdraw":
                file = _file(visit)
                files_of(visit.data, visit.event.id).end(file.id, visit.said("place"))
                visit.note("event-file-withdrawn", file.id)
                return visit.go(visit.at("desks", "files"), "event_file_withdrawn")
            case _:
                raise InputError(visit.text("There is no such button."))


def _make(visit: Visit) -> Response:
    event, now = visit.event, wall_ms()
    profile = visit.said("profile")
    try:
        taken = names_taken(visit.data, event.id)
        names = read_names(visit.said_exactly("names"), visit.said("count"), taken)
        usual = usual_end(event, visit.book.lists(), now)
        until = read_until(visit.said("until"), event, usual, now)
    except Wrong as wrong:
        return _show(visit, words(visit, wrong.problems), 400)
    chosen = DeskProfile(profile) if profile in set(DeskProfile) else DeskProfile.HELP_DESK
    made = issue(visit.data, event.id, names, chosen, until)
    visit.note("event-file-made", made.id)
    return _made(visit, made)


def _made(visit: Visit, file: IssuedFile) -> Response:
    """Show a new passphrase, this once. What it closes is made when it is downloaded."""
    return visit.show(
        "event_file_made.html",
        file=file,
        passphrase=new_passphrase(),
        profile=profiles_in(visit)[file.profile],
    )


def _download(visit: Visit, file: IssuedFile) -> Response:
    out = io.BytesIO()
    write_event_file(visit.data, visit.event.id, file, visit.said("passphrase"), out)
    visit.note("event-file-fetched", file.id)
    name = file_name(visit.event.name)
    named = HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(out.getvalue(), media_type=MEDIA_TYPE, headers=named)


def _file(visit: Visit) -> IssuedFile:
    try:
        return files_of(visit.data, visit.event.id).find(visit.said("file"))
    except InputError:
        raise InputError(visit.text("There is no such event file here.")) from None


def _show(visit: Visit, wrong: Mapping[str, str], status: int = 200) -> Response:
    now, event = wall_ms(), visit.event
    zone = zone_of(event.time_zone)
    usual = usual_end(event, visit.book.lists(), now)

    def last_day(until: int) -> date:
        # The moment after the last day is the next one's first.
        return datetime.fromtimestamp((until - 1) / 1000, UTC).astimezone(zone).date()

    taken = names_taken(visit.data, event.id)
    found = files_of(visit.data, event.id).all()
    return visit.show(
        "event_files.html",
        status,
        files=[ShownFile(one, one.is_open(now), now >= one.expires) for one in found],
        names={one.id: one.name for one in visit.book.desks()},
        profiles=profiles_in(visit),
        at=clock_of(visit),
        last_day=lambda until: day_of(visit.language, last_day(until)),
        wrong=wrong,
        count=visit.said("count") or str(_USUAL),
        written=visit.said_exactly("names"),
        usual_names=", ".join(next_names(2, taken)),
        chosen=visit.said("profile") or DeskProfile.HELP_DESK,
        until=visit.said("until") or last_day(usual).isoformat(),
        latest=last_day(usual + AFTER_MS).isoformat(),
    )
