"""Who has changed in the roster since it was read, from its real table."""

from dataclasses import replace

import pytest

from checkin.domain.model import BadgeId, IssuedBadge, Registration, RegistrationId
from checkin.usecases.directory import DirectoryReader
from checkin.usecases.roster_pages import RosterVersion
from tests.adapters.examples import ADA, EVERYTHING, change, entry, news_since, roster

GRACE = Registration(RegistrationId("r-grace"), "Grace Brewster")
MORE = [Registration(RegistrationId(f"r{number:04}"), "Joan Clark") for number in range(4_100)]


@pytest.fixture
def desk(replicas):
    return replicas.open("desk")


def test_only_whoever_is_new_or_other_or_gone_is_read_again(desk):
    before = desk.edition()
    desk.apply(roster(GRACE, *MORE[:2], version=2, whole=False))
    between = desk.edition()
    other = replace(GRACE, organisation="Navy")
    unreadable = replace(entry(MORE[0], 3), body="[]")
    gone = replace(entry(MORE[1], 3), deleted=True, body="")
    desk.apply(change(entry(other, 3), unreadable, gone))

    assert desk.changed_since(before).registrations == [other]
    assert set(desk.changed_since(between).gone) == {MORE[0].id, MORE[1].id}
    assert desk.changed_since(between).edition == desk.edition()
    assert desk.changed_since(desk.edition()).registrations == ()


def test_only_the_badges_that_are_new_or_other_are_read_again(desk):
    before = desk.edition()
    badge = IssuedBadge(BadgeId("ab" * 12), GRACE.id)
    unreadable = replace(entry(IssuedBadge(BadgeId("cd" * 12), GRACE.id), 2), body="[]")
    desk.apply(change(entry(GRACE, 2), entry(badge, 2), unreadable))

    assert desk.badges_since(before) == [badge]
    assert desk.badges_since(desk.edition()) == []


def test_a_roster_that_was_replaced_is_another_one_even_at_the_same_number(desk):
    before = desk.edition()

    desk.apply(EVERYTHING)

    assert desk.roster_version().number == before.number
    assert desk.changed_since(before) is None


def test_a_roster_of_another_incarnation_is_another_one(desk):
    before = desk.edition()
    desk.apply(roster(ADA, version=9, incarnation="second"))

    assert desk.changed_since(before) is None
    assert desk.changed_since(desk.edition()).gone == ()


def test_everybody_comes_in_slices_once_each(desk):
    desk.apply(roster(*MORE, version=2, whole=False))

    slices = list(desk.registrations_in_slices())

    assert len(slices) == 3
    found = [one.id for some in slices for one in some]
    assert sorted(found) == sorted({*found})
    assert len(found) == len(MORE) + 1


def test_a_desk_finds_whom_its_real_roster_holds_after_each_change(replicas, desk):
    server = replicas.open("server")
    reader = DirectoryReader(desk)

    def found(typed):
        return [one.id for one in reader.read().search(typed)]

    assert found("ada") == [ADA.id]
    server.apply(roster(GRACE, replace(ADA, public_name="Countess"), version=2, whole=False))
    desk.apply(news_since(server, desk.roster_version()))
    assert (found("ada"), found("grace"), found("countess")) == ([], [GRACE.id], [ADA.id])
    server.apply(change(replace(entry(GRACE, 3), deleted=True, body="")))
    desk.apply(news_since(server, desk.roster_version()))
    assert found("grace") == []
    desk.apply(news_since(server, RosterVersion()))
    assert found("countess") == [ADA.id]


def test_before_the_first_list_there_is_nobody(replicas):
    newcomer = replicas.open("newcomer", change=None)
    reader = DirectoryReader(newcomer)

    assert list(reader.read().search("ada")) == []

    newcomer.apply(EVERYTHING)
    assert [one.id for one in reader.read().search("ada")] == [ADA.id]
