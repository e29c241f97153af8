"""The list on paper, for when nothing else works: names, codes, and boxes to tick.

Two columns of rows on A4. Each has the badge's own code as large as on a badge, so that a
desk can scan the sheet for somebody who has left theirs at home.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from fpdf import FPDF

from checkin.adapters.printing.badge_sheet import Progress, Report
from checkin.adapters.printing.drawing import GREY, draw_code, draw_text, pdf_of
from checkin.adapters.printing.fonts import Fonts, Weight
from checkin.adapters.printing.formats import A4, MODULE, MODULES, QUIET_MODULES
from checkin.adapters.printing.typesetting import Block, Room, is_rightward, set_text
from checkin.adapters.printing.words import word
from checkin.domain.model import CheckInList, Standing
from checkin.domain.plain_text import LONGEST, plain
from checkin.domain.short_code import spaced
from checkin.domain.verdict import is_expected
from checkin.usecases.organise import PrintedBadge

_COLUMNS, _ROWS = 2, 9
PER_PAGE = _COLUMNS * _ROWS
_SIDE, _TOP, _HIGH = 10.0, 20.0, 28.6
_WIDE = (A4[0] - 2 * _SIDE - 6) / _COLUMNS
_GAP = 6.0
_QR, _QUIET = MODULES * MODULE, QUIET_MODULES * MODULE
_TEXT = _WIDE - _QR - _QUIET
_NAME = Room(_TEXT, 8.4, 2, 13, 6)
_CODE, _LARGE_CODE = Room(30, 5, 1, 10, 8), Room(_TEXT, 10, 1, 20, 10)
_CODE_TOP, _TICKS_TOP, _TICKS_END = 13.8, 18.6, 27.0
_BOX = 3.4
_NAME_TOP, _APART = 0.8, 0.3
_NAMED = 3
"""Lists at most whose names stand beside each box; more have numbers, and a line of what they mean."""
_LEGEND = Room(A4[0] - 2 * _SIDE, 5, 2, 8, 4)
_HEAD, _NOTE = Room(140, 5, 1, 11, 6), Room(A4[0] - 2 * _SIDE, 4, 1, 8, 5)


@dataclass(frozen=True, slots=True)
class _Row:
    name: Block | None
    organisation: Block | None
    code: Block
    ticks: tuple[Block | None, ...]
    """What stands beside each list's box, ``None`` for a list that is not theirs."""
    cancelled: Block | None
    text: str
    rightward: bool

    def blocks(self) -> list[Block]:
        """Everything in it that is text."""
        named = [one for one in (self.name, self.organisation) if one is not None]
        ticks = [one for one in (*self.ticks, self.cancelled) if one is not None]
        return [*named, self.code, *ticks]


def paper_pdf(
    gathering_name: str,
    badges: Sequence[PrintedBadge],
    lists: Sequence[CheckInList],
    *,
    language: str = "en",
    names: bool = True,
    on_progress: Progress | None = None,
) -> tuple[bytes, Report]:
    """Return the list as a PDF, in the order of *badges*; without *names* by their codes.

    Raises:
        InputError: there is no font.
    """
    fonts = Fonts()
    ordered = badges if names else sorted(badges, key=lambda one: one.short)
    numbered = len(lists) > _NAMED
    labels = [
        _ticked(str(number) if numbered else one.name, len(lists), fonts)
        for number, one in enumerate(lists, start=1)
    ]
    legend = " · ".join(f"{number} {one.name}" for number, one in enumerate(lists, start=1))
    cancelled = _ticked(word("cancelled", language), 1, fonts)
    rows: list[_Row] = []
    lacking = []
    for badge in ordered:
        missed = fonts.missed
        person = badge.registration
        off = person.standing is Standing.CANCELLED
        ticks = tuple(
            label if is_expected(person, one) else None
            for one, label in zip(lists, labels, strict=True)
        )
        rows.append(_row(badge, ticks, cancelled if off else None, fonts, names=names))
        if fonts.missed > missed:
            lacking.append(badge.short)
        if on_progress is not None:
            on_progress(len(rows), len(badges))
    pages = -(-len(rows) // PER_PAGE)
    head = set_text(plain(gathering_name)[:LONGEST], _HEAD, Weight.BOLD, fonts)
    key = set_text(plain(legend), _LEGEND, Weight.REGULAR, fonts) if numbered else None
    note = set_text(word("keep" if names else "keep codes", language), _NOTE, Weight.REGULAR, fonts)
    counted = [
        set_text(word("page", language).format(page, pages), _CODE, Weight.REGULAR, fonts)
        for page in range(1, pages + 1)
    ]

    def draw(pdf: FPDF) -> None:
        for page, count in enumerate(counted):
            pdf.add_page()
            _draw_head(pdf, head, count, key, note)
            for place, row in enumerate(rows[page * PER_PAGE : (page + 1) * PER_PAGE]):
                left, top, _, _ = place_of(place)
                _draw_row(pdf, row, left, top)

    blocks = chain([head, note, *counted], [key] if key else [], *(row.blocks() for row in rows))
    return pdf_of("List", blocks, draw), Report(pages, tuple(sorted(fonts.missing)), tuple(lacking))


def place_of(number: int) -> tuple[float, float, float, float]:
    """Where row *number* of a page is: left, top, width and height in mm."""
    column, line = divmod(number, _ROWS)
    return _SIDE + column * (_WIDE + _GAP), _TOP + line * _HIGH, _WIDE, _HIGH


def _ticked(text: str, of: int, fonts: Fonts) -> Block:
    wide, high = _tick_room(of)
    # Where there is one line of boxes, a long name has two beside its own.
    room = Room(wide - _BOX - 2.5, high, 2 if of <= _NAMED else 1, 8, 4)
    return set_text(plain(text)[:LONGEST], room, Weight.REGULAR, fonts)


def _tick_room(of: int) -> tuple[float, float]:
    """How much there is for each of so many boxes, in two lines of them at most."""
    down = 1 if of <= _NAMED else 2
    return _TEXT / max(-(-of // down), 1), (_TICKS_END - _TICKS_TOP) / down


def _row(
    badge: PrintedBadge,
    ticks: tuple[Block | None, ...],
    cancelled: Block | None,
    fonts: Fonts,
    *,
    names: bool,
) -> _Row:
    person = badge.registration
    name = plain(person.public_name)[:LONGEST] if names else ""
    organisation = plain(person.organisation)[:LONGEST] if names else ""
    large = not name
    called = set_text(name, _NAME, Weight.BOLD, fonts) if name else None
    return _Row(
        name=called,
        organisation=set_text(organisation, _below(called), Weight.REGULAR, fonts)
        if organisation
        else None,
        code=set_text(spaced(badge.short), _LARGE_CODE if large else _CODE, Weight.CODE, fonts),
        ticks=ticks,
        cancelled=cancelled,
        text=badge.text,
        rightward=is_rightward(name),
    )


def _below(name: Block | None) -> Room:
    """What a name leaves for the organisation: two lines below one, as a rule."""
    return Room(_TEXT, _CODE_TOP - _APART - _organisation_top(name), 2, 8.5, 5)


def _organisation_top(name: Block | None) -> float:
    """Where the organisation begins, in mm from the top of its row: below a name, or a large code."""
    return _NAME_TOP + name.height + _APART if name is not None else 9.2


# ------------------------------------------------------------------ drawing


def _draw_head(pdf: FPDF, head: Block, count: Block, key: Block | None, note: Block) -> None:
    draw_text(pdf, head, _SIDE, 9, 1)
    draw_text(pdf, count, A4[0] - _SIDE, 9, -1)
    if key is not None:
        draw_text(pdf, key, _SIDE, 14, 1)
    pdf.set_text_color(GREY)
    draw_text(pdf, note, A4[0] / 2, A4[1] - 14, 0)
    pdf.set_text_color(0)


def _draw_row(pdf: FPDF, row: _Row, left: float, top: float) -> None:
    """Draw one row; mirrored for a name that reads from the right."""
    side = 1 if row.rightward else -1
    near = left if row.rightward else left + _WIDE
    qr_left = left + _WIDE - _QR if row.rightward else left
    draw_code(pdf, row.text, qr_left, top + (_HIGH - _QR) / 2, _QR)
    # The line ends where the quiet zone of the codes above and below begins.
    pdf.set_draw_color(GREY)
    pdf.set_line_width(0.1)
    pdf.line(near, top, near + side * _TEXT, top)
    pdf.set_draw_color(0)
    if row.name is not None:
        draw_text(pdf, row.name, near, top + _NAME_TOP, side)
    if row.organisation is not None:
        draw_text(pdf, row.organisation, near, top + _organisation_top(row.name), side)
    code_top = top + (_CODE_TOP if row.name is not None else 2.5)
    draw_text(pdf, row.code, near, code_top, side)
    if row.cancelled is not None:
        draw_text(pdf, row.cancelled, near, top + _TICKS_TOP, side)
    wide, high = _tick_room(len(row.ticks))
    across = max(1, round(_TEXT / wide))
    pdf.set_line_width(0.25)
    for number, label in enumerate(row.ticks):
        if label is None:
            continue
        line, column = divmod(number, across)
        x = near + side * column * wide
        y = top + _TICKS_TOP + line * high
        pdf.rect(x if side > 0 else x - _BOX, y, _BOX, _BOX)
        # Beside the middle of its box, and never up into the code.
        beside = max(-_APART, (_BOX - label.height) / 2)
        draw_text(pdf, label, x + side * (_BOX + 1), y + beside, side)
