"""``checkin badges`` and ``paper``: what people show, and what else goes on paper."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.cli.options import (
    Commands,
    add_event,
    add_json,
    add_server_folder,
    open_server,
    server_folder,
)
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from checkin.adapters.printing.badge_sheet import Progress, Report
    from checkin.adapters.printing.card import Design
    from checkin.adapters.printing.instructions import Instructions
    from checkin.adapters.printing.orders import Make, Order
    from checkin.adapters.printing.printings import PrintedFaces
    from checkin.adapters.server_data import ServerData
    from checkin.domain.model import Gathering

_LANGUAGES = ("en", "fr", "es", "ar")


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    badges = commands.add_parser(
        "badges",
        help="make a PDF of badges, or pictures to send",
        description="Make a PDF of badges: of everybody, eight on a page of A4, unless it is said "
        "otherwise. Made again, a badge is the same badge.",
    )
    badges.add_argument("--out", type=Path, help="the PDF to write (default: badges.pdf)")
    badges.add_argument(
        "--format",
        default="a4-8",
        metavar="FORMAT",
        help="a4-8 (cards of 90 x 65 mm, to cut), a6, a4-4 (four A6 cards, to cut), 4x3 (inches), "
        "or the measures of your labels, as 99.1x67.7; an unknown one names them all",
    )
    badges.add_argument(
        "--only",
        metavar="WHOSE",
        help="changed (whoever is new or has changed since the last printing), list=NAME, "
        "category=NAME, or person=NAME (or an id or code)",
    )
    badges.add_argument(
        "--language",
        action="append",
        choices=_LANGUAGES,
        help="a language of the words about photos; may be repeated (default: the event’s)",
    )
    badges.add_argument("--category", action="store_true", help="print the category as well")
    badges.add_argument(
        "--both-sides",
        action="store_true",
        help="print the same behind each card, for badges that turn",
    )
    badges.add_argument(
        "--images",
        type=Path,
        metavar="ZIP",
        help="write one picture of each badge instead, and a mail-merge file that says whose",
    )
    badges.add_argument(
        "--spare",
        type=int,
        metavar="COUNT",
        help="print that many spare badges instead, for help desks to hand out",
    )
    badges.add_argument(
        "--practice",
        action="store_true",
        help="print practice badges instead: one for each answer of a desk, to rehearse with; "
        "they check nobody in",
    )
    _end(badges)
    badges.set_defaults(run=_badges)

    paper = commands.add_parser(
        "paper",
        help="make a list to print, for when nothing else works; the volunteers' card",
        description="Make a list to print: names, organisations, boxes to tick for each check-in "
        "list, and everybody's code. Keep it on you, and destroy it after the event. Or make one "
        "of the two cards that need no event: what volunteers do, and what is to be done before "
        "the doors open.",
    )
    paper.add_argument("--out", type=Path, help="the PDF to write (default: paper.pdf)")
    what = paper.add_mutually_exclusive_group()
    what.add_argument("--codes", action="store_true", help="by code and without names, for lanes")
    what.add_argument(
        "--volunteer-card",
        action="store_true",
        help="what a volunteer needs, a page for each language; with the event's name, and whom "
        "to ask, where there is an event here",
    )
    what.add_argument(
        "--pre-flight",
        action="store_true",
        help="what to see to on the evening before and in the morning, a page for each language",
    )
    paper.add_argument("--only", metavar="WHOSE", help="list=NAME, category=NAME or person=NAME")
    paper.add_argument(
        "--language",
        choices=_LANGUAGES,
        help="of a list's few words (default: en), or of a card (default: all)",
    )
    _end(paper)
    paper.set_defaults(run=_paper)


def _end(parser: argparse.ArgumentParser) -> None:
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)


def _badges(options: argparse.Namespace) -> int:
    from checkin.adapters.printing.orders import Make

    if sum((options.practice, options.spare is not None, options.only is not None)) > 1:
        raise InputError("Print practice badges, spare ones or some people’s, one after the other.")
    if options.images is not None and options.out is not None:
        raise InputError("Make the PDF and the pictures one after the other.")
    if options.images is not None:
        badges, written = _print(options, Make.IMAGES, options.images)
        return _said(
            options, badges, written, f"Pictures of {_many(badges, 'badge')}: {options.images}"
        )
    path = options.out or Path("badges.pdf")
    badges, written = _print(options, Make.BADGES, path)
    return _said(
        options,
        badges,
        written,
        f"{_many(badges, 'badge')} on {_many(written.pages, 'page')}: {path}",
    )


def _paper(options: argparse.Namespace) -> int:
    from checkin.adapters.printing.instructions import Instructions
    from checkin.adapters.printing.orders import Make

    options.out = options.out or Path("paper.pdf")
    if options.volunteer_card:
        return _instructions(options, Instructions.VOLUNTEER_CARD)
    if options.pre_flight:
        return _instructions(options, Instructions.PRE_FLIGHT)
    make = Make.CODES if options.codes else Make.PAPER
    people, written = _print(options, make, options.out)
    pages = _many(written.pages, "page")
    said = f"A list of {people} on {pages}: {options.out}. Destroy it after the event."
    return _said(options, people, written, said)


def _instructions(options: argparse.Namespace, which: "Instructions") -> int:
    from checkin.adapters.printing.drawing import check_folder, write_pdf
    from checkin.adapters.printing.instructions import instructions_pdf
    from checkin.adapters.printing.words import LANGUAGES

    if options.only is not None:
        raise InputError("This card is the same for everybody: leave out --only.")
    check_folder(options.out)
    languages = (options.language,) if options.language else LANGUAGES
    data, written = instructions_pdf(which, _gathering(options), languages)
    write_pdf(options.out, data)
    return _said(options, 0, written, f"{_many(written.pages, 'page')}: {options.out}")


def _gathering(options: argparse.Namespace) -> "Gathering | None":
    """The event that is meant, ``None`` where there is no server: nothing is made for a card."""
    if not (options.event or options.database or server_folder(options).exists()):
        return None
    data = open_server(options)
    try:
        if not options.event and not data.gatherings():
            return None
        return data.book(data.required_event(options.event)).gathering()
    finally:
        data.close()


def _print(options: argparse.Namespace, make: "Make", path: Path) -> "tuple[int, Report]":
    """Write what is ordered to *path*, and return how many it is of."""
    from checkin.adapters.printing.drawing import check_folder, writing
    from checkin.adapters.printing.orders import carry_out
    from checkin.usecases.printing import faces_of

    # Before badges are made for anybody.
    check_folder(path)
    data = open_server(options)
    try:
        order, printings = _order(options, make, data)
        with writing(path) as file:
            written = carry_out(order, file, _progress(options))
        if make in {"badges", "images"}:
            printings.note(faces_of(order.badges))
    finally:
        data.close()
    return len(order.badges), written


def _order(
    options: argparse.Namespace, make: "Make", data: "ServerData"
) -> "tuple[Order, PrintedFaces]":
    from checkin.adapters.printing.card import branded
    from checkin.adapters.printing.orders import order_for
    from checkin.adapters.printing.printings import PrintedFaces
    from checkin.adapters.profile import wall_ms
    from checkin.usecases.organise import issue_spares
    from checkin.usecases.printing import Choice, badges_for, read_choice
    from checkin.usecases.rehearsing import practice_badges

    design = _design(options) if make in {"badges", "images"} else None
    event = data.required_event(options.event)
    book, printings = data.book(event), PrintedFaces(data.database, event)
    if design and options.practice:
        badges = practice_badges(book, data.signer)
    elif design and options.spare is not None:
        badges = issue_spares(book, data.signer, os.urandom, options.spare)
    else:
        choice = Choice() if options.only is None else read_choice(options.only)
        badges = badges_for(choice, book, printings, data.signer, os.urandom, wall_ms())
    gathering = book.gathering()
    if design and gathering:
        design = branded(design, gathering, data.logo(event).picture())
    language = options.language if not design and options.language else "en"
    return order_for(make, book, badges, design, language), printings


def _design(options: argparse.Namespace) -> "Design":
    from checkin.adapters.printing.card import Design
    from checkin.adapters.printing.formats import format_called

    return Design(
        format_called(options.format),
        tuple(dict.fromkeys(options.language or ())),
        category=options.category,
        both_sides=options.both_sides,
    )


def _progress(options: argparse.Namespace) -> "Progress | None":
    """Say how far it is, to somebody who watches and waits."""
    if options.json or not sys.stderr.isatty():
        return None

    def say(done: int, of: int) -> None:
        end = "\n" if done == of else ""
        print(f"\r{done} of {of}", end=end, file=sys.stderr, flush=True)

    return say


def _many(number: int, of: str) -> str:
    return f"{number} {of}" if number == 1 else f"{number} {of}s"


def _said(options: argparse.Namespace, of: int, written: "Report", text: str) -> int:
    if options.json:
        print(json.dumps({"badges": of, "pages": written.pages, "missing": written.missing}))
        return 1 if written.missing else 0
    print(text)
    if not written.missing:
        return 0
    print(
        f"No font here can draw {', '.join(written.missing)}: those letters are missing on the "
        f"badges {', '.join(written.lacking)}. Install Noto fonts for them and run this again.",
        file=sys.stderr,
    )
    return 1
