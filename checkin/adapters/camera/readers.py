"""One reader at work, and two that wait to take over.

A reader that dies, lies, hangs or grows is killed; one that waits goes on with
the next frame, and another is started to wait: two, because on a busy laptop
one that starts may take longer than the next one lives. A frame that killed its
reader is not read again: it may be why.
"""

import time
from collections.abc import Iterator

from checkin.adapters.camera.child import Reader, ReaderBody
from checkin.adapters.camera.line import Line
from checkin.adapters.camera.reports import Done, Hinted, NotAReport, Ready, Report, Seen
from checkin.adapters.camera.ties import Job

HANG_SECONDS = 0.5
"""For one frame, whose budget is a hundredth of a second or two."""
MOST_BYTES = 250_000_000
"""Of memory: a healthy reader takes half as much, and always the same."""

_MOST_REPORTS = 16
"""About one frame: nobody holds up more codes, and a flood of them is an attack."""
_SPARES = 2
_START_SECONDS = 30.0  # on a laptop that does ten things at once
_LOOK_SECONDS = 0.25  # between two looks at a reader's memory
_BACK_OFF = (0.0, 0.0, 0.25, 0.5)  # seconds, when one reader after another reads no frame at all


class Readers:
    """Keeps a reader at work. All calls come from one thread."""

    def __init__(self, body: ReaderBody) -> None:
        self._body = body
        self.first: Reader | None = None
        self.spares: list[Reader] = []
        self._job: Job | None = None
        self._given = 0.0
        self._said = 0
        self._looked = 0.0
        self._failures = 0
        self._start_at = 0.0
        self.replaced = 0
        """How many readers were lost so far."""

    @property
    def ready(self) -> bool:
        """Somebody reads, or will once a frame comes."""
        return self.first is not None and self.first.ready

    @property
    def able(self) -> bool:
        """Somebody is ready to read, and nobody died of a frame since the last that was read."""
        return self.ready and not self._failures

    @property
    def busy(self) -> bool:
        """A frame is being read."""
        return self._job is not None

    def lines(self) -> list[Line]:
        """Where readers report."""
        return [each.line for each in self._everybody()]

    def tend(self, now: float) -> Job | None:
        """Replace who hangs or grows, and start who is missing; return the job that was lost."""
        lost = None
        for reader in self._everybody():
            # What has been said already is heard first: the desk may be the slow one.
            if self._is_sick(reader, now) and not reader.line.waiting():
                lost = self._lose(reader, now) or lost
        if self.first is None and self.spares:
            self.first = self.spares.pop(0)
        if now >= self._start_at and self._is_time_for_another():
            try:
                started = Reader(self._body)
            except OSError:  # no pipe or process to be had just now
                self._fail(now)
            else:
                if self.first is None:
                    self.first = started
                else:
                    self.spares.append(started)
        return lost

    def give(self, job: Job) -> bool:
        """Have a frame read if somebody is free to."""
        if self.first is None or not self.first.ready or self.busy:
            return False
        self._job, self._given, self._said = job, time.monotonic(), 0
        try:
            self.first.read(job)
        except OSError:
            return True  # it has gone, which its line will say
        return True

    def hear(self, line: Line) -> Iterator[Seen | Hinted | Job]:
        """Give what was said on *line* of the frame at hand, and the frame's job once it is done.

        A reader that has died or lies is lost, and its job, if any, is given back.
        """
        reader = next(each for each in self._everybody() if each.line is line)
        try:
            for report in reader.reports():
                told = self._understand(reader, report)
                if told is not None:
                    yield told
        except (EOFError, OSError, NotAReport):
            lost = self._lose(reader, time.monotonic())
            if lost is not None:
                yield lost

    def _understand(self, reader: Reader, report: Report) -> Seen | Hinted | Job | None:
        """What the desk wants to know of *report*. Raises NotAReport out of turn."""
        job = self._job if reader is self.first else None
        self._said += 1
        few = self._said <= _MOST_REPORTS
        match report:
            case Ready() if not reader.ready:
                reader.ready = True
                return None
            case Seen(number=number) if few and job and job.number == number:
                return report
            case Hinted() if few and job:
                return report
            case Done(number) if job and job.number == number:
                reader.frames += 1
                self._failures = 0
                self._job = None
                return job
        raise NotAReport

    def close(self) -> None:
        """End them all."""
        for reader in self._everybody():
            reader.close()
        self.first, self.spares, self._job = None, [], None

    def _is_time_for_another(self) -> bool:
        """One after the other, and only while all goes well: starting takes a processor's time."""
        if self.first is None:
            return True
        settled = self.first.frames > 0 and all(each.ready for each in self.spares)
        return settled and len(self.spares) < _SPARES

    def _everybody(self) -> list[Reader]:
        return [*([] if self.first is None else [self.first]), *self.spares]

    def _is_sick(self, reader: Reader, now: float) -> bool:
        if not reader.ready:
            return now - reader.born > _START_SECONDS
        if reader is not self.first:
            return False
        if self.busy and now - self._given > HANG_SECONDS:
            return True
        if now - self._looked < _LOOK_SECONDS:
            return False
        self._looked = now
        return reader.memory() > MOST_BYTES

    def _lose(self, reader: Reader, now: float) -> Job | None:
        """End *reader*; return the job that it was about."""
        lost = None
        if reader is self.first:
            self.first = None
            lost, self._job = self._job, None
        else:
            self.spares.remove(reader)
        reader.close()
        self.replaced += 1
        if not reader.frames:
            self._fail(now)
        return lost

    def _fail(self, now: float) -> None:
        self._start_at = now + _BACK_OFF[min(self._failures, len(_BACK_OFF) - 1)]
        self._failures += 1
