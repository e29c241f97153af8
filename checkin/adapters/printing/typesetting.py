"""Set a text in the room that there is: shaped, in the right direction, as large as it goes."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise

from fpdf.bidi import BidiParagraph, auto_detect_base_direction
from fpdf.enums import TextDirection

from checkin.adapters.printing.fonts import Font, Fonts, Weight
from checkin.adapters.printing.words import DOT

_CAPITALS, _TAILS = 0.75, 0.24  # em above and below the baseline that every line takes
_STEP = 1.12  # em from baseline to baseline, unless letters are so tall that they would touch
_APART = 0.06  # em between the lowest letter of a line and the tallest of the next
_VIRAMA = 9  # combining class of the signs that join two Indic consonants
_LEADING = "เแโใไເແໂໃໄ"  # Thai and Lao vowels that are written before their consonant

Run = tuple[str, Weight]
"""A text, and how heavy it is."""

POINT = 25.4 / 72
"""Millimetres."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: one font, one direction, its width in em."""

    text: str
    font: Font
    rightward: bool
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as it is drawn, from left to right; figures in em."""

    pieces: tuple[Piece, ...]
    above: float
    below: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return sum(piece.width for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines set in one size (mm per em); *step* is from baseline to baseline, in em."""

    lines: tuple[Line, ...]
    size: float
    step: float

    @property
    def above(self) -> float:
        """From the top to the first baseline, in mm."""
        return max(_CAPITALS, self.lines[0].above) * self.size

    @property
    def below(self) -> float:
        """From the last baseline to the bottom, in mm."""
        return max(_TAILS, self.lines[-1].below) * self.size

    @property
    def height(self) -> float:
        """From top to bottom, in mm."""
        return self.above + (len(self.lines) - 1) * self.step * self.size + self.below

    @property
    def width(self) -> float:
        """Of the widest line, in mm."""
        return max(line.width for line in self.lines) * self.size


@dataclass(frozen=True, slots=True)
class Room:
    """Where a text may stand: mm, at most so many lines; type sizes in points."""

    wide: float
    high: float
    lines: int
    largest: float
    smallest: float


def is_rightward(text: str) -> bool:
    """Say whether *text* reads from left to right: its first letter with a direction decides."""
    return auto_detect_base_direction(text) is not TextDirection.RTL


def set_text(text: str, room: Room, weight: Weight, fonts: Fonts) -> Block:
    """Set *text* as large as *room* allows: whole words, else broken ones, else cut with …."""
    rightward = is_rightward(text)

    def tried(parts: Sequence[str]) -> Block:
        lines = tuple(set_line(part, weight, fonts, rightward=rightward) for part in parts)
        steps = [one.below + two.above + _APART for one, two in pairwise(lines)]
        block = Block(lines, 1.0, max([_STEP, *steps]))
        size = min(room.largest * POINT, room.wide / (block.width or 1.0), room.high / block.height)
        return replace(block, size=size)

    def largest(parts: Sequence[str], glue: str) -> Block:
        splits = _splits(parts, glue, room.lines)
        return max(map(tried, splits), key=lambda block: block.size)

    smallest = room.smallest * POINT
    block = largest(text.split(" "), " ")
    if block.size < smallest:
        block = largest(_clusters(text), "")
    while block.size < smallest and len(text) > 1:
        kept = text[: int(len(text) * min(0.95, block.size / smallest))]
        text = "".join(_clusters(kept)[:-1]).rstrip(" …") + "…"
        block = largest(_clusters(text), "")
    return block


def _splits(parts: Sequence[str], glue: str, most: int) -> Iterator[list[str]]:
    """Yield *parts* on one line, on two, ... on *most*, the lines about equally long."""
    for count in range(1, min(most, len(parts)) + 1):
        options = (
            [
                glue.join(parts[start:end]).strip().removesuffix(DOT)
                for start, end in pairwise((0, *cuts, len(parts)))
            ]
            for cuts in combinations(range(1, len(parts)), count - 1)
        )
        yield min(options, key=lambda lines: sum(len(line) ** 2 for line in lines))


def _clusters(text: str) -> list[str]:
    """Take *text* apart where a line may break without tearing a written syllable."""
    clusters: list[str] = []
    for letter in text:
        marks = unicodedata.category(letter).startswith("M") or letter in "\u200c\u200d"
        held = clusters and (
            unicodedata.combining(clusters[-1][-1]) == _VIRAMA or clusters[-1][-1] in _LEADING
        )
        if clusters and (marks or held):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def set_line(text: str, weight: Weight, fonts: Fonts, *, rightward: bool) -> Line:
    """Set *text* on one line of which the reading direction is given."""
    return set_runs(((text, weight),), fonts, rightward=rightward)


def set_runs(runs: Sequence[Run], fonts: Fonts, *, rightward: bool) -> Line:
    """Set *runs*, one after the other, on one line."""
    placed = [one for text, weight in runs for one in fonts.spell(text, weight)]
    paragraph = BidiParagraph(
        "".join(letter for letter, _ in placed),
        TextDirection.LTR if rightward else TextDirection.RTL,
        preserve_bn_chars=True,
    )
    pieces: list[Piece] = []
    above = below = 0.0
    for (level, font), run in groupby(
        paragraph.get_reordered_characters(),
        key=lambda one: (one.embedding_level, placed[one.character_index][1]),
    ):
        in_order = sorted(run, key=lambda one: one.character_index)
        piece = "".join(one.character for one in in_order)
        width, high, deep = font.measure(piece, rightward=level % 2 == 0)
        pieces.append(Piece(piece, font, level % 2 == 0, width))
        above, below = max(above, high), max(below, deep)
    return Line(tuple(pieces), above, below)


def set_paragraph(
    runs: Sequence[Run], wide: float, size: float, fonts: Fonts, *, rightward: bool
) -> Block:
    """Set *runs* in as many lines as they need: *wide* in mm, *size* in mm per em."""
    space = (" ", Weight.REGULAR)
    between = set_runs([space], fonts, rightward=rightward).width
    held: list[list[Run]] = [[]]
    filled = 0.0
    for word in _words(runs):
        long = set_runs(word, fonts, rightward=rightward).width
        if held[-1] and (filled + between + long) * size > wide:
            held.append([])
        filled = filled + between + long if held[-1] else long
        held[-1] += [space, *word] if held[-1] else word
    lines = tuple(set_runs(one, fonts, rightward=rightward) for one in held)
    steps = [one.below + two.above + _APART for one, two in pairwise(lines)]
    return Block(lines, size, max([_STEP, *steps]))


def _words(runs: Sequence[Run]) -> list[list[Run]]:
    """Take *runs* apart at their spaces: a word may begin in one run and end in the next."""
    words: list[list[Run]] = [[]]
    for text, weight in runs:
        for place, part in enumerate(text.split(" ")):
            if place:
                words.append([])
            if part:
                words[-1].append((part, weight))
    return [word for word in words if word]
