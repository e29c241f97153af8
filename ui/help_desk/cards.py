"""The cards of what was done at the help desk."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from checkin.domain.model import Registration
from ui.card import LEAVES_MS, Act, Button, Card, State
from ui.people_words import lines, next_person, person, shown_name
from ui.plain_text import isolated
from ui.theme import Look

translate = QCoreApplication.translate


def registered(who: Registration, *, badge: bool, here: bool) -> Card:
    """Somebody is on the list now, and may be checked in if they are expected *here*."""
    return Card(
        State.REGISTERED,
        Look.READY,
        translate("HelpDesk", "On the list now"),
        lines(
            who,
            translate("HelpDesk", "The spare badge is theirs now.")
            if badge
            else translate("HelpDesk", "They have no badge: find them by name."),
            translate("HelpDesk", "Enter checks in, Esc goes back.")
            if here
            else translate("HelpDesk", "Not for this desk's list: nothing to check in now."),
        ),
        *person(who),
        buttons=(
            Button(Act.CHECK_IN, translate("HelpDesk", "Check in")),
            Button(Act.BACK, translate("HelpDesk", "Not now")),
        )
        if here
        else (next_person(),),
        shape=Look.PLEASE_READ,
    )


def replaced(who: Registration, *, badge: bool) -> Card:
    """Their old badges are good no more."""
    new = translate("HelpDesk", "The spare badge is theirs now.")
    none = translate("HelpDesk", "They have no badge: find them by name.")
    return Card(
        State.BADGE_REPLACED,
        Look.READY,
        translate("HelpDesk", "Badge replaced"),
        lines(
            who,
            new if badge else none,
            translate("HelpDesk", "The old one is good no more, here and wherever it is heard."),
        ),
        *person(who),
        buttons=(next_person(),),
        shape=Look.PLEASE_READ,
    )


def together(title: str, count: int, others: Sequence[Registration]) -> Card:
    """A group is in; who of it is not."""
    more = translate("HelpDesk", "Not checked in: {names}").format(
        names=" \u00b7 ".join(isolated(shown_name(one)) for one in others)
    )
    return Card(
        State.GROUP,
        Look.PLEASE_READ if others else Look.CHECKED_IN,
        translate("HelpDesk", "{count} checked in").format(count=count),
        (isolated(title), *((more,) if others else ())),
        leaves_ms=None if others else LEAVES_MS,
        buttons=(next_person(),) if others else (),
    )
