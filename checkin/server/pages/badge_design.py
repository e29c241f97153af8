"""How an event's badges look: as a form says, in the event's colour and with its logo."""

from collections.abc import Callable, Sequence

from checkin.adapters.printing.card import Design, branded
from checkin.adapters.printing.formats import format_called
from checkin.adapters.printing.one_badge import badge_png
from checkin.adapters.printing.words import LANGUAGES as WORDS_IN
from checkin.domain.model import Photos, Registration, RegistrationId
from checkin.server.pages.visit import Visit
from checkin.usecases.organise import PrintedBadge
from checkin.usecases.rehearsing import practice_badges

_DPI = 120


def design_of(visit: Visit, design: Design | None = None) -> Design:
    """*design*, or the usual one, as the event's own."""
    logo = visit.data.logo(visit.event.id).picture()
    return branded(design or Design(), visit.event, logo)


def design_said(visit: Visit, said: Callable[[str], str], languages: Sequence[str]) -> Design:
    """How badges are to look. Raises InputError for a format that there is not."""
    chosen = Design(
        format_called(said("format")),
        tuple(dict.fromkeys(one for one in languages if one in WORDS_IN)),
        category=bool(said("category_word")),
        both_sides=bool(said("both_sides")),
    )
    return design_of(visit, chosen)


def sample(visit: Visit, design: Design) -> bytes:
    """Return a picture of a card of somebody who does not exist; its code checks nobody in."""
    practice = practice_badges(visit.book, visit.data.signer)[0]
    person = Registration(
        RegistrationId(""),
        visit.text("Amina Example"),
        visit.text("An organisation"),
        category=visit.text("Category"),
        photos=Photos.NO,
    )
    badge = PrintedBadge(person, "00000000", practice.text)
    return badge_png(visit.event.name, badge, design, _DPI)
