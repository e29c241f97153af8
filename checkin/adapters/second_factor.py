"""The second factor: codes of an app (TOTP), each good once, and codes that stand in for it."""

import base64
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import segno
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from sqlalchemy import Connection, select, update

from checkin.adapters.database.engine import Database
from checkin.adapters.database.tables import account
from checkin.adapters.links import TURN, hash_of
from checkin.adapters.profile import wall_ms
from checkin.domain.errors import StoreError

STEP_S = 30
_DIGITS = 6
_SECRET_BYTES = 20
_NEAR = (0, -1, 1)
"""A code of the step before or after counts as well: a server at a venue keeps its own time."""

_CODES = 8
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _LONG = 5, 5
"""125 bits: enough that one hash is all it needs."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an app is to be told: as a picture (a data address), an address, and to be typed."""

    picture: str = field(repr=False)
    address: str = field(repr=False)
    typed: str = field(repr=False)


class SecondFactors:
    """The second factors of a server's accounts; their secrets are kept sealed with *key*."""

    def __init__(self, database: Database, key: bytes, now_ms: Callable[[], int] = wall_ms) -> None:
        self._database = database
        self._box = SecretBox(key)
        self._now_ms = now_ms

    def propose(self, called: str, name: str) -> Proposal:
        """Make one that counts once a code of it was shown; the same until then."""
        with self._database.write(TURN) as connection:
            held = connection.scalar(select(account.c.proposed).where(account.c.id == called))
            secret = self._opened(held) if held else secrets.token_bytes(_SECRET_BYTES)
            if not held:
                self._set(connection, called, proposed=self._sealed(secret))
        address = _totp(secret).get_provisioning_uri(name, "Checkin")
        typed = base64.b32encode(secret).decode()
        return Proposal(
            # Dark on light whatever the page's colours are, with its margin: to be scanned.
            segno.make(address, error="m").svg_data_uri(scale=5, light="#fff", dark="#000"),
            address,
            " ".join(typed[at : at + 4] for at in range(0, len(typed), 4)),
        )

    def confirm(self, called: str, code: str) -> Sequence[str] | None:
        """Use what was proposed from now on; ``None`` if *code* is not of it.

        What is returned are the recovery codes, which nobody can read here again.
        """
        with self._database.write(TURN) as connection:
            held = connection.scalar(select(account.c.proposed).where(account.c.id == called))
            step = self._step(self._opened(held), code, 0) if held else None
            if step is None:
                return None
            codes = _fresh_codes()
            self._set(
                connection,
                called,
                second=held,
                proposed="",
                step=step,
                recovery=" ".join(map(hash_of, map(_plain, codes))),
            )
        return codes

    def use(self, called: str, code: str) -> bool:
        """Say whether *code* is one of the account's, and see that it never is again."""
        with self._database.write(TURN) as connection:
            row = connection.execute(
                select(account.c.second, account.c.step, account.c.recovery).where(
                    account.c.id == called, account.c.second != ""
                )
            ).one_or_none()
            if row is None:
                return False
            step = self._step(self._opened(row.second), code, row.step)
            if step is not None:
                self._set(connection, called, step=step)
                return True
            left = row.recovery.split()
            used = hash_of(_plain(code))
            if used in left:
                left.remove(used)
                self._set(connection, called, recovery=" ".join(left))
                return True
        return False

    def new_codes(self, called: str) -> Sequence[str]:
        """Make other recovery codes in place of those that there were."""
        codes = _fresh_codes()
        with self._database.write(TURN) as connection:
            self._set(connection, called, recovery=" ".join(map(hash_of, map(_plain, codes))))
        return codes

    def drop(self, called: str) -> None:
        """Do without."""
        with self._database.write(TURN) as connection:
            self._set(connection, called, second="", proposed="", recovery="", step=0)

    def _step(self, secret: bytes, code: str, after: int) -> int | None:
        """The step of time whose code this is, later than *after*."""
        plain = "".join(code.split())
        if not (plain.isascii() and plain.isdecimal()):
            return None
        now = self._now_ms() // 1000 // STEP_S
        for step in (now + near for near in _NEAR):
            if step <= after:
                continue
            try:
                _totp(secret).verify(plain.encode(), step * STEP_S)
            except InvalidToken:
                continue
            return step
        return None

    def _sealed(self, secret: bytes) -> str:
        return base64.b64encode(self._box.encrypt(secret)).decode()

    def _opened(self, held: str) -> bytes:
        try:
            return self._box.decrypt(base64.b64decode(held))
        except CryptoError:
            raise StoreError(
                "A key of this server is another than before. Put event-identity.key back."
            ) from None

    def _set(self, connection: Connection, called: str, **values: object) -> None:
        connection.execute(update(account).where(account.c.id == called).values(values))


def _totp(secret: bytes) -> TOTP:
    # SHA-1, six figures, 30 seconds: all that every app can do. Here it is an HMAC's.
    return TOTP(secret, _DIGITS, SHA1(), STEP_S)  # noqa: S303  RFC 6238; no collision matters


def _fresh_codes() -> list[str]:
    return [
        "-".join("".join(secrets.choice(_LETTERS) for _ in range(_LONG)) for _ in range(_GROUPS))
        for _ in range(_CODES)
    ]


def _plain(code: str) -> str:
    """A recovery code without what people read or type differently."""
    apart = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None})
    return "".join(code.upper().split()).translate(apart)
