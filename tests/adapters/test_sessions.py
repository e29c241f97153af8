"""Sessions: found by their token alone, and over when they should be."""

import pytest
from sqlalchemy import select

from checkin.adapters.database.tables import session
from checkin.adapters.sessions import HALF_MS, IDLE_MS, PROVED_MS, TOUCH_MS, WHOLE_MS


@pytest.fixture
def ada(house):
    return house.join("Ada").id


def test_a_session_is_found_by_its_token_and_by_nothing_that_is_kept(house, ada):
    token = house.sessions.begin(ada, "Firefox · Linux", whole=True)

    found = house.sessions.find(token)
    assert (found.account, found.place, found.is_whole) == (ada, "Firefox · Linux", True)
    with house.database.read() as connection:
        kept = [str(value) for row in connection.execute(select(session)) for value in row]
    assert token not in kept
    assert all(house.sessions.find(value) is None for value in kept)
    assert house.sessions.find("") is None


def test_no_two_sessions_are_alike_and_each_is_long_enough_to_guess_for_ever(house, ada):
    tokens = {house.sessions.begin(ada, "", whole=True) for _ in range(20)}

    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 43  # 256 bits


def test_a_session_in_which_nothing_is_asked_ends(house, ada, clock):
    token = house.sessions.begin(ada, "", whole=True)

    clock.ms += IDLE_MS - 1
    assert house.sessions.find(token) is not None
    clock.ms += 1
    assert house.sessions.find(token) is None


def test_a_session_that_is_used_all_day_ends_at_its_end(house, ada, clock):
    token, began = house.sessions.begin(ada, "", whole=True), clock.ms

    while (found := house.sessions.find(token)) is not None:
        house.sessions.touch(found)
        clock.ms += IDLE_MS // 2

    assert clock.ms - began == WHOLE_MS


def test_that_somebody_is_there_is_written_down_once_a_minute(house, ada, clock):
    token, began = house.sessions.begin(ada, "", whole=True), clock.ms

    clock.ms += TOUCH_MS - 1
    house.sessions.touch(house.sessions.find(token))
    assert house.sessions.find(token).seen == began
    clock.ms += 1
    house.sessions.touch(house.sessions.find(token))
    assert house.sessions.find(token).seen == clock.ms


def test_between_password_and_second_factor_there_are_ten_minutes(house, ada, clock):
    token = house.sessions.begin(ada, "", whole=False)

    assert not house.sessions.find(token).is_whole
    assert house.sessions.of(ada) == []
    clock.ms += HALF_MS
    assert house.sessions.find(token) is None


def test_signing_in_ends_the_session_that_the_browser_had(house, ada):
    before = house.sessions.begin(ada, "", whole=False)
    after = house.sessions.begin(ada, "", whole=True, instead_of=before)

    assert house.sessions.find(before) is None
    assert house.sessions.find(after).is_whole


def test_proof_is_good_for_a_quarter_of_an_hour_and_changes_the_token(house, ada, clock):
    token = house.sessions.begin(ada, "", whole=True)
    assert house.sessions.find(token).is_proved
    clock.ms += PROVED_MS
    assert not house.sessions.find(token).is_proved

    fresh = house.sessions.prove(token, house.sessions.find(token))

    assert house.sessions.find(token) is None
    assert house.sessions.find(fresh).is_proved
    assert len(house.sessions.of(ada)) == 1


def test_a_session_that_was_ended_is_not_proved_back(house, ada):
    token = house.sessions.begin(ada, "", whole=True)
    found = house.sessions.find(token)
    house.sessions.end_all(ada)

    assert house.sessions.find(house.sessions.prove(token, found)) is None


def test_a_clock_that_is_set_back_ends_sessions_and_lengthens_none(house, ada, clock):
    token = house.sessions.begin(ada, "", whole=True)

    clock.ms -= 24 * 60 * 60 * 1000

    assert house.sessions.find(token) is None


def test_one_session_ends_and_the_others_go_on(house, ada):
    grace = house.join("Grace").id
    tokens = [house.sessions.begin(who, "", whole=True) for who in (ada, ada, grace)]
    first, second, other = map(house.sessions.find, tokens)

    house.sessions.end(ada, other.id)  # of somebody else
    assert house.sessions.find(tokens[2]) is not None
    house.sessions.end(ada, first.id)
    assert [one.id for one in house.sessions.of(ada)] == [second.id]


def test_all_sessions_of_one_account_end_but_that_which_ends_them(house, ada):
    grace = house.join("Grace").id
    tokens = [house.sessions.begin(who, "", whole=True) for who in (ada, ada, grace)]
    house.sessions.end_all(ada, but=house.sessions.find(tokens[1]).id)

    assert [house.sessions.find(one) is None for one in tokens] == [True, False, False]
    house.sessions.end_all(ada)
    assert [one.account for one in house.sessions.all()] == [grace]


def test_sessions_that_are_over_are_swept_away(house, ada, clock):
    house.sessions.begin(ada, "", whole=True)
    clock.ms += WHOLE_MS
    house.sessions.begin(ada, "", whole=True)

    with house.database.read() as connection:
        assert len(connection.execute(select(session)).all()) == 1
