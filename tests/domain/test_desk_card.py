"""A desk card is read in one spelling, and nothing else is one."""

from hypothesis import given
from hypothesis import strategies as st

from checkin.domain.badge import parse as parse_badge
from checkin.domain.badge import to_base45
from checkin.domain.desk_card import LENGTH, DeskCard, is_desk_card, parse
from checkin.domain.model import EventId

CARD = DeskCard(EventId("c0ffee00"), bytes(range(32)))


def test_a_card_comes_back_as_it_was():
    assert len(CARD.text) == LENGTH
    assert parse(CARD.text) == CARD
    assert str(CARD.seed) not in repr(CARD)


def test_a_card_is_no_badge():
    assert parse_badge(CARD.text) is None


def test_what_claims_to_be_a_card_is_told_from_everything_else():
    assert is_desk_card(CARD.text)
    assert is_desk_card(" D1:whatever\n")
    assert not is_desk_card("C1:" + CARD.text[3:])


@given(st.integers(0, LENGTH - 1), st.sampled_from("0123456789ABCXYZ $%*+-./:é"))
def test_one_letter_changed_is_no_card(place, letter):
    changed = CARD.text[:place] + letter + CARD.text[place + 1 :]
    assert changed == CARD.text or parse(changed) is None


@given(st.text(max_size=80))
def test_any_text_at_all_gives_an_answer(text):
    assert parse(text) is None
    assert parse("D1:" + text) is None


def test_another_version_is_no_card():
    assert parse("D1:" + to_base45(bytes([2]) + bytes(40))) is None
