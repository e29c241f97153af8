"""What was printed for whom is kept at the server, and goes with the people."""

import pytest

from checkin.adapters.printing.printings import PrintedFaces
from checkin.adapters.server_data import ServerData
from checkin.adapters.server_erasing import erase_people
from tests.adapters.examples import ADA, EVENT, GATHERING, LIST


@pytest.fixture
def server(tmp_path):
    data = ServerData(tmp_path)
    data.book(EVENT).publish(gathering=GATHERING, lists=[LIST], registrations=[ADA])
    yield data
    data.close()


def test_what_was_printed_is_kept_of_each_event_and_the_newest_counts(server):
    here, elsewhere = (PrintedFaces(server.database, event) for event in (EVENT, "0badbeef"))
    here.note({ADA.id: "first"})
    here.note({ADA.id: "second"})
    here.note({})
    elsewhere.note({ADA.id: "other"})

    assert here.faces() == {ADA.id: "second"}
    assert elsewhere.faces() == {ADA.id: "other"}


def test_what_was_printed_goes_with_the_people(server):
    here, elsewhere = (PrintedFaces(server.database, event) for event in (EVENT, "0badbeef"))
    here.note({ADA.id: "face"})
    elsewhere.note({ADA.id: "other"})

    erase_people(server, EVENT, [])

    assert here.faces() == {}
    assert elsewhere.faces() == {ADA.id: "other"}
