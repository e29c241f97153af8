"""How people stand on cards and in rows, and the buttons that cards about them share."""

from PySide6.QtCore import QCoreApplication

from checkin.domain.model import Registration
from ui.card import Act, Button

translate = QCoreApplication.translate


def shown_name(who: Registration) -> str:
    """The public name, or that there is none to be shown."""
    return translate("Card", "Code only") if who.code_only else who.public_name


def person(who: Registration | None) -> tuple[str, str]:
    """The name and the organisation that a card may show."""
    # An organisation of three people is as good as a name: code only means neither.
    return ("", "") if who is None or who.code_only else (who.public_name, who.organisation)


def lines(who: Registration | None, *ours: str) -> tuple[str, ...]:
    """Our own lines on a card about somebody."""
    return (shown_name(who), *ours) if who and who.code_only else ours


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
