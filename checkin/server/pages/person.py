"""One person: changed, cancelled, given another badge; and what happened to them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import Response

from checkin.adapters.database.looking import records_about
from checkin.adapters.printing.one_badge import badge_pdf, badge_png
from checkin.adapters.profile import wall_ms
from checkin.domain.access import Access
from checkin.domain.amendments import Amendments
from checkin.domain.errors import InputError, Overtaken
from checkin.domain.model import IssuedBadge, Registration, RegistrationId, Standing
from checkin.server.counts import CountsOfEvents
from checkin.server.pages.badge_design import design_of
from checkin.server.pages.crowds import Crowds, offers
from checkin.server.pages.event_fields import stamp_of, words
from checkin.server.pages.person_fields import differs, draft_said
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.usecases.organise import PrintedBadge, printed
from checkin.usecases.people_editing import (
    PersonDraft,
    change_person,
    draft_of_person,
    give_place,
    read_person,
    set_standing,
)
from checkin.usecases.problems import Problem, Wrong
from checkin.usecases.replacing import replace_badge
from checkin.usecases.roster import zone_of


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that a desk has recorded of somebody."""

    at: str
    what: str
    on: str
    desk: str


def add_person_pages(pages: Pages, crowds: Crowds) -> None:
    """Add the pages."""

    @pages.get("/events/{event}/people/{person}", Access.ORGANISER)
    def person(visit: Visit) -> Response:
        """Show somebody's form, their badge and what happened."""
        one = _whom(visit)
        return _form(visit, crowds, one, draft_of_person(one))

    @pages.post("/events/{event}/people/{person}", Access.ORGANISER)
    def change(visit: Visit) -> Response:
        """Change them; the second of two who do so is told."""
        one, draft = _whom(visit), draft_said(visit)
        try:
            after = read_person(draft, one, visit.book.lists())
        except Wrong as error:
            return _form(visit, crowds, one, draft, wrong=error.problems)
        if stamp_of(draft_of_person(one)) != visit.said("before"):
            return _form(visit, crowds, one, draft, overtaken=True)
        try:
            change_person(visit.book, one, after)
        except Overtaken:
            return _form(visit, crowds, _whom(visit), draft, overtaken=True)
        visit.note("person-changed", one.id)
        return visit.go(visit.at("people", one.id), "saved")

    @pages.post("/events/{event}/people/{person}/standing", Access.ORGANISER)
    def standing(visit: Visit) -> Response:
        """Cancel a registration, or take that back."""
        one, cancels = _whom(visit), visit.said("do") == "cancel"
        set_standing(visit.book, one, Standing.CANCELLED if cancels else Standing.ACTIVE)
        visit.note("person-cancelled" if cancels else "person-restored", one.id)
        return visit.go(visit.at("people", one.id), "cancelled" if cancels else "restored")

    @pages.post("/events/{event}/people/{person}/place", Access.ORGANISER)
    def place(visit: Visit) -> Response:
        """Let somebody else come in their place."""
        one, draft = _whom(visit), draft_said(visit)
        badges = visit.book.badges_of(one.id)
        try:
            came = give_place(visit.book, one, draft, os.urandom, wall_ms(), badges)
        except Wrong as error:
            wrong = tuple(
                Problem(f"place.{it.field}", it.sentence, it.values) for it in error.problems
            )
            return _form(visit, crowds, one, draft_of_person(one), wrong=wrong, place=draft)
        visit.note("place-given", came.id)
        return visit.go(visit.at("people", came.id), "place_given")

    _add_badges(pages)


def _add_badges(pages: Pages) -> None:
    @pages.post("/events/{event}/people/{person}/badge", Access.ORGANISER)
    def another(visit: Visit) -> Response:
        """Make another badge; the ones before are good no more."""
        one = _whom(visit)
        replace_badge(
            visit.book,
            visit.data.signer,
            os.urandom,
            wall_ms(),
            one.id,
            amended=_amended(visit),
        )
        visit.note("badge-made", one.id)
        return visit.go(visit.at("people", one.id), "badge_made")

    @pages.get("/events/{event}/people/{person}/badge.pdf", Access.ORGANISER)
    def pdf(visit: Visit) -> Response:
        """Give the badge that is good now, to be printed."""
        badge = _printed(visit)
        return _file(
            badge_pdf(visit.event.name, badge, design_of(visit)),
            "application/pdf",
            f"{badge.short}.pdf",
        )

    @pages.get("/events/{event}/people/{person}/badge.png", Access.ORGANISER)
    def png(visit: Visit) -> Response:
        """Give it as a picture."""
        badge = _printed(visit)
        return _file(
            badge_png(visit.event.name, badge, design_of(visit)), "image/png", f"{badge.short}.png"
        )


def _whom(visit: Visit) -> Registration:
    key = RegistrationId(visit.request.path_params["person"])
    found = visit.book.registration(key)
    if found is None:
        raise InputError(visit.text("There is no such person on the list."))
    return found


def _amended(visit: Visit) -> Amendments:
    """What help desks have recorded of badges, of everybody: kept up to date for all pages."""
    counts: CountsOfEvents = visit.request.app.state.counts
    with counts.of(visit.event.id).caught_up() as (_, people):
        return people.amendments


def _good_badge(visit: Visit, one: Registration) -> IssuedBadge | None:
    """The signed badge that opens doors for somebody now, as far as the roster has one."""
    amended = _amended(visit)
    revoked = visit.book.revoked()
    good = [
        it
        for it in visit.book.badges_of(one.id)
        if it.short
        and it.replaced_at is None
        and it.id not in revoked
        and amended.void_since(it, one.id) is None
    ]
    return max(good, key=lambda it: it.issued_at or 0, default=None)


def _printed(visit: Visit) -> PrintedBadge:
    one = _whom(visit)
    good, days = _good_badge(visit, one), sorted(it.day for it in visit.book.lists())
    if good is None or not days:
        raise InputError(visit.text("There is no badge of this person that is good now."))
    return printed(visit.event, days[0], days[-1], one, good, visit.data.signer)


def _file(data: bytes, kind: str, name: str) -> Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=kind, headers=HEADERS | disposition)


def _form(
    visit: Visit,
    crowds: Crowds,
    one: Registration,
    draft: PersonDraft,
    *,
    wrong: Sequence[Problem] = (),
    overtaken: bool = False,
    place: PersonDraft | None = None,
) -> Response:
    now = draft_of_person(one)
    # Somebody who corrects a slip still changes what they saw; who was told, what is there.
    stamp = visit.said("before") if wrong and place is None else stamp_of(now)
    return visit.show(
        "person.html",
        400 if wrong else 409 if overtaken else 200,
        one=one,
        draft=draft,
        before=stamp,
        wrong=words(visit, wrong),
        now=differs(draft, now) if overtaken else {},
        overtaken=overtaken,
        place=place,
        lists=visit.book.lists(),
        is_cancelled=one.standing is Standing.CANCELLED,
        badge=_good_badge(visit, one),
        happened=_history(visit, one),
        **offers(visit, crowds),
    )


def _history(visit: Visit, one: Registration) -> list[Happened]:
    """What desks have recorded of somebody, in the order of its time."""
    badges = {it.id for it in visit.book.badges_of(one.id)}
    about = records_about(visit.data.database, visit.event.id, one.id, badges)
    # Of a record and what re-issues it, one.
    once = {it.fact: it for it in reversed(about)}
    lists = {it.id: it.name for it in visit.book.lists()}
    desks = {it.id: it.name for it in visit.book.desks()}
    zone = zone_of(visit.event.time_zone)
    words_of = _kinds(visit)
    return [
        Happened(
            f"{datetime.fromtimestamp(it.corrected_ms / 1000, UTC).astimezone(zone):%Y-%m-%d %H:%M:%S}",
            words_of.get(it.kind, it.kind),
            lists.get(it.list, ""),
            desks.get(it.desk, visit.text("organisers’ page")),
        )
        for it in sorted(once.values(), key=lambda it: it.order)
    ]


def _kinds(visit: Visit) -> dict[str, str]:
    text = visit.text
    return {
        "admitted": text("Was checked in"),
        "left": text("Was checked out"),
        "refused": text("Was not let in"),
        "undone": text("Taken back"),
        "settled": text("Settled by the organisers"),
        "note": text("Noted at a help desk"),
        "registered": text("Registered at a help desk"),
        "replaced": text("Given another badge at a help desk"),
    }
