"""The desk's own cards, about nobody: unread, help, hidden, nothing to undo, the one that blocks."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from ui.card import LEAVES_MS, Act, Button, Card, State
from ui.guide import guide
from ui.plain_text import isolated
from ui.theme import Look
from ui.times import hour

translate = QCoreApplication.translate

_HELP_DESKS = 4
"""How many help desks a card names."""


def nothing_to_undo() -> Card:
    """Ctrl+Z with nothing to take back."""
    return Card(
        State.NOTHING_TO_UNDO,
        Look.READY,
        translate("Card", "Nothing to take back"),
        (translate("Card", "Only the last check-in made here, for ten minutes."),),
        leaves_ms=LEAVES_MS,
    )


def sent(help_desks: Sequence[str] = ()) -> Card:
    """Somebody goes to the help desk, one of *help_desks*; the lane is free."""
    return Card(
        State.SENT,
        Look.READY,
        translate("Card", "Over to the help desk"),
        (
            translate("Card", "Point the way: the help desk sees to them."),
            *_where(help_desks),
            translate("Card", "The next person can come."),
        ),
        leaves_ms=LEAVES_MS,
        shape=Look.PLEASE_READ,
    )


def no_help_desk(help_desks: Sequence[str], *, names: bool) -> Card:
    """Asked for the help desk where there is none; the others are *help_desks*."""
    has_none = translate("Card", "This desk holds no names. Send people to a help desk.")
    few = translate("Card", "This desk is a lane. Send people to a help desk.")
    return Card(
        State.NO_HELP_DESK,
        Look.READY,
        translate("Card", "No help desk here"),
        (few if names else has_none, *_where(help_desks)),
        leaves_ms=LEAVES_MS,
        shape=Look.PLEASE_READ,
    )


def _where(help_desks: Sequence[str]) -> tuple[str, ...]:
    if not help_desks:
        return ()
    named = [isolated(one) for one in help_desks[:_HELP_DESKS]]
    others = len(help_desks) - _HELP_DESKS
    more = [isolated(f"+{others}")] if others > 0 else []
    return (
        translate("Card", "Help desks: {desks}").format(desks=" \u00b7 ".join([*named, *more])),
    )


def scan_again() -> Card:
    """What was asked came too late, or twice."""
    return Card(
        State.SCAN_AGAIN,
        Look.READY,
        translate("Card", "Show the code once more"),
        (translate("Card", "This answer was more than a minute old, or used already."),),
        leaves_ms=LEAVES_MS,
        shape=Look.PLEASE_READ,
    )


def unread(hint: str) -> Card:
    """A code has been held up for seconds and cannot be read: what may help."""
    return Card(
        State.UNREAD,
        Look.READY,
        translate("Card", "Can\u2019t read it yet"),
        (hint_words(hint), translate("Card", "Or type the code under it.")),
    )


def hint_words(hint: str) -> str:
    """What a volunteer says to whoever holds the badge."""
    match hint:
        case "closer":
            return translate("Card", "Hold the badge a hand\u2019s width closer.")
        case "further":
            return translate("Card", "Hold the badge a hand\u2019s width further away.")
        case "steady":
            return translate("Card", "Hold the badge still for a moment.")
        case "glare":
            return translate("Card", "Tilt the badge a little: a light is mirrored in it.")
        case "dark":
            return translate("Card", "It is dark here: hold the badge where there is more light.")
        case "brighter":
            return translate("Card", "Turn the phone\u2019s brightness up.")
    raise ValueError(hint)


def desk_card() -> Card:
    """Somebody shows the desk card to a desk that is open."""
    return Card(
        State.DESK_CARD,
        Look.READY,
        translate("Card", "This is a desk card"),
        (
            translate("Card", "It opens a locked desk; this one is open already."),
            translate("Card", "Put it away where nobody can photograph it."),
        ),
        leaves_ms=LEAVES_MS,
        shape=Look.PLEASE_READ,
    )


def hidden() -> Card:
    """Nothing of anybody on the screen."""
    return Card(
        State.HIDDEN,
        Look.READY,
        translate("Card", "Hidden"),
        (translate("Card", "Any key or any code brings the desk back."),),
    )


def help_card(contacts: Sequence[str] = (), *, names: bool = True) -> Card:
    """What to do, in plain words, with no network; and whom of this event to ask."""
    shown = guide(contacts, names=names)
    return Card(
        State.HELP,
        Look.READY,
        translate("Card", "Help"),
        (*shown.lines(), translate("Card", "Working offline is fine. Keep going.")),
        buttons=(Button(Act.BACK, translate("Card", "Back to work")),),
        guide=shown,
    )


def write_failed(last_saved_ms: int, zone: tzinfo) -> Card:
    """The only card that blocks."""
    return Card(
        State.WRITE_FAILED,
        Look.STOP,
        translate("Card", "Do not use this laptop"),
        (
            translate(
                "Card", "Nothing since {time} is saved. Use another desk or the paper list"
            ).format(time=hour(last_saved_ms, zone)),
            translate("Card", "Each further scan tries again, and so does Enter."),
        ),
        buttons=(Button(Act.AGAIN, translate("Card", "Try again")),),
    )
