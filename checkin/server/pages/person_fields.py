"""The fields of a person's form: read from what a browser sends, and shown again as typed."""

from collections.abc import Mapping
from dataclasses import fields

from checkin.server.pages.visit import Visit
from checkin.usecases.people_editing import PersonDraft

_TEXTS = (
    "public_name",
    "organisation",
    "country",
    "region",
    "category",
    "other_script",
    "aliases",
    "give",
    "attention",
    "photos",
)


def draft_said(visit: Visit) -> PersonDraft:
    """What the form says."""
    texts = {name: visit.said(name).replace("\r\n", "\n") for name in _TEXTS}
    return PersonDraft(
        **texts,
        lists=tuple(sorted(visit.all_said("list"))),
        code_only=bool(visit.said("code_only")),
    )


def differs(typed: PersonDraft, now: PersonDraft) -> Mapping[str, str]:
    """By field, what is so now where something else is typed."""
    found = {}
    for name in (one.name for one in fields(PersonDraft)):
        held = getattr(now, name)
        if getattr(typed, name) != held and name != "code_only":
            found[name] = (", ".join(held) if isinstance(held, tuple) else str(held)) or "–"
    return found
