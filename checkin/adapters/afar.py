"""How an organiser opens a locked desk from afar: what its server is given, and how it is asked.

A *share* is 32 random bytes that open the vault together with what the computer keeps. While
the desk is open it gives its server a new one; locked, it asks for it with a key made of the
computer's part, and gets it sealed to a key that it makes for that question alone.
"""

import base64
import json
import os
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from checkin.adapters.client import HttpPeer
from checkin.adapters.plain_answers import NOT_OURS
from checkin.adapters.vault import Vault
from checkin.adapters.wrapping import KEY_BYTES
from checkin.domain.errors import Nonsense, ServerError
from checkin.domain.letters import comparison_code
from checkin.domain.model import DeskId

AGAIN_S = 60.0
"""How long a server that did not take a share is left alone."""


class Shares:
    """The shares of an open desk: its vault opens with each of them.

    *written* are those that it kept in its database; *spent* says that one has opened it, and
    whoever has seen that shall open nothing again. The one before stays until the server has
    the new one, so that at each moment the server's is good. *write* keeps them.
    """

    def __init__(self, written: str, write: Callable[[str], None], *, spent: bool) -> None:
        held = [bytes.fromhex(one) for one in written.split()]
        if spent:
            held = []
        if len(held) < 2:
            held.append(os.urandom(KEY_BYTES))
        self._write = write
        self._told: tuple[DeskId, bytes] | None = None
        self._not_before = 0.0
        self.held = tuple(held)
        self._keep()

    def is_due(self, desk: DeskId) -> bool:
        """Whether the server of *desk* is to be given the newest, and now."""
        return self._told != (desk, self.held[-1]) and monotonic() >= self._not_before

    def tell(self, peer: HttpPeer, desk: DeskId, asking_key: bytes) -> bool:
        """Give the server of *desk* the newest; whether it has it, and the vault is to change.

        Raises:
            StoreError: it cannot be kept here.
        """
        newest = self.held[-1]
        said = {"share": _text(newest), "asking_key": _text(asking_key)}
        try:
            peer.signed("/v1/keep", json.dumps(said).encode())
        except ServerError:
            # It is asked for another time: nobody waits for this.
            self._not_before = monotonic() + AGAIN_S
            return False
        self._told = desk, newest
        self.held = (newest,)
        self._keep()
        return True

    def _keep(self) -> None:
        self._write(" ".join(one.hex() for one in self.held))


class _LockedDesk:
    """Who asks."""

    def __init__(self, vault: Vault) -> None:
        self.mine = DeskId(vault.label.desk_id)
        self.sign = vault.asking_key()


class Question:
    """One question of a locked desk. ``code`` is what it and its organiser compare."""

    def __init__(self, vault: Vault) -> None:
        trusted = tuple(base64.b64decode(one) for one in vault.label.trusted)
        self._peer = HttpPeer(vault.label.server, _LockedDesk(vault), lambda: trusted)
        self._key = PrivateKey.generate()
        self.code = comparison_code(bytes(self._key.public_key))

    def ask(self) -> bytes | None:
        """Return the share, ``None`` while no organiser has said so.

        Raises:
            ServerError: the server cannot be reached, or says no.
        """
        sealed = self._said({}).get("sealed")
        if sealed is None:
            return None
        try:
            return SealedBox(self._key).decrypt(base64.b64decode(sealed, validate=True))
        except (CryptoError, TypeError, ValueError):
            raise Nonsense(NOT_OURS) from None

    def withdraw(self) -> None:
        """Ask no more. A server that is away forgets it by itself."""
        with suppress(ServerError):
            self._said({"withdrawn": True})

    def close(self) -> None:
        """Let go of the connection."""
        self._peer.close()

    def _said(self, more: dict[str, object]) -> dict[str, Any]:
        body = {"question": _text(bytes(self._key.public_key)), **more}
        data = self._peer.signed("/v1/open", json.dumps(body).encode())
        try:
            fields = json.loads(data)
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            raise Nonsense(NOT_OURS)
        return fields


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
