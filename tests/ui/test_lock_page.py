"""A locked desk is opened by card and PIN, with keys alone, and says how things stand."""

import io
import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from checkin.adapters.awake import Awake
from checkin.adapters.camera.events import CodeRead
from checkin.adapters.expiring import Expiry
from checkin.adapters.profile import Profile, vault_of, wall_ms
from checkin.domain.lock import Lock, Policy
from tests.adapters.conftest import At, LiveServer
from tests.adapters.examples import GATHERING
from tests.adapters.vaults import LABEL, PIN, card, locked
from tests.ui.test_first_run import manners
from tests.ui.test_keys import press
from ui.__main__ import Opening
from ui.desk_page import DeskPage
from ui.first_run import FirstRun
from ui.language import Language
from ui.lock_page import LockPage
from ui.options import DeskOptions
from ui.settings import Settings
from ui.window import Window

ROOT = Path(__file__).parents[2]


@pytest.fixture
def page(qtbot):
    kept = []

    def show(policy=Policy.STRICT, **more):
        window, made = Window(), LockPage(LABEL, policy, **more)
        qtbot.addWidget(window)
        window.show_page(made)
        window.show()
        kept.append(window)
        return made

    yield show
    kept.clear()


def code(text):
    return CodeRead(text, 1, 1, 2, ((0, 0),) * 4)


def words(page):
    return page._what.text().strip("\u2068\u2069")


def said(page):
    return page.said.text().strip("\u2068\u2069")


def test_it_says_which_desk_it_is_and_asks_for_the_card_first(page):
    at = page()
    assert "Gate 2" in at._which.text()
    assert "Harbour Days" in at._which.text()
    assert words(at) == "Show the desk card to the camera."
    assert at.camera.isVisible()
    assert not at.open.isEnabled()


def test_card_pin_and_enter_open_it_without_a_mouse(page, qtbot):
    at = page()
    at.code_read(code(card().text))
    assert words(at) == "The desk card was read. Now type the staff PIN."
    at.pin.setText(PIN)
    with qtbot.waitSignal(at.asked) as asked:
        press(at.pin, Qt.Key.Key_Return)
    assert asked.args == [card(), PIN]
    assert "Opening" in at.said.text()
    assert at.pin.isReadOnly()


def test_a_card_that_was_shown_a_minute_ago_is_to_be_shown_again(page):
    at = page()
    at.code_read(code(card().text))
    assert at.leaving.interval() == 60_000
    at.pin.setText(PIN[:3])
    at.leaving.timeout.emit()
    assert words(at) == "Show the desk card to the camera."
    assert at.pin.text() == ""
    at.code_read(code(card().text))
    assert words(at) == "The desk card was read. Now type the staff PIN."


def test_a_card_stays_while_the_desk_is_being_opened_with_it(page):
    at = page()
    at.code_read(code(card().text))
    at.pin.setText(PIN)
    press(at.pin, Qt.Key.Key_Return)
    at.leaving.timeout.emit()
    assert at.leaving.isActive()
    at.failed("The desk card or the PIN is not right.")
    assert "was read" in words(at)


def test_a_pin_before_the_card_asks_for_the_card(page):
    at = page()
    asked = []
    at.asked.connect(lambda *given: asked.append(given))
    at.pin.setText(PIN)
    press(at.pin, Qt.Key.Key_Return)
    assert said(at) == "Show the desk card first."
    assert asked == []


def test_a_card_of_another_event_and_a_badge_are_told_at_once(page):
    at = page()
    at.code_read(code("CODE-r1"))
    assert said(at) == "This is not a desk card."
    at.code_read(code(card(1, "0000beef").text))
    assert said(at) == "This desk card is of another event."
    assert words(at) == "Show the desk card to the camera."
    at.code_read(code(card().text))
    assert said(at) == ""


def test_a_scanner_that_types_the_card_leaves_none_of_it_in_the_field(page):
    at = page()
    at.pin.setText(card().text)
    press(at.pin, Qt.Key.Key_Return)
    assert at.pin.text() == ""
    assert "was read" in words(at)


def test_the_pin_is_hidden_until_the_eye_is_pressed_and_takes_digits_only(page, qtbot):
    at = page(Policy.LIGHT)
    assert at.pin.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(at.eye, Qt.MouseButton.LeftButton)
    assert at.pin.echoMode() is QLineEdit.EchoMode.Normal
    assert at.eye.text() == "Hide the PIN"
    at.pin.setText("4a1 5x9267777")
    assert at.pin.text() == "415926"


def test_light_asks_for_the_pin_alone_and_for_no_camera(page, qtbot):
    at = page(Policy.LIGHT)
    assert words(at) == "Type the staff PIN."
    assert not at.camera.isVisible()
    at.pin.setText(PIN)
    with qtbot.waitSignal(at.asked) as asked:
        qtbot.mouseClick(at.open, Qt.MouseButton.LeftButton)
    assert asked.args == [None, PIN]


def test_what_did_not_open_is_typed_again_after_a_wait_that_is_said(page):
    left = [61_000]
    at = page(waits_ms=lambda: left[0])
    at.code_read(code(card().text))
    at.pin.setText(PIN)
    at.failed("The desk card or the PIN is not right.")
    assert said(at) == "The desk card or the PIN is not right. The next try in 2 min."
    assert at.pin.text() == ""
    at.pin.setText(PIN)
    left[0] = 1_500
    at._waiting.timeout.emit()
    assert said(at).endswith("The next try in 2 s.")
    assert not at.open.isEnabled()
    left[0] = 0
    at._waiting.timeout.emit()
    assert at.open.isEnabled()
    assert "next try" not in at.said.text()


def test_where_it_cannot_be_opened_at_all_there_is_nothing_to_type_into(page):
    at = page(
        Policy.NOTHING,
        why_not="This computer's keychain does not answer. Unlock it, and open the desk again.",
    )
    assert "keychain does not answer" in at.said.text()
    assert not at.pin.isVisible()
    assert not at.open.isVisible()


def test_it_speaks_another_language_at_once(page, qapp):
    at = page()
    language = Language(qapp)
    language.use("ar")
    assert at.layoutDirection() is Qt.LayoutDirection.RightToLeft
    language.use("en")
    assert at.open.text() == "Open the desk"


def test_without_a_server_that_can_open_it_nobody_is_asked(page):
    assert not page().afar.isVisible()


def test_an_organiser_is_asked_shown_the_letters_and_given_up_with_keys_alone(page, qtbot):
    at = page(Policy.LIGHT, can_ask=True)
    at.afar.setFocus()
    with qtbot.waitSignal(at.asked_afar):
        qtbot.keyClick(at.afar, Qt.Key.Key_Space)
    assert "Asking the organisers" in said(at)
    assert not at.pin.isVisible()

    at.wait_for_organiser("7KQ2MD")
    assert "7KQ 2MD" in at.code.text()
    assert at.code.accessibleName() == "7 K Q 2 M D"
    assert "Ask an organiser to open" in words(at)
    assert at.window().focusWidget() is at.cancel
    with qtbot.waitSignal(at.cancelled):
        qtbot.keyClick(at.cancel, Qt.Key.Key_Space)
    assert at.window().focusWidget() is at.pin
    assert not at.code.isVisible()
    assert at.afar.isVisible()


def test_a_network_that_is_away_leaves_the_letters_and_a_no_does_not(page):
    at = page(Policy.LIGHT, can_ask=True)
    at.afar.click()
    at.wait_for_organiser("7KQ2MD")
    at.failed_afar("The server cannot be reached.", False)
    assert said(at) == "The server cannot be reached."
    assert at.code.isVisible()
    at.failed_afar("The organisers have not opened this desk. Ask them.", True)
    assert said(at) == "The organisers have not opened this desk. Ask them."
    assert at.pin.isVisible()
    assert not at.code.isVisible()


def test_the_wait_after_wrong_pins_keeps_nobody_from_asking(page):
    at = page(Policy.LIGHT, can_ask=True, waits_ms=lambda: 61_000)
    assert at.afar.isEnabled()
    at.afar.click()
    assert "next try" not in at.said.text()


# ------------------------------------------------------------------ with a real profile


@pytest.fixture
def folder(tmp_path):
    """A desk's folder, locked with card and PIN."""
    profile = Profile.open(tmp_path / "desk")
    profile.vault.guard(locked(Policy.LIGHT), LABEL)
    profile.close()
    return tmp_path / "desk"


def test_a_desk_opens_with_its_pin_and_not_with_another(qapp, qtbot, folder):
    window, settings = Window(), Settings(folder)
    qtbot.addWidget(window)
    vault = vault_of(folder)
    opening = Opening(window, DeskOptions(folder), manners(qapp, folder), settings, Awake())
    opening.ask(vault, "")
    window.show()
    at = window.centralWidget()
    at.pin.setText("000000")
    at.ask()
    qtbot.waitUntil(lambda: "not the staff PIN" in at.said.text())
    assert opening.profile is None
    vault.tries.succeeded()  # as if the wait were over
    at.pin.setText(PIN)
    at.ask()
    # A laptop of no event yet; what matters is that its database is read.
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), FirstRun))
    assert opening.profile.enrolment is None

    opening.lock()
    assert opening.locked
    opening.end()
    opening.profile.close()


def film_of(text, path):
    """A film of somebody who holds a card up."""
    buffer = io.BytesIO()
    segno.make(text, error="m", boost_error=False, micro=False).save(
        buffer, kind="png", scale=9, border=6
    )
    card = cv2.imdecode(np.frombuffer(buffer.getvalue(), np.uint8), cv2.IMREAD_COLOR)
    frame = np.full((720, 1280, 3), 200, np.uint8)
    high, wide = card.shape[:2]
    frame[100 : 100 + high, 300 : 300 + wide] = card
    writer = cv2.VideoWriter(
        str(path), cv2.CAP_OPENCV_MJPEG, cv2.VideoWriter.fourcc(*"MJPG"), 30, (1280, 720)
    )
    for _ in range(30):
        writer.write(frame)
    writer.release()
    return str(path)


def test_the_spare_card_before_the_camera_and_the_pin_open_a_strict_desk(qapp, qtbot, tmp_path):
    folder, window = tmp_path / "desk", Window()
    qtbot.addWidget(window)
    profile = Profile.open(folder)
    profile.vault.guard(locked(Policy.STRICT), LABEL)
    profile.close()
    film = film_of(card(2).text, tmp_path / "card.avi")
    settings, options = Settings(folder), DeskOptions(folder, camera=film)
    opening = Opening(window, options, manners(qapp, folder), settings, Awake())
    opening.ask(vault_of(folder), "")
    window.show()
    at = window.centralWidget()
    qtbot.waitUntil(lambda: "was read" in words(at), timeout=30_000)
    at.pin.setText(PIN)
    at.ask()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), FirstRun))
    opening.end()
    opening.profile.close()


def test_a_desk_that_opens_by_itself_is_not_locked_but_hidden_only(qapp, qtbot, tmp_path):
    profile, window = Profile.open(tmp_path), Window()
    qtbot.addWidget(window)
    opening = Opening(
        window, DeskOptions(tmp_path), manners(qapp, tmp_path), Settings(tmp_path), Awake()
    )
    opening.profile = profile
    profile.vault.guard(Lock(box=b"b" * 32), LABEL)
    opening.lock()
    assert not opening.locked
    profile.close()


DESK = """
import sys
from pathlib import Path
from checkin.adapters.supervisor import begin_again
if sys.argv[1:] == ["again"]:
    memory = Path("/proc/self/mem").open("rb")
    wanted, found = bytes(letter ^ 1 for letter in b"B`o`sxchse"), 0
    for line in Path("/proc/self/maps").read_text().splitlines():
        bounds, mode = line.split()[:2]
        start, end = (int(one, 16) for one in bounds.split("-"))
        if not mode.startswith("r") or "[v" in line:
            continue
        memory.seek(start)
        try:
            found += memory.read(end - start).count(wanted)
        except (OSError, ValueError):
            pass
    # Once, in what was looked for.
    print(found <= 2, found)
else:
    held = [bytes(letter ^ 1 for letter in b"B`o`sxchse") + bytes([number % 200]) for number in range(50_000)]
    sys.orig_argv.append("again")
    begin_again()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")
def test_the_process_that_begins_again_holds_none_of_the_names(tmp_path):
    script = tmp_path / "desk.py"
    script.write_text(DESK)
    done = subprocess.run(
        [sys.executable, script],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("True"), done.stdout + done.stderr


# ------------------------------------------------------------------ with a real server


@pytest.fixture
def server(tmp_path):
    own = LiveServer(tmp_path / "server")
    own.book.publish(lock=locked(Policy.LIGHT))
    yield own
    own.stop()


@pytest.fixture
def at_lock(qapp, qtbot, tmp_path, server, monkeypatch):
    """The page of a locked desk that its server can open; the desk goes on in ``opening``."""
    monkeypatch.setattr("ui.asking._AGAIN_MS", 20)
    hall = At(tmp_path / "hall").join(server.invite(), "Hall")
    hall.profile.guard()
    hall.profile.give_share(hall.peer)
    Expiry(hall.profile).told(wall_ms())
    hall.close()
    window = Window()
    qtbot.addWidget(window)
    options = DeskOptions(tmp_path / "hall", camera=film_of("no code", tmp_path / "hall.avi"))
    opening = Opening(
        window, options, manners(qapp, tmp_path / "hall"), Settings(tmp_path / "hall")
    )
    vault = vault_of(tmp_path / "hall")
    opening.ask(vault, "")
    window.show()
    page = window.centralWidget()
    page.opening, page.window_of_it = opening, window
    yield page
    opening.end()
    if opening.profile is not None:
        opening.profile.close()


def test_an_organiser_opens_the_desk_and_it_goes_on(at_lock, qtbot, server):
    kept, opening = server.data.kept(GATHERING.id), at_lock.opening
    at_lock.afar.click()
    qtbot.waitUntil(lambda: bool(kept.asking()) and at_lock.code.isVisible())
    (asking,) = kept.asking()
    assert asking.code in at_lock.code.text().replace(" ", "")
    kept.confirm(asking)

    qtbot.waitUntil(lambda: opening.profile is not None, timeout=20_000)
    assert opening.profile.enrolment.desk_name == "Hall"
    at = opening._window
    qtbot.waitUntil(lambda: isinstance(at.centralWidget(), DeskPage), timeout=20_000)
    # Open, it gives the server another share by itself.
    qtbot.waitUntil(lambda: opening.profile._guard._shares._told is not None, timeout=20_000)


def test_an_organiser_says_no_and_the_page_says_so(at_lock, qtbot, server):
    kept = server.data.kept(GATHERING.id)
    at_lock.afar.click()
    qtbot.waitUntil(lambda: bool(kept.asking()))
    kept.deny(kept.find_asking("Hall"))
    qtbot.waitUntil(lambda: "have not opened this desk" in at_lock.said.text())
    assert at_lock.pin.isVisible()


def test_what_was_cancelled_is_asked_no_more(at_lock, qtbot, server):
    kept = server.data.kept(GATHERING.id)
    at_lock.afar.click()
    qtbot.waitUntil(lambda: bool(kept.asking()) and at_lock.code.isVisible())
    at_lock.cancel.click()
    qtbot.waitUntil(lambda: kept.asking() == [])
    assert at_lock.opening.profile is None


def test_without_a_network_it_says_so_and_goes_on_asking(at_lock, qtbot, server):
    server.stop_at_once()
    at_lock.afar.click()
    qtbot.waitUntil(lambda: "cannot be reached" in at_lock.said.text(), timeout=20_000)
    assert at_lock.cancel.isVisible()
    assert not at_lock.pin.isVisible()
