"""The words on the panel: pure functions from values to a card.

Never: invalid, fraud, denied, error, ticket. Always: what to do next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from checkin.domain.model import CheckInList, ListId, Registration
from checkin.domain.record import Kind, Record
from checkin.domain.verdict import Admitted, Reason, Refused
from checkin.usecases.outcome import Count, Outcome
from checkin.usecases.unheard import Unheard
from ui import leaving
from ui.card import BRIEF_MS, LEAVES_MS, Act, Button, Card, State
from ui.people_words import help_desk, how_to_begin, lines, next_person, person
from ui.plain_text import isolated
from ui.theme import Look
from ui.times import day_in_full, hour, minutes_ago, moment, moment_within

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Known:
    """What a card needs to know besides the outcome.

    ``earlier_desk`` is the name of the desk of the earlier admission, empty
    when it is not known; ``a_moment_ago`` when that was this desk, just now.
    ``staff`` when a help desk asks, which has nobody to send people to, and ``names``
    where people can be found by theirs.
    """

    now_ms: int
    zone: tzinfo
    lists: Sequence[CheckInList] = ()
    earlier_desk: str = ""
    a_moment_ago: bool = False
    staff: bool = False
    names: bool = True


_CATEGORIES = 3
"""How many categories a card names: who else may enter is for the help desk to look up."""


def ready(
    on: CheckInList | None, *, out: bool = False, opens: str = "", names: bool = True
) -> Card:
    """Waiting for somebody, or for the first list to arrive; *out* where people leave.

    *opens* is when the list does, empty once it has; *names* where people can be found
    by theirs.
    """
    if on is None:
        return no_list_yet()
    if out:
        return leaving.ready(names=names)
    return Card(
        State.READY,
        Look.READY,
        translate("Card", "Ready"),
        (
            how_to_begin(names=names),
            *([_opens(on, opens)] if opens else []),
        ),
    )


def no_list_yet() -> Card:
    """Nobody can be found before the first list: no reason to turn anybody away."""
    return Card(
        State.NO_LIST_YET,
        Look.READY,
        translate("Card", "No list on this laptop yet"),
        (
            translate("Card", "It comes by itself. Nothing to do here."),
            translate("Card", "Until then, use another desk or the paper list."),
        ),
        shape=Look.PLEASE_READ,
    )


def answer(outcome: Outcome, known: Known) -> Card:
    """The card for *outcome*."""
    verdict = outcome.verdict
    if isinstance(verdict, Admitted):
        return _admitted(verdict, outcome.unheard, known)
    if verdict.reason is Reason.ALREADY_IN:
        return _already_in(verdict, outcome.on, known)
    return _stopped(verdict, outcome.on, known)


def _admitted(verdict: Admitted, unheard: Unheard | None, known: Known) -> Card:
    who = verdict.registration
    if who is None:
        line = translate("Card", "New since this laptop's list. Nothing to do.")
        return _please_read(line, known)
    if who.attention:
        return _please_read(isolated(who.attention), known, who)
    give = " \u00b7 ".join(isolated(one) for one in who.give)
    things = (translate("Card", "Give: {things}").format(things=give),) if give else ()
    return Card(
        State.CHECKED_IN,
        Look.CHECKED_IN,
        translate("Card", "Checked in"),
        lines(who, *things, *([_unheard(unheard)] if unheard else [])),
        *person(who),
        leaves_ms=LEAVES_MS,
    )


def _unheard(unheard: Unheard) -> str:
    hours, minutes = divmod(unheard.for_ms // 60_000, 60)
    words = (
        translate("Card", "{desk} has not been heard for {hours} h {minutes} min")
        if hours
        else translate("Card", "{desk} has not been heard for {minutes} min")
    )
    desk = isolated(unheard.name) if unheard.name else translate("Card", "Another desk")
    return words.format(desk=desk, hours=hours, minutes=minutes)


def _please_read(line: str, known: Known, who: Registration | None = None) -> Card:
    give = " \u00b7 ".join(isolated(one) for one in who.give) if who else ""
    more = (translate("Card", "Give: {things}").format(things=give),) if give else ()
    return Card(
        State.PLEASE_READ,
        Look.PLEASE_READ,
        translate("Card", "Checked in - please read"),
        lines(who, line, *more),
        *person(who),
        buttons=(next_person(), help_desk(staff=known.staff)),
    )


def _already_in(verdict: Refused, on: CheckInList | None, known: Known) -> Card:
    earlier = verdict.earlier
    if earlier is None or known.a_moment_ago:
        state, line = State.A_MOMENT_AGO, translate("Card", "A moment ago, here")
    else:
        state, line = State.ALREADY_IN, _when_and_where(earlier, known)
    out = Button(Act.CHECK_OUT, translate("Card", "Check out"))
    return Card(
        state,
        Look.ALREADY_IN,
        translate("Card", "Already checked in"),
        lines(verdict.registration, line),
        *person(verdict.registration),
        buttons=(
            *((out,) if on and on.exit else ()),
            Button(Act.BACK_AGAIN, translate("Card", "Same person, back again")),
            help_desk(staff=known.staff, brief=True),
        ),
    )


def _when_and_where(earlier: Record, known: Known) -> str:
    when = moment(earlier.corrected_ms, known.now_ms, known.zone)
    ago = minutes_ago(earlier.corrected_ms, known.now_ms)
    if not known.earlier_desk:
        return translate("Card", "{when}, {ago}.").format(when=when, ago=ago)
    return translate("Card", "{when} at {desk}, {ago}.").format(
        when=when, desk=isolated(known.earlier_desk), ago=ago
    )


def _stopped(verdict: Refused, on: CheckInList | None, known: Known) -> Card:
    who = verdict.registration
    match verdict.reason:
        case Reason.NO_LIST_YET:
            return no_list_yet()
        case Reason.NOT_AN_EVENT_CODE | Reason.NOT_OURS:
            return Card(
                State.NOT_AN_EVENT_CODE,
                Look.STOP,
                translate("Card", "Not an event code"),
                (translate("Card", "Some other QR code. Ask for the one in the event e-mail"),),
                leaves_ms=BRIEF_MS,
            )
        case Reason.REPLACED:
            line = translate("Card", "Replaced {when}. Help desk").format(
                when=moment_within(verdict.replaced_at or 0, known.now_ms, known.zone)
            )
            return _stop(State.REPLACED, _no_longer(), line, who, known)
        case Reason.REVOKED:
            line = translate("Card", "This badge is no longer valid. Help desk")
            return _stop(State.REVOKED, _no_longer(), line, who, known)
        case Reason.CANCELLED:
            line = translate("Card", "Cancelled. Help desk")
            return _stop(State.CANCELLED, _no_longer(), line, who, known)
        case Reason.SPARE:
            line = translate("Card", "It is nobody's yet. The help desk gives it to somebody")
            title = translate("Card", "A spare badge")
            return _stop(State.SPARE, title, line, None, known)
        case Reason.OTHER_DAY:
            line = translate("Card", "This badge is for other days. Help desk can admit")
            return _stop(State.OTHER_DAY, _another_day(), line, who, known)
        case Reason.OTHER_LIST:
            line = _registered_for(verdict.elsewhere, on, known.lists)
            return _stop(State.OTHER_LIST, _another_day(), line, who, known)
        case Reason.NOT_OPEN_YET | Reason.CLOSED | Reason.OTHER_CATEGORY if on is not None:
            return _against_the_rules(verdict, on, known)
        case _:
            by_name = translate("Card", "Try the name. Still nothing? Help desk")
            by_code = translate("Card", "Try the short code. Still nothing? Help desk")
            line = by_name if known.names else by_code
            return _stop(State.NOT_FOUND, translate("Card", "Not on this list"), line, who, known)


def _against_the_rules(verdict: Refused, on: CheckInList, known: Known) -> Card:
    name, who = isolated(on.name), verdict.registration
    if verdict.reason is Reason.NOT_OPEN_YET:
        when = moment_within(on.opens or 0, known.now_ms, known.zone)
        line = translate("Card", "{list} opens {when}. Help desk can admit")
        title = translate("Card", "Not open yet")
        return _stop(State.NOT_OPEN_YET, title, line.format(list=name, when=when), who, known)
    if verdict.reason is Reason.CLOSED:
        when = moment_within(on.closes or 0, known.now_ms, known.zone)
        line = translate("Card", "{list} closed {when}. Help desk can admit")
        title = translate("Card", "No longer open")
        return _stop(State.CLOSED, title, line.format(list=name, when=when), who, known)
    named = [isolated(one) for one in on.categories[:_CATEGORIES]]
    others = len(on.categories) - _CATEGORIES
    more = [isolated(f"+{others}")] if others > 0 else []
    line = translate("Card", "{list} is for {categories}. Help desk can admit").format(
        list=name, categories=" \u00b7 ".join([*named, *more])
    )
    return _stop(State.OTHER_CATEGORY, translate("Card", "Not for everybody"), line, who, known)


def _opens(on: CheckInList, when: str) -> str:
    return translate("Card", "{list} opens {when}").format(list=isolated(on.name), when=when)


def _stop(state: State, title: str, line: str, who: Registration | None, known: Known) -> Card:
    return Card(
        state,
        Look.STOP,
        title,
        lines(who, line),
        *person(who),
        buttons=(help_desk(staff=known.staff), next_person()),
    )


def _registered_for(
    elsewhere: Sequence[ListId], on: CheckInList | None, lists: Sequence[CheckInList]
) -> str:
    named = [
        translate("Card", "{list}, {day}").format(list=isolated(one.name), day=day_in_full(one.day))
        for one in lists
        if one.id in elsewhere
    ]
    if named:
        return translate("Card", "Registered for {lists}. Help desk can admit").format(
            lists=" \u00b7 ".join(named)
        )
    return translate("Card", "Not registered for {list}. Help desk can admit").format(
        list=isolated(on.name) if on else ""
    )


def confirm(who: Registration, *, out: bool = False, staff: bool = False, code: str = "") -> Card:
    """Found by name or typed code: look twice, then Enter.

    *code* is the one that was typed, where there is no name to compare.
    """
    if out:
        state, look, act = State.CONFIRM_OUT, Look.PLEASE_READ, Act.CHECK_OUT
        asked, does = translate("Card", "Check out?"), translate("Card", "Check out")
        keys = translate("Card", "Enter again checks out, Esc goes back")
    else:
        state, look, act = State.CONFIRM, Look.READY, Act.CHECK_IN
        asked, does = translate("Card", "Check in?"), translate("Card", "Check in")
        keys = translate("Card", "Enter again checks in, Esc goes back")
    # At a help desk there is more to do for whoever comes.
    more = (help_desk(staff=True),) if staff and not out else ()
    return Card(
        state,
        look,
        asked,
        lines(who, *([isolated(code)] if code else []), keys),
        *person(who),
        buttons=(Button(act, does), Button(Act.BACK, translate("Card", "Back")), *more),
    )


def undone(who: Registration | None, made: Record, count: Count, zone: tzinfo) -> Card:
    """What was taken back, and what is left."""
    if made.kind == Kind.LEFT:
        line = translate("Card", "The check-out of {time} no longer counts.")
    else:
        line = translate("Card", "The check-in of {time} no longer counts.")
    return Card(
        State.UNDONE,
        Look.READY,
        translate("Card", "Taken back"),
        lines(
            who,
            line.format(time=hour(made.corrected_ms, zone)),
            translate("Card", "Now here: {here} of {expected}").format(
                here=count.here, expected=count.expected
            ),
        ),
        *person(who),
        buttons=(next_person(),),
        shape=Look.PLEASE_READ,
    )


def _no_longer() -> str:
    return translate("Card", "Code no longer valid")


def _another_day() -> str:
    return translate("Card", "Listed for another day")
