"""Badges: every one of the demonstration's, in every format, read back; and how long many take."""

import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PIL.Image import Image

from bench import printed
from bench.figures import Report
from checkin.adapters.printing.badge_sheet import badges_pdf
from checkin.adapters.printing.card import Design
from checkin.adapters.printing.formats import FORMATS, USUAL
from checkin.adapters.printing.images import image_name, write_images
from checkin.adapters.printing.paper import paper_pdf
from checkin.adapters.server_data import ServerData
from checkin.cli.morning import prepare
from checkin.domain.model import CheckInList, Photos
from checkin.usecases.organise import PrintedBadge, issue_badges

PEOPLE = 208
MANY = 5_000
DPIS = (300, 150)


def run(report: Report) -> None:
    name, badges, lists = _demonstration()
    with tempfile.TemporaryDirectory() as folder:
        counts = dict(_read_back(name, badges, lists, Path(folder)))
    for what, count in sorted(counts.items(), key=lambda one: one[1]):
        print(f"  {count} of {len(badges)}: {what}")
    report.add("organise.badges_read_back", min(counts.values()), "badges", f"== {PEOPLE}")
    began = time.perf_counter()
    badges_pdf(name, badges)
    report.add("organise.badges_208_s", time.perf_counter() - began, "s", "<= 10")
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    seconds, megabytes = map(float, done.stdout.split())
    # Of a processor: it is made beside a server that has other things to do.
    report.add("organise.badges_5000_cpu_s", seconds, "s", "<= 60")
    report.add("organise.badges_5000_mb", megabytes, "MB", "<= 600")


def _demonstration() -> tuple[str, list[PrintedBadge], list[CheckInList]]:
    """Everybody's badges, some of whom were asked about photos and some not."""
    with tempfile.TemporaryDirectory() as folder:
        data = ServerData(Path(folder))
        try:
            morning = prepare(data)
            book = data.book(morning.event)
            badges = issue_badges(book, data.signer, os.urandom)
            lists = list(book.lists())
        finally:
            data.close()
    asked = (Photos.NO, Photos.YES, Photos.UNSAID)
    return (
        morning.name,
        [
            replace(one, registration=replace(one.registration, photos=asked[number % 3]))
            for number, one in enumerate(badges)
        ],
        lists,
    )


def _read_back(
    name: str, badges: Sequence[PrintedBadge], lists: Sequence[CheckInList], folder: Path
) -> Iterable[tuple[str, int]]:
    """Give how many are read to the right person, of each format and density."""
    texts = [one.text for one in badges]
    for on in FORMATS.values():
        design = Design(on, ("en", "fr", "es", "ar"), category=True, colour="#0c4537")
        pdf, _ = badges_pdf(name, badges, design=design)
        for dpi in DPIS:
            found = printed.cards(pdf, on, len(badges), dpi)
            yield f"{on.key} at {dpi} dpi", _right(found, texts, folder)
    pdf, _ = paper_pdf(name, badges, lists)
    for dpi in DPIS:
        yield (
            f"list on paper at {dpi} dpi",
            _right(printed.rows(pdf, len(badges), dpi), texts, folder),
        )
    out = io.BytesIO()
    write_images(out, name, badges, design=Design(USUAL), codes={})
    files = []
    for called, picture in printed.pictures(out.getvalue()):
        files.append(folder / called)
        files[-1].write_bytes(picture)
    read = dict(zip((one.name for one in files), printed.read(files), strict=True))
    yield "pictures", sum(read.get(image_name(one)) == [one.text] for one in badges)


def _right(cards: Iterable[Image], texts: Sequence[str], folder: Path) -> int:
    files = []
    for number, card in enumerate(cards):
        files.append(folder / f"{number}.png")
        card.save(files[-1], compress_level=1)
    return sum(found == [text] for found, text in zip(printed.read(files), texts, strict=True))


def _many() -> None:
    """Make very many badges, and say what that took of a processor, and how much memory."""
    name, badges, _ = _demonstration()
    many = [badges[number % len(badges)] for number in range(MANY)]
    began = time.process_time()
    badges_pdf(name, many)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(time.process_time() - began, peak)


if __name__ == "__main__":
    _many()
