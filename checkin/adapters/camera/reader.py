"""What a reader does all day: read the frame that the desk names, and say what it says.

A reader is expendable. It is fed by strangers, and has nothing but the frames.
"""

from time import monotonic_ns

import numpy as np

# NumPy loads these when they are first used, when a reader can open nothing any more.
import numpy.fft
import numpy.linalg
import numpy.ma

from checkin.adapters.camera.by_hand import Jobs
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
from checkin.adapters.camera.rights import confine_reader
from checkin.adapters.camera.ties import ALONE, ReaderErrand, hold_on
from checkin.adapters.camera.vision import Image


def read_frames(errand: ReaderErrand) -> None:
    """Read one frame after the other until the desk hangs up."""

    def report(said: Report) -> None:
        say(errand.ties.reports, encode(said))

    decoder, size = Decoder(), (0, 0)
    # What is made at first use is made now, while nobody waits for it.
    decoder.read(np.zeros((720, 1280), np.uint8))
    jobs = Jobs(errand.jobs)
    lines = (errand.ties.reports, errand.ties.lifeline, errand.jobs)
    confine_reader([jobs.fileno(), *(line.fileno() for line in lines)])
    if ALONE:
        hold_on(errand.ties)
    report(Ready())
    while (job := jobs.next()) is not None:
        if (memory := jobs.memory) is None:  # its camera has been let go of meanwhile
            report(Done(job.number))
            continue
        if (job.height, job.width) != size:
            # Where a code was last seen says nothing in a picture of another size.
            decoder, size = Decoder(), (job.height, job.width)
        frame: Image = np.ndarray(size, np.uint8, memory, job.slot * FRAME_BYTES)
        codes = decoder.read(frame)
        decoded = monotonic_ns()
        for code in codes:
            report(Seen(code.text, job.number, decoded, code.box))
        if decoder.hint is not None:
            report(Hinted(decoder.hint))
        report(Done(job.number))
