"""A desk that stopped by itself goes on where it was; one that is opened begins as the day says."""

import pytest

from checkin.adapters.database.migrations import HEAD
from checkin.adapters.profile import Profile
from checkin.adapters.upgrading import NEWER_WITH_COPY
from checkin.domain.errors import Newer
from tests.adapters.examples import HALL
from tests.adapters.schemas.make import Fixture, revisions
from tests.adapters.test_schemas import profile_of
from tests.adapters.test_upgrading import by_a_newer_version
from tests.ui.conftest import DAY_1, DAY_2
from tests.ui.test_lock_page import manners
from ui.opening import Opening
from ui.options import DeskOptions
from ui.settings import Settings
from ui.window import Window


@pytest.fixture
def begun(qapp, hands, tmp_path):
    """A desk that begins, going on or not, in the folder of those before."""

    def begin(*, goes_on):
        desk = hands()
        settings = Settings(tmp_path)
        options = DeskOptions(tmp_path, goes_on=goes_on)
        opening = Opening(desk.window, options, manners(qapp, tmp_path), settings)
        opening._go_on(desk.page)
        return desk

    return begin


def at(desk):
    return desk.page._desk.on.id, desk.page.scanning.out


def test_it_goes_on_with_the_list_that_somebody_chose(begun):
    begun(goes_on=False).page.choose_list(DAY_2.id)

    assert at(begun(goes_on=True)) == (DAY_2.id, False)
    # And once more: what was gone on with is still known.
    assert at(begun(goes_on=True)) == (DAY_2.id, False)


def test_where_people_leave_they_still_do(begun, tmp_path):
    first = begun(goes_on=False)
    first.page.let_out(out=True)
    assert Settings(tmp_path).place == (DAY_1.id, True)

    # These lists check nobody out, and so nobody is.
    assert at(begun(goes_on=True)) == (DAY_1.id, False)


def test_a_desk_that_is_opened_anew_begins_with_the_list_of_the_day(begun):
    begun(goes_on=False).page.choose_list(DAY_2.id)

    assert at(begun(goes_on=False)) == (DAY_1.id, False)
    assert at(begun(goes_on=True)) == (DAY_1.id, False)


def test_a_list_that_is_gone_is_not_gone_on_with(begun, tmp_path):
    Settings(tmp_path).note_place("no list any more", out=False)

    assert at(begun(goes_on=True)) == (DAY_1.id, False)


def test_where_the_window_is_is_known_before_it_is_closed(qtbot, tmp_path):
    window, settings = Window(), Settings(tmp_path)
    qtbot.addWidget(window)
    window.placed.connect(lambda: settings.note_geometry(window.saveGeometry()))
    window.show()

    with qtbot.waitSignal(window.placed):
        window.resize(1180, 690)

    other = Window()
    qtbot.addWidget(other)
    assert other.restoreGeometry(Settings(tmp_path).geometry)
    assert other.size() == window.size()


@pytest.fixture
def newer(qapp, qtbot, tmp_path):
    """A desk that a version after this one has opened, with the copy from before that."""
    folder = profile_of(Fixture(revisions()[-2], "desk"), tmp_path / "desk")
    Profile.open(folder).close()
    (copy,) = folder.glob("desk.db.at-*")
    copy.rename(folder / f"desk.db.at-{HEAD}")
    by_a_newer_version(folder)
    window = Window()
    qtbot.addWidget(window)
    opening = Opening(window, DeskOptions(folder), manners(qapp, folder), Settings(folder))
    yield opening, window, folder
    opening.end()
    if opening.profile is not None:
        opening.profile.close()


def test_a_desk_that_a_newer_version_has_changed_says_so_and_goes_back_when_told_to(newer):
    opening, window, folder = newer
    with pytest.raises(Newer) as said:
        Profile.open(folder)
    opening.show_newer(said.value)
    assert window.centralWidget().go.text() == "Go back to the copy"

    window.centralWidget().go.click()

    assert opening.profile.enrolment.desk_name == "Desk 1"
    assert not list(folder.glob("desk.db.at-*9999"))


def test_with_no_copy_there_is_nothing_to_go_back_to(newer):
    opening, window, folder = newer
    (folder / f"desk.db.at-{HEAD}").unlink()
    with pytest.raises(Newer) as said:
        Profile.open(folder)
    opening.show_newer(said.value)

    assert window.centralWidget().go.isHidden()


def test_who_cannot_go_back_without_losing_a_check_in_is_told_so(newer):
    opening, window, folder = newer
    (folder / "desk.box").write_text(f"{HALL} 1 9 sealed\n", encoding="utf-8")
    opening.show_newer(Newer(NEWER_WITH_COPY))

    window.centralWidget().go.click()

    assert opening.profile is None
    assert "check-ins were saved since" in window.centralWidget().said.text()
