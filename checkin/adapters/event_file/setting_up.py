"""A laptop becomes a desk by an event file: looked at first, then all of it or nothing."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from checkin.adapters.asking import ask, pinned
from checkin.adapters.connection import Patience
from checkin.adapters.dates import DatesFile
from checkin.adapters.event_file import refusals
from checkin.adapters.event_file.contents import Head, answers, genuine_head
from checkin.adapters.event_file.envelope import Envelope, open_envelope, read_line
from checkin.adapters.event_file.gathering import gather, scatter
from checkin.adapters.event_file.passphrase import read_passphrase
from checkin.adapters.event_file.places import KEY_BYTES, desk_id_of, vouch
from checkin.adapters.files import read_within
from checkin.adapters.joining import Welcome
from checkin.adapters.keys import SigningKey, verify
from checkin.adapters.profile import Enrolment, Profile
from checkin.adapters.vault import Vault
from checkin.domain.errors import CheckInError, InputError, Nonsense
from checkin.domain.expiry import Dates
from checkin.domain.model import DeskId, EnrolledDesk, EventId

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes: that of a hundred thousand people is about 20 MB."""

_CLOCK_MS = 10 * 60 * 1000
"""How much a laptop's clock may be behind the server's: more is plainly wrong."""


@dataclass(frozen=True, slots=True)
class EventFile:
    """An event file that is whole, genuine and of now."""

    head: Head
    envelope: Envelope = field(repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """What its desks are called."""
        return tuple(one.place.name for one in self.head.places)


def read_file(path: Path) -> bytes:
    """Read what lies at *path*, and see that it looks like an event file.

    Raises:
        InputError: it cannot be read, or is none.
    """
    # Its first line is looked at first: a newer version may make larger ones.
    return read_within(
        path,
        LARGEST_FILE,
        unreadable=refusals.UNREADABLE,
        too_large=refusals.NOT_ONE,
        look=read_line,
    )


def open_event_file(data: bytes, passphrase: str, now_ms: int) -> EventFile:
    """Open an event file, all of it, by the laptop's clock. Writes nothing. Slow.

    Raises:
        InputError: it is none, the passphrase is another one, it was changed, or is not of now.
        StoreError: this computer does not have the memory.
    """
    envelope = open_envelope(data, read_passphrase(passphrase))
    head = genuine_head(envelope.pieces())
    if now_ms < head.made - _CLOCK_MS:
        raise InputError(refusals.NOT_YET)
    if now_ms >= head.expires:
        raise InputError(refusals.EXPIRED)
    return EventFile(head, envelope)


def check_free(event: EventId, vault: Vault | None, profile: Profile | None = None) -> None:
    """See that a laptop belongs to no event yet. A locked desk says so as well.

    Raises:
        InputError: it does, to this one or another.
    """
    held = vault.label.event_id if vault is not None else ""
    if profile is not None and profile.enrolment is not None:
        held = profile.enrolment.event
    if held:
        raise InputError(refusals.ALREADY_A_DESK if held == event else refusals.ANOTHER_EVENT)


def taken_places(file: EventFile) -> frozenset[str]:
    """The names of the desks that other laptops are already, where the server can be asked.

    Raises:
        ServerError: it cannot.
    """
    head = file.head
    with pinned(head.authorities[0]) as client:
        url = f"{head.server}/v1/places/{head.file}"
        data = ask(client, "GET", url, None, {}, Patience())
    try:
        taken = frozenset(str(one) for one in json.loads(data)["taken"])
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Nonsense(
            "The address answered, but not as a Checkin server. Check the address."
        ) from None
    return frozenset(one.place.name for one in head.places if one.place.id in taken)


def set_up(profile: Profile, file: EventFile, desk_name: str) -> Enrolment:
    """Make the laptop of *profile* the desk with this name: as if it had joined and synced.

    Raises:
        InputError: it is a desk already, or there is no such place.
        StoreError: it cannot be saved. The laptop is no desk then.
    """
    head = file.head
    check_free(head.event, None, profile)
    found = [one for one in head.places if one.place.name == desk_name]
    if not found:
        raise InputError(refusals.NO_SUCH_PLACE)
    place, vouching_key = found[0].place, found[0].private_key
    private = os.urandom(KEY_BYTES)
    key = SigningKey(private).public_key
    desk = EnrolledDesk(desk_id_of(key), desk_name, key, profile=head.profile)
    entry = vouch(head.event, desk, place, vouching_key)
    try:
        _gather(profile, file, desk.id)
        # Before the desk is one: without them it would wait for the server to say the time.
        dates = DatesFile(profile.folder, profile.vault)
        dates.write(Dates(head.ends, head.wipe, head.made))
        welcome = Welcome(desk.id, head.event, desk_name, entry)
        enrolment = profile.belong(welcome, head.server, private, head.authorities)
    except CheckInError:
        if profile.enrolment is None:
            scatter(profile)
        raise
    profile.guard()
    return enrolment


def _gather(profile: Profile, file: EventFile, desk: DeskId) -> None:
    store = gather(profile, desk, file.head.event)
    is_whole = False
    for answer in answers(file.envelope.pieces()):
        if answer.roster is not None:
            is_whole = store.apply(answer.roster)
        store.take(answer.runs, verify)
    if not is_whole:
        raise InputError(refusals.CHANGED)
