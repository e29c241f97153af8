"""The answering side of an exchange, the same at a server and at a desk that another one asks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checkin.domain.badge import Verifier
from checkin.domain.model import DeskId, DeskProfile
from checkin.domain.vector import EMPTY, Vector
from checkin.usecases.exchange import Answer, Request, Silent
from checkin.usecases.ports import Answering, Taken

BATCH_BYTES = 512 * 1024
"""About as many bytes of records as one message carries each way."""

PAGE_BYTES = 1024 * 1024
"""About as many bytes of the roster as one answer carries."""


def answer(
    store: Answering, request: Request, profile: DeskProfile, verify: Verifier, now_ms: int
) -> tuple[Answer, Taken]:
    """The other side of the exchange: take what came, and say what the asker lacks."""
    return answer_each(store, [(request, profile)], verify, now_ms)[0]


def answer_each(
    store: Answering,
    asked: Sequence[tuple[Request, DeskProfile]],
    verify: Verifier,
    now_ms: int,
    silent: tuple[Silent, ...] = (),
) -> list[tuple[Answer, Taken]]:
    """Answer several that ask at once: what came is saved for all of them in one go.

    With each comes the profile of the desk that asks, as the answerer knows it: whatever
    it asks for, it is told no more of the roster than is for that. *silent* is what the
    answerer knows of desks that it has not heard for a while.
    """
    requests = [request for request, _ in asked]
    taken = store.take_each([request.runs for request in requests], verify)
    ours = store.have()
    # A narrow answer speaks of no vector, and so nobody need remember this one.
    whole = not all(request.narrow for request in requests)
    digest = store.history.note(ours) if whole else EMPTY
    now = _Now(ours, digest, now_ms, silent)
    return [
        (_reply(store, request, profile, one, now), one)
        for (request, profile), one in zip(asked, taken, strict=True)
    ]


def within(room: int | None, most: int) -> int:
    """As many bytes as there is *room* for, and *most* at most."""
    return most if room is None else min(room, most)


@dataclass(frozen=True, slots=True)
class _Now:
    """How far the answerer is, the same for all that ask at once."""

    have: Vector
    digest: str
    ms: int
    silent: tuple[Silent, ...]


def _reply(
    store: Answering, request: Request, profile: DeskProfile, taken: Taken, now: _Now
) -> Answer:
    page = None
    if request.roster != store.roster_for(profile):
        # Looked up anew: what is known of the asker may be a second old, and names that were
        # sent are not called back.
        asker, room = store.desk(request.desk), within(request.room, PAGE_BYTES)
        profile = asker.profile if asker else profile
        page = store.page_above(request.roster, request.arriving, room, profile)
    reply = Answer(
        have=now.have,
        digest=None if request.narrow else now.digest,
        roster=page,
        time_ms=now.ms,
        aside=taken.aside,
        strangers=taken.strangers,
        more=page is not None and not page.last,
        silent=now.silent,
    )
    # Where each chain was in the vector that the asker speaks of, if it was not there yet.
    if request.narrow:
        then: dict[DeskId, int] | None = {}
    else:
        then = store.history.since(request.since) if request.since else dict.fromkeys(now.have, 0)
    if then is None:
        # Nobody here knows that vector any more: the asker says all of it next time.
        return replace(reply, more=True)
    touched = {*then, *request.have, request.desk} & now.have.keys()
    after = {
        desk: request.have[desk].seq if desk in request.have else then.get(desk, now.have[desk].seq)
        for desk in touched
    }
    lacks = {desk: seq for desk, seq in after.items() if seq < now.have[desk].seq}
    runs = store.runs_after(lacks, within(request.room, BATCH_BYTES)) if lacks else ()
    sent = {run.desk: run.last for run in runs}
    behind = any(now.have[desk].seq > sent.get(desk, 0) for desk in lacks if desk != request.desk)
    partly = bool(request.since) or request.narrow
    return replace(
        reply,
        have={desk: now.have[desk] for desk in touched} if partly else now.have,
        since=request.since,
        runs=runs,
        more=reply.more or behind,
    )
