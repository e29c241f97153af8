"""What was erased of an event, in writing: counts, when, by whom, and what is left.

The server signs it with its identity key, so that whoever is shown it later can tell that it is
this server's, and that nobody has changed it.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from checkin.domain.badge import Verifier
from checkin.domain.model import EventId

_MESSAGE = b"erased-v1\0"

COMMAND = ""
"""Who erased it by a command at the server itself: no account."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """That the people of an event were erased at its server. Holds nobody of them.

    ``at`` is in milliseconds since 1970 UTC. ``by`` is the name of the account, ``by_itself``
    if the server did it on the date, as that account had asked. ``erased`` and ``stays`` are
    rows by what they are; ``lists`` how many arrived of how many expected, by list.
    """

    event: EventId
    name: str
    at: int
    by: str
    by_itself: bool
    erased: Mapping[str, int]
    stays: Mapping[str, int]
    lists: Mapping[str, tuple[int, int]]

    @property
    def sha256(self) -> str:
        """The hash of the list of erased rows: each kind, a space, how many, a new line."""
        lines = "".join(f"{kind} {count}\n" for kind, count in sorted(self.erased.items()))
        return hashlib.sha256(lines.encode()).hexdigest()

    def fields(self) -> dict[str, Any]:
        """What it says, for programs."""
        return {
            "event": self.event,
            "name": self.name,
            "at_ms": self.at,
            "by": self.by,
            "by_itself": self.by_itself,
            "erased": dict(self.erased),
            "erased_sha256": self.sha256,
            "stays": dict(self.stays),
            "lists": {name: list(numbers) for name, numbers in self.lists.items()},
        }

    def message(self) -> bytes:
        """What is signed: its fields as canonical JSON (sorted, no spaces, UTF-8)."""
        said = json.dumps(self.fields(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return _MESSAGE + said.encode()


@dataclass(frozen=True, slots=True)
class SignedCertificate:
    """A certificate with the public key (Ed25519, 32 bytes) and the signature of its server."""

    certificate: Certificate
    public_key: bytes
    signature: bytes

    def is_genuine(self, verify: Verifier) -> bool:
        """Whether the owner of its key has signed just this."""
        return verify(self.public_key, self.certificate.message(), self.signature)

    def written(self) -> str:
        """Return it as JSON, which :func:`read_certificate` reads."""
        said = self.certificate.fields() | {
            "public_key": self.public_key.hex(),
            "signature": self.signature.hex(),
        }
        return json.dumps(said, ensure_ascii=False, indent=2)


def signed(
    certificate: Certificate, public_key: bytes, sign: Callable[[bytes], bytes]
) -> SignedCertificate:
    """Have a server sign a certificate."""
    return SignedCertificate(certificate, public_key, sign(certificate.message()))


def read_certificate(text: str) -> SignedCertificate:
    """Read one as it was written.

    Raises:
        ValueError: it is none.
    """
    try:
        said = json.loads(text)
        return SignedCertificate(
            Certificate(
                EventId(said["event"]),
                said["name"],
                said["at_ms"],
                said["by"],
                said["by_itself"],
                said["erased"],
                said["stays"],
                {name: (numbers[0], numbers[1]) for name, numbers in said["lists"].items()},
            ),
            bytes.fromhex(said["public_key"]),
            bytes.fromhex(said["signature"]),
        )
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError(type(error).__name__) from None
