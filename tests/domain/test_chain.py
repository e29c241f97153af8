"""A desk's records are a chain that anybody may carry and nobody can alter."""

from dataclasses import replace

import pytest

from checkin.domain.model import EventId
from checkin.domain.record import (
    NO_HEAD,
    Draft,
    Head,
    Kind,
    Malformed,
    check_run,
    decode,
    encode,
    follows,
    hash_of,
)
from tests.domain.examples import (
    DAY_1,
    EVENT,
    GATE,
    HALL,
    KEY,
    OTHER_KEY,
    chain,
    sealed,
    verify,
)

LOG = chain(HALL, [Draft(Kind.ADMITTED, DAY_1, f"person-{n}") for n in range(1, 6)])


def checks(run, records=None, event=EVENT, head=NO_HEAD, key=KEY.public_key):
    decoded = [decode(data) for data in run.records] if records is None else records
    return check_run(run, decoded, event, head, key, verify)


def head_at(seq):
    return Head(seq, hash_of(encode(LOG[seq - 1])))


def test_the_hash_of_a_record_is_sha_256_in_a_domain_of_its_own():
    assert hash_of(b"") == "28e203ecc43ab7407244c34a147527abb0e90b62c99e5b2557a457bbd7567bb0"


def test_a_chain_verifies_whole_and_continued():
    assert checks(sealed(LOG))
    assert checks(sealed(LOG[:2]))
    assert checks(sealed(LOG[2:]), head=head_at(2))


def test_a_record_that_follows_moves_the_head_by_one():
    data = encode(LOG[2])

    assert follows(data, LOG[2], EVENT, HALL, head_at(2)) == head_at(3)
    assert follows(data, LOG[2], EVENT, GATE, head_at(2)) is None


def test_a_run_checked_at_another_head_is_refused():
    rest = sealed(LOG[2:])

    assert not checks(rest)
    assert not checks(rest, head=head_at(1))
    assert not checks(rest, head=head_at(3))
    assert not checks(rest, head=Head(2, hash_of(b"another history")))
    assert not checks(sealed(LOG), head=head_at(1))


@pytest.mark.parametrize("place", range(5))
def test_a_dropped_record_is_noticed(place):
    run = sealed(LOG)
    kept = run.records[:place] + run.records[place + 1 :]

    assert not checks(replace(run, records=kept))


@pytest.mark.parametrize("place", range(4))
def test_swapped_records_are_noticed(place):
    run = sealed(LOG)
    parts = list(run.records)
    parts[place : place + 2] = reversed(parts[place : place + 2])

    assert not checks(replace(run, records=tuple(parts)))


@pytest.mark.parametrize("place", range(5))
def test_a_repeated_record_is_noticed(place):
    run = sealed(LOG)

    assert not checks(replace(run, records=run.records[: place + 1] + run.records[place:]))


@pytest.mark.parametrize("place", range(5))
def test_every_changed_byte_is_noticed(place):
    run = sealed(LOG)
    data = run.records[place]
    for byte in range(len(data)):
        changed = data[:byte] + bytes([data[byte] ^ 1]) + data[byte + 1 :]
        parts = (*run.records[:place], changed, *run.records[place + 1 :])
        try:
            read = [decode(part) for part in parts]
        except Malformed:
            continue
        assert not checks(replace(run, records=parts), read)


def test_a_changed_byte_is_noticed_even_where_the_record_reads_the_same():
    run = sealed(LOG)
    spaced = run.records[-1].replace(b'","', b'", "', 1)

    assert decode(spaced) == LOG[-1]
    assert not checks(replace(run, records=(*run.records[:-1], spaced)))


def test_records_of_another_event_or_another_desk_are_refused():
    run = sealed(LOG)
    foreign = chain(GATE, [Draft(Kind.ADMITTED, DAY_1, "ada")])

    assert not checks(run, event=EventId("0badcaff"))
    assert not checks(replace(run, desk=GATE))
    assert not checks(replace(sealed(foreign), desk=HALL))
    assert checks(sealed(foreign))


def test_a_foreign_record_in_the_middle_is_noticed():
    stranger = replace(LOG[2], about="somebody else")
    run = sealed([*LOG[:2], stranger, *LOG[3:]])

    assert not checks(run)


def test_a_forged_history_that_is_a_chain_is_refused_for_its_signature():
    forged = chain(HALL, [Draft(Kind.ADMITTED, DAY_1, "mallory")])

    assert not checks(sealed(forged, OTHER_KEY))
    assert not checks(replace(sealed(forged), signature=sealed(LOG[:1]).signature))
    assert not checks(sealed(forged), key=OTHER_KEY.public_key)


def test_a_run_cut_before_its_seal_is_refused():
    run = sealed(LOG)

    assert not checks(replace(run, records=run.records[:-1]))


def test_an_empty_run_with_a_stale_seal_adds_nothing_and_verifies_only_at_its_own_head():
    nothing = replace(sealed(LOG[:3]), first=4, records=())

    assert checks(nothing, head=head_at(3))
    assert not checks(nothing, head=head_at(2))


def test_as_many_records_must_be_read_as_came():
    with pytest.raises(ValueError, match="zip"):
        checks(sealed(LOG), LOG[:-1])


def test_no_signature_stands_in_what_a_run_shows_of_itself():
    assert "signature" not in repr(sealed(LOG))


@pytest.mark.parametrize("number", [1, 3, 2**40])
def test_a_desk_that_leaves_out_or_repeats_a_number_is_refused_though_it_signed_it(number):
    misnumbered = replace(LOG[1], seq=number)

    assert checks(sealed([LOG[0], LOG[1]]))
    assert not checks(sealed([LOG[0], misnumbered]))
