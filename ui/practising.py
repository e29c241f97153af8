"""The cards of practice badges: each answer as volunteers will see it, and the word that nothing was saved.

One is not as it will be: green means saved, here as everywhere, so no practice badge is green.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from checkin.domain.practice import Practice
from ui.card import Card, State
from ui.people_words import next_person
from ui.theme import Look

translate = QCoreApplication.translate

_TITLES: dict[Practice, Callable[[], str]] = {
    Practice.CHECKED_IN: lambda: translate("Card", "Checked in"),
    Practice.ALREADY_IN: lambda: translate("Card", "Already checked in"),
    Practice.REPLACED: lambda: translate("Card", "Code no longer valid"),
    Practice.REVOKED: lambda: translate("Card", "Code no longer valid"),
    Practice.CANCELLED: lambda: translate("Card", "Code no longer valid"),
    Practice.OTHER_LIST: lambda: translate("Card", "Listed for another day"),
    Practice.OTHER_DAY: lambda: translate("Card", "Listed for another day"),
    Practice.OTHER_CATEGORY: lambda: translate("Card", "Not for everybody"),
    Practice.NOT_OPEN_YET: lambda: translate("Card", "Not open yet"),
    Practice.CLOSED: lambda: translate("Card", "No longer open"),
    Practice.SPARE: lambda: translate("Card", "A spare badge"),
    Practice.NOT_FOUND: lambda: translate("Card", "Not on this list"),
    Practice.NOT_OURS: lambda: translate("Card", "Not an event code"),
}


def answer(practice: Practice) -> Card:
    """The card for a practice badge."""
    title = translate("Card", "Practice: {answer}").format(answer=_TITLES[practice]())
    match practice:
        case Practice.CHECKED_IN:
            look, line = Look.READY, translate("Card", "With a real badge this is green.")
        case Practice.ALREADY_IN:
            look = Look.ALREADY_IN
            line = translate("Card", "With a real badge it says when and where.")
        case Practice.NOT_OURS:
            look, line = Look.STOP, translate("Card", "Ask for the code in the event e-mail.")
        case _:
            look = Look.STOP
            line = translate("Card", "With a real badge: to the help desk, F2.")
    return _card(look, title, line)


def leaving() -> Card:
    """The card for a practice badge where people are checked out."""
    line = translate("Card", "With a real badge somebody is checked out.")
    return _card(Look.READY, translate("Card", "Practice badge"), line)


def _card(look: Look, title: str, line: str) -> Card:
    return Card(
        State.PRACTICE,
        look,
        title,
        (translate("Card", "Practice badge. Nothing is counted, nothing is saved."), line),
        buttons=(next_person(),),
        shape=Look.PLEASE_READ if look is Look.READY else None,
    )
