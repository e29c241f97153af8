"""What a person has to settle: two admissions of one person, newcomers, records kept aside."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Response
from fastapi.responses import PlainTextResponse

from checkin.adapters.profile import wall_ms
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.domain.model import DeskId, RegistrationId
from checkin.domain.reasons import SettleReason
from checkin.domain.record import Fact
from checkin.server.counts import Counts
from checkin.server.pages.clock import clock_of
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.usecases import settling
from checkin.usecases.replacing import replace_badge

MOST = 50
"""Cases that are shown at once: whoever has settled these is shown the next."""

ASIDE = 20
"""Records kept aside that are shown; all of them can be had as a file."""


@dataclass(frozen=True, slots=True)
class _Aside:
    """A record that was not taken in, as the page shows it."""

    desk: str
    seq: int
    why: str
    at: int


def add_settle(pages: Pages) -> None:
    """Add them."""

    @pages.get("/events/{event}/settle", Access.ORGANISER)
    def settle(visit: Visit) -> Response:
        """Show what is to be settled, and what has been."""
        desks = _desk_names(visit)
        with counts_of(visit).caught_up() as (tally, people):
            cases = settling.cases(tally, people)
            newcomers = settling.newcomers(tally, people)
        unsettled = [one for one in cases if one.settlement is None]
        aside = visit.data.replica(visit.event.id).aside_records()
        return visit.show(
            "settle.html",
            unsettled=unsettled[:MOST],
            more=max(0, len(unsettled) - MOST),
            settled=[one for one in cases if one.settlement is not None][:MOST],
            newcomers=newcomers,
            lists=_list_names(visit),
            desks=desks,
            at=clock_of(visit),
            reasons=_reasons(visit),
            how=_how(visit),
            aside=[
                _Aside(
                    desks.get(one["desk"], visit.text("unknown desk")),
                    one["seq"],
                    _why(visit).get(one["why"], one["why"]),
                    one["received_ms"],
                )
                for one in aside[:ASIDE]
            ],
            aside_count=len(aside),
        )

    @pages.post("/events/{event}/settle/keep", Access.ORGANISER)
    def keep(visit: Visit) -> Response:
        """Keep one of the admissions that were shown."""
        reason = _reason(visit)
        log = visit.data.organisers_log(visit.event.id)
        with log.writing() as write, counts_of(visit).caught_up() as (tally, _):
            made = settling.settle(
                tally,
                Fact(visit.said("keep")),
                [Fact(one) for one in visit.all_said("seen")],
                reason,
                write,
                log.now(),
            )
        visit.note("settled", made.about)
        return visit.go(visit.at("settle"), "settled")

    @pages.post("/events/{event}/settle/undo", Access.ORGANISER)
    def undo(visit: Visit) -> Response:
        """Take a settlement back."""
        log = visit.data.organisers_log(visit.event.id)
        with log.writing() as write, counts_of(visit).caught_up() as (tally, _):
            made = settling.take_back(tally, Fact(visit.said("fact")), write, log.now())
        visit.note("settlement-undone", made.about)
        return visit.go(visit.at("settle"), "settlement_undone")

    @pages.post("/events/{event}/settle/void", Access.ORGANISER)
    def void(visit: Visit) -> Response:
        """Void a badge that was copied: its holder gets another one."""
        with counts_of(visit).caught_up() as (_, people):
            amended = people.amendments
        done = replace_badge(
            visit.book,
            visit.data.signer,
            os.urandom,
            wall_ms(),
            visit.said("person"),
            amended=amended,
        )
        visit.note("badge-replaced", done.badge.registration.id)
        return visit.show("settle_badge.html", badge=done.badge, revoked=done.revoked)

    @pages.post("/events/{event}/settle/take-in", Access.ORGANISER)
    def take_in(visit: Visit) -> Response:
        """Put a newcomer on the list."""
        key = RegistrationId(visit.said("person"))
        with counts_of(visit).caught_up() as (_, people):
            taking = settling.taking_in(people, key)
        visit.book.publish(registrations=taking.registrations, badges=taking.badges)
        visit.note("newcomer-taken-in", key)
        return visit.go(visit.at("settle"), "taken_in")

    @pages.get("/events/{event}/settle/who/{person}", Access.ORGANISER)
    def who(visit: Visit) -> Response:
        """Ask who of the list a newcomer is."""
        key = RegistrationId(visit.request.path_params["person"])
        with counts_of(visit).caught_up() as (tally, people):
            found = [one for one in settling.newcomers(tally, people) if one.registration.id == key]
        if not found:
            raise InputError(visit.text("This has changed since the page was shown. Look again."))
        sought = visit.query("name") or found[0].registration.public_name
        return visit.show(
            "settle_who.html",
            newcomer=found[0],
            sought=sought,
            people=settling.likely(visit.book.registrations(), sought),
        )

    @pages.post("/events/{event}/settle/same", Access.ORGANISER)
    def same(visit: Visit) -> Response:
        """Have a newcomer be somebody of the list."""
        key, known = RegistrationId(visit.said("person")), RegistrationId(visit.said("known"))
        log = visit.data.organisers_log(visit.event.id)
        with log.writing() as write, counts_of(visit).caught_up() as (tally, people):
            settling.same_as(tally, people, key, known, write, log.now())
        # Their old badge is good no more, also at desks that know it by its signature only.
        visit.request.app.state.doors.door(visit.event.id).window.amended()
        visit.note("newcomer-known", known)
        return visit.go(visit.at("settle"), "same_person")

    @pages.get("/events/{event}/settle/aside", Access.ORGANISER)
    def aside(visit: Visit) -> Response:
        """Give out the records that were kept aside, letter for letter."""
        records = visit.data.replica(visit.event.id).aside_records()
        lines = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in records)
        visit.note("aside-exported")
        return PlainTextResponse(
            lines,
            headers={**HEADERS, "Content-Disposition": 'attachment; filename="aside.jsonl"'},
            media_type="application/x-ndjson",
        )


def counts_of(visit: Visit) -> Counts:
    """What is known of the visit's event."""
    found = visit.request.app.state.counts.of(visit.event.id)
    if not isinstance(found, Counts):
        raise TypeError("the application has no counts")
    return found


def _list_names(visit: Visit) -> Mapping[str, str]:
    return {one.id: one.name for one in visit.book.lists()}


def _desk_names(visit: Visit) -> Mapping[DeskId, str]:
    # Of all that wrote records, the organisers' own as well.
    named = {one.id: one.name for one in visit.data.replica(visit.event.id).desks()}
    ours = {one.id for one in visit.book.desks()}
    organisers = visit.text("Organisers")
    return {key: name if key in ours else organisers for key, name in named.items()}


def _reason(visit: Visit) -> SettleReason:
    try:
        return SettleReason(visit.said("reason"))
    except ValueError:
        raise InputError(visit.text("Choose why first.")) from None


def _reasons(visit: Visit) -> Mapping[str, str]:
    return {
        SettleReason.SAME_PERSON: visit.text("The same person was scanned twice"),
        SettleReason.CODE_COPIED: visit.text("The badge was copied"),
        SettleReason.WRONG_PERSON: visit.text("The other was the wrong person"),
    }


def _how(visit: Visit) -> Mapping[str, str]:
    return {
        "scanned": visit.text("badge scanned"),
        "typed": visit.text("code typed"),
        "searched": visit.text("found by name"),
    }


def _why(visit: Visit) -> Mapping[str, str]:
    return {
        "reused": visit.text("Its number was used twice: a copied or restored laptop."),
        "another branch": visit.text("It follows on records that this server does not have."),
        "not genuine": visit.text("It does not bear its desk's signature."),
        "malformed": visit.text("It is no record that this version can read."),
        "unknown desk": visit.text("Its desk is not known here."),
    }
