"""How a reader comes by the frames: on Linux they are handed to it, opened for reading only.

So it need not be able to open anything itself. Elsewhere it opens the memory by its name.
"""

import mmap
import os
import socket
import struct
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory

from checkin.adapters.camera.ties import Job, encode_job, parse_job

BY_HAND = sys.platform.startswith("linux")
_HEAD = struct.Struct("!i")  # before each message, as multiprocessing writes it
_LONGEST = 4096


def hand_over(line: Connection, job: Job) -> None:
    """Send *job* with the memory that its frame is in. Raises OSError when nobody listens."""
    message = encode_job(job)
    message = _HEAD.pack(len(message)) + message
    opened: list[int] = []
    with suppress(FileNotFoundError):  # its camera has been let go of meanwhile
        opened.append(os.open(f"/dev/shm/{job.memory}", os.O_RDONLY | os.O_CLOEXEC))  # noqa: S108 - that is where it is
    try:
        with socket.socket(fileno=os.dup(line.fileno())) as through:
            socket.send_fds(through, [message], opened)
    finally:
        for one in opened:
            os.close(one)


class Jobs:
    """A reader's end: what it is to read, one after the other."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._socket = socket.socket(fileno=os.dup(line.fileno())) if BY_HAND else None
        self._shared: SharedMemory | None = None
        self._name = ""
        self.memory: mmap.mmap | memoryview | None = None
        """Where the frame of the last job is, ``None`` when it is there no longer."""

    def fileno(self) -> int:
        """The descriptor that it hears by."""
        return self._line.fileno() if self._socket is None else self._socket.fileno()

    def next(self) -> Job | None:
        """Wait for the next job; ``None`` when the desk has hung up."""
        try:
            return self._by_name() if self._socket is None else self._by_hand(self._socket)
        except (EOFError, OSError):
            return None

    def _by_hand(self, through: socket.socket) -> Job | None:
        # The desk sends the next one when it has heard of this one: they never run together.
        message, opened, _, _ = socket.recv_fds(through, _LONGEST, 1)
        if not message:
            return None
        job = parse_job(message[_HEAD.size :])
        if job.memory != self._name:
            self._name, self.memory = job.memory, None
        for one in opened:
            self.memory = mmap.mmap(one, 0, prot=mmap.PROT_READ)
            os.close(one)
        return job

    def _by_name(self) -> Job:
        job = parse_job(self._line.recv_bytes())
        if self._shared is None or job.memory != self._name:
            self._name, self._shared, self.memory = job.memory, None, None
            with suppress(FileNotFoundError):
                self._shared = SharedMemory(job.memory)
                self.memory = self._shared.buf
        return job
