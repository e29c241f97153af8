"""A laptop does not fall asleep under a desk."""

import shutil
import subprocess
import sys
import threading

import pytest
from jeepney import HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from checkin.adapters.awake import Awake

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"), reason="needs a D-Bus of its own"
)

_SAVER = "org.freedesktop.ScreenSaver"
_COOKIE = 7


@pytest.fixture
def bus(monkeypatch):
    """A message bus that nobody is on yet."""
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    ) as daemon:
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
        daemon.terminate()


class ScreenSaver(threading.Thread):
    """What a desktop has on its bus: it notes who wants it to wait, and who no longer does."""

    def __init__(self, address):
        super().__init__(daemon=True)
        self.asked = []
        self._connection = open_dbus_connection(address)
        self._connection.send_and_get_reply(message_bus.RequestName(_SAVER))
        self.start()

    def run(self):
        while len(self.asked) < 2:
            message = self._connection.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            self.asked.append((message.header.fields[HeaderFields.member], message.body))
            is_inhibit = self.asked[-1][0] == "Inhibit"
            body = ("u", (_COOKIE,)) if is_inhibit else (None, ())
            self._connection.send(new_method_return(message, *body))
        self._connection.close()


def test_the_screen_waits_until_the_desk_is_closed(bus):
    saver = ScreenSaver(bus)
    awake = Awake()
    awake.start()
    assert awake.granted()
    assert [name for name, _ in saver.asked] == ["Inhibit"]
    awake.end()
    saver.join(10)
    assert saver.asked[1] == ("UnInhibit", (_COOKIE,))


@pytest.mark.usefixtures("bus")
def test_a_system_that_knows_nothing_of_it_says_no_and_is_no_fault():
    awake = Awake()
    awake.start()
    assert not awake.granted()
    awake.end()


def test_a_laptop_without_such_a_bus_is_no_fault_either(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    awake = Awake()
    awake.start()
    assert not awake.granted()
    awake.end()
