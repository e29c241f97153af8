"""Check-ins brought on a stick, and desks that have finished, on the organisers' pages."""

import pytest

from checkin.adapters import carrying, wire
from checkin.adapters.carrying import everything, sealed
from checkin.adapters.desk_keys import DeskSecrets
from checkin.domain.lock import Lock, Policy
from checkin.domain.receipt import Farewell, sign_farewell
from checkin.usecases.exchange import DeskReport
from tests.adapters.examples import EVENT, admission, reading

CARRIED, DESKS = f"/events/{EVENT}/carried", f"/events/{EVENT}/desks"


@pytest.fixture
def organiser(venue):
    """Somebody who looks at the page."""
    browser = venue.organiser()
    browser.get(CARRIED)
    return browser


@pytest.fixture
def hall(venue):
    """A desk that has heard where the organisers' key is, and has recorded two since."""
    box = venue.data.desk_secrets.box_key(EVENT)
    venue.book.publish(lock=Lock(Policy.NOTHING, box=box))
    desk = venue.desk("Hall")
    desk.sync()
    for second in range(2):
        desk.store.record(admission(f"r-{second}"), reading(second))
    return desk


def bring(organiser, data):
    return organiser.submit(CARRIED, files={"carried": ("stick.carry", data)})


def carried_by(desk, *, ends=False):
    farewell = None
    if ends:
        head = desk.store.have()[desk.id]
        farewell = sign_farewell(Farewell(EVENT, desk.id, head), desk.key)
    return sealed(desk.store, everything(desk.store, farewell))


def test_what_is_brought_counts_once(venue, organiser, hall):
    data = carried_by(hall)
    first, again = bring(organiser, data), bring(organiser, data)

    assert "2 records were new" in first.text
    assert "0 records were new" in again.text
    assert "The file holds 2 records" in again.text
    assert len(list(venue.data.replica(EVENT).records())) == 2
    assert "Took in check-ins from a USB stick" in organiser.get("/trail").text
    assert "finished" not in organiser.get(DESKS).text


def test_a_desk_whose_last_word_is_brought_has_finished(organiser, hall):
    answer = bring(organiser, carried_by(hall, ends=True))

    assert "all that it has recorded is here" in answer.text
    page = organiser.get(DESKS).text
    assert "1 of 1 desks have finished." in page
    assert "finished: all its 2 records are here" in page


def test_of_a_desk_that_was_never_heard_it_is_known_as_well(venue, organiser):
    venue.book.publish(lock=Lock(Policy.NOTHING, box=venue.data.desk_secrets.box_key(EVENT)))
    desk = venue.desk("Silent")
    page = venue.data.replica(EVENT).page_above(
        desk.store.roster_version(), None, 10**9, venue.book.desk(desk.id).profile
    )
    desk.store.apply(page)
    desk.store.record(admission("r-1"), reading())
    bring(organiser, carried_by(desk, ends=True))

    assert "finished: its 1 record is here" in organiser.get(DESKS).text


def test_who_says_it_has_ended_is_shown_so_until_it_goes_on(venue, organiser, hall):
    hall.sync()
    report = DeskReport("checkin", finished=True)
    gate = venue.desk("Gate")
    gate.sync()
    assert hall.send(wire.write_request(hall.request(report=report))).status_code == 200
    while not any(one.finished for one in venue.book.heard_desks()):
        venue.browser().get("/health")
    page = organiser.get(DESKS).text
    assert "1 of 2 desks have finished." in page
    assert "finished: all is here" in organiser.get(f"/events/{EVENT}").text

    hall.sync()
    while any(one.finished for one in venue.book.heard_desks()):
        venue.browser().get("/health")
    assert "have finished" not in organiser.get(DESKS).text


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[:-3], "damaged or not whole"),
        (lambda _: b"name,code\n", "cannot be opened here"),
    ],
)
def test_what_is_no_such_file_is_said_in_a_sentence(venue, organiser, hall, spoil, said):
    answer = bring(organiser, spoil(carried_by(hall)))

    assert answer.status_code == 400
    assert said in answer.text
    assert not list(venue.data.replica(EVENT).records())


def test_whoever_is_refused_keeps_the_menu_and_a_way_back(organiser):
    from_there = {"Referer": f"http://server{CARRIED}"}

    page = organiser.submit(CARRIED, headers=from_there).text

    assert "No file was chosen." in page
    assert f'<a href="/events/{EVENT}/desks" aria-current="page">Desks' in page
    assert f'href="{CARRIED}">Back to the page before</a>' in page


@pytest.mark.parametrize(
    "before", ["https://elsewhere.example/events", "http://server//elsewhere.example", ""]
)
def test_the_way_back_leads_to_no_other_server(organiser, before):
    page = organiser.submit(CARRIED, headers={"Referer": before}).text

    assert "No file was chosen." in page
    assert "Back to the page before" not in page


def test_of_an_event_that_is_not_there_no_menu_is_shown(organiser):
    page = organiser.get("/events/0000beef/carried")

    assert page.status_code == 400
    assert "There is no such event here." in page.text
    assert "<nav" not in page.text


def test_without_a_file_and_with_too_large_a_one_nothing_is_read(organiser, monkeypatch):
    assert organiser.submit(CARRIED).status_code == 400
    monkeypatch.setattr(carrying, "LARGEST_BYTES", 100)
    assert bring(organiser, bytes(101)).status_code == 400


def test_what_another_server_could_open_is_none_of_ours(venue, organiser, hall):
    data = carried_by(hall)
    venue.data.desk_secrets = DeskSecrets(b"another server's secret")

    assert "of another event" in bring(organiser, data).text
