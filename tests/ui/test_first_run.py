import socket

import pytest
from PySide6.QtCore import Qt

from checkin.adapters.awake import Awake
from checkin.adapters.camera.events import CameraOpened
from checkin.adapters.joining import Invitation, enrol, read_invitation
from checkin.adapters.profile import Profile
from checkin.adapters.server_data import ServerData
from checkin.domain.errors import CheckInError
from checkin.domain.model import EventId
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
    page.address.setText("https://192.0.2.1/join")
    assert not page.join.isEnabled()
    page.name.setText("Desk 1")
    assert page.join.isEnabled()


def test_a_failure_is_one_sentence_and_loses_nothing_typed(qtbot):
    page = FirstRun("Desk 1")
    qtbot.addWidget(page)
    page.address.setText("https://192.0.2.1/join")
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.mouseClick(page.join, Qt.MouseButton.LeftButton)
    assert asked.args == ["https://192.0.2.1/join", "Desk 1"]
    assert not page.join.isEnabled()
    page.failed("Nobody answers there.")
    assert "Nobody answers there." in page.said.text()
    assert page.address.text() == "https://192.0.2.1/join"
    assert page.join.isEnabled()


def test_a_laptop_without_an_event_says_plainly_that_an_address_is_none(qapp, qtbot, tmp_path):
    profile, window = Profile.open(tmp_path), Window()
    qtbot.addWidget(window)
    options = DeskOptions(tmp_path, desk_name="Desk 1")
    opening = Opening(window, options, manners(qapp, tmp_path), Settings(tmp_path), Awake())
    opening.begin(profile)
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
    settings = Settings(tmp_path)
    opening = Opening(window, DeskOptions(tmp_path), manners(qapp, tmp_path), settings, Awake())
    opening.profile = profile
    opening.camera_opened(CameraOpened(1280, 720, 30.0, "MJPG", "HD Webcam"))
    opening.camera_opened(CameraOpened(1280, 720, 30.0, "MJPG", ""))
    assert profile.remembered("camera") == settings.camera == "HD Webcam"
    profile.close()


@pytest.fixture
def refused(tmp_path):
    """What is said of an address that is none, of nobody there, and of one used already."""
    data = ServerData(tmp_path / "server")
    book = data.book(EventId("c0ffee00"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = Invitation(f"https://127.0.0.1:{taken.getsockname()[1]}", "token", "0" * 20)
        said = []
        for ask in (
            lambda: read_invitation("not an address"),
            lambda: enrol(nobody, "Desk 1", bytes(32)),
            lambda: book.enrol("used", "Desk 1", bytes(32)),
        ):
            with pytest.raises(CheckInError) as why:
                ask()
            said.append(str(why.value))
    data.close()
    return said


@pytest.mark.parametrize("code", ["fr", "es", "ar"])
def test_why_joining_did_not_work_is_said_in_the_language_of_the_page(qapp, qtbot, refused, code):
    language = Language(qapp)
    language.use(code)
    page = FirstRun("Desk 1")
    qtbot.addWidget(page)
    for sentence in refused:
        page.failed(sentence)
        assert sentence not in page.said.text()
        assert page.said.text().strip("\u2068\u2069")
    language.use("en")
    page.failed(refused[0])
    assert refused[0] in page.said.text()
