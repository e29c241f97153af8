"""Make an event, import people, issue badges, on the server's real database."""

import random
from dataclasses import replace

import pytest

from checkin.domain.errors import InputError
from checkin.domain.model import BadgeId, IssuedBadge, Standing
from checkin.domain.staff_pin import is_right
from checkin.usecases.organise import (
    Difference,
    Row,
    first_lists,
    import_rows,
    new_event,
    set_pin,
)

ADA = Row("Ada Lovelace", "Analytical Engines", "speaker", "GB", source=2)
GRACE = Row("Grace Hopper", "Navy", source=3)


def chance(seed=1):
    return random.Random(seed).randbytes


def everything(book):
    """All that the roster holds, to compare before and after."""
    people = {one.id: one for one in book.registrations()}
    return book.roster_version(), people, {one.id: one for one in book.badges()}


def only(book):
    (person,) = book.registrations()
    return person


def test_a_new_event_has_its_lists_its_zone_and_the_key_that_signs_its_badges(empty_venue):
    book, signer = empty_venue.book, empty_venue.signer
    day = empty_venue.DAY_1.day

    made = new_event(
        book, "Meeting", "Asia/Colombo", first_lists(day), signer, event=empty_venue.EVENT
    )

    assert book.gathering() == made
    assert made.name == "Meeting"
    assert made.time_zone == "Asia/Colombo"
    assert made.badge_keys == ((signer.key_id, signer.public_key),)
    assert not made.demonstration
    (only_list,) = book.lists()
    assert (only_list.name, only_list.day, only_list.reentry) == ("Day 1", day, False)


def test_an_event_of_invented_people_says_so(empty_venue):
    new_event(
        empty_venue.book,
        "Demo",
        "UTC",
        (),
        empty_venue.signer,
        event=empty_venue.EVENT,
        demonstration=True,
    )

    assert empty_venue.book.gathering().demonstration


def test_an_event_has_a_staff_pin_from_the_beginning_or_from_when_one_is_set(empty_venue):
    book = empty_venue.book
    event = {"event": empty_venue.EVENT, "random": chance()}
    with pytest.raises(InputError, match="no event"):
        set_pin(book, "042917", chance())
    new_event(book, "Meeting", "UTC", (), empty_venue.signer, **event)
    assert book.gathering().pin == b""

    assert set_pin(book, "042 917", chance()) == "042917"
    assert is_right("042917", book.gathering().pin)
    another = set_pin(book, None, chance())
    assert is_right(another, book.gathering().pin)
    assert not is_right("042917", book.gathering().pin)
    assert book.gathering().name == "Meeting"
    with pytest.raises(InputError, match="6 digits"):
        set_pin(book, "1234", chance())
    new_event(book, "Meeting", "UTC", (), empty_venue.signer, pin="111111", **event)
    assert is_right("111111", book.gathering().pin)


def test_importing_people_registers_them_on_every_list_or_on_those_named(venue):
    rows = [ADA, replace(GRACE, lists=("dinner", "DAY 2"))]

    assert import_rows(venue.book, rows, chance()) == Difference(new=2)

    ada, grace = sorted(venue.book.registrations(), key=lambda one: one.public_name)
    assert (ada.public_name, ada.organisation) == ("Ada Lovelace", "Analytical Engines")
    assert (ada.category, ada.country) == ("speaker", "GB")
    assert ada.lists == {"day-1", "day-2", "dinner"}
    assert grace.lists == {"day-2", "dinner"}
    assert ada.id != grace.id


def test_importing_a_sheet_twice_is_no_difference_and_touches_nothing(venue):
    rows = [ADA, GRACE, replace(ADA, code="T-1", source=4), replace(ADA, code="T-2", source=5)]
    assert import_rows(venue.book, rows, chance(1)) == Difference(new=4)
    before = everything(venue.book)

    assert import_rows(venue.book, rows, chance(2)) == Difference(same=4)
    assert import_rows(venue.book, rows[::-1], chance(3)) == Difference(same=4)

    assert everything(venue.book) == before


def test_somebody_is_known_again_by_name_and_organisation_however_they_are_typed(venue):
    import_rows(venue.book, [Row("José Łuk", "Café Ø", "guest")], chance(1))
    known = only(venue.book)

    difference = import_rows(venue.book, [Row("JOSE  LUK", "cafe o", "staff")], chance(2))

    assert difference == Difference(changed=1)
    assert only(venue.book) == replace(
        known, public_name="JOSE  LUK", organisation="cafe o", category="staff"
    )


def test_the_same_name_at_another_organisation_is_another_person(venue):
    import_rows(venue.book, [ADA], chance(1))

    assert import_rows(venue.book, [replace(ADA, organisation="Navy")], chance(2)).new == 1


def test_somebody_is_known_again_by_code_under_another_name(venue):
    import_rows(venue.book, [replace(ADA, code="T-1")], chance(1))
    known = only(venue.book)

    difference = import_rows(venue.book, [replace(ADA, name="Ada King", code="T-1")], chance(2))

    assert difference == Difference(changed=1)
    assert only(venue.book) == replace(known, public_name="Ada King")


def test_a_code_goes_before_a_name(venue):
    import_rows(venue.book, [replace(ADA, code="T-1"), replace(GRACE, code="T-2")], chance(1))
    owner = venue.book.badge(BadgeId("T-2")).registration

    import_rows(venue.book, [replace(ADA, code="T-2")], chance(2))

    assert venue.book.registration(owner).public_name == "Ada Lovelace"


def test_an_imported_code_is_a_badge_and_a_later_one_is_added_to_the_same_person(venue):
    import_rows(venue.book, [replace(ADA, code="T-1")], chance(1))
    difference = import_rows(venue.book, [replace(ADA, code="T-9")], chance(2))

    person = only(venue.book)
    assert difference == Difference(same=1)
    assert {one.id: one for one in venue.book.badges()} == {
        code: IssuedBadge(BadgeId(code), person.id) for code in ("T-1", "T-9")
    }


def test_two_rows_with_the_codes_of_one_person_are_refused(venue):
    for code in ("T-1", "T-9"):
        import_rows(venue.book, [replace(ADA, code=code)], chance())
    before = everything(venue.book)

    with pytest.raises(InputError, match=r"Row 7: .*same person"):
        import_rows(
            venue.book,
            [replace(ADA, code="T-1"), replace(ADA, code="T-9", source=7)],
            chance(),
        )

    assert everything(venue.book) == before


@pytest.mark.parametrize("first", ["with a code", "without"])
def test_namesakes_with_a_code_each_stay_apart(venue, first):
    plain, coded = ADA, replace(ADA, code="T-1", source=9)
    import_rows(venue.book, [coded if first == "with a code" else plain], chance(1))
    known = only(venue.book)

    import_rows(venue.book, [coded, plain, replace(coded, code="T-2")], chance(2))
    again = import_rows(venue.book, [plain, replace(coded, code="T-2"), coded], chance(3))

    people = {one.id for one in venue.book.registrations()}
    owners = {one.id: one.registration for one in venue.book.badges()}
    assert len(people) == 3
    assert known.id in people
    assert again == Difference(same=3)
    assert len(set(owners.values())) == 2


def test_an_import_does_not_bring_a_replaced_code_or_a_cancelled_person_back(venue):
    import_rows(venue.book, [replace(ADA, code="T-1")], chance(1))
    person = replace(
        only(venue.book), standing=Standing.CANCELLED, aliases=("Countess",), give=("lanyard",)
    )
    replaced = IssuedBadge(BadgeId("T-1"), person.id, replaced_at=5)
    venue.book.publish(registrations=[person], badges=[replaced])

    assert import_rows(venue.book, [replace(ADA, code="T-1")], chance(2)) == Difference(same=1)

    assert only(venue.book) == person
    assert venue.book.badge(BadgeId("T-1")) == replaced


def test_a_code_whose_person_is_gone_belongs_to_whom_the_sheet_says(venue):
    venue.book.publish(badges=[IssuedBadge(BadgeId("T-1"), "nobody")])

    assert import_rows(venue.book, [replace(ADA, code="T-1")], chance()).new == 1

    assert venue.book.badge(BadgeId("T-1")).registration == only(venue.book).id


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [GRACE, replace(ADA, code="T-1"), replace(GRACE, code="T-1", source=8)],
            "Row 8: this code already belongs to another row",
        ),
        ([GRACE, replace(ADA, lists=("Day 1", "Lunch"))], "Row 2: .*“Lunch”"),
        ([GRACE, ADA, replace(ADA, source=9)], "Row 9: the same name and organisation"),
        ([GRACE, ADA, Row("ADA LOVELACE", "analytical engines", source=9)], "Row 9: the same name"),
    ],
)
@pytest.mark.parametrize("known_before", [False, True])
def test_a_sheet_that_cannot_be_right_is_refused_whole(venue, rows, sentence, known_before):
    if known_before:
        import_rows(venue.book, [ADA], chance(1))
    before = everything(venue.book)

    with pytest.raises(InputError, match=sentence) as refused:
        import_rows(venue.book, rows, chance(2))

    assert everything(venue.book) == before
    assert "Lovelace" not in str(refused.value)
    assert "T-1" not in str(refused.value)


def test_an_import_touches_no_check_in(venue):
    import_rows(venue.book, [replace(ADA, code="T-1")], chance(1))
    table = venue.table()
    table.desk.scan("T-1")
    before = table.records()

    import_rows(venue.book, [replace(ADA, name="Ada King", code="T-1"), GRACE], chance(2))
    table.fetch()

    assert table.records() == before
    assert table.desk.count().here == 1
