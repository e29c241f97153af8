"""A desk ends once the server has all of it and says so; nothing less is taken for a proof."""

from dataclasses import replace

import pytest

from checkin.adapters.keys import SigningKey, verify
from checkin.domain.errors import Nonsense, Refused, Unreachable
from checkin.domain.receipt import Receipt, sign_receipt
from checkin.domain.record import NO_HEAD
from checkin.usecases.finishing import Finishing


class Ended:
    """A desk that ends: its talk with the server, and what it asks that for in the end."""

    def __init__(self, venue, table, *, line=None):
        self.line = line or table.line()
        self.asked = []
        self.alter = lambda receipt: receipt
        self._venue, self._table = venue, table
        self.work = Finishing(table.store, table.sync(self.line), self._ask, verify)
        self.told = []

    def send(self):
        self.work.send(self.told.append)
        return self.work.proof()

    def _ask(self, head):
        self.asked.append(head)
        held = self._venue.replica.have().get(self._table.id, NO_HEAD)
        said = Receipt(self._venue.EVENT, self._table.id, held, 5)
        return self.alter(sign_receipt(said, self._venue.signer))


@pytest.fixture
def hall(venue):
    return venue.table("Hall")


def test_it_sends_what_is_left_says_how_much_and_gets_the_servers_word(venue, hall):
    made = hall.fill(90)  # some 1.3 MB, of which an exchange takes half one
    ended = Ended(venue, hall)

    receipt = ended.send()

    assert receipt.head == hall.store.have()[hall.id]
    assert (receipt.desk, receipt.at, receipt.head.seq) == (hall.id, 5, len(made))
    assert ended.told[0] == 90
    assert ended.told[-1] == 0
    assert ended.told == sorted(ended.told, reverse=True)
    assert len(ended.told) > 3


def test_a_desk_that_did_nothing_ends_as_well(venue, hall):
    ended = Ended(venue, hall)
    assert ended.send().head == NO_HEAD
    assert ended.told == [0]


def test_what_others_made_and_only_this_desk_has_is_sent_first(venue, hall):
    gate = venue.table("Gate")
    hall.fetch()
    gate.fill(2)
    hall.store.take(gate.store.runs_above({}, 10**9), verify)
    ended = Ended(venue, hall)
    ended.send()

    assert ended.told[0] == 2
    assert venue.replica.have()[gate.id].seq == 2


def test_without_an_answer_there_is_no_proof(venue, hall):
    hall.fill(1)
    ended = Ended(venue, hall)
    ended.line.down = True
    with pytest.raises(Unreachable):
        ended.send()
    assert ended.asked == []


def test_a_server_that_does_not_take_them_is_not_asked_for_ever(venue, hall):
    hall.fill(2)
    ended = Ended(venue, hall)
    ended.line.replica = Deaf(venue.replica)
    with pytest.raises(Refused, match="does not take all"):
        ended.send()
    assert set(ended.told) == {2}
    assert ended.asked == []


class Deaf:
    """A server's replica that lets every record fall."""

    def __init__(self, replica):
        self._replica = replica

    def __getattr__(self, name):
        return getattr(self._replica, name)

    def take_each(self, asked, verify):
        return self._replica.take_each([() for _ in asked], verify)


def test_a_chain_that_ends_otherwise_there_counts_as_not_sent(venue, hall):
    hall.fill(1)
    copy = venue.old_copy(hall, "copy")
    sync = hall.sync(hall.line(), is_server=False)
    hall.talk(sync)
    assert sync.left() == 0
    copy.fill(1)
    hall.fill(1)
    other = copy.sync(copy.line(), is_server=False)
    copy.talk(other)
    sync.exchange()

    assert sync.left() == 1


@pytest.mark.parametrize(
    "alter",
    [
        lambda said: replace(said, at=said.at + 1),
        lambda said: replace(said, signature=b""),
        lambda said: sign_receipt(said, SigningKey(b"x" * 32)),
        lambda said: replace(said, head=NO_HEAD),
        lambda said: replace(said, desk="f" * 16),
        lambda said: replace(said, event="00000000"),
    ],
)
def test_a_word_that_is_not_the_servers_or_not_on_this_is_no_proof(venue, hall, alter):
    hall.fill(1)
    ended = Ended(venue, hall)
    ended.alter = alter
    with pytest.raises(Nonsense, match="does not hold"):
        ended.send()


def test_a_desk_that_never_heard_of_its_event_believes_nobody(venue):
    new = venue.table("New", fetched=False)
    with pytest.raises(Nonsense, match="does not hold"):
        Ended(venue, new).work.proof()


def test_it_says_goodbye_once_more(venue, hall):
    ended = Ended(venue, hall)
    ended.send()
    ended.work.say_goodbye()
    assert len(ended.line.requests) == 2
