"""What was shown, and when, one JSON line each: for measuring. No names, no codes."""

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QObject

from checkin.adapters.camera.events import CameraOpened
from checkin.domain.errors import InputError
from checkin.domain.verdict import Refused
from checkin.usecases.outcome import Outcome
from ui.card import State
from ui.chips import Link


@dataclass(frozen=True, slots=True)
class Receipt:
    """The record behind a card. Moments are ``time.monotonic_ns``.

    ``delivered_ns`` is when the frame left the camera, ``None`` for a search;
    ``saved_ns`` is right after the record was durably on disk.
    """

    reason: str
    admitted: bool
    desk: str
    seq: int
    list: str
    how: str
    delivered_ns: int | None
    saved_ns: int
    online: bool

    @classmethod
    def of(cls, outcome: Outcome, delivered_ns: int | None, saved_ns: int, *, online: bool) -> Self:
        """The receipt of *outcome*."""
        verdict, record = outcome.verdict, outcome.record
        return cls(
            reason=str(verdict.reason) if isinstance(verdict, Refused) else "",
            admitted=outcome.admitted,
            desk=record.desk,
            seq=record.seq,
            list=record.list,
            how=record.how,
            delivered_ns=delivered_ns,
            saved_ns=saved_ns,
            online=online,
        )


class Trace(QObject):
    """Appends to a file, and flushes each line.

    Lives as long as *parent*: what is still on its way to it when it ends is dropped by Qt.
    """

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("a", encoding="utf-8")
        except OSError:
            raise InputError(f"The trace file {path.name} cannot be written.") from None

    def verdict(self, state: State, receipt: Receipt, shown_ns: int) -> None:
        """A verdict's card has been painted."""
        self._write("verdict", state=state, **asdict(receipt), shown_ns=shown_ns)

    def blocked(self) -> None:
        """The card that says not to use this laptop has been painted."""
        self._write("blocked", at_ns=time.monotonic_ns())

    def sync(self, link: Link) -> None:
        """The desk is heard again, or no longer, or has something else to send."""
        self._write(
            "sync", online=bool(link.online), to_send=link.to_send, at_ns=time.monotonic_ns()
        )

    def first_paint(self) -> None:
        """The desk's page has been painted for the first time."""
        self._write("first_paint", at_ns=time.monotonic_ns(), cpu_ns=time.process_time_ns())

    def listed(self) -> None:
        """Everybody on the list can be found by name."""
        self._write("listed", at_ns=time.monotonic_ns(), cpu_ns=time.process_time_ns())

    def ready(self) -> None:
        """The window is shown and the camera delivers."""
        self._write("ready", at_ns=time.monotonic_ns())

    def camera_opened(self, opened: CameraOpened) -> None:
        """The camera's driver has said what it gives."""
        self._write("camera_opened", **asdict(opened), at_ns=time.monotonic_ns())

    def camera_ended(self) -> None:
        """A film has been played."""
        self._write("camera_ended", at_ns=time.monotonic_ns())

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _write(self, kind: str, **fields: Any) -> None:
        if self._file.closed:
            return  # the window has ended, and with it what is measured
        self._file.write(json.dumps({"kind": kind, **fields}) + "\n")
        self._file.flush()
