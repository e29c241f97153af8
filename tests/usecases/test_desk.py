"""What a desk says to each badge, on a real encrypted database with real signatures."""

from dataclasses import replace
from datetime import date

import pytest

from checkin.adapters.keys import SigningKey
from checkin.domain.badge import parse
from checkin.domain.model import BadgeId, IssuedBadge, Standing
from checkin.domain.record import How
from checkin.domain.verdict import Admitted, Reason, Refused
from checkin.domain.views import stand_in
from checkin.usecases.outcome import Count

UNKNOWN = IssuedBadge(BadgeId("f" * 24), "nobody known here")


# ---------------------------------------------------------------- each verdict


def test_a_badge_is_admitted_and_the_record_of_it_is_on_disk(venue, ada, text):
    table = venue.table()

    outcome = table.desk.scan(text)

    record = table.saved(outcome)
    assert outcome.verdict == Admitted(ada)
    assert (record.about, record.how, record.knew) == (ada.id, How.SCANNED, ())
    assert record.badge == parse(text).id
    assert (record.desk, record.at) == (table.id, table.wall.ms)
    assert table.desk.count() == Count(1, 1)


def test_the_same_badge_again_is_refused_with_the_admission_that_counts(venue, ada, text):
    table = venue.table()
    first = table.desk.scan(text)

    again = table.desk.scan(text)

    table.saved(again)
    assert again.verdict == Refused(Reason.ALREADY_IN, ada, first.record)
    assert table.desk.count().here == 1


def test_where_reentry_is_allowed_the_second_record_knows_of_the_first(venue, text):
    table = venue.table()
    table.desk.choose(venue.DINNER.id)
    first = table.desk.scan(text)

    again = table.desk.scan(text)

    assert table.saved(again).knew == (first.record.fact,)
    assert table.desk.count().here == 1
    assert table.desk.conflicts() == []


@pytest.mark.parametrize(
    "scanned", ["", "hello", "https://example.org/x", "x" * 513, "\0", "\ud800"]
)
def test_what_is_no_badge_is_not_an_event_code_and_is_not_kept(venue, scanned):
    table = venue.table()

    outcome = table.desk.scan(scanned)

    record = table.saved(outcome)
    assert outcome.verdict == Refused(Reason.NOT_AN_EVENT_CODE)
    assert (record.about, record.badge) == ("", "")


def test_a_forged_badge_is_not_ours_and_says_nothing_of_anybody(venue, ada):
    table = venue.table()
    forged = venue.text(venue.issue(ada), signer=SigningKey(b"f" * 32))

    outcome = table.desk.scan(forged)

    record = table.saved(outcome)
    assert outcome.verdict == Refused(Reason.NOT_OURS)
    assert (record.about, record.badge) == ("", "")


def test_a_replaced_badge_is_refused_with_the_moment_of_its_replacement(venue, ada):
    old = venue.issue(ada, replaced_at=venue.on_day(1, 8))
    new = venue.issue(ada)
    table = venue.table()

    outcome = table.desk.scan(venue.text(old))

    assert table.saved(outcome).about == ada.id
    assert outcome.verdict == Refused(Reason.REPLACED, ada, replaced_at=venue.on_day(1, 8))
    assert table.desk.scan(venue.text(new)).admitted


def test_a_cancelled_registration_is_refused(venue, ada, text):
    venue.cancel(ada)
    table = venue.table()

    outcome = table.desk.scan(text)

    table.saved(outcome)
    assert outcome.verdict == Refused(Reason.CANCELLED, replace(ada, standing=Standing.CANCELLED))
    assert table.desk.count() == Count(0, 0)


def test_somebody_of_another_list_is_told_where_they_are_expected(venue):
    guest = venue.add("Grace Hopper", lists=frozenset({venue.DINNER.id}))
    text = venue.text(venue.issue(guest))
    table = venue.table()

    outcome = table.desk.scan(text)

    table.saved(outcome)
    assert outcome.verdict == Refused(Reason.OTHER_LIST, guest, elsewhere=(venue.DINNER.id,))


def test_an_imported_code_is_looked_up_and_admitted(venue, ada):
    venue.issue(ada, code="TICKET/0001?é")
    table = venue.table()

    outcome = table.desk.scan("TICKET/0001?é")

    # Its text may be personal, and records go to every desk.
    assert table.saved(outcome).badge == stand_in("TICKET/0001?é")
    assert outcome.verdict == Admitted(ada)


def test_a_code_of_512_letters_is_the_longest(venue, ada):
    venue.issue(ada, code="x" * 512)
    venue.issue(ada, code="x" * 513)
    table = venue.table()

    assert table.desk.scan("x" * 513).verdict.reason == Reason.NOT_AN_EVENT_CODE
    assert table.desk.scan("x" * 512).admitted


def test_a_replaced_code_is_refused(venue, ada):
    venue.issue(ada, code="T-1", replaced_at=5)

    assert venue.table().desk.scan("T-1").verdict.reason == Reason.REPLACED


def test_a_code_whose_owner_is_gone_is_not_found_and_is_not_kept(venue):
    venue.book.publish(badges=[IssuedBadge(BadgeId("T-1"), "nobody")])
    table = venue.table()

    outcome = table.desk.scan("T-1")

    assert table.saved(outcome).badge == ""
    assert outcome.verdict == Refused(Reason.NOT_FOUND)


def test_the_bare_number_of_a_signed_badge_admits_nobody(venue, ada):
    issued = venue.issue(ada)

    outcome = venue.table().desk.scan(issued.id)

    assert outcome.verdict == Refused(Reason.NOT_AN_EVENT_CODE)


def test_a_short_code_in_a_qr_code_admits_nobody(venue, ada):
    issued = venue.issue(ada)

    assert venue.table().desk.scan(issued.short).verdict.reason == Reason.NOT_AN_EVENT_CODE


def test_a_desk_without_its_first_list_says_so(empty_venue):
    table = empty_venue.table(fetched=False)

    outcome = table.desk.scan(empty_venue.text(UNKNOWN))

    assert table.saved(outcome).list == ""
    assert outcome.verdict == Refused(Reason.NO_LIST_YET)
    assert table.desk.gathering is None
    assert list(table.desk.lists) == []
    assert table.desk.on is None
    assert table.desk.count() == Count(0, 0)
    assert table.desk.search("ada") == []


# ---------------------------------------------------------------- newer than the list


def test_a_badge_newer_than_the_list_is_admitted_once_by_its_signature_alone(venue):
    table = venue.table()
    text = venue.text(UNKNOWN)

    first = table.desk.scan(text)
    again = table.desk.scan(text)

    assert first.verdict == Admitted(None)
    assert (first.record.about, first.record.badge) == ("", UNKNOWN.id)
    assert again.verdict == Refused(Reason.ALREADY_IN, None, first.record)
    assert again.record.badge == UNKNOWN.id
    assert table.desk.count() == Count(1, 0)


def test_when_the_list_catches_up_that_admission_is_the_persons(venue):
    table = venue.table()
    ada = venue.add("Ada Lovelace")
    text = venue.text(issued := venue.issue(ada))
    first = table.desk.scan(text)
    assert (first.verdict, first.record.badge) == (Admitted(None), issued.id)

    table.fetch()

    assert table.desk.scan(text).verdict == Refused(Reason.ALREADY_IN, ada, first.record)
    assert table.desk.search("ada")[0].presence.counts == first.record
    assert table.desk.count() == Count(1, 1)


def test_a_badge_newer_than_the_list_can_be_undone(venue):
    table = venue.table()
    first = table.desk.scan(venue.text(UNKNOWN))

    table.desk.undo()

    assert table.desk.count().here == 0
    assert table.desk.scan(venue.text(UNKNOWN)).admitted
    assert first.record.badge == UNKNOWN.id


# ---------------------------------------------------------------- days


def test_a_badge_of_another_day_is_refused_once_the_clock_is_confirmed(venue, ada):
    issued = venue.issue(ada)
    yesterdays = venue.text(issued, last=date(2024, 9, 30))
    table = venue.table()
    table.clock.measured(table.wall.ms, table.wall.ms, table.wall.ms)

    outcome = table.desk.scan(yesterdays)

    assert table.saved(outcome).offset_ms == 0
    assert outcome.verdict == Refused(Reason.OTHER_DAY, ada)


def test_the_date_is_held_against_nobody_while_the_clock_is_unconfirmed(venue, ada):
    yesterdays = venue.text(venue.issue(ada), last=date(2024, 9, 30))
    table = venue.table()

    outcome = table.desk.scan(yesterdays)

    assert table.saved(outcome).offset_ms is None
    assert outcome.admitted


def test_the_day_is_told_by_the_corrected_clock(venue, ada):
    text = venue.text(venue.issue(ada))
    table = venue.table()
    table.wall.ms = venue.on_day(1) - 20 * 365 * 24 * 60 * venue.MINUTE
    table.clock.measured(table.wall.ms, venue.on_day(1), table.wall.ms)

    assert table.desk.scan(text).admitted


@pytest.mark.parametrize(
    ("zone", "reason"),
    [
        ("UTC", None),
        ("Asia/Colombo", Reason.OTHER_DAY),
        ("Nowhere/Nothing", None),
        ("../../etc/passwd", None),
        ("", None),
    ],
)
def test_the_day_is_that_of_the_events_time_zone_and_else_of_utc(empty_venue, zone, reason):
    empty_venue.open(time_zone=zone)
    ada = empty_venue.add("Ada Lovelace")
    todays = empty_venue.text(empty_venue.issue(ada), last=date(2024, 10, 1))
    table = empty_venue.table()
    # Half past seven in the evening, when it is one o'clock of the next day in Colombo.
    table.wall.ms = empty_venue.on_day(1, 19, 30)
    table.clock.measured(table.wall.ms, table.wall.ms, table.wall.ms)

    verdict = table.desk.scan(todays).verdict

    assert getattr(verdict, "reason", None) == reason
