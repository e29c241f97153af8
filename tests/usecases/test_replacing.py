"""Another badge for somebody, and the old one good no more: one act, at every desk."""

from dataclasses import replace

import pytest

from checkin.domain.amendments import NOTHING, amendments
from checkin.domain.errors import InputError
from checkin.domain.reasons import BadgeReason
from checkin.domain.verdict import Admitted, Reason
from checkin.usecases.organise import issue_badges, issue_spares
from checkin.usecases.replacing import replace_badge
from tests.usecases.test_help_desk import HelpTable, randomness
from tests.usecases.test_organise_badges import chance

NOW = 1_727_773_200_000


def replaced(venue, who, *, amended=NOTHING, spare=None, now=NOW):
    return replace_badge(
        venue.book, venue.signer, chance(9), now, who, amended=amended, spare=spare
    )


def reason(table, text):
    return table.desk.scan(text).verdict.reason


@pytest.mark.parametrize("how", ["name", "id", "code"])
def test_the_old_badge_is_replaced_and_the_new_one_admits(venue, ada, how):
    old = venue.issue(ada)
    before = venue.book.roster_version().number

    done = replaced(venue, {"name": "ada LOVELACE", "id": ada.id, "code": old.short}[how])

    table = venue.table()
    assert reason(table, venue.text(old)) is Reason.REPLACED
    assert table.desk.scan(done.badge.text).verdict == Admitted(ada)
    assert (done.revoked, done.badge.registration) == (1, ada)
    assert venue.book.revoked() == {old.id}
    assert venue.book.roster_version().number > before


def test_printed_again_the_new_badge_is_the_same(venue, ada):
    venue.issue(ada)
    done = replaced(venue, ada.id)

    (again,) = issue_badges(venue.book, venue.signer, chance(3))

    assert again.text.split("C1:")[1][:30] == done.badge.text.split("C1:")[1][:30]
    assert again.short == done.badge.short


def test_a_spare_badge_can_be_the_new_one(venue, ada):
    venue.issue(ada)
    (spare,) = issue_spares(venue.book, venue.signer, randomness(), 1)

    done = replaced(venue, ada.id, spare=spare.short)

    assert done.badge.text == spare.text
    assert venue.table().desk.scan(spare.text).verdict == Admitted(ada)
    with pytest.raises(InputError, match="somebody's already"):
        replaced(venue, ada.id, spare=spare.short)
    replaced(venue, ada.id)
    with pytest.raises(InputError, match="somebody's already"):
        replaced(venue, ada.id, spare=spare.short)


def test_what_is_no_good_spare_badge_is_none(venue, ada):
    (spare,) = issue_spares(venue.book, venue.signer, randomness(), 1)
    (issued,) = [one for one in venue.book.badges() if one.short == spare.short]
    venue.book.publish(badges=[replace(issued, replaced_at=5)])

    for code, said in (("no code", "not a spare badge"), (spare.short, "no longer valid")):
        with pytest.raises(InputError, match=said):
            replaced(venue, ada.id, spare=code)
    assert issue_spares(venue.book, venue.signer, chance(4), 1)[0].text != spare.text


def test_who_got_a_badge_at_a_help_desk_gets_another_from_the_organisers(venue, ada):
    old = venue.issue(ada)
    (spare,) = issue_spares(venue.book, venue.signer, randomness(), 1)
    help_desk = HelpTable(venue.table("Help desk"))
    help_desk.acts.replace_badge(ada.id, BadgeReason.LOST, help_desk.acts.spare(spare.text))
    records = help_desk.table.records()
    later = records[-1].corrected_ms + 1

    done = replaced(venue, spare.short, amended=amendments(records), now=later)

    help_desk.table.fetch()
    assert done.revoked == 2
    assert reason(help_desk.table, venue.text(old)) is Reason.REPLACED
    assert reason(help_desk.table, spare.text) is Reason.REPLACED
    assert help_desk.desk.scan(done.badge.text).verdict == Admitted(ada)


def test_a_badge_that_the_help_desk_has_voided_is_not_printed_again(venue, ada):
    (old,) = issue_badges(venue.book, venue.signer, chance(2))
    desk = HelpTable(venue.table())
    record = desk.acts.replace_badge(ada.id, BadgeReason.STOLEN)
    (issued,) = venue.book.badges()
    venue.book.note_void(frozenset({issued.id}))

    (new,) = issue_badges(venue.book, venue.signer, chance(3), record.corrected_ms + 1)

    desk.table.fetch()
    assert reason(desk.table, old.text) is Reason.REPLACED
    assert desk.desk.scan(new.text).verdict == Admitted(ada)
    assert issue_badges(venue.book, venue.signer, chance(4)) == [new]


def test_who_is_meant_must_be_plain(venue, ada):
    namesake = venue.add("Ada Lovelace", organisation="Navy")

    with pytest.raises(InputError, match=f"{ada.id} .*, {namesake.id} "):
        replaced(venue, "Ada Lovelace")
    for nobody in ("Somebody Else", "", "!!"):
        with pytest.raises(InputError, match="Nobody of the organisers' list"):
            replaced(venue, nobody)
    venue.cancel(ada)
    with pytest.raises(InputError, match="has cancelled"):
        replaced(venue, ada.id)


def test_before_there_is_an_event_nothing_is_replaced(empty_venue):
    with pytest.raises(InputError, match="no event"):
        replaced(empty_venue, "Ada")


def test_a_help_desk_hands_out_no_spare_badge_that_is_good_no_more(venue):
    spares = issue_spares(venue.book, venue.signer, randomness(), 2)
    by_code = {one.short: one for one in venue.book.badges()}
    venue.book.publish(badges=[replace(by_code[spares[0].short], replaced_at=5)])
    help_desk = HelpTable(venue.table())

    for code in (spares[0].short, spares[0].text):
        with pytest.raises(InputError, match="no longer valid"):
            help_desk.acts.spare(code)
    assert help_desk.acts.spare(spares[1].text) == by_code[spares[1].short].id


def test_what_help_desks_void_is_known_with_every_badge_of_the_person(venue, ada):
    old, codes = venue.issue(ada), venue.issue(ada, code="T-1")
    other = venue.issue(venue.add("Grace Hopper"))
    help_desk = HelpTable(venue.table())
    people = help_desk.desk.people
    assert people.void() == frozenset()

    help_desk.acts.replace_badge(ada.id, BadgeReason.LOST)

    assert people.void() == {old.id}
    assert not {codes.id, other.id} & people.void()
