"""The roster's entries as a desk of each profile gets them.

A body is read and written again, so that a lane is sent only what is known to be for it.
What cannot be read is never sent to one: there it is as if it had been deleted.

Whoever changes what a profile sees makes a new step in the migrations: each view has its
digest, which is kept and not reckoned anew.
"""

from collections.abc import Callable, Sequence
from typing import Any

from checkin.adapters import roster_json
from checkin.domain.lock import Lock
from checkin.domain.model import BadgeId, DeskProfile
from checkin.domain.views import seen_by, stand_in
from checkin.usecases.roster_pages import RosterEntry

_READ: dict[str, Callable[[RosterEntry], Any]] = {
    "gathering": lambda one: roster_json.gathering(one.id, one.body),
    "list": lambda one: roster_json.check_in_list(one.id, one.body),
    "registration": lambda one: roster_json.registration(one.id, one.body),
    "badge": lambda one: roster_json.issued_badge(one.id, one.also, one.body),
    "desk": lambda one: roster_json.enrolled_desk(one.id, one.body),
    "lock": lambda one: roster_json.lock(one.id, one.body),
    "revocations": lambda one: roster_json.revocations(one.id, one.body),
    "authority": lambda one: roster_json.authorities(one.body),
    "carry": lambda one: roster_json.carry(one.id, one.body),
}
_WRITE: dict[str, Callable[[Any], str]] = {
    "lock": roster_json.write_lock,
    "revocations": roster_json.write_revocations,
    "authority": roster_json.write_authorities,
    "carry": roster_json.write_carry,
}
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError, RecursionError)


def view_of(entry: RosterEntry, profile: DeskProfile) -> RosterEntry | None:
    """Return what a desk of *profile* gets of *entry*; ``None`` for what is not for it at all."""
    return views_of(entry, (profile,))[0]


def views_of(entry: RosterEntry, profiles: Sequence[DeskProfile]) -> list[RosterEntry | None]:
    """Return what desks of each of *profiles* get of *entry*, which is read once for all of them.

    Views that are alike are one object: *entry* itself, where they are what it is.
    """
    value = None
    if any(one is not DeskProfile.HELP_DESK for one in profiles) and not entry.deleted:
        value = _value(entry)
    written: list[tuple[Any, RosterEntry]] = []
    views: list[RosterEntry | None] = []
    for profile in profiles:
        if profile is DeskProfile.HELP_DESK:
            views.append(entry)
        elif entry.kind not in _READ:
            views.append(None)
        else:
            seen = None if value is None else _seen(entry.kind, value, profile)
            view = next((made for before, made in written if before is seen), None)
            if view is None:
                view = _written(entry, seen)
                written.append((seen, view))
            views.append(view)
    return views


def _value(entry: RosterEntry) -> Any:
    """Read the body; ``None`` for what cannot be read."""
    try:
        return _READ[entry.kind](entry)
    except _UNREADABLE:
        return None


def _seen(kind: str, value: Any, profile: DeskProfile) -> Any:
    """What a lane of *profile* sees of *value*: the same object where that is all of it."""
    if kind == "lock":
        # What opens the database: one without names opens with its keychain alone.
        return Lock(box=value.box) if profile is DeskProfile.LANE_WITHOUT_NAMES else value
    return value if kind in _WRITE else seen_by(profile, value)


def _written(entry: RosterEntry, seen: Any) -> RosterEntry:
    """Write *seen* as a lane's entry; what is not seen or cannot be written is a deleted one."""
    is_badge = entry.kind == "badge"
    key = stand_in(BadgeId(entry.id)) if is_badge else entry.id
    try:
        body = None if seen is None else _WRITE.get(entry.kind, roster_json.write)(seen)
    except _UNREADABLE:
        body = None
    if body is None:
        return RosterEntry(entry.kind, key, entry.version, deleted=True)
    also = entry.also if is_badge else ""
    if (key, body, also) == (entry.id, entry.body, entry.also):
        return entry
    return RosterEntry(entry.kind, key, entry.version, body, also)
