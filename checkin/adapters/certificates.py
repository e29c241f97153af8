"""Which certificate a server shows to whom, made anew long before it ends."""

import ssl
import time
from datetime import UTC, datetime

from checkin.adapters.authority import DOMAIN, RENEWED, server_context
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import StoreError

_LOOKED_S = 1.0
"""How long a name that is nobody's is not looked for again: strangers may ask for any."""


class Certificates:
    """A desk asks for its event's name; whoever asks for any other is shown what browsers see."""

    def __init__(self, data: ServerData, for_browsers: ssl.SSLContext) -> None:
        self._data = data
        self._made: dict[str, tuple[ssl.SSLContext, datetime]] = {}
        self._stamp = (0, 0)
        self._looked = 0.0
        self.context = for_browsers
        self.context.sni_callback = self._choose

    def _choose(
        self, asked: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext
    ) -> int | None:
        if name is None or not name.endswith(f".{DOMAIN}"):
            return None
        try:
            context = self._for(name)
        except StoreError:
            return int(ssl.ALERT_DESCRIPTION_INTERNAL_ERROR)
        if context is not None:
            asked.context = context
        # Else what browsers see: a desk of another server's then knows that this is not its own.
        return None

    def _for(self, name: str) -> ssl.SSLContext | None:
        stamp, now = self._data.authority_stamp(), datetime.now(UTC)
        if stamp != self._stamp:
            self._made, self._looked, self._stamp = {}, 0.0, stamp
        found = self._made.get(name)
        is_due = found is None or now > found[1]
        if is_due and (found is not None or time.monotonic() - self._looked > _LOOKED_S):
            self._look(now)
        found = self._made.get(name)
        return found[0] if found else None

    def _look(self, now: datetime) -> None:
        self._looked = time.monotonic()
        for event in self._data.events():
            for one in self._data.authorities(event):
                due = self._made.get(one.name)
                if due is None or now > due[1]:
                    self._made[one.name] = server_context(*one.issue(now)), now + RENEWED
