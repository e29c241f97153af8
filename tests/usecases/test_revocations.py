"""The list of revocations, from the act that causes it to a desk that knows no badge of it."""

import gzip
import json
from dataclasses import replace

import pytest

from checkin.adapters import roster_json
from checkin.adapters.database import revoked
from checkin.adapters.database.roster_rows import publish
from checkin.adapters.keys import SigningKey
from checkin.adapters.wire import write_answer
from checkin.domain.model import BadgeId, DeskProfile, Standing
from checkin.domain.revocation import Revocations, sign
from checkin.domain.verdict import Admitted, Reason
from checkin.usecases.exchange import Answer
from checkin.usecases.roster_pages import RosterPage, RosterVersion
from tests.usecases.conftest import EVENT


def published(venue):
    """The list as the server has it now."""
    with venue.server.database.read() as connection:
        return revoked.readable(revoked.published(connection, EVENT))


def say(venue, number, badges=(), key=None):
    """Publish a list whatever the server holds: as another server, or a forger, would."""
    key = key or venue.server.signer
    one = sign(Revocations(number, 1, frozenset(badges), key.key_id), EVENT, key)
    body = roster_json.write_revocations(one)
    with venue.server.database.write(EVENT) as connection:
        publish(connection, EVENT, [(revoked.KIND, revoked.KEY, body, "")])


@pytest.fixture
def issued(venue, ada):
    return venue.issue(ada)


@pytest.fixture
def table(venue, issued):  # noqa: ARG001 - what was published is on its list
    return venue.table()


def test_a_replaced_badge_is_on_the_list_in_the_same_transaction(venue, issued):
    assert published(venue) is None

    venue.book.publish(badges=[replace(issued, replaced_at=5)])

    assert published(venue).badges == {issued.id}
    assert venue.book.revoked() == {issued.id}


def test_who_cancels_has_a_revoked_badge_until_they_come_after_all(venue, ada, issued):
    venue.cancel(ada)
    assert (published(venue).number, published(venue).badges) == (1, {issued.id})

    venue.book.publish(registrations=[replace(ada, standing=Standing.ACTIVE)])
    assert (published(venue).number, published(venue).badges) == (2, frozenset())


def test_what_changes_no_revocation_makes_no_new_list(venue, ada, issued):
    venue.cancel(ada)
    before = published(venue)

    venue.add("Grace Hopper")
    venue.book.publish(badges=[issued])

    assert published(venue) == before


def test_a_code_of_another_system_is_no_part_of_the_list(venue, ada):
    venue.issue(ada, code="T-1", replaced_at=5)

    assert published(venue) is None


def test_a_desk_refuses_what_its_list_names_and_says_what_it_holds(venue, issued, table):
    say(venue, 3, [issued.id])
    table.fetch()

    assert table.desk.scan(venue.text(issued)).verdict.reason is Reason.REVOKED
    assert table.desk.search(issued.short) == []
    assert table.store.revocations().now.number == 3


@pytest.mark.parametrize("number", [2, 3])
def test_a_lower_number_or_the_same_again_is_refused_once_and_counted(venue, issued, table, number):
    say(venue, 3, [issued.id])
    table.fetch()

    say(venue, number)
    table.fetch()
    table.fetch()

    held = table.store.revocations()
    assert (held.now.number, held.now.badges, held.refused) == (3, {issued.id}, 1)
    assert table.desk.scan(venue.text(issued)).verdict.reason is Reason.REVOKED
    assert table.store.roster_version() == venue.replica.roster_version()


@pytest.mark.parametrize("key_id", [1, 2, 9])
def test_a_forged_list_is_refused_and_counted(venue, issued, table, key_id):
    say(venue, 3, [issued.id], SigningKey(b"s" * 32, key_id))
    table.fetch()

    assert (table.store.revocations().now, table.store.revocations().refused) == (None, 1)
    assert isinstance(table.desk.scan(venue.text(issued)).verdict, Admitted)


@pytest.mark.parametrize("body", ["", "[]", "null", '{"number":1}', '{"number":-1,"key_id":1}'])
def test_a_list_that_cannot_be_read_is_refused_and_the_rest_of_the_roster_is_taken_in(
    venue, issued, table, body
):
    with venue.server.database.write(EVENT) as connection:
        publish(connection, EVENT, [(revoked.KIND, revoked.KEY, body, "")])
    table.fetch()

    assert table.store.revocations().now is None
    assert isinstance(table.desk.scan(venue.text(issued)).verdict, Admitted)


def test_the_list_survives_a_whole_new_roster_that_has_none(venue, issued, table):
    say(venue, 3, [issued.id])
    table.fetch()
    page = venue.replica.page_above(RosterVersion(), None, 10**9, DeskProfile.HELP_DESK)
    kept = tuple(one for one in page.entries if one.kind != revoked.KIND)

    table.store.apply(RosterPage(RosterVersion("another", 1), kept, page.upto, whole=True))

    assert table.store.is_revoked(issued.id)
    assert table.store.revocations_unheard().id == revoked.KEY


def test_a_restored_server_learns_what_it_had_revoked_and_goes_on_above(venue, issued, table):
    restore = venue.backup()
    other = venue.issue(venue.add("Grace Hopper"))
    venue.book.publish(badges=[replace(one, replaced_at=5) for one in (issued, other)])
    table.fetch()
    before = table.store.revocations().now
    server = restore()

    table.talk(table.sync(table.line(server)))
    table.talk(table.sync(table.line(server)))

    after = table.store.revocations()
    assert after.now.number == before.number + 1
    assert after.now.badges == before.badges
    assert after.refused == 0
    assert server.roster_version() == table.store.roster_version()


def test_a_server_takes_no_list_that_it_has_not_signed_and_no_older_one(venue, issued, table):
    say(venue, 3, [issued.id])
    before = published(venue)
    stranger = SigningKey(b"s" * 32)
    for number, key in ((9, stranger), (2, venue.server.signer), (3, venue.server.signer)):
        one = sign(Revocations(number, 1, frozenset({BadgeId("ee" * 12)}), 1), EVENT, key)
        entry = replace(
            table.store.introductions([table.id])[0],
            kind=revoked.KIND,
            id=revoked.KEY,
            body=roster_json.write_revocations(one),
        )
        venue.enrolments.introduce([entry])

    assert published(venue) == before


def test_five_hundred_revocations_are_six_thousand_bytes_on_the_wire(venue):
    """Random ids of 12 bytes are all that it is: what is added is said in hundreds."""
    ids = [BadgeId(f"{number * 0x9E3779B97F4A7C15F39CC060:048x}"[-24:]) for number in range(1, 501)]
    say(venue, 1)
    before = venue.replica.roster_version()
    say(venue, 2, ids)
    page = venue.replica.page_above(before, None, 10**9, DeskProfile.HELP_DESK)

    sent = gzip.compress(write_answer(Answer({}, roster=page)), 1)

    assert len(json.loads(page.entries[0].body)["badges"]) == 8_000
    assert 6_000 < len(sent) < 7_000
