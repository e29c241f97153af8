"""One badge: what stands on it, and where.

::

    //////  No photos  //////       a band of stripes, or a frame; nothing if nobody was asked
    Public Name                     as large as it goes; from the right where the name is
    On Two Lines                    written so, and the whole card with it
    Organisation       +--------+
    [category]         |   QR   |   modules of 0.6 mm and more, vector
    (logo)             +--------+
    Gathering           7QK3 M2XA   as wide as the QR code

On low cards (labels) everything stands beside the code, and the gathering only where there is room.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fpdf import FPDF
from PIL import Image

from checkin.adapters.printing.drawing import (
    GREY,
    draw_code,
    draw_stripes,
    draw_text,
)
from checkin.adapters.printing.fonts import Fonts, Weight
from checkin.adapters.printing.formats import USUAL, Format
from checkin.adapters.printing.layout import APART, Box, Layout, layout
from checkin.adapters.printing.typesetting import Block, Room, is_rightward, set_text
from checkin.adapters.printing.words import LANGUAGES, words
from checkin.domain.colour import ink_on
from checkin.domain.model import Gathering, Photos
from checkin.domain.plain_text import LONGEST, plain
from checkin.domain.short_code import spaced
from checkin.usecases.organise import PrintedBadge

_STRIPED_WORD = 0.6
"""Of a striped band's width its word takes at most."""
_THIN = 0.3


@dataclass(frozen=True, slots=True)
class Design:
    """How badges look.

    ``languages`` are those of the words about photos; of none it is English.
    ``colour`` is the event's ("#rrggbb", empty for none), ``logo`` a PNG or JPEG, empty for none.
    ``both_sides``: behind each card stands the same, for badges that turn.
    """

    format: Format = USUAL
    languages: tuple[str, ...] = ()
    category: bool = False
    both_sides: bool = False
    colour: str = ""
    logo: bytes = field(default=b"", repr=False)


def branded(design: Design, gathering: Gathering, logo: bytes | None) -> Design:
    """Return *design* in an event's colour, with its *logo*, and in its languages if it has none."""
    known = tuple(one for one in gathering.languages if one in LANGUAGES)
    languages = design.languages or known or LANGUAGES[:1]
    return replace(design, languages=languages, colour=gathering.colour, logo=logo or b"")


@dataclass(frozen=True, slots=True)
class Card:
    """One badge, ready to be drawn. *rightward*: it is read from left to right."""

    layout: Layout
    photos: Block | None
    striped: bool
    name: Block
    organisation: Block
    category: Block | None
    gathering: Block | None
    code: Block
    text: str = field(repr=False)
    rightward: bool

    def blocks(self) -> Iterator[Block]:
        """Everything on it that is text."""
        every = (self.photos, self.name, self.organisation, self.category, self.gathering)
        yield from (one for one in every if one is not None)
        yield self.code


def set_card(badge: PrintedBadge, gathering_name: str, design: Design, fonts: Fonts) -> Card:
    """Set the texts of one badge."""
    person = badge.registration
    name = plain(person.public_name)[:LONGEST]
    organisation = plain(person.organisation)[:LONGEST]
    category = plain(person.category)[:LONGEST] if design.category else ""
    code = spaced(badge.short)
    asked = person.photos is not Photos.UNSAID
    # Two languages share a line; more of them have a second one.
    lines = 0 if not asked else 2 if len(design.languages) > 2 else 1
    at = layout(design.format, photos=lines, category=bool(category), logo=bool(design.logo))
    photos = None
    if asked:
        said = words("no photos" if person.photos is Photos.NO else "photos", design.languages)
        wide = at.photos.wide * (_STRIPED_WORD if person.photos is Photos.NO else 0.95)
        room = Room(wide, at.photos.high * 0.84, 2, at.photos.high / 0.5, 4)
        photos = set_text(said, room, Weight.BOLD, fonts)
    return Card(
        layout=at,
        photos=photos,
        striped=person.photos is Photos.NO,
        name=set_text(
            name or code,
            _room(at.name, 3, at.largest, 7),
            Weight.BOLD if name else Weight.CODE,
            fonts,
        ),
        organisation=set_text(
            organisation, _room(at.organisation, 3, at.largest * 0.45, 5), Weight.REGULAR, fonts
        ),
        category=set_text(
            category,
            Room(at.category.wide - 2, at.category.high * 0.84, 1, at.category.high / 0.5, 4),
            Weight.BOLD,
            fonts,
        )
        if category
        else None,
        gathering=set_text(
            plain(gathering_name)[:LONGEST],
            _room(at.gathering, 1, at.gathering.high * 2, 4),
            Weight.REGULAR,
            fonts,
        )
        if at.gathering.high
        else None,
        code=set_text(code, Room(at.code.wide, at.code.high * 2, 1, 40, 5), Weight.CODE, fonts),
        text=badge.text,
        rightward=is_rightward(name),
    )


def _room(box: Box, lines: int, largest: float, smallest: float) -> Room:
    return Room(box.wide, box.high, lines, largest, smallest)


# ------------------------------------------------------------------ drawing


def draw_card(pdf: FPDF, card: Card, design: Design, left: float, top: float) -> None:
    """Draw one card; the whole of it is mirrored for a name that reads from the right."""
    on, at = design.format, card.layout
    side = 1 if card.rightward else -1

    def near(box: Box) -> float:
        return left + (box.left if card.rightward else on.wide - box.left)

    def corner(box: Box) -> float:
        return left + (box.left if card.rightward else on.wide - box.left - box.wide)

    if card.photos is not None:
        _draw_band(pdf, card.photos, corner(at.photos), top, at.photos, striped=card.striped)
    # Beside a code they follow each other; above it the name stands on its room's floor.
    floor = 0 if at.low else at.name.high - card.name.height
    below = at.name.top + card.name.height + APART if at.low else at.organisation.top
    draw_text(pdf, card.name, near(at.name), top + at.name.top + floor, side)
    draw_text(pdf, card.organisation, near(at.organisation), top + below, side)
    if card.category is not None:
        _draw_chip(pdf, card.category, corner(at.category), top, at.category, design.colour)
    if at.logo.high:
        _draw_logo(pdf, design.logo, near(at.logo), top, at.logo, side)
    draw_code(pdf, card.text, corner(at.qr), top + at.qr.top, at.qr.wide)
    code = at.code.top + at.code.high - card.code.above
    draw_text(pdf, card.code, near(at.code), top + code, side)
    if card.gathering is not None:
        base = top + at.gathering.top + at.gathering.high
        pdf.set_text_color(GREY)
        draw_text(pdf, card.gathering, near(at.gathering), base - card.gathering.above, side)
        pdf.set_text_color(0)


def _draw_band(
    pdf: FPDF, block: Block, left: float, top: float, box: Box, *, striped: bool
) -> None:
    """Say what holds for photos: in stripes if there are to be none, else in a thin frame."""
    top += box.top
    middle = left + box.wide / 2
    if striped:
        draw_stripes(pdf, left, top, box.wide, box.high)
        wide = block.width + 0.6 * box.high
        pdf.set_fill_color(255)
        pdf.rect(middle - wide / 2, top, wide, box.high, style="F")
    pdf.set_line_width(_THIN)
    pdf.rect(left, top, box.wide, box.high)
    draw_text(pdf, block, middle, top + (box.high - block.height) / 2, 0)


def _draw_chip(pdf: FPDF, block: Block, left: float, top: float, box: Box, colour: str) -> None:
    colour = colour or "#000000"
    pdf.set_fill_color(*bytes.fromhex(colour[1:]))
    pdf.rect(left, top + box.top, box.wide, box.high, style="F")
    pdf.set_text_color(*bytes.fromhex(ink_on(colour)[1:]))
    draw_text(pdf, block, left + box.wide / 2, top + box.top + (box.high - block.height) / 2, 0)
    pdf.set_text_color(0)


def _draw_logo(pdf: FPDF, logo: bytes, near: float, top: float, box: Box, side: int) -> None:
    with Image.open(io.BytesIO(logo)) as picture:
        across, down = picture.size
    scale = min(box.wide / across, box.high / down)
    wide, high = across * scale, down * scale
    left = near if side > 0 else near - wide
    pdf.image(io.BytesIO(logo), x=left, y=top + box.top + box.high - high, w=wide, h=high)
