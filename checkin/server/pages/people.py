"""Everybody of an event: found, added, and renamed where a name is everybody's."""

import os
from urllib.parse import urlencode

from fastapi import Response

from checkin.domain.access import Access
from checkin.domain.model import Registration, Standing
from checkin.domain.short_code import read_short_code
from checkin.server.pages.crowds import Crowds, offers
from checkin.server.pages.event_fields import words
from checkin.server.pages.person import add_person_pages
from checkin.server.pages.person_fields import draft_said
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.usecases.attendees import Asked, Found
from checkin.usecases.people_editing import Named, PersonDraft, add_person, rename
from checkin.usecases.problems import Problem, Wrong


def add_people(pages: Pages) -> None:
    """Add the pages."""
    crowds = Crowds(pages.data)

    @pages.get("/events/{event}/people", Access.ORGANISER)
    def people(visit: Visit) -> Response:
        """Show whoever is looked for, fifty at a time."""
        return _show(visit, crowds)

    @pages.post("/events/{event}/people", Access.ORGANISER)
    def name_anew(visit: Visit) -> Response:
        """Rename an organisation or a category for everybody."""
        what, old = visit.said("what"), visit.said("old")
        named = Named(what) if what in set(Named) else Named.ORGANISATION
        ids = crowds.ask(visit.event.id, lambda all_of_them: all_of_them.of(**{named: old}))
        try:
            rename(
                visit.book, named, old, visit.said("new"), visit.book.registrations_of(ids)
            )  # fmt: skip
        except Wrong as error:
            return _show(visit, crowds, error.problems)
        visit.note(f"{named}-renamed")
        return visit.go(visit.at("people"), "saved")

    @pages.get("/events/{event}/people/new", Access.ORGANISER)
    def new(visit: Visit) -> Response:
        """Show an empty form: on the lists that are for everybody."""
        on = tuple(sorted(one.id for one in visit.book.lists()))
        return _form(visit, crowds, PersonDraft(lists=on))

    @pages.post("/events/{event}/people/new", Access.ORGANISER)
    def add(visit: Visit) -> Response:
        """Add somebody by hand."""
        draft = draft_said(visit)
        same: tuple[object, ...] = ()
        if not visit.said("namesake"):
            same = crowds.ask(
                visit.event.id,
                lambda them: (
                    them.namesakes(draft.public_name, draft.organisation)
                    if draft.public_name
                    else ()
                ),
            )
        try:
            made = add_person(visit.book, draft, os.urandom, same)
        except Wrong as error:
            return _form(visit, crowds, draft, error.problems)
        visit.note("person-added", made.id)
        return visit.go(visit.at("people", made.id), "added")

    # After "new", which is nobody's id.
    add_person_pages(pages, crowds)


def _form(
    visit: Visit, crowds: Crowds, draft: PersonDraft, wrong: tuple[Problem, ...] = ()
) -> Response:
    return visit.show(
        "person_new.html",
        400 if wrong else 200,
        draft=draft,
        wrong=words(visit, wrong),
        now={},
        lists=visit.book.lists(),
        **offers(visit, crowds),
    )


def _show(visit: Visit, crowds: Crowds, wrong: tuple[Problem, ...] = ()) -> Response:
    asked = Asked(
        visit.query("q"),
        visit.query("list"),
        visit.query("organisation"),
        visit.query("category"),
        visit.query("standing"),
    )
    page = visit.query("page")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 9 else 1
    found = crowds.ask(visit.event.id, lambda them: them.find(asked, number))
    by_id = visit.book.registrations_of(found.ids)
    people = [by_id[key] for key in found.ids if key in by_id]
    return visit.show(
        "people.html",
        400 if wrong else 200,
        asked=asked,
        found=found,
        people=people,
        by_code=_by_code(visit, asked.text),
        lists=visit.book.lists(),
        cancelled=Standing.CANCELLED,
        wrong=words(visit, wrong),
        now={},
        typed={name: visit.said(name) for name in ("what", "old", "new")},
        pages=_addresses(visit, found),
        **offers(visit, crowds),
    )


def _by_code(visit: Visit, typed: str) -> Registration | None:
    """Whose badge has the code that was typed."""
    short = read_short_code(typed)
    issued = visit.book.badge_by_short_code(short) if short else None
    return visit.book.registration(issued.registration) if issued else None


def _addresses(visit: Visit, found: Found) -> dict[str, str]:
    """Where the pages before and after are."""

    def at(number: int) -> str:
        said = [(key, value) for key, value in visit.request.query_params.items() if key != "page"]
        return f"?{urlencode([*said, ('page', number)])}"

    return {
        "before": at(found.page - 1) if found.page > 1 else "",
        "after": at(found.page + 1) if found.page < found.pages else "",
    }
