"""A server that never pauses: its roster changes and records come in all the time."""

import multiprocessing
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.synchronize import Event
from pathlib import Path

from bench.hall.profile import Hall
from bench.load.event import enrol, share
from bench.load.generator import Lane, replay
from checkin.adapters.server_data import ServerData
from checkin.domain.model import EventId, RegistrationId

_DESKS = 2
_AT_ONCE = 10
"""Records of each desk, and changes of the roster, before the next of the other."""


@dataclass(slots=True)
class Busy:
    """How much has come until now."""

    changes: int = 0
    records: int = 0


@contextmanager
def busy(hall: Hall) -> Iterator[Busy]:
    """Have organisers change the roster and other desks send records until the end."""
    context = multiprocessing.get_context("spawn")
    stop, ours, theirs = context.Event(), *context.Pipe(duplex=False)
    # Not those who are held up to the camera: they are in nobody's way.
    people = list(hall.people[-2_000:])
    process = context.Process(
        target=_disturb, args=(hall.server, hall.event, people, hall.port, stop, theirs)
    )
    process.start()
    done = Busy()

    def count() -> None:
        while (told := ours.recv()) is not None:
            done.changes, done.records = told

    done.changes, done.records = ours.recv()  # it has begun
    counting = threading.Thread(target=count)
    counting.start()
    try:
        yield done
    finally:
        stop.set()
        counting.join()
        process.join()


def _disturb(
    folder: Path,
    event: EventId,
    people: Sequence[tuple[str, str]],
    port: int,
    stop: Event,
    tell: "multiprocessing.connection.Connection[object, object]",
) -> None:
    data = ServerData(folder)
    changes = records = 0
    try:
        book = data.book(event)
        desks = enrol(data, event, _DESKS)
        share(desks, people)
        place = 0
        while not stop.is_set():
            some = [people[(place + n) % len(people)][0] for n in range(_AT_ONCE)]
            place += _AT_ONCE
            held = [
                one for key in some if (one := book.registration(RegistrationId(key))) is not None
            ]
            book.publish(registrations=[replace(one, attention=f"Change {place}") for one in held])
            changes += 1
            roster, have = book.roster_version(), data.replica(event).have()
            lanes = []
            for desk in desks:
                requests = []
                for _ in range(_AT_ONCE):
                    run = desk.run(1)
                    requests.append(desk.exchange({**have, desk.id: desk.head}, [run], roster))
                lanes.append(Lane(port, requests))
            records += len(replay(lanes).answered_ms)
            tell.send((changes, records))
    finally:
        data.close()
        tell.send(None)
