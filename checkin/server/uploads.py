"""Sheets that organisers have sent here, until they are taken in, stopped, or an hour is over.

A sheet and what was read of it are in this process's memory and nowhere else: whoever steals
the server's disk finds nothing of a sheet that was not taken in. A server that is started
again has forgotten it.
"""

import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

from checkin.adapters.importing.hearing import heard_of_people
from checkin.adapters.importing.sheets import Unclear, head_of, open_sheet
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import CheckInError, InputError
from checkin.domain.model import EventId
from checkin.usecases.importing.fields import Field
from checkin.usecases.importing.mapping import Layout, layout_of
from checkin.usecases.importing.planning import Plan, plan_import
from checkin.usecases.importing.reading import People, read_people
from checkin.usecases.importing.remarks import Remark, sentence
from checkin.usecases.importing.taking import Taken, take_in

KEPT_S = 60 * 60
MOST = 4
"""Sheets at once: each may take some hundred megabytes."""


class State(StrEnum):
    """How far an upload is."""

    READING = "reading"
    UNCLEAR = "unclear"
    UNMAPPED = "unmapped"
    READY = "ready"
    TAKING = "taking"
    TAKEN = "taken"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has said of a sheet."""

    encoding: str = ""
    sheet: str = ""
    header_row: int | None = None
    placed: Mapping[int, Field] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """How an upload stands, at one moment."""

    state: State = State.READING
    unclear: Unclear | None = None
    layout: Layout | None = None
    people: People | None = field(default=None, repr=False)
    plan: Plan | None = None
    remarks: tuple[Remark, ...] = ()
    taken: Taken | None = None
    error: str = ""
    anew: bool = False
    """Whether the difference is another one than was shown before."""


class _Stopped(Exception):
    """Somebody wants none of it any more, or something else."""


class Upload:
    """One sheet of one organiser for one event."""

    def __init__(
        self, data: ServerData, event: EventId, account: str, name: str, sheet: bytes
    ) -> None:
        self.id = os.urandom(16).hex()
        self.event, self.account, self.name = event, account, name
        self.cells = 0
        self.choices = Choices()
        self.found = Found()
        self._data = data
        self._sheet = sheet
        self._turn = 0
        self._lock = threading.Lock()

    def read(self, choices: Choices) -> None:
        """Begin to read it, in a thread, as *choices* say."""
        with self._lock:
            if self.found.state in {State.TAKING, State.TAKEN}:
                return
            self._turn += 1
            self.choices, self.found, self.cells = choices, Found(), 0
            self._begin(partial(self._read, self._turn))

    def take(self, *, cancel_missing: bool) -> None:
        """Begin to take it in, in a thread, if it is ready."""
        with self._lock:
            if self.found.state is not State.READY:
                return
            self.found = replace(self.found, state=State.TAKING, anew=False)
            self._begin(partial(self._take, self.found, cancel_missing=cancel_missing))

    def stop(self) -> None:
        """Read no more of it, and forget it. What is being taken in is taken in whole."""
        with self._lock:
            self._turn += 1
            self._sheet = b""
            if self.found.state not in {State.TAKING, State.TAKEN}:
                self.found = Found(State.FAILED)

    def _begin(self, work: Callable[[], None]) -> None:
        threading.Thread(target=work, name="import", daemon=True).start()

    def _read(self, turn: int) -> None:
        try:
            found = self._looked(turn)
        except _Stopped:
            return
        except CheckInError as error:
            found = Found(State.FAILED, error=str(error))
        except Exception:
            self._settle(turn, Found(State.FAILED, error=_OURS))
            raise
        self._settle(turn, found)

    def _settle(self, turn: int, found: Found) -> None:
        with self._lock:
            if turn == self._turn:
                self.found = found

    def _looked(self, turn: int) -> Found:
        def going(cells: int) -> None:
            if turn != self._turn:
                raise _Stopped
            self.cells = cells

        said = self.choices
        sheet = open_sheet(self._sheet, said.encoding, said.sheet, going)
        if isinstance(sheet, Unclear):
            return Found(State.UNCLEAR, sheet)
        layout = layout_of(head_of(sheet), None, said.placed, said.header_row)
        if layout.problems:
            return Found(State.UNMAPPED, layout=layout)
        people = read_people(layout, sheet.rows(going))
        plan = self._plan(layout, people)
        going(self.cells)
        return Found(State.READY, None, layout, people, plan, tuple(sheet.remarks))

    def _plan(self, layout: Layout, people: People) -> Plan:
        heard = heard_of_people(self._data, self.event)
        book = self._data.book(self.event)
        return plan_import(book, people, layout.source, heard, os.urandom)

    def _take(self, shown: Found, *, cancel_missing: bool) -> None:
        found = replace(shown, state=State.FAILED, error=_OURS)
        try:
            found = self._taken(shown, cancel_missing=cancel_missing)
        except CheckInError as error:
            found = replace(shown, state=State.READY, error=str(error))
        finally:
            with self._lock:
                self.found = found

    def _taken(self, shown: Found, *, cancel_missing: bool) -> Found:
        if shown.layout is None or shown.people is None or shown.plan is None:
            raise InputError(_GONE)
        book = self._data.book(self.event)
        plan = shown.plan
        if book.roster_version() != plan.version:
            # Desks and other organisers go on meanwhile. What somebody has seen is what is done.
            plan = self._plan(shown.layout, shown.people)
            if plan.summary != shown.plan.summary:
                return replace(shown, state=State.READY, plan=plan, anew=True)
        taken = take_in(book, plan, cancel_missing=cancel_missing)
        self._sheet = b""
        return Found(State.TAKEN, layout=shown.layout, plan=plan, taken=taken)


_OURS = sentence("The sheet could not be read: that is our fault. Nothing was changed.")
_GONE = sentence("This sheet is not here any more. Choose it again.")


class Uploads:
    """The sheets that are here now."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Upload, threading.Timer]] = {}
        self._lock = threading.Lock()

    def add(
        self, data: ServerData, event: EventId, account: str, name: str, sheet: bytes
    ) -> Upload:
        """Hold a sheet in place of the last one of this organiser, and begin to read it.

        Raises:
            InputError: there are too many here already.
        """
        with self._lock:
            for upload, _ in list(self._held.values()):
                if upload.account == account:
                    self._forget(upload)
            if len(self._held) >= MOST:
                raise InputError(_MANY)
            upload = Upload(data, event, account, name, sheet)
            timer = threading.Timer(KEPT_S, self.drop, [upload])
            timer.daemon = True
            self._held[upload.id] = upload, timer
            timer.start()
        upload.read(Choices())
        return upload

    def find(self, key: str, event: EventId, account: str) -> Upload:
        """The upload *key* of this organiser for this event.

        Raises:
            InputError: there is none, or none any more.
        """
        upload, _ = self._held.get(key, (None, None))
        if upload is None or (upload.event, upload.account) != (event, account):
            raise InputError(_GONE)
        return upload

    def of(self, event: EventId, account: str) -> Upload | None:
        """What this organiser has here for this event."""
        held = (one for one, _ in list(self._held.values()))
        return next((one for one in held if (one.event, one.account) == (event, account)), None)

    def drop(self, upload: Upload) -> None:
        """Forget a sheet."""
        with self._lock:
            self._forget(upload)

    def _forget(self, upload: Upload) -> None:
        upload.stop()
        with suppress(KeyError):
            _, timer = self._held.pop(upload.id)
            timer.cancel()


_MANY = sentence("Other sheets are being brought in just now. Try again in a few minutes.")
