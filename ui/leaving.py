"""The cards of people who leave, where a list checks people out."""

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from checkin.domain.verdict import Left, NotIn, NotInReason
from checkin.usecases.outcome import CheckOut
from ui import practising
from ui.card import BRIEF_MS, LEAVES_MS, Act, Button, Card, State
from ui.people_words import help_desk, how_to_begin, lines, next_person, person
from ui.theme import Look
from ui.times import hour

translate = QCoreApplication.translate


def ready(*, names: bool = True) -> Card:
    """Waiting for somebody who leaves: in another colour than where people come."""
    return Card(
        State.READY_OUT,
        Look.PLEASE_READ,
        translate("Card", "Checking out"),
        (
            how_to_begin(names=names),
            translate("Card", "Everybody who shows a code here leaves."),
        ),
        buttons=(Button(Act.CHECK_PEOPLE_IN, translate("Card", "Check people in again")),),
        shape=Look.READY,
    )


def answer(out: CheckOut, inside: int, zone: tzinfo, *, staff: bool) -> Card:
    """The card for *out*; *inside* is how many are in now."""
    going = out.leaving
    if isinstance(going, Left):
        who = going.registration
        count = translate("Card", "Inside now: {count}").format(count=inside)
        return Card(
            State.CHECKED_OUT,
            Look.READY,
            translate("Card", "Checked out"),
            lines(who, count),
            *person(who),
            leaves_ms=LEAVES_MS,
            shape=Look.CHECKED_IN,
        )
    if going.reason is NotInReason.PRACTICE:
        return practising.leaving()
    if going.reason is NotInReason.NOT_OURS:
        return Card(
            State.NOT_AN_EVENT_CODE,
            Look.STOP,
            translate("Card", "Not an event code"),
            (translate("Card", "Some other QR code. Ask for the one in the event e-mail"),),
            leaves_ms=BRIEF_MS,
        )
    return Card(
        State.NOT_IN,
        Look.ALREADY_IN,
        translate("Card", "Not checked in"),
        lines(going.registration, _why(going, zone)),
        *person(going.registration),
        buttons=(next_person(), help_desk(staff=staff)),
    )


def _why(going: NotIn, zone: tzinfo) -> str:
    if going.reason is NotInReason.NO_CHECK_OUT:
        return translate("Card", "Nobody is checked out of this list.")
    if going.left is not None:
        time = hour(going.left.corrected_ms, zone)
        return translate("Card", "Left already at {time}. Nothing to do.").format(time=time)
    return translate("Card", "As far as this desk knows. They may go: nothing to do.")
