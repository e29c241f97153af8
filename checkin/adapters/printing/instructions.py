"""What people are to do, on a page of A4 per language: the volunteers' card, the pre-flight card.

Each is one file, the same as the document of its name: ``# title``, ``## part``, numbered, listed
and ticked lines, one kind of table, **words of the screen** and `keys`. ``______`` is to be written
on; where the event says what belongs there, it is printed.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from fpdf import FPDF

import resources
from checkin.adapters.printing.badge_sheet import Report
from checkin.adapters.printing.drawing import GREY, draw_text, pdf_of
from checkin.adapters.printing.fonts import Fonts, Weight
from checkin.adapters.printing.signs import SIGNS, draw_sign
from checkin.adapters.printing.typesetting import POINT, Block, Run, is_rightward, set_paragraph
from checkin.adapters.printing.words import LANGUAGES
from checkin.domain.model import Gathering
from checkin.domain.plain_text import LONGEST, plain

_FOLDER = Path(resources.__file__).parent / "sheets"
_DATE, _BLANK = "____/__/__", "______"
_WRITE_HERE = "_" * 14

# Millimetres, on A4.
_WIDE, _HIGH, _MARGIN = 210.0, 297.0, 16.0
_TEXT = _WIDE - 2 * _MARGIN
_BOTTOM = _HIGH - _MARGIN
_SMALLEST, _LARGEST = 28, 60
"""Quarters of a point: the largest at which all of it fits on its page is taken."""
_COLUMNS = (0.23, 0.32, 0.45)
_CELL_GAP = 3.0
_NOTHING: Run = (" ", Weight.REGULAR)


class Instructions(StrEnum):
    """What can be printed."""

    VOLUNTEER_CARD = "volunteer-card"
    PRE_FLIGHT = "pre-flight"


_TITLES = {
    Instructions.VOLUNTEER_CARD: "Volunteers' card",
    Instructions.PRE_FLIGHT: "Pre-flight card",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file: its kind (what stands before it), and its text or cells."""

    kind: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block at its place: from ``near``, mm from where its language begins to read."""

    block: Block
    near: float
    top: float
    kind: str = ""


def instructions_text(which: Instructions) -> str:
    """The whole file, all languages after each other."""
    return (_FOLDER / f"{which}.md").read_text(encoding="utf-8")


def instructions_pdf(
    which: Instructions, gathering: Gathering | None = None, languages: Sequence[str] = LANGUAGES
) -> tuple[bytes, Report]:
    """Return a page for each of *languages*, with what *gathering* says where it belongs.

    Raises:
        InputError: there is no font.
    """
    fonts = Fonts()
    texts = dict(zip(LANGUAGES, instructions_text(which).split("\n---\n"), strict=True))
    name = plain(gathering.name)[:LONGEST] if gathering else ""
    head = set_paragraph([(name, Weight.REGULAR)], _TEXT, 10 * POINT, fonts, rightward=True)
    pages = []
    for language in dict.fromkeys(languages):
        lines = list(_filled(tuple(_lines(texts[language])), gathering))
        pages.append((_page(lines, fonts), is_rightward(lines[0].cells[0])))

    def draw(pdf: FPDF) -> None:
        for placed, rightward in pages:
            pdf.add_page()
            pdf.set_text_color(GREY)
            draw_text(pdf, head, _edge(0, rightward), _MARGIN - 6, 1 if rightward else -1)
            pdf.set_text_color(0)
            for one in placed:
                _draw(pdf, one, rightward=rightward)

    blocks = [one.block for placed, _ in pages for one in placed]
    data = pdf_of(_TITLES[which], [head, *blocks], draw)
    return data, Report(len(pages), tuple(sorted(fonts.missing)))


# ------------------------------------------------------------------ reading


def _lines(text: str) -> Iterator[_Line]:
    for line in text.splitlines():
        if not line.strip() or line.startswith(("<", "|---")):
            continue
        if line.startswith("|"):
            yield _Line("|", tuple(cell.strip() for cell in line.strip("|").split("|")))
        elif found := re.match(r"(#+|\d+\.|- \[ \]|-) (.+)", line):
            yield _Line(found[1], (found[2],))
        else:
            yield _Line("", (line,))


def _filled(lines: Sequence[_Line], gathering: Gathering | None) -> Iterator[_Line]:
    """Say what the event says. A list of nothing but blanks is for those whom people ask."""
    blanks = [one for one in lines if one.cells[0] == _BLANK]
    contacts = gathering.contacts if gathering else ()
    for line in lines:
        text = line.cells[0]
        if gathering and gathering.wipe is not None and _DATE in text:
            zone = ZoneInfo(gathering.time_zone)
            day = datetime.fromtimestamp(gathering.wipe / 1000, UTC).astimezone(zone)
            yield _Line(line.kind, (text.replace(_DATE, f"{day:%Y/%m/%d}"),))
        elif contacts and line in blanks:
            if line is blanks[0]:
                yield from (_Line(line.kind, (plain(one)[:LONGEST],)) for one in contacts)
        else:
            yield _Line(line.kind, tuple(one.replace(_BLANK, _WRITE_HERE) for one in line.cells))


def _runs(text: str) -> list[Run]:
    """Words of the screen are bold, keys and commands as on a keyboard."""
    text = re.sub(rf" (?=[;:?!»]|{_WRITE_HERE})|(?<=«) ", "\u00a0", text)
    weights = {"": Weight.REGULAR, "**": Weight.BOLD, "`": Weight.CODE}
    parts = re.findall(r"(\*\*|`)(.+?)\1|([^*`]+)", text)
    # A command is not broken: begun anew, its end would read from the other side in Arabic.
    return [
        (said or (inner.replace(" ", "\u00a0") if mark == "`" else inner), weights[mark])
        for mark, inner, said in parts
    ]


# ------------------------------------------------------------------ setting


def _page(lines: Sequence[_Line], fonts: Fonts) -> list[_Placed]:
    """Set *lines* on one page, as large as they fit."""
    sizes = range(_SMALLEST, _LARGEST)
    too_large = bisect_left(sizes, True, key=lambda one: _set(lines, one, fonts)[1] > _BOTTOM)
    return _set(lines, sizes[max(0, too_large - 1)], fonts)[0]


def _set(lines: Sequence[_Line], quarters: int, fonts: Fonts) -> tuple[list[_Placed], float]:
    """Set *lines* in so many quarters of a point; where each is, and where they end (mm)."""
    size = quarters / 4 * POINT
    rightward = is_rightward(lines[0].cells[0])
    placed: list[_Placed] = []
    top = _MARGIN

    def put(runs: list[Run], near: float, wide: float, scale: float = 1.0, kind: str = "") -> float:
        block = set_paragraph(runs, wide, size * scale, fonts, rightward=rightward)
        placed.append(_Placed(block, near, top, kind))
        return block.height

    def put_marked(mark: str, runs: list[Run], indent: float) -> float:
        high = put(runs, indent, _TEXT - indent)
        if mark == "- [ ]":
            put([_NOTHING], 0, indent, kind="box")
            return high
        sign = [(mark if mark[0].isdigit() else "•", Weight.REGULAR)]
        block = set_paragraph(sign, indent, size, fonts, rightward=rightward)
        # On the line of the text: letters of some scripts are taller.
        placed.append(_Placed(block, 0, top + placed[-1].block.above - block.above))
        return high

    for kind, group in groupby(lines, key=lambda one: one.kind):
        top += {"#": 0.0, "##": 0.9}.get(kind, 0.35) * size
        for number, line in enumerate(group):
            text = line.cells[0]
            if kind.startswith("#"):
                scale = 1.9 if kind == "#" else 1.25
                top += put([(text, Weight.BOLD)], 0, _TEXT, scale) + 0.2 * size
            elif kind == "|":
                top += _row(line.cells, put, size, is_head=number == 0) + 0.8 * size
            elif not kind:
                top += put(_runs(text), 0, _TEXT)
            else:
                indent = (2.0 if kind == "- [ ]" else 1.5) * size
                top += put_marked(kind, _runs(text), indent) + 0.3 * size
    return placed, top


def _row(cells: Sequence[str], put: Callable[..., float], size: float, *, is_head: bool) -> float:
    """Set one line of the table; how high it is."""
    near, high = 0.0, 0.0
    for cell, share in zip(cells, _COLUMNS, strict=True):
        sign, _, rest = cell.partition(" ")
        wide = share * _TEXT - _CELL_GAP
        if sign.rstrip("\ufe0f") in SIGNS:
            put([_NOTHING], near, wide, kind=sign.rstrip("\ufe0f"))
            high = max(high, 2.2 * size, put(_runs(rest), near + 2.6 * size, wide - 2.6 * size))
        else:
            runs = [(cell, Weight.BOLD)] if is_head else _runs(cell)
            high = max(high, put(runs, near, wide))
        near += share * _TEXT
    return high


# ------------------------------------------------------------------ drawing


def _edge(near: float, rightward: bool) -> float:
    return _MARGIN + near if rightward else _WIDE - _MARGIN - near


def _draw(pdf: FPDF, one: _Placed, *, rightward: bool) -> None:
    side = 1 if rightward else -1
    edge, size = _edge(one.near, rightward), one.block.size
    if one.kind == "box":
        pdf.set_line_width(0.3)
        pdf.rect(edge if rightward else edge - size, one.top + 0.05 * size, size, size)
    elif one.kind:
        high = 2.0 * size
        draw_sign(pdf, one.kind, edge if rightward else edge - high, one.top, high)
    else:
        draw_text(pdf, one.block, edge, one.top, side)
