"""How people stand on cards and in rows, and the buttons that cards about them share."""

from PySide6.QtCore import QCoreApplication

from checkin.domain.model import Registration
from ui.card import Act, Button
from ui.plain_text import isolated

translate = QCoreApplication.translate


def shown_name(who: Registration) -> str:
    """The public name, or what stands for it where there is none, or none is held."""
    if who.withheld:
        return who.category or translate("Card", "On the list")
    return translate("Card", "Code only") if who.code_only else who.public_name


def person(who: Registration | None) -> tuple[str, str]:
    """The name and the organisation that a card may show."""
    # An organisation of three people is as good as a name: code only means neither.
    return ("", "") if who is None or who.code_only else (who.public_name, who.organisation)


def lines(who: Registration | None, *ours: str) -> tuple[str, ...]:
    """Our own lines on a card about somebody. Without a name it is the category that says who."""
    if who is None or not who.code_only:
        return ours
    first = isolated(who.category) if who.withheld else shown_name(who)
    return (first, *ours) if first else ours


def help_desk(*, staff: bool, brief: bool = False) -> Button:
    """The easy answer to everything that is not green; at the help desk, what else can be done."""
    if staff:
        return Button(Act.HELP, translate("Card", "More (F2)"))
    if brief:
        return Button(Act.HELP, translate("Card", "Help desk (F2)"))
    return Button(Act.HELP, translate("Card", "Send to Help desk (F2)"))


def next_person() -> Button:
    """Nothing more to do here."""
    return Button(Act.BACK, translate("Card", "Next person"))


def how_to_begin(*, names: bool) -> str:
    """What to do with whoever comes; *names* where they can be found by theirs."""
    if names:
        return translate("Card", "Hold the code up to the camera, or type a name")
    return translate("Card", "Hold the code up to the camera, or type the short code under it")
