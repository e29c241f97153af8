"""Practice badges to print: one for each answer that a desk can give."""

from checkin.domain.errors import InputError
from checkin.domain.model import IssuedBadge, Registration, RegistrationId
from checkin.domain.practice import Practice, badge_id
from checkin.usecases.organise import BadgeSigner, EventBook, PrintedBadge, printed

WORDS = {
    Practice.CHECKED_IN: "Checked in",
    Practice.ALREADY_IN: "Already checked in",
    Practice.REPLACED: "Code replaced by another",
    Practice.REVOKED: "Badge no longer valid",
    Practice.CANCELLED: "Cancelled",
    Practice.OTHER_LIST: "Listed for another day",
    Practice.OTHER_DAY: "Badge for other days",
    Practice.OTHER_CATEGORY: "Not for everybody",
    Practice.NOT_OPEN_YET: "Not open yet",
    Practice.CLOSED: "No longer open",
    Practice.SPARE: "A spare badge",
    Practice.NOT_FOUND: "Not on this list",
    Practice.NOT_OURS: "Not an event code",
}
"""What stands on the card, for whoever hands them out."""


def practice_badges(book: EventBook, signer: BadgeSigner) -> list[PrintedBadge]:
    """Return the practice badges of an event, always the same ones.

    Raises:
        InputError: there is no event yet.
    """
    gathering = book.gathering()
    days = sorted(one.day for one in book.lists())
    if gathering is None or not days:
        raise InputError("There is no event yet. Make one first: checkin serve")
    return [
        printed(
            gathering,
            days[0],
            days[-1],
            Registration(RegistrationId(""), "PRACTICE", WORDS[one]),
            IssuedBadge(badge_id(one), RegistrationId("")),
            signer.practice,
        )
        for one in Practice
    ]
