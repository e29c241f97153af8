"""Check-ins that somebody brings on a USB stick, from desks that cannot reach the server."""

from fastapi import Response
from starlette.datastructures import UploadFile

from checkin.adapters.carrying import LARGEST_BYTES
from checkin.adapters.taking_carried import take_at_server
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit

_AROUND_BYTES = 100_000
"""What a form is larger than the file in it."""


def add_carrying(pages: Pages) -> None:
    """Add the page."""

    @pages.get("/events/{event}/carried", Access.ORGANISER)
    def choose(visit: Visit) -> Response:
        """Ask for a file."""
        return visit.show("carried.html", took=None, ended="")

    @pages.post("/events/{event}/carried", Access.ORGANISER, largest=LARGEST_BYTES + _AROUND_BYTES)
    def take(visit: Visit) -> Response:
        """Take a file in, and say what came of it. Once more changes nothing."""
        file = visit.form.get("carried") if visit.form else None
        if not isinstance(file, UploadFile) or not file.filename:
            raise InputError(visit.text("No file was chosen."))
        data = file.file.read()
        file.file.close()
        took, ended = take_at_server(visit.data, visit.event.id, data)
        visit.note("carried-taken")
        name = next((one.name for one in visit.book.desks() if one.id == ended), "")
        return visit.show("carried.html", took=took, ended=name)
