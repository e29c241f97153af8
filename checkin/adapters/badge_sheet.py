"""Write badges as a PDF for printing: A4, eight cards of 90 x 65 mm, cut marks between them.

::

    Public Name                     from the left, or from the right where the
    On Two Lines                    name is written so
    Organisation       +--------+
                       |   QR   |   24.6 mm, modules of 0.6 mm, vector
                       +--------+
    Gathering           7QK3 M2XA   as wide as the QR code
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import segno
from fpdf import FPDF
from fpdf.fonts import TTFFont

from checkin.adapters.fonts import Fonts, Weight
from checkin.adapters.sheets import LONGEST, plain
from checkin.adapters.typesetting import POINT, Block, Piece, Room, is_rightward, set_text
from checkin.domain.errors import InputError
from checkin.domain.short_code import spaced
from checkin.usecases.organise import PrintedBadge

# Millimetres, on A4.
_COLUMNS, _ROWS = 2, 4
_WIDE, _HIGH = 90.0, 65.0
_LEFT, _TOP = (210 - _COLUMNS * _WIDE) / 2, (297 - _ROWS * _HIGH) / 2
_MARGIN = 6.0
_QR = 24.6
_QUIET = 2.4  # four modules
_CODE_BASELINE = _HIGH - _MARGIN
_CODE_HIGH = 3.3  # its letters as wide as the QR code
_QR_TOP = _CODE_BASELINE - _CODE_HIGH - _QUIET - _QR
_MARK_LONG, _MARK_GAP, _MARK_THIN = 4.0, 1.5, 0.1
_GREY = 90

_NAME = Room(_WIDE - 2 * _MARGIN, _QR_TOP - _QUIET - _MARGIN, 2, 27, 8)
_ORGANISATION = Room(_WIDE - 2 * _MARGIN - _QR - 2 * _QUIET, _QR - 4, 3, 12, 7)
_GATHERING = Room(_WIDE - 2 * _MARGIN - _QR - 2 * _QUIET, 4, 1, 8, 5)
_CODE = Room(_QR, 5, 1, 20, 5)


@dataclass(frozen=True, slots=True)
class Report:
    """What was written. ``missing`` names the scripts of which no font has all letters."""

    pages: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Card:
    """One badge, ready to be drawn. *rightward*: it is read from left to right."""

    name: Block
    organisation: Block
    gathering: Block
    code: Block
    qr: Sequence[bytearray]
    rightward: bool


def write_badges(
    path: Path,
    gathering_name: str,
    badges: Sequence[PrintedBadge],
    *,
    on_progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Write *badges* to *path*, eight on a page, in their order.

    ``on_progress`` hears (badges done, of how many). The file appears whole or
    not at all.

    Raises:
        InputError: there is no font, or *path* cannot be written.
    """
    if not path.parent.is_dir():
        raise InputError("The badges cannot be written there: the folder does not exist.")
    fonts = Fonts()
    cards: list[_Card] = []
    for number, badge in enumerate(badges, start=1):
        cards.append(_card(badge, gathering_name, fonts))
        if on_progress is not None:
            on_progress(number, len(badges))
    pages = -(-len(cards) // (_COLUMNS * _ROWS))
    _write(path, _pdf(cards))
    return Report(pages, tuple(sorted(fonts.missing)))


# ------------------------------------------------------------------ setting text


def _card(badge: PrintedBadge, gathering_name: str, fonts: Fonts) -> _Card:
    person = badge.registration
    name = plain(person.public_name)[:LONGEST]
    organisation = plain(person.organisation)[:LONGEST]
    code = spaced(badge.short)
    return _Card(
        name=set_text(name, _NAME, Weight.BOLD, fonts)
        if name
        else set_text(code, _NAME, Weight.CODE, fonts),
        organisation=set_text(organisation, _ORGANISATION, Weight.REGULAR, fonts),
        gathering=set_text(plain(gathering_name)[:LONGEST], _GATHERING, Weight.REGULAR, fonts),
        code=set_text(code, _CODE, Weight.CODE, fonts),
        qr=segno.make(badge.text, error="m", boost_error=False, micro=False).matrix,
        rightward=is_rightward(name),
    )


# ------------------------------------------------------------------ drawing


def _pdf(cards: Sequence[_Card]) -> bytes:
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.alias_nb_pages("")  # a name may hold the letters that stand for the page count
    pdf.c_margin = 0
    pdf.set_title("Badges")
    pdf.set_creator("Checkin")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for font in {piece.font.key: piece.font for piece in _pieces(cards)}.values():
            file = Path(folder, f"{font.key}.{'otf' if font.is_cff else 'ttf'}")
            file.write_bytes(font.subset())
            pdf.add_font(font.key, fname=file)
        for number, card in enumerate(cards):
            place = number % (_COLUMNS * _ROWS)
            if place == 0:
                pdf.add_page()
                _draw_cut_marks(pdf)
            _draw(pdf, card, _LEFT + place % _COLUMNS * _WIDE, _TOP + place // _COLUMNS * _HIGH)
        written = bytes(pdf.output())
        for loaded in pdf.fonts.values():
            if isinstance(loaded, TTFFont):  # it holds its file, which is about to go
                loaded.close()
    return written


def _pieces(cards: Sequence[_Card]) -> Iterator[Piece]:
    for card in cards:
        for block in (card.name, card.organisation, card.gathering, card.code):
            for line in block.lines:
                yield from line.pieces


def _draw(pdf: FPDF, card: _Card, left: float, top: float) -> None:
    """Draw one card; the whole of it is mirrored for a name that reads from the right."""
    near = left + _MARGIN if card.rightward else left + _WIDE - _MARGIN
    side = 1 if card.rightward else -1
    qr_left = near + side * (_WIDE - 2 * _MARGIN) - (_QR if card.rightward else 0)
    _draw_text(pdf, card.name, near, top + _QR_TOP - _QUIET - card.name.height, side)
    _draw_text(pdf, card.organisation, near, top + _QR_TOP, side)
    _draw_qr(pdf, card.qr, qr_left, top + _QR_TOP)
    base = top + _HIGH - _MARGIN
    _draw_text(pdf, card.code, qr_left, base - card.code.above, 1)
    pdf.set_text_color(_GREY)
    _draw_text(pdf, card.gathering, near, base - card.gathering.above, side)
    pdf.set_text_color(0)


def _draw_text(pdf: FPDF, block: Block, near: float, top: float, side: int) -> None:
    """Draw *block* from *near* to the right (*side* 1), or so that it ends there (-1)."""
    baseline = top + block.above
    for line in block.lines:
        x = near if side > 0 else near - line.width * block.size
        for piece in line.pieces:
            pdf.set_font(piece.font.key, size=block.size / POINT)
            pdf.set_text_shaping(True, direction="ltr" if piece.rightward else "rtl")
            # A cell without height has its baseline 0.3 em below its top.
            pdf.set_xy(x, baseline - 0.3 * block.size)
            pdf.cell(w=piece.width * block.size, h=0, text=piece.text)
            x += piece.width * block.size
        baseline += block.step * block.size


def _draw_qr(pdf: FPDF, matrix: Sequence[bytearray], left: float, top: float) -> None:
    """Draw a QR code as one path, so that no viewer shows seams between its rows."""
    module = _QR / len(matrix) / POINT
    path = [
        f"q 0 g {module:.4f} 0 0 {-module:.4f} {left / POINT:.3f} {(pdf.h - top) / POINT:.3f} cm"
    ]
    for y, row in enumerate(matrix):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                path.append(f"{x} {y} {length} 1 re")
            x += length
    path.append("f Q")
    pdf._out("\n".join(path))  # noqa: SLF001  # the public way is one operator per rectangle


def _draw_cut_marks(pdf: FPDF) -> None:
    """Draw where to cut: short lines outside the cards, small crosses where four meet."""
    pdf.set_draw_color(_GREY)
    pdf.set_line_width(_MARK_THIN)
    right, bottom = _LEFT + _COLUMNS * _WIDE, _TOP + _ROWS * _HIGH
    xs = [_LEFT + column * _WIDE for column in range(_COLUMNS + 1)]
    ys = [_TOP + row * _HIGH for row in range(_ROWS + 1)]
    for x in xs:
        pdf.line(x, _TOP - _MARK_GAP - _MARK_LONG, x, _TOP - _MARK_GAP)
        pdf.line(x, bottom + _MARK_GAP, x, bottom + _MARK_GAP + _MARK_LONG)
    for y in ys:
        pdf.line(_LEFT - _MARK_GAP - _MARK_LONG, y, _LEFT - _MARK_GAP, y)
        pdf.line(right + _MARK_GAP, y, right + _MARK_GAP + _MARK_LONG, y)
    for x in xs[1:-1]:
        for y in ys[1:-1]:
            pdf.line(x - _MARK_GAP, y, x + _MARK_GAP, y)
            pdf.line(x, y - _MARK_GAP, x, y + _MARK_GAP)


def _write(path: Path, data: bytes) -> None:
    """Put *data* at *path* whole or not at all; only the owner may read it."""
    half: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".badges-", suffix=".part")
        half = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError as error:
        if half is not None:
            with suppress(OSError):
                half.unlink()
        raise InputError(
            "The badges cannot be written there: check that you may write in that folder,"
            " that the disk is not full and that the file is not open in another program."
        ) from error
