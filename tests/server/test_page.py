"""The organisers' page and its numbers: true, aged, locked, and without a single name."""

import re
from datetime import date

import pytest

from checkin.adapters import book as books
from checkin.adapters import wire
from checkin.domain.model import BadgeId, CheckInList, Gathering, IssuedBadge, ListId, Registration
from checkin.domain.record import Draft, Kind
from checkin.server import app, counts
from checkin.usecases.ports import Answer, DeskReport
from tests.adapters.examples import ADA, ADAS_BADGE, DAY_1, EVENT, LIST, admission, reading

HOSTILE = "<script>alert('x')</script><img src=x onerror=y>\"'&{{7*7}}"


@pytest.fixture
def hall(venue):
    desk = venue.desk("Hall")
    desk.sync()
    return desk


@pytest.fixture
def gate(venue):
    desk = venue.desk("Gate")
    desk.sync()
    return desk


def numbers(venue):
    return venue.organiser().get("/v1/counts").json()


def arrived(venue):
    return {one["id"]: one["arrived"] for one in numbers(venue)["lists"]}


def page(venue):
    answer = venue.organiser().get("/")
    assert answer.status_code == 200
    return answer.text


# ------------------------------------------------------------------- who may see


def test_without_the_key_the_page_is_locked_and_names_nothing(venue, hall):
    answer = venue.browser().get("/")

    assert answer.status_code == 401
    for word in ("Harbour", "Day 1", hall.name, venue.data.page_key):
        assert word not in answer.text
        assert word not in str(answer.headers)
    assert "Set-Cookie" not in answer.headers
    counts = venue.browser().get("/v1/counts")
    assert counts.status_code == 401
    assert list(counts.json()) == ["error"]


@pytest.mark.parametrize("key", ["", "x", "0" * 32, "ä", "%FF%FE", "a" * 5000])
def test_a_wrong_key_opens_nothing(venue, key):
    for path in ("/", "/v1/counts"):
        answer = venue.browser().get(f"{path}?key={key}")
        assert answer.status_code == 401
        assert "Set-Cookie" not in answer.headers
        cookie = {"Cookie": f"checkin_page={key.encode('ascii', 'ignore').decode()}"}
        assert venue.browser().get(path, headers=cookie).status_code == 401


def test_the_key_leaves_the_address_bar_for_a_cookie_that_no_script_reads(venue):
    browser = venue.browser()
    answer = browser.get(f"/?key={venue.data.page_key}")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert browser.get("/").status_code == 200
    assert venue.data.page_key not in browser.get("/").text


def test_programs_show_the_key_with_each_question(venue):
    answer = venue.browser().get(f"/v1/counts?key={venue.data.page_key}")

    assert answer.status_code == 200
    assert answer.json()["event"] == "Harbour Days"


def test_the_page_has_no_script_and_fetches_nothing_from_elsewhere(venue):
    for answer in (venue.organiser().get("/"), venue.browser().get("/")):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "<script" not in answer.text
        assert not re.search(r"""(src|href|action)\s*=|https?://|@import|url\(""", answer.text)


# ------------------------------------------------------------------- the numbers


def test_arrived_of_expected_after_an_admission_an_undo_and_another(venue, hall):
    assert arrived(venue) == {DAY_1: 0}
    first = hall.store.record(admission(), reading())
    hall.sync()
    assert arrived(venue) == {DAY_1: 1}
    assert "1 <small>of 1</small>" in page(venue)

    hall.store.record(Draft(Kind.UNDONE, DAY_1, "r-ada", names=first.fact), reading(1))
    hall.sync()
    assert arrived(venue) == {DAY_1: 0}

    hall.store.record(admission(), reading(2))
    hall.sync()
    assert arrived(venue) == {DAY_1: 1}
    assert numbers(venue)["records"] == {"admitted": 2, "undone": 1}


def test_refusals_count_by_their_reason_and_admit_nobody(venue, hall):
    for reason in ("already_in", "already_in", "not_ours"):
        hall.store.record(Draft(Kind.REFUSED, DAY_1, "r-ada", reason=reason), reading())
    hall.sync()

    assert numbers(venue)["refused"] == {"already_in": 2, "not_ours": 1}
    assert arrived(venue) == {DAY_1: 0}


def test_one_badge_admitted_at_two_desks_that_could_not_hear_each_other(venue, hall, gate):
    first = hall.store.record(admission(), reading(0))
    second = gate.store.record(admission(), reading(60))
    gate.sync()
    hall.sync()

    (day,) = numbers(venue)["lists"]
    assert (day["arrived"], day["conflicts"]) == (1, 1)
    assert day["by_desk"] == {hall.id: 1}
    assert set(venue.data.replica(EVENT).records()) == {first, second}
    assert "1 admitted at two desks that could not hear each other" in page(venue)

    hall.store.record(Draft(Kind.UNDONE, DAY_1, "r-ada", names=first.fact), reading(90))
    hall.sync()
    (day,) = numbers(venue)["lists"]
    assert (day["arrived"], day["conflicts"], day["by_desk"]) == (1, 0, {gate.id: 1})


def test_a_badge_admitted_before_the_server_knew_whose_it_is_counts_for_its_holder(
    venue, hall, gate
):
    badge = IssuedBadge(BadgeId("ab" * 12), ADA.id, "2NY7P3Q4")
    hall.store.record(admission("", badge=badge.id), reading())
    gate.store.record(admission(), reading(1))
    hall.sync()
    gate.sync()
    assert arrived(venue) == {DAY_1: 2}

    venue.book.publish(badges=[badge])

    (day,) = numbers(venue)["lists"]
    assert (day["arrived"], day["conflicts"]) == (1, 1)


def test_whom_a_help_desk_registers_is_expected_and_arrives_and_a_substitute_in_anothers_place(
    venue, hall
):
    def expected():
        return {one["id"]: one["expected"] for one in numbers(venue)["lists"]}[DAY_1]

    before = expected()
    walk_in = Draft(Kind.REGISTERED, DAY_1, "new", "spare", how="", reason="walk_in")
    hall.store.record(walk_in, reading())
    hall.store.record(Draft(Kind.ADMITTED, DAY_1, "", "spare"), reading())
    hall.sync()
    assert expected() == before + 1
    assert arrived(venue)[DAY_1] == 1

    instead = Draft(Kind.REGISTERED, DAY_1, "newer", how="", reason="substitute", instead=ADA.id)
    hall.store.record(instead, reading())
    hall.sync()

    assert expected() == before + 1


def test_people_and_lists_that_come_later_are_expected_too(venue):
    dinner = CheckInList(ListId("dinner"), "Dinner", date(2024, 4, 16))
    venue.organiser().get("/")
    grace = Registration("r-grace", "Grace", lists=frozenset({DAY_1, dinner.id}))
    gone = Registration("r-gone", "Gone", lists=frozenset({DAY_1}), standing="cancelled")
    venue.book.publish(lists=[dinner], registrations=[grace, gone])

    expected = {one["id"]: one["expected"] for one in numbers(venue)["lists"]}
    assert expected == {DAY_1: 2, "dinner": 1}
    assert page(venue).index("Day 1") < page(venue).index("Dinner")


def test_what_was_kept_aside_is_counted_and_said(venue, hall):
    assert "kept aside" not in page(venue)
    hall.store.record(admission(), reading())
    (run,) = hall.store.runs_above({}, 10**9)
    forged = run.__class__(run.desk, 1, run.records, bytes(64))
    for _ in range(3):
        hall.send(wire.write_request(hall.request([forged])))

    assert numbers(venue)["aside"] == 1
    assert "1 record could not be taken in" in page(venue)


def test_the_counts_are_the_same_in_a_program_that_was_started_again(venue, hall):
    hall.store.record(admission(), reading())
    hall.sync()
    before = numbers(venue)

    again = app.make_app(venue.data)
    venue.app = again
    after = numbers(venue)

    # What desks say of themselves is written down a moment later, perhaps in between.
    for one in (before, after):
        del one["as_of_ms"], one["desks"]
    assert before == after


# ------------------------------------------------------------------- its age


@pytest.mark.parametrize(
    ("age", "shown"), [(0, "fresh"), (29, "fresh"), (31, "quiet"), (119, "quiet"), (121, "silent")]
)
def test_each_desk_is_shown_with_the_age_of_its_word(venue, monkeypatch, age, shown):
    now = 1_713_182_400_000
    hall = venue.desk("Hall")
    venue.book.note_heard([(hall.request(), Answer({}), now)])
    monkeypatch.setattr(counts, "wall_ms", lambda: now + age * 1000)

    text = page(venue)

    assert f'<td class="{shown}">12:00:00' in text
    assert ("it may know of more arrivals" in text) == (shown == "silent")
    assert "as of <strong>12:0" in text


def test_a_desk_that_was_never_heard_is_said_to_be_so(venue):
    venue.desk("Hall")

    assert '<td class="never">not yet' in page(venue)
    assert numbers(venue)["desks"][0]["heard_ms"] is None


def test_an_event_in_an_unknown_time_zone_is_shown_in_utc(venue):
    venue.book.publish(gathering=Gathering(EVENT, "Harbour Days", "Atlantis/Capital"))

    assert "(UTC)" in page(venue)


def test_a_retired_desk_is_said_to_be_so_and_its_check_ins_stay(venue, hall):
    hall.store.record(admission(), reading())
    hall.sync()

    venue.book.retire(venue.book.find_desk("Hall"))

    assert "retired: what it had not sent is missing" in page(venue)
    assert numbers(venue)["desks"][0]["retired"] is True
    assert arrived(venue) == {DAY_1: 1}


# ------------------------------------------------------------------- several events


@pytest.fixture
def dinner(venue):
    """A second event in the same server, with a hostile name."""
    book = venue.data.book("feedf00d")
    book.publish(gathering=Gathering("feedf00d", HOSTILE), lists=[LIST])
    return book


@pytest.mark.usefixtures("dinner")
def test_with_several_events_the_page_asks_which_and_shows_one(venue, hall):
    hall.store.record(admission(), reading())
    hall.sync()
    browser = venue.organiser()

    choice = browser.get("/").text
    assert f'href="/?event={EVENT}"' in choice
    assert "Harbour Days" in choice
    assert "&lt;script&gt;" in choice
    assert "<script" not in choice
    assert "1 <small>of 1</small>" in browser.get(f"/?event={EVENT}").text
    assert "0 <small>of 0</small>" in browser.get("/?event=feedf00d").text


@pytest.mark.usefixtures("dinner")
def test_the_key_brings_to_the_event_that_was_asked_for(venue):
    answer = venue.browser().get(f"/?event={EVENT}&key={venue.data.page_key}")

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/?event={EVENT}")


@pytest.mark.usefixtures("dinner")
def test_numbers_of_several_events_are_asked_for_one_by_one(venue):
    browser = venue.organiser()

    assert browser.get(f"/v1/counts?event={EVENT}").json()["event"] == "Harbour Days"
    for wrong in ("", "?event=", "?event=nowhere"):
        answer = browser.get(f"/v1/counts{wrong}")
        assert answer.status_code == 400
        assert answer.json()["error"].endswith(".")
    assert venue.browser().get(f"/v1/counts?event={EVENT}").status_code == 401


# ------------------------------------------------------------------- is it well


def test_a_server_is_ready_when_its_database_saves_and_not_otherwise(venue):
    assert venue.browser().get("/ready").json() == {"status": "ready"}
    with venue.data.database.write() as connection:
        connection.exec_driver_sql("alter table setting rename to away")

    answer = venue.browser().get("/ready")

    assert answer.status_code == 503
    assert answer.json()["error"].endswith(".")
    assert venue.browser().get("/health").status_code == 200


# ------------------------------------------------------------------- its safety


def test_hostile_names_of_event_lists_and_desks_are_only_text(venue):
    venue.book.publish(
        gathering=Gathering(EVENT, HOSTILE),
        lists=[CheckInList(ListId("x"), HOSTILE, date(2024, 4, 15))],
    )
    venue.book.invite("T", HOSTILE)
    venue.book.enrol("T", "", b"k" * 32)

    text = page(venue)

    assert text.count("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;") >= 4
    assert "<script" not in text
    assert "<img" not in text
    assert "{{7*7}}" in text
    assert numbers(venue)["event"] == HOSTILE


def test_no_name_of_a_person_and_no_code_is_anywhere_on_the_page_or_in_the_numbers(venue, hall):
    hall.store.record(admission(badge=ADAS_BADGE.id), reading())
    hall.store.record(admission("", badge="UNKNOWN-CODE"), reading(1))
    hall.sync()
    browser = venue.organiser()

    for text in (browser.get("/").text, browser.get("/v1/counts").text):
        for private in (*ADA.public_name.split(), "Quillfeather", ADA.id, ADAS_BADGE.id, "UNKNOWN"):
            assert private not in text


def cells(venue, desk):
    """What the page says of one desk, cell by cell."""
    (row,) = re.findall(rf'<tr><th scope="row">{desk.name}</th>(.*?)</tr>', page(venue), re.DOTALL)
    return re.findall(r"<td(?: class=\"([^\"]*)\")?>([^<]*)</td>", row)


def hear(venue, desk, **said):
    venue.heard_of(desk)  # or what it said before would be written down afterwards
    report = DeskReport(said.pop("program", "checkin 0.1.0"), **said)
    venue.book.note_heard([(desk.request(report=report), Answer({}), books.wall_ms())])


def test_each_desk_shows_what_it_keeps_aside_its_list_its_battery_and_its_program(venue, hall):
    hear(venue, hall, aside=2, battery=61, on_mains=True)
    current = venue.book.roster_version().number

    _, to_send, aside, _, version, battery, program = cells(venue, hall)

    assert (to_send[1], aside) == ("0", ("n warn", "2"))
    assert (version[1], battery, program[1]) == (
        str(current),
        ("", "61 %, on mains"),
        "checkin 0.1.0",
    )


def test_a_desk_that_has_not_the_newest_list_is_shown_with_both_numbers(venue, hall):
    hear(venue, hall)
    held = hall.store.roster_version().number
    venue.book.publish(lists=[CheckInList(ListId("day-2"), "Day 2", date(2024, 4, 16))])

    *_, version, _, _ = cells(venue, hall)

    assert version[1] == f"{held} of {held + 1}"


@pytest.mark.parametrize(
    ("battery", "on_mains", "shown"),
    [
        (24, False, ("warn", "24 %")),
        (24, True, ("", "24 %, on mains")),
        (25, False, ("", "25 %")),
        (24, None, ("warn", "24 %")),
        (0, False, ("warn", "0 %")),
        (None, None, ("", "–")),
    ],
)
def test_a_battery_that_runs_low_is_pointed_out(venue, hall, battery, on_mains, shown):
    hear(venue, hall, battery=battery, on_mains=on_mains)

    *_, said, _ = cells(venue, hall)

    assert said == shown


def test_a_desk_that_was_never_heard_shows_nothing_that_it_did_not_say(venue):
    silent = venue.desk("Gate")

    last, to_send, aside, _, version, battery, program = cells(venue, silent)

    assert last == ("never", "not yet")
    assert [one[1] for one in (to_send, aside, version, battery, program)] == [
        *("0", "0", "–", "–", "–")
    ]


def test_the_numbers_for_programs_have_exactly_these_fields(venue, hall):
    venue.book.note_heard([(hall.request(), Answer({}), books.wall_ms())])

    said = numbers(venue)

    assert set(said) == {
        *("event", "as_of_ms", "list_version", "lists", "desks", "records", "refused", "aside")
    }
    (day,) = said["lists"]
    assert set(day) == {
        *("id", "name", "day", "arrived", "expected", "inside", "conflicts", "by_desk")
    }
    assert (day["name"], day["day"]) == (LIST.name, LIST.day.isoformat())
    (desk,) = said["desks"]
    assert set(desk) == {
        *("id", "name", "heard_ms", "to_send", "aside", "list_version", "program"),
        *("battery", "on_mains", "retired"),
    }
    assert abs(desk["heard_ms"] - books.wall_ms()) < 600_000
    assert desk["id"] == hall.id
