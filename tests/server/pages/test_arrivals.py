"""The page of arrivals: true, aged, without a name, and the same in its stream."""

import asyncio
import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from checkin.adapters import book as books
from checkin.adapters import wire
from checkin.domain.model import CheckInList, Gathering, ListId, Registration
from checkin.domain.record import Draft, Kind
from checkin.server import counts, live
from checkin.usecases.exchange import Answer, DeskReport
from checkin.usecases.people import Person
from tests.adapters.examples import ADA, ADAS_BADGE, DAY_1, EVENT, LIST, NOON, admission, reading

HOSTILE = "<script>alert('x')</script><img src=x onerror=y>\"'&{{7*7}}"
PAGE = f"/events/{EVENT}"


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


def page(venue, query="", **headers):
    answer = venue.organiser().get(f"{PAGE}{query}", headers=headers)
    assert answer.status_code == 200
    return answer.text


def part(venue, name, query=""):
    """The text of one part of the page, without its tags."""
    news = venue.organiser().get(f"{PAGE}/now{query}").json()
    return " ".join(re.sub(r"<[^>]*>", " ", news["parts"][name]).split())


def at_noon(monkeypatch, later_s=0):
    monkeypatch.setattr(counts, "wall_ms", lambda: NOON + later_s * 1000)


def come(desk, people, start=0, apart=1):
    """Have *people* arrive at *desk*, and its server hear of it."""
    for number, person in enumerate(people):
        desk.store.record(admission(person), reading(start + number * apart))
    desk.sync()


def hear(venue, desk, at=None, **said):
    began = books.wall_ms()
    desk.sync()
    # What it said just now is written down in a moment, and would be written over this.
    while venue.heard_of(desk).at < began:
        venue.browser().get("/health")
    report = DeskReport(said.pop("program", "checkin 0.1.0"), **said)
    request = desk.request(report=report)
    venue.book.note_heard([(request, Answer(request.have), at or books.wall_ms())])


def register(venue, count, **fields):
    some = [
        Registration(f"p{number:03}", f"Secret Person {number}", lists=frozenset({DAY_1}), **fields)
        for number in range(count)
    ]
    venue.book.publish(registrations=some)
    return [one.id for one in some]


# ------------------------------------------------------------------- the numbers


def test_arrived_of_expected_as_of_when(venue, hall, monkeypatch):
    come(hall, [ADA.id])
    at_noon(monkeypatch)

    assert part(venue, "totals").startswith("Day 1 2024-04-15 · today 1 of 1")
    assert part(venue, "state") == "as of 12:00:00 ( UTC )"


def test_of_a_silent_desk_it_is_said_how_many_it_may_know_and_that_it_is_an_estimate(
    venue, hall, monkeypatch
):
    people = register(venue, 50)
    come(hall, people[:5], apart=60)
    hear(venue, hall, NOON + 240_000, on_list=DAY_1)
    at_noon(monkeypatch, 240 + 600)

    said = part(venue, "totals")

    assert "5 as of 12:14:00, and perhaps more: perhaps 10 on Hall , silent 10 min" in said
    assert "An estimate" in said
    assert "offline, 10 min: it may know of more" in part(venue, "desks")


def test_a_desk_that_is_heard_leaves_nothing_to_estimate(venue, hall):
    come(hall, [ADA.id])

    assert "perhaps" not in part(venue, "totals")


def test_two_desks_that_could_not_hear_each_other_are_something_to_settle(venue, hall, gate):
    hall.store.record(admission(), reading(0))
    gate.store.record(admission(), reading(60))
    gate.sync()
    hall.sync()

    assert "1 person admitted at two desks that could not hear" in part(venue, "totals")
    assert "1 person was admitted at two desks" in part(venue, "settle")
    assert f'href="{PAGE}/settle"' in page(venue)


def test_what_a_person_has_to_settle_is_counted(venue, hall):
    assert (part(venue, "settle"), part(venue, "waiting")) == ("Nothing.", "")
    venue.book.publish(names_key=b"n" * 32)
    hall.sync()
    new, newer = (
        Draft(Kind.REGISTERED, DAY_1, key, how="", sealed=hall.store.seal(key, name.written()))
        for key, name in (("new", Person("Zoe")), ("newer", Person("Iris")))
    )
    for draft in (
        replace(new, reason="walk_in"),
        replace(newer, reason="substitute", instead=ADA.id),
        Draft(Kind.NOTE, DAY_1, ADA.id, how="", reason="sent_to_help_desk"),
        admission("", badge="a badge of no list"),
    ):
        hall.store.record(draft, reading())
    hall.sync()
    forged = replace(hall.store.runs_above({}, 10**9)[0], signature=bytes(64))
    hall.send(wire.write_request(replace(hall.request([forged]))))

    said = part(venue, "settle")

    for sentence in (
        "1 person was not on the list and was registered at a desk",
        "1 person came in another’s place",
        "1 person was sent to the help desk and is still to be seen there",
        "1 person showed a badge that is on no list yet",
    ):
        assert sentence in said
    # The number in the menu is that of the cards on the page for it.
    assert part(venue, "waiting") == "2"


def test_the_curve_is_drawn_and_stands_as_a_table_beneath(venue, hall):
    assert "Nobody has arrived yet." in part(venue, "curve")
    come(hall, register(venue, 3), apart=400)

    html = venue.organiser().get(f"{PAGE}/now").json()["parts"]["curve"]

    assert html.count('<rect class="bar"') == 3
    assert "12:00 1 1 12:05 1 2 12:10 1 3" in part(venue, "curve")


def test_todays_list_stands_before_those_of_other_days(venue, monkeypatch):
    at_noon(monkeypatch)
    eve = CheckInList(ListId("eve"), "Eve", LIST.day - timedelta(days=1))
    venue.book.publish(lists=[eve, LIST])

    said = part(venue, "totals")

    assert said.index(LIST.name) < said.index("Eve")


def test_what_is_usual_is_drawn_where_it_is_known_when_it_begins(venue, hall):
    come(hall, [ADA.id])
    assert '<polygon class="band"' not in page(venue)
    assert "the band is what is usual" not in page(venue)

    venue.book.publish(lists=[replace(LIST, begins=NOON + 1_800_000)])

    assert '<polygon class="band"' in page(venue)


def test_organisations_of_fewer_than_three_people_are_told_together(venue, hall):
    many = register(venue, 4, organisation="Harbour Watch", region="Africa", category="guest")
    come(hall, [*many, ADA.id])

    said = part(venue, "groups")

    # Ada's is the only one of her organisation: all are told as one, so that she is not alone.
    assert "2 organisations are represented." in said
    assert "Organisation Arrived Expected all 5 5" in said
    assert "Quillfeather" not in said

    come(hall, [f"q{n}" for n in range(3)])
    said = part(venue, "groups")
    assert "Harbour Watch 4 4" in said


def test_recent_arrivals_have_a_time_a_desk_and_a_category_and_no_name(venue, hall):
    come(hall, register(venue, 3, category="guest"), apart=60)

    assert part(venue, "recent") == (
        "Time Desk Category 12:02:00 Hall guest 12:01:00 Hall guest 12:00:00 Hall guest"
    )


def test_the_category_of_somebody_who_is_nearly_alone_in_it_is_not_told(venue, hall):
    people = register(venue, 3, category="guest")
    venue.book.publish(
        registrations=[Registration("x", "Secret", category="minister", lists=frozenset({DAY_1}))]
    )
    come(hall, [*people, *(f"q{n}" for n in range(3)), "x"])

    assert "minister" not in page(venue)


def test_another_list_is_looked_at_closely_by_a_link(venue, hall):
    dinner = CheckInList(ListId("dinner"), "Dinner", date(2024, 4, 16))
    venue.book.publish(lists=[dinner])
    come(hall, [ADA.id])

    assert 'href="?list=dinner"' in page(venue)
    assert "Nobody has arrived yet." in part(venue, "curve", "?list=dinner")
    assert "Nobody has arrived yet." not in part(venue, "curve", f"?list={DAY_1}")
    assert page(venue, "?list=nowhere").count('aria-current="true"') == 1


def test_an_event_without_a_list_says_so(venue):
    book = venue.data.book("feedf00d")
    book.publish(gathering=Gathering("feedf00d", "Empty"))

    assert "No check-in list yet." in venue.organiser().get("/events/feedf00d").text


def test_an_event_in_an_unknown_time_zone_is_shown_in_utc(venue):
    venue.book.publish(gathering=Gathering(EVENT, "Harbour Days", "Atlantis/Capital"))

    assert "( UTC )" in part(venue, "state")


# ------------------------------------------------------------------- its desks


def cells(venue, desk):
    """What the page says of one desk, cell by cell."""
    html = venue.organiser().get(f"{PAGE}/now").json()["parts"]["desks"]
    (row,) = re.findall(rf"<bdi>{desk.name}</bdi></th>(.*?)</tr>", html, re.DOTALL)
    found = re.findall(r"<td(?: class=\"([^\"]*)\")?>(.*?)</td>", row, re.DOTALL)
    return [(kind, " ".join(re.sub(r"<[^>]*>", " ", it).split())) for kind, it in found]


@pytest.mark.parametrize(
    ("age", "shown"),
    [
        (0, ("state fresh", "fresh")),
        (31, ("state quiet", "quiet")),
        (121, ("state offline", "offline, 2 min: it may know of more")),
        (50_000, ("state closed", "closed")),
    ],
)
def test_each_desk_is_shown_with_the_age_of_its_word(venue, monkeypatch, age, shown):
    hall = venue.desk("Hall")
    venue.book.note_heard([(hall.request(), Answer({}), NOON)])
    at_noon(monkeypatch, age)

    state, heard, *_ = cells(venue, hall)

    assert state == shown
    assert heard == ("time", "12:00:00")


def test_a_desk_that_was_never_heard_shows_nothing_that_it_did_not_say(venue):
    silent = venue.desk("Gate")

    state, heard, to_send, arrived, rate, median, version, battery, program = cells(venue, silent)

    assert (state[1], heard[1]) == ("not heard yet", "–")
    assert [one[1] for one in (to_send, arrived, rate, median)] == ["0", "0", "0.0", "–"]
    assert [one[1] for one in (version, battery, program)] == ["–", "–", "–"]


def test_a_retired_desk_is_said_to_be_so(venue, hall):
    venue.book.retire(venue.book.find_desk("Hall"))

    assert cells(venue, hall)[0] == ("state retired", "retired: what it had not sent is missing")


def test_a_desk_shows_how_fast_it_is(venue, hall, monkeypatch):
    come(hall, register(venue, 5), apart=30)
    at_noon(monkeypatch, 200)

    _, _, _, arrived, rate, median, *_ = cells(venue, hall)

    assert (arrived[1], rate[1], median[1]) == ("5", "1.0", "30")


def test_a_lane_that_is_too_busy_is_pointed_out_and_one_to_which_nobody_comes(
    venue, hall, gate, monkeypatch
):
    come(hall, register(venue, 11), apart=20)
    for desk in (hall, gate):
        hear(venue, desk, NOON + 220_000, on_list=DAY_1)
    at_noon(monkeypatch, 221)

    said = part(venue, "advice")

    assert "More than two people a minute come to Hall . Open another desk." in said
    assert "Nobody has come to Gate for five minutes, while others are busy." in said


def test_each_desk_shows_its_list_its_battery_its_program_and_what_it_keeps_aside(venue, hall):
    hear(venue, hall, aside=2, battery=61, on_mains=True)
    current = venue.book.roster_version().number

    *_, version, battery, program = cells(venue, hall)

    assert (version, battery) == (("", str(current)), ("", "61 %, on mains"))
    assert program[1] == "checkin 0.1.0 2 records kept aside"


def test_a_desk_that_has_not_the_newest_list_is_shown_with_both_numbers(venue, hall):
    hear(venue, hall)
    held = hall.store.roster_version().number
    venue.book.publish(lists=[CheckInList(ListId("day-2"), "Day 2", date(2024, 4, 16))])

    *_, version, _, _ = cells(venue, hall)

    assert version == ("warn", f"{held} of {held + 1}")


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


def test_desks_that_wait_are_pointed_out_to_an_organiser(venue):
    assert "waits for you</a>" not in page(venue)
    venue.book.invite("TOKEN", "Desk 2", at_once=False)
    venue.book.enrol("TOKEN", "", b"k" * 32)

    assert f'<a href="{PAGE}/desks">1 desk waits for you</a>' in page(venue)


# ------------------------------------------------------------------- its safety


def test_hostile_names_of_event_lists_and_desks_are_only_text(venue):
    venue.book.publish(
        gathering=Gathering(EVENT, HOSTILE),
        lists=[CheckInList(ListId("x"), HOSTILE, date(2024, 4, 15))],
    )
    venue.book.invite("T", HOSTILE)
    venue.book.enrol("T", "", b"k" * 32)

    text = page(venue, "?list=x")

    assert text.count("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;") >= 4
    assert "<script>" not in text
    assert "<img" not in text
    assert "{{7*7}}" in text


def test_no_name_of_a_person_and_no_code_is_anywhere_on_the_page(venue, hall):
    hall.store.record(admission(badge=ADAS_BADGE.id), reading())
    hall.store.record(admission("", badge="UNKNOWN-CODE"), reading(1))
    hall.sync()
    browser = venue.organiser()

    for text in (browser.get(PAGE).text, browser.get(f"{PAGE}/now").text):
        for private in (*ADA.public_name.split(), "Quillfeather", ADA.id, ADAS_BADGE.id, "UNKNOWN"):
            assert private not in text


def test_nothing_on_the_page_is_a_style_or_a_script_of_its_own(venue, hall):
    come(hall, [ADA.id])
    text = page(venue)

    assert not re.search(r"<style|style=|<script>|onclick|javascript:", text)
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in text


def test_an_organiser_may_see_who_came_last_and_that_is_noted(venue, hall):
    come(hall, [ADA.id])
    hall.store.record(admission("", badge="unknown"), reading(1))
    hall.sync()
    organiser = venue.organiser()
    organiser.get(PAGE)

    answer = organiser.submit(f"{PAGE}/arrivals", {"list": DAY_1})

    assert answer.status_code == 200
    assert ADA.public_name in answer.text
    assert "on no list yet" in answer.text
    (step,) = venue.data.trail.steps(word="names-shown")
    assert (step.event, step.about) == (EVENT, DAY_1)


def test_where_there_is_no_list_there_are_no_names(venue):
    venue.data.book("feedf00d").publish(gathering=Gathering("feedf00d", "Empty"))
    organiser = venue.organiser()
    organiser.get("/events/feedf00d")

    assert organiser.submit("/events/feedf00d/arrivals").status_code == 400


def test_the_page_speaks_arabic_from_the_right_and_draws_time_from_the_left(venue, hall):
    come(hall, [ADA.id])

    text = page(venue, **{"Accept-Language": "ar"})

    assert '<html lang="ar" dir="rtl">' in text
    assert '<figure class="chart" dir="ltr">' in text


# ------------------------------------------------------------------- what is other since


def seen(text):
    return re.search(r"seen=([0-9a-f]+\.\d+)", text)[1]


def test_a_page_is_told_only_of_the_parts_that_are_other(venue, hall, monkeypatch):
    at_noon(monkeypatch)
    browser = venue.organiser()
    before = seen(browser.get(PAGE).text)
    at_noon(monkeypatch, 1)
    quiet = browser.get(f"{PAGE}/now?seen={before}").json()
    come(hall, [ADA.id])

    news = browser.get(f"{PAGE}/now?seen={before}").json()

    assert set(quiet["parts"]) == {"state"}
    assert {"state", "totals", "curve", "recent", "groups"} <= set(news["parts"])
    assert "settle" not in news["parts"]
    assert news["turn"] != before


@pytest.mark.parametrize("turn", ["", "x", "deadbeef.1", "deadbeef.x", "."])
def test_a_page_that_another_server_has_shown_is_told_everything(venue, turn):
    news = venue.organiser().get(f"{PAGE}/now?seen={turn}").json()

    assert {"totals", "desks", "settle"} <= set(news["parts"])


class Listener:
    """Somebody who listens to the page, in this process."""

    def __init__(self, venue, still=lambda: True, visitor="a"):
        self._live = venue.app.state.live
        view = live.View("en", DAY_1, "viewer")
        self.stream = self._live.stream(EVENT, view, "", visitor, still)

    async def news(self):
        """The parts of the next event."""
        while True:
            text = await asyncio.wait_for(anext(self.stream), 20)
            if text.startswith("id: "):
                return json.loads(text.partition("data: ")[2])["parts"]

    async def to_its_end(self):
        """Listen until the server ends it."""

        async def listen():
            async for _ in self.stream:
                pass

        await asyncio.wait_for(listen(), 20)


def test_a_scan_arrives_on_every_page_that_is_open(venue, hall):
    async def go():
        listeners = [Listener(venue, visitor=str(n)) for n in range(3)]
        for one in listeners:
            assert "0 <small>of 1" in (await one.news())["totals"]
        await asyncio.to_thread(come, hall, [ADA.id])
        for one in listeners:
            while "totals" not in (parts := await one.news()):
                pass
            assert "1 <small>of 1" in parts["totals"]
        for one in listeners:
            await one.stream.aclose()

    asyncio.run(go())


def test_all_who_look_at_the_same_are_shown_one_rendering(venue, monkeypatch):
    rendered = []
    board = venue.app.state.live.board(EVENT)
    render = board._render
    monkeypatch.setattr(board, "_render", lambda *it: rendered.append(it[1]) or render(*it))

    async def go():
        listeners = [Listener(venue, visitor=str(n)) for n in range(10)]
        for one in listeners:
            await one.news()
        for one in listeners:
            await one.stream.aclose()

    asyncio.run(go())

    # Those who come while one is made are shown the next.
    assert 1 <= len(rendered) <= 3


def test_a_stream_ends_with_the_session(venue, monkeypatch):
    monkeypatch.setattr(live, "STILL_S", 0)

    async def go():
        listener = Listener(venue, still=lambda: False)
        await listener.to_its_end()

    asyncio.run(go())


def test_a_server_that_stops_ends_every_stream(venue):
    async def go():
        listener = Listener(venue)
        await listener.news()
        venue.app.state.live.end_streams()
        await listener.to_its_end()

    asyncio.run(go())


def test_a_stream_in_which_nothing_is_new_says_that_it_is_there(venue, monkeypatch):
    monkeypatch.setattr(live, "HEARTBEAT_S", 0.01)

    async def go():
        listener = Listener(venue)
        await listener.news()
        assert await asyncio.wait_for(anext(listener.stream), 20) == ": still here\n\n"
        await listener.stream.aclose()

    asyncio.run(go())


def test_a_visitor_has_no_more_streams_than_some(venue, monkeypatch):
    monkeypatch.setattr(live, "MOST_EACH", 0)

    answer = venue.organiser().get(f"{PAGE}/live")

    assert answer.status_code == 429
    assert answer.json()["error"].endswith(".")


def test_numbers_that_cannot_be_read_are_not_told_and_are_when_they_can_again(venue):
    async def go():
        listener = Listener(venue)
        await listener.news()
        rename(venue, "heard", "away")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(listener.news(), 0.5)
        rename(venue, "away", "heard")

    asyncio.run(go())


def rename(venue, old, new):
    with venue.data.database.write() as connection:
        connection.exec_driver_sql(f"alter table {old} rename to {new}")


def test_a_list_for_members_expects_the_members_and_whoever_was_let_in_all_the_same(venue, hall):
    members = CheckInList(ListId("members"), "Members’ meeting", LIST.day, categories=("Member",))
    venue.book.publish(
        lists=[members],
        registrations=[
            Registration(key, "Secret", category=category, lists=frozenset({DAY_1, members.id}))
            for key, category in (("m1", "member"), ("m2", "MEMBER"), ("press", "press"))
        ],
    )
    assert expected(venue) == {"Members’ meeting": 2, LIST.name: 4}

    hall.store.record(Draft(Kind.ADMITTED, members.id, "press", reason="other_list"), reading(1))
    hall.sync()
    assert expected(venue)["Members’ meeting"] == 3

    venue.book.publish(lists=[replace(members, categories=())])
    assert expected(venue) == {"Members’ meeting": 3, LIST.name: 4}


def expected(venue):
    """How many each list expects, as the page has it."""
    cards = venue.organiser().get(f"{PAGE}/now").json()["parts"]["totals"].split("<li")[1:]
    names = [re.search("<bdi>(.*?)</bdi>", one)[1] for one in cards]
    return dict(zip(names, (int(re.search(r"of (\d+)", one)[1]) for one in cards), strict=True))
