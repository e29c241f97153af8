"""The numbers of an event: true, the same everywhere, and without a single name."""

import threading
from datetime import date

import pytest

from checkin.adapters import desk_book as books
from checkin.adapters import wire
from checkin.domain.model import BadgeId, CheckInList, Gathering, IssuedBadge, ListId, Registration
from checkin.domain.record import Draft, Kind
from checkin.server import app
from checkin.server.counts import Counts
from checkin.usecases.exchange import Answer
from tests.adapters.examples import ADA, ADAS_BADGE, DAY_1, EVENT, LIST, admission, reading

HOSTILE = "<script>alert('x')</script><img src=x onerror=y>\"'&{{7*7}}"


@pytest.fixture
def hall(venue):
    desk = venue.desk("Hall")
    desk.sync()
    return desk


@pytest.fixture
def gate(venue):
    desk = venue.desk("Gate")
    desk.sync()
    return desk


def numbers(venue):
    return venue.counts().json()


def arrived(venue):
    return {one["id"]: one["arrived"] for one in numbers(venue)["lists"]}


def page(venue):
    answer = venue.organiser().get(f"/events/{EVENT}")
    assert answer.status_code == 200
    return answer.text


# ------------------------------------------------------------------- the numbers


def test_arrived_of_expected_after_an_admission_an_undo_and_another(venue, hall):
    assert arrived(venue) == {DAY_1: 0}
    first = hall.store.record(admission(), reading())
    hall.sync()
    assert arrived(venue) == {DAY_1: 1}

    hall.store.record(Draft(Kind.UNDONE, DAY_1, "r-ada", names=first.fact), reading(1))
    hall.sync()
    assert arrived(venue) == {DAY_1: 0}

    hall.store.record(admission(), reading(2))
    hall.sync()
    assert arrived(venue) == {DAY_1: 1}
    assert numbers(venue)["records"] == {"admitted": 2, "undone": 1}


def test_refusals_count_by_their_reason_and_admit_nobody(venue, hall):
    for reason in ("already_in", "already_in", "not_ours"):
        hall.store.record(Draft(Kind.REFUSED, DAY_1, "r-ada", reason=reason), reading())
    hall.sync()

    assert numbers(venue)["refused"] == {"already_in": 2, "not_ours": 1}
    assert arrived(venue) == {DAY_1: 0}


def test_one_badge_admitted_at_two_desks_that_could_not_hear_each_other(venue, hall, gate):
    first = hall.store.record(admission(), reading(0))
    second = gate.store.record(admission(), reading(60))
    gate.sync()
    hall.sync()

    (day,) = numbers(venue)["lists"]
    assert (day["arrived"], day["conflicts"]) == (1, 1)
    assert day["by_desk"] == {hall.id: 1}
    assert set(venue.data.replica(EVENT).records()) == {first, second}

    hall.store.record(Draft(Kind.UNDONE, DAY_1, "r-ada", names=first.fact), reading(90))
    hall.sync()
    (day,) = numbers(venue)["lists"]
    assert (day["arrived"], day["conflicts"], day["by_desk"]) == (1, 0, {gate.id: 1})


def test_a_badge_admitted_before_the_server_knew_whose_it_is_counts_for_its_holder(
    venue, hall, gate
):
    badge = IssuedBadge(BadgeId("ab" * 12), ADA.id, "2NY7P3Q4")
    hall.store.record(admission("", badge=badge.id), reading())
    gate.store.record(admission(), reading(1))
    hall.sync()
    gate.sync()
    assert arrived(venue) == {DAY_1: 2}

    venue.book.publish(badges=[badge])

    (day,) = numbers(venue)["lists"]
    assert (day["arrived"], day["conflicts"]) == (1, 1)


def test_whom_a_help_desk_registers_is_expected_and_arrives_and_a_substitute_in_anothers_place(
    venue, hall
):
    def expected():
        return {one["id"]: one["expected"] for one in numbers(venue)["lists"]}[DAY_1]

    before = expected()
    walk_in = Draft(Kind.REGISTERED, DAY_1, "new", "spare", how="", reason="walk_in")
    hall.store.record(walk_in, reading())
    hall.store.record(Draft(Kind.ADMITTED, DAY_1, "", "spare"), reading())
    hall.sync()
    assert expected() == before + 1
    assert arrived(venue)[DAY_1] == 1

    instead = Draft(Kind.REGISTERED, DAY_1, "newer", how="", reason="substitute", instead=ADA.id)
    hall.store.record(instead, reading())
    hall.sync()

    assert expected() == before + 1


def test_people_and_lists_that_come_later_are_expected_too(venue):
    dinner = CheckInList(ListId("dinner"), "Dinner", date(2024, 4, 16))
    page(venue)
    grace = Registration("r-grace", "Grace", lists=frozenset({DAY_1, dinner.id}))
    gone = Registration("r-gone", "Gone", lists=frozenset({DAY_1}), standing="cancelled")
    venue.book.publish(lists=[dinner], registrations=[grace, gone])

    expected = {one["id"]: one["expected"] for one in numbers(venue)["lists"]}
    assert expected == {DAY_1: 2, "dinner": 1}
    assert list(expected) == [DAY_1, "dinner"]


def test_what_was_kept_aside_is_counted_and_said(venue, hall):
    assert numbers(venue)["aside"] == 0
    hall.store.record(admission(), reading())
    (run,) = hall.store.runs_above({}, 10**9)
    forged = run.__class__(run.desk, 1, run.records, bytes(64))
    for _ in range(3):
        hall.send(wire.write_request(hall.request([forged])))

    assert numbers(venue)["aside"] == 1


def test_the_counts_are_the_same_in_a_program_that_was_started_again(venue, hall):
    hall.store.record(admission(), reading())
    hall.sync()
    before = numbers(venue)

    again = app.make_app(venue.data)
    venue.app = again
    after = numbers(venue)

    # What desks say of themselves is written down a moment later, perhaps in between.
    for one in (before, after):
        del one["as_of_ms"], one["desks"]
    assert before == after


def test_the_check_ins_of_a_retired_desk_stay(venue, hall):
    hall.store.record(admission(), reading())
    hall.sync()

    venue.book.retire(venue.book.find_desk("Hall"))

    assert numbers(venue)["desks"][0]["retired"] is True
    assert arrived(venue) == {DAY_1: 1}


def test_a_desk_that_was_never_heard_says_so_in_the_numbers(venue):
    venue.desk("Hall")

    assert numbers(venue)["desks"][0]["heard_ms"] is None


# ------------------------------------------------------------------- several events


@pytest.fixture
def dinner(venue):
    """A second event in the same server, with a hostile name."""
    book = venue.data.book("feedf00d")
    book.publish(gathering=Gathering("feedf00d", HOSTILE), lists=[LIST])
    return book


@pytest.mark.usefixtures("dinner")
def test_with_several_events_there_is_a_choice_and_each_has_its_page(venue, hall):
    hall.store.record(admission(), reading())
    hall.sync()
    browser = venue.organiser()

    choice = browser.get("/events").text
    assert f'href="/events/{EVENT}"' in choice
    assert "Harbour Days" in choice
    assert "&lt;script&gt;" in choice
    assert "<script>" not in choice
    assert "1 <small>of 1</small>" in browser.get(f"/events/{EVENT}").text
    assert "0 <small>of 0</small>" in browser.get("/events/feedf00d").text
    assert browser.get("/events/nowhere").status_code == 400


# ------------------------------------------------------------------- is it well


def test_a_server_is_ready_when_its_database_saves_and_not_otherwise(venue):
    assert venue.browser().get("/ready").json() == {"status": "ready"}
    with venue.data.database.write() as connection:
        connection.exec_driver_sql("alter table setting rename to away")

    answer = venue.browser().get("/ready")

    assert answer.status_code == 503
    assert answer.json()["error"].endswith(".")
    assert venue.browser().get("/health").status_code == 200


# ------------------------------------------------------------------- its safety


def test_no_name_of_a_person_and_no_code_is_anywhere_on_the_page_or_in_the_numbers(venue, hall):
    hall.store.record(admission(badge=ADAS_BADGE.id), reading())
    hall.store.record(admission("", badge="UNKNOWN-CODE"), reading(1))
    hall.sync()
    for text in (page(venue), venue.counts().text):
        for private in (*ADA.public_name.split(), "Quillfeather", ADA.id, ADAS_BADGE.id, "UNKNOWN"):
            assert private not in text


def test_the_numbers_for_programs_have_exactly_these_fields(venue, hall):
    venue.book.note_heard([(hall.request(), Answer({}), books.wall_ms())])

    said = numbers(venue)

    assert set(said) == {
        *("event", "as_of_ms", "list_version", "lists", "desks", "records", "refused", "aside")
    }
    (day,) = said["lists"]
    assert set(day) == {
        *("id", "name", "day", "arrived", "expected", "inside", "conflicts", "by_desk")
    }
    assert (day["name"], day["day"]) == (LIST.name, LIST.day.isoformat())
    (desk,) = said["desks"]
    assert set(desk) == {
        *("id", "name", "heard_ms", "to_send", "aside", "list_version", "program"),
        *("battery", "on_mains", "retired", "finished"),
    }
    assert abs(desk["heard_ms"] - books.wall_ms()) < 600_000
    assert desk["id"] == hall.id


# ------------------------------------------------------------------- read in the background


class SlowLog:
    """An event's log on a disk that gives nothing before it may."""

    def __init__(self, log):
        self._log = log
        self.may_read = threading.Event()

    def __getattr__(self, name):
        return getattr(self._log, name)

    def records_after(self, *words):
        self.may_read.wait()
        return self._log.records_after(*words)


def test_how_many_there_are_to_settle_is_not_said_before_the_log_is_read(venue, hall, gate):
    for desk in (hall, gate):
        desk.store.record(admission(), reading())
    hall.sync()
    gate.sync()
    log = SlowLog(venue.data.replica(EVENT))
    counts = Counts(venue.book, log)

    before = counts.waiting()
    log.may_read.set()
    with counts.caught_up():
        pass

    assert before is None
    assert counts.waiting() == 1
