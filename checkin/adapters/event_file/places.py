"""Places of an event file: each lets one laptop in, once, also where no network is.

A *place* is a key pair and a name. The event signs the public half (its certificate), and the
file holds the private one. Whoever sets up a laptop makes a key of that laptop alone, and has the
place's key vouch for it: that is a *voucher*. It stands in the desk's own entry, travels with it
wherever desks are introduced, and shows a server, at first contact or on a stick, that the
organisers have let this desk in. So two laptops that took the same place are two desks, whose
records never get in each other's way, and what is in the file signs nothing of a desk.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from checkin.adapters import roster_json
from checkin.adapters.keys import SigningKey, verify
from checkin.domain.model import DeskId, DeskProfile, EnrolledDesk, EventId
from checkin.usecases.roster_pages import RosterEntry

KEY_BYTES = 32
_VOUCHER = "place"
_FILE = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its public key (32 bytes), and the event's certificate for it.

    ``file`` names the event file that it is in; ``expires`` is in milliseconds since 1970 UTC.
    """

    file: str
    name: str
    profile: DeskProfile
    expires: int
    public_key: bytes = field(repr=False)
    certificate: bytes = field(default=b"", repr=False)

    @property
    def id(self) -> str:
        """Its name for programs: 16 hex digits of its key's hash."""
        return hashlib.sha256(b"place-id-v1\0" + self.public_key).hexdigest()[:16]

    def certified(self, event: EventId) -> bytes:
        """What the event signs."""
        head = f"{event}:{self.file}:{self.profile}:{self.expires}:{self.name}:".encode()
        return b"place-v1\0" + head + self.public_key


@dataclass(frozen=True, slots=True)
class Voucher:
    """What a desk shows that took a place, and has no certificate of its own yet."""

    desk: EnrolledDesk
    place: Place
    signature: bytes = field(repr=False)

    def is_genuine(self, event: EventId, certifiers: Collection[bytes]) -> bool:
        """Say whether the event has made the place, and the place vouches for the desk."""
        place, desk = self.place, self.desk
        said = place.certified(event)
        return (
            len(desk.public_key) == KEY_BYTES
            and desk.id == desk_id_of(desk.public_key)
            and desk.profile is place.profile
            and desk.name == place.name
            and any(verify(key, said, place.certificate) for key in certifiers)
            and verify(place.public_key, _vouched(event, desk), self.signature)
        )


def desk_id_of(public_key: bytes) -> DeskId:
    """The id of a desk that nobody else gives one: nobody can choose another desk's."""
    return DeskId(hashlib.sha256(b"desk-id-v1\0" + public_key).hexdigest()[:16])


def vouch(event: EventId, desk: EnrolledDesk, place: Place, private_key: bytes) -> RosterEntry:
    """Return the entry of *desk*, for which the key of *place* vouches."""
    return written(Voucher(desk, place, SigningKey(private_key)(_vouched(event, desk))))


def written(voucher: Voucher) -> RosterEntry:
    """Return the entry of a desk that shows *voucher*, with nothing in it that is not vouched for."""
    desk, place = voucher.desk, voucher.place
    bare = EnrolledDesk(desk.id, desk.name, desk.public_key, profile=desk.profile)
    body = json.loads(roster_json.write(bare))
    body[_VOUCHER] = {
        "file": place.file,
        "expires": place.expires,
        "key": _b64(place.public_key),
        "certificate": _b64(place.certificate),
        "signature": _b64(voucher.signature),
    }
    return RosterEntry("desk", desk.id, 0, json.dumps(body, ensure_ascii=False, sort_keys=True))


def read_voucher(entry: RosterEntry) -> Voucher | None:
    """Read what stands in a desk's entry; ``None`` where there is no voucher."""
    try:
        fields = json.loads(entry.body)[_VOUCHER]
        desk = roster_json.enrolled_desk(entry.id, entry.body)
        desk.name.encode()  # JSON can name half a character, which nobody signs
        expires = fields["expires"]
        if not _FILE.fullmatch(fields["file"]) or type(expires) is not int:
            return None
        place = Place(
            fields["file"],
            desk.name,
            desk.profile,
            expires,
            _unb64(fields["key"]),
            _unb64(fields["certificate"]),
        )
        return Voucher(desk, place, _unb64(fields["signature"]))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return None


def new_place(
    event: EventId,
    file: str,
    name: str,
    profile: DeskProfile,
    expires: int,
    public_key: bytes,
    certify: Callable[[bytes], bytes],
) -> Place:
    """Make a place that *certify*, the event's key, has signed."""
    bare = Place(file, name, profile, expires, public_key)
    return Place(file, name, profile, expires, public_key, certify(bare.certified(event)))


def _vouched(event: EventId, desk: EnrolledDesk) -> bytes:
    return b"taken-v1\0" + desk.certified(event)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _unb64(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
