"""What check-ins cost a server: sent singly, and in batches, by desks that listen to the news.

Each request says that its desk has heard everything that the others did, as a
desk at work has from the news; so an answer brings nothing but the confirmation.
The chains are gap-free: a desk's next request goes out when its last is answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from bench.load.event import LoadDesk
from bench.load.generator import Lane, Replayed, apart, replay
from bench.load.server import Running
from checkin.adapters.database.tables import log
from checkin.adapters.server_data import ServerData

BATCH = 500
"""Records in one request."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What *count* check-ins took. ``cpu_ms`` is for each, at the server and its database."""

    count: int
    seconds: float
    cpu_ms: float
    answer_p50_ms: float
    answer_p99_ms: float

    @property
    def per_s(self) -> float:
        """Check-ins per second."""
        return self.count / self.seconds


def cost(count: int, replayed: Replayed, cpu_s: float) -> Cost:
    """Put together what *count* check-ins took."""
    answered = sorted(replayed.answered_ms)
    return Cost(
        count,
        replayed.seconds,
        1000 * cpu_s / count,
        answered[len(answered) // 2],
        answered[len(answered) * 99 // 100],
    )


def send(
    data: ServerData, running: Running, desks: Sequence[LoadDesk], each: int, batch: int = 1
) -> Cost:
    """Have every desk send *each* check-ins, *batch* in a request, all desks at once.

    Raises:
        RuntimeError: in the end the server does not hold all of them.
    """
    event = desks[0].event
    roster = data.book(event).roster_version()
    sizes = [min(batch, each - sent) for sent in range(0, each, batch)]
    made = {desk.id: [(desk.run(size), desk.head) for size in sizes] for desk in desks}
    heard = {**data.replica(event).have(), **{desk.id: desk.head for desk in desks}}
    lanes, listeners = [], []
    for place, desk in enumerate(desks):
        port = running.ports[place % len(running.ports)]
        requests = [
            desk.exchange({**heard, desk.id: head}, [run], roster) for run, head in made[desk.id]
        ]
        lanes.append(Lane(port, requests))
        listeners.append(Lane(port, [desk.listen()]))
    before = running.cpu_s()
    replayed = apart(replay, lanes, listeners)
    used = running.cpu_s() - before
    check_all_held(data, desks)
    return cost(each * len(desks), replayed, used)


def check_all_held(data: ServerData, desks: Sequence[LoadDesk]) -> None:
    """See that the server holds every record that *desks* have made.

    Raises:
        RuntimeError: it does not.
    """
    have = data.replica(desks[0].event).have()
    for desk in desks:
        with data.database.read() as connection:
            rows = connection.scalar(
                select(func.count()).select_from(log).where(log.c.desk == desk.id)
            )
        if rows != desk.head.seq or (rows and have[desk.id] != desk.head):
            raise RuntimeError(f"The server holds {rows} of a desk's {desk.head.seq} records.")
