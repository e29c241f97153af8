"""``checkin people``: whoever is on the list: found, added, changed, cancelled."""

import argparse
import json
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from checkin.cli.options import Commands, add_event, add_json, add_server_folder, open_server
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from checkin.adapters.book import Book
    from checkin.domain.model import Registration
    from checkin.usecases.people_editing import PersonDraft

_TEXTS = (
    ("name", "public_name", "the public name: as it stands on the badge; empty for code only"),
    ("organisation", "organisation", "the organisation"),
    ("country", "country", "the country"),
    ("region", "region", "the region"),
    ("category", "category", "the category"),
    ("other-script", "other_script", "the name in another script"),
    ("attention", "attention", "one sentence that the desk shows"),
)
_SEVERAL = (
    ("give", "give", "something to hand over; may be repeated"),
    ("alias", "aliases", "another name that they are found by; may be repeated"),
)


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "people",
        help="find people on the list, add one, change or cancel one",
        description="Find people on the list, by any word of a name or organisation; add one: "
        'checkin people add --name "Ada Example"; change or cancel one, named by their id, '
        "their name or the code on their badge: checkin people cancel 7QK3M2XA. Whoever is "
        "cancelled is never deleted: --again puts them on the list again. Check-ins are untouched.",
    )
    parser.add_argument("what", choices=["list", "add", "edit", "cancel"], help="what to do")
    parser.add_argument("who", nargs="?", help="whom: an id, a name or a code; or words to find")
    for option, field, said in _TEXTS:
        parser.add_argument(f"--{option}", dest=field, metavar="TEXT", help=said)
    for option, field, said in _SEVERAL:
        parser.add_argument(f"--{option}", dest=field, action="append", metavar="TEXT", help=said)
    parser.add_argument(
        "--list",
        dest="lists",
        action="append",
        metavar="NAME",
        help="a check-in list that they are on; may be repeated (default: all of them)",
    )
    parser.add_argument(
        "--photos", choices=["yes", "no", "unsaid"], help="whether they may be photographed"
    )
    parser.add_argument(
        "--again", action="store_true", help="with cancel: take a cancellation back"
    )
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)
    parser.set_defaults(run=lambda options: _run(parser, options))


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    fields = [field for _, field, _ in (*_TEXTS, *_SEVERAL)]
    given = {
        name: value
        for name in (*fields, "lists", "photos")
        if (value := getattr(options, name)) is not None
    }
    writes = options.what in {"add", "edit"}
    if writes != bool(given) or (options.again and options.what != "cancel"):
        parser.error("say what to write of a person to add or edit one, and only then")
    if (options.what in {"edit", "cancel"} and not options.who) or (
        options.what == "add" and options.who
    ):
        parser.error("say whom to edit or cancel; whoever is added is named with --name")
    data = open_server(options)
    try:
        book = data.book(data.required_event(options.event))
        if options.what == "list":
            return _list(book, options)
        one = _done(book, options, given)
    finally:
        data.close()
    if options.json:
        print(json.dumps(_fields_of(one)))
    else:
        print(f"{one.id}  {_in_words(one)}")
    return 0


def _done(book: "Book", options: argparse.Namespace, given: dict[str, Any]) -> "Registration":
    from checkin.domain.model import Standing
    from checkin.usecases.people_editing import (
        PersonDraft,
        add_person,
        change_person,
        draft_of_person,
        read_person,
        set_standing,
    )

    if options.what == "add":
        on = tuple(sorted(one.id for one in book.lists()))
        draft = _written(book, PersonDraft(lists=on), given)
        return add_person(book, draft, os.urandom, _namesakes(book, draft))
    before = _whom(book, options.who)
    if options.what == "cancel":
        set_standing(book, before, Standing.ACTIVE if options.again else Standing.CANCELLED)
    else:
        after = read_person(_written(book, draft_of_person(before), given), before, book.lists())
        change_person(book, before, after)
    return book.registration(before.id) or before


def _written(book: "Book", draft: "PersonDraft", given: dict[str, Any]) -> "PersonDraft":
    """*draft* with what is *given* on the command line."""
    from checkin.domain.names import fold

    said = dict(given)
    for name in ("give", "aliases"):
        if name in said:
            said[name] = "\n".join(said[name])
    if "photos" in said:
        said["photos"] = "" if said["photos"] == "unsaid" else said["photos"]
    if "public_name" in said:
        said["code_only"] = not said["public_name"]
    if "lists" in said:
        there = {fold(one.name): one.id for one in book.lists()}
        missing = [name for name in said["lists"] if fold(name) not in there]
        if missing:
            names = ", ".join(one.name for one in book.lists())
            raise InputError(f"There is no check-in list “{missing[0]}”. There is: {names}.")
        said["lists"] = tuple(sorted(there[fold(name)] for name in said["lists"]))
    return replace(draft, **said)


def _namesakes(book: "Book", draft: "PersonDraft") -> tuple[object, ...]:
    from checkin.usecases.attendees import Attendees

    people = Attendees(book)
    people.catch_up()
    name = draft.public_name
    return people.namesakes(name, draft.organisation) if name else ()


def _whom(book: "Book", who: str) -> "Registration":
    from checkin.usecases.replacing import find_person

    issued = list(book.badges())
    owners = {one.id: one.registration or None for one in issued}
    return find_person(who, book.registrations(), issued, owners)


def _list(book: "Book", options: argparse.Namespace) -> int:
    from checkin.usecases.attendees import Asked, Attendees

    people = Attendees(book)
    people.catch_up()
    asked = Asked(options.who or "")
    first = people.find(asked)
    pages = [first.ids, *(people.find(asked, page).ids for page in range(2, first.pages + 1))]
    by_id = book.registrations_of([key for ids in pages for key in ids])
    found = [by_id[key] for ids in pages for key in ids if key in by_id]
    if options.json:
        print(json.dumps([_fields_of(one) for one in found]))
        return 0
    for one in found:
        print(f"{one.id}  {_in_words(one)}")
    if not found:
        print("Nobody was found." if options.who else "Nobody is on the list.", file=sys.stderr)
    return 0


def _in_words(one: "Registration") -> str:
    parts = [one.public_name or "by code only", one.organisation, one.category]
    if one.standing != "active":
        parts.append(str(one.standing))
    return ", ".join(part for part in parts if part)


def _fields_of(one: "Registration") -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.public_name,
        "organisation": one.organisation,
        "country": one.country,
        "region": one.region,
        "category": one.category,
        "lists": sorted(one.lists),
        "standing": one.standing,
        "give": list(one.give),
        "attention": one.attention,
        "photos": one.photos,
    }
