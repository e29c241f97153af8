"""The roster's entries as JSON, the form in which they are stored and travel.

Readers take the fields they know and leave the rest; a body that is not ours
at all is skipped, so that one bad entry never hides the others.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from checkin.adapters.sealing import KEY_BYTES
from checkin.domain.clock import LATEST_MS
from checkin.domain.colour import read_colour
from checkin.domain.lock import Cost, Lock, Policy
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    DeskProfile,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    ListId,
    Photos,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.revocation import Revocations, unpack

# Made once: json.dumps would make another for every entry.
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


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
                "ends": value.ends,
                "wipe": value.wipe,
                "practice_key": _b64(value.practice_key),
                "languages": list(value.languages),
                "colour": value.colour,
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
                "withheld": value.withheld,
                "photos": value.photos,
            }
        case IssuedBadge():
            fields = {
                "registration": value.registration,
                "replaced_at": value.replaced_at,
                "issued_at": value.issued_at,
                "spare": not value.registration,
            }
        case EnrolledDesk():
            fields = {
                "name": value.name,
                "public_key": _b64(value.public_key),
                "certificate": _b64(value.certificate),
                "retired": value.retired,
                # What every desk was before there was another is not said.
                "erase": value.erase,
                "profile": "" if value.profile is DeskProfile.HELP_DESK else value.profile,
            }
    return _ENCODER.encode({name: field for name, field in fields.items() if not _is_empty(field)})


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
        _time(fields, "ends"),
        _time(fields, "wipe"),
        _unb64(fields.get("practice_key", "")),
        _texts(fields, "languages"),
        read_colour(_text(fields, "colour")),
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
        withheld=fields.get("withheld") is True,
        photos=_photos(_text(fields, "photos")),
    )


def _photos(said: str) -> Photos:
    # What a newer version says besides is not known to be a yes.
    return Photos(said) if said in set(Photos) else Photos.NO


def issued_badge(key: str, also: str, body: str) -> IssuedBadge:
    """Read a badge's entry, whose second key is its short code."""
    fields = json.loads(body)
    return IssuedBadge(
        BadgeId(key),
        RegistrationId("" if fields.get("spare") is True else fields["registration"]),
        also,
        fields.get("replaced_at"),
        _time(fields, "issued_at"),
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
        DeskProfile(fields.get("profile", DeskProfile.HELP_DESK)),
        fields.get("erase", False),
    )


def desk_key(body: str) -> bytes:
    """Read only the public key of a desk's entry."""
    return _unb64(json.loads(body)["public_key"])


def write_authorities(certificates: Sequence[bytes]) -> str:
    """Return the body of the entry with the authorities' certificates (DER), the newest first."""
    return json.dumps({"certificates": [_b64(one) for one in certificates]})


def authorities(body: str) -> tuple[bytes, ...]:
    """Read the authorities' certificates. Raises ValueError or TypeError for what is none."""
    return tuple(_unb64(one) for one in _texts(json.loads(body), "certificates"))


def write_names_key(key: bytes) -> str:
    """Return the body of the entry with the key to names (32 bytes)."""
    return json.dumps({"key": _b64(key)})


def names_key(_key: str, body: str) -> bytes:
    """Read the key to names. Raises ValueError for what is none."""
    key = _unb64(json.loads(body)["key"])
    if len(key) != KEY_BYTES:
        raise ValueError("key")
    return key


_OLDER_KEYS = 16
"""Each costs whoever opens a file some milliseconds."""


@dataclass(frozen=True, slots=True)
class Carry:
    """What all desks of an event have in common, so that check-ins can be carried among them.

    ``key`` (32 bytes) is the private half of what files are sealed to; ``certifier`` is the
    public key that verifies the event's word for a desk which nobody here has heard of yet.
    ``older`` are keys of before, the newest first: some still carry who have not heard of this
    one. ``ended`` are the places of event files that vouch for nobody any more.
    """

    key: bytes = field(repr=False)
    certifier: bytes
    older: tuple[bytes, ...] = field(default=(), repr=False)
    ended: tuple[str, ...] = ()

    def renewed(self, key: bytes, ended: Sequence[str] = ()) -> "Carry":
        """The next one: who has only heard of this one opens nothing of what comes after."""
        older = (self.key, *self.older)[:_OLDER_KEYS]
        return Carry(key, self.certifier, older, tuple(sorted({*self.ended, *ended})))


def write_carry(carry: Carry) -> str:
    """Return the body of the entry with what desks carry by."""
    fields: dict[str, Any] = {"certifier": _b64(carry.certifier), "key": _b64(carry.key)}
    if carry.older:
        fields["older"] = [_b64(one) for one in carry.older]
    if carry.ended:
        fields["ended"] = list(carry.ended)
    return json.dumps(fields)


def carry(_key: str, body: str) -> Carry:
    """Read that entry. Raises ValueError for what is none."""
    fields = json.loads(body)
    older = tuple(_unb64(one) for one in _texts(fields, "older"))[:_OLDER_KEYS]
    ended = _texts(fields, "ended")
    found = Carry(_unb64(fields["key"]), _unb64(fields["certifier"]), older, ended)
    if any(len(one) != KEY_BYTES for one in (found.key, found.certifier, *older)):
        raise ValueError("carry")
    return found


def write_lock(lock: Lock) -> str:
    """Return the body of the entry that says how desks are locked."""
    fields = {
        "policy": lock.policy,
        "salt": _b64(lock.salt),
        "cost": [lock.cost.memory_kib, lock.cost.passes, lock.cost.lanes],
        "pin_key": _b64(lock.pin_key),
        "cards": [_b64(one) for one in lock.cards],
        "box": _b64(lock.box),
        "edition": lock.edition,
    }
    slim = {name: field for name, field in fields.items() if not _is_empty(field)}
    return json.dumps(slim, sort_keys=True, separators=(",", ":"))


def lock(_key: str, body: str) -> Lock:
    """Read how desks are locked. Raises ValueError for what would stop a desk."""
    fields = json.loads(body)
    found = Lock(
        Policy(fields.get("policy", Policy.NOTHING)),
        _unb64(fields.get("salt", "")),
        Cost(*fields["cost"]),
        _unb64(fields.get("pin_key", "")),
        tuple(_unb64(one) for one in _texts(fields, "cards")),
        _unb64(fields.get("box", "")),
        fields.get("edition", 1),
    )
    keys = (*found.cards, *filter(None, (found.pin_key, found.box)))
    if not found.cost.is_sane() or any(len(one) != KEY_BYTES for one in keys):
        raise ValueError("lock")
    return found


def write_revocations(one: Revocations) -> str:
    """Return the body of the entry with the badges that are good no more: 16 letters for each."""
    return json.dumps(
        {
            "number": one.number,
            "issued": one.issued,
            "badges": _b64(one.packed),
            "key_id": one.key_id,
            "signature": _b64(one.signature),
        },
        separators=(",", ":"),
    )


def revocations(_key: str, body: str) -> Revocations:
    """Read that entry. Whether it is genuine is another question."""
    fields = json.loads(body)
    number, issued = _time(fields, "number"), _time(fields, "issued")
    key_id = fields["key_id"]
    if type(key_id) is not int or not 0 < key_id < 256 or number is None or issued is None:
        raise ValueError("revocations")
    badges = unpack(_unb64(fields["badges"]))
    return Revocations(number, issued, badges, key_id, _unb64(fields["signature"]))


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
