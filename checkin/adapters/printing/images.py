"""One picture of each badge, to be sent to whoever it is for, and a sheet that says whose is which.

The archive is written from front to back, some badges at a time, however many there are.
A picture's name says nothing of anybody: it is a hash of the badge's text.
"""

import csv
import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import IO

import pypdfium2
from PIL import Image

from checkin.adapters.printing.badge_sheet import Progress, Report, badges_pdf
from checkin.adapters.printing.card import Design
from checkin.adapters.printing.fonts import Fonts
from checkin.domain.model import RegistrationId
from checkin.usecases.organise import PrintedBadge

DPI = 300
MERGE = "mail-merge.csv"
_AT_ONCE = 25
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_images(
    out: IO[bytes],
    gathering_name: str,
    badges: Sequence[PrintedBadge],
    *,
    design: Design,
    codes: Mapping[RegistrationId, str],
    on_progress: Progress | None = None,
) -> Report:
    """Write a ZIP of PNGs, one of each badge, and a mail-merge file beside them.

    *codes* are those that organisers know people by in their own sheets. *out* need not
    be one that can be gone back in.

    Raises:
        InputError: there is no font.
    """
    fonts = Fonts()
    alone = replace(design, format=design.format.alone(), both_sides=False)
    coloured = bool(design.logo or design.colour)
    rows = io.StringIO(newline="")
    sheet = csv.writer(rows)
    sheet.writerow(["person", "code", "image"])
    lacking: list[str] = []
    done = 0
    # Pictures are packed as they are.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for start in range(0, len(badges), _AT_ONCE):
            some = badges[start : start + _AT_ONCE]
            data, report = badges_pdf(gathering_name, some, design=alone, fonts=fonts)
            lacking += report.lacking
            with pypdfium2.PdfDocument(data) as pdf:
                for badge, page in zip(some, pdf, strict=True):
                    name = image_name(badge)
                    archive.writestr(_entry(name), png_of(page, coloured=coloured))
                    person = badge.registration.id
                    sheet.writerow([safe_cell(person), safe_cell(codes.get(person, "")), name])
                    done += 1
                    if on_progress is not None:
                        on_progress(done, len(badges))
        archive.writestr(_entry(MERGE), rows.getvalue().encode("utf-8-sig"))
    return Report(len(badges), tuple(sorted(fonts.missing)), tuple(lacking))


def image_name(badge: PrintedBadge) -> str:
    """What the picture of a badge is called: the same each time, and nobody's name."""
    return f"badge-{hashlib.blake2b(badge.text.encode(), digest_size=8).hexdigest()}.png"


def safe_cell(text: str) -> str:
    """*text* as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def png_of(page: pypdfium2.PdfPage, *, dpi: int = DPI, coloured: bool = True) -> bytes:
    """Return *page* as a picture: small enough to be sent by e-mail."""
    out = io.BytesIO()
    picture = page.render(scale=dpi / 72, grayscale=not coloured).to_pil()
    if coloured:
        picture = picture.convert("RGB").quantize(128, method=Image.Quantize.FASTOCTREE)
    picture.save(out, "PNG", dpi=(dpi, dpi))
    page.close()
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry that says nothing of when it was made."""
    made = zipfile.ZipInfo(name)
    made.external_attr = 0o600 << 16
    return made
