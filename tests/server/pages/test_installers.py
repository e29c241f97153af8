"""The installers that a server was given, on the organisers' pages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from checkin import __version__
from tests.adapters.examples import EVENT, LIST

HERE = f"/events/{EVENT}/installers"
SAME, NEWER, OLDER = (f"checkin_{one}_amd64.deb" for one in (__version__, "9.1.0", "0.0.9"))


@pytest.fixture
def given(venue):
    folder = venue.data.installers.folder
    folder.mkdir()
    for name in (SAME, NEWER, OLDER):
        (folder / name).write_bytes(name.encode())
    return venue


@pytest.fixture
def organiser(venue):
    return venue.organiser()


def freeze(venue):
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date()
    venue.book.publish(lists=[replace(LIST, day=tomorrow)])


def test_where_there_are_none_it_says_where_they_go(organiser, venue):
    page = organiser.get(HERE).text

    assert "There are none yet." in page
    assert "puts them into its folder <bdi>installers</bdi>." in page
    assert str(venue.data.installers.folder) not in page
    assert f'<a href="/events/{EVENT}/desks" aria-current="page">Desks' in page


def test_they_are_listed_with_their_hashes_and_fetched_whole(given, organiser):
    page = organiser.get(HERE).text

    assert given.data.installers.find(NEWER).sha256 in page
    assert f'href="{HERE}/{NEWER}"' in page
    answer = organiser.get(f"{HERE}/{NEWER}")
    assert answer.content == NEWER.encode()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{NEWER}"'
    assert given.data.trail.steps()[0].word == "installer-fetched"


@pytest.mark.usefixtures("given")
def test_what_is_older_than_the_server_is_not_offered(organiser):
    assert f'href="{HERE}/{OLDER}"' not in organiser.get(HERE).text
    assert organiser.get(f"{HERE}/{OLDER}").status_code == 400


def test_before_the_event_only_what_the_others_have_is_given_to_a_new_laptop(given, organiser):
    freeze(given)

    page = organiser.get(HERE).text

    assert "Nothing newer is offered now" in page
    assert f'href="{HERE}/{SAME}"' in page
    assert f'href="{HERE}/{NEWER}"' not in page
    assert organiser.get(f"{HERE}/{NEWER}").status_code == 400
    assert organiser.get(f"{HERE}/{SAME}").status_code == 200
