"""What a list's rules look like at a desk, and what a help desk does about them."""

from dataclasses import replace

import pytest

from checkin.usecases.exchange import Silent
from checkin.usecases.sync import News
from tests.fakes import MINE, OTHER, MemoryStore
from tests.ui.conftest import DAY_1, DAY_2, LISTED, MINUTE, MONDAY
from ui.card import State
from ui.theme import Look
from ui.workers import Exchanged

HOUR = 60 * MINUTE


@pytest.fixture
def ruled(hands):
    """A desk of an event whose first day has these rules."""

    def at(**rules):
        return hands(MemoryStore(replace(LISTED, lists=(replace(DAY_1, **rules), DAY_2))))

    return at


def talked(at, *silent):
    """The organisers' computer has answered, and told of these desks."""
    at.page.hearing.talked(
        Exchanged(News((), False, 0, 0, 0, False, at.now_ms, silent=silent), 0, 0)
    )


@pytest.mark.parametrize(
    ("rules", "state", "words"),
    [
        (
            {"opens": MONDAY + HOUR},
            State.NOT_OPEN_YET,
            (
                "Not open yet | Ada Nwosu | Harmattan Press Union | "
                "Day 1 opens today 10:00. Help desk can admit"
            ),
        ),
        (
            {"opens": MONDAY + 24 * HOUR},
            State.NOT_OPEN_YET,
            "Day 1 opens Tue 16 Apr 09:00. Help desk can admit",
        ),
        (
            {"closes": MONDAY},
            State.CLOSED,
            (
                "No longer open | Ada Nwosu | Harmattan Press Union | "
                "Day 1 closed today 09:00. Help desk can admit"
            ),
        ),
        (
            {"categories": ("Speaker", "Guest")},
            State.OTHER_CATEGORY,
            (
                "Not for everybody | Ada Nwosu | Harmattan Press Union | "
                "Day 1 is for Speaker \u00b7 Guest. Help desk can admit"
            ),
        ),
        (
            {"categories": ("A", "B", "C", "D", "E")},
            State.OTHER_CATEGORY,
            "Day 1 is for A \u00b7 B \u00b7 C \u00b7 +2. Help desk can admit",
        ),
    ],
)
def test_each_rule_has_its_own_words_and_stops(ruled, rules, state, words):
    at = ruled(**rules)
    at.scan("r1")

    assert (at.card.state, at.card.look) == (state, Look.STOP)
    assert words in at.said()


def test_before_the_doors_open_the_desk_says_when_and_no_longer_once_they_have(ruled):
    at = ruled(opens=MONDAY + HOUR)
    assert at.said().endswith("Hold the code up to the camera, or type a name | "
                              "Day 1 opens today 10:00")  # fmt: skip

    at.later(HOUR)
    at.page.standing.timer.timeout.emit()

    assert at.said().endswith("or type a name")
    at.scan("r1")
    assert at.card.state is State.CHECKED_IN


def test_a_rule_that_comes_while_the_desk_is_open_is_there_for_the_next_person(ruled):
    at = ruled()
    at.scan("r3")
    assert at.card.state is State.CHECKED_IN
    at.store.listed = replace(LISTED, lists=(replace(DAY_1, closes=MONDAY), DAY_2))

    at.page.hearing.talked(Exchanged(News((), True, 0, 0, 0, False, at.now_ms), 0, 0))
    at.scan("r1")

    assert at.card.state is State.CLOSED


# ---------------------------------------------------------------- who has not been heard


def silent(at, minutes, desk=OTHER):
    return Silent(desk, DAY_1.id, at.now_ms - minutes * MINUTE)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (14, "Desk 2 has not been heard for 14 min"),
        (125, "Desk 2 has not been heard for 2 h 5 min"),
    ],
)
def test_green_says_which_desk_may_have_had_the_same_person(ruled, minutes, words):
    at = ruled()
    talked(at, silent(at, minutes))
    at.scan("r1")

    assert at.card.state is State.CHECKED_IN
    assert at.said().endswith(words)


def test_a_desk_that_is_not_known_here_is_another_desk(ruled):
    at = ruled()
    talked(at, silent(at, 14, "f" * 16))
    at.scan("r1")

    assert at.said().endswith("Another desk has not been heard for 14 min")


def test_green_says_nothing_of_itself_nor_of_a_desk_that_is_back_nor_while_it_is_alone(ruled):
    at = ruled()
    for person, brought in (
        ("r1", lambda: talked(at, silent(at, 14, MINE))),
        ("r3", lambda: (talked(at, silent(at, 14)), talked(at))),
        ("r6", lambda: (talked(at, silent(at, 14)), at.page.hearing.talked(Exchanged(None)))),
    ):
        brought()
        at.scan(person)
        assert at.card.state is State.CHECKED_IN
        assert "heard" not in at.said()
