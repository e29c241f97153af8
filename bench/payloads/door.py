"""A desk that is shown texts, and who may come in: the oracle is a list of texts, and no code.

The desk is the product's own, on its own encrypted database. On its one list people may
come in any number of times, so that "already in" hides nothing that should not have been
admitted at all.
"""

import random
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.keys import SigningKey, verify
from checkin.adapters.server_data import ServerData
from checkin.domain.badge import SignedBadge, Verifier, sign
from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskId,
    DeskProfile,
    EventId,
    Gathering,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.short_code import short_code
from checkin.usecases.desk import Desk
from checkin.usecases.outcome import Outcome
from checkin.usecases.roster_pages import RosterVersion

PEOPLE = 60
EVENT = EventId("0badcafe")
_DAY = date(2026, 5, 4)
_NOON_MS = 1_777_896_000_000  # of that day, UTC
_ON = CheckInList(ListId("day-1"), "Day 1", _DAY, reentry=True)


@dataclass(frozen=True, slots=True)
class Badges:
    """What was printed for the event: texts that open, and texts that do not or no longer."""

    good: tuple[str, ...]
    """Signed badges of people who may come in."""
    newer: tuple[str, ...]
    """Signed badges that the desk's list does not know yet: a signature is enough."""
    codes: tuple[str, ...]
    """Opaque codes of another system."""
    refused: tuple[str, ...]
    """Signed as well, and replaced, spare, cancelled, of another day, event or key."""
    typed: tuple[str, ...]
    """The short codes of the good ones."""
    ids: tuple[str, ...]

    @property
    def admitted(self) -> frozenset[str]:
        """Every text that may open the door."""
        return frozenset((*self.good, *self.newer, *self.codes))


class Door:
    """An event in *folder* and one desk of it, which checks signatures with *verifier*."""

    def __init__(self, folder: Path, seed: int, verifier: Verifier = verify) -> None:
        self._chance = random.Random(seed)
        self._key = SigningKey(self._chance.randbytes(32))
        self._database = open_encrypted(folder / "desk.db", self._chance.randbytes(32))
        own = SigningKey(self._chance.randbytes(32))
        self._now = _NOON_MS
        store = ReplicaStore(self._database, EVENT, lambda: self._now, DeskId("d0" * 8), own)
        with closing(ServerData(folder / "server")) as server:
            self.badges = self._publish(server)
            page = server.replica(EVENT).page_above(
                RosterVersion(), None, 2**40, DeskProfile.HELP_DESK
            )
        if page is None:
            raise RuntimeError("the event has no list")
        store.apply(page)
        self.desk = Desk(store, verifier, lambda: ClockReading(self._now, 0, 1))

    def show(self, texts: Iterable[str]) -> Counter[str]:
        """Hold up each of *texts*, and type it as well; count what came of them."""
        seen: Counter[str] = Counter()
        good = self.badges.admitted
        for text in texts:
            self._now += 1  # two showings of one text would be one
            seen["payloads"] += 1
            try:
                outcome = self.desk.scan(text)
                admitted = isinstance(outcome, Outcome) and outcome.admitted
                typed = self.desk.type_code(text)
            except Exception as error:  # noqa: BLE001 - whatever it is, the desk would have died
                seen["crashes"] += 1
                seen[f"crash {type(error).__name__}"] += 1
                continue
            if text in good:
                seen["genuine"] += 1
                seen["missed"] += not admitted
            else:
                seen["false_accepts"] += admitted
            seen["false_finds"] += typed is not None and as_typed(text) not in self.badges.typed
        return seen

    def close(self) -> None:
        """Close the desk's database."""
        self._database.close()

    # ------------------------------------------------------------ what was printed

    def _publish(self, server: ServerData) -> Badges:
        people = [
            Registration(RegistrationId(f"r{n:03}"), f"Person {n}", lists=frozenset({_ON.id}))
            for n in range(PEOPLE)
        ]
        cancelled = replace(
            people[0], id=RegistrationId("gone"), standing=Standing.CANCELLED, public_name="Nobody"
        )
        good = [self._issued(one.id) for one in people]
        old = [replace(self._issued(one.id), replaced_at=_NOON_MS - 1) for one in people[:10]]
        spare = [self._issued(RegistrationId("")) for _ in range(10)]
        none = self._issued(cancelled.id)
        codes = [IssuedBadge(BadgeId(f"TICKET-{n:04}-é"), people[n].id) for n in range(10)]
        dead = IssuedBadge(BadgeId("TICKET-dead"), people[0].id, replaced_at=_NOON_MS - 1)
        keys = ((self._key.key_id, self._key.public_key),)
        server.book(EVENT).publish(
            gathering=Gathering(EVENT, "Campaign", badge_keys=keys),
            lists=[_ON],
            registrations=[*people, cancelled],
            badges=[*good, *old, *spare, none, *codes, dead],
        )
        other = SigningKey(self._chance.randbytes(32))
        unknown = SigningKey(self._key_bytes(), key_id=2)
        refused = [self._text(one) for one in (*old, *spare, none)]
        refused.append(dead.id)
        for one in good[:10]:
            refused += [
                self._text(one, signer=other),
                self._text(one, signer=unknown),
                self._text(one, event=EventId("0badcaff")),
                self._text(one, first=date(2026, 5, 5), last=date(2026, 5, 9)),
                self._text(one, first=date(1970, 1, 1), last=date(2026, 5, 3)),
            ]
        return Badges(
            tuple(self._text(one) for one in good),
            tuple(self._text(self._issued(RegistrationId(""))) for _ in range(5)),
            tuple(one.id for one in codes),
            tuple(refused),
            tuple(one.short for one in good),
            tuple(one.id for one in good),
        )

    def _issued(self, owner: RegistrationId) -> IssuedBadge:
        number = int.from_bytes(self._chance.randbytes(5), "big")
        return IssuedBadge(BadgeId(self._chance.randbytes(12).hex()), owner, short_code(number))

    def _text(
        self,
        issued: IssuedBadge,
        *,
        signer: SigningKey | None = None,
        event: EventId = EVENT,
        first: date = _DAY,
        last: date = _DAY,
    ) -> str:
        signer = signer or self._key
        return sign(SignedBadge(signer.key_id, event, issued.id, first, last), signer).text

    def _key_bytes(self) -> bytes:
        return self._chance.randbytes(32)


def as_typed(text: str) -> str:
    """What a person who typed *text* may have meant: its letters as the badge prints them."""
    folded = "".join(letter for letter in text.upper() if letter not in " -")
    return folded.translate(str.maketrans("OIL", "011"))
