"""What organisers take away: attendance and counts, as files. Each is noted in the trail."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from fastapi import Response
from fastapi.responses import StreamingResponse

from checkin.adapters.exports import Row, csv_pieces, xlsx
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.domain.model import Standing
from checkin.server.counts import Counts, CountsOfEvents
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.server.snapshot import Attended
from checkin.usecases.crowd import By
from checkin.usecases.roster import zone_of

MOST = 2
"""Exports that are made at once: each takes a while of everybody's server."""

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def add_exporting(pages: Pages, counts: CountsOfEvents) -> None:
    """Add the files."""
    turns = threading.BoundedSemaphore(MOST)

    def begin(visit: Visit, what: str) -> Counts:
        """Take a turn, and note what is taken away. Raises InputError."""
        event = visit.event.id
        if not turns.acquire(blocking=False):
            raise InputError(visit.text("Other files are being made. Try again in a minute."))
        try:
            visit.note("exported", what)
        except BaseException:
            turns.release()
            raise
        return counts.of(event)

    def in_turn(pieces: Iterator[bytes]) -> Iterator[bytes]:
        try:
            yield from pieces
        finally:
            turns.release()

    @pages.get("/events/{event}/export/attendance.csv", Access.ORGANISER)
    def attendance_csv(visit: Visit) -> Response:
        """Who came to what and when, as CSV."""
        found = begin(visit, "attendance.csv")
        pieces = in_turn(csv_pieces(_attendance(visit, found)))
        return StreamingResponse(pieces, 200, _as_file(visit, "attendance", "csv"), "text/csv")

    @pages.get("/events/{event}/export/attendance.xlsx", Access.ORGANISER)
    def attendance_xlsx(visit: Visit) -> Response:
        """The same for a spreadsheet program."""
        found = begin(visit, "attendance.xlsx")
        try:
            made = xlsx(visit.text("Attendance"), _attendance(visit, found))
        finally:
            turns.release()
        return Response(made, 200, _as_file(visit, "attendance", "xlsx"), _XLSX)

    @pages.get("/events/{event}/export/counts.csv", Access.ORGANISER)
    def counts_csv(visit: Visit) -> Response:
        """How many came, by list and by what they have in common: no names."""
        found = begin(visit, "counts.csv")
        pieces = in_turn(csv_pieces(_counts(visit, found)))
        return StreamingResponse(pieces, 200, _as_file(visit, "counts", "csv"), "text/csv")


def _as_file(visit: Visit, what: str, kind: str) -> dict[str, str]:
    name = f"{what}-{visit.event.id}.{kind}"
    return HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}


def _attendance(visit: Visit, counts: Counts) -> Iterator[Row]:
    text, zone = visit.text, zone_of(visit.event.time_zone)
    desks = {one.id: one.name for one in visit.book.desks()}
    yield [
        *(text("List"), text("Day"), text("Person’s key"), text("Name"), text("Organisation")),
        *(text("Country"), text("Region"), text("Category"), text("State")),
        *(text("Arrived at"), text("Desk"), text("Inside now")),
    ]

    def row(one: Attended) -> Row:
        who, came, at, desk = one.who, one.arrived, "", ""
        if came is not None:
            then = datetime.fromtimestamp(came.corrected_ms / 1000, UTC).astimezone(zone)
            at, desk = then.isoformat(" ", "seconds"), desks.get(came.desk, came.desk)
        return [
            *(one.on.name, one.on.day.isoformat(), one.person),
            *((who.public_name, who.organisation) if who else ("", "")),
            *((who.country, who.region, who.category) if who else ("", "", "")),
            _state(one, text),
            *(at, desk, text("yes") if one.inside else ""),
        ]

    for one in counts.attendance():
        yield row(one)


def _state(one: Attended, text: Callable[[str], str]) -> str:
    if one.arrived is not None:
        return text("arrived")
    cancelled = one.who is not None and one.who.standing == Standing.CANCELLED
    return text("cancelled") if cancelled else text("not arrived")


def _counts(visit: Visit, counts: Counts) -> Iterator[Row]:
    text = visit.text
    now = counts.now({one.id for one in visit.book.lists()})
    yield [text("List"), text("Day"), text("What"), "", text("Arrived"), text("Expected")]
    kinds = {
        By.ORGANISATION: text("Organisation"),
        By.REGION: text("Region"),
        By.CATEGORY: text("Category"),
    }
    for one in now.lists:
        head = (one.name, one.day.isoformat())
        yield [*head, text("all"), "", one.arrived, one.expected]
        yield [*head, text("inside now"), "", one.inside, ""]
        yield [*head, text("admitted at two desks"), "", one.conflicts, ""]
        for by, called in kinds.items():
            groups = now.details[one.id].breakdowns[by]
            for cell in groups.cells:
                yield [*head, called, cell.name or text("not said"), cell.arrived, cell.expected]
            if groups.others:
                rest = groups.others
                yield [*head, called, text("others"), rest.arrived, rest.expected]
