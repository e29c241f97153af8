"""`python -m bench.safety.bare ADDRESS ...`: a desk without encryption, on disk and on the wire.

It is the desk of ``bench.net.desk_main`` with two things taken out: its database has no key,
and it talks to a server without TLS.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import httpx

from bench.net import desk_main
from checkin.adapters import asking, client, profile
from checkin.adapters.database.engine import Database, open_plain


def _open_bare(path: Path, key: bytes, *, go_back: bool = False) -> Database:
    del key, go_back
    return open_plain(path)


def main() -> int:
    address = sys.argv.pop(1)

    class PlainPeer(client.HttpPeer):
        """Talks to *address*, whatever it was told at enrolment."""

        def __init__(
            self, _server: str, desk: client.Desk, trusted: Callable[[], Sequence[bytes]]
        ) -> None:
            super().__init__(address, desk, trusted)

    vars(profile)["open_keeping_copy"] = _open_bare
    vars(profile)["HttpPeer"] = PlainPeer
    vars(asking)["transport"] = lambda *_: httpx.HTTPTransport(trust_env=False)
    return desk_main.main()


if __name__ == "__main__":
    sys.exit(main())
