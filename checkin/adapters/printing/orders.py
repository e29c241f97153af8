"""What can be printed, as one order: a command makes it at once, a server in a process of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import IO

from checkin.adapters.printing.badge_sheet import Progress, Report, badges_pdf
from checkin.adapters.printing.card import Design
from checkin.adapters.printing.images import write_images
from checkin.adapters.printing.paper import paper_pdf
from checkin.domain.model import CheckInList, RegistrationId
from checkin.usecases.organise import EventBook, PrintedBadge


class Make(StrEnum):
    """What is made of badges."""

    BADGES = "badges"
    IMAGES = "images"
    PAPER = "paper"
    CODES = "codes"


KINDS = {
    Make.BADGES: ("application/pdf", "badges.pdf"),
    Make.IMAGES: ("application/zip", "badges.zip"),
    Make.PAPER: ("application/pdf", "list.pdf"),
    Make.CODES: ("application/pdf", "codes.pdf"),
}
"""What each is, and what its file is called."""


@dataclass(frozen=True, slots=True)
class Order:
    """Everything that is needed to make it, without a database.

    ``codes`` are those by which organisers know people in sheets of their own. ``language`` is
    that of the list on paper.
    """

    make: Make
    gathering_name: str
    badges: Sequence[PrintedBadge] = field(repr=False)
    design: Design = field(default_factory=Design)
    codes: Mapping[RegistrationId, str] = field(default_factory=dict, repr=False)
    lists: Sequence[CheckInList] = ()
    language: str = "en"


def order_for(
    make: Make,
    book: EventBook,
    badges: Sequence[PrintedBadge],
    design: Design | None = None,
    language: str = "en",
) -> Order:
    """Return the order to make something of *badges* of an event."""
    gathering = book.gathering()
    # Of several codes of one person the first, and always the same.
    opaque = sorted((one for one in book.badges() if not one.short), key=lambda one: one.id)
    good = {one.registration: one.id for one in reversed(opaque) if one.replaced_at is None}
    return Order(
        make,
        gathering.name if gathering else "",
        badges,
        design or Design(),
        good if make is Make.IMAGES else {},
        tuple(book.lists()) if make in {Make.PAPER, Make.CODES} else (),
        language,
    )


def carry_out(order: Order, out: IO[bytes], on_progress: Progress | None = None) -> Report:
    """Write what is ordered to *out*, from front to back.

    Raises:
        InputError: there is no font.
    """
    name, badges = order.gathering_name, order.badges
    if order.make is Make.IMAGES:
        return write_images(
            out, name, badges, design=order.design, codes=order.codes, on_progress=on_progress
        )
    if order.make is Make.BADGES:
        data, report = badges_pdf(name, badges, design=order.design, on_progress=on_progress)
    else:
        data, report = paper_pdf(
            name,
            badges,
            order.lists,
            language=order.language,
            names=order.make is Make.PAPER,
            on_progress=on_progress,
        )
    out.write(data)
    return report
