"""The words on the panel: pure functions from values to a card.

Never: invalid, fraud, denied, error, ticket. Always: what to do next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from checkin.domain.model import CheckInList, ListId, Registration
from checkin.domain.record import Record
from checkin.domain.verdict import Admitted, Reason, Refused
from checkin.usecases.desk import Count, Outcome
from ui.card import BRIEF_MS, LEAVES_MS, Act, Button, Card, State
from ui.plain_text import isolated
from ui.theme import Look
from ui.times import day_in_full, hour, minutes_ago, moment, moment_within

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Known:
    """What a card needs to know besides the outcome.

    ``earlier_desk`` is the name of the desk of the earlier admission, empty
    when it is not known; ``a_moment_ago`` when that was this desk, just now.
    """

    now_ms: int
    zone: tzinfo
    lists: Sequence[CheckInList] = ()
    earlier_desk: str = ""
    a_moment_ago: bool = False


def ready(on: CheckInList | None) -> Card:
    """Waiting for somebody, or for the first list to arrive."""
    if on is None:
        return no_list_yet()
    return Card(
        State.READY,
        Look.READY,
        translate("Card", "Ready"),
        (translate("Card", "Hold the code up to the camera, or type a name"),),
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
        return _admitted(verdict)
    if verdict.reason is Reason.ALREADY_IN:
        return _already_in(verdict, known)
    return _stopped(verdict, outcome.on, known)


def _admitted(verdict: Admitted) -> Card:
    who = verdict.registration
    if who is None:
        return _please_read(translate("Card", "New since this laptop's list. Nothing to do."))
    if who.attention:
        return _please_read(isolated(who.attention), who)
    give = " \u00b7 ".join(isolated(one) for one in who.give)
    lines = (translate("Card", "Give: {things}").format(things=give),) if give else ()
    return Card(
        State.CHECKED_IN,
        Look.CHECKED_IN,
        translate("Card", "Checked in"),
        _lines(who, *lines),
        *_person(who),
        leaves_ms=LEAVES_MS,
    )


def _please_read(line: str, who: Registration | None = None) -> Card:
    give = " \u00b7 ".join(isolated(one) for one in who.give) if who else ""
    more = (translate("Card", "Give: {things}").format(things=give),) if give else ()
    return Card(
        State.PLEASE_READ,
        Look.PLEASE_READ,
        translate("Card", "Checked in - please read"),
        _lines(who, line, *more),
        *_person(who),
        buttons=_next(),
    )


def _already_in(verdict: Refused, known: Known) -> Card:
    earlier = verdict.earlier
    if earlier is None or known.a_moment_ago:
        state, line = State.A_MOMENT_AGO, translate("Card", "A moment ago, here")
    else:
        state, line = State.ALREADY_IN, _when_and_where(earlier, known)
    return _about(
        state, Look.ALREADY_IN, translate("Card", "Already checked in"), line, verdict.registration
    )


def _when_and_where(earlier: Record, known: Known) -> str:
    when = moment(earlier.at, known.now_ms, known.zone)
    ago = minutes_ago(earlier.at, known.now_ms)
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
            return _about(State.REPLACED, Look.STOP, _no_longer(), line, who)
        case Reason.CANCELLED:
            line = translate("Card", "Cancelled. Help desk")
            return _about(State.CANCELLED, Look.STOP, _no_longer(), line, who)
        case Reason.OTHER_DAY:
            line = translate("Card", "This badge is for other days. Help desk can admit")
            return _about(State.OTHER_DAY, Look.STOP, _another_day(), line, who)
        case Reason.OTHER_LIST:
            line = _registered_for(verdict.elsewhere, on, known.lists)
            return _about(State.OTHER_LIST, Look.STOP, _another_day(), line, who)
        case _:
            line = translate("Card", "Try the name. Still nothing? Help desk")
            return _about(
                State.NOT_FOUND, Look.STOP, translate("Card", "Not on this list"), line, who
            )


def _about(state: State, look: Look, title: str, line: str, who: Registration | None) -> Card:
    return Card(
        state,
        look,
        title,
        _lines(who, line),
        *_person(who),
        buttons=_next(),
    )


def _registered_for(
    elsewhere: Sequence[ListId], on: CheckInList | None, lists: Sequence[CheckInList]
) -> str:
    named = [
        f"{isolated(one.name)}, {day_in_full(one.day)}" for one in lists if one.id in elsewhere
    ]
    if named:
        return translate("Card", "Registered for {lists}. Help desk can admit").format(
            lists=" \u00b7 ".join(named)
        )
    return translate("Card", "Not registered for {list}. Help desk can admit").format(
        list=isolated(on.name) if on else ""
    )


def confirm(who: Registration) -> Card:
    """Found by name or typed code: look twice, then Enter."""
    return Card(
        State.CONFIRM,
        Look.READY,
        translate("Card", "Check in?"),
        _lines(who, translate("Card", "Enter again checks in, Esc goes back")),
        *_person(who),
        buttons=(
            Button(Act.CHECK_IN, translate("Card", "Check in")),
            Button(Act.BACK, translate("Card", "Back")),
        ),
    )


def undone(who: Registration | None, made_at: int, count: Count, zone: tzinfo) -> Card:
    """What was taken back, and what is left."""
    return Card(
        State.UNDONE,
        Look.READY,
        translate("Card", "Taken back"),
        _lines(
            who,
            translate("Card", "The check-in of {time} no longer counts.").format(
                time=hour(made_at, zone)
            ),
            translate("Card", "Now here: {here} of {expected}").format(
                here=count.here, expected=count.expected
            ),
        ),
        *_person(who),
        buttons=_next(),
        shape=Look.PLEASE_READ,
    )


def shown_name(who: Registration) -> str:
    """The public name, or that there is none to be shown."""
    return translate("Card", "Code only") if who.code_only else who.public_name


def _person(who: Registration | None) -> tuple[str, str]:
    # An organisation of three people is as good as a name: code only means neither.
    return ("", "") if who is None or who.code_only else (who.public_name, who.organisation)


def _lines(who: Registration | None, *lines: str) -> tuple[str, ...]:
    return (shown_name(who), *lines) if who and who.code_only else lines


def _no_longer() -> str:
    return translate("Card", "Code no longer valid")


def _another_day() -> str:
    return translate("Card", "Listed for another day")


def _next() -> tuple[Button, ...]:
    return (Button(Act.BACK, translate("Card", "Next person")),)
