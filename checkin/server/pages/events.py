"""Which events there are; how one is made, and what is to be done next for it."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from fastapi import Response
from fastapi.responses import RedirectResponse

from checkin.adapters.event_making import local_zone, make_planned, new_event_id
from checkin.adapters.profile import wall_ms
from checkin.adapters.server_erasing import Who, set_erases_itself
from checkin.domain.access import Access
from checkin.domain.colour import ink_on
from checkin.domain.errors import InputError
from checkin.domain.model import EventId
from checkin.server.pages.event_fields import LARGEST, draft_said, logo_said, words, zones
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.usecases.event_dates import read_day
from checkin.usecases.event_form import EventDraft, read_draft
from checkin.usecases.list_form import ListDraft
from checkin.usecases.problems import Problem, Wrong
from checkin.usecases.ready_made import Shape, ready_made

CARDS_PRINTED = "fetch cards"
"""What the trail says of whoever has printed the desk cards."""

_ID = re.compile("[0-9a-f]{8}")


def add_events(pages: Pages) -> None:
    """Add the pages."""

    @pages.get("/events", Access.VIEWER)
    def events(visit: Visit) -> Response:
        """Show them all; where there is one, that one."""
        found = visit.data.gatherings()
        if len(found) == 1 and not visit.visitor.access.allows(Access.OWNER):
            return RedirectResponse(f"/events/{found[0].id}", 303, HEADERS)
        return visit.show("events.html", events=found)

    @pages.get("/events/new", Access.ORGANISER)
    def new(visit: Visit) -> Response:
        """Show a form that is filled in for a gathering of some shape."""
        zone = local_zone()
        shape = Shape(visit.query("shape")) if visit.query("shape") in set(Shape) else Shape.ONE_DAY
        first = _first_day(visit.query("first"), zone)
        draft = ready_made(shape, first, zone, [visit.language], visit.text)
        return _form(visit, draft, new_event_id(), shape=shape, first=first)

    @pages.post("/events/new", Access.ORGANISER, largest=LARGEST)
    def make(visit: Visit) -> Response:
        """Make the event, and show its staff PIN this once."""
        return _make(visit)

    @pages.get("/events/{event}/steps", Access.ORGANISER)
    def steps(visit: Visit) -> Response:
        """Show what is to be done before people come."""
        return visit.show("steps.html", steps=steps_of(visit))

    _add_dress(pages)


def _add_dress(pages: Pages) -> None:
    """Add what an event's pages wear: its logo and its colour."""

    @pages.get("/events/{event}/logo", Access.VIEWER)
    def logo(visit: Visit) -> Response:
        """Give the event's logo."""
        picture = visit.data.logo(visit.event.id).picture()
        if picture is None:
            return Response(status_code=404, headers=HEADERS)
        return Response(picture, media_type="image/png", headers=HEADERS)

    @pages.get("/events/{event}/colour.css", Access.VIEWER)
    def colour(visit: Visit) -> Response:
        """Give the style of the event's own colour."""
        chosen = visit.event.colour
        style = f".top {{ --brand: {chosen}; --on-brand: {ink_on(chosen)}; }}\n" if chosen else ""
        return Response(style, media_type="text/css", headers=HEADERS)


def _make(visit: Visit) -> Response:
    draft, event = draft_said(visit), EventId(visit.said("event"))
    if not _ID.fullmatch(event):
        raise InputError(visit.text("This page was open too long. Open it again."))
    if event in visit.data.events():
        # The same form a second time, as when its answer is loaded again.
        return visit.go(f"/events/{event}/steps")
    if visit.said("do") == "more":
        return _form(visit, with_another_list(draft), event)
    wrong: list[Problem] = []
    logo = plan = None
    try:
        logo = logo_said(visit)
    except Wrong as error:
        wrong += error.problems
    try:
        plan = read_draft(draft, wall_ms())
    except Wrong as error:
        wrong += error.problems
    if plan is None or wrong:
        return _form(visit, draft, event, wrong)
    pin, erased = make_planned(visit.data, plan, event), False
    if logo is not None:
        visit.data.logo(event).put(logo)
    if _may_have_erased(visit) and visit.said("by_itself") == "yes":
        set_erases_itself(visit.data, event, Who(visit.visitor.id, visit.visitor.name))
        erased = True
    visit.request.path_params["event"] = event
    visit.note("event-made")
    if erased:
        visit.note("erases-itself")
    return visit.show("pin.html", pin=pin, steps=steps_of(visit), new=True)


def with_another_list(draft: EventDraft) -> EventDraft:
    """Return *draft* with one list more, to be filled in; a day after the last."""
    day = draft.lists[-1].day if draft.lists else ""
    return EventDraft(
        draft.name,
        draft.zone,
        (*draft.lists, ListDraft(day=day)),
        draft.languages,
        draft.contacts,
        draft.ends,
        draft.wipe,
        draft.colour,
    )


def steps_of(visit: Visit) -> list[dict[str, object]]:
    """What is to be done for an event before people come, and what of it is done."""
    book, text = visit.book, visit.text
    return [
        {
            "path": visit.at("import"),
            "called": text("Bring in people"),
            "hint": text("From a spreadsheet, or by hand one after the other."),
            "done": book.has_any("registration"),
        },
        {
            "path": visit.at("badges"),
            "called": text("Print badges"),
            "hint": text("On labels or cards, or as pictures to send."),
            "done": book.has_any("badge"),
        },
        {
            "path": visit.at("badges"),
            "called": text("Print the desk cards"),
            "hint": text("With the staff PIN they open a locked desk. Keep them apart from it."),
            "done": bool(visit.data.trail.steps(word=CARDS_PRINTED, event=visit.event.id, limit=1)),
        },
        {
            "path": visit.at("desks"),
            "called": text("Invite desks"),
            "hint": text("Each laptop reads a code from the screen, and waits to be let in."),
            "done": bool(book.desks()),
        },
    ]


def _form(
    visit: Visit,
    draft: EventDraft,
    event: EventId,
    wrong: list[Problem] | None = None,
    *,
    shape: Shape | None = None,
    first: date | None = None,
) -> Response:
    return visit.show(
        "event_new.html",
        400 if wrong else 200,
        draft=draft,
        event_id=event,
        zones=zones(draft.zone),
        wrong=words(visit, wrong or ()),
        now={},
        shape=shape,
        first=first.isoformat() if first else "",
        logo="",
        may_have_erased=_may_have_erased(visit),
        # The usual: a date that somebody has chosen is kept without anybody's thinking of it.
        by_itself=shape is not None or visit.said("by_itself") == "yes",
    )


def _may_have_erased(visit: Visit) -> bool:
    """Whether whoever makes an event may also say that the server erases its people itself."""
    return visit.visitor.access.allows(Access.OWNER)


def _first_day(said: str, zone: str) -> date:
    try:
        return read_day(said)
    except InputError:
        return datetime.now(UTC).astimezone(ZoneInfo(zone)).date()
