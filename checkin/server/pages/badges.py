"""Badges and what else is printed: chosen, made in a process of its own, fetched."""

import os
import secrets
from collections.abc import Mapping

from fastapi import Response
from fastapi.responses import StreamingResponse

from checkin.adapters.printing.card_sheet import desk_cards_pdf
from checkin.adapters.printing.formats import FORMATS, USUAL
from checkin.adapters.printing.instructions import Instructions, instructions_pdf
from checkin.adapters.printing.jobs import Job, Jobs
from checkin.adapters.printing.orders import KINDS, Make, Order, order_for
from checkin.adapters.printing.printings import PrintedFaces
from checkin.adapters.printing.words import LANGUAGES as WORDS_IN
from checkin.adapters.profile import wall_ms
from checkin.adapters.wrapping import stretch
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.server.pages.badge_design import design_of, design_said, sample
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit, values_of
from checkin.usecases.locking import edition_of_cards, set_pin
from checkin.usecases.organise import PrintedBadge, issue_spares
from checkin.usecases.printing import Choice, Whom, badges_for, faces_of
from checkin.usecases.rehearsing import practice_badges

SPARE, PRACTICE = "spare", "practice"
_SOON_S = 3.0
"""How long the answer waits for a job: most are done by then."""
_NAMED = 12
"""People at most whose missing letters are told one by one."""
_USUAL: dict[str, object] = {
    "make": Make.BADGES,
    "whom": Whom.EVERYBODY,
    "format": USUAL.key,
    SPARE: "20",
    **dict.fromkeys((Whom.LIST, Whom.CATEGORY, Whom.PERSON, "category_word", "both_sides"), ""),
}
"""What the form says before anybody has filled it in."""


def text(english: str) -> str:
    """Mark a sentence that is said elsewhere, so that it stands in the catalogues."""
    return english


OFTEN = (
    text("Nobody is new or has changed since the last printing."),
    text("Nobody is registered yet. Import people first: checkin import FILE"),
    text("Others are printing just now. Try again in a minute."),
    text("The printing came to an end before it was done. Try it with fewer people."),
    text("Between 1 and 1000 spare badges can be printed."),
)
"""Errors of other rooms that are met here often."""


def add_badges(pages: Pages) -> None:
    """Add the pages."""
    jobs = Jobs()
    pages.closing.append(jobs.close)
    _add_choosing(pages, jobs)
    _add_jobs(pages, jobs)
    _add_cards(pages)
    _add_instructions(pages)


def _add_choosing(pages: Pages, jobs: Jobs) -> None:
    @pages.get("/events/{event}/badges", Access.ORGANISER)
    def choose(visit: Visit) -> Response:
        """Show what can be printed, and for whom."""
        person = visit.query("person")
        typed = _USUAL | {"languages": design_of(visit).languages}
        if person:
            typed |= {"whom": Whom.PERSON, "person": person}
        return _form(visit, typed)

    @pages.post("/events/{event}/badges", Access.ORGANISER)
    def begin(visit: Visit) -> Response:
        """Begin to make what was chosen, or show what it would look like."""
        typed = _USUAL | {"languages": visit.all_said("language")}
        typed |= values_of(visit.form) if visit.form else {}
        if visit.said("then") == "look":
            return _form(visit, typed, look=True)
        try:
            order = _ordered(visit)
            token = secrets.token_urlsafe(16)
            jobs.begin(_key(visit, token), order).wait(_SOON_S)
        except InputError as error:
            return _form(visit, typed, wrong=visit.text(str(error)), status=400)
        visit.note("badges-made", about=order.make)
        return visit.go(visit.at("badges", "jobs", token))

    @pages.get("/events/{event}/badges/look", Access.ORGANISER)
    def look(visit: Visit) -> Response:
        """Show a card of somebody who does not exist."""
        picture = sample(visit, design_said(visit, visit.query, visit.query_all("language")))
        return Response(picture, media_type="image/png", headers=HEADERS)


def _add_jobs(pages: Pages, jobs: Jobs) -> None:
    @pages.get("/events/{event}/badges/jobs/{job}", Access.ORGANISER)
    def job(visit: Visit) -> Response:
        """Show how far it is."""
        found = _job(visit, jobs)
        state = found.state
        lacking: list[PrintedBadge] = []
        if state.report is not None:
            short = set(state.report.lacking)
            lacking = [one for one in found.order.badges if one.short in short]
        return visit.show(
            "badges_job.html",
            make=found.order.make,
            count=len(found.order.badges),
            state=state,
            wrong=visit.text(state.wrong) if state.wrong else "",
            lacking=lacking[:_NAMED],
            more=len(lacking[_NAMED:]),
        )

    @pages.post("/events/{event}/badges/jobs/{job}/stop", Access.ORGANISER)
    def stop(visit: Visit) -> Response:
        """Have no more of it made."""
        _job(visit, jobs).stop()
        return visit.go(visit.at("badges", "jobs", visit.request.path_params["job"]))

    @pages.get("/events/{event}/badges/jobs/{job}/file", Access.ORGANISER)
    def fetch(visit: Visit) -> Response:
        """Give what was made, and keep what is printed now."""
        found = _job(visit, jobs)
        if found.state.report is None:
            raise InputError(visit.text("This is not made yet."))
        if found.order.make in {Make.BADGES, Make.IMAGES}:
            _printings(visit).note(faces_of(found.order.badges))
        visit.note("badges-fetched", about=found.order.make)
        kind, name = KINDS[found.order.make]
        return StreamingResponse(found.pieces(), media_type=kind, headers=_as_file(name))


def _add_cards(pages: Pages) -> None:
    @pages.post("/events/{event}/badges/cards", Access.ORGANISER)
    def cards(visit: Visit) -> Response:
        """Give the desk cards; with a new staff PIN, if that is what was asked for, its sheet."""
        pin = ""
        if visit.said("pin") == "new":
            pin = set_pin(visit.book, None, visit.data.desk_secrets, stretch, os.urandom)
            visit.note("staff-pin-set")
        edition = edition_of_cards(visit.book)
        made = visit.data.desk_secrets.cards(visit.event.id, edition)
        data, _ = desk_cards_pdf(visit.event.name, made, pin, visit.language)
        visit.note("desk-cards-fetched")
        return Response(data, media_type="application/pdf", headers=_as_file("desk-cards.pdf"))


def _add_instructions(pages: Pages) -> None:
    @pages.get("/events/{event}/badges/instructions/{which}", Access.ORGANISER)
    def instructions(visit: Visit) -> Response:
        """Give what people are to do, in the languages of the event's desks."""
        which = visit.request.path_params["which"].removesuffix(".pdf")
        if which not in set(Instructions):
            raise InputError(visit.text("There is no such page here."))
        gathering = visit.event
        spoken = [one for one in gathering.languages if one in WORDS_IN] or WORDS_IN
        data, _ = instructions_pdf(Instructions(which), gathering, spoken)
        return Response(data, media_type="application/pdf", headers=_as_file(f"{which}.pdf"))


def _form(
    visit: Visit,
    typed: Mapping[str, object],
    *,
    wrong: str = "",
    look: bool = False,
    status: int = 200,
) -> Response:
    people = list(visit.book.registrations())
    categories = sorted({one.category for one in people if one.category})
    return visit.show(
        "badges.html",
        status,
        typed=typed,
        wrong=wrong,
        look=look,
        count=len(people),
        lists=visit.book.lists(),
        categories=categories,
        formats=list(FORMATS.values()),
        words_in=WORDS_IN,
        locked=visit.book.lock() is not None,
    )


def _ordered(visit: Visit) -> Order:
    """What the form asks for. Raises InputError."""
    make = visit.said("make")
    if make not in set(Make):
        raise InputError(visit.text("Choose what is to be made."))
    badges = _whose(visit, Make(make))
    design = design_said(visit, visit.said, visit.all_said("language"))
    language = visit.language if visit.language in WORDS_IN else "en"
    return order_for(Make(make), visit.book, badges, design, language)


def _whose(visit: Visit, make: Make) -> list[PrintedBadge]:
    book, signer, whom = visit.book, visit.data.signer, visit.said("whom")
    if make in {Make.BADGES, Make.IMAGES} and whom == PRACTICE:
        return practice_badges(book, signer)
    if make in {Make.BADGES, Make.IMAGES} and whom == SPARE:
        count = visit.said(SPARE)
        return issue_spares(book, signer, os.urandom, int(count) if count.isdecimal() else 0)
    if whom not in set(Whom):
        raise InputError(visit.text("Spare and practice badges stand on no list: choose people."))
    which = visit.said(whom)
    if whom not in {Whom.EVERYBODY, Whom.CHANGED} and not which:
        raise InputError(visit.text("Say which list, which category or which person."))
    choice = Choice(Whom(whom), which)
    return badges_for(choice, book, _printings(visit), signer, os.urandom, wall_ms())


def _printings(visit: Visit) -> PrintedFaces:
    return PrintedFaces(visit.data.database, visit.event.id)


def _key(visit: Visit, token: str) -> str:
    """What finds a job again: it is of one event, and whoever ordered it."""
    return f"{visit.event.id} {visit.visitor.id} {token}"


def _job(visit: Visit, jobs: Jobs) -> Job:
    found = jobs.find(_key(visit, visit.request.path_params["job"]))
    if found is None:
        raise InputError(
            visit.text("What was printed here is kept for a quarter of an hour. Make it again.")
        )
    return found


def _as_file(name: str) -> dict[str, str]:
    return HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}
