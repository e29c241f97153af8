"""The wall: totals for everybody who passes, by a link that ends."""

import re

import pytest

from checkin.adapters.links import LinkKind
from checkin.server import live
from tests.adapters.examples import ADA, EVENT, admission, reading

LINKS = f"/events/{EVENT}/wall"


@pytest.fixture
def organiser(venue):
    browser = venue.organiser()
    browser.get(LINKS)
    return browser


def made(organiser, hours="12"):
    """The path of a fresh link."""
    text = organiser.submit(LINKS, {"do": "make", "hours": hours}).text
    return re.search(r'href="http://server(/wall/[\w-]+)"', text)[1]


def test_whoever_has_the_link_sees_totals_and_nothing_else(venue, organiser):
    hall = venue.desk("Hall")
    hall.store.record(admission(), reading())
    hall.sync()

    text = venue.browser().get(made(organiser)).text

    assert '<p class="number">1<small>of 1</small></p>' in text
    for private in ("Hall", "Quillfeather", *ADA.public_name.split(), ADA.id, "menu"):
        assert private not in text


def test_a_wall_goes_on_and_is_told_what_is_other(venue, organiser):
    path = made(organiser)
    before = re.search(r"seen=([\w.]+)", venue.browser().get(path).text)[1]
    hall = venue.desk("Hall")
    hall.store.record(admission(), reading())
    hall.sync()

    news = venue.browser().get(f"{path}/now?seen={before}").json()

    assert "1<small>of 1" in news["parts"]["wall"]


def test_a_link_is_shown_once_and_only_its_hash_is_kept(venue, organiser):
    token = made(organiser).rpartition("/")[2]

    assert token not in organiser.get(LINKS).text
    assert venue.data.links.find(LinkKind.WALL, token).event == EVENT
    assert [one.word for one in venue.data.trail.steps()] == ["wall-made"]


def test_a_link_that_was_ended_shows_nothing_any_more(venue, organiser):
    path = made(organiser)
    (held,) = venue.data.links.held(LinkKind.WALL, EVENT)

    answer = organiser.submit(LINKS, {"do": "end", "link": held.id})

    assert answer.headers["Location"] == f"{LINKS}?said=wall-ended"
    assert "The address holds no more." in organiser.get(answer.headers["Location"]).text
    for more in ("", "/now", "/live"):
        gone = venue.browser().get(path + more)
        assert gone.status_code == 404
        assert "holds no more" in gone.text
        assert "Harbour" not in gone.text
    again = organiser.submit(LINKS, {"do": "end", "link": held.id})
    assert again.status_code == 400


def test_a_link_of_another_event_is_not_ended_here(venue, organiser):
    venue.data.links.make(LinkKind.WALL, 60_000, event="feedf00d", once=False)
    (other,) = venue.data.links.held(LinkKind.WALL, "feedf00d")

    assert organiser.submit(LINKS, {"do": "end", "link": other.id}).status_code == 400
    assert venue.data.links.held(LinkKind.WALL, "feedf00d") == [other]


def test_a_link_to_an_event_that_is_here_no_more_shows_nothing(venue):
    token = venue.data.links.make(LinkKind.WALL, 60_000, event="feedf00d", once=False)

    assert venue.browser().get(f"/wall/{token}").status_code == 404


@pytest.mark.parametrize("hours", ["", "0", "9999", "x"])
def test_a_link_holds_for_as_long_as_can_be_chosen(organiser, hours):
    assert organiser.submit(LINKS, {"do": "make", "hours": hours}).status_code == 400


@pytest.mark.parametrize("token", ["x", "%00", "..%2Fevents", "a" * 500])
def test_a_guess_shows_nothing(venue, token):
    assert venue.browser().get(f"/wall/{token}").status_code == 404


def test_a_wall_has_no_more_streams_than_some(venue, organiser, monkeypatch):
    path = made(organiser)
    monkeypatch.setattr(live, "MOST_EACH", 0)

    assert venue.browser().get(f"{path}/live").status_code == 429
