"""How a desk's database key is kept: wrapped in what a card, a PIN and a computer give.

The database's key K is 32 random bytes, made once. ``desk.vault`` beside the database holds
K sealed (ChaCha20-Poly1305) under a key that HKDF-SHA256 makes of

- the *computer's part*: 32 random bytes in the system's keychain, or in ``desk.key``, which
  only its owner may read; there the computer's id is mixed in, which stops a folder that was
  copied, and nobody who can ask this computer for its id;
- with either policy the *PIN's part*: Argon2id of the staff PIN;
- with the strict one the *card's part*: 32 random bytes of this desk, sealed to each desk
  card's public key, so that any of them opens it and none need be there to lock.

A desk with a lock has K once more, sealed under the computer's part and a *share* that only
its server keeps: neither alone opens it, and an organiser can say that it be handed out.

What is written is whole or not there, so at each moment one vault opens K.
"""

import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from checkin.adapters import tries
from checkin.adapters.files import keep_first, sync_folder, unfinished, write_new, write_whole
from checkin.adapters.keychain import Here, Keychain, this_computer
from checkin.adapters.keys import SigningKey, secret_file
from checkin.adapters.wrapping import (
    KEY_BYTES,
    Label,
    asking_seed,
    derive,
    dump,
    mark_of,
    read_label,
    stretch,
    unb64,
    unseal,
    wrapped,
)
from checkin.domain.desk_card import DeskCard
from checkin.domain.errors import Elsewhere, InputError, Locked, NotRight, StoreError
from checkin.domain.lock import Cost, Lock, Policy
from checkin.domain.staff_pin import read_pin

VAULT, KEY_FILE, FRESH_KEY_FILE = "desk.vault", "desk.key", "desk.key.new"
IN_FILE = "file"
_FIELDS = {"id", "keychain", "account", "bound", "salt", "cards", "label", "mark", "sealed"}

MISSING = "The key of this desk's database is missing. Put desk.key back."
NOT_HERE = (
    "This desk cannot be opened on this computer: part of its key is kept by the computer "
    "that it was set up on."
)
NO_KEYCHAIN = "This computer's keychain does not answer. Unlock it, and open the desk again."
LOCKED = "This desk is locked. Its window opens it, with the desk card and the staff PIN."
NOT_THE_SHARE = "What the server has kept does not open this desk. Open it here."
_DAMAGED = "The file desk.vault is damaged. Put it back from a copy of the desk's folder."


class Vault:
    """One desk's vault. Safe to use from several threads."""

    def __init__(
        self, folder: Path, here: Here, now_ms: Callable[[], int] = tries.monotonic_ms
    ) -> None:
        """Read the vault in *folder*. See :meth:`make` for the first time.

        Raises:
            StoreError: it cannot be read, or the computer's part of the key is not here.
        """
        self._folder = folder
        self._here = here
        self._turn = threading.Lock()
        self._key: bytes | None = None
        self._fields = self._read()
        self._label = Label()
        self._part = self._computers_part()
        self.tries = tries.Tries(folder, now_ms)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Say whether there is a vault in *folder*."""
        return (folder / VAULT).exists()

    @classmethod
    def make(cls, folder: Path, here: Here, key: bytes | None = None) -> "Vault":
        """Make the vault of a new desk, or take over *key* from ``desk.key`` of an older version.

        Two programs may do so at once: the first one's stays, for both.

        Raises:
            StoreError: it cannot be made.
        """
        name, account, part, keychain = _new_part(folder, here, taken_over=key is not None)
        header: dict[str, Any] = {"keychain": name, "account": account}
        machine = here.machine() if name == IN_FILE else b""
        header["bound"] = bool(machine)
        fields = wrapped(
            header, part + machine, key or os.urandom(KEY_BYTES), Lock(), Label(), os.urandom(16)
        )
        path = folder / VAULT
        fresh = unfinished(path)
        data = dump(fields)
        try:
            write_new(fresh, data)
            keep_first(fresh, path)
            sync_folder(folder)
            if keychain is not None and path.read_bytes() != data:
                keychain.delete(account)
            if key is not None:
                _replace_key_file(folder, in_file=name == IN_FILE)
        except OSError:
            raise StoreError(
                "The file desk.vault cannot be made. Check its folder's permissions."
            ) from None
        return cls(folder, here)

    @property
    def asks(self) -> Policy:
        """What must be given to open it."""
        return Policy(self._fields["policy"])

    @property
    def keychain(self) -> str:
        """Where the computer's part is: ``file``, or the keychain's name."""
        return str(self._fields["keychain"])

    @property
    def is_bound(self) -> bool:
        """Whether a copied folder does not open on another computer."""
        return self.keychain != IN_FILE or bool(self._fields["bound"])

    @property
    def cards(self) -> int:
        """How many desk cards open it."""
        return len(self._fields["cards"])

    def key_for(self, use: bytes) -> bytes:
        """Return a key (32 bytes) of this computer's own, for what lies beside the vault.

        It opens nothing: it shows that a file was written by whoever has the computer's part.
        """
        # Whatever the vault asks for: it stays the same when the organisers lock it anew.
        fields = {"id": self._fields["id"], "policy": ""}
        return derive(self._part, use, fields)

    @property
    def label(self) -> Label:
        """What a locked desk says of itself."""
        return self._label

    def open(self, pin: str = "", card: DeskCard | None = None) -> bytes:
        """Return K.

        A wrong card and a wrong PIN are one answer, and take as long.

        Raises:
            Locked: nothing was given, and something must be.
            InputError: the PIN is none; this was no try.
            NotRight: it does not open, or must wait; see ``tries``.
            StoreError: it cannot be tried here.
        """
        policy = self.asks
        if policy is Policy.NOTHING:
            return self._opened(self._unwrap(b"", b""))
        if not pin or (policy is Policy.STRICT and card is None):
            raise Locked(LOCKED)
        pin = read_pin(pin)
        if card is not None and policy is Policy.STRICT and card.event != self._label.event_id:
            raise InputError("This desk card is of another event.")
        if self.tries.waits_ms():
            raise NotRight("Wait a moment before the next try.")
        try:
            self.tries.begin()
        except OSError:
            raise StoreError(
                "The desk's folder cannot be written to, so no PIN can be tried."
            ) from None
        salt, cost = unb64(self._fields["salt"]), Cost(*self._fields["cost"])
        pin_part = stretch(pin, salt, cost)
        seed = card.seed if card is not None else b""
        found = next(
            (key for part in self._card_parts(seed) if (key := self._unwrap(pin_part, part))),
            None,
        )
        if found is None:
            self.tries.failed()
        else:
            self.tries.succeeded()
        return self._opened(found)

    @property
    def can_ask(self) -> bool:
        """Whether an organiser can open it from afar."""
        return bool(self._fields.get("afar")) and bool(self._label.server)

    def asking_key(self) -> SigningKey:
        """The key with which it asks for that while it is locked."""
        return SigningKey(asking_seed(self._part, unb64(self._fields["id"])))

    def open_from_afar(self, share: bytes) -> bytes:
        """Return K, with what its server has kept.

        Raises:
            NotRight: it does not open.
        """
        key = derive(share + self._part, b"afar", self._fields)
        tried = (unseal(key, unb64(one)) for one in self._fields.get("afar", ()))
        found = next((one for one in tried if one), None)
        if found is None:
            raise NotRight(NOT_THE_SHARE)
        self.tries.succeeded()
        return self._opened(found)

    def guard(self, lock: Lock, label: Label, shares: Sequence[bytes] = ()) -> bool:
        """Wrap K as *lock* says from now on, and in *shares*, if that is another way than before.

        Only of an open vault. Returns whether it was written anew.

        Raises:
            StoreError: it cannot be written; it still opens as before.
        """
        with self._turn:
            if self._key is None:
                raise TypeError("only what is open can be locked anew")
            mark = mark_of(self._key, lock, shares)
            if mark == self._fields["mark"] and label == self._label:
                return False
            header = {name: self._fields[name] for name in ("keychain", "account", "bound")}
            own_id = unb64(self._fields["id"])
            fields = wrapped(header, self._part, self._key, lock, label, own_id, shares)
            try:
                write_whole(self._folder / VAULT, dump(fields))
            except OSError:
                raise StoreError(
                    "The desk's key cannot be locked anew: the disk does not take it. "
                    "The desk card and PIN from before still open it."
                ) from None
            self._fields, self._label = fields, label
        return True

    @staticmethod
    def destroy(folder: Path, here: Here | None = None) -> None:
        """Destroy the key in *folder* for good, on disk on return. What is gone already is fine.

        Each file is written over first; a flash disk may keep the old bytes for a while,
        which is why the part in the keychain goes first. Then nothing opens the database.

        Raises:
            StoreError: something of it could not be destroyed; try again.
        """
        failed = False
        try:
            fields = json.loads((folder / VAULT).read_bytes())
            if fields["keychain"] != IN_FILE:
                keychain = (here or this_computer()).keychain()
                if keychain is None:
                    failed = True
                else:
                    keychain.delete(fields["account"])
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError):
            failed = True
        for path in (*_key_files(folder), folder / tries.FILE):
            try:
                if path.is_file():
                    write_new(path, os.urandom(max(64, path.stat().st_size)))
                    path.unlink()
            except OSError:
                failed = True
        with suppress(OSError):
            sync_folder(folder)
        if failed:
            raise StoreError(
                "Part of the desk's key could not be destroyed. Erase the desk once more."
            )

    def _read(self) -> dict[str, Any]:
        try:
            fields = json.loads((self._folder / VAULT).read_bytes())
            Policy(fields["policy"])
            complete = fields.keys() >= _FIELDS and Cost(*fields["cost"]).is_sane()
        except OSError:
            raise StoreError(
                "The file desk.vault cannot be read. Check its folder's permissions."
            ) from None
        except (ValueError, KeyError, TypeError):
            complete = False
        if not complete:
            raise StoreError(_DAMAGED)
        return dict(fields)

    def _computers_part(self) -> bytes:
        """Find what opens the label: with that, what this computer has to give is right."""
        found = False
        for part in self._candidates():
            found = True
            text = unseal(derive(part, b"label", self._fields), unb64(self._fields["label"]))
            if text is not None:
                self._label = read_label(text)
                return part
        if not found and self.keychain == IN_FILE:
            raise StoreError(MISSING)
        raise Elsewhere(NOT_HERE)

    def _candidates(self) -> Iterator[bytes]:
        if self.keychain != IN_FILE:
            keychain = self._here.keychain()
            if keychain is None or keychain.name != self.keychain:
                raise Elsewhere(NO_KEYCHAIN if keychain is None else NOT_HERE)
            try:
                part = keychain.read(self._fields["account"])
            except OSError:
                raise Elsewhere(NO_KEYCHAIN) from None
            if part is not None:
                yield part
            return
        machine = self._here.machine() if self._fields["bound"] else b""
        # Twice: another program that takes over an older key renames the one to the other.
        for name in (KEY_FILE, FRESH_KEY_FILE, KEY_FILE):
            path = self._folder / name
            if path.exists():
                yield secret_file(path, KEY_BYTES) + machine

    def _card_parts(self, seed: bytes) -> Iterator[bytes]:
        """What *seed* opens, or of a card that opens nothing something as long and as wrong."""
        if self.asks is not Policy.STRICT:
            yield b""
            return
        box = SealedBox(PrivateKey(seed))
        for sealed in self._fields["cards"]:
            try:
                yield box.decrypt(unb64(sealed))
            except CryptoError:
                yield hashlib.blake2b(seed, digest_size=KEY_BYTES).digest()

    def _unwrap(self, pin_part: bytes, card_part: bytes) -> bytes | None:
        key = derive(self._part + pin_part + card_part, b"key", self._fields)
        return unseal(key, unb64(self._fields["sealed"]))

    def _opened(self, key: bytes | None) -> bytes:
        if key is None:
            if self.asks is Policy.NOTHING:
                raise StoreError(_DAMAGED)
            raise NotRight(
                "The desk card or the PIN is not right."
                if self.asks is Policy.STRICT
                else "This is not the staff PIN."
            )
        self._key = key
        return key


def _new_part(
    folder: Path, here: Here, *, taken_over: bool
) -> tuple[str, str, bytes, Keychain | None]:
    """Make the computer's part; return where it is, as what, itself, and the keychain."""
    keychain = here.keychain()
    if keychain is not None:
        account, part = f"desk-{os.urandom(8).hex()}", os.urandom(KEY_BYTES)
        try:
            keychain.write(account, part)
            if keychain.read(account) == part:
                return keychain.name, account, part, keychain
        except OSError:
            pass  # it is there and does not work: a file then, and `checkin status` says so
    name = FRESH_KEY_FILE if taken_over else KEY_FILE
    return IN_FILE, "", secret_file(folder / name, KEY_BYTES), None


def _replace_key_file(folder: Path, *, in_file: bool) -> None:
    """Let ``desk.key``, which was K itself, be the computer's part, or nothing any more."""
    old, new = folder / KEY_FILE, folder / FRESH_KEY_FILE
    if in_file:
        with suppress(FileNotFoundError):  # another program has done it
            new.replace(old)
    elif old.exists():
        write_new(old, os.urandom(KEY_BYTES))
        old.unlink()
    sync_folder(folder)


def _key_files(folder: Path) -> list[Path]:
    made = [folder / VAULT, folder / KEY_FILE, folder / FRESH_KEY_FILE]
    return made + sorted([*folder.glob(f"{VAULT}.*"), *folder.glob(f"{KEY_FILE}.*.new")])
