"""The desk's hold on its children: a capture process and the readers, with what they share.

Whatever is shared is made anew for each child: a successor gets nothing that
its predecessor could have spoilt.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import psutil

from checkin.adapters.camera.by_hand import BY_HAND, hand_over
from checkin.adapters.camera.line import Line
from checkin.adapters.camera.reports import (
    CAPTURE,
    FRAME_BYTES,
    PICTURE_BYTES,
    PICTURE_DEPTH,
    READER,
    SLOTS,
    Filled,
    Framed,
    Kinds,
    NotAReport,
    Report,
    parse,
)
from checkin.adapters.camera.ties import (
    CaptureErrand,
    Job,
    ReaderErrand,
    Room,
    Ties,
    encode_job,
    run_capture,
)

ReaderBody = Callable[[ReaderErrand], None]

# The same way to start everywhere, also in a frozen bundle: nothing is inherited
# from a process that holds a database and keys.
_spawn = get_context("spawn")

_DYING_SECONDS = 2.0
"""A process that a driver does not let go of dies later; nobody waits for it."""


class _Child:
    """A process of ours, its lifeline, and the line on which it reports."""

    def __init__(
        self, name: str, body: Callable[[Any], None], errand: Callable[[Ties], Any], kinds: Kinds
    ) -> None:
        end, reports = _spawn.Pipe(duplex=False)
        lifeline, self._lifeline = _spawn.Pipe(duplex=False)
        try:
            made = errand(Ties(f"checkin-{name}", os.getpid(), lifeline, reports))
            # A daemon: multiprocessing ends it if the desk ends without closing it.
            self._process = _spawn.Process(target=body, args=(made,), name=name, daemon=True)
            with _no_interrupt():
                self._process.start()
        except OSError:
            end.close()
            self._lifeline.close()
            raise
        finally:
            reports.close()
            lifeline.close()
        self._kinds = kinds
        self.line = Line(end)
        self.pid = self._process.pid
        self.born = self.heard = time.monotonic()

    def reports(self) -> Iterator[Report]:
        """Give what the child has to say now; never wait.

        Raises EOFError when it has gone and NotAReport for any message that a
        healthy child would not have sent.
        """
        for message in self.line.messages():
            self.heard = time.monotonic()
            yield parse(message, self._kinds)

    def close(self) -> None:
        """End the process, wait for it, and free what was shared with it."""
        self._process.kill()
        self._process.join(_DYING_SECONDS)
        self.line.close()
        self._lifeline.close()


class Capture(_Child):
    """A running capture process.

    Raises OSError when the system has no memory, pipe or process to give.
    """

    def __init__(self, source: str) -> None:
        self._frames = _Shared(FRAME_BYTES, open_slots=0)
        try:
            self._pictures = _Shared(PICTURE_BYTES, open_slots=1)
        except OSError:
            self._frames.close()
            raise
        self._held: set[int] = set()
        self._reading = False
        self.delivered = False
        try:
            super().__init__(
                "capture",
                run_capture,
                lambda ties: CaptureErrand(ties, source, self._frames.room, self._pictures.room),
                CAPTURE,
            )
        except OSError:
            self._free_memory()
            raise

    def readers_are_ready(self) -> None:
        """Let frames come: only now does a film begin."""
        if not self._reading:
            self._reading = True
            for slot in range(SLOTS):
                self._frames.free(slot)

    def hold(self, framed: Framed) -> None:
        """Have the frame in a slot left alone until :meth:`let_go`.

        Raises NotAReport for a slot that is held already.
        """
        if framed.slot in self._held:
            raise NotAReport
        self._held.add(framed.slot)

    def job(self, framed: Framed) -> Job:
        """What a reader has to know to read *framed*."""
        return Job(self._frames.room.name, framed.slot, framed.width, framed.height, framed.number)

    def let_go(self, slot: int) -> None:
        """Give a frame's slot back."""
        self._held.discard(slot)
        self._frames.free(slot)

    def copy(self, filled: Filled) -> bytes:
        """Copy a preview out of its slot and give the slot back."""
        return self._pictures.copy(filled.slot, filled.height * filled.width * PICTURE_DEPTH)

    def close(self) -> None:
        """End the process, wait for it, and free what was shared with it."""
        super().close()
        self._free_memory()

    def _free_memory(self) -> None:
        self._frames.close()
        self._pictures.close()


class Reader(_Child):
    """A running reader. Raises OSError as :class:`Capture` does."""

    def __init__(self, body: ReaderBody) -> None:
        # Both ways where something open can be handed over: a socket.
        jobs, self._jobs = _spawn.Pipe(duplex=BY_HAND)
        try:
            super().__init__("reader", body, lambda ties: ReaderErrand(ties, jobs), READER)
        except OSError:
            self._jobs.close()
            raise
        finally:
            jobs.close()
        self.ready = False
        self.frames = 0
        self._memory = ""

    def read(self, job: Job) -> None:
        """Have a frame read. Raises OSError when the reader has gone."""
        if BY_HAND and job.memory != self._memory:
            self._memory = job.memory
            hand_over(self._jobs, job)
        else:
            self._jobs.send_bytes(encode_job(job))

    def memory(self) -> int:
        """Bytes of memory that it takes now; 0 when it has gone."""
        try:
            return int(psutil.Process(self.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def close(self) -> None:
        """End the process, wait for it, and free what was shared with it."""
        super().close()
        self._jobs.close()


class _Shared:
    """Memory that a child writes into, in slots."""

    def __init__(self, slot_bytes: int, open_slots: int) -> None:
        self._slot_bytes = slot_bytes
        self._memory = SharedMemory(create=True, size=SLOTS * slot_bytes)
        try:
            free = tuple(_spawn.Semaphore(open_slots) for _ in range(SLOTS))
        except OSError:
            self.close()
            raise
        self.room = Room(self._memory.name, free)

    def free(self, slot: int) -> None:
        with suppress(OSError, ValueError):  # a sick child has counted it up to the brim
            self.room.free[slot].release()

    def copy(self, slot: int, many: int) -> bytes:
        begin = slot * self._slot_bytes
        memory = self._memory.buf
        copied = b"" if memory is None else bytes(memory[begin : begin + many])
        self.free(slot)
        return copied

    def close(self) -> None:
        self._memory.close()
        with suppress(FileNotFoundError):  # taken away from outside: gone is what we want
            self._memory.unlink()


class _no_interrupt:  # noqa: N801 - reads as a statement
    """Start a process deaf to Ctrl+C, where a process inherits what its parent blocks.

    Otherwise Ctrl+C while the child is still importing prints its traceback.
    """

    def __enter__(self) -> None:
        if sys.platform != "win32":
            # Starting the tracker unblocks what was blocked: it has to be there before.
            resource_tracker.ensure_running()
            self._before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})

    def __exit__(self, *_: object) -> None:
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_SETMASK, self._before)
