"""A small event at a real server, and desks that belong to it."""

import os
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from checkin.adapters.expiring import Expiry
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.server_data import ServerData
from checkin.domain.model import DeskId, EventId, Registration, RegistrationId
from checkin.domain.record import Head, Ref
from checkin.usecases.exchange import DeskReport
from checkin.usecases.organise import (
    first_lists,
    issue_badges,
    new_event,
    new_token,
)
from checkin.usecases.sync import Clock, Sync

Held = dict[Ref, str]
"""The records of one replica, each with its hash."""


class Damaged(Exception):
    """A database was found damaged."""


def make_event(data: ServerData, people: int) -> list[str]:
    """Make an event with one list of today and return the texts of its people's badges."""
    event = EventId(os.urandom(4).hex())
    book = data.book(event)
    lists = first_lists(datetime.now(UTC).date())
    new_event(book, "Campaign", "UTC", lists, data.signer, event=event)
    on = frozenset(one.id for one in lists)
    book.publish(
        registrations=[
            Registration(RegistrationId(os.urandom(8).hex()), f"Person {number}", lists=on)
            for number in range(people)
        ]
    )
    return [badge.text for badge in issue_badges(book, data.signer, os.urandom)]


def invite(data: ServerData, server: str) -> str:
    """Return a one-time address at *server* for a desk of the only event."""
    token, event = new_token(), data.required_event()
    data.book(event).invite(token, "")
    return f"{server}/#{data.one_time(event, token)}"


def enrol(folder: Path, address: str) -> None:
    """Make *folder* the profile of a desk that has everything that its server has."""
    profile = Profile.open(folder)
    try:
        profile.join(address, "Desk")
        peer = profile.peer()
        sync = Sync(profile.store, peer, verify, Clock(wall_ms), DeskReport)
        while sync.exchange().more:
            pass
        # As the window does: a desk that knows no dates shows nothing before its server speaks.
        Expiry(profile).told(peer.server_ms)
        peer.close()
    finally:
        profile.close()


def held_by_server(data: ServerData) -> Held:
    """Return all that the server holds of its only event."""
    return {one.ref: one.digest for one in data.replica(data.required_event()).records()}


def held_by_desk(folder: Path) -> tuple[Held, DeskId]:
    """Return all that the desk in *folder* holds, and who it is.

    Raises:
        StoreError: its database cannot be read.
        Damaged: it can, but not every page is as it was written.
    """
    with closing(Profile.open(folder)) as profile:
        if profile.is_damaged():
            raise Damaged
        return {one.ref: one.digest for one in profile.store.records()}, profile.store.mine


def missing(told: dict[DeskId, Head], held: Held) -> list[Ref]:
    """Return what was told to be held and is not, or is another record.

    A head stands for itself by its hash, and for every number below it.
    """
    found = []
    for desk, head in told.items():
        refs = [Ref(desk, seq) for seq in range(1, head.seq + 1)]
        found += [ref for ref in refs if ref not in held]
        if refs and refs[-1] in held and held[refs[-1]] != head.hash:
            found.append(refs[-1])
    return found


def differences(replicas: Sequence[Held]) -> int:
    """Count the records that are not the same in every one of *replicas*."""
    everywhere = set().union(*replicas)
    return sum(len({one.get(ref) for one in replicas}) > 1 for ref in everywhere)
