"""A desk's folder, emptied: the key first, then the files, and never a record that is nowhere else.

Beginning is one small file, ``desk.erased``. Whoever is killed after it goes on at the next
start, before anything opens. The black box stays while the server may lack what is in it.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from checkin.adapters.files import sync_folder, write_whole
from checkin.adapters.keychain import Here
from checkin.adapters.vault import Vault
from checkin.domain.errors import StoreError

MARK = "desk.erased"
RECEIPT = "receipt-{desk}.json"
BOX = "desk.box"
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Proof:
    """What a desk that has ended keeps of it: numbers, and nobody's name.

    ``records`` is how many it made, ``hash`` that of the last of them. ``at`` (ms since 1970 UTC)
    and ``signature`` (hex) are the server's, which has them all; without a signature they are in
    a sealed file, whose SHA-256 is ``file``.
    """

    event: str
    desk: str
    records: int
    hash: str
    at: int
    signature: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Erased:
    """What a desk that was erased says of itself.

    ``waiting`` is how many of its records the server may lack, all of them in the black box;
    ``None`` where nobody could look. ``proof`` is there if it ended as it should.
    """

    waiting: int | None = None
    finished: bool = False
    proof: Proof | None = None


def erased(folder: Path) -> Erased | None:
    """Return what was said when *folder* was erased, ``None`` where it was not."""
    path = folder / MARK
    try:
        fields = json.loads(path.read_bytes())
        waiting, proof = fields["waiting"], fields.get("proof")
        return Erased(
            None if waiting is None else int(waiting),
            fields["finished"] is True,
            None if proof is None else Proof(**proof),
        )
    except OSError:
        return None
    except (ValueError, KeyError, TypeError):
        # Somebody began it: what a torn file says is never that the desk may open.
        return Erased()


def destroy_key(
    folder: Path, waiting: int | None, here: Here | None = None, proof: Proof | None = None
) -> None:
    """Begin: from here on nothing on this computer opens the database, or any copy of it.

    *waiting* records are durably in the black box, which is to stay for them; ``None`` for
    nobody knows how many. *proof* stays with whoever keeps this folder.

    Raises:
        StoreError: part of the key is still there; try again.
    """
    try:
        _mark(folder, Erased(waiting, proof=proof))
    except OSError:
        # Better erased than marked, but a box that is waited for must not be swept away.
        if waiting != 0 or proof is not None:
            raise StoreError(
                "The disk takes nothing any more. Copy the file desk.box elsewhere, then try again."
            ) from None
    Vault.destroy(folder, here)


def finish(folder: Path, here: Here | None = None) -> Erased:
    """Destroy what of the key is left, and all files but the black box that is waited for.

    Raises:
        StoreError: something could not be destroyed; try again.
    """
    said = erased(folder) or Erased()
    if said.finished:
        return said
    Vault.destroy(folder, here)
    # A box of a desk before this one stays as well: nobody has said that it was received.
    before = (*folder.glob("desk-*.box"), *folder.glob(RECEIPT.format(desk="*")))
    kept = {MARK, *(one.name for one in before)}
    kept |= {BOX} if said.waiting != 0 else set()
    failed = False
    for one in sorted(folder.rglob("*"), reverse=True):
        if one.relative_to(folder).parts[0] in kept:
            continue
        try:
            _remove(one)
        except OSError:
            failed = True
    with suppress(OSError):
        sync_folder(folder)
    if failed:
        raise StoreError(
            "Some of the desk's files could not be erased. Its key is gone, so nobody can read "
            "them. Close other programs and erase the desk once more."
        )
    said = replace(said, finished=True)
    with suppress(OSError):
        _mark(folder, said)
    return said


def remove_copies(folder: Path, database: str) -> None:
    """Destroy whatever lies beside *database* in its name: copies made for an upgrade, and such.

    Raises:
        StoreError: one of them could not be destroyed; try again.
    """
    own = {database, f"{database}-wal", f"{database}-shm"}
    try:
        for one in folder.glob(f"{database}*"):
            if one.name not in own:
                _remove(one)
        sync_folder(folder)
    except OSError:
        raise StoreError(
            "A copy of the desk's database could not be erased. Close other programs."
        ) from None


def begin_anew(folder: Path) -> None:
    """Let *folder* be a new desk's. A black box of the one before stays, and so does its proof.

    Raises:
        StoreError: the folder cannot be written to.
    """
    try:
        if (folder / BOX).exists():
            taken = {one.name for one in folder.glob("desk-*.box")}
            names = (f"desk-{number}.box" for number in range(1, len(taken) + 2))
            (folder / BOX).rename(folder / next(one for one in names if one not in taken))
        said = erased(folder)
        if said is not None and said.proof is not None:
            (folder / MARK).replace(folder / RECEIPT.format(desk=said.proof.desk))
        (folder / MARK).unlink(missing_ok=True)
        sync_folder(folder)
    except OSError:
        raise StoreError("The desk's folder cannot be written to. Check its permissions.") from None


def _mark(folder: Path, said: Erased) -> None:
    write_whole(folder / MARK, json.dumps(asdict(said)).encode())


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
        return
    if path.is_file() and not path.is_symlink():
        # The key is gone, and that is what counts: a flash disk may keep what was here before.
        _write_over(path)
    path.unlink(missing_ok=True)


def _write_over(path: Path) -> None:
    left = path.stat().st_size
    with path.open("r+b") as file:
        while left > 0:
            left -= file.write(os.urandom(min(left, _PIECE)))
        file.flush()
        os.fsync(file.fileno())
