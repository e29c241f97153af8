"""A desk that is open is never opened twice: its window comes to the front instead."""

import signal
import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget

from checkin.cli.processes import command
from checkin.domain.errors import InputError
from ui.only_one import OnlyOne, door_of, knock, to_front


def start(folder):
    return subprocess.Popen(
        command("desk", "--headless", "--profile", str(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def is_open(folder):
    socket = QLocalSocket()
    socket.connectToServer(door_of(folder))
    return socket.waitForConnected(50)


def test_a_second_start_of_the_same_desk_is_one_sentence(qtbot, tmp_path):
    first = start(tmp_path / "desk")
    try:
        qtbot.waitUntil(lambda: is_open(tmp_path / "desk"), timeout=60_000)
        second = start(tmp_path / "desk")
        said = second.communicate(timeout=60)

        assert second.returncode == 2
        assert said[0] == ""
        assert "This desk is open already. Its window comes to the front." in said[1]
        assert first.poll() is None
    finally:
        first.send_signal(signal.SIGTERM)
        first.communicate(timeout=60)
    assert first.returncode == 0


def test_a_desk_that_was_killed_can_be_opened_again(qtbot, tmp_path):
    first = start(tmp_path / "desk")
    qtbot.waitUntil(lambda: is_open(tmp_path / "desk"), timeout=60_000)
    first.kill()
    first.communicate(timeout=60)

    again = OnlyOne(tmp_path / "desk")

    assert is_open(tmp_path / "desk")
    again.close()
    assert not is_open(tmp_path / "desk")


def test_whoever_knocks_is_heard_and_two_desks_of_two_folders_are_two(qtbot, tmp_path):
    one, other = OnlyOne(tmp_path / "one"), OnlyOne(tmp_path / "other")
    with qtbot.waitSignal(one.knocked), pytest.raises(InputError, match="open already"):
        OnlyOne(tmp_path / "one")
    other.close()
    assert not knock(door_of(tmp_path / "other"))
    one.close()


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # there is nothing to be before
def test_a_window_that_comes_to_the_front_is_no_longer_small(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()

    to_front(window)

    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()
