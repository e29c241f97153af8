"""The roster's entries as JSON, the form in which they are stored and travel.

Readers take the fields they know and leave the rest; a body that is not ours
at all is skipped, so that one bad entry never hides the others.
"""

import base64
import json
from datetime import date
from typing import Any

from checkin.adapters.sealing import KEY_BYTES
from checkin.domain.clock import LATEST_MS
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)


def write(value: Gathering | CheckInList | Registration | IssuedBadge | EnrolledDesk) -> str:
    """Return the body of an entry. Empty fields are left out."""
    match value:
        case Gathering():
            fields: dict[str, Any] = {
                "name": value.name,
                "time_zone": value.time_zone,
                "badge_keys": [[number, _b64(key)] for number, key in value.badge_keys],
                "demonstration": value.demonstration,
                "pin": _b64(value.pin),
                "contacts": list(value.contacts),
            }
        case CheckInList():
            fields = {
                "name": value.name,
                "day": value.day.isoformat(),
                "reentry": value.reentry,
                "exit": value.exit,
                "opens": value.opens,
                "closes": value.closes,
                "categories": list(value.categories),
                "begins": value.begins,
            }
        case Registration():
            fields = {
                "public_name": value.public_name,
                "organisation": value.organisation,
                "country": value.country,
                "region": value.region,
                "category": value.category,
                "lists": sorted(value.lists),
                "standing": "" if value.standing is Standing.ACTIVE else value.standing,
                "aliases": list(value.aliases),
                "other_script": value.other_script,
                "give": list(value.give),
                "attention": value.attention,
            }
        case IssuedBadge():
            fields = {
                "registration": value.registration,
                "replaced_at": value.replaced_at,
                "spare": not value.registration,
            }
        case EnrolledDesk():
            fields = {
                "name": value.name,
                "public_key": _b64(value.public_key),
                "certificate": _b64(value.certificate),
                "retired": value.retired,
            }
    slim = {name: field for name, field in fields.items() if not _is_empty(field)}
    return json.dumps(slim, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def gathering(key: str, body: str) -> Gathering:
    """Read the event's entry."""
    fields = json.loads(body)
    return Gathering(
        EventId(key),
        fields["name"],
        fields.get("time_zone", "UTC"),
        tuple((number, _unb64(text)) for number, text in fields.get("badge_keys", ())),
        fields.get("demonstration", False),
        _unb64(fields.get("pin", "")),
        _texts(fields, "contacts"),
    )


def check_in_list(key: str, body: str) -> CheckInList:
    """Read a check-in list's entry."""
    fields = json.loads(body)
    return CheckInList(
        ListId(key),
        fields["name"],
        date.fromisoformat(fields["day"]),
        fields.get("reentry", False),
        fields.get("exit", False),
        _time(fields, "opens"),
        _time(fields, "closes"),
        _texts(fields, "categories"),
        _time(fields, "begins"),
    )


def registration(key: str, body: str, same: dict[Any, Any] | None = None) -> Registration:
    """Read a registration's entry.

    *same* is for those who read everybody: what was read before, so that a country or
    an organisation is in memory once and not for each of its people.
    """
    once = ({} if same is None else same).setdefault
    fields = json.loads(body)
    organisation = _text(fields, "organisation")
    country = _text(fields, "country")
    region = _text(fields, "region")
    category = _text(fields, "category")
    lists = frozenset(ListId(key) for key in _texts(fields, "lists"))
    give = _texts(fields, "give")
    return Registration(
        id=RegistrationId(key),
        public_name=_text(fields, "public_name"),
        organisation=once(organisation, organisation),
        country=once(country, country),
        region=once(region, region),
        category=once(category, category),
        lists=once(lists, lists),
        standing=Standing(fields.get("standing", Standing.ACTIVE)),
        aliases=_texts(fields, "aliases"),
        other_script=_text(fields, "other_script"),
        give=once(give, give),
        attention=_text(fields, "attention"),
    )


def issued_badge(key: str, also: str, body: str) -> IssuedBadge:
    """Read a badge's entry, whose second key is its short code."""
    fields = json.loads(body)
    return IssuedBadge(
        BadgeId(key),
        RegistrationId("" if fields.get("spare") is True else fields["registration"]),
        also,
        fields.get("replaced_at"),
    )


def enrolled_desk(key: str, body: str) -> EnrolledDesk:
    """Read a desk's entry."""
    fields = json.loads(body)
    return EnrolledDesk(
        DeskId(key),
        fields["name"],
        desk_key(body),
        _unb64(fields.get("certificate", "")),
        fields.get("retired", False),
    )


def desk_key(body: str) -> bytes:
    """Read only the public key of a desk's entry."""
    return _unb64(json.loads(body)["public_key"])


def write_names_key(key: bytes) -> str:
    """Return the body of the entry with the key to names (32 bytes)."""
    return json.dumps({"key": _b64(key)})


def names_key(_key: str, body: str) -> bytes:
    """Read the key to names. Raises ValueError for what is none."""
    key = _unb64(json.loads(body)["key"])
    if len(key) != KEY_BYTES:
        raise ValueError("key")
    return key


def _is_empty(field: Any) -> bool:
    # A time of 0 is one.
    return field is None or field is False or field in ("", [])


def _time(fields: dict[str, Any], name: str) -> int | None:
    value = fields.get(name)
    if value is None:
        return None
    if type(value) is not int:
        raise TypeError(name)
    if not 0 <= value < LATEST_MS:
        raise ValueError(name)
    return value


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _texts(fields: dict[str, Any], name: str) -> tuple[str, ...]:
    values = fields.get(name, [])
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise TypeError(name)
    return tuple(values)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _unb64(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
