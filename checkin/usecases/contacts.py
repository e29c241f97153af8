"""Whom volunteers ask: a few lines of the organisers' on every desk's help card."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from checkin.domain.errors import InputError
from checkin.usecases.organise import EventBook

MOST_CONTACTS = 6
"""So many lines have room on the card."""

LONGEST_CONTACT = 40
"""So many characters of one can be read at arm's length."""

NO_CONTACTS = "none"
"""What takes all of them away."""

_JOINERS = "\u200c\u200d"
"""Scripts that join their letters need these two; no other format character means anything."""


def set_contacts(book: EventBook, written: Sequence[str]) -> tuple[str, ...]:
    """Let the help card of every desk have these lines and no others, and return them.

    :data:`NO_CONTACTS` alone takes all away. Control characters go.

    Raises:
        InputError: there is no event yet; a line is empty or too long, or there are too many.
    """
    contacts = () if list(written) == [NO_CONTACTS] else tuple(map(plain_line, written))
    if len(contacts) > MOST_CONTACTS:
        raise InputError(f"The help card has room for {MOST_CONTACTS} contacts.")
    for one in contacts:
        if not 0 < len(one) <= LONGEST_CONTACT:
            raise InputError(
                f"A contact is a line of at most {LONGEST_CONTACT} characters, "
                "such as “Venue lead: room 12”."
            )
    gathering = book.gathering()
    if gathering is None:
        raise InputError("There is no event yet. Make one first: checkin serve")
    book.publish(gathering=replace(gathering, contacts=contacts))
    return contacts


def plain_line(text: str) -> str:
    """Return *text* as one line, without control characters."""
    kept = (
        letter if letter in _JOINERS or unicodedata.category(letter)[0] != "C" else " "
        for letter in text
    )
    return " ".join("".join(kept).split())
