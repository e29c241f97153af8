"""An event changed later: all that its form said, and its staff PIN."""

import os

from fastapi import Response

from checkin.adapters.profile import wall_ms
from checkin.adapters.wrapping import stretch
from checkin.domain.access import Access
from checkin.domain.errors import Overtaken
from checkin.domain.names import fold
from checkin.server.pages.event_fields import (
    LARGEST,
    differs,
    draft_said,
    logo_said,
    stamp_of,
    words,
    zones,
)
from checkin.server.pages.events import steps_of, with_another_list
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.usecases.event_form import EventDraft, Plan, change_event, draft_of, read_draft
from checkin.usecases.locking import set_pin
from checkin.usecases.problems import Problem, Wrong


def add_settings(pages: Pages) -> None:
    """Add the pages."""

    @pages.get("/events/{event}/settings", Access.ORGANISER)
    def settings(visit: Visit) -> Response:
        """Show the event's form as it is."""
        return _form(visit, draft_of(visit.event, visit.book.lists()))

    @pages.post("/events/{event}/settings", Access.ORGANISER, largest=LARGEST)
    def change(visit: Visit) -> Response:
        """Change the event; desks hear of it at once."""
        draft = draft_said(visit)
        if visit.said("do") == "more":
            return _form(visit, with_another_list(draft), stamp=visit.said("before"))
        try:
            logo, plan = _read(visit, draft)
        except Wrong as error:
            return _form(visit, draft, error.problems, stamp=visit.said("before"))
        try:
            _change(visit, plan)
        except Overtaken:
            return _overtaken(visit, draft)
        if logo is not None:
            visit.data.logo(visit.event.id).put(logo)
        elif visit.said("remove_logo"):
            visit.data.logo(visit.event.id).remove()
        visit.note("event-changed")
        return visit.go(visit.at("settings"), "saved")

    @pages.post("/events/{event}/settings/pin", Access.ORGANISER)
    def pin(visit: Visit) -> Response:
        """Set another staff PIN, and show it this once."""
        made = set_pin(visit.book, None, visit.data.desk_secrets, stretch, os.urandom)
        visit.note("set pin")
        return visit.show("pin.html", pin=made, steps=steps_of(visit), new=False)


def _read(visit: Visit, draft: EventDraft) -> tuple[bytes | None, Plan]:
    book = visit.book
    logo = logo_said(visit)
    plan = read_draft(
        draft,
        wall_ms(),
        before=book.lists(),
        wipe=visit.event.wipe,
        categories=_categories(visit) if any(one.who for one in draft.lists) else None,
    )
    return logo, plan


def _categories(visit: Visit) -> dict[str, str]:
    """The categories of the people of the event, and those that its lists name already."""
    named = {fold(name): name for one in visit.book.lists() for name in one.categories}
    there = {fold(one.category): one.category for one in visit.book.registrations() if one.category}
    return named | there if there else {}


def _change(visit: Visit, plan: Plan) -> None:
    before, lists = visit.event, visit.book.lists()
    if stamp_of(draft_of(before, lists)) != visit.said("before"):
        raise Overtaken
    change_event(visit.book, plan, before, lists)


def _overtaken(visit: Visit, draft: EventDraft) -> Response:
    now = visit.book.gathering() or visit.event
    held = draft_of(now, visit.book.lists())
    return _form(visit, draft, stamp=stamp_of(held), now=dict(differs(draft, held)), status=409)


def _form(
    visit: Visit,
    draft: EventDraft,
    wrong: tuple[Problem, ...] = (),
    *,
    stamp: str | None = None,
    now: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    return visit.show(
        "settings.html",
        400 if wrong else status,
        draft=draft,
        before=stamp_of(draft) if stamp is None else stamp,
        zones=zones(draft.zone),
        wrong=words(visit, wrong),
        now=now or {},
        overtaken=now is not None,
        logo=visit.data.logo(visit.event.id).stamp(),
    )
