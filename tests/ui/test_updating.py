"""A newer version is said quietly, and fetched only when somebody says so."""

import pytest

from checkin import __version__
from checkin.adapters.profile import Profile
from checkin.usecases.updating import Offer
from tests.adapters.test_updates import CONTENT, NEWER, freeze, server  # noqa: F401  a fixture
from tests.ui.test_opening import opened  # noqa: F401  a fixture
from ui.laptop.updates import UpdatePage
from ui.strip import newer_words, old_server_words
from ui.updating import Updates
from ui.window import Window
from ui.workers import Exchanged


@pytest.fixture
def at(qtbot, server, tmp_path):  # noqa: F811
    """A desk of a real server, and where its downloads go."""
    profile = Profile.open(tmp_path / "desk")
    profile.join(server.invite(), "Hall")
    shown = []
    updates = Updates(profile.peer(), None, lambda: tmp_path / "downloads", shown.append)
    updates.shown = shown
    page = UpdatePage(updates)
    window = Window()
    qtbot.addWidget(window)
    window.show_page(page)
    window.show()
    updates.start()
    yield updates, page
    updates.end()
    profile.close()


def plain(label):
    return label.text().strip("\u2068\u2069")


def heard(updates, qtbot, news):
    with qtbot.waitSignal(updates.changed, timeout=20_000):
        updates.asker.talked(Exchanged(news))


class News:
    more = False


def test_before_the_server_was_heard_nothing_is_said_of_it(at):
    _, page = at

    assert plain(page.words) == "The server has not been heard yet. Look again later."
    assert not page.fetch.isVisible()


def test_it_is_fetched_into_the_downloads_when_somebody_says_so(at, qtbot, tmp_path):
    updates, page = at
    heard(updates, qtbot, News())
    assert "The server has 9.1.0, 0 MB." in plain(page.words)
    assert not (tmp_path / "downloads").exists()

    page.fetch.click()
    assert not page.fetch.isEnabled()
    qtbot.waitUntil(lambda: bool(updates.saved), timeout=20_000)

    assert (tmp_path / "downloads" / NEWER).read_bytes() == CONTENT
    assert updates.shown == [tmp_path / "downloads"]
    assert str(tmp_path / "downloads") in plain(page.said)
    assert not page.fetch.isVisible()


def test_what_cannot_be_fetched_is_one_sentence(at, qtbot, tmp_path):
    updates, page = at
    heard(updates, qtbot, News())
    (tmp_path / "downloads").touch()

    page.fetch.click()
    qtbot.waitUntil(lambda: bool(updates.failed), timeout=20_000)

    assert plain(page.said).startswith("It cannot be saved: the disk is full")
    assert page.fetch.isEnabled()


def test_in_the_two_days_before_the_event_it_says_why_there_is_nothing(at, qtbot, server):  # noqa: F811
    updates, page = at
    freeze(server)

    heard(updates, qtbot, News())

    assert plain(page.words).startswith("Nothing newer is offered from two days before")
    assert not page.fetch.isVisible()


def test_a_desk_that_has_the_newest_is_told_so(at):
    updates, page = at
    updates._told(Offer(__version__))

    assert plain(page.words) == (
        f"This desk has version {__version__}. The server has no newer one for it."
    )


def test_the_strip_says_so_quietly_and_of_a_server_that_is_too_old(opened, at, qtbot):  # noqa: F811
    updates, _ = at
    desk = opened()
    updates.asker.told.connect(desk.page.standing.offered)
    heard(updates, qtbot, News())
    qtbot.waitUntil(lambda: newer_words("9.1.0") in desk.page.strip.words)

    desk.page.standing.offered(Offer("0.0.1"))

    assert desk.page.strip.words == old_server_words()
