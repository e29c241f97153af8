"""Practice badges say by their ids which answer they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.domain.model import BadgeId
from checkin.domain.practice import Practice, badge_id, practice_of


@pytest.mark.parametrize("practice", Practice)
def test_each_answer_has_an_id_of_its_own(practice):
    assert practice_of(badge_id(practice)) is practice
    assert len(badge_id(practice)) == 24


def test_what_is_printed_stays_what_it_is():
    assert badge_id(Practice.CHECKED_IN) == "707261637469636500000001"
    assert badge_id(Practice.NOT_OURS) == "70726163746963650000000d"


@given(st.binary(min_size=12, max_size=12))
def test_an_id_by_chance_is_no_practice_badge(raw):
    assert practice_of(BadgeId(raw.hex())) is None


def test_an_answer_that_a_later_version_knows_is_none_here():
    assert practice_of(BadgeId((b"practice" + bytes([0, 0, 0, 99])).hex())) is None
