"""The badge of one person, to print at once: a page of its own, or a picture."""

from dataclasses import replace

import pypdfium2

from checkin.adapters.printing.badge_sheet import badges_pdf
from checkin.adapters.printing.card import Design
from checkin.adapters.printing.images import DPI, png_of
from checkin.usecases.organise import PrintedBadge

_USUAL = Design()


def badge_pdf(gathering_name: str, badge: PrintedBadge, design: Design = _USUAL) -> bytes:
    """Return a PDF with one badge. Raises InputError where there is no font."""
    data, _ = badges_pdf(gathering_name, [badge], design=design)
    return data


def badge_png(
    gathering_name: str, badge: PrintedBadge, design: Design = _USUAL, dpi: int = DPI
) -> bytes:
    """Return a picture of one badge, without the page around it."""
    alone = replace(design, format=design.format.alone(), both_sides=False)
    with pypdfium2.PdfDocument(badge_pdf(gathering_name, badge, alone)) as document:
        return png_of(document[0], dpi=dpi)
