"""Desks that wait for an organiser, are denied, retired, erased; and an event that is over."""

from dataclasses import replace

import pytest
from nacl.public import PrivateKey, SealedBox

from checkin.adapters import wire
from checkin.adapters.keys import verify
from checkin.adapters.order_json import read_order
from checkin.adapters.profile import wall_ms
from checkin.domain.clock import ClockReading
from checkin.domain.errors import InputError, Refused
from checkin.domain.model import DeskProfile
from checkin.domain.order import ERASE, is_genuine
from tests.adapters.examples import EVENT, GATHERING, admission
from tests.server.test_enrolment import KEY, enrolment

DAY_MS = 24 * 60 * 60 * 1000


@pytest.fixture
def asked(venue):
    """A browser of a laptop that has used an invitation that needs an approval."""
    venue.book.invite("TOKEN", "Desk 2", DeskProfile.LANE, at_once=False)
    browser = venue.browser()
    said = browser.post("/v1/enrol", enrolment())
    assert (said.status_code, said.json()) == (202, {"waiting": "Desk 2"})
    return browser


DESKS = f"/events/{EVENT}/desks"


def press(venue, do, desk, code="", **headers):
    organiser = venue.organiser()
    organiser.get(DESKS)
    return organiser.submit(DESKS, {"do": do, "desk": desk, "code": code}, headers=headers)


def test_a_desk_waits_until_it_is_let_in_and_is_then_told_what_it_may_have(venue, asked):
    (waiting,) = venue.book.waiting()
    assert venue.book.desks() == []
    page = venue.organiser().get(DESKS).text
    assert waiting.code in page
    # What was compared is what is let in.
    assert press(venue, "approve", waiting.id, "ABCDEF").status_code == 400
    assert press(venue, "approve", waiting.id, waiting.code).status_code == 303

    said = asked.post("/v1/enrol", enrolment())

    assert (said.status_code, said.json()["desk_name"]) == (200, "Desk 2")
    (desk,) = venue.book.desks()
    assert desk.profile is DeskProfile.LANE
    assert verify(venue.data.identity.public_key, desk.certified(EVENT), desk.certificate)
    more = replace(desk, profile=DeskProfile.HELP_DESK)
    assert not verify(venue.data.identity.public_key, more.certified(EVENT), desk.certificate)


def test_a_desk_that_is_denied_stays_out_and_is_told(venue, asked):
    press(venue, "deny", "Desk 2")

    said = asked.post("/v1/enrol", enrolment())

    assert (said.status_code, "have not let this desk in" in said.text) == (403, True)
    assert venue.book.desks() == venue.book.waiting() == []


def test_whoever_has_only_seen_the_code_of_a_waiting_desk_is_refused(venue, asked):
    said = asked.post("/v1/enrol", enrolment(key=b"x" * 32))

    assert said.status_code == 400
    assert [one.public_key for one in venue.book.waiting()] == [KEY]


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://server:1", "null"])
def test_a_button_pressed_from_another_page_does_nothing(venue, asked, origin):
    assert asked
    (waiting,) = venue.book.waiting()
    assert press(venue, "approve", waiting.id, waiting.code, Origin=origin).status_code == 403
    assert venue.book.desks() == []


def test_a_button_without_the_pages_own_proof_or_a_sign_in_does_nothing(venue, asked):
    (waiting,) = venue.book.waiting()
    form = {"do": "approve", "desk": waiting.id, "code": waiting.code}
    assert venue.organiser().ask("POST", DESKS, data=form).status_code == 403
    assert asked.ask("POST", DESKS, data=form).headers["Location"] == "/sign-in"
    assert venue.book.desks() == []


def test_a_desk_that_is_to_be_erased_hands_over_what_it_has_and_is_then_ordered(venue):
    hall = venue.desk("Hall")
    hall.sync()
    hall.store.record(admission(), ClockReading(wall_ms()))
    asks = wire.write_request(hall.request())
    venue.book.retire(venue.book.find_desk("Hall"), erase=True)

    # Who it was holds for a second. From then on it is told nothing, and still asked.
    while (answer := wire.read_answer(hall.send(asks).content)).roster is not None:
        pass
    assert (answer.runs, answer.roster) == ((), None)
    said = hall.send(wire.write_request(hall.request(hall.store.runs_above({}, 10**9))))

    assert said.status_code == 403
    order = read_order(said.json()["order"])
    assert (order.kind, order.desk, order.event) == (ERASE, hall.id, EVENT)
    assert is_genuine(order, venue.data.signer.public_key, verify)
    assert not is_genuine(replace(order, at=order.at + 1), venue.data.signer.public_key, verify)
    assert len(list(venue.data.replica(EVENT).records())) == 1


def test_a_day_after_the_event_its_server_talks_to_desks_no_more(venue):
    hall = venue.desk("Hall")
    ended = replace(GATHERING, ends=wall_ms() - DAY_MS - 1000)
    venue.book.publish(gathering=ended)
    venue.book.invite("LATE", "")
    browser = venue.browser()

    while (said := hall.send(wire.write_request(hall.request()))).status_code == 200:
        pass  # what was looked up holds for a second

    assert (said.status_code, "event is over" in said.text) == (403, True)
    late = browser.post("/v1/enrol", enrolment("LATE"))
    assert (late.status_code, "event is over" in late.text) == (403, True)


@pytest.fixture
def locked(venue):
    """What the server keeps of a locked desk called Hall, and what asks for it."""
    hall, question = venue.desk("Hall"), PrivateKey(b"q" * 32)
    kept = venue.data.kept(EVENT)
    kept.keep(hall.id, b"s" * 32, b"a" * 32)
    return kept, lambda: kept.ask(hall.id, bytes(question.public_key)), hall.id


@pytest.mark.parametrize("address", [DESKS, DESKS + "/{}"])
def test_an_organiser_sees_a_locked_desk_that_asks_and_opens_it(venue, locked, address):
    kept, ask, hall = locked
    assert "asking to be opened" not in venue.organiser().get(address.format(hall)).text
    assert ask() is None
    (asking,) = kept.asking()
    page = venue.organiser().get(address.format(hall)).text
    assert asking.code in page
    # A number beside Desks, on every page.
    assert '<span class="count" id="waiting">1</span>' in page

    assert press(venue, "open", hall, "ABCDEF").status_code == 400
    assert ask() is None
    assert press(venue, "open", hall, asking.code).status_code == 303
    page = venue.organiser().get(DESKS).text
    assert "It opens within five minutes" in page
    assert 'id="waiting"' not in page
    assert SealedBox(PrivateKey(b"q" * 32)).decrypt(ask()) == b"s" * 32


def test_an_organiser_keeps_a_desk_locked(venue, locked):
    kept, ask, hall = locked
    assert ask() is None
    (asking,) = kept.asking()
    assert press(venue, "keep-locked", hall, asking.code).status_code == 303
    with pytest.raises(Refused, match="have not opened this desk"):
        ask()


def test_an_answer_to_a_question_that_was_withdrawn_meanwhile_is_refused(locked):
    kept, ask, hall = locked
    assert ask() is None
    (asking,) = kept.asking()
    kept.withdraw(hall, bytes(PrivateKey(b"q" * 32).public_key))
    with pytest.raises(InputError, match="does not ask any more"):
        kept.confirm(asking)


def test_until_a_day_after_the_event_it_does(venue):
    hall = venue.desk("Hall")
    venue.book.publish(gathering=replace(GATHERING, ends=wall_ms() - DAY_MS + 60_000))

    assert hall.send(wire.write_request(hall.request())).status_code == 200
