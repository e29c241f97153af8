"""The roster: replaced by version number, whole or not at all, and unread where unknown."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from checkin.adapters import roster_json
from checkin.domain.model import (
    BadgeId,
    IssuedBadge,
    Photos,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.usecases.roster_pages import RosterEntry, RosterVersion
from tests.adapters.examples import (
    ADA,
    ADAS_BADGE,
    DESKS,
    EVERYTHING,
    GATHERING,
    LIST,
    change,
    entry,
    news_since,
    roster,
)

GRACE = Registration(RegistrationId("r-grace"), "Grace Brewster")


@pytest.fixture
def desk(replicas):
    return replicas.open("desk")


@pytest.fixture
def server(replicas):
    return replicas.open("server")


def people(store):
    return {one.id for one in store.registrations()}


def test_everything_comes_out_as_it_went_in(desk):
    assert desk.gathering() == GATHERING
    assert desk.lists() == [LIST]
    assert list(desk.registrations()) == [ADA]
    assert list(desk.badges()) == [ADAS_BADGE]
    assert desk.desks() == list(DESKS)
    assert desk.registration(ADA.id) == ADA
    assert desk.badge(ADAS_BADGE.id) == ADAS_BADGE
    assert desk.registration(GRACE.id) is None
    assert desk.badge(BadgeId("nobody's")) is None


def test_a_registration_keeps_every_field(desk):
    full = Registration(
        RegistrationId("r-full"),
        "Zoë Ångström",
        "نور",
        "SE",
        "Nordics",
        "speaker",
        frozenset({LIST.id}),
        Standing.CANCELLED,
        ("Zed", "Z."),
        "زوي",
        ("lanyard (no photos)",),
        "needs a chair",
        photos=Photos.NO,
    )
    desk.apply(roster(full, version=2, whole=False))

    assert desk.registration(full.id) == full


def test_many_people_are_found_at_once_and_who_is_not_there_or_unreadable_is_left_out(desk):
    crowd = [Registration(RegistrationId(f"c{number:04}"), "x") for number in range(1_200)]
    desk.apply(roster(*crowd, version=2, whole=False))
    desk.apply(change(RosterEntry("registration", "c0007", 3, "[]")))

    found = desk.registrations_of([*(one.id for one in crowd), GRACE.id])

    assert found == {one.id: one for one in crowd if one.id != "c0007"}
    assert desk.registrations_of(()) == {}


def test_a_list_keeps_every_rule_and_one_of_an_older_server_has_none(desk):
    rules = {"reentry": True, "exit": True, "opens": 0, "closes": 5, "categories": ("member", "é")}
    rules["begins"] = 3
    desk.apply(roster(replace(LIST, **rules), version=2))
    assert desk.lists() == [replace(LIST, **rules)]

    desk.apply(change(RosterEntry("list", LIST.id, 3, '{"name":"Day 1","day":"2024-04-15"}')))

    assert desk.lists() == [LIST]


def test_a_badge_is_found_by_the_code_under_it_and_a_code_without_one_is_not(desk):
    printed = IssuedBadge(BadgeId("ab" * 12), ADA.id, "2NY7P3Q4", 1_700_000_000_000)
    desk.apply(roster(printed, version=2, whole=False))

    assert desk.badge_by_short_code("2NY7P3Q4") == printed
    assert desk.badge_by_short_code("2NY7P3Q5") is None


def test_only_what_changed_since_then_is_sent(server, replicas):
    reader = replicas.open("reader")
    server.apply(roster(GRACE, version=2, whole=False))

    page = news_since(server, reader.roster_version())

    assert page.entries == (entry(GRACE, 2),)
    assert (page.version, page.whole, page.first, page.last) == (
        server.roster_version(),
        False,
        True,
        True,
    )
    assert news_since(server, server.roster_version()) is None
    assert reader.apply(page)
    assert reader.roster_version() == server.roster_version()
    assert people(reader) == {ADA.id, GRACE.id}


def test_a_tombstone_takes_away_and_travels_only_to_those_who_had_it(server, replicas):
    reader = replicas.open("reader")
    gone = replace(entry(ADA, 2), deleted=True, body="")
    server.apply(change(gone))

    reader.apply(news_since(server, reader.roster_version()))
    newcomer = replicas.open("newcomer", change=None)
    whole = news_since(server, newcomer.roster_version())

    assert people(reader) == people(server) == set()
    assert server.registration(ADA.id) is None
    assert whole.whole
    assert all(not one.deleted for one in whole.entries)
    newcomer.apply(whole)
    assert people(newcomer) == set()


def test_a_new_incarnation_replaces_everything_though_its_number_is_lower(replicas):
    desk = replicas.open("desk")
    desk.apply(roster(ADA, version=40, whole=False))
    restored = replicas.open(
        "restored", change=roster(GATHERING, GRACE, version=3, incarnation="second")
    )

    page = news_since(restored, desk.roster_version())

    assert page.whole
    desk.apply(page)
    assert people(desk) == {GRACE.id}
    assert desk.lists() == []
    assert desk.roster_version() == restored.roster_version()
    assert (page.version.incarnation, page.version.number) == ("second", 3)


def test_a_desk_ahead_of_its_server_gets_all_of_it_again(server):
    page = news_since(server, RosterVersion("first", 9))

    assert page.whole
    assert len(page.entries) == len(EVERYTHING.entries)


def break_at(desk, table, when):
    """From here on SQLite itself fails at this row."""
    act = "update" if table == "roster_state" else "insert"
    with desk._database.write() as connection:
        connection.exec_driver_sql(
            f"create trigger fault before {act} on {table} when {when} "
            "begin select raise(abort, 'the power went'); end"
        )


def mend(desk):
    with desk._database.write() as connection:
        connection.exec_driver_sql("drop trigger fault")


@pytest.mark.parametrize(
    ("table", "when"),
    [
        ("roster", "new.kind = 'gathering'"),
        ("roster", "new.id = 'r-450'"),
        ("roster", "new.id = 'r-899'"),
        ("roster_state", "new.incarnation = 'second'"),
    ],
)
def test_a_fault_in_the_middle_of_a_change_leaves_the_old_roster_whole(desk, table, when):
    many = [Registration(RegistrationId(f"r-{number}"), "New") for number in range(900)]
    page = roster(GATHERING, *many, version=2, incarnation="second")
    before = desk.roster_version()
    break_at(desk, table, when)

    with pytest.raises(IntegrityError) as error:
        desk.apply(page)

    assert "New" not in str(error.value)
    assert desk.roster_version() == before
    assert people(desk) == {ADA.id}
    assert desk.lists() == [LIST]
    mend(desk)
    desk.apply(page)
    assert len(people(desk)) == 900


def test_kinds_of_a_newer_version_are_kept_handed_on_and_not_used(desk):
    seat = RosterEntry("seat", "r-ada", 2, '{"public_name":"a chair","row":4}', "2NY7P3Q4")
    desk.apply(change(seat))

    assert people(desk) == {ADA.id}
    assert desk.registration(ADA.id) == ADA
    assert desk.badge_by_short_code("2NY7P3Q4") is None
    assert seat in news_since(desk, RosterVersion("first", 1)).entries


def test_fields_of_a_newer_version_travel_on_byte_for_byte(desk):
    body = '{"public_name":"Ada",  "pronouns":["she"], "x":"\\u00e9"}'
    newer = RosterEntry("registration", "r-ada", 2, body)
    desk.apply(change(newer))

    assert desk.registration(ADA.id).public_name == "Ada"
    assert news_since(desk, RosterVersion("first", 1)).entries == (newer,)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("gathering", '{"time_zone":"UTC"}'),
        ("list", '{"name":"Day","day":"tomorrow"}'),
        ("list", '{"name":"Day","day":20240415}'),
        ("list", '{"name":"Day","day":"2024-04-16","opens":"08:00"}'),
        ("list", '{"name":"Day","day":"2024-04-16","closes":-1}'),
        ("list", '{"name":"Day","day":"2024-04-16","closes":true}'),
        ("list", '{"name":"Day","day":"2024-04-16","opens":4398046511104}'),
        ("list", '{"name":"Day","day":"2024-04-16","categories":"member"}'),
        ("registration", '{"public_name":5}'),
        ("registration", '{"public_name":"Eve","lists":"day-1"}'),
        ("registration", '{"public_name":"Eve","aliases":[1]}'),
        ("registration", '{"standing":"levitating"}'),
        ("badge", '{"replaced_at":null}'),
        ("desk", '{"name":"Desk","public_key":"not base64"}'),
        ("desk", '{"public_key":[]}'),
    ],
)
def test_one_entry_that_cannot_be_read_never_hides_the_others(desk, kind, body):
    bad = RosterEntry(kind, "bad", 2, body)
    desk.apply(change(bad))

    assert desk.gathering() == GATHERING
    assert desk.lists() == [LIST]
    assert list(desk.registrations()) == [ADA]
    assert list(desk.badges()) == [ADAS_BADGE]
    assert desk.desks() == list(DESKS)
    assert desk.registration(RegistrationId("bad")) is None
    assert desk.badge(BadgeId("bad")) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
names = st.sampled_from(["public_name", "lists", "standing", "aliases", "give", "country", "x"])


@given(st.dictionaries(names, json_values, max_size=5))
@settings(deadline=None, derandomize=True, max_examples=200)
def test_whatever_stands_in_a_registration_it_is_read_as_text_or_not_at_all(fields):
    try:
        read = roster_json.registration("r-any", json.dumps(fields))
    except (TypeError, ValueError):
        return
    for text in (read.public_name, read.country, *read.aliases, *read.give, *read.lists):
        assert isinstance(text, str)


def test_before_the_first_download_there_is_nothing(replicas):
    desk = replicas.open("desk", change=None)

    assert desk.roster_version() == RosterVersion()
    assert desk.gathering() is None
    assert desk.lists() == []
