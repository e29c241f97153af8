"""How far a replica is, said as what differs from what both sides know."""

from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.domain.model import DeskId
from checkin.domain.record import NO_HEAD, Head
from checkin.domain.vector import EMPTY, History, differences, digest
from tests.domain.examples import GATE, HALL

OFTEN = settings(deadline=None, derandomize=True, max_examples=200)
heads = st.builds(Head, st.integers(1, 9), st.sampled_from(["a" * 64, "b" * 64]))
vectors = st.dictionaries(st.sampled_from([HALL, GATE, DeskId("3" * 16)]), heads)


def at(vector, desk):
    return vector.get(desk, NO_HEAD)


def seqs(vector):
    return {desk: head.seq for desk, head in vector.items() if head.seq}


def test_nothing_has_a_digest_of_its_own_and_a_desk_without_records_is_nothing():
    assert digest({}) == digest({HALL: NO_HEAD}) == EMPTY


@given(vectors, vectors)
@OFTEN
def test_two_vectors_have_one_digest_only_if_they_are_the_same(one, other):
    assert (digest(one) == digest(other)) == (one == other)


@given(vectors, vectors)
@OFTEN
def test_what_differs_makes_the_one_out_of_the_other(vector, base):
    made = {**base, **differences(vector, base)}

    assert {desk: head for desk, head in made.items() if head.seq} == vector
    assert differences(vector, vector) == {}


@given(st.lists(vectors, min_size=1, max_size=6), st.integers(0, 5))
@OFTEN
def test_every_vector_that_was_had_can_be_found_again_whichever_way_it_went(had, place):
    history = History()
    for vector in had:
        assert history.note(vector) == digest(vector)
    then = had[place % len(had)]

    found = history.since(digest(then))

    if digest(then) == EMPTY != digest(had[0]):
        return  # never noted as the first
    desks = {HALL, GATE, *had[-1], *then}
    assert {desk: found.get(desk, at(had[-1], desk).seq) for desk in desks} == {
        desk: at(then, desk).seq for desk in desks
    }


def test_a_vector_that_never_was_is_not_known():
    history = History()
    history.note({HALL: Head(1, "a" * 64)})

    assert history.since(digest({HALL: Head(2, "a" * 64)})) is None


def test_old_vectors_are_forgotten_and_the_last_never_is():
    history = History(most=3)
    vectors = [{HALL: Head(seq, "a" * 64)} for seq in range(1, 9)]
    for vector in vectors:
        history.note(vector)

    found = [history.since(digest(vector)) for vector in vectors]

    assert found == [None] * 4 + [{HALL: 5}, {HALL: 6}, {HALL: 7}, {}]
