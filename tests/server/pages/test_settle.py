"""Conflicts, newcomers and what was kept aside: seen, settled and taken back on the page."""

import html
import json
import re
from datetime import UTC, datetime

import pytest

from checkin.adapters.keys import verify
from checkin.domain.attendance import attendance
from checkin.domain.model import BadgeId, IssuedBadge, Registration, RegistrationId, Standing
from checkin.domain.reasons import RegisterReason
from checkin.domain.record import Draft, Kind
from checkin.usecases.people import Person
from tests.adapters.examples import (
    ADA,
    DAY_1,
    EVENT,
    GATE,
    KEYS,
    admission,
    altered,
    reading,
    sealed,
)

SETTLE = f"/events/{EVENT}/settle"
SPARE = IssuedBadge(BadgeId("cd" * 12), RegistrationId(""), "7QK3M2XA")
GRACE = Registration(RegistrationId("r-grace"), "Grace Canarybird", lists=frozenset({DAY_1}))


@pytest.fixture
def organiser(venue):
    browser = venue.organiser()
    browser.get("/events")
    return browser


@pytest.fixture
def hall(venue):
    return _desk(venue, "Hall")


@pytest.fixture
def gate(venue):
    return _desk(venue, "Gate")


def _desk(venue, name):
    desk = venue.desk(name)
    desk.sync()
    return desk


@pytest.fixture
def contested(hall, gate):
    """Ada at two desks that could not hear each other."""
    made = hall.store.record(admission(), reading()), gate.store.record(admission(), reading(90))
    hall.sync()
    gate.sync()
    return made


@pytest.fixture
def walk_in(venue, hall):
    """Somebody whom the hall has registered, with a spare badge, and let in."""
    venue.book.set_keys(())
    venue.book.publish(badges=[SPARE], names_key=b"n" * 32)
    hall.sync()
    return _register(hall, "r-new", "Ada C. Bird", badge=SPARE.id)


def _register(desk, key, name, instead="", badge=""):
    sealed_name = desk.store.seal(RegistrationId(key), Person(name, "Quill").written())
    reason = RegisterReason.SUBSTITUTE if instead else RegisterReason.WALK_IN
    draft = Draft(
        Kind.REGISTERED,
        DAY_1,
        key,
        badge,
        how="",
        reason=reason,
        instead=instead,
        sealed=sealed_name,
    )
    made = desk.store.record(draft, reading(100))
    desk.store.record(admission(key), reading(101))
    desk.sync()
    return made


def settle_first(organiser, reason="same_person", keep=1, page=None):
    page = page or organiser.get(SETTLE).text
    keeps = re.findall(r'name="keep" value="([0-9a-f]{64})"', page)
    seen = re.findall(r'name="seen" value="([0-9a-f]{64})"', page)
    return organiser.submit(f"{SETTLE}/keep", {"keep": keeps[keep], "seen": seen, "reason": reason})


def words(answer):
    """What a page says, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def presence_at(desk, person="r-ada"):
    desk.store.take(desk.sync().runs, verify)
    return attendance(desk.store.records(), lambda _: None)[DAY_1, person]


def count(page):
    return int(re.search(r'data-part="waiting">(\d*)<', page.text)[1] or 0)


# ------------------------------------------------------------------- admitted twice


def test_nothing_to_settle_says_so(organiser):
    page = organiser.get(SETTLE)

    assert "Nobody, as far as the desks have been heard." in words(page)
    assert count(page) == 0


def test_no_page_waits_to_say_how_many_there_are_while_somebody_looks(venue, organiser, contested):
    with venue.app.state.counts.of(EVENT).caught_up():
        page = organiser.get(f"/events/{EVENT}/people")

    assert contested
    assert (page.status_code, count(page)) == (200, 1)


def test_a_case_shows_both_desks_both_times_and_who(organiser, contested):
    page = organiser.get(SETTLE)

    times = [datetime.fromtimestamp(one.at / 1000, UTC) for one in contested]
    assert "Ada Canarybird" in words(page)
    for desk, time in zip(("Hall", "Gate"), times, strict=True):
        assert f"{desk} , April 15, 2024, {time:%H:%M:%S}" in words(page)
    assert "Order uncertain" not in page.text
    assert count(page) == 1


def test_clocks_that_cannot_tell_the_order_are_said_so(organiser, hall, gate):
    hall.store.record(admission(), reading())
    gate.store.record(admission(), reading(0.005))
    hall.sync()
    gate.sync()

    assert "Order uncertain" in organiser.get(SETTLE).text


def test_what_is_kept_counts_here_and_at_the_desks(organiser, contested, hall, gate):
    answer = settle_first(organiser, "wrong_person")

    assert answer.headers["Location"] == f"{SETTLE}?said=settled"
    page = organiser.get(answer.headers["Location"])
    assert "Settled. Desks hear of it now." in page.text
    assert "The other was the wrong person · Organisers" in words(page)
    assert count(page) == 0
    for desk in (hall, gate):
        there = presence_at(desk)
        assert there.conflicts == ()
        assert there.counts == contested[1]


@pytest.mark.usefixtures("contested")
def test_a_settlement_is_taken_back(organiser, hall):
    settle_first(organiser)
    fact = re.search(r'name="fact" value="([0-9a-f]{64})"', organiser.get(SETTLE).text)[1]

    answer = organiser.submit(f"{SETTLE}/undo", {"fact": fact})

    assert "to be settled again" in organiser.get(answer.headers["Location"]).text
    assert count(organiser.get(SETTLE)) == 1
    assert len(presence_at(hall).conflicts) == 1


@pytest.mark.usefixtures("contested")
def test_nothing_is_settled_without_a_reason_or_twice(organiser, hall):
    page = organiser.get(SETTLE).text
    assert "Choose why first." in settle_first(organiser, "because").text
    settle_first(organiser)

    assert "Look again" in settle_first(organiser, page=page).text
    assert len(presence_at(hall).settlements) == 1


@pytest.mark.usefixtures("contested")
def test_what_came_meanwhile_is_not_settled_unseen(organiser, venue):
    page = organiser.get(SETTLE).text
    third = _desk_unheard(venue)
    settle_first(organiser, page=page)

    shown = organiser.get(SETTLE)
    assert count(shown) == 1
    assert third.name in shown.text


def _desk_unheard(venue):
    desk = venue.desk("Garden")
    desk.store.record(admission(), reading(45))
    desk.sync()
    return desk


@pytest.mark.usefixtures("contested")
def test_a_copied_badge_is_void_and_its_holder_gets_another(organiser, venue):
    venue.book.set_keys(())
    answer = organiser.submit(f"{SETTLE}/void", {"person": ADA.id})

    new = next(one for one in venue.book.badges() if one.short)
    assert new.short in answer.text
    assert new.registration == ADA.id
    assert venue.book.badge("CANARY-TICKET-0001").replaced_at is not None


@pytest.mark.usefixtures("contested")
def test_what_is_done_is_in_the_trail_without_a_name(organiser, venue):
    settle_first(organiser)

    step = venue.data.trail.steps()[0]
    assert (step.word, step.about, step.event) == ("settled", ADA.id, EVENT)


# ------------------------------------------------------------------- not on the list


@pytest.mark.usefixtures("walk_in")
def test_a_newcomer_is_taken_into_the_list(organiser, venue):
    page = organiser.get(SETTLE)
    assert "Ada C. Bird" in page.text
    assert count(page) == 1

    answer = organiser.submit(f"{SETTLE}/take-in", {"person": "r-new"})

    assert "On the list now." in organiser.get(answer.headers["Location"]).text
    assert venue.book.registration("r-new").public_name == "Ada C. Bird"
    assert venue.book.badge(SPARE.id).registration == "r-new"
    assert count(organiser.get(SETTLE)) == 0
    lists = venue.counts().json()["lists"]
    assert (lists[0]["arrived"], lists[0]["expected"]) == (1, 2)
    assert "Look again" in organiser.submit(f"{SETTLE}/take-in", {"person": "r-new"}).text


@pytest.mark.usefixtures("walk_in")
def test_a_substitute_takes_the_place_on_the_list_as_well(organiser, venue, hall):
    _register(hall, "r-instead", "Zoe", instead=ADA.id)
    assert "In the place of: Ada Canarybird" in words(organiser.get(SETTLE))

    organiser.submit(f"{SETTLE}/take-in", {"person": "r-instead"})

    assert venue.book.registration(ADA.id).standing is Standing.CANCELLED


@pytest.mark.usefixtures("walk_in")
def test_a_newcomer_is_found_to_be_somebody_of_the_list(organiser, venue, hall):
    venue.book.publish(registrations=[GRACE])
    page = organiser.get(f"{SETTLE}/who/r-new")
    assert "Ada Canarybird" in page.text  # shares a word of the name
    assert "Grace" not in page.text
    assert "Grace" in organiser.get(f"{SETTLE}/who/r-new?name=grace").text

    answer = organiser.submit(f"{SETTLE}/same", {"person": "r-new", "known": ADA.id})

    assert "Recorded as that person." in organiser.get(answer.headers["Location"]).text
    assert presence_at(hall).counts.corrected_ms == reading(101).wall_ms
    assert ("day-1", "r-new") not in {
        place
        for place, there in attendance(hall.store.records(), lambda _: None).items()
        if there.counts
    }
    assert venue.counts().json()["lists"][0]["arrived"] == 1


@pytest.mark.usefixtures("walk_in")
def test_the_badge_that_was_printed_is_void_when_a_newcomer_is_known(organiser, venue):
    printed = IssuedBadge(BadgeId("ef" * 12), ADA.id, "2AAAAAAA")
    venue.book.publish(badges=[printed])
    organiser.get(SETTLE)
    organiser.submit(f"{SETTLE}/same", {"person": "r-new", "known": ADA.id})

    while venue.book.revoked() != {printed.id}:
        venue.browser().get("/health")


@pytest.mark.parametrize("path", ["who/r-ada", "who/nobody"])
@pytest.mark.usefixtures("walk_in")
def test_only_newcomers_are_asked_about(organiser, path):
    assert "Look again" in organiser.get(f"{SETTLE}/{path}").text


# ------------------------------------------------------------------- kept aside


def test_what_was_kept_aside_is_shown_with_why_and_given_out(organiser, venue, hall):
    forged = altered(next(iter(_made(hall).records)), about="r-mallory")
    venue.data.replica(EVENT).take([sealed([forged], desk=hall.id, key=KEYS[GATE])], verify)

    page = organiser.get(SETTLE)
    given = organiser.get(f"{SETTLE}/aside")

    assert "It does not bear its desk's signature." in words(page)
    (line,) = given.text.splitlines()
    assert json.loads(line)["desk"] == hall.id
    assert given.headers["Content-Disposition"] == 'attachment; filename="aside.jsonl"'
    assert venue.data.trail.steps()[0].word == "aside-exported"


def _made(desk):
    desk.store.record(admission(), reading())
    return desk.store.runs_above({}, 10**9)[0]
