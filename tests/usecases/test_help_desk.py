"""A help desk's acts: records that every desk lays over its roster, with no network needed."""

import itertools
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event

from checkin.adapters.keys import verify
from checkin.domain.errors import InputError
from checkin.domain.model import DeskProfile, RegistrationId, Standing
from checkin.domain.reasons import AdmitReason, BadgeReason, UndoReason
from checkin.domain.record import Kind, Role
from checkin.domain.verdict import Admitted, Reason
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.organise import issue_spares
from checkin.usecases.outcome import Count
from checkin.usecases.people import Person, read_person
from checkin.usecases.roster_pages import Cursor, RosterPage, RosterVersion
from tests.fakes import Listed, MemoryStore
from tests.usecases.conftest import DAY_1, DAY_2, DINNER, MINUTE


def randomness():
    numbers = itertools.count(1)
    return lambda length: next(numbers).to_bytes(length, "big")


@pytest.fixture
def spares(venue):
    """Three spare badges, as they are printed."""
    return issue_spares(venue.book, venue.signer, randomness(), 3)


class HelpTable:
    """A desk that is a help desk."""

    def __init__(self, table):
        self.table, self.desk = table, table.desk
        self.desk.role = Role.HELP_DESK
        self.acts = HelpDesk(table.desk, table.store, verify, randomness())


@pytest.fixture
def help_desk(venue, ada, text, spares):  # noqa: ARG001 - what was published is on its list
    return HelpTable(venue.table("Help desk"))


@pytest.fixture
def lane(venue, ada, text, spares):  # noqa: ARG001
    return venue.table("Lane")


def hears(lane, help_desk):
    """All that the help desk has recorded has come to the lane."""
    lane.desk.heard(help_desk.table.records(), roster_changed=False)


# ---------------------------------------------------------------- spare badges


def test_spare_badges_are_made_once_and_printed_again_they_are_the_same(venue, spares):
    again = issue_spares(venue.book, venue.signer, randomness(), 2)

    assert len({one.text for one in spares}) == 3
    assert {one.text for one in again} <= {one.text for one in spares}


@pytest.mark.parametrize("count", [0, -1, 1_001])
def test_as_many_spare_badges_as_make_no_sense_are_not_printed(venue, count):
    with pytest.raises(InputError, match="Between 1 and"):
        issue_spares(venue.book, venue.signer, randomness(), count)


def test_spare_badges_need_an_event(empty_venue):
    with pytest.raises(InputError, match="no event"):
        issue_spares(empty_venue.book, empty_venue.signer, randomness(), 1)


def test_a_spare_badge_admits_nobody_before_it_is_handed_out(lane, spares):
    outcome = lane.desk.scan(spares[0].text)

    assert outcome.verdict.reason is Reason.SPARE
    assert lane.desk.search(spares[0].short) == []


def test_a_spare_badge_is_known_by_its_code_and_another_badge_is_none(help_desk, spares, text):
    assert help_desk.acts.spare(spares[0].text)
    assert help_desk.acts.spare(spares[0].short.lower()) == help_desk.acts.spare(spares[0].text)
    for wrong in ("", "somebody else's", text):
        with pytest.raises(InputError):
            help_desk.acts.spare(wrong)


def test_a_spare_badge_that_was_handed_out_is_not_handed_out_again(help_desk, ada, spares):
    spare = help_desk.acts.spare(spares[0].text)
    help_desk.acts.replace_badge(ada.id, BadgeReason.LOST, spare)

    with pytest.raises(InputError, match="somebody's already"):
        help_desk.acts.spare(spares[0].text)
    assert help_desk.desk.people.given() == {spare: ada.id}


# ---------------------------------------------------------------- a lost badge


def test_a_lost_badge_is_replaced_and_every_desk_that_hears_of_it_knows(
    help_desk, lane, ada, text, spares
):
    made = help_desk.acts.replace_badge(
        ada.id, BadgeReason.LOST, help_desk.acts.spare(spares[0].text)
    )
    hears(lane, help_desk)

    old, new = lane.desk.scan(text), lane.desk.scan(spares[0].text)

    assert (made.kind, made.reason, made.role) == (Kind.REPLACED, "lost", "help_desk")
    assert old.verdict.reason is Reason.REPLACED
    assert old.verdict.replaced_at == made.at
    assert new.verdict == Admitted(ada)
    assert [one.registration for one in lane.desk.search(spares[0].short)] == [ada]


def test_what_was_scanned_with_the_spare_badge_is_about_the_person_once_that_is_heard(
    help_desk, lane, ada, spares
):
    """The scan came first: at another desk, which had not heard of the act yet."""
    help_desk.acts.replace_badge(ada.id, BadgeReason.LOST, help_desk.acts.spare(spares[0].text))
    help_desk.desk.scan(spares[0].text)

    hears(lane, help_desk)

    assert lane.desk.admit(ada.id).verdict.reason is Reason.ALREADY_IN


def test_when_a_badge_was_replaced_is_told_by_the_corrected_clock_of_whoever_did_it(
    help_desk, lane, ada, text
):
    asked = help_desk.table.wall()
    help_desk.table.clock.measured(asked, asked + 2 * 60 * MINUTE, asked)
    made = help_desk.acts.replace_badge(ada.id, BadgeReason.LOST)
    hears(lane, help_desk)

    true_ms = help_desk.desk.clock().corrected_ms
    assert true_ms == made.at + 2 * 60 * MINUTE
    assert lane.desk.scan(text).verdict.replaced_at == true_ms


def test_a_badge_for_somebody_unknown_is_not_given(help_desk):
    assert help_desk.acts.replace_badge(RegistrationId("nobody"), BadgeReason.LOST) is None


def test_a_replacement_is_taken_back_when_the_badge_turns_up(help_desk, lane, ada, text):
    made = help_desk.acts.replace_badge(ada.id, BadgeReason.LOST)

    taken_back = help_desk.acts.take_back(made.fact, UndoReason.BY_MISTAKE)
    hears(lane, help_desk)

    assert taken_back.names == made.fact
    assert lane.desk.scan(text).verdict == Admitted(ada)
    assert help_desk.acts.take_back(made.fact, UndoReason.BY_MISTAKE) is None


def test_an_undo_that_comes_before_what_it_undoes_still_undoes_it(help_desk, lane, ada, text):
    made = help_desk.acts.replace_badge(ada.id, BadgeReason.LOST)
    undo = help_desk.acts.take_back(made.fact, UndoReason.BY_MISTAKE)

    lane.desk.heard([undo], roster_changed=False)
    lane.desk.heard([made, made], roster_changed=False)

    assert lane.desk.scan(text).verdict == Admitted(ada)


# ---------------------------------------------------------------- somebody who walks in


def test_somebody_who_walks_in_is_found_counted_and_admitted_at_every_desk(help_desk, lane, spares):
    expected = lane.desk.count().expected
    made = help_desk.acts.register(
        Person(" Grace  Hopper ", "Navy"),
        [DINNER.id, help_desk.desk.on.id],
        help_desk.acts.spare(spares[0].text),
    )
    hears(lane, help_desk)

    outcome = lane.desk.scan(spares[0].text)

    assert made.registration.public_name == "Grace Hopper"
    assert made.registration.lists == {lane.desk.on.id, DINNER.id}
    assert outcome.verdict == Admitted(made.registration)
    assert [one.registration for one in lane.desk.search("grac")] == [made.registration]
    assert lane.desk.count().expected == expected + 1
    assert lane.desk.count().here == 1


def test_somebody_who_walks_in_for_other_days_only_is_on_those_lists_and_not_on_todays(
    help_desk, lane
):
    made = help_desk.acts.register(Person("Grace Hopper"), [DINNER.id, DAY_2.id])
    hears(lane, help_desk)

    assert (made.record.list, made.record.lists) == (DINNER.id, (DAY_2.id,))
    assert lane.desk.people.registration(made.registration.id).lists == {DINNER.id, DAY_2.id}
    assert lane.desk.admit(made.registration.id).verdict.reason is Reason.OTHER_LIST
    lane.desk.choose(DAY_2.id)
    assert lane.desk.admit(made.registration.id).admitted


def test_a_substitute_of_another_day_comes_on_that_day_only(venue, tomorrows):
    help_desk = HelpTable(venue.table("Help desk"))

    made = help_desk.acts.substitute(tomorrows.id, Person("Grace Hopper"))

    assert made.registration.lists == tomorrows.lists


def test_no_name_is_in_the_record_of_whoever_walked_in(help_desk):
    made = help_desk.acts.register(Person("Grace Hopper", "Navy"))

    (data,) = [run.records[-1] for run in help_desk.table.store.runs_above({}, 10**6)]

    assert made.record.role == Role.HELP_DESK
    assert b"Grace" not in data
    assert b"Navy" not in data


def test_after_a_restart_whoever_walked_in_is_still_there(help_desk):
    help_desk.acts.register(Person("Grace Hopper"))

    help_desk.table.start()

    assert [one.registration.public_name for one in help_desk.table.desk.search("grace")]


def test_where_names_may_not_be_seen_a_walk_in_is_a_code_and_nothing_else(help_desk, lane):
    made = help_desk.acts.register(Person("Grace Hopper"))
    listed = Listed(lane.desk.gathering, tuple(lane.desk.lists))
    store = MemoryStore(listed)
    store.may_see_names = False
    other = type(lane.desk)(store, verify, lane.clock)

    other.heard([made.record], roster_changed=False)

    assert other.people.registration(made.registration.id).code_only
    with pytest.raises(InputError, match="may not write names"):
        HelpDesk(other, store, verify, randomness()).register(Person("Somebody"))


def test_a_desk_that_gets_the_key_to_names_later_reads_whom_it_has_heard_of(venue, help_desk):
    made = help_desk.acts.register(Person("Grace Hopper"))
    late = venue.table("Late", fetched=False)
    whole = venue.replica.page_above(RosterVersion(), None, 10**9, DeskProfile.HELP_DESK)
    key = next(one for one in whole.entries if one.kind == "names_key")
    others = tuple(one for one in whole.entries if one != key)
    late.store.apply(replace(whole, entries=others))
    late.desk.heard([made.record], roster_changed=True)
    assert late.desk.people.registration(made.registration.id).code_only

    number = whole.version.number + 1
    entry = replace(key, version=number)
    later = RosterVersion(whole.version.incarnation, number)
    late.store.apply(RosterPage(later, (entry,), Cursor(number, entry.kind, entry.id)))
    late.desk.heard([], roster_changed=True)

    assert late.desk.people.registration(made.registration.id).public_name == "Grace Hopper"
    assert [one.registration.public_name for one in late.desk.search("grace")] == ["Grace Hopper"]


@contextmanager
def questions_to_the_database():
    """What is asked of any database meanwhile."""
    asked = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_one_more_walk_in_costs_no_more_questions_however_many_there_are(help_desk):
    def asked_for(name):
        with questions_to_the_database() as asked:
            help_desk.acts.register(Person(name))
        return len(asked)

    asked = [asked_for(f"Walk-in {number}") for number in range(40)]

    assert asked[-1] == min(asked)


@pytest.mark.parametrize(
    ("person", "says"),
    [
        (Person(""), "name first"),
        (Person("  "), "name first"),
        (Person("x" * 201), "letters at most"),
        (Person("x", "o" * 201), "letters at most"),
    ],
)
def test_a_slip_of_the_keyboard_is_one_clear_sentence_and_records_nothing(help_desk, person, says):
    with pytest.raises(InputError, match=says):
        help_desk.acts.register(person)

    assert help_desk.table.records() == []


def test_nobody_is_registered_before_there_is_a_list():
    store = MemoryStore()
    from checkin.domain.clock import ClockReading
    from checkin.usecases.desk import Desk

    desk = Desk(store, verify, lambda: ClockReading(1_727_773_200_000, None, None))

    acts = HelpDesk(desk, store, verify, randomness())
    with pytest.raises(InputError, match="no check-in list"):
        acts.register(Person("Grace"))
    assert acts.admit_anyway(RegistrationId("nobody"), AdmitReason.OTHER_LIST) is None


@pytest.mark.parametrize("sealed", [None, b"", b"[]", b"nonsense", b"\xff", b"[" * 100_000])
def test_what_cannot_be_read_names_nobody(sealed):
    assert read_person(sealed) == Person("")


# ---------------------------------------------------------------- somebody in another's place


def test_a_substitute_has_the_lists_of_whom_they_come_for_whose_badge_is_good_no_more(
    help_desk, lane, ada, text, spares
):
    expected = lane.desk.count().expected
    made = help_desk.acts.substitute(
        ada.id, Person("Grace Hopper"), help_desk.acts.spare(spares[1].text)
    )
    hears(lane, help_desk)

    assert made.registration.lists == ada.lists
    assert made.record.instead == ada.id
    assert lane.desk.scan(text).verdict.reason is Reason.CANCELLED
    assert lane.desk.scan(spares[1].text).verdict == Admitted(made.registration)
    assert lane.desk.count().expected == expected
    assert lane.desk.people.registration(ada.id).standing is Standing.CANCELLED


def test_a_substitute_is_of_the_category_whose_place_they_take(venue, help_desk, lane):
    member = venue.add("Mary Jackson", category="member")
    venue.book.publish(lists=[replace(DAY_1, categories=("member",))])
    for table in (help_desk.table, lane):
        table.fetch()
    made = help_desk.acts.substitute(member.id, Person("Grace Hopper"))
    hears(lane, help_desk)

    assert lane.desk.people.registration(made.registration.id).category == "member"
    assert lane.desk.admit(made.registration.id).admitted


def test_a_place_is_taken_once(help_desk, ada):
    help_desk.acts.substitute(ada.id, Person("Grace Hopper"))

    with pytest.raises(InputError, match="taken it already"):
        help_desk.acts.substitute(ada.id, Person("Mary"))
    with pytest.raises(InputError, match="taken it already"):
        help_desk.acts.substitute(RegistrationId("nobody"), Person("Mary"))


def test_a_substitution_that_is_taken_back_gives_the_place_back(help_desk, lane, ada, text):
    made = help_desk.acts.substitute(ada.id, Person("Grace Hopper"))
    help_desk.acts.take_back(made.record.fact, UndoReason.WRONG_PERSON)
    hears(lane, help_desk)

    assert lane.desk.scan(text).verdict == Admitted(ada)
    assert lane.desk.search("grace") == []


def test_whoever_was_cancelled_anyway_is_not_counted_off_twice(venue, help_desk, lane, ada):
    help_desk.acts.substitute(ada.id, Person("Grace Hopper"))
    venue.cancel(ada)
    for table in (help_desk.table, lane):
        table.fetch()
    hears(lane, help_desk)

    assert lane.desk.count().expected == 1


def test_somebody_of_whom_the_roster_knows_nothing_any_more_is_no_trouble(help_desk, lane, ada):
    made = help_desk.acts.substitute(ada.id, Person("Grace Hopper"))
    store = MemoryStore(Listed(lane.desk.gathering, tuple(lane.desk.lists)))
    other = type(lane.desk)(store, verify, lane.clock)

    other.heard([made.record], roster_changed=False)

    assert other.people.gone() == ()


# ---------------------------------------------------------------- whom the list does not name


@pytest.fixture
def tomorrows(venue):
    return venue.add("Mary Tomorrow", lists=frozenset({DAY_2.id}), organisation="Looms")


def test_a_help_desk_admits_somebody_of_another_day_with_a_reason(tomorrows, venue):
    help_desk = HelpTable(venue.table("Help desk"))
    assert help_desk.desk.admit(tomorrows.id).verdict.reason is Reason.OTHER_LIST

    outcome = help_desk.acts.admit_anyway(tomorrows.id, AdmitReason.OTHER_LIST)

    assert outcome.admitted
    assert outcome.record.reason == "other_list"
    assert outcome.record.role == Role.HELP_DESK
    assert help_desk.desk.count().here == 1
    assert help_desk.desk.undo() is not None


def test_whoever_is_let_in_all_the_same_counts_as_expected_and_no_longer_once_taken_back(
    venue, ada
):
    member = venue.add("Mary Jackson", category="member")
    venue.book.publish(lists=[replace(DAY_1, categories=("member",))])
    help_desk = HelpTable(venue.table("Help desk"))
    assert help_desk.desk.count() == Count(0, 1)

    assert help_desk.desk.admit(member.id).admitted
    assert help_desk.acts.admit_anyway(ada.id, AdmitReason.REGISTERED_LATE).admitted
    assert help_desk.desk.count() == Count(2, 2)

    help_desk.desk.undo()
    assert help_desk.desk.count() == Count(1, 1)


def test_a_rule_or_a_category_that_changes_later_changes_who_is_expected(venue, ada):
    member = venue.add("Mary Jackson", category="member")
    table = venue.table("Help desk")
    assert table.desk.admit(ada.id).admitted
    assert table.desk.count() == Count(1, 2)

    venue.book.publish(lists=[replace(DAY_1, categories=("guest",))])
    table.fetch()
    assert table.desk.count() == Count(1, 1)

    venue.book.publish(registrations=[replace(member, category="Guest")])
    table.fetch()
    assert table.desk.count() == Count(1, 2)


def test_whoever_came_and_whose_place_was_given_away_counts_as_expected(venue, ada):
    help_desk = HelpTable(venue.table("Help desk"))
    help_desk.desk.admit(ada.id)
    walked_in = help_desk.acts.register(Person("Mia")).registration
    assert help_desk.desk.count() == Count(1, 2)

    help_desk.acts.substitute(ada.id, Person("Grace Hopper"))
    help_desk.acts.substitute(walked_in.id, Person("Zoë"))
    assert help_desk.desk.count() == Count(1, 3)


def test_a_help_desk_overrules_neither_a_cancellation_nor_an_admission(venue, ada, help_desk):
    assert help_desk.acts.admit_anyway(ada.id, AdmitReason.REGISTERED_LATE).admitted
    assert help_desk.acts.admit_anyway(ada.id, AdmitReason.REGISTERED_LATE) is None
    venue.cancel(ada)
    help_desk.table.fetch()
    assert help_desk.acts.admit_anyway(ada.id, AdmitReason.REGISTERED_LATE) is None
    nobody = RegistrationId("nobody")
    assert help_desk.acts.admit_anyway(nobody, AdmitReason.REGISTERED_LATE) is None


# ---------------------------------------------------------------- people who come together


def test_a_group_is_everybody_of_one_organisation_by_name_and_whether_they_are_in(venue):
    people = [
        venue.add(name, organisation=organisation)
        for name, organisation in (
            ("Zoë", "Press Watch"),
            ("Abe", "press watch"),
            ("Eve", "Other"),
            ("Nobody's", ""),
            ("", "Press Watch"),
        )
    ]
    help_desk = HelpTable(venue.table("Help desk"))
    help_desk.desk.admit(people[1].id)
    added = help_desk.acts.register(Person("Mia", "Press Watch")).registration
    help_desk.acts.substitute(people[0].id, Person("Quentin", "Press Watch"))

    group = help_desk.acts.group(people[1].id)

    assert [one.registration.public_name for one in group] == ["Abe", "Mia", "Quentin"]
    assert [one.presence.counts is not None for one in group] == [True, False, False]
    assert added in [one.registration for one in group]
    assert help_desk.acts.group(people[3].id) == []
    assert help_desk.acts.group(RegistrationId("nobody")) == []
