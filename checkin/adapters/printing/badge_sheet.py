"""Write badges as a PDF for printing: cards to cut, cards of their own, or sheets of labels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from fpdf import FPDF

from checkin.adapters.printing.card import Card, Design, draw_card, set_card
from checkin.adapters.printing.drawing import check_folder, draw_cut_marks, pdf_of, write_pdf
from checkin.adapters.printing.fonts import Fonts
from checkin.usecases.organise import PrintedBadge

Progress = Callable[[int, int], None]
"""Hears how many are done, of how many."""

_USUAL = Design()


@dataclass(frozen=True, slots=True)
class Report:
    """What was written. ``missing`` names the scripts of which no font has all letters.

    ``lacking`` are the short codes of the badges where such letters are missing.
    """

    pages: int
    missing: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def write_badges(
    path: Path,
    gathering_name: str,
    badges: Sequence[PrintedBadge],
    *,
    design: Design = _USUAL,
    on_progress: Progress | None = None,
) -> Report:
    """Write *badges* to *path* in their order. The file appears whole or not at all.

    Raises:
        InputError: there is no font, or *path* cannot be written.
    """
    check_folder(path)
    data, report = badges_pdf(gathering_name, badges, design=design, on_progress=on_progress)
    write_pdf(path, data)
    return report


def badges_pdf(
    gathering_name: str,
    badges: Sequence[PrintedBadge],
    *,
    design: Design = _USUAL,
    fonts: Fonts | None = None,
    on_progress: Progress | None = None,
) -> tuple[bytes, Report]:
    """Return a PDF with *badges* in their order, and what is to be said of it.

    Raises:
        InputError: there is no font.
    """
    fonts = fonts or Fonts()
    cards: list[Card] = []
    lacking = []
    for badge in badges:
        missed = fonts.missed
        cards.append(set_card(badge, gathering_name, design, fonts))
        if fonts.missed > missed:
            lacking.append(badge.short)
        if on_progress is not None:
            on_progress(len(cards), len(badges))
    on = design.format

    def draw(pdf: FPDF) -> None:
        for start in range(0, len(cards), on.cards):
            page = cards[start : start + on.cards]
            _draw_page(pdf, page, design, list(range(len(page))))
            if design.both_sides:
                _draw_page(pdf, page, design, [on.behind(number) for number in range(len(page))])

    data = pdf_of("Badges", chain.from_iterable(card.blocks() for card in cards), draw, on.page)
    pages = -(-len(cards) // on.cards) * (2 if design.both_sides else 1)
    return data, Report(pages, tuple(sorted(fonts.missing)), tuple(lacking))


def _draw_page(pdf: FPDF, cards: Sequence[Card], design: Design, places: Sequence[int]) -> None:
    pdf.add_page()
    if design.format.cut:
        draw_cut_marks(pdf, design.format)
    for card, place in zip(cards, places, strict=True):
        draw_card(pdf, card, design, *design.format.corner(place))
