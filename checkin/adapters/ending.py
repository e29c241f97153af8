"""The end of one desk: sent and proved, or sealed into a file and verified; then it may be erased."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from nacl.public import PrivateKey

from checkin import __version__
from checkin.adapters import carrying
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, wall_ms
from checkin.adapters.wiping import Proof
from checkin.domain.errors import InputError, ServerError, StoreError
from checkin.domain.receipt import Farewell, sign_farewell
from checkin.domain.record import NO_HEAD, Head
from checkin.usecases import carrying as words
from checkin.usecases.exchange import DeskReport
from checkin.usecases.finishing import Finishing
from checkin.usecases.sync import Clock, Sync


class Ending:
    """One attempt to end the desk of an open *profile*, which belongs to an event.

    Nothing here erases anything. Used by one thread, which may wait for the network.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._peer = profile.peer()
        self._is_over = False
        store = profile.store
        sync = Sync(store, self._peer, verify, Clock(wall_ms), self._report)
        self._finishing = Finishing(store, sync, self._peer.receipt, verify)

    def send(self, told: Callable[[int], None]) -> Proof:
        """Send what is left, and return the server's word that it has all of it.

        *told* hears how many records are left, each time that the server answered.

        Raises:
            ServerError: it cannot be reached, or does not take or have all of them.
            StoreError: this desk cannot read or save.
        """
        self._finishing.send(told)
        said = self._finishing.proof()
        return Proof(
            said.event,
            said.desk,
            said.head.seq,
            said.head.hash,
            said.at,
            signature=said.signature.hex(),
        )

    def export(self, path: Path) -> Proof:
        """Seal every record that is here into a new file at *path*, and read it from there again.

        Raises:
            InputError: it cannot be made there, in words for a person; another place may do.
            StoreError: this desk cannot read.
        """
        store, folder = self._profile.store, self._profile.folder
        if path.resolve().is_relative_to(folder.resolve()):
            raise InputError(words.OWN_FOLDER)
        lock = store.lock()
        if lock is None or not lock.box:
            raise InputError(words.NO_SERVER_KEY)
        head = self._head()
        farewell = sign_farewell(Farewell(store.event, store.mine, head), store.sign)
        carried = carrying.everything(store, farewell)
        # For nobody but this moment: so the file is read as its readers will read it.
        reader = PrivateKey.generate()
        data = carrying.sealed(store, carried, also=reader.public_key)
        carrying.write_file(path, data)
        back = carrying.unsealed(carrying.read_file(path), [reader], store.event)
        ends = {run.desk: run.end for run in back.runs}
        if any(ends.get(desk, NO_HEAD) != it for desk, it in store.have().items()):
            raise InputError(words.NOT_VERIFIED)
        digest = hashlib.sha256(data).hexdigest()
        return Proof(store.event, store.mine, head.seq, head.hash, wall_ms(), file=digest)

    def say_goodbye(self) -> None:
        """Tell the server that this desk ends now, if it can be reached."""
        self._is_over = True
        with suppress(ServerError, StoreError):
            self._finishing.say_goodbye()

    def close(self) -> None:
        """Let go of the connection."""
        self._peer.close()

    def _head(self) -> Head:
        store = self._profile.store
        return store.have().get(store.mine, NO_HEAD)

    def _report(self) -> DeskReport:
        return DeskReport(f"checkin {__version__}", finished=self._is_over)
