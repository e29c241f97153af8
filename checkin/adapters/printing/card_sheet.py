"""Write desk cards and the staff PIN as a PDF for printing: A4, cards of 86 x 54 mm.

The PIN stands on a page of its own: whoever finds one of the two must not have both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from fpdf import FPDF

from checkin.adapters.printing.badge_sheet import Report
from checkin.adapters.printing.drawing import (
    check_folder,
    draw_code,
    draw_text,
    pdf_of,
    write_pdf,
)
from checkin.adapters.printing.fonts import Fonts, Weight
from checkin.adapters.printing.typesetting import Block, Room, is_rightward, set_text
from checkin.adapters.printing.words import word
from checkin.domain.desk_card import DeskCard
from checkin.domain.plain_text import LONGEST, plain

# Millimetres, on A4.
_WIDE, _HIGH, _MARGIN, _GAP = 86.0, 54.0, 5.0, 8.0
_LEFT, _TOP = (210 - _WIDE) / 2, 40.0
_QR = 30.0
_TEXT = _WIDE - 3 * _MARGIN - _QR
_TITLE = Room(_TEXT, 12, 2, 17, 8)
_EVENT = Room(_TEXT, 10, 2, 10, 6)
_WORDS = Room(_TEXT, 16, 5, 8, 5)
_PIN_TITLE, _PIN = Room(170, 14, 1, 28, 12), Room(170, 40, 1, 90, 30)
_PIN_WORDS = Room(170, 24, 3, 13, 8)


@dataclass(frozen=True, slots=True)
class _Text:
    block: Block
    top: float


def write_desk_cards(
    path: Path, event: str, cards: Sequence[DeskCard] = (), pin: str = ""
) -> Report:
    """Write *cards*, the first of which is the one to use, and a sheet with *pin* if it is given.

    The file appears whole or not at all, for its owner only.

    Raises:
        InputError: there is no font, or *path* cannot be written.
    """
    check_folder(path)
    data, report = desk_cards_pdf(event, cards, pin)
    write_pdf(path, data)
    return report


def desk_cards_pdf(
    event: str, cards: Sequence[DeskCard] = (), pin: str = "", language: str = "en"
) -> tuple[bytes, Report]:
    """Return a PDF with *cards* and *pin*, and what is to be said of it.

    Raises:
        InputError: there is no font.
    """
    fonts = Fonts()
    name = plain(event)[:LONGEST]
    texts = [_card_texts(number, name, language, fonts) for number, _ in enumerate(cards)]
    sheet = _pin_texts(name, pin, language, fonts) if pin else []

    def draw(pdf: FPDF) -> None:
        if cards:
            pdf.add_page()
        for number, card in enumerate(cards):
            _draw_card(pdf, card, texts[number], _TOP + number * (_HIGH + _GAP))
        if sheet:
            pdf.add_page()
            _draw_texts(pdf, sheet, 20, 0, 170)

    blocks = [one.block for one in (*chain.from_iterable(texts), *sheet)]
    data = pdf_of("Desk cards" if cards else "Staff PIN", blocks, draw)
    return data, Report(bool(cards) + bool(sheet), tuple(sorted(fonts.missing)))


def _card_texts(number: int, event: str, language: str, fonts: Fonts) -> list[_Text]:
    title = word("spare desk card" if number else "desk card", language)
    words = word("card opens", language)
    return [
        _Text(set_text(title, _TITLE, Weight.BOLD, fonts), _MARGIN),
        _Text(set_text(event, _EVENT, Weight.REGULAR, fonts), _MARGIN + 13),
        _Text(set_text(words, _WORDS, Weight.REGULAR, fonts), _HIGH - _MARGIN - 20),
    ]


def _pin_texts(event: str, pin: str, language: str, fonts: Fonts) -> list[_Text]:
    words = word("pin opens", language)
    return [
        _Text(set_text(word("staff pin", language), _PIN_TITLE, Weight.BOLD, fonts), 40),
        _Text(set_text(event, _PIN_WORDS, Weight.REGULAR, fonts), 56),
        _Text(set_text(f"{pin[:3]} {pin[3:]}", _PIN, Weight.CODE, fonts), 80),
        _Text(set_text(words, _PIN_WORDS, Weight.REGULAR, fonts), 125),
    ]


def _draw_card(pdf: FPDF, card: DeskCard, texts: Sequence[_Text], top: float) -> None:
    pdf.set_line_width(0.1)
    pdf.rect(_LEFT, top, _WIDE, _HIGH)
    draw_code(pdf, card.text, _LEFT + _WIDE - _MARGIN - _QR, top + (_HIGH - _QR) / 2, _QR)
    _draw_texts(pdf, texts, _LEFT + _MARGIN, top, _TEXT)


def _draw_texts(pdf: FPDF, texts: Sequence[_Text], left: float, top: float, wide: float) -> None:
    for one in texts:
        rightward = is_rightward("".join(p.text for line in one.block.lines for p in line.pieces))
        draw_text(
            pdf,
            one.block,
            left if rightward else left + wide,
            top + one.top,
            1 if rightward else -1,
        )
