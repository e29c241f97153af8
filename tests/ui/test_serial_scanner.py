"""A serial scanner at a real device: one end of a pseudo-terminal."""

import os
import sys

import pytest

from ui.serial_scanner import SerialScanner

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

import pty
import tty


class Device:
    """A scanner that can be plugged in under one name, again and again."""

    def __init__(self, link):
        self.link = link
        self.ends = ()

    def plug_in(self):
        self.ends = pty.openpty()
        tty.setraw(self.ends[1])
        self.link.symlink_to(os.ttyname(self.ends[1]))

    def unplug(self):
        self.link.unlink(missing_ok=True)
        for end in self.ends:
            os.close(end)
        self.ends = ()

    def send(self, data):
        os.write(self.ends[0], data)


@pytest.fixture
def device(tmp_path):
    made = Device(tmp_path / "scanner")
    yield made
    made.unplug()


@pytest.fixture
def scanner(device, qapp):
    made = SerialScanner(str(device.link), qapp)
    made.texts, made.states = [], []
    made.read.connect(made.texts.append)
    made.plugged.connect(made.states.append)
    yield made
    made.close()


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b""])
def test_what_a_scanner_sends_is_read(scanner, device, qtbot, end):
    device.plug_in()
    scanner.open()
    assert scanner.states == [True]
    device.send(b"C1:ABC" + end)
    qtbot.waitUntil(lambda: scanner.texts == ["C1:ABC"])


def test_a_code_that_comes_in_pieces_is_one_code(scanner, device, qtbot):
    device.plug_in()
    scanner.open()
    device.send(b"C1:")
    device.send("Ł\r\nC1:NEXT\r\n".encode())
    qtbot.waitUntil(lambda: len(scanner.texts) == 2)
    assert scanner.texts == ["C1:Ł", "C1:NEXT"]


def test_noise_is_no_code(scanner, device, qtbot):
    device.plug_in()
    scanner.open()
    device.send(b"\xff\xfe\r" + b"x" * 3000 + b"\r" + b"GOOD\r")
    qtbot.waitUntil(lambda: bool(scanner.texts))
    assert scanner.texts == ["GOOD"]


def test_a_scanner_that_is_unplugged_is_told_and_found_again(scanner, device, qtbot):
    device.plug_in()
    scanner.open()
    device.unplug()
    qtbot.waitUntil(lambda: scanner.states == [True, False])
    device.plug_in()
    scanner._again.timeout.emit()  # and not two seconds later
    qtbot.waitUntil(lambda: scanner.states == [True, False, True])
    device.send(b"AGAIN\r")
    qtbot.waitUntil(lambda: scanner.texts == ["AGAIN"])


def test_a_scanner_that_was_never_there_is_told_once(scanner):
    scanner.open()
    scanner._again.timeout.emit()
    assert scanner.states == [False]
    assert scanner._again.isActive()
