"""The fields of an event's form: read from what a browser sends, and shown again as typed."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import astuple, fields
from zoneinfo import available_timezones

from checkin.adapters.logo import clean_logo
from checkin.domain.errors import InputError
from checkin.server.pages.visit import Visit
from checkin.usecases.event_form import LANGUAGES, EventDraft
from checkin.usecases.list_form import ListDraft
from checkin.usecases.people_editing import PersonDraft
from checkin.usecases.problems import Problem, Wrong

LARGEST = 1_500_000
"""Bytes of a form with a logo."""

_OF_LIST = tuple(one.name for one in fields(ListDraft))


def draft_said(visit: Visit) -> EventDraft:
    """What the form says. Of each field of a list there is one for each list, in their order."""
    columns = [visit.all_said(f"list_{name}") for name in _OF_LIST]
    lists = [
        ListDraft(*(one.strip() for one in row)) for row in zip(*columns, strict=False) if any(row)
    ]
    first = visit.said("first_language")
    spoken = [one for one in LANGUAGES if one in visit.all_said("language")]
    return EventDraft(
        visit.said("name"),
        visit.said("zone"),
        tuple(lists),
        tuple(dict.fromkeys([first, *spoken] if first else spoken)),
        visit.said("contacts"),
        visit.said("ends"),
        visit.said("wipe"),
        visit.said("colour"),
    )


def logo_said(visit: Visit) -> bytes | None:
    """The logo that the form brings, drawn anew; ``None`` for none.

    Raises:
        Wrong: it is none that can be used.
    """
    found = visit.form.get("logo") if visit.form else None
    if found is None or isinstance(found, str) or not found.filename:
        return None
    try:
        return clean_logo(found.file.read())
    except InputError as error:
        raise Wrong([Problem("logo", str(error))]) from None


def words(visit: Visit, problems: Iterable[Problem]) -> dict[str, str]:
    """What is wrong, by field, in the visitor's language. The first thing of each."""
    said: dict[str, str] = {}
    for one in problems:
        said.setdefault(one.field, visit.text(one.sentence).format(**one.values))
    return said


def stamp_of(draft: EventDraft | PersonDraft) -> str:
    """What differs once somebody else has changed what a form shows."""
    # Not its own repr, which leaves out whatever is somebody's.
    return hashlib.sha256(repr(astuple(draft)).encode()).hexdigest()[:32]


def differs(typed: EventDraft, now: EventDraft) -> Mapping[str, str]:
    """By field, what the event says now where something else is typed."""
    held = {one.id: one for one in now.lists}
    found = _differs(typed, now, ("name", "zone", "contacts", "ends", "wipe", "colour"), "")
    if typed.languages != now.languages:
        found["languages"] = ", ".join(now.languages)
    for number, one in enumerate(typed.lists):
        if one.id in held:
            found |= _differs(one, held[one.id], _OF_LIST, f"lists.{number}.")
    return found


def _differs(typed: object, now: object, names: Iterable[str], prefix: str) -> dict[str, str]:
    return {
        f"{prefix}{name}": str(getattr(now, name)) or "–"
        for name in names
        if getattr(typed, name) != getattr(now, name)
    }


def zones(chosen: str) -> Mapping[str, list[str]]:
    """Every time zone that people look for, by the part of the world that its name begins with.

    And the one that is *chosen*, whichever that is.
    """
    found: dict[str, list[str]] = {}
    for name in sorted(available_timezones()):
        place, between, _ = name.partition("/")
        if between and place not in {"Etc", "SystemV", "US"}:
            found.setdefault(place, []).append(name)
    known = {"UTC", *(name for names in found.values() for name in names)}
    return found | {"UTC": ["UTC", *([chosen] if chosen and chosen not in known else [])]}
