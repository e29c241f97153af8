"""Write a certificate as a PDF: a page of what it says, line by line, in any script."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpdf import FPDF

from checkin.adapters.printing.drawing import draw_text, pdf_of
from checkin.adapters.printing.fonts import Fonts, Weight
from checkin.adapters.printing.typesetting import Block, Room, is_rightward, set_text
from checkin.domain.plain_text import plain

# Millimetres, on A4.
_LEFT, _TOP, _WIDE, _LABEL, _GAP, _PAGE = 20.0, 22.0, 170.0, 55.0, 3.0, 275.0
_TITLE = Room(_WIDE, 12, 1, 20, 8)
_LABELS = Room(_LABEL - _GAP, 12, 2, 10, 6)
_VALUES = Room(_WIDE - _LABEL, 18, 4, 10, 6)
_CODES = Room(_WIDE - _LABEL, 18, 4, 8, 6)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a certificate; ``is_code`` for what is compared letter by letter."""

    label: str
    value: str
    is_code: bool = False


def certificate_pdf(title: str, lines: Sequence[Line]) -> bytes:
    """Return the PDF of a certificate.

    Raises:
        InputError: there is no font.
    """
    fonts = Fonts()
    # Labels are in one language, and say from which side the page is read.
    rightward = is_rightward(title)
    head = set_text(title, _TITLE, Weight.BOLD, fonts)
    rows = [
        (
            set_text(plain(one.label) or " ", _LABELS, Weight.BOLD, fonts),
            set_text(plain(one.value) or "–", _CODES, Weight.CODE, fonts)
            if one.is_code
            else set_text(plain(one.value) or "–", _VALUES, Weight.REGULAR, fonts),
        )
        for one in lines
    ]

    def draw(pdf: FPDF) -> None:
        pdf.add_page()
        _place(pdf, head, 0, _TOP, rightward=rightward)
        top = _TOP + head.height + 4 * _GAP
        for label, value in rows:
            high = max(label.height, value.height)
            if top + high > _PAGE:
                pdf.add_page()
                top = _TOP
            _place(pdf, label, 0, top, rightward=rightward)
            _place(pdf, value, _LABEL, top, rightward=rightward)
            top += high + _GAP

    return pdf_of(title, [head, *(block for row in rows for block in row)], draw)


def _place(pdf: FPDF, block: Block, inset: float, top: float, *, rightward: bool) -> None:
    near = _LEFT + inset if rightward else _LEFT + _WIDE - inset
    draw_text(pdf, block, near, top, 1 if rightward else -1)
