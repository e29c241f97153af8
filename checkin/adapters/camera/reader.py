"""What a reader does all day: read the frame that the desk names, and say what it says.

A reader is expendable. It is fed by strangers, and has nothing but the frames.
"""

from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from time import monotonic_ns

import numpy as np

from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.line import say
from checkin.adapters.camera.reports import (
    FRAME_BYTES,
    Done,
    Hinted,
    Ready,
    Report,
    Seen,
    encode,
)
from checkin.adapters.camera.ties import Job, ReaderErrand, parse_job
from checkin.adapters.camera.vision import Image


def read_frames(errand: ReaderErrand) -> None:
    """Read one frame after the other until the desk hangs up."""

    def report(said: Report) -> None:
        say(errand.ties.reports, encode(said))

    decoder, size = Decoder(), (0, 0)
    # What is made at first use is made now, while nobody waits for it.
    decoder.read(np.zeros((720, 1280), np.uint8))
    memory: SharedMemory | None = None
    report(Ready())
    while (job := _next(errand.jobs)) is not None:
        if memory is None or memory.name != job.memory:
            try:
                memory = SharedMemory(job.memory)
            except FileNotFoundError:  # its camera has been let go of meanwhile
                report(Done(job.number))
                continue
        if (job.height, job.width) != size:
            # Where a code was last seen says nothing in a picture of another size.
            decoder, size = Decoder(), (job.height, job.width)
        frame: Image = np.ndarray(size, np.uint8, memory.buf, job.slot * FRAME_BYTES)
        codes = decoder.read(frame)
        decoded = monotonic_ns()
        for code in codes:
            report(Seen(code.text, job.number, decoded, code.box))
        if decoder.hint is not None:
            report(Hinted(decoder.hint))
        report(Done(job.number))


def _next(jobs: Connection) -> Job | None:
    try:
        return parse_job(jobs.recv_bytes())
    except (EOFError, OSError):
        return None
