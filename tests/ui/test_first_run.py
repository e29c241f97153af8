from PySide6.QtCore import Qt

from checkin.adapters.camera import CameraOpened
from checkin.adapters.profile import Profile
from ui.__main__ import Opening
from ui.dress import Dress
from ui.first_run import FirstRun
from ui.language import Language
from ui.manners import Manners
from ui.options import DeskOptions
from ui.settings import Settings
from ui.sounds import Sounds
from ui.window import Window


def manners(qapp, folder):
    """How a silent desk speaks."""
    return Manners(Settings(folder), Language(qapp), Sounds(lambda _: None), Dress(qapp))


def test_nothing_can_be_asked_before_both_are_there(qtbot):
    page = FirstRun()
    qtbot.addWidget(page)
    assert not page.join.isEnabled()
    page.address.setText("http://192.0.2.1/join")
    assert not page.join.isEnabled()
    page.name.setText("Desk 1")
    assert page.join.isEnabled()


def test_a_failure_is_one_sentence_and_loses_nothing_typed(qtbot):
    page = FirstRun("Desk 1")
    qtbot.addWidget(page)
    page.address.setText("http://192.0.2.1/join")
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.mouseClick(page.join, Qt.MouseButton.LeftButton)
    assert asked.args == ["http://192.0.2.1/join", "Desk 1"]
    assert not page.join.isEnabled()
    page.failed("Nobody answers there.")
    assert "Nobody answers there." in page.said.text()
    assert page.address.text() == "http://192.0.2.1/join"
    assert page.join.isEnabled()


def test_a_laptop_without_an_event_says_plainly_that_an_address_is_none(qapp, qtbot, tmp_path):
    profile, window = Profile.open(tmp_path), Window()
    qtbot.addWidget(window)
    options = DeskOptions(tmp_path, desk_name="Desk 1")
    opening = Opening(window, profile, options, manners(qapp, tmp_path))
    opening.begin()
    page = window.centralWidget()
    page.address.setText("not an address")
    page.ask()
    qtbot.waitUntil(page.join.isEnabled)
    assert "address" in page.said.text()
    opening.end()
    profile.close()


def test_the_camera_that_was_opened_is_remembered_by_its_name_and_a_film_is_not(
    qapp, qtbot, tmp_path
):
    profile, window = Profile.open(tmp_path), Window()
    qtbot.addWidget(window)
    opening = Opening(window, profile, DeskOptions(tmp_path), manners(qapp, tmp_path))
    opening.camera_opened(CameraOpened(1280, 720, 30.0, "MJPG", "HD Webcam"))
    opening.camera_opened(CameraOpened(1280, 720, 30.0, "MJPG", ""))
    assert profile.remembered("camera") == "HD Webcam"
    profile.close()
