"""Accounts: who there is, what each may do, and that there is always an owner."""

import threading

import pytest
from sqlalchemy import select

from checkin.adapters.accounts import LastOwner, NameTaken, NoLink, NoName
from checkin.adapters.database.tables import account
from checkin.adapters.links import LinkKind
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from tests.adapters.accounts_at_hand import HOUR, PASSWORD


def first(house):
    token = house.links.make(LinkKind.FIRST, HOUR)
    return house.accounts.join(LinkKind.FIRST, token, "Grace Hopper", PASSWORD)


def test_at_first_there_is_nobody_and_no_password_lets_anybody_in(house):
    assert house.accounts.all() == []
    assert not house.accounts.has_owner()
    for name in ("", "admin", "root", "owner"):
        for password in ("", "admin", "password", "nobody's"):
            assert house.accounts.sign_in(name, password) is None


def test_whoever_opens_the_first_link_is_the_owner(house):
    made = first(house)

    assert (made.name, made.access) == ("Grace Hopper", Access.OWNER)
    assert house.accounts.has_owner()
    assert house.accounts.sign_in("grace hopper", PASSWORD) == made


def test_of_two_first_links_the_one_that_is_opened_first_makes_the_owner(house):
    late = house.links.make(LinkKind.FIRST, HOUR)
    first(house)

    with pytest.raises(NoLink):
        house.accounts.join(LinkKind.FIRST, late, "Somebody else", PASSWORD)
    assert [one.name for one in house.accounts.all()] == ["Grace Hopper"]


def test_of_several_who_open_the_first_link_at_once_one_is_the_owner(house):
    token = house.links.make(LinkKind.FIRST, HOUR)
    refused = []

    def join(number):
        try:
            house.accounts.join(LinkKind.FIRST, token, f"Person {number}", PASSWORD)
        except NoLink:
            refused.append(number)

    threads = [threading.Thread(target=join, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 3
    assert len(house.accounts.all()) == 1


@pytest.mark.parametrize("access", list(Access))
def test_a_link_makes_an_account_that_may_do_what_the_link_says(house, access):
    assert house.join("Ada", access).access is access
    assert house.accounts.named("ada").access is access


@pytest.mark.parametrize("name", ["", "  ", "a" * 81, "Ada\0", "A\nB\x07", "\u200b"])
def test_a_name_that_cannot_be_typed_is_refused_and_the_link_is_still_good(house, name):
    token = house.links.make(LinkKind.JOIN, HOUR)

    with pytest.raises(NoName):
        house.accounts.join(LinkKind.JOIN, token, name, PASSWORD)
    assert house.links.find(LinkKind.JOIN, token) is not None


def test_two_people_never_sign_in_with_one_name_however_it_is_spelled(house):
    house.join("José  Núñez")

    for name in ("José Núñez", "jose nunez", "JOSÉ NÚÑEZ"):
        with pytest.raises(NameTaken):
            house.join(name)
        assert house.accounts.sign_in(name, PASSWORD).name == "José Núñez"


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Ada", "Four kinds of rain"),
        ("Ada", "four kinds of rain "),
        ("Ada", ""),
        ("Nobody", PASSWORD),
        ("", PASSWORD),
    ],
)
def test_nobody_gets_in_by_less_than_the_name_and_the_whole_password(house, name, password):
    house.join("Ada")

    assert house.accounts.sign_in(name, password) is None


def test_a_long_password_counts_to_its_last_letter(house):
    house.join("Ada", password="x" * 99 + "a")

    assert house.accounts.sign_in("Ada", "x" * 99 + "b") is None
    assert house.accounts.sign_in("Ada", "x" * 99 + "a") is not None


def test_a_password_that_was_changed_opens_nothing_any_more(house):
    ada = house.join("Ada")
    house.accounts.set_password(ada.id, "five other kinds of rain")

    assert house.accounts.sign_in("Ada", PASSWORD) is None
    assert not house.accounts.is_password(ada.id, PASSWORD)
    assert house.accounts.is_password(ada.id, "five other kinds of rain")


def test_nothing_that_is_kept_is_a_password_or_is_the_same_for_two(house):
    house.join("Ada")
    house.join("Grace")

    with house.database.read() as connection:
        kept = connection.scalars(select(account.c.password)).all()
    assert len(set(kept)) == 2
    assert all(one.startswith("$argon2id$v=19$") for one in kept)
    assert not any(PASSWORD in one for one in kept)


def test_what_somebody_may_do_changes_at_once(house):
    first(house)
    ada = house.join("Ada", Access.VIEWER)
    house.accounts.change_access(ada.id, Access.OWNER)

    assert house.accounts.find(ada.id).access is Access.OWNER


def test_the_only_owner_stays_the_owner(house):
    owner = first(house)
    house.join("Ada")

    for act in (
        lambda: house.accounts.remove(owner.id),
        lambda: house.accounts.change_access(owner.id, Access.ORGANISER),
    ):
        with pytest.raises(LastOwner):
            act()
        assert house.accounts.find(owner.id).access is Access.OWNER
    assert house.accounts.sign_in("Grace Hopper", PASSWORD) is not None


def test_whoever_is_removed_gets_in_no_more_and_their_name_is_free(house):
    first(house)
    ada = house.join("Ada")
    session = house.sessions.begin(ada.id, "", whole=True)
    house.accounts.remove(ada.id)

    assert house.accounts.find(ada.id) is None
    assert house.accounts.sign_in("Ada", PASSWORD) is None
    assert house.sessions.find(session) is None
    assert house.accounts.names()[ada.id] == "Ada"
    assert house.join("Ada").id != ada.id
    with pytest.raises(InputError):
        house.accounts.change_access(ada.id, Access.OWNER)


def test_a_link_gives_back_an_account_whose_password_was_lost(house):
    ada = house.join("Ada")
    token = house.links.make(LinkKind.PASSWORD, HOUR, account=ada.id)

    assert house.accounts.reset(LinkKind.PASSWORD, token, "five other kinds of rain").id == ada.id
    assert house.accounts.sign_in("Ada", PASSWORD) is None
    assert house.accounts.sign_in("Ada", "five other kinds of rain").id == ada.id
    with pytest.raises(NoLink):
        house.accounts.reset(LinkKind.PASSWORD, token, PASSWORD)


def test_a_link_for_somebody_who_was_removed_brings_nobody_back(house):
    first(house)
    ada = house.join("Ada")
    token = house.links.make(LinkKind.ANEW, HOUR, account=ada.id)
    house.accounts.remove(ada.id)

    with pytest.raises(NoLink):
        house.accounts.reset(LinkKind.ANEW, token, PASSWORD)


def test_the_owners_wish_for_a_second_factor_is_kept(house):
    assert not house.accounts.needs_second()
    house.accounts.need_second(needed=True)
    assert house.accounts.needs_second()
    house.accounts.need_second(needed=False)
    assert not house.accounts.needs_second()
