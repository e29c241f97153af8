"""An open desk is kept locked as its organisers say: its key, its black box, its shares."""

import base64
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from checkin.adapters.afar import Shares
from checkin.adapters.client import HttpPeer
from checkin.adapters.event_file.places import read_voucher
from checkin.adapters.wrapping import Label
from checkin.domain.lock import Lock, Policy
from checkin.domain.model import DeskProfile

if TYPE_CHECKING:
    from checkin.adapters.profile import Profile

_SHARES = "shares"


class Guard:
    """Keeps the lock of *profile*. *from_afar*: what has opened it this time opens it once."""

    def __init__(self, profile: "Profile", *, from_afar: bool) -> None:
        self._profile = profile
        self._from_afar = from_afar
        self._shares: Shares | None = None

    def keep(self) -> bool:
        """Lock the key as the organisers say now; say whether that was another way than before.

        And keep the black box as they say: whatever it lacks of this desk's records is added.

        Raises:
            StoreError: it cannot be written; the key is locked as before.
        """
        profile, enrolment = self._profile, self._profile.enrolment
        if enrolment is None:
            return False
        store, box, vault = profile.store, profile.box, profile.vault
        lock, gathering = store.lock(), store.gathering()
        if lock is None:
            return False
        box.seal_to(lock.box)
        for one in store.introductions([store.mine]):
            if read_voucher(one) is not None:
                box.introduce(one)
        box.catch_up(store)
        mine = store.desk(store.mine)
        if mine is not None and mine.profile is DeskProfile.LANE_WITHOUT_NAMES:
            lock = Lock()  # it opens by itself when nobody with a card is there yet
        name = gathering.name if gathering else ""
        label = Label(enrolment.desk_name, name, enrolment.event)
        if lock.asks is Policy.NOTHING:
            return vault.guard(lock, label)
        trusted = tuple(base64.b64encode(one).decode() for one in profile.trusted())
        label = replace(label, server=enrolment.server, desk_id=store.mine, trusted=trusted)
        if self._shares is None:
            self._shares = Shares(
                profile.remembered(_SHARES) or "",
                partial(profile.remember, _SHARES),
                spent=self._from_afar,
            )
        return vault.guard(lock, label, self._shares.held)

    def give_share(self, peer: HttpPeer) -> None:
        """Let the server keep what opens this desk from afar, unless it does.

        Raises:
            StoreError: it cannot be written; the key is locked as before.
        """
        desk, vault = self._profile.store.mine, self._profile.vault
        if self._shares is None or not self._shares.is_due(desk):
            return
        # The vault first: what the server is given must open it.
        self.keep()
        if vault.asks is Policy.NOTHING:
            return
        if self._shares.tell(peer, desk, vault.asking_key().public_key):
            self.keep()
