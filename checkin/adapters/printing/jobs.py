"""Printing at a server: each order in a process of its own, so that desks are answered meanwhile.

What is made comes back through a pipe into a file that has no name, and is gone with the
server however that ends: a list of people is not left lying in a folder.
"""

import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import IO

from checkin.adapters.printing.badge_sheet import Report
from checkin.adapters.printing.orders import Order, carry_out
from checkin.adapters.silence import keep_silent, told
from checkin.domain.errors import InputError

KEPT_S = 15 * 60.0
"""How long what was made can be fetched."""
MOST = 8
"""Jobs of a server that are kept at once; the oldest goes."""
AT_ONCE = 2
"""Jobs that run at once: each takes a processor and some hundred megabytes."""

_PIECE = 64 * 1024
_EVERY_S = 0.1
_DYING_S = 5.0
_DATA, _PROGRESS, _DONE, _WRONG = b"d", b"p", b"e", b"x"
_NICE = 10

# Nothing is inherited from a process that holds a database and keys.
_spawn = get_context("spawn")


@dataclass(frozen=True, slots=True)
class State:
    """How far a job is. ``wrong`` is why it came to nothing, as a sentence for people."""

    done: int
    of: int
    report: Report | None = None
    wrong: str = ""
    stopped: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether it is being made."""
        return self.report is None and not self.wrong and not self.stopped


class Job:
    """One order that is being carried out, or has been."""

    def __init__(self, order: Order) -> None:
        """Begin. Raises OSError when the system has no process or file to give."""
        self.order = order
        self.begun = time.monotonic()
        self._state = State(0, len(order.badges))
        self._lock = threading.Lock()
        self._made: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the job
        end, says = _spawn.Pipe(duplex=False)
        try:
            self._process = _spawn.Process(
                target=_carry_out, args=(order, says), name="print", daemon=True
            )
            self._process.start()
        except OSError:
            end.close()
            self._made.close()
            raise
        finally:
            says.close()
        self._thread = threading.Thread(target=self._listen, args=(end,), daemon=True)
        self._thread.start()

    @property
    def state(self) -> State:
        """How far it is."""
        with self._lock:
            return self._state

    def wait(self, seconds: float) -> State:
        """How far it is, at the latest after so many seconds; at once when it is made."""
        self._thread.join(seconds)
        return self.state

    def stop(self) -> None:
        """Have no more made, if it is not all made."""
        with self._lock:
            if self._state.goes_on:
                self._state = State(self._state.done, self._state.of, stopped=True)
        self._process.kill()

    def pieces(self) -> Iterator[bytes]:
        """Give what was made."""
        place = 0
        while True:
            with self._lock:
                if self._made.closed:
                    return
                self._made.seek(place)
                piece = self._made.read(_PIECE)
            if not piece:
                return
            place += len(piece)
            yield piece

    def close(self) -> None:
        """Stop it and forget what was made."""
        self.stop()
        self._thread.join(_DYING_S)
        with self._lock:
            self._made.close()

    def _listen(self, end: Connection) -> None:
        with end, suppress(EOFError, OSError):
            while True:
                self._take(end.recv_bytes())
        self._process.join(_DYING_S)
        with self._lock:
            if self._state.goes_on:
                # It died: out of memory, or in native code.
                self._state = State(self._state.done, self._state.of, wrong=_DIED)

    def _take(self, message: bytes) -> None:
        kind, body = message[:1], message[1:]
        with self._lock:
            if self._state.stopped:
                return
            of = self._state.of
            if kind == _DATA:
                self._made.write(body)
            elif kind == _PROGRESS:
                self._state = State(int(body), of)
            elif kind == _DONE:
                self._state = State(of, of, report=_report(body))
            elif kind == _WRONG:
                self._state = State(self._state.done, of, wrong=body.decode())


class Jobs:
    """The jobs of a server, by the key that their pages have."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def begin(self, key: str, order: Order) -> Job:
        """Begin to carry out an order.

        Raises:
            InputError: there are too many just now.
        """
        with self._lock:
            self._forget_old()
            if sum(job.state.goes_on for job in self._jobs.values()) >= AT_ONCE:
                raise InputError("Others are printing just now. Try again in a minute.")
            while len(self._jobs) >= MOST:
                oldest = min(self._jobs, key=lambda one: self._jobs[one].begun)
                self._jobs.pop(oldest).close()
            try:
                self._jobs[key] = Job(order)
            except OSError:
                raise InputError("This cannot be printed now: the server has no room.") from None
            return self._jobs[key]

    def find(self, key: str) -> Job | None:
        """The job of that key, ``None`` once it is forgotten."""
        with self._lock:
            self._forget_old()
            return self._jobs.get(key)

    def close(self) -> None:
        """Stop and forget all of them."""
        with self._lock:
            for job in self._jobs.values():
                job.close()
            self._jobs.clear()

    def _forget_old(self) -> None:
        now = time.monotonic()
        for key, job in list(self._jobs.items()):
            if now - job.begun > KEPT_S and not job.state.goes_on:
                self._jobs.pop(key).close()


_DIED = "The printing came to an end before it was done. Try it with fewer people."


class _Pipe:
    """What a job writes to: it goes to the server piece by piece."""

    def __init__(self, says: Connection) -> None:
        self._says = says

    def write(self, data: bytes) -> int:
        """Send *data*."""
        for start in range(0, len(data), _PIECE):
            self._says.send_bytes(_DATA + data[start : start + _PIECE])
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


def _carry_out(order: Order, says: Connection) -> None:
    """The body of a job's process."""
    # Ctrl+C in the terminal reaches every process of it; ending this one is the server's task.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep_silent()
    if sys.platform != "win32":
        os.nice(_NICE)
    said = 0.0

    def progress(done: int, _of: int) -> None:
        nonlocal said
        if time.monotonic() - said > _EVERY_S:
            said = time.monotonic()
            says.send_bytes(_PROGRESS + str(done).encode())

    try:
        report = carry_out(order, _Pipe(says), progress)  # type: ignore[arg-type]  # it writes
        says.send_bytes(_DONE + json.dumps([report.pages, report.missing, report.lacking]).encode())
    except InputError as error:
        says.send_bytes(_WRONG + str(error).encode())
    except (BrokenPipeError, ConnectionResetError):
        return  # the server has gone
    except Exception as error:  # noqa: BLE001 - multiprocessing would print its words
        sys.stderr.write(told(error))
        sys.exit(1)


def _report(body: bytes) -> Report:
    pages, missing, lacking = json.loads(body)
    return Report(int(pages), tuple(map(str, missing)), tuple(map(str, lacking)))
