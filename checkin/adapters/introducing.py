"""Desks become known to another desk without a server: by the event's word that they show.

Only who a desk is comes of it: its name, its key and its profile, written anew. Whatever else
stands in an entry that somebody carried is nobody's word.

When a place expires is nothing that a desk looks at. It says until when laptops may be set up,
which each of them sees to; a voucher does not say when that was, and a record's time is its
maker's own. People whom such a desk has let in would be admitted twice if its records were left
out, and of a desk that came too late the server still asks an organiser.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checkin.adapters import roster_json
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.event_file.places import read_voucher, written
from checkin.adapters.keys import verify
from checkin.adapters.roster_json import Carry
from checkin.domain.model import EventId
from checkin.usecases.roster_pages import RosterEntry


def introduce(store: ReplicaStore, entries: Sequence[RosterEntry]) -> int:
    """Let a desk's *store* know the desks that show the event's word, or a place's that has it.

    What it holds of a desk already stands. Returns how many are new to it. Raises StoreError.
    """
    carry = store.carry()
    if carry is None:
        return 0
    return store.keep_desks([desk for one in entries for desk in _shown(one, store.event, carry)])


def _shown(entry: RosterEntry, event: EventId, carry: Carry) -> Iterator[RosterEntry]:
    if entry.kind != "desk":
        return
    if (voucher := read_voucher(entry)) is not None:
        if voucher.place.id not in carry.ended and voucher.is_genuine(event, [carry.certifier]):
            yield written(voucher)
        return
    try:
        desk = roster_json.enrolled_desk(entry.id, entry.body)
        said = desk.certified(event)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return
    if verify(carry.certifier, said, desk.certificate):
        # That it is retired does no harm to believe; an order to erase is the server's to give.
        known = replace(desk, erase=False, retired=desk.retired is True)
        yield RosterEntry("desk", desk.id, 0, roster_json.write(known))
