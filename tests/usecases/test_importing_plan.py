"""What an import would change, and the act: on the server's real database."""

import itertools
import random
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from checkin.adapters.importing.hearing import heard_of_people
from checkin.domain.errors import InputError
from checkin.domain.model import BadgeId, IssuedBadge, Photos, RegistrationId, Standing
from checkin.usecases.importing.planning import Heard, plan_import
from checkin.usecases.importing.reading import People, Row
from checkin.usecases.importing.sources import SOURCES
from checkin.usecases.importing.taking import take_in
from checkin.usecases.people import Person

ADA = Row("Ada Lovelace", "Analytical Engines", "speaker", "GB", source=2)
GRACE = Row("Grace Hopper", "Navy", source=3)
FORMS = next(one for one in SOURCES if one.questions)
INDICO = next(one for one in SOURCES if one.key == "indico")


def chance(seed=1):
    return random.Random(seed).randbytes


def plan(book, rows, source=None, seed=1, heard=None):
    return plan_import(book, People(tuple(rows)), source, heard or Heard(), chance(seed))


def bring(book, rows, source=None, seed=1, **how):
    """Import *rows*; return (new, changed, same)."""
    taken = take_in(book, plan(book, rows, source, seed), **how)
    return taken.new, taken.changed, taken.same


def everything(book):
    """All that the event holds, to compare before and after."""
    people = {one.id: one for one in book.registrations()}
    badges = {one.id: one for one in book.badges()}
    return book.roster_version(), people, badges, book.sources()


def only(book):
    (person,) = book.registrations()
    return person


def refused(book, rows, **more):
    return [str(one) for one in plan(book, rows, **more).refused]


# ------------------------------------------------------------------- who comes in


def test_importing_people_registers_them_on_every_list_or_on_those_named(venue):
    assert bring(venue.book, [ADA, replace(GRACE, lists=("dinner", "DAY 2"))]) == (2, 0, 0)

    ada, grace = sorted(venue.book.registrations(), key=lambda one: one.public_name)
    assert (ada.public_name, ada.organisation) == ("Ada Lovelace", "Analytical Engines")
    assert (ada.category, ada.country) == ("speaker", "GB")
    assert ada.lists == {"day-1", "day-2", "dinner"}
    assert grace.lists == {"day-2", "dinner"}
    assert ada.id != grace.id


def test_all_that_a_desk_may_need_is_kept_and_the_address_is_not(venue):
    row = Row(
        "Ada",
        region="Africa",
        give=("bag",),
        attention="Greet her",
        photos=Photos.NO,
        other_script="آدا",
        aliases=("A. L.",),
        id="17",
        email="ada@example.org",
    )
    bring(venue.book, [row], INDICO)

    person = only(venue.book)
    assert (person.region, person.give, person.attention) == ("Africa", ("bag",), "Greet her")
    assert (person.photos, person.other_script) == (Photos.NO, "آدا")
    assert person.aliases == ("A. L.",)
    (called,) = venue.book.sources()
    assert "17" not in {called, called.strip("0")}
    assert "example.org" not in repr(everything(venue.book))


def test_nothing_is_done_before_the_plan_is_taken_in(venue):
    before = everything(venue.book)

    found = plan(venue.book, [ADA, GRACE])

    assert [one.row for one in found.new] == [2, 3]
    assert everything(venue.book) == before


def test_importing_a_sheet_twice_is_no_difference_and_touches_nothing(venue):
    rows = [ADA, GRACE, replace(ADA, code="T-1", source=4), replace(ADA, code="T-2", source=5)]
    assert bring(venue.book, rows, seed=1) == (4, 0, 0)
    before = everything(venue.book)

    assert bring(venue.book, rows, seed=2) == (0, 0, 4)
    assert bring(venue.book, rows[::-1], seed=3) == (0, 0, 4)

    assert everything(venue.book) == before


def test_what_a_sheet_has_no_column_for_stays_as_it_was(venue):
    bring(venue.book, [replace(ADA, lists=("dinner",), give=("bag",))], seed=1)
    known = only(venue.book)

    assert bring(venue.book, [Row(ADA.name, ADA.organisation, photos=Photos.YES)], seed=2) == (
        0,
        1,
        0,
    )
    assert only(venue.book) == replace(known, photos=Photos.YES)


# ------------------------------------------------------------------- known again


def test_somebody_is_known_again_by_name_and_organisation_however_they_are_typed(venue):
    bring(venue.book, [Row("José Łuk", "Café Ø", "guest")], seed=1)
    known = only(venue.book)

    assert bring(venue.book, [Row("JOSE  LUK", "cafe o", "staff")], seed=2) == (0, 1, 0)
    assert only(venue.book) == replace(
        known, public_name="JOSE  LUK", organisation="cafe o", category="staff"
    )


def test_the_same_name_at_another_organisation_is_another_person(venue):
    bring(venue.book, [ADA], seed=1)

    assert bring(venue.book, [replace(ADA, organisation="Navy")], seed=2)[0] == 1


def test_a_sheet_of_names_alone_knows_people_again_whose_organisations_are_known(venue):
    bring(venue.book, [ADA, GRACE], seed=1)

    assert bring(venue.book, [Row("ada lovelace", source=9)], seed=2) == (0, 1, 0)
    assert bring(venue.book, [Row("Ada Lovelace", source=9)], seed=3) == (0, 1, 0)


def test_of_two_namesakes_a_sheet_of_names_alone_does_not_choose_one(venue):
    bring(venue.book, [ADA, replace(ADA, organisation="Navy", source=3)], seed=1)

    (said,) = refused(venue.book, [Row("Ada Lovelace", source=9)])
    assert said.startswith("Row 9: Several people here have this name.")


def test_somebody_is_known_again_by_code_under_another_name(venue):
    bring(venue.book, [replace(ADA, code="T-1")], seed=1)
    known = only(venue.book)

    assert bring(venue.book, [replace(ADA, name="Ada King", code="T-1")], seed=2) == (0, 1, 0)
    assert only(venue.book) == replace(known, public_name="Ada King")


def test_somebody_is_known_again_by_what_their_source_calls_them(venue):
    bring(venue.book, [replace(ADA, id="17"), replace(GRACE, id="18")], INDICO, seed=1)
    ids = {one.public_name: one.id for one in venue.book.registrations()}
    swapped = [
        replace(ADA, id="17", name="Ada King", organisation="Navy"),
        replace(GRACE, id="18", organisation="Harvard"),
    ]

    assert bring(venue.book, swapped, INDICO, seed=2) == (0, 2, 0)
    assert {one.public_name: one.id for one in venue.book.registrations()} == {
        "Ada King": ids["Ada Lovelace"],
        "Grace Hopper": ids["Grace Hopper"],
    }


def test_what_one_source_calls_somebody_is_nobody_at_another(venue):
    bring(venue.book, [replace(ADA, id="17")], INDICO, seed=1)

    assert bring(venue.book, [replace(GRACE, id="17")], None, seed=2) == (1, 0, 0)


def test_who_came_by_name_is_known_by_id_from_then_on(venue):
    bring(venue.book, [ADA], seed=1)
    bring(venue.book, [replace(ADA, id="17")], INDICO, seed=2)

    moved = replace(ADA, id="17", organisation="Navy")
    assert bring(venue.book, [moved], INDICO, seed=3) == (0, 1, 0)


def test_a_code_goes_before_a_name(venue):
    bring(venue.book, [replace(ADA, code="T-1"), replace(GRACE, code="T-2")], seed=1)
    owner = venue.book.badge(BadgeId("T-2")).registration

    bring(venue.book, [replace(ADA, code="T-2")], seed=2)

    assert venue.book.registration(owner).public_name == "Ada Lovelace"


def test_an_imported_code_is_a_badge_and_a_later_one_is_added_to_the_same_person(venue):
    bring(venue.book, [replace(ADA, code="T-1")], seed=1)

    assert bring(venue.book, [replace(ADA, code="T-9")], seed=2) == (0, 0, 1)

    person = only(venue.book)
    assert {one.id: one for one in venue.book.badges()} == {
        code: IssuedBadge(BadgeId(code), person.id) for code in ("T-1", "T-9")
    }


@pytest.mark.parametrize("first", ["with a code", "without"])
def test_namesakes_with_a_code_each_stay_apart(venue, first):
    plain, coded = ADA, replace(ADA, code="T-1", source=9)
    bring(venue.book, [coded if first == "with a code" else plain], seed=1)
    known = only(venue.book)
    third = replace(coded, code="T-2", source=10)

    bring(venue.book, [coded, plain, third], seed=2)

    assert bring(venue.book, [plain, third, coded], seed=3) == (0, 0, 3)
    people = {one.id for one in venue.book.registrations()}
    owners = {one.id: one.registration for one in venue.book.badges()}
    assert len(people) == 3
    assert known.id in people
    assert len(set(owners.values())) == 2


def test_a_code_whose_person_is_gone_belongs_to_whom_the_sheet_says(venue):
    venue.book.publish(badges=[IssuedBadge(BadgeId("T-1"), RegistrationId("nobody"))])

    assert bring(venue.book, [replace(ADA, code="T-1")]) == (1, 0, 0)
    assert venue.book.badge(BadgeId("T-1")).registration == only(venue.book).id


def test_who_walked_in_and_is_in_the_sheet_afterwards_is_one_person(venue):
    table = venue.table()
    table.acts.register(Person("Ada Lovelace", "Analytical Engines"))
    table.talk(table.sync(table.line()))
    heard = heard_of_people(venue.server, venue.EVENT)

    found = plan(venue.book, [ADA], heard=heard)

    assert [one.after.id for one in found.changed] == [one.id for one in heard.walked_in]
    assert found.new == ()
    assert take_in(venue.book, found).changed == 1
    assert [one.id for one in venue.book.registrations()] == [heard.walked_in[0].id]


# ------------------------------------------------------------------- refused


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [replace(ADA, code="T-1"), replace(GRACE, code="T-1", source=8)],
            "Rows 2 and 8: The same code stands in other rows that say something else.",
        ),
        (
            [replace(ADA, id="1"), replace(GRACE, id="1", source=8)],
            "Rows 2 and 8: The same ID stands in other rows that say something else.",
        ),
        (
            [replace(ADA, lists=("Day 1", "Lunch"))],
            "Row 2: There is no check-in list “Lunch”. Make the list first, or correct the sheet.",
        ),
        (
            [ADA, replace(ADA, source=9)],
            "Row 9: It says the same as row 2. If it is somebody else, give each a code.",
        ),
        (
            [ADA, Row("ADA LOVELACE", "analytical engines", source=9)],
            "Rows 2 and 9: The same name and organisation stand in other rows that say something",
        ),
    ],
)
@pytest.mark.parametrize("known_before", [False, True])
def test_rows_that_cannot_be_right_are_refused_and_the_others_come(
    venue, rows, sentence, known_before
):
    if known_before:
        bring(venue.book, [ADA], seed=1)
    other = Row("Bo Fjord", "Quill", source=20)

    found = plan(venue.book, [*rows, other])
    (said,) = map(str, found.refused)
    assert said.startswith(sentence)
    take_in(venue.book, found)

    assert "Bo Fjord" in {one.public_name for one in venue.book.registrations()}


def test_two_rows_with_the_codes_of_one_person_are_refused(venue):
    for code in ("T-1", "T-9"):
        bring(venue.book, [replace(ADA, code=code)])

    assert refused(venue.book, [replace(ADA, code="T-1"), replace(ADA, code="T-9", source=7)]) == [
        "Rows 2 and 7: Several rows have codes of one and the same person. Keep one of them."
    ]


def test_a_code_of_somebody_else_is_refused(venue):
    rows = [replace(ADA, id="1", code="T-1"), replace(GRACE, id="2", code="T-2")]
    bring(venue.book, rows, INDICO)

    assert refused(venue.book, [replace(ADA, id="1", code="T-2")], source=INDICO) == [
        "Row 2: The code is on somebody else’s ticket here."
    ]


@pytest.mark.parametrize("spare", [True, False])
def test_a_badge_of_the_event_is_nobodys_code(venue, spare):
    person = venue.add("Bo")
    owner = RegistrationId("") if spare else person.id
    venue.book.publish(badges=[IssuedBadge(BadgeId("ab" * 12), owner, "0123ABCD")])

    assert refused(venue.book, [replace(ADA, code="ab" * 12)]) == [
        "Row 2: The code is that of a badge of this event. Leave it out."
    ]


# ------------------------------------------------------------------- forms, groups, spellings


def test_of_two_answers_to_a_form_the_later_one_counts(venue):
    first = replace(ADA, email="ada@example.org")
    later = replace(first, organisation="Navy", source=8)

    found = plan(venue.book, [first, GRACE, later], FORMS)

    assert [one.row for one in found.new] == [3, 8]
    assert [str(one) for one in found.passed] == [
        "Row 2: Sent once more in row 8: the later one counts."
    ]


def test_without_an_address_an_answer_is_known_by_name_and_organisation(venue):
    found = plan(venue.book, [ADA, replace(ADA, category="guest", source=8)], FORMS)

    assert [one.after.category for one in found.new] == ["guest"]


def test_what_is_worth_a_look_is_said_and_nobody_is_refused(venue):
    rows = [
        Row("Ada", "Lantern Press", email="buyer@example.org", source=2),
        Row("Bo", "Lantern  press ltd.", email="buyer@example.org", source=3),
        Row("Ada", "Quill", source=4),
        Row("Cy", "Quill", id="1", source=5),
        Row("Cy", "Quill", id="2", source=6),
        Row("Dee", "The", source=7),
    ]

    found = plan(venue.book, rows)

    assert not found.refused
    said = [str(one) for one in found.warnings]
    assert said[0].startswith("Rows 2 and 3: A group booking: one e-mail address")
    assert said[1].startswith("Rows 2 and 4: The same name, other organisations")
    assert said[2].startswith("Rows 5 and 6: The same name and organisation, other codes or IDs")
    assert said[3:] == [
        "An organisation is spelled in several ways: “Lantern  press ltd.” (1), “Lantern Press” (1)."
    ]


def test_another_name_beside_a_known_id_is_worth_a_look(venue):
    bring(venue.book, [replace(ADA, id="1"), replace(GRACE, id="2")], INDICO)

    found = plan(
        venue.book, [replace(ADA, id="2", source=5), replace(ADA, id="1", name="Ada King")], INDICO
    )

    assert [one.rows for one in found.warnings if "Quite another name" in one.text] == [(5,)]


def test_who_may_only_have_changed_their_organisation_is_worth_a_look(venue):
    bring(venue.book, [ADA, GRACE], seed=1)

    found = plan(venue.book, [replace(ADA, organisation="Navy"), GRACE])

    assert (len(found.new), len(found.gone)) == (1, 1)
    assert [one.rows for one in found.warnings if "same person, change" in one.text] == [(2,)]


# ------------------------------------------------------------------- gone, cancelled, arrived


def test_who_is_gone_from_the_sheet_is_shown_and_stays(venue):
    bring(venue.book, [ADA, GRACE], seed=1)

    found = plan(venue.book, [ADA])
    taken = take_in(venue.book, found)

    assert [one.public_name for one in found.gone] == ["Grace Hopper"]
    assert (taken.cancelled, taken.gone) == (0, 1)
    assert {one.standing for one in venue.book.registrations()} == {Standing.ACTIVE}


def test_who_is_gone_from_the_sheet_is_cancelled_when_a_person_says_so(venue):
    bring(venue.book, [ADA, GRACE], seed=1)

    taken = take_in(venue.book, plan(venue.book, [ADA]), cancel_missing=True)

    assert (taken.cancelled, taken.gone) == (1, 0)
    standing = {one.public_name: one.standing for one in venue.book.registrations()}
    assert standing == {"Ada Lovelace": Standing.ACTIVE, "Grace Hopper": Standing.CANCELLED}
    assert plan(venue.book, [ADA]).gone == ()


def test_a_sheet_of_which_every_row_is_refused_is_refused(venue):
    with pytest.raises(InputError, match="Nobody of this sheet can come in"):
        take_in(venue.book, plan(venue.book, [replace(ADA, lists=("Moon",))]))


def test_nobody_is_cancelled_whose_row_may_only_be_unreadable(venue):
    bring(venue.book, [ADA, GRACE], seed=1)
    before = everything(venue.book)
    found = plan(venue.book, [ADA, replace(GRACE, lists=("Moon",))])

    with pytest.raises(InputError, match="while rows are refused"):
        take_in(venue.book, found, cancel_missing=True)

    assert everything(venue.book) == before


def test_who_is_here_is_not_cancelled_and_no_check_in_is_touched(venue):
    bring(venue.book, [replace(ADA, code="T-1"), replace(GRACE, code="T-2")], seed=1)
    table = venue.table()
    for code in ("T-1", "T-2"):
        table.desk.scan(code)
    table.talk(table.sync(table.line()))
    before = table.records()
    heard = heard_of_people(venue.server, venue.EVENT)

    found = plan(venue.book, [replace(ADA, name="Ada King", code="T-1")], heard=heard)
    taken = take_in(venue.book, found, cancel_missing=True)
    table.fetch()

    assert (taken.changed, taken.cancelled, taken.here) == (1, 0, 1)
    assert table.records() == before
    assert table.desk.count().here == 2


def test_who_is_here_and_not_in_the_sheet_is_named_and_stays(venue):
    bring(venue.book, [replace(ADA, code="T-1"), replace(GRACE, code="T-2")], seed=1)
    table = venue.table()
    table.desk.scan("T-2")
    table.talk(table.sync(table.line()))

    heard = heard_of_people(venue.server, venue.EVENT)
    found = plan(venue.book, [replace(ADA, code="T-1")], heard=heard)

    assert [one.public_name for one in found.stay] == ["Grace Hopper"]
    assert (found.gone, found.here) == ((), 0)


# ------------------------------------------------------------------- how many are expected


def test_a_plan_says_how_many_each_list_will_expect_by_its_rule(venue):
    venue.book.publish(lists=[replace(venue.DINNER, categories=("Speaker",))])
    bring(venue.book, [replace(GRACE, name="Mary Jackson", category="SPEAKER")])

    found = plan(venue.book, [ADA, GRACE], seed=2)

    expected = {one.list: one for one in found.expected}
    assert {name: one.people for name, one in expected.items()} == {
        "Day 1": 3,
        "Day 2": 3,
        "Dinner": 2,
    }
    dinner = expected["Dinner"]
    assert (dinner.after(cancelled=False), dinner.after(cancelled=True)) == (2, 1)
    assert found.warnings == ()


def test_whose_place_was_taken_is_expected_no_more_and_who_took_it_is(venue, ada):
    table = venue.table()
    table.acts.substitute(ada.id, Person("Grace Hopper", "Navy"))
    table.talk(table.sync(table.line()))

    found = plan(venue.book, [ADA], heard=heard_of_people(venue.server, venue.EVENT))

    assert found.expected[0].people == 1


def test_a_list_whose_category_is_nobodys_is_worth_a_look(venue):
    venue.book.publish(lists=[replace(venue.DINNER, categories=("Speaker", "Speeker"))])

    found = plan(venue.book, [ADA, GRACE])

    assert [str(one) for one in found.warnings] == [
        "“Dinner” is for people of the category “Speeker”, and nobody on it is of that category."
    ]


@pytest.mark.parametrize("at", ["before_cursor_execute", "commit"])
def test_an_import_that_is_broken_off_leaves_nothing_behind(venue, at):
    before = everything(venue.book)
    found = plan(venue.book, [ADA, replace(GRACE, code="T-1")])

    def enough(*_):
        raise KeyboardInterrupt

    event.listen(Engine, at, enough)
    with pytest.raises(KeyboardInterrupt):
        take_in(venue.book, found)
    event.remove(Engine, at, enough)

    assert everything(venue.book) == before
    assert take_in(venue.book, found).new == 2


def test_an_import_brings_neither_a_replaced_code_nor_a_cancelled_person_back(venue):
    bring(venue.book, [replace(ADA, code="T-1")], seed=1)
    person = replace(
        only(venue.book), standing=Standing.CANCELLED, aliases=("Countess",), give=("lanyard",)
    )
    replaced = IssuedBadge(BadgeId("T-1"), person.id, replaced_at=5)
    venue.book.publish(registrations=[person], badges=[replaced])

    found = plan(venue.book, [replace(ADA, code="T-1")])
    take_in(venue.book, found)

    assert [str(one) for one in found.warnings] == ["Row 2: Cancelled here, and stays so."]
    assert only(venue.book) == person
    assert venue.book.badge(BadgeId("T-1")) == replaced


def test_a_roster_that_was_changed_meanwhile_is_left_alone(venue):
    found = plan(venue.book, [ADA])
    venue.add("Bo")
    before = everything(venue.book)

    with pytest.raises(InputError, match="changed meanwhile"):
        take_in(venue.book, found)

    assert everything(venue.book) == before


def test_two_plans_that_would_do_the_same_can_be_told_from_others(venue):
    bring(venue.book, [GRACE])
    found = plan(venue.book, [ADA])
    assert found.summary == plan(venue.book, [ADA], seed=5).summary

    venue.book.publish(gathering=replace(venue.book.gathering(), name="Another"))
    assert found.summary == plan(venue.book, [ADA], seed=6).summary
    venue.add("Bo")
    assert found.summary != plan(venue.book, [ADA], seed=7).summary


# ------------------------------------------------------------------- whatever the sheet is


EVENTS = itertools.count(1)


def sheets():
    """Sheets whose rows are numbered, with people, codes and ids that come again."""
    row = st.builds(
        Row,
        name=st.sampled_from(["Ada", "ada", "Bo", "Cy Marsh"]),
        organisation=st.sampled_from(["", "Quill", "quill", "Lantern"]),
        category=st.sampled_from(["", "guest"]),
        code=st.sampled_from(["", "", "T-1", "T-2"]),
        id=st.sampled_from(["", "", "1", "2"]),
        lists=st.sampled_from([(), ("Day 1",), ("Moon",)]),
    )
    return st.lists(row, min_size=1, max_size=8).map(
        lambda rows: [replace(row, source=n) for n, row in enumerate(rows, 2)]
    )


def known_as(book):
    """What an event holds, whatever ids it gave."""
    codes = {}
    for one in book.badges():
        codes.setdefault(one.registration, []).append(one.id)
    called = {}
    for key, one in book.sources().items():
        called.setdefault(one, []).append(key)
    return sorted(
        repr((replace(one, id=""), sorted(codes.get(one.id, [])), sorted(called.get(one.id, []))))
        + one.public_name
        + one.organisation
        for one in book.registrations()
    )


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=sheets(), order=st.randoms(use_true_random=False))
def test_any_sheet_twice_changes_nothing_and_the_order_of_its_rows_makes_no_difference(
    venue, rows, order
):
    book, turned = (venue.server.book(f"{next(EVENTS):08x}") for _ in range(2))
    for one in (book, turned):
        one.publish(lists=[venue.DAY_1, venue.DAY_2])
    shuffled = list(rows)
    order.shuffle(shuffled)

    first = plan(book, rows, INDICO, seed=1)
    if not first.new:
        assert plan(turned, shuffled, INDICO, seed=2).new == ()
        return
    take_in(book, first)
    before = everything(book)
    again = plan(book, shuffled, INDICO, seed=2)
    take_in(book, again)
    bring(turned, shuffled, INDICO, seed=3)

    assert (again.new, again.changed) == ((), ())
    assert everything(book) == before
    assert len(known_as(book)) == len(known_as(turned))
    assert _without_event(known_as(book)) == _without_event(known_as(turned))


def _without_event(known):
    """The hashes of what a source calls people are another event's: only that there are some."""
    return sorted(re.sub(r"'[0-9a-f]{32}'", "'hash'", one) for one in known)
