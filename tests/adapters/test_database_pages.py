"""A roster in pages: nothing of it is used before the last, and it goes on where it was cut off."""

import os
import threading
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.database.roster_rows import (
    publish,
    set_version,
    side_held,
    version_of,
)
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.database.tables import roster
from checkin.adapters.keys import verify
from checkin.domain.model import DeskProfile, Registration, RegistrationId
from checkin.usecases.roster_pages import Arriving, Cursor, RosterVersion
from tests.adapters.examples import (
    ADA,
    ADAS_BADGE,
    DATA_KEY,
    DESKS,
    EVENT,
    GATHERING,
    HALL,
    LIST,
    admission,
    all_of,
    change,
    entry,
    fill,
    reading,
    wall,
)

PAGE = 2_000
"""Bytes: a dozen entries."""

CROWD = tuple(Registration(RegistrationId(f"r-{number:03}"), "x" * 40) for number in range(100))


def put(server, *things):
    """Publish *things* as the server does."""
    bodies = [(one.kind, one.id, one.body, one.also) for one in map(entry, things)]
    with server._database.write(EVENT) as connection:
        publish(connection, EVENT, bodies)


def begin_incarnation(server):
    """What a restored server does: the same roster, numbered anew."""
    with server._database.write(EVENT) as connection:
        number = version_of(connection, EVENT).number
        set_version(connection, EVENT, RosterVersion(os.urandom(8).hex(), number))


@pytest.fixture
def server(replicas):
    held = replicas.open("server", change=None)
    put(held, GATHERING, LIST, ADA, ADAS_BADGE, *DESKS, *CROWD)
    return held


@pytest.fixture
def desk(replicas):
    return replicas.open("desk", HALL, change=None)


def next_page(desk, server, limit=PAGE):
    return server.page_above(desk.roster_version(), desk.arriving(), limit, DeskProfile.HELP_DESK)


def fetch(desk, server, limit=PAGE):
    """Take page after page until there is no more, and say how many there were."""
    pages = 0
    while page := next_page(desk, server, limit):
        assert desk.apply(page) is page.last
        pages += 1
        assert pages < 500
    return pages


def holds(desk):
    return {one.id for one in desk.registrations()}


def same(desk, server):
    """Whether the desk has what the server has, and knows it."""
    assert desk.roster_version() == server.roster_version()
    assert desk.arriving() is None
    assert holds(desk) == holds(server)
    assert list(desk.badges()) == list(server.badges())
    return True


def test_a_large_roster_arrives_in_pages_and_nothing_is_used_before_the_last(desk, server):
    pages = []
    while page := next_page(desk, server):
        assert holds(desk) == set()
        assert desk.gathering() is None
        assert desk.roster_version().number == 0
        desk.apply(page)
        pages.append(page)

    assert len(pages) > 4
    assert [one.first for one in pages] == [True, *[False] * (len(pages) - 1)]
    assert [one.last for one in pages] == [*[False] * (len(pages) - 1), True]
    assert [one.left for one in pages] == sorted((one.left for one in pages), reverse=True)
    assert pages[-1].left == 0
    sent = [one.id for page in pages for one in page.entries]
    assert len(sent) == len(set(sent)) == 100 + 4 + len(DESKS)
    assert same(desk, server)


@pytest.mark.parametrize("limit", [1, 130, 1_000, 30_000])
def test_no_page_is_larger_than_asked_for_but_for_one_entry(desk, server, limit):
    largest = max(len(entry(one).body) + 80 for one in (GATHERING, *DESKS, *CROWD))
    while page := next_page(desk, server, limit):
        cost = sum(len(one.body) + 80 for one in page.entries)
        assert cost <= max(limit, largest)
        assert page.entries
        desk.apply(page)

    assert same(desk, server)


def test_a_page_has_a_number_of_entries_that_is_bounded_and_says_how_many_follow(
    desk, server, monkeypatch
):
    monkeypatch.setattr("checkin.adapters.database.roster._PAGE_ENTRIES", 30)

    page = next_page(desk, server, 10**9)

    assert (len(page.entries), page.left, page.last) == (30, 77, False)
    desk.apply(page)
    assert fetch(desk, server, 10**9) == 3
    assert same(desk, server)


def test_a_download_that_was_cut_off_goes_on_where_it_was_after_a_restart(replicas, server):
    seen = []
    database = open_encrypted(replicas.folder / "cut.db", DATA_KEY)
    desk = ReplicaStore(database, EVENT, wall, HALL)
    while page := next_page(desk, server):
        seen += [one.id for one in page.entries]
        desk.apply(page)
        # The program is started again after each page.
        database.close()
        database = open_encrypted(replicas.folder / "cut.db", DATA_KEY)
        desk = ReplicaStore(database, EVENT, wall, HALL)

    assert len(seen) == len(set(seen))
    assert same(desk, server)
    database.close()


def test_a_change_is_paged_as_well_and_the_old_roster_is_used_meanwhile(desk, server):
    fetch(desk, server)
    before = desk.roster_version()
    renamed = [replace(one, public_name="y" * 40) for one in CROWD]
    put(server, *renamed)

    page = next_page(desk, server)
    while not page.last:
        assert not page.whole
        desk.apply(page)
        assert desk.registration(CROWD[0].id) == CROWD[0]
        assert desk.roster_version() == before
        page = next_page(desk, server)
    desk.apply(page)

    assert desk.registration(CROWD[0].id) == renamed[0]
    assert same(desk, server)


@pytest.mark.parametrize("after", range(1, 5))
def test_what_changes_at_the_server_while_pages_come_is_in_the_last_of_them(desk, server, after):
    for _ in range(after):
        desk.apply(next_page(desk, server))
    first, last = CROWD[0], CROWD[-1]
    late = Registration(RegistrationId("a-late-one"), "Late")
    put(server, replace(first, public_name="F"), replace(last, public_name="L"), late)

    fetch(desk, server)

    assert same(desk, server)
    assert desk.registration(first.id).public_name == "F"
    assert desk.registration(last.id).public_name == "L"
    assert desk.registration(late.id) == late


def test_who_is_taken_off_while_pages_come_is_off_in_the_end(desk, server):
    for _ in range(4):
        desk.apply(next_page(desk, server))
    gone = [replace(entry(one, 2), deleted=True, body="") for one in (CROWD[0], CROWD[-1])]
    server.apply(change(*gone, incarnation=server.roster_version().incarnation))

    fetch(desk, server)

    assert not {CROWD[0].id, CROWD[-1].id} & holds(desk)
    assert same(desk, server)


def test_a_server_of_another_incarnation_in_between_begins_again(desk, server):
    for _ in range(2):
        desk.apply(next_page(desk, server))
    begin_incarnation(server)

    page = next_page(desk, server)

    assert (page.first, page.whole) == (True, True)
    fetch(desk, server)
    assert same(desk, server)


def test_what_came_of_another_incarnation_is_not_mixed_in(desk, replicas, server):
    for _ in range(3):
        desk.apply(next_page(desk, server))
    other = replicas.open("other", change=None)
    put(other, GATHERING, *CROWD[:50:2])

    fetch(desk, other)

    assert holds(desk) == {one.id for one in CROWD[:50:2]}
    assert desk.lists() == []
    assert same(desk, other)


def test_a_page_that_does_not_fit_is_passed_over(desk, server, replicas):
    asker = replicas.open("asker", change=None)
    asker.apply(next_page(asker, server))
    second = next_page(asker, server)
    while not (last := next_page(asker, server)).last:
        asker.apply(last)

    for page in (second, last):
        # Nothing has begun here.
        assert not desk.apply(page)
        assert desk.arriving() is None
    desk.apply(next_page(desk, server))
    before = desk.arriving()
    elsewhere = replace(last, version=RosterVersion("elsewhere", 9))
    assert not desk.apply(elsewhere)

    assert desk.arriving() == before
    assert holds(desk) == set()
    fetch(desk, server)
    assert same(desk, server)


def test_a_page_that_comes_twice_changes_nothing(desk, server):
    while page := next_page(desk, server):
        desk.apply(page)
        if not page.last:
            desk.apply(page)

    assert same(desk, server)


def test_a_first_page_begins_again_whatever_has_come(desk, server):
    first = next_page(desk, server)
    for _ in range(3):
        desk.apply(next_page(desk, server))

    desk.apply(first)

    assert desk.arriving().upto == first.upto
    fetch(desk, server)
    assert same(desk, server)


def test_a_roster_that_went_bad_unseen_is_fetched_anew_and_the_log_is_not_touched(desk, server):
    fetch(desk, server)
    made = fill(desk, 3)
    stranger = desk.desks()[0]
    with desk._database.write(EVENT) as connection:
        connection.exec_driver_sql("update roster_state set digest = '0123456789abcdef'")
        connection.exec_driver_sql("delete from roster where id = 'r-007'")
    log = all_of(desk)

    page = next_page(desk, server)

    assert (page.first, page.whole) == (True, True)
    fetch(desk, server)
    assert same(desk, server)
    assert all_of(desk) == log
    assert list(desk.records()) == made
    assert stranger in desk.desks()
    assert desk.record(admission(), reading(9)).seq == 4


def test_the_digest_is_the_same_by_whatever_way_a_roster_came(replicas, server):
    put(server, replace(ADA, public_name="Ada C."))
    put(server, Registration(RegistrationId("r-new"), "New"))
    at_once, in_pages, in_time = (
        replicas.open(name, change=None) for name in ("once", "pages", "time")
    )

    fetch(at_once, server, 10**9)
    fetch(in_pages, server, 1)
    fetch(in_time, server)
    put(server, replace(ADA, public_name="Ada D."))
    for one in (at_once, in_pages, in_time):
        fetch(one, server)
        assert same(one, server)


def test_desks_survive_a_whole_roster_that_does_not_have_them(desk, server, replicas):
    fetch(desk, server)
    restored = replicas.open("restored", change=None)
    put(restored, GATHERING, LIST)

    fetch(desk, restored)

    assert desk.desks() == list(DESKS)
    gate = replicas.open("gate", DESKS[1].id)
    fill(gate, 2)
    assert len(desk.take(all_of(gate), verify).records) == 2


def test_entries_of_a_damaged_page_leave_the_arriving_as_it_was(desk, server):
    desk.apply(next_page(desk, server))
    before = desk.arriving()
    with desk._database.write(EVENT) as connection:
        connection.exec_driver_sql(
            "create trigger fault before insert on arriving_state "
            "begin select raise(abort, 'the power went'); end"
        )
    with pytest.raises(Exception, match="the power went"):
        desk.apply(next_page(desk, server))
    with desk._database.write(EVENT) as connection:
        connection.exec_driver_sql("drop trigger fault")

    assert desk.arriving() == before
    fetch(desk, server)
    assert same(desk, server)


def test_a_cursor_that_nobody_gave_out_is_answered_all_the_same(server):
    for upto in (Cursor(0, "", ""), Cursor(10**9, "zzz", "zzz"), Cursor(1, "\u00e9", "'; --")):
        asked = server.roster_version()
        away = replace(asked, digest="x")
        page = server.page_above(
            away, Arriving(asked.incarnation, True, upto), PAGE, DeskProfile.HELP_DESK
        )
        assert page.version == asked


def sides(desk):
    """How many entries lie on the roster's side, and how many on the other, desks apart."""
    with desk._database.read() as connection:
        there = select(func.count()).select_from(roster).where(roster.c.kind != "desk")
        held = side_held(connection, EVENT)
        return [connection.scalar(there.where(roster.c.side == one)) for one in (held, 1 - held)]


def go_bad(desk):
    """From here on the whole roster is fetched again."""
    with desk._database.write(EVENT) as connection:
        connection.exec_driver_sql("update roster_state set digest = '0123456789abcdef'")


def test_a_whole_roster_gathers_beside_the_one_in_use_and_nothing_is_left_of_that(desk, server):
    fetch(desk, server)
    with desk._database.write(EVENT) as connection:
        connection.exec_driver_sql(
            "update roster set body = '{\"public_name\":\"Adb\"}' where id = 'r-ada'"
        )
    go_bad(desk)

    while not (page := next_page(desk, server)).last:
        assert page.whole
        desk.apply(page)
        assert desk.registration(ADA.id).public_name == "Adb"
        assert holds(desk) == holds(server)
        assert sides(desk)[0] == 104
    desk.apply(page)

    assert desk.registration(ADA.id) == ADA
    assert sides(desk) == [104, 0]
    assert same(desk, server)


def test_what_was_replaced_is_swept_away_a_little_at_a_time(desk, server, monkeypatch):
    monkeypatch.setattr("checkin.adapters.database.roster._SWEPT", 7)
    for _ in range(3):
        fetch(desk, server)
        assert sides(desk) == [104, 0]
        go_bad(desk)


def test_what_a_desk_had_no_time_to_sweep_away_goes_at_its_next_start(desk, server):
    fetch(desk, server)
    go_bad(desk)
    while not (page := next_page(desk, server)).last:
        desk.apply(page)
    with desk._database.write(EVENT) as connection:
        connection.exec_driver_sql(
            "create trigger fault before delete on roster "
            "begin select raise(abort, 'the power went'); end"
        )
    with pytest.raises(Exception, match="the power went"):
        desk.apply(page)
    with desk._database.write(EVENT) as connection:
        connection.exec_driver_sql("drop trigger fault")

    # Taken in all the same, and what it replaced is still there, unused.
    assert same(desk, server)
    assert sides(desk) == [104, 104]
    desk.tidy()
    assert sides(desk) == [104, 0]
    assert same(desk, server)


def test_nothing_is_swept_away_of_what_is_arriving(desk, server):
    for _ in range(3):
        desk.apply(next_page(desk, server))
    before = sides(desk)

    desk.tidy()

    assert sides(desk) == before
    fetch(desk, server)
    assert same(desk, server)


def test_a_change_that_would_hold_up_a_scan_comes_as_a_whole_roster(desk, server, monkeypatch):
    fetch(desk, server)
    monkeypatch.setattr("checkin.adapters.database.roster._LAID_OVER", 50)
    renamed = [replace(one, public_name="y" * 40) for one in CROWD]
    put(server, *renamed[:50])
    assert not next_page(desk, server).whole
    put(server, *renamed)

    page = next_page(desk, server)
    assert (page.first, page.whole) == (True, True)
    fetch(desk, server)

    assert desk.registration(CROWD[-1].id) == renamed[-1]
    assert same(desk, server)


def test_the_pages_of_a_change_are_not_mixed_with_those_of_a_whole_roster(desk, server):
    fetch(desk, server)
    put(server, *(replace(one, public_name="y" * 40) for one in CROWD))
    newcomer = RosterVersion()
    whole = server.page_above(newcomer, None, PAGE, DeskProfile.HELP_DESK)
    going_on = Arriving(whole.version.incarnation, True, whole.upto)
    second = server.page_above(newcomer, going_on, PAGE, DeskProfile.HELP_DESK)
    desk.apply(next_page(desk, server))
    before = desk.arriving()

    assert not before.whole
    assert not desk.apply(second)

    assert desk.arriving() == before
    fetch(desk, server)
    assert same(desk, server)


def test_how_many_follow_is_counted_anew_when_the_roster_is_another(desk, server):
    lefts = [next_page(desk, server).left]
    put(server, Registration(RegistrationId("r-new"), "New"))
    lefts.append(next_page(desk, server).left)

    assert lefts[1] == lefts[0] + 1
    seen = 0
    while page := next_page(desk, server):
        desk.apply(page)
        seen += len(page.entries)
        assert page.left == 105 + len(DESKS) - seen


def test_records_are_made_while_pages_come_and_while_the_old_roster_goes(desk, server, monkeypatch):
    monkeypatch.setattr("checkin.adapters.database.roster._SWEPT", 7)
    fetch(desk, server)
    go_bad(desk)
    made = []
    scanning = threading.Thread(target=lambda: made.extend(fill(desk, 40)))
    scanning.start()
    fetch(desk, server, 1)
    scanning.join()

    assert list(desk.records()) == made
    assert [one.seq for one in made] == list(range(1, 41))
    assert same(desk, server)
