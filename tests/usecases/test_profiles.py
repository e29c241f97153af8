"""Desks of each profile at one event: what they hold, what they say, what they send."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.domain.model import BadgeId, DeskProfile, Standing
from checkin.domain.reasons import BadgeReason, NoteReason, SettleReason
from checkin.domain.record import Kind, encode, regarding
from checkin.domain.verdict import Admitted, Refused
from checkin.domain.views import stand_in
from checkin.usecases.people import Person
from checkin.usecases.telling import Teller

HELP_DESK, LANE, NAMELESS = DeskProfile
PRIVATE = ("Lovelace", "Analytical", "Atlantis", "Adelaide", "tea room", "lovelace@", "آدا")


def set_profile(venue, table, profile):
    """The organisers have decided what a desk is given."""
    desk = venue.book.desk(table.id)
    with venue.server.database.write(venue.EVENT) as connection:
        venue.book._publish_desk(connection, replace(desk, profile=profile))


def desk_of(venue, profile, name=None):
    table = venue.table(name or f"Desk {profile}")
    set_profile(venue, table, profile)
    table.talk(table.sync(table.line()))
    return table


@pytest.fixture
def lovelace(venue):
    venue.open()
    person = venue.add(
        "Ada Lovelace",
        organisation="Analytical Engines",
        country="Atlantis",
        category="speaker",
        aliases=("Adelaide",),
        other_script="آدا",
        give=("tray C-14",),
        attention="See the tea room",
    )
    venue.issue(person, code="lovelace@example.org")
    return person


def held(table):
    """Every letter of the roster that a desk has on its disk, in use or not."""
    with table._database.read() as connection:
        rows = [
            *connection.exec_driver_sql("select id, also, body from roster"),
            *connection.exec_driver_sql("select id, also, body from arriving"),
            *connection.exec_driver_sql("select kind, id, incarnation from arriving_state"),
        ]
    return "\n".join(" ".join(row) for row in rows)


def test_a_lane_without_names_holds_nothing_of_a_person_and_checks_them_in(venue, lovelace):
    lane = desk_of(venue, NAMELESS)

    outcome = lane.desk.scan("lovelace@example.org")

    assert lane.saved(outcome).about == lovelace.id
    assert outcome.verdict.registration.give == ("tray C-14",)
    assert [one for one in PRIVATE if one in held(lane)] == []
    assert lane.store.seal(lovelace.id, b"x") is None
    assert not lane.desk.has_names


def test_a_lane_holds_the_public_name_and_no_private_spelling(venue, lovelace):
    lane = desk_of(venue, LANE)

    assert [one.registration.public_name for one in lane.desk.search("lovel")] == ["Ada Lovelace"]
    assert lane.desk.search("adelaide") == []
    private = ("Adelaide", "Atlantis", "lovelace@", "آدا", "names_key")
    assert [one for one in private if one in held(lane)] == []
    assert lane.store.seal(lovelace.id, b"x") is None


def test_people_are_found_there_by_the_short_code_alone(venue, lovelace):
    lane = desk_of(venue, NAMELESS)
    issued = venue.issue(lovelace)
    lane.talk(lane.sync(lane.line()))

    (found,) = lane.desk.search(issued.short.lower())
    assert found.registration.id == lovelace.id
    assert lane.desk.search("lovelace") == []
    assert lane.desk.admit(found.registration.id).admitted


@pytest.mark.usefixtures("lovelace")
def test_showing_what_stands_for_a_code_admits_nobody_at_any_desk(venue):
    for profile in DeskProfile:
        shown = desk_of(venue, profile).desk.scan(stand_in(BadgeId("lovelace@example.org")))
        assert not shown.admitted
        assert shown.record.about == ""


@pytest.mark.usefixtures("lovelace")
def test_a_desk_whose_profile_changes_gets_the_other_view_and_keeps_nothing_else(venue):
    table = desk_of(venue, HELP_DESK)
    assert "Lovelace" in held(table)

    for profile in (NAMELESS, LANE, HELP_DESK, NAMELESS):
        set_profile(venue, table, profile)
        table.talk(table.sync(table.line()))

        assert table.desk.profile is profile
        assert ("Lovelace" in held(table)) is (profile is not NAMELESS)
        assert ("Adelaide" in held(table)) is (profile is HELP_DESK)
    assert table.desk.scan("lovelace@example.org").admitted


def test_each_view_adds_up_after_every_change_and_nothing_is_fetched_twice(venue, lovelace):
    tables = [desk_of(venue, profile) for profile in DeskProfile]
    for number in range(4):
        person = venue.add(f"Somebody {number}", category="member")
        venue.issue(person, code=f"somebody-{number}@example.org")
        venue.book.publish(registrations=[replace(lovelace, organisation=f"Engine {number}")])
        for table in tables:
            line = table.line()
            table.talk(table.sync(line))
            pages = [one.roster for one in line.answers if one.roster]
            assert [page.whole for page in pages] == [False]
            assert table.store.roster_version() == pages[-1].version
            assert venue.replica.roster_for(table.desk.profile) == pages[-1].version


@pytest.mark.usefixtures("lovelace")
def test_a_lane_that_does_not_hold_what_it_should_is_healed(venue):
    lane = desk_of(venue, NAMELESS)
    with lane._database.write(venue.EVENT) as connection:
        connection.exec_driver_sql("update roster_state set digest = '00000000000000ff'")

    line = lane.line()
    lane.talk(lane.sync(line))

    assert [one.roster.whole for one in line.answers if one.roster] == [True]
    assert lane.store.roster_version() == venue.replica.roster_for(NAMELESS)


@pytest.mark.usefixtures("lovelace")
def test_news_is_no_news_to_a_desk_that_has_the_roster_in_its_view(venue):
    for profile in DeskProfile:
        lane = desk_of(venue, profile)
        told, _ = Teller(venue.replica.have()).line(venue.replica)
        _, behind = lane.sync(lane.line()).hear(told)
        assert not behind
        venue.add(f"One more for {profile}")
        told, _ = Teller(venue.replica.have()).line(venue.replica)
        assert lane.sync(lane.line()).hear(told)[1]


@pytest.mark.usefixtures("lovelace")
def test_an_undo_and_the_counts_are_the_same_without_names(venue):
    lane = desk_of(venue, NAMELESS)
    lane.desk.scan("lovelace@example.org")
    assert (lane.desk.count().here, lane.desk.count().expected) == (1, 1)

    assert lane.desk.undo().kind == Kind.UNDONE
    assert lane.desk.count().here == 0


@pytest.mark.usefixtures("lovelace")
def test_whoever_walked_in_has_no_name_at_a_lane_and_is_no_code_only_person(venue):
    desk = desk_of(venue, HELP_DESK)
    lanes = [desk_of(venue, one) for one in (LANE, NAMELESS)]
    person = desk.acts.register(Person("Grace Lovelace", "Analytical Engines"))
    desk.talk(desk.sync(desk.line()))

    for lane in lanes:
        lane.talk(lane.sync(lane.line()))
        (walked_in,) = lane.desk.people.added()
        assert (walked_in.id, walked_in.public_name, walked_in.withheld) == (
            person.registration.id,
            "",
            True,
        )
    assert not desk.desk.people.added()[0].withheld


@pytest.mark.usefixtures("lovelace")
def test_a_lane_sends_people_to_the_desks_that_may_be_help_desks(venue):
    desk_of(venue, HELP_DESK, "North")
    lost = desk_of(venue, HELP_DESK, "Lost")
    venue.book.retire(venue.book.desk(lost.id))
    lane = desk_of(venue, LANE, "Lane")

    assert lane.desk.help_desks() == ("North",)


def test_nothing_of_a_person_is_in_clear_in_a_record_of_any_kind(venue, lovelace):
    """Whatever is done of each kind: what is written of it is read in full, letter by letter."""
    desk = desk_of(venue, HELP_DESK)
    acts, one = desk.acts, desk.desk
    venue.issue(lovelace, code="old-lovelace@example.org", replaced_at=1)
    venue.book.publish(lists=[replace(venue.DAY_1, exit=True)])
    desk.talk(desk.sync(desk.line()))
    one.scan("old-lovelace@example.org")
    first = one.scan("lovelace@example.org")
    one.check_out("lovelace@example.org")
    one.undo()
    one.record(regarding(first.record, Kind.SETTLED, SettleReason.SAME_PERSON))
    acts.note(lovelace.id, NoteReason.SENT_TO_HELP_DESK)
    acts.replace_badge(lovelace.id, BadgeReason.LOST)
    acts.register(Person("Grace Lovelace", "Analytical Engines"))
    acts.substitute(lovelace.id, Person("Augusta Lovelace", "Analytical Engines"))

    said = {record.kind: encode(record).decode() for record in desk.records()}
    assert set(said) == set(Kind)
    found = [(kind, one) for kind, text in said.items() for one in PRIVATE if one in text]
    assert found == []


STANDINGS = st.sampled_from(Standing)
LISTS = st.frozensets(st.sampled_from(["day-1", "day-2", "dinner"]))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_every_desk_decides_the_same_whatever_it_is_given(venue_of_three, data):
    venue, tables = venue_of_three
    number = len(list(venue.book.registrations()))
    person = venue.add(
        data.draw(st.sampled_from(["Ada Lovelace", ""])),
        category=data.draw(st.sampled_from(["", "speaker", "Member"])),
        standing=data.draw(STANDINGS),
        lists=data.draw(LISTS),
        attention=data.draw(st.sampled_from(["", "See the tea room"])),
    )
    replaced = data.draw(st.sampled_from([None, 1]))
    signed = venue.issue(person, replaced_at=replaced)
    code = venue.issue(person, code=f"ada-{number}@example.org", replaced_at=replaced)
    on = data.draw(st.sampled_from([venue.DAY_1, venue.DAY_2, venue.DINNER]))
    venue.book.publish(
        lists=[replace(on, categories=data.draw(st.sampled_from([(), ("member",)])))]
    )
    shown = [venue.text(signed), code.id, signed.id, f"nobody-{number}@example.org"]
    asked = data.draw(st.lists(st.sampled_from(shown), min_size=1, max_size=3))
    said = []
    for table in tables:
        table.talk(table.sync(table.line()))
        table.desk.choose(on.id)
        outcomes = [table.desk.scan(text) for text in asked]
        typed = table.desk.type_code(signed.short)
        would = table.desk.would_say(person.id)
        said.append([*map(kind_of, outcomes), typed and typed.id, meaning(would)])
        # What one desk has recorded is no other desk's: the logs stay alike.
        for one in outcomes:
            if one.admitted:
                table.desk.undo()

    assert said[0] == said[1] == said[2]


def kind_of(outcome):
    record = outcome.record
    return (*meaning(outcome.verdict), record.about, record.badge, record.reason)


def meaning(verdict):
    who = verdict.registration.id if verdict.registration else None
    if isinstance(verdict, Admitted):
        return ("yes", who, len(verdict.knew))
    assert isinstance(verdict, Refused)
    return (verdict.reason, who, verdict.replaced_at, verdict.elsewhere)


@pytest.fixture
def venue_of_three(venue):
    venue.open()
    return venue, [desk_of(venue, profile) for profile in DeskProfile]
