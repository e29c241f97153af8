"""What the server keeps so that an organiser can open a locked desk from afar.

Of each desk with a lock a *share* (32 random bytes), which opens its vault together with what
its computer keeps, and the public key with which it asks while it is locked. An organiser who
opens it confirms one *question*: the X25519 key that the desk made for it. The share is then
handed out once, sealed to that key, and is gone here; the same question is told the same
again, since a network may lose an answer.
"""

import base64
from dataclasses import dataclass
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PublicKey, SealedBox
from sqlalchemy import ColumnElement, Connection, Row, func, select, update

from checkin.adapters.database.engine import Database
from checkin.adapters.database.roster import RosterTable
from checkin.adapters.database.roster_rows import upsert
from checkin.adapters.database.tables import kept
from checkin.adapters.profile import wall_ms
from checkin.domain.errors import InputError, Refused
from checkin.domain.letters import comparison_code
from checkin.domain.model import DeskId, DeskProfile, EnrolledDesk, EventId

RETIRED = "The organisers have retired this desk. Use another one."
TO_BE_ERASED = (
    "This desk is to be erased. Open it here, with the desk card and the staff PIN: it then sends "
    "what it has, and erases itself."
)
DENIED = "The organisers have not opened this desk. Ask them."
NO_SHARE = "The server cannot open this desk now. Once it was opened here, the server can again."
OPENS_ITSELF = "A desk without names opens by itself: nothing of it is kept."

OPEN_MS = 5 * 60 * 1000
"""How long a confirmation holds."""

ASKS_MS = 20_000
"""How long a desk of which nothing is heard still counts as asking."""

TOUCH_MS = 5_000
"""How often it is written down that a desk still asks."""

ANEW_MS = 1_000
"""How soon after one question another may be asked."""


@dataclass(frozen=True, slots=True)
class AskingDesk:
    """A locked desk that asks to be opened. ``code`` is what it and its organiser compare."""

    id: DeskId
    name: str
    code: str
    is_confirmed: bool = False


class Kept:
    """The shares of one event's desks. Each call is one transaction."""

    def __init__(self, database: Database, event: EventId) -> None:
        self._database = database
        self._event = event
        self._roster = RosterTable(database, event)

    def keep(self, desk: DeskId, share: bytes, asking_key: bytes) -> None:
        """Keep *share* in place of what was kept of *desk*.

        Raises:
            Refused: the desk is retired, or has no lock.
        """
        # In the event's turn, as retiring is: of a retired desk nothing is kept.
        with self._database.write(self._event) as connection:
            known = self._roster.desk(desk)
            if known is None or known.retired:
                raise Refused(RETIRED)
            if known.profile is DeskProfile.LANE_WITHOUT_NAMES:
                raise Refused(OPENS_ITSELF)
            row = {"share": _text(share), "asking_key": _text(asking_key)}
            upsert(connection, kept, [_NOTHING | row | {"desk": desk, "event": self._event}])

    def asking_key(self, desk: DeskId) -> bytes | None:
        """The key with which a locked desk signs what it asks, ``None`` if none is known."""
        with self._database.read() as connection:
            row = self._row(connection, desk)
        return base64.b64decode(row.asking_key) if row else None

    def ask(self, desk: DeskId, question: bytes) -> bytes | None:
        """Return the share sealed to *question*, ``None`` until an organiser has confirmed it.

        Raises:
            Refused: there is none, or an organiser has said no.
            InputError: *question* is no key.
        """
        now = wall_ms()
        with self._database.read() as connection:
            row = self._row(connection, desk)
        if row is not None and self._is_waiting(row, question, now):
            return None  # most of what is asked: nothing is to be written
        with self._database.write(self._event) as connection:
            return self._asked(connection, self._row(connection, desk), question, now)

    def withdraw(self, desk: DeskId, question: bytes) -> None:
        """*question* is asked no more."""
        with self._database.write(self._event) as connection:
            self._change(connection, desk, question, _QUIET)

    def asking_count(self) -> int:
        """How many locked desks ask and were not answered: a number for each page, cheaply."""
        unanswered = (*self._asks(), kept.c.answer == "asking")
        with self._database.read() as connection:
            found = select(func.count()).select_from(kept).where(*unanswered)
            return connection.scalar(found) or 0

    def asking(self) -> list[AskingDesk]:
        """Every locked desk that asks to be opened, by name."""
        with self._database.read() as connection:
            rows = connection.execute(select(kept).where(*self._asks())).all()
        names = {one.id: one.name for one in self._roster.desks() if not one.retired}
        found = [
            AskingDesk(DeskId(row.desk), names[row.desk], _code(row.question), row.answer == "open")
            for row in rows
            if row.desk in names
        ]
        return sorted(found, key=lambda one: one.name)

    def _asks(self) -> tuple[ColumnElement[bool], ...]:
        return (
            kept.c.event == self._event,
            kept.c.answer.in_(["asking", "open"]),
            kept.c.share != "",
            kept.c.asked > wall_ms() - ASKS_MS,
        )

    def find_asking(self, called: str, code: str | None = None) -> AskingDesk:
        """The asking desk with this name or identity, and this code if one is given.

        Raises:
            InputError: there is none, with the names of those that there are.
        """
        asking = self.asking()
        for one in asking:
            if called in {one.id, one.name} and code in {None, one.code}:
                return one
        names = ", ".join(one.name for one in asking) or "none"
        raise InputError(f"No desk called “{called}” asks to be opened. Asking: {names}.")

    def confirm(self, asking: AskingDesk) -> None:
        """Let the desk have its share, within five minutes."""
        self._answer(asking, {"answer": "open", "until": wall_ms() + OPEN_MS})

    def deny(self, asking: AskingDesk) -> None:
        """Tell the desk no."""
        self._answer(asking, {"answer": "denied", "until": 0})

    def _answer(self, asking: AskingDesk, values: dict[str, Any]) -> None:
        with self._database.write(self._event) as connection:
            row = self._row(connection, asking.id)
            if row is None or not row.share or _code(row.question) != asking.code:
                raise InputError(f"{asking.name} does not ask any more.")
            self._change(connection, asking.id, base64.b64decode(row.question), values)

    def _asked(
        self, connection: Connection, row: Row[Any] | None, question: bytes, now: int
    ) -> bytes | None:
        if row is None:
            raise Refused(NO_SHARE)
        known = self._roster.desk(DeskId(row.desk))
        if known is None or known.retired:
            raise Refused(why_retired(known))
        if row.question == _text(question):
            if row.answer == "denied":
                raise Refused(DENIED)
            if row.sealed and row.until > now:
                return base64.b64decode(row.sealed)
            if row.share and row.answer == "open" and row.until > now:
                return self._hand_out(connection, row, question)
        elif row.share and row.asked > now - ANEW_MS:
            return None  # not looked at: it is asked again by itself
        if not row.share:
            raise Refused(NO_SHARE)
        _check_key(question)
        connection.execute(
            update(kept)
            .where(kept.c.desk == row.desk)
            .values(_QUIET | {"question": _text(question), "answer": "asking", "asked": now})
        )
        return None

    def _hand_out(self, connection: Connection, row: Row[Any], question: bytes) -> bytes:
        sealed = SealedBox(PublicKey(question)).encrypt(base64.b64decode(row.share))
        values = {"share": "", "sealed": _text(sealed), "answer": "opened"}
        connection.execute(update(kept).where(kept.c.desk == row.desk).values(values))
        return sealed

    def _is_waiting(self, row: Row[Any], question: bytes, now: int) -> bool:
        return bool(
            row.answer == "asking"
            and row.share
            and row.question == _text(question)
            and row.asked > now - TOUCH_MS
        )

    def _change(
        self, connection: Connection, desk: DeskId, question: bytes, values: dict[str, Any]
    ) -> None:
        connection.execute(
            update(kept)
            .where(
                kept.c.desk == desk,
                kept.c.event == self._event,
                kept.c.question == _text(question),
                kept.c.answer.in_(["asking", "open"]),
            )
            .values(values)
        )

    def _row(self, connection: Connection, desk: DeskId) -> Row[Any] | None:
        return connection.execute(
            select(kept).where(kept.c.desk == desk, kept.c.event == self._event)
        ).one_or_none()


_QUIET: dict[str, Any] = {"question": "", "answer": "", "asked": 0, "until": 0, "sealed": ""}
_NOTHING: dict[str, Any] = {"share": "", **_QUIET}


def why_retired(desk: EnrolledDesk | None) -> str:
    """What a locked desk is told that is let in no more."""
    return TO_BE_ERASED if desk is not None and desk.erase else RETIRED


def forget_share(connection: Connection, desk: DeskId) -> None:
    """Forget what opens a desk that is retired. It can still be told that it is."""
    connection.execute(update(kept).where(kept.c.desk == desk).values(_NOTHING))


def _check_key(question: bytes) -> None:
    try:
        SealedBox(PublicKey(question)).encrypt(b"")
    except (CryptoError, TypeError, ValueError, RuntimeError):
        raise InputError("This is not a question of a desk.") from None


def _code(question: str) -> str:
    return comparison_code(base64.b64decode(question))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
