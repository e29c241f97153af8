"""Erase an event's people: what will go, what stays, and the certificate of it."""

from fastapi import Response

from checkin.adapters.certificate_sheet import certificate_pdf
from checkin.adapters.keys import verify
from checkin.adapters.server_erasing import (
    Who,
    certificates,
    erases_itself,
    holding,
    set_erases_itself,
)
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.server.dates import erase
from checkin.server.pages.certificate_words import kinds, lines_of
from checkin.server.pages.clock import clock_of, full_clock_of
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.settle import counts_of
from checkin.server.pages.visit import Visit
from checkin.usecases.erasing import SignedCertificate


def add_erasing(pages: Pages) -> None:
    """Add the pages."""

    @pages.get("/events/{event}/erase", Access.OWNER)
    def show(visit: Visit) -> Response:
        """Show what goes and what stays."""
        held = holding(visit.data, visit.event.id)
        return visit.show(
            "erase.html",
            goes=held.people,
            stays=held.rest,
            called=kinds(visit.text),
            at=clock_of(visit),
            by_itself=erases_itself(visit.data, visit.event.id),
            unsent=[one for one in visit.book.heard_desks() if one.to_send and not one.retired],
            certificates=certificates(visit.data, visit.event.id),
        )

    @pages.post("/events/{event}/erase", Access.OWNER)
    def go(visit: Visit) -> Response:
        """Erase them."""
        if not visit.recently_proved:
            return visit.prove(visit.at("erase"))
        if visit.said("name") != visit.event.name.strip():
            raise InputError(
                visit.text("That is not the event’s name, letter for letter. Nothing was erased.")
            )
        erase(visit.data, counts_of(visit), visit.event.id, _who(visit))
        return visit.go(visit.at("erase", "certificate"), "erased")

    @pages.post("/events/{event}/erase/by-itself", Access.OWNER)
    def by_itself(visit: Visit) -> Response:
        """Have the server do it on the date, or not."""
        if not visit.recently_proved:
            return visit.prove(visit.at("erase"))
        wanted = visit.said("by_itself") == "yes"
        set_erases_itself(visit.data, visit.event.id, _who(visit) if wanted else None)
        visit.note("erases-itself" if wanted else "erases-itself-no")
        return visit.go(visit.at("erase"), "saved")

    @pages.get("/events/{event}/erase/certificate", Access.ORGANISER)
    def certificate(visit: Visit) -> Response:
        """Show the latest certificate, or an earlier one."""
        found, number = _certificate(visit)
        return visit.show(
            "certificate.html",
            lines=lines_of(visit.text, full_clock_of(visit), found),
            genuine=found.is_genuine(verify) and found.public_key == visit.data.identity.public_key,
            number=number,
        )

    @pages.get("/events/{event}/erase/certificate.pdf", Access.ORGANISER)
    def as_pdf(visit: Visit) -> Response:
        """Give it to print."""
        found, _ = _certificate(visit)
        title = visit.text("Certificate of erasure")
        made = certificate_pdf(title, lines_of(visit.text, full_clock_of(visit), found))
        return Response(made, 200, _as_file("pdf"), "application/pdf")

    @pages.get("/events/{event}/erase/certificate.json", Access.ORGANISER)
    def as_json(visit: Visit) -> Response:
        """Give it to programs."""
        found, _ = _certificate(visit)
        return Response(found.written(), 200, _as_file("json"), "application/json")


def _who(visit: Visit) -> Who:
    return Who(visit.visitor.id, visit.visitor.name)


def _certificate(visit: Visit) -> tuple[SignedCertificate, int]:
    """The one that the address asks for, and its number: 0 is the latest."""
    found = certificates(visit.data, visit.event.id)
    asked = visit.query("n")
    number = int(asked) if asked.isdecimal() and len(asked) < 5 else 0
    if number >= len(found):
        raise InputError(visit.text("Nothing was erased of this event yet."))
    return found[number], number


def _as_file(kind: str) -> dict[str, str]:
    return HEADERS | {"Content-Disposition": f'attachment; filename="certificate.{kind}"'}
