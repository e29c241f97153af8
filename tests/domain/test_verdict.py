"""The only place that says yes or no."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.domain.attendance import attendance
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.practice import Practice
from checkin.domain.verdict import (
    NOT_IN,
    Admitted,
    Badge,
    Left,
    Moment,
    NotIn,
    NotInReason,
    Practised,
    Reason,
    Refused,
    decide,
    decide_leaving,
    is_expected,
)
from tests.domain.examples import DAY_1, DINNER, GATE, HALL, admitted, left

TODAY = date(2024, 10, 1)
NOW = Moment(TODAY, 1_727_773_200_000)
ON = CheckInList(DAY_1, "Day 1", TODAY)
WITH_REENTRY = replace(ON, reentry=True)
ADA = Registration(RegistrationId("ada"), "Ada Lovelace", lists=frozenset({DAY_1, DINNER}))
CANCELLED = replace(ADA, standing=Standing.CANCELLED)
ELSEWHERE = replace(ADA, lists=frozenset({DINNER, ListId("day-2")}))
SIGNED = Badge(BadgeId("a1" * 12), signed=True, genuine=True, valid=(TODAY, TODAY))
OPAQUE = Badge(BadgeId("TICKET-1"), signed=False, genuine=True)
FORGED = replace(SIGNED, genuine=False)
REPLACED = replace(SIGNED, replaced_at=1_700_000_000_000)
YESTERDAYS = replace(SIGNED, valid=(date(2024, 9, 29), date(2024, 9, 30)))
TOMORROWS = replace(SIGNED, valid=(date(2024, 10, 2), date(2024, 10, 3)))
WITH_EXIT = replace(ON, exit=True)


def after(*records):
    """What is known of Ada after *records*."""
    return attendance(records, {}.get)[DAY_1, "ada"]


IN = after(admitted(HALL, 1, 0), admitted(GATE, 1, 60))
OUT = after(*IN.admissions, left(GATE, 2, 90, *IN.admissions))
BACK = after(*IN.admissions, *OUT.leavings, admitted(HALL, 2, 120, knew=OUT.known))


def test_somebody_expected_with_a_good_badge_is_admitted():
    assert decide(SIGNED, ADA, NOT_IN, ON, NOW) == Admitted(ADA)
    assert decide(OPAQUE, ADA, NOT_IN, ON, NOW) == Admitted(ADA)


def test_without_a_list_nobody_is_admitted_whatever_they_show():
    assert decide(SIGNED, ADA, NOT_IN, None, NOW) == Refused(Reason.NO_LIST_YET)
    assert decide(None, ADA, NOT_IN, None, None, by_name=True) == Refused(Reason.NO_LIST_YET)


def test_what_is_no_badge_is_not_an_event_code():
    assert decide(None, None, NOT_IN, ON, NOW) == Refused(Reason.NOT_AN_EVENT_CODE)


def test_a_forged_badge_is_not_ours_and_says_nothing_of_its_owner():
    assert decide(FORGED, ADA, IN, ON, NOW) == Refused(Reason.NOT_OURS)


def test_a_forged_badge_is_not_ours_even_where_it_would_be_replaced_and_of_another_day():
    worst = replace(REPLACED, genuine=False, valid=YESTERDAYS.valid)

    assert decide(worst, CANCELLED, IN, ON, NOW) == Refused(Reason.NOT_OURS)


def test_a_replaced_badge_is_refused_with_the_moment_of_its_replacement():
    expected = Refused(Reason.REPLACED, ADA, replaced_at=1_700_000_000_000)

    assert decide(REPLACED, ADA, IN, ON, NOW) == expected
    assert decide(replace(REPLACED, valid=YESTERDAYS.valid), ADA, IN, ON, NOW) == expected


def test_a_badge_replaced_at_the_beginning_of_time_is_replaced():
    assert decide(replace(SIGNED, replaced_at=0), ADA, NOT_IN, ON, NOW).reason == Reason.REPLACED


@pytest.mark.parametrize("badge", [YESTERDAYS, TOMORROWS])
def test_a_badge_of_another_day_is_refused(badge):
    assert decide(badge, ADA, NOT_IN, ON, NOW) == Refused(Reason.OTHER_DAY, ADA)
    assert decide(badge, CANCELLED, IN, ON, NOW) == Refused(Reason.OTHER_DAY, CANCELLED)


@pytest.mark.parametrize("day", [date(2024, 9, 29), date(2024, 9, 30)])
def test_a_badge_is_good_from_its_first_day_to_its_last(day):
    assert decide(YESTERDAYS, ADA, NOT_IN, ON, Moment(day, 0)) == Admitted(ADA)


def test_the_days_are_held_against_nobody_while_the_clock_is_unconfirmed():
    assert decide(YESTERDAYS, ADA, NOT_IN, ON, None) == Admitted(ADA)


def test_a_code_whose_owner_is_gone_is_not_found():
    assert decide(OPAQUE, None, NOT_IN, ON, NOW) == Refused(Reason.NOT_FOUND)


def test_nobody_found_by_name_is_not_found():
    assert decide(None, None, NOT_IN, ON, None, by_name=True) == Refused(Reason.NOT_FOUND)


def test_a_genuine_badge_newer_than_the_list_is_admitted_once_by_its_signature_alone():
    assert decide(SIGNED, None, NOT_IN, ON, NOW) == Admitted(None)
    again = decide(SIGNED, None, IN, ON, NOW)
    assert again == Refused(Reason.ALREADY_IN, None, IN.counts)


def test_a_cancelled_registration_is_refused_before_its_lists_are_looked_at():
    nowhere = replace(CANCELLED, lists=frozenset())

    assert decide(SIGNED, nowhere, IN, ON, NOW) == Refused(Reason.CANCELLED, nowhere)
    assert decide(None, CANCELLED, IN, ON, None, by_name=True) == Refused(
        Reason.CANCELLED, CANCELLED
    )


def test_somebody_on_other_lists_is_told_which_in_a_steady_order():
    verdict = decide(SIGNED, ELSEWHERE, IN, ON, NOW)

    assert verdict == Refused(
        Reason.OTHER_LIST, ELSEWHERE, elsewhere=(ListId("day-2"), ListId("dinner"))
    )


def test_somebody_already_in_is_refused_with_the_admission_that_counts():
    assert decide(SIGNED, ADA, IN, ON, NOW) == Refused(Reason.ALREADY_IN, ADA, IN.admissions[0])
    assert decide(None, ADA, IN, ON, None, by_name=True).reason == Reason.ALREADY_IN


def test_where_reentry_is_allowed_the_record_says_which_admissions_were_known():
    knew = (IN.admissions[0].fact, IN.admissions[1].fact)

    assert decide(SIGNED, ADA, IN, WITH_REENTRY, NOW) == Admitted(ADA, knew)
    assert decide(SIGNED, None, IN, WITH_REENTRY, NOW) == Admitted(None, knew)


def test_where_people_may_go_out_whoever_has_left_is_admitted_again_and_all_is_known():
    knew = (*(one.fact for one in IN.admissions), OUT.leavings[0].fact)

    assert decide(SIGNED, ADA, OUT, WITH_EXIT, NOW) == Admitted(ADA, knew)
    assert decide(SIGNED, None, OUT, WITH_EXIT, NOW) == Admitted(None, knew)
    assert decide(None, ADA, OUT, WITH_EXIT, None, by_name=True) == Admitted(ADA, knew)


def test_where_people_may_go_out_whoever_is_still_in_or_in_again_is_already_in():
    for earlier in (IN, BACK):
        verdict = decide(SIGNED, ADA, earlier, WITH_EXIT, NOW)
        assert verdict == Refused(Reason.ALREADY_IN, ADA, IN.counts)


def test_where_nobody_goes_out_a_check_out_from_before_admits_nobody_again():
    assert decide(SIGNED, ADA, OUT, ON, NOW).reason == Reason.ALREADY_IN


# ---------------------------------------------------------------- the rules of a list

LATER = replace(ON, opens=NOW.ms + 1)
OVER = replace(ON, closes=NOW.ms)
HOURS = replace(ON, opens=NOW.ms, closes=NOW.ms + 1)
MEMBERS = replace(ON, categories=("Member", "Guest of honour"))
MEMBER = replace(ADA, category="member")
GUEST = replace(ADA, category="Guest")


def test_before_a_list_opens_and_from_its_closing_on_nobody_is_admitted():
    assert decide(SIGNED, ADA, NOT_IN, LATER, NOW) == Refused(Reason.NOT_OPEN_YET, ADA)
    assert decide(SIGNED, None, NOT_IN, LATER, NOW) == Refused(Reason.NOT_OPEN_YET)
    assert decide(SIGNED, ADA, NOT_IN, OVER, NOW) == Refused(Reason.CLOSED, ADA)
    assert decide(None, ADA, NOT_IN, OVER, NOW, by_name=True) == Refused(Reason.CLOSED, ADA)


def test_a_list_is_open_from_its_first_moment_and_until_just_before_its_last():
    assert decide(SIGNED, ADA, NOT_IN, HOURS, NOW) == Admitted(ADA)
    for ms, reason in ((NOW.ms - 1, Reason.NOT_OPEN_YET), (NOW.ms + 1, Reason.CLOSED)):
        assert decide(SIGNED, ADA, NOT_IN, HOURS, Moment(TODAY, ms)) == Refused(reason, ADA)


def test_an_hour_at_the_beginning_of_time_is_an_hour():
    assert decide(SIGNED, ADA, NOT_IN, replace(ON, closes=0), NOW).reason is Reason.CLOSED
    early = Moment(TODAY, -1)
    assert decide(SIGNED, ADA, NOT_IN, replace(ON, opens=0), early).reason is Reason.NOT_OPEN_YET


@pytest.mark.parametrize("on", [LATER, OVER])
def test_the_hours_are_held_against_nobody_while_the_clock_is_unconfirmed(on):
    assert decide(SIGNED, ADA, NOT_IN, on, None) == Admitted(ADA)


def test_whoever_is_in_is_told_so_after_the_doors_have_closed_and_nobody_comes_in_again():
    assert decide(SIGNED, ADA, IN, OVER, NOW) == Refused(Reason.ALREADY_IN, ADA, IN.counts)
    again = replace(OVER, reentry=True)
    assert decide(SIGNED, ADA, IN, again, NOW) == Refused(Reason.CLOSED, ADA)
    back = replace(OVER, exit=True)
    assert decide(SIGNED, ADA, OUT, back, NOW) == Refused(Reason.CLOSED, ADA)


def test_the_hours_keep_nobody_in():
    assert isinstance(decide_leaving(SIGNED, ADA, IN, replace(OVER, exit=True)), Left)


def test_where_categories_are_named_only_they_may_enter_however_they_are_written():
    assert decide(SIGNED, MEMBER, NOT_IN, MEMBERS, NOW) == Admitted(MEMBER)
    honoured = replace(ADA, category="GUEST  OF HONOUR")
    assert decide(SIGNED, honoured, NOT_IN, MEMBERS, NOW) == Admitted(honoured)
    for who in (GUEST, ADA):
        assert decide(SIGNED, who, NOT_IN, MEMBERS, NOW) == Refused(Reason.OTHER_CATEGORY, who)
        for on in (replace(MEMBERS, opens=NOW.ms + 1), replace(MEMBERS, closes=0)):
            assert decide(SIGNED, who, NOT_IN, on, None).reason is Reason.OTHER_CATEGORY
            assert decide(SIGNED, who, NOT_IN, on, NOW).reason is Reason.OTHER_CATEGORY


def test_somebody_newer_than_this_desks_list_is_not_kept_out_for_a_category_nobody_knows():
    assert decide(SIGNED, None, NOT_IN, MEMBERS, NOW) == Admitted(None)


def test_somebody_of_another_list_is_told_that_before_anything_about_its_rules():
    strict = replace(LATER, categories=("nobody",))
    assert decide(SIGNED, ELSEWHERE, NOT_IN, strict, NOW).reason is Reason.OTHER_LIST


@given(
    opens=st.none() | st.integers(-2, 2),
    closes=st.none() | st.integers(-2, 2),
    categories=st.lists(st.sampled_from(["member", "guest", ""]), max_size=2).map(tuple),
    category=st.sampled_from(["Member", "guest", ""]),
    confirmed=st.booleans(),
    by_name=st.booleans(),
)
def test_rules_only_ever_take_away_and_each_is_enough(
    opens, closes, categories, category, confirmed, by_name
):
    who = replace(ADA, category=category)
    on = replace(
        ON,
        opens=None if opens is None else NOW.ms + opens,
        closes=None if closes is None else NOW.ms + closes,
        categories=categories,
    )

    verdict = decide(SIGNED, who, NOT_IN, on, NOW if confirmed else None, by_name=by_name)

    early = confirmed and opens is not None and opens > 0
    late = confirmed and closes is not None and closes <= 0
    stranger = bool(categories) and category.lower() not in categories
    assert isinstance(verdict, Admitted) is not (early or late or stranger)


@given(
    standing=st.sampled_from(Standing),
    lists=st.frozensets(st.sampled_from([ON.id, ListId("elsewhere")])),
    categories=st.lists(st.sampled_from(["Mémber", "guest", ""]), max_size=2).map(tuple),
    category=st.sampled_from(["member", "Guest", ""]),
)
def test_exactly_those_are_expected_whom_an_open_list_would_let_in(
    standing, lists, categories, category
):
    who = replace(ADA, standing=standing, lists=lists, category=category)
    on = replace(ON, categories=categories)

    admits = isinstance(decide(None, who, NOT_IN, on, NOW, by_name=True), Admitted)

    assert is_expected(who, on) is admits
    assert is_expected(who, replace(on, opens=NOW.ms + 1)) is admits


# ---------------------------------------------------------------- people who leave


def test_somebody_who_is_in_can_leave_and_the_record_says_what_was_known():
    knew = tuple(one.fact for one in IN.admissions)

    assert decide_leaving(SIGNED, ADA, IN, WITH_EXIT) == Left(ADA, knew)
    assert decide_leaving(OPAQUE, ADA, IN, WITH_EXIT) == Left(ADA, knew)
    assert decide_leaving(SIGNED, None, IN, WITH_EXIT) == Left(None, knew)
    assert decide_leaving(None, ADA, BACK, WITH_EXIT, by_name=True) == Left(ADA, BACK.known)


def test_a_badge_that_is_good_no_longer_and_a_cancelled_registration_keep_nobody_in():
    for badge in (REPLACED, YESTERDAYS):
        assert isinstance(decide_leaving(badge, CANCELLED, IN, WITH_EXIT), Left)


@pytest.mark.parametrize("on", [None, ON, WITH_REENTRY])
def test_nobody_is_checked_out_where_the_list_has_no_check_out(on):
    assert decide_leaving(SIGNED, ADA, IN, on) == NotIn(NotInReason.NO_CHECK_OUT)


@pytest.mark.parametrize("badge", [None, FORGED])
def test_what_is_no_badge_of_ours_checks_nobody_out_and_says_nothing_of_anybody(badge):
    assert decide_leaving(badge, ADA, IN, WITH_EXIT) == NotIn(NotInReason.NOT_OURS)


def test_whoever_is_not_in_can_not_leave_and_whoever_has_left_is_told_when():
    assert decide_leaving(SIGNED, ADA, NOT_IN, WITH_EXIT) == NotIn(NotInReason.NOT_IN, ADA)
    (gone,) = OUT.leavings
    assert decide_leaving(SIGNED, ADA, OUT, WITH_EXIT) == NotIn(NotInReason.NOT_IN, ADA, gone)


def test_somebody_found_by_name_has_no_badge_to_be_held_against_them():
    assert decide(None, ADA, NOT_IN, ON, TODAY, by_name=True) == Admitted(ADA)


SPARE = replace(SIGNED, spare=True)
REVOKED = replace(SIGNED, revoked=True)
BADGES = [
    None,
    SIGNED,
    OPAQUE,
    FORGED,
    REPLACED,
    SPARE,
    REVOKED,
    YESTERDAYS,
    replace(OPAQUE, genuine=False),
]
PEOPLE = [None, ADA, MEMBER, CANCELLED, ELSEWHERE]
EARLIER = [NOT_IN, IN, OUT, BACK]
LISTS = [
    None,
    ON,
    WITH_REENTRY,
    WITH_EXIT,
    replace(WITH_EXIT, reentry=True),
    LATER,
    OVER,
    MEMBERS,
    replace(OVER, exit=True),
]


def test_every_combination_has_an_answer_and_no_yes_without_every_reason_for_it():
    answers = {}
    for case in product(BADGES, PEOPLE, EARLIER, LISTS, [None, NOW]):
        for by_name in (False, True):
            answers[*case, by_name] = decide(*case, by_name=by_name)

    for (badge, person, earlier, on, now, by_name), verdict in answers.items():
        good_badge = (
            badge is not None
            and badge.genuine
            and badge.replaced_at is None
            and badge is not SPARE
            and badge is not REVOKED
            and not (now and badge is YESTERDAYS)
        )
        vouched = person in (ADA, MEMBER) or (person is None and badge is not None and badge.signed)
        free = on is not None and (earlier is NOT_IN or on.reentry or (on.exit and earlier is OUT))
        open_ = on is not None and not (now and (on.opens or on.closes))
        meant = on is not MEMBERS or person is not ADA
        may = vouched and free and open_ and meant and (by_name or good_badge)
        assert isinstance(verdict, Admitted) is may
        if isinstance(verdict, Admitted):
            assert verdict.registration is person
            assert verdict.knew == earlier.known
    reasons = {verdict.reason for verdict in answers.values() if isinstance(verdict, Refused)}
    assert reasons == set(Reason)


def test_a_revoked_badge_admits_nobody_whether_or_not_the_list_knows_them():
    assert decide(REVOKED, ADA, NOT_IN, ON, NOW) == Refused(Reason.REVOKED, ADA)
    assert decide(REVOKED, None, NOT_IN, ON, NOW) == Refused(Reason.REVOKED)


def test_who_has_cancelled_is_told_so_rather_than_that_the_badge_is_revoked():
    assert decide(REVOKED, CANCELLED, NOT_IN, ON, NOW).reason is Reason.CANCELLED


def test_a_badge_with_another_in_its_place_is_called_replaced():
    both = replace(REVOKED, replaced_at=5)

    assert decide(both, ADA, NOT_IN, ON, NOW).reason is Reason.REPLACED


def test_a_practice_badge_is_practice_before_anything_else_is_asked():
    practice = replace(REVOKED, practice=Practice.CANCELLED)

    for on in LISTS:
        assert decide(practice, None, NOT_IN, on, NOW) == Practised(Practice.CANCELLED)
        assert decide_leaving(practice, None, IN, on) == NotIn(NotInReason.PRACTICE)
