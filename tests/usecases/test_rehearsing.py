"""Practice badges, printed and shown: nothing is counted, nothing recorded, nobody admitted."""

import pytest

from checkin.domain.errors import InputError
from checkin.domain.practice import Practice
from checkin.domain.verdict import NotIn, NotInReason, Practised
from checkin.usecases.rehearsing import practice_badges
from tests.usecases.conftest import DAY_1, on_day
from tests.usecases.test_help_desk import HelpTable


@pytest.fixture
def printed(venue):
    return practice_badges(venue.book, venue.signer)


def test_there_is_one_for_each_answer_and_printed_again_it_is_the_same(venue, printed):
    assert len({one.text for one in printed}) == len(Practice)
    assert {one.registration.public_name for one in printed} == {"PRACTICE"}
    assert practice_badges(venue.book, venue.signer) == printed


@pytest.mark.parametrize("day", [1, 20])
def test_a_desk_shows_what_it_stands_for_and_saves_nothing(venue, printed, day):
    table = venue.table()
    table.wall.ms = on_day(day)
    table.clock.measured(on_day(day), on_day(day), on_day(day))

    shown = [table.desk.see(one.text) for one in printed]

    assert [one.verdict for one in shown] == [Practised(one) for one in Practice]
    assert {one.on for one in shown} == {DAY_1}
    assert table.records() == []
    assert table.desk.count().here == 0


def test_where_people_leave_nobody_does(venue, printed):
    table = venue.table()

    assert table.desk.see_out(printed[0].text).leaving == NotIn(NotInReason.PRACTICE)
    assert table.records() == []


def test_it_is_no_spare_badge(venue, printed):
    with pytest.raises(InputError, match="not a spare badge"):
        HelpTable(venue.table()).acts.spare(printed[0].text)


def test_there_are_none_before_there_is_an_event(empty_venue):
    with pytest.raises(InputError, match="no event"):
        practice_badges(empty_venue.book, empty_venue.signer)
