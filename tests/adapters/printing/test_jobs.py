"""Printing in a process of its own: what it makes comes back, and how it can end."""

from datetime import date

import pytest

from checkin.adapters.keys import SigningKey
from checkin.adapters.printing import jobs
from checkin.adapters.printing.jobs import Job, Jobs
from checkin.adapters.printing.orders import Make, Order
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.errors import InputError
from checkin.domain.model import BadgeId, EventId, Registration, RegistrationId
from checkin.domain.short_code import short_code
from checkin.usecases.organise import PrintedBadge


def order(many, make=Make.BADGES):
    badges = []
    for number in range(many):
        claim = SignedBadge(
            1, EventId("0a0b0c0d"), BadgeId(f"{number:024x}"), date(2024, 4, 13), date(2024, 4, 17)
        )
        person = Registration(RegistrationId(str(number)), f"Person {number}", "Lantern Press")
        text = sign(claim, SigningKey(bytes(range(32)))).text
        badges.append(PrintedBadge(person, short_code(number), text))
    return Order(make, "Convening", badges)


@pytest.fixture
def started():
    """Begin orders, each as a job that is closed afterwards."""
    begun = []

    def start(*words):
        begun.append(Job(order(*words)))
        return begun[-1]

    yield start
    for one in begun:
        one.close()


@pytest.fixture
def server():
    kept = Jobs()
    yield kept
    kept.close()


@pytest.mark.parametrize(("make", "start"), [(Make.BADGES, b"%PDF"), (Make.IMAGES, b"PK")])
def test_what_is_made_comes_back_whole(started, make, start):
    job = started(9, make)

    state = job.wait(60)

    assert not state.goes_on
    assert (state.done, state.of, state.wrong) == (9, 9, "")
    assert state.report.pages == (2 if make is Make.BADGES else 9)
    made = b"".join(job.pieces())
    assert made.startswith(start)
    assert made == b"".join(job.pieces())


def test_progress_is_heard_while_it_is_made(started):
    job = started(3_000)

    while job.state.goes_on and not job.state.done:
        continue

    assert 0 < job.state.done < 3_000


def test_a_job_that_is_stopped_makes_nothing_more(started):
    job = started(3_000)
    job.stop()

    state = job.wait(60)

    assert (state.stopped, state.report, state.goes_on) == (True, None, False)


def test_a_job_that_dies_is_told_in_a_sentence(started):
    job = started(3_000)
    job._process.kill()

    assert "came to an end before it was done" in job.wait(60).wrong


def test_what_was_closed_is_gone(started):
    job = started(1)
    job.wait(60)
    job.close()

    assert list(job.pieces()) == []


def test_few_are_made_at_once(server):
    for number in range(jobs.AT_ONCE):
        server.begin(str(number), order(3_000))

    with pytest.raises(InputError, match="Others are printing"):
        server.begin("one more", order(1))

    server.find("0").stop()
    assert server.begin("one more", order(1)).wait(60).report is not None


def test_the_oldest_goes_when_there_are_many(server, monkeypatch):
    monkeypatch.setattr(jobs, "MOST", 2)
    for number in range(3):
        server.begin(str(number), order(1)).wait(60)

    assert server.find("0") is None
    assert server.find("2") is not None


def test_what_was_made_is_forgotten_after_a_while(server, monkeypatch):
    server.begin("1", order(1)).wait(60)
    monkeypatch.setattr(jobs, "KEPT_S", 0.0)

    assert server.find("1") is None
