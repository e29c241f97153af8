import json
import os
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, qCritical, qInstallMessageHandler, qWarning

from checkin.adapters.camera.events import (
    CameraBack,
    CameraEnded,
    CameraGone,
    CameraOpened,
    CamerasFound,
    CodeRead,
    Picture,
)
from checkin.adapters.camera.reports import Cause
from checkin.adapters.profile import Enrolment
from checkin.domain.errors import InputError
from checkin.usecases.roster_pages import RosterVersion
from tests.fakes import MINE, FakeCamera, FakePeer, MemoryStore, page
from tests.ui.conftest import LISTED
from tests.ui.test_keys import press
from ui.card import State
from ui.options import DeskOptions
from ui.running_desk import start_desk
from ui.silence import QtError, keep_qt_silent
from ui.strip import came_back_words
from ui.waking import Waking
from ui.window import Window
from ui.workers import Pace

ENROLMENT = Enrolment(MINE, "Main entrance", LISTED.gathering.id, "https://192.0.2.1")


def code(text):
    return CodeRead(text, 1, 1, 2, ((0, 0),) * 4)


def picture():
    return Picture(b"Z" * 640 * 360 * 4, 640, 360, 0, 0)


@pytest.fixture
def opened(qtbot, tmp_path):
    """A running desk with real threads, a fake camera and a fake server."""
    started = []

    def open_it(store=None, shown=True, **options):
        window, camera, peer = Window(), FakeCamera(), FakePeer()
        qtbot.addWidget(window)
        store = store or MemoryStore(LISTED)
        settings = DeskOptions(tmp_path, **options)
        running = start_desk(window, store, ENROLMENT, peer, camera, settings, Pace(second=0.01))
        started.append(running)
        window.setVisible(shown)
        return SimpleNamespace(
            running=running, page=running.page, camera=camera, peer=peer, store=store, window=window
        )

    yield open_it
    for running in started:
        running.end()


def test_a_code_goes_from_the_camera_to_the_server(opened, qtbot):
    at = opened()
    at.camera.show(code("CODE-r1"))
    qtbot.waitUntil(lambda: at.page.panel.card.state is State.CHECKED_IN)
    qtbot.waitUntil(lambda: at.peer.have[MINE].seq == 1 if MINE in at.peer.have else False)
    qtbot.waitUntil(lambda: at.page.top.to_send.words.text == "0 to send")


def test_a_server_that_is_gone_is_a_calm_bar_and_it_goes_again(opened, qtbot):
    at = opened()
    qtbot.waitUntil(lambda: at.page.top.link.words.text == "Online")
    assert at.page.strip.words == ""
    at.peer.reachable = False
    at.camera.show(code("CODE-r1"))
    qtbot.waitUntil(
        lambda: at.page.strip.words == "Working offline. Keep going. 1 check-in will be sent later"
    )
    assert at.page.panel.card.state is State.CHECKED_IN
    at.peer.reachable = True
    qtbot.waitUntil(lambda: at.page.strip.words == "")
    qtbot.waitUntil(lambda: at.page.top.to_send.words.text == "0 to send")


def test_a_laptop_whose_clock_is_wrong_says_so_once_the_server_has_answered(opened, qtbot):
    at = opened()
    at.peer.ahead_ms = 123 * 60_000 + 10_000
    wrong = "This laptop's clock is 2 h 03 min off. Check-ins are kept and corrected"
    qtbot.waitUntil(lambda: at.page.strip.words == wrong)
    at.camera.show(code("CODE-r1"))
    qtbot.waitUntil(lambda: at.page.panel.card.state is State.CHECKED_IN)
    at.peer.ahead_ms = 0
    qtbot.waitUntil(lambda: at.page.strip.words == "")


def test_the_first_list_turns_the_desk_ready(opened, qtbot):
    store = MemoryStore()
    store.coming = LISTED
    at = opened(store)
    assert at.page.panel.card.state is State.NO_LIST_YET
    at.peer.roster = page(RosterVersion("one", 1))
    qtbot.waitUntil(lambda: at.page.panel.card.state is State.READY)
    assert at.page.top.list_words


def test_camera_trouble_is_named_and_goes_again(opened, qtbot):
    at = opened()
    at.camera.show(CameraGone(Cause.NO_CAMERA, ""))
    qtbot.waitUntil(lambda: "plugged in" in at.page.camera.accessibleDescription())
    assert at.page.top.camera.words.text == "No camera"
    at.camera.show(CameraBack())
    at.camera.show(picture())
    qtbot.waitUntil(lambda: at.page.top.camera.words.text == "Camera")


def opened_camera(name):
    return CameraOpened(1280, 720, 30.0, "MJPG", name)


def test_f9_looks_through_the_next_camera(opened, qtbot):
    at = opened()
    press(at.page.field, Qt.Key.Key_F9)
    assert at.camera.switched == [], "nobody knows of another"
    at.camera.show(CamerasFound(("Built-in", "HD Webcam", "Document camera")))
    with qtbot.waitSignal(at.running.eye.opened):
        at.camera.show(opened_camera("HD Webcam"))
    for _ in range(3):
        press(at.page.field, Qt.Key.Key_F9)
    assert at.camera.switched == ["Document camera", "Built-in", "HD Webcam"]


def test_the_settings_name_the_camera_and_ask_for_the_next_one(opened, qtbot):
    at = opened()
    at.camera.show(CamerasFound(("Built-in", "HD Webcam")))
    at.camera.show(opened_camera("HD Webcam"))
    qtbot.waitUntil(lambda: at.page.preferences.manner.camera == "HD Webcam")

    at.page.preferences.next_camera.emit()

    assert at.camera.switched == ["Built-in"]


def test_a_laptop_that_wakes_hides_what_its_desk_showed(opened, qtbot):
    at = opened()
    at.camera.show(code("CODE-r1"))
    qtbot.waitUntil(lambda: at.page.panel.card.state is State.CHECKED_IN)
    waking = at.page.findChild(Waking)
    waking._last = (waking._last[0] - 90 * 60_000, waking._last[1])

    waking.timer.timeout.emit()

    assert at.page.panel.card.state is State.HIDDEN


def test_f9_with_one_camera_leaves_it_alone(opened, qtbot):
    at = opened()
    at.camera.show(CamerasFound(("HD Webcam",)))
    with qtbot.waitSignal(at.running.eye.opened):
        at.camera.show(opened_camera("HD Webcam"))
    press(at.page.field, Qt.Key.Key_F9)
    assert at.camera.switched == []


def test_closing_ends_the_threads(opened, qtbot):
    at = opened()
    qtbot.waitUntil(at.running.talk.isRunning)
    at.running.end()
    assert at.running.eye.isFinished()
    assert at.running.talk.isFinished()
    assert at.camera.closed


def test_a_film_closes_the_window_once_all_is_sent(opened, qtbot):
    at = opened(close_at_end=True)
    at.peer.reachable = False
    at.camera.show(code("CODE-r1"))
    at.camera.show(CameraEnded())
    qtbot.waitUntil(lambda: "film" in at.page.camera.accessibleDescription())
    assert at.window.isVisible()
    at.peer.reachable = True
    qtbot.waitUntil(lambda: not at.window.isVisible())
    assert at.peer.have[MINE].seq == 1


def test_the_trace_tells_when_and_never_who(opened, qtbot, tmp_path):
    at = opened(trace=tmp_path / "trace.jsonl")
    at.camera.show(picture())
    at.camera.show(code("CODE-r4"))
    at.camera.show(CameraEnded())
    file = tmp_path / "trace.jsonl"
    qtbot.waitUntil(lambda: "verdict" in file.read_text() and "camera_ended" in file.read_text())
    qtbot.waitUntil(lambda: '"online": true' in file.read_text())
    text = file.read_text()
    lines = [json.loads(line) for line in text.splitlines()]
    verdict = next(line for line in lines if line["kind"] == "verdict")
    assert verdict["state"] == "cancelled"
    assert verdict["reason"] == "cancelled"
    assert verdict["admitted"] is False
    assert (verdict["desk"], verdict["seq"]) == (MINE, 1)
    assert verdict["delivered_ns"] <= verdict["saved_ns"] <= verdict["shown_ns"]
    kinds = {line["kind"] for line in lines} - {"listed"}
    assert kinds == {"first_paint", "ready", "verdict", "sync", "camera_ended"}
    assert not any(word in text for word in ("CODE", "Tomas", "Kiosk", "r4"))


def test_a_demonstration_leaves_one_picture_of_each_state(opened, qtbot, tmp_path):
    at = opened(screenshots=tmp_path / "shots")
    at.camera.show(picture())
    at.camera.show(code("CODE-r1"))
    qtbot.waitUntil(lambda: any(p.name.endswith("checked_in.png") for p in at_shots(tmp_path)))
    assert at.page.panel.card.state is State.CHECKED_IN


def test_a_real_list_is_never_pictured(opened, tmp_path):
    real = replace(LISTED, gathering=replace(LISTED.gathering, demonstration=False))
    with pytest.raises(InputError, match="never of real people"):
        opened(MemoryStore(real), screenshots=tmp_path / "shots")
    assert not at_shots(tmp_path)


def test_a_list_that_turns_out_real_is_not_pictured_either(opened, qtbot, tmp_path):
    store = MemoryStore()
    store.coming = replace(LISTED, gathering=replace(LISTED.gathering, demonstration=False))
    at = opened(store, screenshots=tmp_path / "shots")
    at.peer.roster = page(RosterVersion("one", 1))
    qtbot.waitUntil(lambda: at.page.panel.card.state is State.READY)
    at.camera.show(picture())
    at.camera.show(code("CODE-r1"))
    qtbot.waitUntil(lambda: at.page.panel.card.state is not State.READY)
    assert not at_shots(tmp_path)


def at_shots(tmp_path):
    return list((tmp_path / "shots").glob("*.png"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_serial_scanner_goes_the_same_path_and_its_absence_is_said(opened, qtbot):
    import pty

    end, device = pty.openpty()
    at = opened(scanner=os.ttyname(device))
    os.write(end, b"CODE-r1\n")
    qtbot.waitUntil(lambda: at.page.panel.card.state is State.CHECKED_IN)
    qtbot.waitUntil(lambda: at.page.strip.words == "")
    os.close(device)
    os.close(end)
    qtbot.waitUntil(lambda: "scanner is unplugged" in at.page.strip.words)


def test_a_desk_that_had_stopped_by_itself_says_that_it_is_back_until_it_saves_again(opened):
    desk = opened(came_back=True)
    said = came_back_words()

    assert said in desk.page.strip.words
    desk.page.standing.saved(1)
    assert said not in desk.page.strip.words
    assert said not in opened().page.strip.words


def test_what_qt_complains_of_is_told_by_its_place_and_not_in_its_words(monkeypatch, capfd):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, _: told.append((kind, str(error))))
    before = qInstallMessageHandler(None)
    try:
        keep_qt_silent()
        qWarning("CANARY")
        qCritical("CANARY")
    finally:
        qInstallMessageHandler(before)

    assert [kind for kind, _ in told] == [QtError]
    assert "CANARY" not in str(told)
    assert "CANARY" not in "".join(capfd.readouterr())


def test_a_desk_that_nobody_sees_talks_all_the_same(opened, qtbot):
    at = opened(shown=False)

    qtbot.waitUntil(lambda: at.peer.asked > 0)


def test_a_desk_that_is_closed_at_once_never_begins_to_talk(opened):
    at = opened(shown=False)
    at.running.end()
    at.running.begin_to_talk()

    assert not at.running.talk.isRunning()
    assert at.peer.asked == 0


def test_a_window_is_painted_before_what_talks_to_the_server_is_loaded():
    heavy = "httpx", "cryptography.x509", "numpy", "cv2", "fastapi", "jinja2"
    heavy += "sqlalchemy.dialects.postgresql", "ui.laptop.rooms", "ui.updating", "ui.unlocking"
    said = subprocess.run(
        [sys.executable, "-c", f"import ui.__main__, sys; print(*sys.modules.keys() & {heavy})"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.split() == []
