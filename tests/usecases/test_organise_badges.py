"""Issue badges and print them again, on the server's real database."""

import random
from dataclasses import replace

import pytest

from checkin.adapters.keys import SigningKey, verify
from checkin.domain.badge import is_genuine, parse
from checkin.domain.errors import InputError
from checkin.domain.short_code import read_short_code
from checkin.usecases.importing.planning import Heard, plan_import
from checkin.usecases.importing.reading import People, Row
from checkin.usecases.importing.taking import take_in
from checkin.usecases.organise import issue_badges, new_token

ADA = Row("Ada Lovelace", "Analytical Engines", "speaker", "GB", source=2)
GRACE = Row("Grace Hopper", "Navy", source=3)


def chance(seed=1):
    return random.Random(seed).randbytes


def import_rows(book, rows, random_bytes):
    take_in(book, plan_import(book, People(tuple(rows)), None, Heard(), random_bytes))


def everything(book):
    """All that the roster holds, to compare before and after."""
    people = {one.id: one for one in book.registrations()}
    return book.roster_version(), people, {one.id: one for one in book.badges()}


def test_everybody_gets_a_badge_that_is_genuine_the_day_before_to_the_day_after(venue):
    import_rows(venue.book, [GRACE, ADA], chance(1))

    printed = issue_badges(venue.book, venue.signer, chance(2))

    assert [one.registration.public_name for one in printed] == ["Ada Lovelace", "Grace Hopper"]
    keys = venue.book.gathering().badge_keys
    for one in printed:
        badge = parse(one.text)
        assert is_genuine(badge, venue.EVENT, keys, verify)
        assert (badge.valid_from.isoformat(), badge.valid_to.isoformat()) == (
            "2024-09-30",
            "2024-10-03",
        )
        issued = venue.book.badge(badge.id)
        assert (issued.registration, issued.short) == (one.registration.id, one.short)
        assert read_short_code(one.short) == one.short


def test_printing_again_gives_the_same_text_and_makes_nothing_new(venue):
    import_rows(venue.book, [ADA, GRACE], chance(1))
    once = issue_badges(venue.book, venue.signer, chance(2))
    before = everything(venue.book)

    assert issue_badges(venue.book, venue.signer, chance(3)) == once
    assert everything(venue.book) == before


def test_only_those_who_came_later_get_new_badges(venue):
    import_rows(venue.book, [ADA], chance(1))
    (ada,) = issue_badges(venue.book, venue.signer, chance(2))
    import_rows(venue.book, [GRACE], chance(3))

    printed = issue_badges(venue.book, venue.signer, chance(4))

    assert printed[0] == ada
    assert len({one.text for one in printed}) == 2


def test_a_replaced_badge_is_never_printed_again_and_an_imported_code_is_no_printed_badge(venue):
    import_rows(venue.book, [replace(ADA, code="T-1")], chance(1))
    (lost,) = issue_badges(venue.book, venue.signer, chance(2))
    old = venue.book.badge(parse(lost.text).id)
    venue.book.publish(badges=[replace(old, replaced_at=5)])

    (new,) = issue_badges(venue.book, venue.signer, chance(3))

    assert new.text != lost.text
    assert new.short not in ("", lost.short)


def test_no_two_badges_share_a_short_code_even_when_chance_would_have_it(venue):
    import_rows(venue.book, [ADA], chance(1))
    issue_badges(venue.book, venue.signer, lambda length: b"\x01" * length)
    import_rows(venue.book, [GRACE, Row("Mary Jackson")], chance(2))
    shorts = iter([b"\x01" * 5, b"\x02" * 5, b"\x02" * 5, b"\x01" * 5, b"\x03" * 5])
    ids = chance(3)

    printed = issue_badges(
        venue.book, venue.signer, lambda length: next(shorts) if length == 5 else ids(length)
    )

    assert len({one.short for one in printed}) == 3


def test_nothing_secret_stands_in_what_a_printed_badge_shows_of_itself(venue):
    import_rows(venue.book, [ADA], chance(1))
    (ada,) = issue_badges(venue.book, venue.signer, chance(2))

    assert ada.text not in repr(ada)


def test_without_an_event_or_people_there_are_no_badges(empty_venue):
    with pytest.raises(InputError, match="Nobody is registered yet"):
        issue_badges(empty_venue.book, empty_venue.signer, chance())
    empty_venue.open()
    with pytest.raises(InputError, match="Nobody is registered yet"):
        issue_badges(empty_venue.book, empty_venue.signer, chance())


def test_without_a_list_there_are_no_badges(empty_venue):
    empty_venue.open(lists=())
    empty_venue.add("Ada Lovelace")

    with pytest.raises(InputError, match="Nobody is registered yet"):
        issue_badges(empty_venue.book, empty_venue.signer, chance())


def test_badges_without_an_event_are_not_made_even_for_people(empty_venue):
    empty_venue.book.publish(lists=[empty_venue.DAY_1])
    empty_venue.add("Ada Lovelace")

    with pytest.raises(InputError, match="Nobody is registered yet"):
        issue_badges(empty_venue.book, SigningKey(b"s" * 32), chance())


def test_the_secret_part_of_a_one_time_address_is_long_easy_to_read_and_never_the_same():
    tokens = [new_token() for _ in range(50)]

    assert len(set(tokens)) == 50
    assert {len(token) for token in tokens} == {20}
    assert set("".join(tokens)) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert len(set("".join(tokens))) > 20
