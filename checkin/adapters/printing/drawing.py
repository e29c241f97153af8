"""Draw on the pages of a PDF, in mm: texts, codes, stripes, cut marks; and put it on the disk."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import IO

import numpy as np
import zxingcpp
from fpdf import FPDF
from fpdf.fonts import TTFFont
from fpdf.line_break import Fragment

from checkin.adapters.printing.formats import Format
from checkin.adapters.printing.typesetting import POINT, Block, Piece
from checkin.domain.errors import InputError

GREY = 90
_MARK_LONG, _MARK_GAP, _MARK_THIN = 4.0, 1.5, 0.1
_EDGE = 9.0
"""From a page's edge to the inner end of marks that stand on it."""
_STRIPES_APART = 0.9
"""From stripe to stripe, of a band's height; half of it is black."""


def pdf_of(
    title: str,
    blocks: Iterable[Block],
    draw: Callable[[FPDF], None],
    page: tuple[float, float] = (210.0, 297.0),
) -> bytes:
    """Return a PDF that *draw* makes, in which every font of *blocks* is there."""
    pdf = _OneWay(format=page)
    pdf.set_auto_page_break(auto=False)
    pdf.alias_nb_pages("")  # a name may hold the letters that stand for the page count
    pdf.c_margin = 0
    pdf.set_title(title)
    pdf.set_creator("Checkin")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for font in {piece.font.key: piece.font for piece in _pieces(blocks)}.values():
            file = Path(folder, f"{font.key}.{'otf' if font.is_cff else 'ttf'}")
            file.write_bytes(font.subset())
            pdf.add_font(font.key, fname=file)
        draw(pdf)
        written = bytes(pdf.output())
        for loaded in pdf.fonts.values():
            if isinstance(loaded, TTFFont):  # it holds its file, which is about to go
                loaded.close()
    return written


class _OneWay(FPDF):
    """Takes each text as the one run of one direction that our pieces are.

    FPDF would look for runs itself, and take an Arabic vowel sign from the letter it stands on:
    neither is then joined or placed as it should be.
    """

    def _preload_bidirectional_text(self, text: str, markdown: bool) -> Sequence[Fragment]:  # noqa: ARG002
        if self.text_shaping:
            self.text_shaping["fragment_direction"] = self.text_shaping["direction"]
        return (Fragment(text, self._get_current_graphics_state(), self.k),)


def _pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        for line in block.lines:
            yield from line.pieces


# ------------------------------------------------------------------ texts


def draw_text(pdf: FPDF, block: Block, near: float, top: float, side: int) -> None:
    """Draw *block* from *near* to the right (*side* 1), so that it ends there (-1), or around it (0)."""
    baseline = top + block.above
    for line in block.lines:
        x = near - (1 - side) / 2 * line.width * block.size
        for piece in line.pieces:
            pdf.set_font(piece.font.key, size=block.size / POINT)
            pdf.set_text_shaping(True, direction="ltr" if piece.rightward else "rtl")
            # A cell without height has its baseline 0.3 em below its top.
            pdf.set_xy(x, baseline - 0.3 * block.size)
            pdf.cell(w=piece.width * block.size, h=0, text=piece.text)
            x += piece.width * block.size
        baseline += block.step * block.size


# ------------------------------------------------------------------ codes


def code_of(text: str) -> Sequence[Sequence[bool]]:
    """The modules of a QR code of *text* at level M, row by row: dark or not."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    pixels = np.array(made.to_image(scale=1, add_quiet_zones=False))
    dark: list[list[bool]] = (pixels == 0).tolist()
    return dark


def draw_code(pdf: FPDF, text: str, left: float, top: float, size: float) -> None:
    """Draw the QR code of *text* as one path, so that no viewer shows seams between its rows."""
    rows = code_of(text)
    module = size / len(rows) / POINT
    path = [
        f"q 0 g {module:.4f} 0 0 {-module:.4f} {left / POINT:.3f} {(pdf.h - top) / POINT:.3f} cm"
    ]
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                path.append(f"{x} {y} {length} 1 re")
            x += length
    path.append("f Q")
    _write(pdf, path)


# ------------------------------------------------------------------ shapes


def draw_stripes(pdf: FPDF, left: float, top: float, wide: float, high: float) -> None:
    """Fill a box with slanting black stripes: they are seen from afar, and in black and white."""
    step = high * _STRIPES_APART
    path = [f"q 0 g {_point(pdf, left, top + high)} {wide / POINT:.3f} {high / POINT:.3f} re W n"]
    x = left - high
    while x < left + wide:
        corners = (
            (x, top + high),
            (x + high, top),
            (x + high + step / 2, top),
            (x + step / 2, top + high),
        )
        first, *others = (_point(pdf, *corner) for corner in corners)
        path.append(f"{first} m " + " ".join(f"{one} l" for one in others) + " h f")
        x += step
    path.append("Q")
    _write(pdf, path)


def draw_cut_marks(pdf: FPDF, on: Format) -> None:
    """Draw where to cut: short lines outside the cards, small crosses where four meet.

    Cards that fill their page have the lines between them instead, where a printer reaches.
    """
    pdf.set_draw_color(GREY)
    pdf.set_line_width(_MARK_THIN)
    right, bottom = on.left + on.columns * on.wide, on.top + on.rows * on.high
    fills = min(on.left, on.top) < _MARK_GAP + _MARK_LONG
    out = -_EDGE if fills else _MARK_GAP
    inner = slice(1, -1) if fills else slice(None)
    xs = [on.left + column * on.wide for column in range(on.columns + 1)]
    ys = [on.top + row * on.high for row in range(on.rows + 1)]
    for x in xs[inner]:
        pdf.line(x, on.top - out - _MARK_LONG, x, on.top - out)
        pdf.line(x, bottom + out, x, bottom + out + _MARK_LONG)
    for y in ys[inner]:
        pdf.line(on.left - out - _MARK_LONG, y, on.left - out, y)
        pdf.line(right + out, y, right + out + _MARK_LONG, y)
    for x in xs[1:-1]:
        for y in ys[1:-1]:
            pdf.line(x - _MARK_GAP, y, x + _MARK_GAP, y)
            pdf.line(x, y - _MARK_GAP, x, y + _MARK_GAP)
    pdf.set_draw_color(0)


def _point(pdf: FPDF, x: float, y: float) -> str:
    return f"{x / POINT:.3f} {(pdf.h - y) / POINT:.3f}"


def _write(pdf: FPDF, path: Sequence[str]) -> None:
    pdf._out("\n".join(path))  # noqa: SLF001  # the public way is one operator per rectangle


# ------------------------------------------------------------------ on disk


def check_folder(path: Path) -> None:
    """See that something can be written to *path*, before anything is done for it.

    Raises:
        InputError: its folder is not there.
    """
    if not path.parent.is_dir():
        raise InputError("The file cannot be written there: the folder does not exist.")


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write, which is at *path* once all is well: whole, or not at all.

    Only its owner may read it.

    Raises:
        InputError: it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".badges-", suffix=".part")
    except OSError as error:
        raise InputError(_UNWRITABLE) from error
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError as error:
        raise InputError(_UNWRITABLE) from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def write_pdf(path: Path, data: bytes) -> None:
    """Put *data* at *path* as :func:`writing` does."""
    with writing(path) as file:
        file.write(data)


_UNWRITABLE = (
    "The file cannot be written there: check that you may write in that folder,"
    " that the disk is not full and that the file is not open in another program."
)
