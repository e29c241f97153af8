"""What a printer puts on paper, cut into its cards: each by its place, at the printer's dpi."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL.Image import Image

from checkin.adapters.printing import paper
from checkin.adapters.printing.formats import Format

_MM = 25.4


def cards(pdf: bytes, on: Format, many: int, dpi: int) -> Iterator[Image]:
    """Give the first *many* cards of *pdf*, each cut out where its format says that it is."""
    with pypdfium2.PdfDocument(pdf) as opened:
        for start in range(0, many, on.cards):
            page = opened[start // on.cards]
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
            page.close()
            for number in range(start, min(start + on.cards, many)):
                left, top = on.corner(number)
                yield _cut(picture, left, top, on.wide, on.high, dpi)


def rows(pdf: bytes, many: int, dpi: int) -> Iterator[Image]:
    """Give the rows of a list on paper."""
    with pypdfium2.PdfDocument(pdf) as opened:
        for start in range(0, many, paper.PER_PAGE):
            page = opened[start // paper.PER_PAGE]
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
            page.close()
            for place in range(min(paper.PER_PAGE, many - start)):
                yield _cut(picture, *paper.place_of(place), dpi)


def pictures(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the pictures of an archive by their names."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        for name in opened.namelist():
            if name.endswith(".png"):
                yield name, opened.read(name)


def read(files: Sequence[Path]) -> list[list[str]]:
    """The texts that ``checkin read`` finds in each file."""
    command = [sys.executable, "-m", "checkin", "read", *map(str, files)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return [line["texts"] for line in lines]


def _cut(picture: Image, left: float, top: float, wide: float, high: float, dpi: int) -> Image:
    sides = (left, top, left + wide, top + high)
    return picture.crop(tuple(round(side / _MM * dpi) for side in sides))  # type: ignore[arg-type]
