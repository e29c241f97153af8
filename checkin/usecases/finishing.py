"""How a desk ends: all of it sent, and the server's word that it is there.

Nothing is erased here. Whoever erases asks for the proof first, and a proof is of one moment:
a record that is made afterwards makes it worthless.
"""

from collections.abc import Callable

from checkin.domain.badge import Verifier
from checkin.domain.errors import Nonsense, Refused
from checkin.domain.receipt import Receipt, is_signed
from checkin.domain.record import NO_HEAD, Head
from checkin.usecases.ports import Store
from checkin.usecases.sync import Sync

AskForReceipt = Callable[[Head], Receipt]
"""Asks the server whether it has this desk's records so far. Raises ``ServerError``."""

_PATIENCE = 3
"""Exchanges one after the other that bring nothing nearer."""


class Finishing:
    """One attempt to end, by whoever may wait for the network. Used by one thread."""

    def __init__(self, store: Store, sync: Sync, ask: AskForReceipt, verify: Verifier) -> None:
        self._store = store
        self._sync = sync
        self._ask = ask
        self._verify = verify

    def send(self, told: Callable[[int], None]) -> None:
        """Talk until the server has every record that is here, whoever made it.

        *told* hears how many are left, each time that somebody answered.

        Raises:
            ServerError: they are not all there; what was sent is sent.
            StoreError: this desk cannot read or save.
        """
        least, in_vain = None, 0
        while True:
            news = self._sync.exchange()
            left = self._sync.left()
            told(left)
            if left == 0 and not news.more:
                return
            nearer = least is None or left < least
            least, in_vain = (left, 0) if nearer else (least, in_vain + 1)
            if left and in_vain >= _PATIENCE:
                raise Refused("The server does not take all that this desk has recorded.")

    def proof(self) -> Receipt:
        """Ask the server for its word on what this desk has recorded.

        Raises:
            ServerError: it does not give it, or not for just this.
            StoreError: this desk cannot read.
        """
        head = self._store.have().get(self._store.mine, NO_HEAD)
        receipt = self._ask(head)
        gathering = self._store.gathering()
        meant = gathering is not None and (receipt.event, receipt.desk, receipt.head) == (
            gathering.id,
            self._store.mine,
            head,
        )
        keys = gathering.badge_keys if gathering is not None else ()
        if not meant or not any(is_signed(receipt, key, self._verify) for _, key in keys):
            raise Nonsense("What the server says of this desk's records does not hold.")
        return receipt

    def say_goodbye(self) -> None:
        """Talk once more, so that the organisers see that this desk has ended.

        Raises:
            ServerError: nobody heard it; the proof holds all the same.
            StoreError: this desk cannot read or save.
        """
        self._sync.exchange()
